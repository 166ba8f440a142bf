"""Articles from their files: Markdown below a few fields, checked line by line, every mistake told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.model.articles.article import AUDIENCES, Article, ArticleError
from bot.model.messages import Button
from bot.model.people import Role
from bot.model.understanding.grammar import command
from bot.model.words import Fact, Link, Typed, say

LONGEST_TITLE = 48
"""Letters: with a few words before it, it is the label of a button."""
FEWEST_WORDS, MOST_WORDS = 60, 200
MOST_LETTERS = 2000
"""So that every platform shows it in one message."""
LONGEST_FILE = 5000
LONGEST_SENTENCE, LONGEST_WORD = 25, 18
MOST_WAYS = 2
_FIELDS = ("title", "owner", "audience", "review", "words")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_INLINE = re.compile(r"\[(?P<label>[^\[\]*`]+)\]\((?P<target>[^)]*)\)|`(?P<typed>[^`]+)`")
_ITEM = re.compile(r"^\s*[-*] ")
_REFUSED = (
    (re.compile(r"^\s*#"), "an article has no headings: its title stands at the top"),
    (re.compile(r"!\["), "an article has no pictures"),
    (re.compile(r"[{}]"), "curly brackets cannot be shown"),
    (re.compile(r"^\s*(\||>|```)"), "tables, quotations and blocks of code cannot be shown on every platform"),
    (re.compile(r"</?\w"), "HTML cannot be shown"),
    (
        re.compile(r"(?<!\*)\*(?![*\s])[^*]*(?<!\s)\*(?!\*)|(?<![\w/`])_(?!\s)[^_]*(?<!\s)_(?![\w/`])|~~"),
        "words are marked with ** before and behind them: one star, _ and ~~ would be shown as they are",
    ),
)


@dataclass
class _Reading:
    """One file that is being read: its mistakes, and what its lines become."""

    file: str
    audience: Role = Role.GUEST
    problems: list[str] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    ways: list[Button] = field(default_factory=list)

    def wrong(self, line: int, why: str) -> None:
        self.problems.append(f"{self.file}, line {line}: {why}")


def parse(files: Mapping[str, str], folder: str = "") -> tuple[Article, ...]:
    """The articles of files, by their names without `.md`; raises `ArticleError` with every mistake in any of them."""
    articles, problems = [], []
    for name, text in sorted(files.items()):
        reading = _Reading(f"{folder}/{name}.md" if folder else f"{name}.md")
        if not _NAME.fullmatch(name):
            reading.wrong(1, "the name of the file has small letters, figures and single dashes only")
        article = _article(name, text, reading)
        problems += reading.problems
        articles += [article] if article else []
    if problems:
        raise ArticleError(problems)
    return tuple(articles)


def _article(name: str, text: str, reading: _Reading) -> Article | None:
    if len(text) > LONGEST_FILE:
        reading.wrong(1, f"the file has {len(text)} letters, far more than an article")
        return None
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
    if not end or lines[0].strip() != "---":
        reading.wrong(1, f"it begins with a line ---, then {', '.join(_FIELDS)}, then a line --- again")
        return None
    told = _fields(lines[1:end], reading)
    review = _review(told.get("review"), reading)
    reading.audience = AUDIENCES.get(told.get("audience", (0, ""))[1], Role.GUEST)
    body = _body(lines, end + 1, reading)
    if reading.problems or review is None:
        return None
    plain = _plain("\n".join(lines[end + 1 :]))
    phrases = tuple(part.strip() for part in told["words"][1].split(",") if part.strip())
    return Article(
        name=name,
        title=told["title"][1],
        owner=told["owner"][1],
        audience=reading.audience,
        review=review,
        phrases=phrases,
        text=say("\n".join(body).strip(), **reading.facts),
        body=plain,
        opening=_opening(plain),
        ways=tuple(reading.ways),
    )


def _fields(lines: list[str], reading: _Reading) -> dict[str, tuple[int, str]]:
    """What stands at the top, each with its line."""
    told: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 2):
        name, colon, value = line.partition(":")
        if not colon or name.strip() not in _FIELDS:
            reading.wrong(number, f"{line.strip()!r} is none of {', '.join(_FIELDS)}")
        elif name.strip() in told:
            reading.wrong(number, f"{name.strip()} stands here twice")
        else:
            told[name.strip()] = (number, value.strip())
    for name in _FIELDS:
        if not told.get(name, (0, ""))[1]:
            reading.wrong(told.get(name, (1, ""))[0], f"{name} is missing")
    at, title = told.get("title", (1, ""))
    if len(title) > LONGEST_TITLE:
        reading.wrong(at, f"the title has {len(title)} letters, more than {LONGEST_TITLE}")
    at, audience = told.get("audience", (1, ""))
    if audience and audience not in AUDIENCES:
        reading.wrong(at, f"{audience!r} is no audience: {', '.join(AUDIENCES)}")
    return told


def _review(told: tuple[int, str] | None, reading: _Reading) -> date | None:
    if told is None or not told[1]:
        return None
    try:
        return date.fromisoformat(told[1])
    except ValueError:
        reading.wrong(told[0], f"{told[1]!r} is no day: write it like 2027-09-01")
        return None


def _body(lines: list[str], start: int, reading: _Reading) -> list[str]:
    """The lines of the text as they are shown; mistakes are noted."""
    shown = []
    for number, line in enumerate(lines[start:], start + 1):
        _check_line(line, number, reading)
        shown.append(_ITEM.sub("• ", _inline(line, number, reading)))
    _check_whole("\n".join(lines[start:]).strip(), start + 1, len(lines), reading)
    return shown


def _check_line(line: str, number: int, reading: _Reading) -> None:
    for pattern, why in _REFUSED:
        if pattern.search(line):
            reading.wrong(number, why)
    if line.count("**") % 2 or line.count("`") % 2:
        reading.wrong(number, "a ** or a ` is not closed in the same line")
    plain = _plain(line)
    for sentence in _sentences(plain):
        if len(sentence.split()) > LONGEST_SENTENCE:
            reading.wrong(number, f"a sentence has {len(sentence.split())} words, more than {LONGEST_SENTENCE}")
    for word in re.findall(r"[^\W\d_]+", plain):
        if len(word) > LONGEST_WORD:
            reading.wrong(number, f"{word!r} is long: a plainer word will do")


def _check_whole(text: str, first: int, last: int, reading: _Reading) -> None:
    count = len(_plain(text).split())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        reading.wrong(first, f"the text has {count} words: write {FEWEST_WORDS} to {MOST_WORDS}")
    if len(text) > MOST_LETTERS:
        reading.wrong(first, f"the text has {len(text)} letters, more than {MOST_LETTERS}")
    if len(reading.ways) > MOST_WAYS:
        reading.wrong(last, f"it leads to {len(reading.ways)} commands: {MOST_WAYS} become buttons")
    if not _leads_on(text.rpartition("\n\n")[2]):
        reading.wrong(last, "the last paragraph leads on with a command, such as [Open a ticket](ticket form)")


def _leads_on(paragraph: str) -> bool:
    return any(match["label"] and not _on_the_web(match["target"]) for match in _INLINE.finditer(paragraph))


def _inline(line: str, number: int, reading: _Reading) -> str:
    """The line as a template: links and words to type become facts, commands buttons."""

    def put(match: re.Match[str]) -> str:
        name = f"part{len(reading.facts)}"
        if match["typed"]:
            _check_command(match["typed"], number, reading)
            reading.facts[name] = Typed(match["typed"])
        elif _on_the_web(match["target"]):
            reading.facts[name] = Link(match["target"], match["label"])
        else:
            form = _check_command(match["target"], number, reading)
            reading.ways.append(Button(say("{label}", label=match["label"]), match["target"], form=form))
            return f"**{match['label']}**"
        return f"{{{name}}}"

    return _INLINE.sub(put, line)


def _on_the_web(target: str) -> bool:
    return target.startswith("https://")


def _check_command(words: str, number: int, reading: _Reading) -> bool:
    """Note when it is no command that its readers may say; whether it opens a form."""
    intent = command(words)
    if intent is None:
        reading.wrong(number, f"{words!r} is no command of the desk and no address that begins with https://")
        return False
    if intent.allowed > reading.audience:
        reading.wrong(number, f"{words!r} is not for everybody who may read this")
    return intent.opens_form


def _plain(text: str) -> str:
    """The words alone."""
    shown = _INLINE.sub(lambda match: match["label"] or match["typed"], text)
    return "\n".join(_ITEM.sub("", line) for line in shown.replace("**", "").splitlines()).strip()


def _opening(text: str) -> str:
    first = text.partition("\n")[0]
    return re.split(r"(?<=[.!?])\s", first, maxsplit=1)[0]


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=[.!?:])\s+|\n", text) if part.strip()]
