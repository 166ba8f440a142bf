"""What a ticket of a walk-through is called: what is wrong, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.model.playbooks.book import ANSWERED, Shelf, StepKind, find
from bot.model.playbooks.place import Answer, Run
from bot.model.words import shortened

LONGEST_TITLE = 80
BUILDING = "building"
"""The name of the answer that tells it."""
_SILENT = re.compile(
    r"(yes|no|other|another|none|not|something|somebody|all|i do not know|approve|reject|nobody)\b|[\d. ]+$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*")
_SHORT = 3
_CODE = re.compile(r"\d{3,8}")


def title_of(shelf: Shelf, title: str, run: Run) -> str:
    """The playbook's title, then the first and the last answer for which its file has a `title`: usually what fails,
    and how. A part whose words come again later is left out. If no answer has a title, they stand as they were given.
    """
    told = [each for each in _told(shelf, run) if each] or _labels(run.answers)
    kept: list[str] = []
    for piece in dict.fromkeys((*told[-1:], *told[:1], title)):
        if not _words(piece) & _words(" ".join(kept)):
            kept.insert(0, piece)
    said = _joined(kept)
    there = run.values.get(BUILDING, "")
    whole = f"{said}, {there}"
    return whole if there and len(whole) <= LONGEST_TITLE else shortened(said, LONGEST_TITLE)


def _joined(pieces: Sequence[str]) -> str:
    """The first letter of the first two is a capital: `Signing in: Course site, account is locked`."""
    first, *rest = [piece[:1].upper() + piece[1:] if at < 2 else piece for at, piece in enumerate(pieces)]
    return f"{first}: {', '.join(rest)}" if rest else first


def _told(shelf: Shelf, run: Run) -> Iterator[str]:
    """The titles of what was answered, in order; empty where an answer has none."""
    asked = (found[1] for address in run.path if (found := find(shelf, address)) and found[1].kind in ANSWERED)
    for step, answer in zip(asked, run.answers, strict=False):
        if step.kind is StepKind.LOOK_UP:
            code = _CODE.search(answer.label)
            yield f"error code {code[0]}" if code else "unknown error code"
        elif step.titled and not any(option.label == answer.label for option in step.options):
            yield answer.label
        else:
            yield next((option.title for option in step.options if option.label == answer.label), "")


def _labels(answers: Sequence[Answer]) -> list[str]:
    return [_short(each.label) for each in answers if not _SILENT.match(each.label)]


def _short(label: str) -> str:
    """A label without its list of examples and its second half."""
    return re.split(r", (?:or|and) |; ", re.sub(r" \([^()]*,[^()]*\)", "", label))[0]


def _words(text: str) -> set[str]:
    """What is said in it, in the singular."""
    return {word.casefold().rstrip("s") for word in _WORD.findall(text) if len(word) > _SHORT}
