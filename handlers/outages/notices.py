"""What is said of an outage: its name, and what is known of it."""

from __future__ import annotations

from bot.model.outages import tells_begin
from bot.model.reports.systems import system_of
from bot.model.tickets import Ticket
from bot.model.words import Said, say
from handlers.tickets.notes import full


def of_system(ticket: Ticket) -> Said:
    """The outage, called by the name of its system if that has one."""
    system = system_of(ticket.system)
    return say("the fault of {system}", system=system.label) if system else say("the fault")


def announced(ticket: Ticket) -> list[Said]:
    """What the staff have announced: their words, and how long it lasts. Nothing of what reporters wrote."""
    words = [say("What we know: {words}", words=full(ticket.announced, ticket.number))] if ticket.announced else []
    if ticket.expected_until:
        return [*words, say("It should be over by {at}.", at=ticket.expected_until)]
    return [*words, say("We do not know yet when it is over.")] if words else []


def known(ticket: Ticket) -> Said:
    """That the fault is known, and since when unless the staff's words say so."""
    system = system_of(ticket.system)
    if tells_begin(ticket):
        return say("There is a known fault of {system}.", system=system.label if system else "a system")
    if system is None:
        return say("There is a known fault, since {at}.", at=ticket.opened_at)
    return say("There is a known fault of {system}, since {at}.", system=system.label, at=ticket.opened_at)
