"""What people ask during a run, and the story of each: which process was told, and what it answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from random import Random
from typing import Protocol

from bot.model.messages import Place
from tests.kills.classes import Planned

OK = 200
COMMANDS: Mapping[str, Sequence[str]] = {"sqlite": ("run",), "postgresql": ("run", "web", "worker")}
"""The processes of a run on each database; one alone may use a SQLite file."""


class Unheard(Exception):
    """Nobody took what was sent, and who should have is not known."""


class Kind(Enum):
    OPEN = "opens a ticket"
    FILL = "sends off the form of a ticket"
    PLAN = "plans a class"
    COMMENT = "adds to a ticket"
    ACK = "takes a ticket"
    PRESS = "presses the button that takes a ticket"


class Who(Enum):
    """Who reads in a place."""

    STAFF = "the staff"
    CLASS = "a class"
    STUDENT = "who reports something"
    TEACHER = "who teaches, and reports something"
    ON_CALL = "who is on call"


@dataclass
class Ask:
    """One gesture. `send`: to an address, for the n-th time; the HTTP status of its answer."""

    number: int
    kind: Kind
    send: Callable[[str, int], Awaitable[int]]
    ticket: int | None = None
    """The one it is about, if that was open before."""
    readers: tuple[str, ...] = ()
    """Where its words are to be shown."""
    planned: Planned | None = None
    """The class that it is about."""
    story: list[str] = field(default_factory=list)
    acknowledged: bool = False

    @property
    def words(self) -> str:
        """What stands in it and in nothing else."""
        return thing(self.number)


def thing(number: int) -> str:
    return f"thing number {number}."


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the desk as people see it."""

    key: str
    """The mark of its row of the outbox; empty where the platform keeps none."""
    place: str
    remote_id: str
    text: str
    below: str = ""
    """Below which message it stands."""


class Town(Protocol):
    """A platform with a school on it, and what its people can do there."""

    now: datetime
    often: int
    """Of a hundred calls so many fail."""
    told: list[str]
    """What failed how."""

    @property
    def school(self) -> str:
        """The school's file."""

    @property
    def reads_back(self) -> bool:
        """Whether what was perhaps said can be looked up."""

    @property
    def commands(self) -> Mapping[str, Sequence[str]]: ...

    @property
    def readers(self) -> Mapping[str, Who]:
        """Who reads in the places in which something may be said."""

    def where(self, place: Place) -> str: ...

    def environment(self) -> dict[str, str]: ...

    def shown(self) -> list[Shown]: ...

    def accept_late(self) -> None: ...

    def opens(self, number: int, urgent: bool) -> Ask: ...

    def fills(self, number: int) -> Ask:
        """A button opens the form, as often as that takes; what is sent off is the same each time."""

    def plans(self, number: int, chance: Random) -> Ask: ...

    def adds(self, number: int, ticket: int, known: Collection[str]) -> Ask | None:
        """Below a card that the desk knows to stand there; None while none of the ticket does."""

    def takes(self, number: int, ticket: int, press: bool) -> Ask | None:
        """None while there is no button to press."""

    def tried(self, words: str) -> list[str]:
        """Every call in which these words came, and how it went."""
