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
    "known_outage": "an outage of the service is open",
    "maintenance": "planned maintenance of the service is going on",
    "burst": "several people reported the same in the last minutes",
    "burst_here": "several people in the building the person named reported the same in the last minutes",
    "several_classes": "people of more than one class reported the same of the system in the last minutes",
    "class_near": "a class of the person is running or begins within half an hour",
    "teaches_now": "the person teaches a class that is running or begins within half an hour",
    "classes_near": "a class of the school is running or begins within two hours",
    "before_class": "five working days before the next class that the person teaches are still to come",
    "after_class": "a class that the person teaches is running or still to come",
    "student": "the person is a student or a guest",
    "instructor": "the person teaches",
    "staff": "the person belongs to the staff",
    "line_too_slow": "the line that was measured is too slow even for sound",
    "line_sound_only": "the line that was measured is fast enough for sound and not for a picture",
    "device_unclear": "what was told of the device does not say enough",
    "device_below": "the device is below what the product needs at least",
    "device_minimum": "the device has what the product needs at least, and less than is advised",
    "browser_old": "the browser is older than the product supports",
}
"""What the desk finds out by itself and a branch may ask for."""
MOMENTS = ("before_class", "after_class")
"""Until when a step may wait, besides a time: five working days before that class begins, or just after it ends."""
TOLD = ("instructor",)
"""Whom an action may tell: who teaches the class that is near."""


class StepKind(Enum):
    """What a step does."""

    CHOICE = "choice"
    """Asks, with two to twelve answers."""
    CONFIRM = "confirm"
    """Asks, with yes and no."""
    TRIED = "tried"
    """Asks which of some instructions were followed already: these are left out from then on."""
    INPUT = "input"
    """Asks for words, which the ticket shows; they may be left out."""
    MEASURE = "measure"
    """Asks for figures; the facts after it say whether they are enough."""
    CHECKLIST = "checklist"
    """Lists what to see to, and asks whether all is done."""
    INSTRUCTION = "instruction"
    """Tells what to do; shown together with the question after it."""
    INFO = "info"
    """Tells something; shown together with what comes after it."""
    WAIT = "wait"
    """Goes on by itself after a time."""
    LOOK_UP = "look_up"
    """Asks for a code and looks it up in a table."""
    BRANCH = "branch"
    """Chooses by what the desk knows."""
    ACTION = "action"
    """Has a ticket opened or somebody told, and goes on."""
    APPROVAL = "approval"
    """Asks the staff, and waits until one of them, who is not the person, has decided."""
    END = "end"


TYPED = frozenset({StepKind.LOOK_UP, StepKind.INPUT, StepKind.MEASURE, StepKind.TRIED})
"""The kinds that take words besides their options."""
QUESTIONS = TYPED | {StepKind.CHOICE, StepKind.CONFIRM, StepKind.CHECKLIST}
"""The kinds that wait for a person's answer."""
ANSWERED = QUESTIONS | {StepKind.APPROVAL}
"""What leaves an answer behind; a decision is nobody's to take back."""


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

    `evidence`: what the person on call wants to know. `tasks`: what may have to be done, each after somebody of the
    staff has decided it. `optional`: only offered. `notify`: tell the person on call now.
    `class_soon`: the person has a class, an exam or a deadline that is near.
    """

    category: str
    subcategory: str
    impact: int
    urgency: int
    evidence: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    private: bool = False
    verification_required: bool = False
    optional: bool = False
    notify: bool = False
    class_soon: bool = False

    @property
    def hurries(self) -> bool:
        """Whether it is opened because there is little time."""
        return self.class_soon or self.subcategory == "blocked_before_class"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer; `next` is an address. `value` is what the step's `set` becomes, `title` what it is on a ticket."""

    label: str
    next: str
    value: str = ""
    title: str = ""


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

    `tried` names an instruction for whoever reads the ticket, `items` are the lines of a checklist, `remedies` the
    addresses of the instructions a person may have followed before. `of` is what is measured, `figures` which published
    figures are told with the text. `cases` are (fact, exit) of a branch, or (name=value, exit) for what an answer set,
    and `next` is its otherwise. `until` is the moment that is waited for, `after` how long where nobody knows it.
    `apart`: the ticket of an action stays open whatever becomes of the walk. `tell` is whom an action tells of the
    person's `trouble`, and of none of the answers. `asks` is what an approval asks the staff. `prefixes` are the
    letters in front of a code.
    `stuck` is the end whose ticket fits whoever gives up. `titled`: a ticket is called by the words that are asked for.
    """

    id: str
    kind: StepKind
    text: str = ""
    next: str = ""
    options: tuple[Option, ...] = ()
    sets: str = ""
    tried: str = ""
    items: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    of: str = ""
    figures: str = ""
    cases: tuple[tuple[str, str], ...] = ()
    codes: Mapping[str, Code] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ()
    after: timedelta | None = None
    until: str = ""
    outcome: Outcome | None = None
    ticket: TicketSpec | None = None
    apart: bool = False
    tell: str = ""
    trouble: str = ""
    asks: str = ""
    stuck: str = ""
    titled: bool = False

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
    """One tree of steps. `start` and `stuck` are ids of its steps; `elsewhere` is by the other playbook's name.

    `category`: what tickets like those of this playbook are counted by. `private`: every ticket of it is. `edition`:
    another one for every change of its file.
    """

    name: str
    title: str
    start: str
    stuck: str
    steps: Mapping[str, Step]
    category: str
    elsewhere: Mapping[str, Elsewhere] = field(default_factory=dict)
    private: bool = False
    edition: str = ""

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
