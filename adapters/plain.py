"""A card as plain text: every word of it, with nothing to press and everything to type."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from bot.model.messages import Card
from bot.model.moments.moments import written_there
from bot.model.people import Person, Reader
from bot.model.words import USUAL, Channel, Dialect, Link, Manner, Said, render, visible

_OF_A_QUESTION = re.compile(r"(\w+(?: \d+)?) at \d+\.\d+")
"""A button says which question it answers; who types means the one that is open."""


class Plain:
    """The dialect without markup."""

    def __init__(self, manner: Manner = USUAL) -> None:
        self.manner = manner

    def literal(self, text: str) -> str:
        return text

    def strong(self, inner: str) -> str:
        return inner

    def code(self, inner: str) -> str:
        return inner

    def person(self, person: Person) -> str:
        return visible(person.name)

    def moment(self, moment: datetime, reader: Reader) -> str:
        return written_there(moment, reader.zone)

    def link(self, link: Link) -> str:
        address, label = visible(link.address), visible(link.label)
        return address if label in {"", address} else f"{label} ({address})"

    def channel(self, channel: Channel) -> str:
        return visible(channel.id) if channel.id.startswith("#") else "a conversation with others"


PLAIN = Plain()


Writes: TypeAlias = Callable[[Said], str]


def writer(reader: Reader, dialect: Dialect) -> Writes:
    """Writes the texts of one card, each once: where it is laid out its words are wanted as plain text, too."""
    known: dict[int, tuple[Said, str]] = {}  # each is kept, so that no other one gets its id

    def written(said: Said) -> str:
        if (number := id(said)) not in known:
            known[number] = said, render(said, dialect, reader).strip()
        return known[number][1]

    return written


def plain_text(card: Card, reader: Reader, dialect: Dialect = PLAIN, written: Writes | None = None) -> str:
    """Every word of the card, part below part: title, text, facts, numbered choices, buttons, note.

    A choice is typed by its number; a button by the words after its label.
    """
    written = written or writer(reader, dialect)
    parts = [
        written(card.title) if card.title else "",
        written(card.text),
        "\n".join(fact_line(written(label), written(value)) for label, value in card.facts),
        "\n".join(f"{number}. {written(button.label)}" for number, button in card.numbered),
        "\n".join(typed(written(button.label), button.says, dialect) for button in card.buttons),
        written(card.note) if card.note else "",
    ]
    return "\n\n".join(part for part in parts if part)


def fact_line(label: str, value: str) -> str:
    return f"{named(label)} {value}"


def named(label: str) -> str:
    """The label of a fact and what leads on to its value; a question has its own mark."""
    return label if label.endswith((":", "?")) else f"{label}:"


def typed(label: str, says: str, dialect: Dialect = PLAIN) -> str:
    """A button for someone who types: its label, and the words that do the same."""
    said = says.strip()
    of_a_question = _OF_A_QUESTION.fullmatch(said)
    words = dialect.literal(visible(of_a_question[1] if of_a_question else said))
    return label if words.casefold() == label.casefold() or not words else f"{label} (type: {words})"
