"""Tickets: what state they may move to, how urgent they are, who may see them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, IntEnum

from bot.model.errors import Conflict
from bot.model.messages import Button
from bot.model.people import Person, Role
from bot.model.words import say, shortened


class TicketState(Enum):
    """Where a ticket stands."""

    NEW = "new"
    TRIAGED = "triaged"
    IN_PROGRESS = "in_progress"
    WAITING_USER = "waiting_user"
    WAITING_VENDOR = "waiting_vendor"
    WAITING_CHANGE = "waiting_change"
    SCHEDULED = "scheduled"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        """The state as people read it."""
        return _STATE_WORDS[self]

    @property
    def for_staff(self) -> str:
        """The state as the staff read it."""
        return "waiting for the reporter" if self is TicketState.WAITING_USER else self.words

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self not in (TicketState.RESOLVED, TicketState.CLOSED, TicketState.CANCELLED)


class Priority(IntEnum):
    """How soon; P1 is the most urgent."""

    P1 = 1
    P2 = 2
    P3 = 3
    P4 = 4

    @property
    def words(self) -> str:
        """The priority as people read it."""
        return {1: "P1, critical", 2: "P2, high", 3: "P3, normal", 4: "P4, low"}[self]


class Resolution(Enum):
    """How a ticket ended."""

    SOLVED = "solved"
    SELF_SERVICE = "self_service"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"


_S = TicketState
_STATE_WORDS = {
    _S.NEW: "new",
    _S.TRIAGED: "sorted, waiting for somebody",
    _S.IN_PROGRESS: "in progress",
    _S.WAITING_USER: "waiting for your answer",
    _S.WAITING_VENDOR: "waiting for a supplier",
    _S.WAITING_CHANGE: "waiting for a planned change",
    _S.SCHEDULED: "planned",
    _S.RESOLVED: "resolved",
    _S.CLOSED: "closed",
    _S.CANCELLED: "cancelled",
}
_WORKING = (_S.WAITING_USER, _S.WAITING_VENDOR, _S.WAITING_CHANGE, _S.SCHEDULED, _S.RESOLVED, _S.CANCELLED)
MOVES: dict[TicketState, tuple[TicketState, ...]] = {
    _S.NEW: (_S.TRIAGED, _S.IN_PROGRESS, _S.RESOLVED, _S.CANCELLED),
    _S.TRIAGED: (_S.IN_PROGRESS, *_WORKING),
    _S.IN_PROGRESS: (*_WORKING, _S.TRIAGED),
    _S.WAITING_USER: (_S.IN_PROGRESS, _S.RESOLVED, _S.CANCELLED),
    _S.WAITING_VENDOR: (_S.IN_PROGRESS, _S.RESOLVED, _S.CANCELLED),
    _S.WAITING_CHANGE: (_S.IN_PROGRESS, _S.RESOLVED, _S.CANCELLED),
    _S.SCHEDULED: (_S.IN_PROGRESS, _S.CANCELLED),
    _S.RESOLVED: (_S.CLOSED, _S.IN_PROGRESS),
    _S.CLOSED: (),
    _S.CANCELLED: (_S.NEW,),
}
"""Which state may follow which."""

REOPEN_WITHIN = timedelta(days=14)
"""How long after it was closed the people on call may open a ticket again."""

_MATRIX = {(1, 1): 1, (1, 2): 2, (1, 3): 3, (2, 1): 2, (2, 2): 3, (2, 3): 4, (3, 1): 3, (3, 2): 4, (3, 3): 4}
_AT_LEAST_P2 = frozenset({"compromised", "malware", "data_exposure"})
_EVERYBODY = re.compile(r"\b(every(one|body)|all (classes|students|teachers|instructors|users)|whole school|campus)\b")
_A_CLASS = re.compile(r"\b((whole|entire|my|our|the) (class|course|group|room|section)|all my students)\b")
_NOW = re.compile(
    r"\b(urgent|asap|emergency|right now|exam|deadline|(due|starts?|begins?) (in|now|at)|cannot teach|in class)\b"
)
_EVENT = re.compile(r"\b(class|lesson|lecture|session|exam|test|quiz|deadline|due)\b")
_SOON = re.compile(
    r"\b(now|started|(has|have) begun|in (half an|an|one|1) hour|"
    r"in (a few|[1-5]?\d|60|five|ten|fifteen|twenty|thirty|forty) ?m(in(ute)?s?)?)\b"
)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A matter somebody has to look at. `id` is the row's; `number` is what people call it, counted per school.

    `impact` and `urgency` go from 1 (worst) to 3. `answers` are the question and answer pairs of the walk-through it
    came from. `reporter` and `owner` are people's ids. `acknowledged_at`: since when its owner has it. `close_at`: when
    a resolved ticket closes by itself. `follows` is the id of the closed ticket it goes on with.
    """

    id: int
    number: int
    reporter: int
    summary: str
    category: str
    subcategory: str
    impact: int
    urgency: int
    priority: Priority
    state: TicketState
    opened_at: datetime
    owner: int | None = None
    private: bool = False
    answers: tuple[tuple[str, str], ...] = ()
    system: str = ""
    acknowledged_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    close_at: datetime | None = None
    resolution: Resolution | None = None
    solution: str = ""
    reopened: int = 0
    follows: int | None = None
    version: int = 1

    @property
    def title(self) -> str:
        """The first words of it, short enough for a list."""
        return shortened(self.summary.strip().splitlines()[0] if self.summary.strip() else "", 120)

    @property
    def title_for_all(self) -> str:
        """The same where others read along: of a private ticket nothing is told."""
        return "private" if self.private else self.title


@dataclass(frozen=True, slots=True)
class Comment:
    """Something added to a ticket. `internal`: the reporter does not see it."""

    id: int
    ticket: int
    author: int
    at: datetime
    text: str
    internal: bool


@dataclass(frozen=True, slots=True)
class Lifts:
    """What makes a ticket more urgent than its impact and urgency say."""

    class_soon: bool = False
    """A class, exam or deadline of the reporter is running or starts within an hour."""
    burst: bool = False
    """Several people report the same, or more than one class is hit."""


def priority(impact: int, urgency: int, subcategory: str = "", lifts: Lifts = Lifts()) -> Priority:
    """The priority, from 1 to 3 each of impact and urgency; computed, never typed."""
    level = _MATRIX[impact, urgency]
    if lifts.class_soon and level > Priority.P2:
        level -= 1
    if subcategory in _AT_LEAST_P2:
        level = min(level, Priority.P2)
    if lifts.burst:
        level = Priority.P1
    return Priority(level)


def weigh(words: str) -> tuple[int, int]:
    """Impact and urgency as a report's own words suggest them."""
    lowered = words.lower()[:2000]
    impact = 1 if _EVERYBODY.search(lowered) else 2 if _A_CLASS.search(lowered) else 3
    return impact, 1 if _NOW.search(lowered) or near(words) else 2


def near(words: str) -> bool:
    """Whether a report's own words say that a class, an exam or a deadline is within the hour."""
    lowered = words.lower()[:2000]
    return bool(_EVENT.search(lowered) and _SOON.search(lowered))


def moved(ticket: Ticket, to: TicketState) -> Ticket:
    """The ticket in its new state; `Conflict` when the move is not allowed."""
    if to in MOVES[ticket.state]:
        return replace(ticket, state=to)
    if to is ticket.state:
        raise Conflict("Ticket {number} is {state} already.", number=ticket.number, state=to.for_staff)
    if not ticket.state.open:
        raise _over(ticket)
    raise Conflict(
        "Ticket {number} is {state}, so it cannot become {to}.",
        number=ticket.number,
        state=ticket.state.for_staff,
        to=to.for_staff,
    )


def acknowledged(ticket: Ticket, by: Person, now: datetime) -> Ticket:
    """The ticket in somebody's hands; work that was begun stays where it stands. `Conflict` when it is over."""
    if not ticket.state.open:
        raise _over(ticket)
    begun = ticket.state not in (TicketState.NEW, TicketState.TRIAGED)
    taken = ticket if begun else moved(ticket, TicketState.IN_PROGRESS)
    return replace(taken, owner=by.id, acknowledged_at=now)


def resolved(ticket: Ticket, how: Resolution, solution: str, now: datetime, close_at: datetime) -> Ticket:
    """The ticket solved; it closes at `close_at` unless the reporter says it is not."""
    done = moved(ticket, TicketState.RESOLVED)
    return replace(done, resolution=how, solution=solution, resolved_at=now, close_at=close_at)


def closed(ticket: Ticket, now: datetime) -> Ticket:
    """The ticket finished."""
    return replace(moved(ticket, TicketState.CLOSED), closed_at=now, close_at=None)


def reopened(ticket: Ticket, by: Person, now: datetime) -> Ticket:
    """The ticket open again, in the hands of its owner if it has one.

    Who reported it may do so until it is closed; the people on call for 14 days longer.
    """
    if ticket.state.open:
        raise Conflict("Ticket {number} is open already.", number=ticket.number)
    if ticket.state is TicketState.CLOSED:
        recent = ticket.closed_at is not None and now - ticket.closed_at <= REOPEN_WITHIN
        if by.role < Role.ON_CALL or not recent:
            raise Conflict(
                "Ticket {number} was closed more than {days} days ago. Please open a new one: type `ticket open` and "
                "what is wrong.",
                number=ticket.number,
                days=REOPEN_WITHIN.days,
            )
    again = TicketState.IN_PROGRESS if ticket.owner else TicketState.NEW
    return replace(
        ticket,
        state=again,
        reopened=ticket.reopened + 1,
        resolved_at=None,
        close_at=None,
        closed_at=None,
        resolution=None,
        solution="",
        acknowledged_at=ticket.acknowledged_at if ticket.owner else None,
    )


def _over(ticket: Ticket) -> Conflict:
    return Conflict(
        "Ticket {number} is {state}. If it is not done, type `reopen {number}` first.",
        Button(say("Reopen"), f"reopen {ticket.number}"),
        number=ticket.number,
        state=ticket.state.words,
    )


def may_see(ticket: Ticket, person: Person) -> bool:
    """Who reported it, and the people on call."""
    return person.id == ticket.reporter or person.role >= Role.ON_CALL
