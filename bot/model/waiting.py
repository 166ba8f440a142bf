"""Waiting: when who reported a ticket is asked again, when the desk gives up, and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.school import School, after_working_days
from bot.model.tickets import Ticket, TicketState, moved, triaged

REMINDED_AFTER = (1, 2)
"""Working days after the question at which its answer is asked for again."""
GIVEN_UP_AFTER = 3
"""Working days after which a ticket without an answer is resolved."""
CLOSES_AFTER = 3
"""Working days after which what is resolved closes by itself."""

SET_ASIDE = (TicketState.WAITING_VENDOR, TicketState.WAITING_CHANGE, TicketState.SCHEDULED)


@dataclass(frozen=True, slots=True)
class Step:
    """What is due. `reminder`: which one, 0 for none. `due`: when to look again; None when it is time to give up."""

    reminder: int
    due: datetime | None


def days(asked: datetime, school: School) -> tuple[datetime, ...]:
    """When something happens about a question: the working days after it, at its time of day but within the hours."""
    return tuple(_working_day(asked, count, school) for count in (*REMINDED_AFTER, GIVEN_UP_AFTER))


def step(asked: datetime, due: datetime, now: datetime, school: School) -> Step:
    """What is to be done at `due`, which was planned for it, when it is `now`: later than that after an outage.

    Nobody is given up without a reminder that left a working day to answer.
    """
    moments = days(asked, school)
    planned = sum(moment <= due for moment in moments)
    passed = sum(moment <= now for moment in moments)
    if planned == len(moments):
        return Step(0, None)
    if passed == len(moments):
        return Step(len(REMINDED_AFTER), _working_day(now, 1, school))
    return Step(passed, moments[passed])


def closes_at(now: datetime, school: School) -> datetime:
    """When what is resolved now closes by itself."""
    return after_working_days(now, CLOSES_AFTER, school.zone, school.hours)


def unheard_at(over: datetime, school: School) -> datetime:
    """When who reported what was part of a fault, and says nothing after its end, is taken at their silence."""
    return after_working_days(over, GIVEN_UP_AFTER, school.zone, school.hours)


def begun(ticket: Ticket) -> Ticket:
    """The ticket as it can be solved or asked about: what was set aside is gone on with."""
    return moved(ticket, TicketState.IN_PROGRESS) if ticket.state in SET_ASIDE else ticket


def gone_on(ticket: Ticket) -> Ticket:
    """The ticket when what it waited for has come: worked on by whoever has it, else it waits for somebody."""
    again = moved(ticket, TicketState.IN_PROGRESS)
    return again if again.owner else triaged(again)


def _working_day(start: datetime, count: int, school: School) -> datetime:
    local = after_working_days(start, count, school.zone, school.hours).astimezone(ZoneInfo(school.zone))
    clock = min(max(local.time(), school.hours.opens), school.hours.closes)
    return datetime.combine(local.date(), clock, local.tzinfo).astimezone(start.tzinfo)
