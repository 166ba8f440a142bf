"""Tickets: what state they may move to, how urgent they are, who may see them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, IntEnum

from bot.model.errors import Conflict
from bot.model.messages import Button
from bot.model.people import Person, Role
from bot.model.words import say, shortened

OUTAGES = ("service_down", "network_down", "platform_down")
"""What a ticket is about that everybody of a service, or of a building, may be added to."""


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
        """The priority as the staff read it."""
        return f"{self.name}, {_LEVELS[self]}"

    @property
    def for_reporter(self) -> str:
        """Words alone, for whoever is no staff."""
        return f"{_LEVELS[self]} priority"


class Resolution(Enum):
    """How a ticket ended."""

    SOLVED = "solved"
    SELF_SERVICE = "self_service"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"


_LEVELS = {Priority.P1: "critical", Priority.P2: "high", Priority.P3: "normal", Priority.P4: "low"}
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

AFFECTED = "People affected"
"""What stands on every ticket of a walk-through, and of whoever asked for a person."""
REOPEN_WITHIN = timedelta(days=14)
"""How long after it was closed the people on call may open a ticket again."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A matter somebody has to look at. `id` is the row's; `number` is what people call it, counted per school.

    `impact` and `urgency` go from 1 (worst) to 3. `answers` are the question and answer pairs of the walk-through it
    came from. `reporter` and `owner` are people's ids. `acknowledged_at`: since when its owner has it. `close_at`: when
    its state comes to an end by itself: a resolved ticket closes, one that waits for its reporter asks again or gives
    up, planned work begins, and of a new one that nobody is called for somebody should have answered. `follows` is the
    id of the ticket it goes on with: a closed one of the same reporter, or the outage of somebody else that it is part
    of. `announced`: what the staff tell everybody about an outage, who expect it to be over at `expected_until`.
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
    building: str = ""
    acknowledged_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    close_at: datetime | None = None
    resolution: Resolution | None = None
    solution: str = ""
    reopened: int = 0
    follows: int | None = None
    announced: str = ""
    expected_until: datetime | None = None
    version: int = 1

    @property
    def title(self) -> str:
        """The first words of it, short enough for a list."""
        return shortened(self.summary.strip().splitlines()[0] if self.summary.strip() else "", 120)

    @property
    def title_for_all(self) -> str:
        """The title where others read along; for a private ticket it gives nothing away."""
        return "private" if self.private else self.title


@dataclass(frozen=True, slots=True)
class Comment:
    """Something added to a ticket. `internal`: the reporter does not see it. `edited_at`: when its author last did."""

    id: int
    ticket: int
    author: int
    at: datetime
    text: str
    internal: bool
    edited_at: datetime | None = None


def moved(ticket: Ticket, to: TicketState) -> Ticket:
    """The ticket in its new state, without what was due in the old one; `Conflict` when that move is not allowed."""
    if to in MOVES[ticket.state]:
        return replace(ticket, state=to, close_at=None)
    if to is ticket.state:
        raise Conflict("Ticket {number} is {state} already.", number=ticket.number, state=to.for_staff)
    if not ticket.state.open:
        raise _over(ticket)
    again = Button(say("Go on with it"), f"resume {ticket.number}")
    raise Conflict(
        "Ticket {number} is {state}, so it cannot become {to}. Type `resume {number}` first.",
        again,
        number=ticket.number,
        state=ticket.state.for_staff,
        to=to.for_staff,
    )


def acknowledged(ticket: Ticket, by: Person, now: datetime) -> Ticket:
    """The ticket once this person has it; work that was begun goes on. `Conflict` when it is over."""
    if not ticket.state.open:
        raise _over(ticket)
    begun = ticket.state not in (TicketState.NEW, TicketState.TRIAGED)
    taken = ticket if begun else moved(ticket, TicketState.IN_PROGRESS)
    return replace(taken, owner=by.id, acknowledged_at=now)


def taken_up(ticket: Ticket, by: Person, now: datetime) -> Ticket:
    """The ticket in work again after it waited; if it is nobody's, it becomes this person's. `Conflict` when it is
    over.
    """
    if not ticket.state.open:
        raise _over(ticket)
    if ticket.state in (TicketState.NEW, TicketState.TRIAGED):
        return acknowledged(ticket, by, now)
    again = moved(ticket, TicketState.IN_PROGRESS)
    return again if again.owner else replace(again, owner=by.id, acknowledged_at=now)


def waiting(ticket: Ticket, to: TicketState, by: Person, now: datetime, until: datetime | None = None) -> Ticket:
    """The ticket set aside; a new one is taken by `by` first. `until`: when it comes back by itself."""
    begun = ticket.state not in (TicketState.NEW, TicketState.TRIAGED)
    own = ticket if begun else acknowledged(ticket, by, now)
    return replace(moved(own, to), close_at=until)


def triaged(ticket: Ticket) -> Ticket:
    """The ticket once it is sorted; if somebody had it, they give it back."""
    answer_due = ticket.close_at if ticket.state is TicketState.NEW else None
    return replace(moved(ticket, TicketState.TRIAGED), owner=None, acknowledged_at=None, close_at=answer_due)


def cancelled(ticket: Ticket, now: datetime) -> Ticket:
    """The ticket withdrawn before it was solved."""
    gone = moved(ticket, TicketState.CANCELLED)
    return replace(gone, resolution=Resolution.WITHDRAWN, closed_at=now)


def resolved(ticket: Ticket, how: Resolution, solution: str, now: datetime, close_at: datetime) -> Ticket:
    """The ticket solved; it closes at `close_at` unless the reporter says it is not."""
    done = moved(ticket, TicketState.RESOLVED)
    return replace(done, resolution=how, solution=solution, resolved_at=now, close_at=close_at)


def closed(ticket: Ticket, now: datetime) -> Ticket:
    """The ticket finished."""
    return replace(moved(ticket, TicketState.CLOSED), closed_at=now, close_at=None)


def reopened(ticket: Ticket, by: Person, now: datetime) -> Ticket:
    """The ticket open again: in progress, or new when it had been withdrawn or nobody has it.

    Who reported it may do so until it is closed; the people on call for 14 days longer, and nobody's is theirs then.
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
    withdrawn = ticket.state is TicketState.CANCELLED
    owner = None if withdrawn else ticket.owner or (by.id if by.role >= Role.ON_CALL else None)
    return _open_again(ticket, owner, ticket.acknowledged_at if owner == ticket.owner else now)


def known_again(ticket: Ticket) -> Ticket:
    """An outage open again because many say that it is not over; it stays with whoever had it."""
    owner = None if ticket.state is TicketState.CANCELLED else ticket.owner
    return _open_again(ticket, owner, ticket.acknowledged_at)


def _open_again(ticket: Ticket, owner: int | None, since: datetime | None) -> Ticket:
    return replace(
        ticket,
        state=TicketState.IN_PROGRESS if owner else TicketState.NEW,
        owner=owner,
        reopened=ticket.reopened + 1,
        resolved_at=None,
        close_at=None,
        closed_at=None,
        resolution=None,
        solution="",
        acknowledged_at=since if owner else None,
        expected_until=None,
    )


def _over(ticket: Ticket) -> Conflict:
    return Conflict(
        "Ticket {number} is {state}. If it is not done, type `reopen {number}` first.",
        Button(say("Reopen"), f"reopen {ticket.number}"),
        number=ticket.number,
        state=ticket.state.words,
    )


def may_see(ticket: Ticket, person: Person) -> bool:
    """Whether this person may see the ticket: its reporter, and people on call."""
    return person.id == ticket.reporter or person.role >= Role.ON_CALL
