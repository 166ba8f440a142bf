"""A playbook: the steps that lead a person from a complaint to an answer, or to a ticket.

A step's address is `book:step`, so that a step may lead into another book; `book:start` is where that book starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from typing import TypeAlias

FACTS: Mapping[str, str] = {
    "known_outage": "an outage or maintenance of the service is open",
    "burst": "several people reported the same in the last minutes",
    "class_near": "a class of the person is running or begins within the hour",
}
"""What the desk finds out by itself and a branch may ask for."""
TOLD = ("instructor",)
"""Whom an action may tell: who teaches the class that is near."""


class StepKind(Enum):
    """What a step does."""

    CHOICE = "choice"
    """Asks, with two to twelve answers."""
    CONFIRM = "confirm"
    """Asks, with yes and no."""
    INSTRUCTION = "instruction"
    """Tells what to do; shown together with the question after it."""
    WAIT = "wait"
    """Goes on by itself after a time."""
    LOOK_UP = "look_up"
    """Asks for a code and looks it up in a table."""
    BRANCH = "branch"
    """Chooses by what the desk knows."""
    ACTION = "action"
    """Has a ticket opened or somebody told, and goes on."""
    END = "end"


QUESTIONS = frozenset({StepKind.CHOICE, StepKind.CONFIRM, StepKind.LOOK_UP})
"""The kinds that wait for a person's answer."""


class Outcome(Enum):
    """How a walk-through ends."""

    SOLVED = "solved"
    TICKET = "ticket"
    ATTACH = "attach"
    """The person is added to a known outage."""
    INFO = "info"
    """Nothing more to do; its ticket, if any, is only offered."""
    LATER = "later"
    """Over for now; asked again after a time."""


class PlaybookError(ValueError):
    """A playbook that cannot be used, with every problem found: file, line, step and reason."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class TicketSpec:
    """The ticket a step asks for. `impact` and `urgency` go from 1 (worst) to 3.

    `evidence`: what the person on call wants to know. `optional`: only offered. `notify`: tell the person on call now.
    """

    category: str
    subcategory: str
    impact: int
    urgency: int
    evidence: tuple[str, ...] = ()
    private: bool = False
    verification_required: bool = False
    optional: bool = False
    notify: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One answer; `next` is an address. `value` is what the step's `set` becomes."""

    label: str
    next: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means and where it leads."""

    means: str
    next: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What happens on the way to another playbook when that one is not there."""

    text: str
    ticket: TicketSpec


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Which fields are filled depends on its kind; `next` and all other exits are addresses.

    `tried` names an instruction for whoever reads the ticket. `cases` are (fact, exit) of a branch, `next` its
    otherwise. `apart`: the ticket of an action stays open whatever becomes of the walk. `tell` is whom an action tells,
    without any of the answers. `prefixes` are the letters in front of a code. `stuck` is the end whose ticket fits
    whoever gives up.
    """

    id: str
    kind: StepKind
    text: str = ""
    next: str = ""
    options: tuple[Option, ...] = ()
    sets: str = ""
    tried: str = ""
    cases: tuple[tuple[str, str], ...] = ()
    codes: Mapping[str, Code] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ()
    after: timedelta | None = None
    outcome: Outcome | None = None
    ticket: TicketSpec | None = None
    apart: bool = False
    tell: str = ""
    stuck: str = ""

    @property
    def exits(self) -> tuple[str, ...]:
        """Every address this step can lead to."""
        found = [
            *(option.next for option in self.options),
            *(to for _, to in self.cases),
            *(code.next for code in self.codes.values()),
            self.next,
        ]
        return tuple(dict.fromkeys(to for to in found if to))


@dataclass(frozen=True, slots=True)
class Playbook:
    """One tree of steps. `start` and `stuck` are ids of its steps; `elsewhere` is by the other playbook's name."""

    name: str
    title: str
    start: str
    stuck: str
    steps: Mapping[str, Step]
    elsewhere: Mapping[str, Elsewhere] = field(default_factory=dict)

    def address(self, step: str) -> str:
        """The address of one of its steps."""
        return f"{self.name}:{step}"


Shelf: TypeAlias = Mapping[str, Playbook]
"""The playbooks that are there, by name."""


def find(shelf: Shelf, address: str) -> tuple[Playbook, Step] | None:
    """The step at an address and its book; None when either is not there."""
    name, _, wanted = address.partition(":")
    book = shelf.get(name)
    if book is None:
        return None
    step = book.steps.get(book.start if wanted == "start" else wanted)
    return None if step is None else (book, step)


def ends(book: Playbook) -> tuple[Step, ...]:
    """Every end, in the order of the file."""
    return tuple(step for step in book.steps.values() if step.kind is StepKind.END)
