"""What people ask during a run, and the story of each: which process was told, and what it answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

OK = 200


class Kind(Enum):
    OPEN = "opens a ticket"
    COMMENT = "adds to a ticket"
    ACK = "takes a ticket"
    PRESS = "presses the button that takes a ticket"


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

    def environment(self) -> dict[str, str]: ...

    def shown(self) -> list[Shown]: ...

    def accept_late(self) -> None: ...

    def opens(self, number: int, urgent: bool) -> Ask: ...

    def adds(self, number: int, ticket: int, known: Collection[str]) -> Ask | None:
        """Below a card that the desk knows to stand there; None while none of the ticket does."""

    def takes(self, number: int, ticket: int, press: bool) -> Ask | None:
        """None while there is no button to press."""

    def tried(self, words: str) -> list[str]:
        """Every call in which these words came, and how it went."""
