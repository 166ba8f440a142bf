"""What a command is: a frozen dataclass whose docstring is its help text and whose fields are its arguments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from bot.model.people import Role


class Topic(Enum):
    """The headings of the help."""

    TROUBLE = "Step by step"
    TICKETS = "Tickets"
    SESSIONS = "Class sessions"
    ON_CALL = "On call"
    HELP = "Help"


def topic_of(words: str) -> Topic | None:
    """The heading that words name; None where they name none."""
    return _TOPICS.get(words.lower().strip(" .,:;!?").rstrip("s"))


_TOPICS = {named.lower().rstrip("s"): topic for topic in Topic for named in (topic.name, topic.value)}


@dataclass(frozen=True, slots=True)
class Intent:
    """Something a person wants done.

    `words` are the patterns of the grammar: `{field}` is an argument (a number, or the rest of the words), `(a|b)` is
    either, `[a]` may be left out; `{field=a|b}` is the rest of the words where it begins with one of these,
    `{field:a|b}` is one of these. The first one is shown in the help. `sentences` are patterns too, looked at last and
    only in what is said to the desk: talk below a ticket is none of them. `hints` are further words that make it a
    likely guess. A field that may be None is filled from the thread where it is known.
    """

    name: ClassVar[str] = ""
    words: ClassVar[tuple[str, ...]] = ()
    sentences: ClassVar[tuple[str, ...]] = ()
    below: ClassVar[tuple[str, ...]] = ()
    """Further patterns, understood only in the thread of a class's card; its instructor need not address the desk."""
    hints: ClassVar[str] = ""
    shown: ClassVar[str] = ""
    """How the help and the guesses write it, when the first pattern would not be plain enough."""
    example: ClassVar[str] = ""
    """Words that give it and can be pressed as a button; empty when it needs arguments of one's own."""
    leads: ClassVar[str] = ""
    """Words of a button that lead to it where it needs arguments: a form, or the question which one is meant. They
    change nothing by themselves.
    """
    topic: ClassVar[Topic | None] = None
    """None: not in the help."""
    allowed: ClassVar[Role] = Role.STUDENT
    overheard: ClassVar[bool] = False
    """Whether it is understood in a ticket's thread without being addressed to the desk."""
    names_people: ClassVar[bool] = False
    """Whether the people mentioned in its arguments are meant for the desk: they stay as the platform writes them.
    Elsewhere a mention is a word like others, and is written as the name of whom it means.
    """

    @classmethod
    def pressed(cls) -> str:
        """What a button for it says: its example, what leads to it, or else where it is explained."""
        return cls.example or cls.leads or (f"help about {cls.topic.value.lower()}" if cls.topic else "help")
