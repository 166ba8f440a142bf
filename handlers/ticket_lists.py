"""Tickets in a list: one's own, and every open one."""

from __future__ import annotations

from dataclasses import replace

from bot.model.intents import tickets as intents
from bot.model.messages import Button, Card, Reply
from bot.model.people import Role
from bot.model.tickets import Ticket
from bot.model.words import Said, lines, say
from handlers.offer_cards import OPEN, held_rows
from handlers.ticket_standing import none_of_theirs
from handlers.turn import TALK, Turn


def list_mine(_: intents.ListTickets, turn: Turn) -> list[Reply]:
    found = turn.work.tickets.of(turn.person.id, limit=10)
    waits = held_rows(turn.work, turn.person.id)
    all_open = turn.work.tickets.count_open() if turn.person.role >= Role.ON_CALL else 0
    queue = (Button(say("All open tickets: {count}", count=all_open), "queue"),) if all_open else ()
    if not found and not waits:
        return [turn.whisper(none_of_theirs(turn.person, all_open), *queue, TALK)]
    card = _listed(say("Your tickets"), found)
    card = replace(card, buttons=(*queue, *card.buttons))
    if waits:
        texts = (*waits, card.text) if found else waits
        card = replace(card, text=lines(*texts), buttons=(OPEN, *card.buttons))
    return [turn.whisper(card)]


def list_queue(_: intents.ListQueue, turn: Turn) -> list[Reply]:
    waiting = turn.work.tickets.queue(limit=15)
    if not waiting:
        return [turn.whisper(say("No ticket is open."))]
    count = turn.work.tickets.count_open()
    title = say("Open tickets: {count}", count=count)
    if count > len(waiting):
        title = say("Open tickets: {count}, the {shown} most urgent", count=count, shown=len(waiting))
    hidden = [replace(each, summary=each.title_for_all) for each in waiting]
    return [turn.whisper(_listed(title, waiting if turn.message.place.direct else hidden, for_staff=True))]


def _listed(title: Said, tickets: list[Ticket], for_staff: bool = False) -> Card:
    rows = [
        say(
            "**{number}** {state}, {priority}: {summary}",
            number=t.number,
            state=t.state.for_staff if for_staff else t.state.words,
            priority=t.priority.words if for_staff else t.priority.for_reporter,
            summary=t.title,
        )
        for t in tickets
    ]
    buttons = tuple(Button(say("Ticket {number}", number=t.number), f"ticket {t.number}") for t in tickets[:5])
    return Card(lines(*rows), title=title, buttons=(*buttons, TALK))
