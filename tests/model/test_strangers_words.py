"""Messages of people who know no command, in other voices and languages: what is right; talk starts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.commands.understood import NONE, arguments, heard, name
from bot.model.people import Role
from bot.model.understanding.context import Context

LISTS = Path(__file__).parent / "strangers"
_WHERE = {
    "@ticket": Context(addressed=False, direct=False, ticket=1),
    "@class": Context(addressed=False, direct=False, session=1),
}
GATES = {
    "english_one": 0.93,
    "spanish_one": 0.93,
    "french_one": 0.93,
    "german_one": 0.93,
    "portuguese_one": 0.93,
    "talk_one": 0.98,
    "english_two": 0.91,
    "spanish_two": 0.95,
    "french_two": 0.95,
    "german_two": 0.95,
    "portuguese_two": 0.95,
    "talk_two": 0.97,
    "english_three": 0.94,
    "spanish_three": 0.95,
    "french_three": 0.93,
    "german_three": 0.95,
    "portuguese_three": 0.95,
    "talk_three": 0.98,
    "english_four": 0.89,
    "spanish_four": 0.9,
    "french_four": 0.93,
    "german_four": 0.89,
    "portuguese_four": 0.93,
    "talk_four": 0.97,
    "english_five": 0.95,
    "talk_five": 0.98,
    "english_six": 0.83,
    "mixed_six": 0.93,
    "talk_six": 0.98,
    "english_seven": 0.95,
    "english_eight": 0.9,
    "english_nine": 0.94,
    "english_ten": 0.92,
    "english_eleven": 0.94,
    "talk_seven": 0.98,
    "spanish_seven": 0.95,
    "french_seven": 0.96,
    "german_seven": 0.96,
    "portuguese_seven": 0.96,
    "mixed_seven": 0.92,
    "talk_lands": 0.98,
}
"""What share of a list must be right; a little below what was measured."""


class Said(NamedTuple):
    """One message: the intents it may be, what is known of its arguments, and where it is said."""

    intents: frozenset[str]
    told: tuple[str, ...]
    where: Context
    text: str


def said(stem: str) -> Iterator[Said]:
    """The messages of a list: `intent | arguments and place | words`; of talk the words alone."""
    for line in (LISTS / f"{stem}.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        intents, told, text = (NONE, "", line) if stem.startswith("talk") else map(str.strip, line.split("|", 2))
        where = next((_WHERE[word] for word in told.split() if word in _WHERE), Context())
        known = tuple(word for word in told.split() if word not in _WHERE)
        yield Said(frozenset(intents.split("/")), known, where, text)


def judged(row: Said) -> tuple[str, dict[str, object]]:
    meant = heard(row.text, Role.ADMIN, row.where)
    return name(row.text, meant, row.where), arguments(meant.intent)


def fits(told: str, found: dict[str, object]) -> bool:
    """`number=3`: it is that; `when~noon`: it holds that; `*~noon`: one of them does."""
    field, exactly, value = told.partition("=")
    if exactly:
        return str(found.get(field, "")) == value
    field, _, value = told.partition("~")
    return any(value in str(each) for each in (found.values() if field == "*" else [found.get(field, "")]))


@pytest.mark.parametrize("stem", GATES)
def test_what_strangers_say_is_understood(stem: str) -> None:
    rows = list(said(stem))
    found = [(row, judged(row)[0]) for row in rows]
    wrong = [f"{row.text!r} is taken for {meant}" for row, meant in found if meant not in row.intents]

    assert 1 - len(wrong) / len(rows) >= GATES[stem], "\n".join(wrong)


def test_what_is_said_among_people_starts_nothing() -> None:
    talk = [row for stem in GATES for row in said(stem) if row.intents == {NONE}]
    acted = [row.text for row in talk if judged(row)[0] != NONE]

    assert len(talk) > 600
    assert acted == []


def test_what_strangers_name_is_an_argument() -> None:
    told = [(row, *judged(row)) for stem in GATES for row in said(stem) if row.told]
    wrong = [
        f"{row.text!r}: {found}"
        for row, meant, found in told
        if meant in row.intents and not all(fits(each, found) for each in row.told)
    ]

    assert len(told) > 150
    assert wrong == []
