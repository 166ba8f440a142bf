"""Tickets in a list: one's own, and every open one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.intents import tickets as intents
from bot.model.messages import Button, Card, Reply
from bot.model.people import Role
from bot.model.tickets import Priority, Ticket
from bot.model.words import Said, lines, say
from handlers.offers.cards import OPEN, held_rows
from handlers.tickets.standing import none_of_theirs
from handlers.turn import QUEUE, TALK, Turn

_SHOWN = 15
_TITLES = {
    "": "Open tickets: {count}",
    "urgent": "Urgent tickets: {count}",
    "new": "Tickets that nobody has: {count}",
    "oldest": "Open tickets, the oldest first: {count}",
    **{each.name.lower(): f"Open tickets of priority {each.words}: {{count}}" for each in Priority},
}
_NONE = {
    "": "No ticket is open.",
    "urgent": "No ticket is urgent just now. Open in all: {count}.",
    "new": "Somebody has every ticket that is open. Open in all: {count}.",
    "oldest": "No ticket is open.",
    **{each.name.lower(): f"No open ticket has priority {each.words}. Open in all: {{count}}." for each in Priority},
}


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


def list_queue(intent: intents.ListQueue, turn: Turn) -> list[Reply]:
    if intent.which == "week":
        return [_this_week(turn)]
    if intent.which == "mine":
        return [_in_their_hands(turn)]
    waiting = turn.work.tickets.queue(_SHOWN, intent.which)
    if not waiting:
        every = turn.work.tickets.count_open() if intent.which else 0
        return [turn.whisper(say(_NONE[intent.which if every else ""], count=every), *([QUEUE] if every else ()))]
    count = turn.work.tickets.count_open(intent.which)
    title = say(_TITLES[intent.which], count=count)
    if count > len(waiting):
        first = "{title}, the {shown} oldest" if intent.which == "oldest" else "{title}, the {shown} most urgent"
        title = say(first, title=title, shown=len(waiting))
    hidden = [replace(each, summary=each.title_for_all) for each in waiting]
    return [turn.whisper(_listed(title, waiting if turn.message.place.direct else hidden, for_staff=True))]


def _in_their_hands(turn: Turn) -> Reply:
    """What this person of the staff has taken."""
    held = turn.work.tickets.held_by(turn.person.id, _SHOWN)
    if not held:
        return turn.whisper(say("You have taken no ticket that is open."), QUEUE, TALK)
    hidden = [replace(each, summary=each.title_for_all) for each in held]
    return turn.whisper(_listed(say("What you have taken"), held if turn.message.place.direct else hidden, True))


def _this_week(turn: Turn) -> Reply:
    """How many tickets came since Monday, by the school's clock."""
    zone = ZoneInfo(turn.school.zone)
    today = turn.now.astimezone(zone).date()
    monday = datetime.combine(today - timedelta(days=today.weekday()), time(), zone).astimezone(UTC)
    came, still = turn.work.tickets.count_since(monday)
    text = say(
        "Tickets since Monday: {came}, of which {still} are still open. Open in all: {every}.",
        came=came,
        still=still,
        every=turn.work.tickets.count_open(),
    )
    return turn.whisper(text, QUEUE, TALK)


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
