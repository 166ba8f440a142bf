"""What every message of a file is understood as, and how often that is what it should be."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import typer

from bot import somebody
from bot.commands.understood import NONE, heard, name, own_words, plain
from bot.files.ordinary import Unreadable, text_of
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import Understanding

_TICKET = Context(addressed=False, direct=False, ticket=1)
_WHERE = {
    "incident_thread": _TICKET,
    "ticket_thread": _TICKET,
    "session_thread": Context(addressed=False, direct=False, session=1),
    "dm": Context(),
    "": Context(),
}
"""Where a message with this `context` is said, hyphens being as good; without one it is said to the desk in private."""


class Row(NamedTuple):
    """One message, and what it should be understood as, where the file says so."""

    text: str
    context: Context
    intent: str | None


def show(file: Path, role: str, as_json: bool) -> None:
    """Print one line a message, or how many were understood rightly, what was taken for what, and how long it took."""
    rows = list(_rows(file))
    asked = somebody.role(role) or Role.GUEST
    own = own_words()
    understood, took = list[Understanding](), list[float]()
    for row in rows:
        begun = perf_counter()
        understood.append(heard(row.text, asked, row.context, own))
        took.append(perf_counter() - begun)
    if as_json:
        for row, meant in zip(rows, understood, strict=True):
            typer.echo(json.dumps(plain(row.text, meant, row.context), ensure_ascii=False))
        return
    pairs = [
        (row.intent, name(row.text, meant, row.context))
        for row, meant in zip(rows, understood, strict=True)
        if row.intent
    ]
    for line in _summary(pairs):
        typer.echo(line)
    if took:
        typer.echo(f"half of the messages took less than {median(took) * 1000:.2f} ms each")


def _rows(file: Path) -> Iterator[Row]:
    try:
        lines = text_of(file).split("\n")
    except Unreadable as error:
        raise typer.BadParameter(error.told(str(file))) from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(line, f"{file}, line {number}")


def _row(line: str, where: str) -> Row:
    try:
        said = json.loads(line)
    except ValueError:
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise typer.BadParameter(f'{where}: each line is a JSON object with at least a "text".')
    intent = said["intent"] or NONE if "intent" in said else None
    context = _WHERE.get(str(said.get("context") or "").replace("-", "_"))
    if context is None:
        known = ", ".join(filter(None, _WHERE))
        raise typer.BadParameter(f'{where}: "context" is {said["context"]!r}, and not one of {known}.')
    return Row(said["text"], context, intent)


def _summary(pairs: Sequence[tuple[str | None, str]]) -> Iterable[str]:
    """How many are right, how much talk was acted upon, and what was taken for what, the most frequent first."""
    if not pairs:
        yield "No message says which intent it should be, so there is nothing to compare. --json prints each."
        return
    right = sum(wanted == found for wanted, found in pairs)
    talk = [found for wanted, found in pairs if wanted == NONE]
    yield f"right: {right} of {len(pairs)} ({right / len(pairs):.1%})"
    yield f"acted upon that should be none: {sum(found != NONE for found in talk)} of {len(talk)}"
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    for (wanted, found), times in sorted(wrong.items(), key=lambda item: (-item[1], item[0][0] or "", item[0][1])):
        yield f"{times} x {wanted} taken for {found}"
