"""What happens by itself next in one school, in words: for the demo alone."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.tickets import TicketState
from bot.model.walkthroughs import WalkState
from bot.model.witness import Coming
from handlers.oncall import plan as oncall_plan
from store.unit_of_work import UnitOfWork

MOST_OF_A_KIND = 5
_OF_WALKS = {
    WalkState.WAITING: "{name}: asks again whether it works now",
    WalkState.EXPIRED: "{name}: an answer is no longer told that it is over",
}
_ASKED = "{name}: is over when nothing is answered"
_ANSWERED = "Ticket {number}: somebody should have answered by then"
_OF_TICKETS = {
    TicketState.NEW: _ANSWERED,
    TicketState.TRIAGED: _ANSWERED,
    TicketState.RESOLVED: "Ticket {number}: closes when nobody says that it is not solved",
    TicketState.SCHEDULED: "Ticket {number}: the planned work begins",
}
_WAITS = "Ticket {number}: asks its reporter again, or gives up waiting"


def coming(work: UnitOfWork) -> list[Coming]:
    """The soonest first, of each kind at most `MOST_OF_A_KIND`; read from the indexes of what is due.

    It knows escalations, reminders, walk-throughs, offers and tickets; nothing of the outbox, outages, maintenance,
    overrides and who has joined.
    """
    found = [*_escalations(work), *_reminders(work), *_walkthroughs(work), *_offers(work), *_tickets(work)]
    return sorted(found, key=lambda each: each.at)


def _escalations(work: UnitOfWork) -> Iterator[Coming]:
    due = work.escalations.table.c.due
    for each in work.escalations.find(due.is_not(None), order=due, limit=MOST_OF_A_KIND):
        if each.due:
            called = [person.name for person in oncall_plan.called(work, each.plan[each.level].targets)]
            number = work.tickets.get(each.ticket).number
            names = ", ".join(called) or "the whole staff channel"
            yield Coming(each.due, "escalation", f"Ticket {number}: calls {names}, step {each.level + 1}")


def _reminders(work: UnitOfWork) -> Iterator[Coming]:
    due = work.reminders.table.c.due
    for each in work.reminders.find(due.is_not(None), order=due, limit=MOST_OF_A_KIND):
        title = work.sessions.get(each.session).title
        yield Coming(each.due, "reminder", f"“{title}”: {each.kind.value.replace('_', ' ')}")


def _walkthroughs(work: UnitOfWork) -> Iterator[Coming]:
    due = work.walkthroughs.table.c.due
    for each in work.walkthroughs.find(due.is_not(None), order=due, limit=MOST_OF_A_KIND):
        if each.due:
            words = _OF_WALKS.get(each.state, _ASKED)
            yield Coming(each.due, "walk-through", words.format(name=work.people.get(each.person).name))


def _offers(work: UnitOfWork) -> Iterator[Coming]:
    due = work.offers.table.c.due
    for each in work.offers.find(due.is_not(None), order=due, limit=MOST_OF_A_KIND):
        if each.due:
            name = work.people.get(each.person).name
            yield Coming(each.due, "ticket", f"{name}: the ticket opens unless the article helped")


def _tickets(work: UnitOfWork) -> Iterator[Coming]:
    due = work.tickets.table.c.close_at
    for each in work.tickets.find(due.is_not(None), order=due, limit=MOST_OF_A_KIND):
        if each.close_at:
            yield Coming(each.close_at, "ticket", _OF_TICKETS.get(each.state, _WAITS).format(number=each.number))
