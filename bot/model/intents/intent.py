"""What a command is: a frozen dataclass whose docstring is its help text and whose fields are its arguments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from bot.model.people import Role


class Topic(Enum):
    """The headings of the help."""

    TROUBLE = "Step by step"
    TICKETS = "Tickets"
    SESSIONS = "Class sessions"
    ON_CALL = "On call"
    HELP = "Help"


class Effect(Enum):
    """What a command does: the more, the surer it must be that free words ask for it."""

    NONE = auto()
    """It answers, or leads on with questions."""
    SHOWS = auto()
    """It shows what there is of the person's, or of the staff's."""
    BRINGS = auto()
    """It brings something new, or somebody."""
    CHANGES = auto()
    """It changes what there is."""


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
    """How the help and the guesses write it; as its example, where nothing else is said."""
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
    effect: ClassVar[Effect] = Effect.NONE
    """Of all commands of a name, where one of them says it."""
    trouble: ClassVar[bool] = False
    """Whether it begins for whoever tells of a trouble; so it does for all of its name."""
    weighty: ClassVar[bool] = False
    """Whether it ends something, tells everybody, calls people, or moves what others have to do or in their calendars:
    it is done for those who want it, not for those who wonder.
    """
    refusable: ClassVar[bool] = False
    """Whether what it would change stays as it is for whoever says that it shall."""
    of_a_ticket: ClassVar[bool] = False
    """Whether a small number said first, or right behind the verb, can only be its ticket's."""
    joined: ClassVar[bool] = False
    """Whether another command may stand behind it in one message: it does one thing to one ticket. The words of all
    else may be meant for people, whatever stands in them.
    """
    of_a_sentence: ClassVar[bool] = False
    """Whether it takes the one sentence that asks for it for its words, and not the story around it."""
    verbatim: ClassVar[bool] = False
    """Whether its words are handed on, or weighed, as they were said, with a please or thanks at their end."""
    opens_form: ClassVar[bool] = False
    teachable: ClassVar[bool | None] = None
    """Whether a school may teach a phrase for it; None: where it stands in the help."""

    def __init_subclass__(cls) -> None:
        cls.shown = cls.shown or (cls.example if cls.topic else "")

    @classmethod
    def pressed(cls) -> str:
        """What a button for it says: its example, what leads to it, or else where it is explained."""
        return cls.example or cls.leads or (f"help about {cls.topic.value.lower()}" if cls.topic else "help")


@dataclass(frozen=True, slots=True)
class ForStaff(Intent):
    """What whoever is on call may do, and finds under that heading in the help."""

    topic = Topic.ON_CALL
    allowed = Role.ON_CALL
