"""Handing somebody over to a person: one ticket, however often they ask."""

from __future__ import annotations

from bot.model.messages import Button, Reply
from bot.model.tickets import Ticket
from bot.model.walkthroughs import EXPIRES_AFTER
from bot.model.words import say
from handlers.offer_cards import number_in
from handlers.ticket_cards import thread_line
from handlers.tickets import Draft, open_ticket
from handlers.turn import Turn

TALK_PLEASE = "Would like to talk to a person."


def hand_over(turn: Turn) -> list[Reply]:
    """A ticket without questions asked; one that is open already is pointed to."""
    mine = [ticket for ticket in turn.work.tickets.of(turn.person.id) if ticket.state.open]
    here = _number_of_card(turn)
    known = next((ticket for ticket in mine if ticket.number == here or _waits_for_a_person(ticket, turn)), None)
    if known is None:
        return open_ticket(turn, Draft(TALK_PLEASE))[1]
    text = say(
        "A person knows already: it is your ticket {number}. Tell them more with `comment {number}` and your words. "
        "Is it about something else? Type `ticket open` and what it is.",
        number=known.number,
    )
    asks = say("{name} would like to talk to a person.", name=turn.person.name)
    thread = [thread_line(known, asks, key=f"talk/{known.id}")] if turn.school.staff else []
    return [turn.whisper(text, Button(say("Show my ticket"), f"ticket {known.number}")), *thread]


def _number_of_card(turn: Turn) -> int | None:
    """The ticket whose card, or whose thread, this was said on."""
    message = turn.message
    for remote_id in (message.about, message.place.thread):
        name = turn.work.outbox.card_at(message.place, remote_id) if remote_id else None
        if name and name.startswith("ticket/"):
            return int(name.split("/")[1])
        if name and (number := number_in(name)) and (offer := turn.work.offers.numbered(number, turn.person.id)):
            return offer.ticket
    return None


def _waits_for_a_person(ticket: Ticket, turn: Turn) -> bool:
    """Whether somebody was asked for in it: by these very words, or at the end of a walk-through of today."""
    return ticket.summary == TALK_PLEASE or bool(ticket.answers and turn.now - ticket.opened_at < EXPIRES_AFTER)
