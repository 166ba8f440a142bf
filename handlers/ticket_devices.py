"""The device that a ticket in somebody's own words is about: from the words, or as it was told before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.model import playbooks
from bot.model.devices import DEVICE, KNOWN_FOR, as_of, device_in
from bot.model.messages import Card
from bot.model.moments import written_there
from bot.model.tickets import Ticket
from bot.model.words import lines, say
from handlers.turn import Turn
from store.devices import Told

WHICH = say("If it is about a device, you can tell me which, for example: `Windows laptop`.")


def numbered(turn: Turn, words: str) -> tuple[int, tuple[tuple[str, str], ...]]:
    """The number of a new ticket, and the device it is about as far as that is known."""
    tickets = turn.work.tickets
    if named := device_in(words):
        return tickets.next_number(), ((DEVICE, named),)
    number, before = tickets.next_number_for(turn.person.id)
    known = next(_before(turn, before), "")
    return number, ((DEVICE, known),) if known else ()


def wants(ticket: Ticket) -> bool:
    """Whether nothing on it tells the device."""
    return not any("device" in question.casefold() for question, _ in ticket.answers)


def asking(card: Card) -> Card:
    """The card of the ticket with a line that says how the device can be told."""
    return replace(card, note=lines(card.note, WHICH) if card.note else WHICH)


def _before(turn: Turn, told: Told) -> Iterator[str]:
    """The device as it was told before, the newest first, each with its day."""
    ticket = (told.opened_at, dict(told.answers or ()).get(DEVICE, ""))
    walk = (told.begun_at, playbooks.restore(told.walk).values.get("device", "") if told.walk else "")
    found = [(at, device) for at, device in (ticket, walk) if at and at > turn.now - KNOWN_FOR and device]
    for at, device in sorted(found, reverse=True):
        yield as_of(device, written_there(at, turn.school.zone))
