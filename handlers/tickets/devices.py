"""The device that a ticket is about: from somebody's own words, or as it was told before."""

from __future__ import annotations

from dataclasses import replace

from bot.model import playbooks
from bot.model.devices import DEVICE, KNOWN_FOR, as_of, device_in
from bot.model.messages import Card
from bot.model.moments.moments import written_there
from bot.model.tickets import Ticket
from bot.model.walkthroughs import EXPIRES_AFTER
from bot.model.words import lines, say
from handlers.turn import Turn
from store.devices import Told
from store.unit_of_work import UnitOfWork

WHICH = say("If it is about a device, you can tell me which, for example: `Windows laptop`.")


def numbered(turn: Turn, words: str) -> tuple[int, tuple[tuple[str, str], ...]]:
    """The number for a new ticket, and what is known of the device it is about."""
    tickets = turn.work.tickets
    if named := device_in(words):
        return tickets.next_number(), ((DEVICE, named),)
    number, before = tickets.next_number_for(turn.person.id)
    known = _newest(turn.work, before)
    return number, ((DEVICE, known),) if known else ()


def wants(ticket: Ticket) -> bool:
    """Whether the ticket says nothing of a device yet."""
    return not any("device" in question.casefold() for question, _ in ticket.answers)


def asking(card: Card) -> Card:
    """The card of the ticket with a line that says how the device can be told."""
    return replace(card, note=lines(card.note, WHICH) if card.note else WHICH)


def told_before(work: UnitOfWork, person: int) -> str:
    """The device that somebody named last, with the day; empty if that is more than a month ago: few get another one
    sooner. Of today, what a walk-through measured counts even if it did not end well.
    """
    return _newest(work, work.tickets.device_of(person, work.now - EXPIRES_AFTER))


def _newest(work: UnitOfWork, told: Told) -> str:
    ticket = (told.opened_at, dict(told.answers or ()).get(DEVICE, ""))
    walk = (told.begun_at, playbooks.restore(told.walk).values.get("device", "") if told.walk else "")
    found = [(at, device) for at, device in (ticket, walk) if at and at > work.now - KNOWN_FOR and device]
    at, device = max(found, default=(None, ""))
    return as_of(device, written_there(at, work.school.zone)) if at else ""
