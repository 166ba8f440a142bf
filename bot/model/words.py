"""Text that is safe to show: our template, with what people typed as facts beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Protocol, TypeAlias

from bot.model.people import Person, Reader

_PIECES = re.compile(r"\*\*|`|\{(\w+)\}")
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_UNSEEN = frozenset(("Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs"))
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters that are drawn as nothing."""

_LONGEST_NUMERAL = 20


@dataclass(frozen=True, slots=True)
class Link:
    """A web address with the words to show for it."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Said:
    """A template and its facts; made by `say`, turned into text by `render`."""

    template: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """A place with several people, by the platform's own ids; a platform that knows no name of it says what it is."""

    platform: str
    workspace: str
    id: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Words for the desk that somebody types where they read them; shown with what must stand before them there."""

    words: str


@dataclass(frozen=True, slots=True)
class Below:
    """What to do in the thread below a message; `elsewhere`: instead, where the desk hears of no threads."""

    there: Said
    elsewhere: Said


@dataclass(frozen=True, slots=True)
class Taken:
    """What to do to take away what one has written, in the words of where it is read."""


Fact: TypeAlias = str | int | datetime | Person | Link | Channel | Said | Typed | Below | Taken


@dataclass(frozen=True, slots=True)
class Manner:
    """How people speak to the desk in one place. `call`: what must stand before what is meant for it. `threads`:
    whether they can answer it below a message. `taking`: how they take away what they wrote; None when that is unknown.
    """

    call: str = ""
    threads: bool = True
    taking: Said | None = None


USUAL = Manner()


class Dialect(Protocol):
    """How one platform writes in one place. Every method returns finished text of that platform."""

    @property
    def manner(self) -> Manner: ...

    def literal(self, text: str) -> str:
        """Text to be shown exactly as it stands, with nothing in it working as markup."""

    def strong(self, inner: str) -> str: ...

    def code(self, inner: str) -> str: ...

    def person(self, person: Person) -> str:
        """A mention, which tells that person."""

    def moment(self, moment: datetime, reader: Reader) -> str: ...

    def link(self, link: Link) -> str: ...

    def channel(self, channel: Channel) -> str: ...


def say(template: str, /, **facts: Fact) -> Said:
    """Make a text. The template is ours, and whole; `**bold**` and `` `code` `` are its markup.

    Facts are data: a `str` is escaped, a `Person` becomes a mention, a `datetime` (aware) is written in the reader's
    zone, a `Link` a link, a `Said` is put in whole. A `{name}` without a fact of that name raises `KeyError` at once.
    """
    if not facts:
        return _bare(template)
    for name in _names(template):
        facts[name]
    return Said(template, tuple(facts.items()))


@lru_cache(maxsize=2048)  # most labels are said again and again
def _bare(template: str) -> Said:
    for name in _names(template):
        raise KeyError(name)
    return Said(template)


@lru_cache(maxsize=2048)
def _names(template: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\{(\w+)\}", template))


def lines(*texts: Said) -> Said:
    """The texts one below the other."""
    names = [f"line{i}" for i in range(len(texts))]
    return Said("\n".join(f"{{{name}}}" for name in names), tuple(zip(names, texts, strict=True)))


def render(said: Said, dialect: Dialect, reader: Reader) -> str:
    """Write a text for one reader on one platform."""
    facts = dict(said.facts)
    spans: list[tuple[str, list[str]]] = [("", [])]
    for mark, words in _pieces(said.template):
        if not mark:
            spans[-1][1].append(dialect.literal(words))
        elif mark == "{":
            spans[-1][1].append(_fact(facts, words, dialect, reader))
        elif spans[-1][0] == mark:
            _, inner = spans.pop()
            spans[-1][1].append(_marked(mark, "".join(inner), dialect))
        else:
            spans.append((mark, []))
    return "".join(mark + "".join(parts) if mark else "".join(parts) for mark, parts in spans)


@lru_cache(maxsize=2048)  # most templates are written again and again
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    """Its words with no mark before them, the names of facts with `{`, and its marks."""
    found, position = list[tuple[str, str]](), 0
    for match in _PIECES.finditer(template):
        found += [("", template[position : match.start()]), ("{", match[1]) if match[1] else (match[0], "")]
        position = match.end()
    found.append(("", template[position:]))
    return tuple(piece for piece in found if piece != ("", ""))


def _marked(mark: str, inner: str, dialect: Dialect) -> str:
    return dialect.strong(inner) if mark == "**" else dialect.code(inner)


def _fact(facts: Mapping[str, Fact], name: str, dialect: Dialect, reader: Reader) -> str:
    match facts.get(name):
        case None:
            return dialect.literal("{" + name + "}")
        case Person() as person:
            return dialect.person(person)
        case datetime() as moment:
            return dialect.moment(moment, reader)
        case Link() as link:
            return dialect.link(link)
        case Channel() as channel:
            return dialect.channel(channel)
        case (Said() | Typed() | Below() | Taken()) as words:
            return _words(words, dialect, reader)
        case value:
            return dialect.literal(visible(str(value)))


def _words(words: Said | Typed | Below | Taken, dialect: Dialect, reader: Reader) -> str:
    match words:
        case Said():
            return render(words, dialect, reader)
        case Typed(typed):
            return dialect.code(dialect.literal(visible(f"{dialect.manner.call}{typed}")))
        case Below(there, elsewhere):
            return render(there if dialect.manner.threads else elsewhere, dialect, reader)
        case Taken():
            return render(dialect.manner.taking or say("Please delete your message, if you can."), dialect, reader)


def visible(text: str) -> str:
    """Typed text without characters that cannot be seen but change what is: controls, overrides of direction."""
    return _HIDDEN.sub("", text)


def seen(text: str) -> str:
    """Typed text, or nothing where there is nothing to see in it."""
    return text if any(unicodedata.category(each) not in _UNSEEN and each not in _BLANK for each in text) else ""


def clean(text: str) -> str:
    """Typed text as it may be stored: half characters replaced, NUL dropped, in normal form C."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "")
    return unicodedata.normalize("NFC", whole)


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words where one ends not much before, and ended with an ellipsis when
    something is missing.
    """
    front = clipped(text, limit)
    if front == text or not front:
        return front
    word = text[: len(front)].rpartition(" ")[0].rstrip(" ,;:-–—(")
    return f"{word}…" if len(word) * 3 >= limit * 2 else front


def clipped(text: str, limit: int) -> str:
    """At most `limit` characters, cut between graphemes and ended with an ellipsis when something is missing."""
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    end = limit - 1
    while end > 0 and _joins(text, end):
        end -= 1
    return text[:end].rstrip() + "…"


def together(names: Sequence[str]) -> str:
    """Names in one sentence: `Ana, Ben and Carla`."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def numeral(number: int) -> str:
    """A number that somebody typed, as it is told back: of a very long one, its beginning."""
    return shortened(str(number), _LONGEST_NUMERAL)


def _joins(text: str, at: int) -> bool:
    """Whether cutting before `text[at]` would tear a grapheme: a mark, a joiner, a modifier, a tag, a flag."""
    after, before = text[at], text[at - 1]
    if unicodedata.category(after)[0] == "M" or "\u200d" in (after, before) or (before, after) == ("\r", "\n"):
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":
        return True
    letters = 0
    while letters < at and "\U0001f1e6" <= text[at - 1 - letters] <= "\U0001f1ff":
        letters += 1
    return letters % 2 == 1 and "\U0001f1e6" <= after <= "\U0001f1ff"
