"""A person's own desk: their tickets and classes, who is on call, and what they can do from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.model.intents.home import Home
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.intents.sessions import ListSessions
from bot.model.intents.tickets import ListQueue
from bot.model.messages import Button, Card, Reply, Style
from bot.model.tickets import Ticket
from bot.model.words import Said, lines, say
from handlers.offers.cards import held_rows
from handlers.oncall.who import on_call_now
from handlers.sessions.cards import MINE, row
from handlers.turn import TALK, Turn

TICKETS, CLASSES, PRESSED = 5, 3, 3
"""How many of them are shown, and how many tickets have a button."""
STALE_AFTER = timedelta(minutes=2)
"""A page that could not be shown by then waits for its person to open it again."""


def show(_: Home, turn: Turn) -> list[Reply]:
    """The home page of a person; it replaces what stands there and what still waits to be shown there."""
    place, card = turn.message.place, _card(turn)
    if not place.page:
        return [turn.whisper(card)]
    name = f"page/{place.platform}/{place.workspace}/{place.channel}"
    turn.work.outbox.overtake(name)
    return [Reply(place, card, live=name, until=turn.now + STALE_AFTER, reader=turn.person)]


def _card(turn: Turn) -> Card:
    mine = turn.work.tickets.reported_by(turn.person.id, TICKETS + 1)
    again = say("As of {at}. It is new each time you open it.", at=turn.now)
    if not turn.message.place.page:
        again = say("As of {at}. Type `home` to see it anew.", at=turn.now)
    return Card(
        lines(*_tickets(turn, mine), *_held(turn), *_classes(turn)),
        title=say("Your desk"),
        facts=(*_on_call(turn), *_queue(turn)),
        buttons=_buttons(turn, mine),
        note=again,
    )


def _tickets(turn: Turn, mine: Sequence[Ticket]) -> list[Said]:
    waits = held_rows(turn.work, turn.person.id)
    if not mine:
        return waits or [say("You have no open ticket.")]
    owners = {p.id: p.name for p in turn.work.people.some(t.owner for t in mine if t.owner)}
    rows = [_ticket(t, owners.get(t.owner or 0, ""), t.title) for t in mine[:TICKETS]]
    more = [say("There are more: `my tickets` shows them.")] if len(mine) > TICKETS else []
    return [say("**Your open tickets**"), *waits, *rows, *more]


def _ticket(ticket: Ticket, owner: str, title: str) -> Said:
    words = "**{number}** {state}, with {owner}: {title}" if owner else "**{number}** {state}, not taken yet: {title}"
    return say(words, number=ticket.number, state=ticket.state.words, owner=owner, title=title)


def _held(turn: Turn) -> list[Said]:
    """The tickets that somebody on call has taken; the words of a private one appear only in private."""
    if turn.person.role < ListQueue.allowed:
        return []
    held = turn.work.tickets.held_by(turn.person.id, TICKETS)
    direct = turn.message.place.direct
    rows = [
        say(
            "**{number}** {state}, {priority}: {title}",
            number=ticket.number,
            state=ticket.state.for_staff,
            priority=ticket.priority.words,
            title=ticket.title if direct else ticket.title_for_all,
        )
        for ticket in held
    ]
    return [say("**Tickets you have taken**"), *rows] if rows else []


def _classes(turn: Turn) -> list[Said]:
    if turn.person.role < ListSessions.allowed:
        return []
    coming = turn.work.sessions.unfinished(turn.now, turn.person.id, CLASSES)
    return [say("**Your next classes**"), *map(row, coming)] if coming else [say("You have no class ahead.")]


def _on_call(turn: Turn) -> Iterable[tuple[Said, Said]]:
    if turn.person.role >= WhoIsOnCall.allowed and (persons := on_call_now(turn.work)):
        yield say("On call now"), say("{names}", names=", ".join(person.name for person in persons))


def _queue(turn: Turn) -> Iterable[tuple[Said, Said]]:
    if turn.person.role >= ListQueue.allowed:
        counts = turn.work.tickets.count_by_priority()
        each = [f"{priority.words}: {count}" for priority, count in counts.items()]
        yield say("Open tickets"), say("{counts}", counts="; ".join(each) or "none")


def _buttons(turn: Turn, mine: Sequence[Ticket]) -> tuple[Button, ...]:
    """The buttons, with the way to a person first: a platform may have room for only six."""
    role = turn.person.role
    staff = role >= ListQueue.allowed
    offered = [
        (staff, Button(say("Queue"), ListQueue.example, Style.PRIMARY)),
        (True, Button(say("Help me sign in"), "login", Style.PLAIN if staff else Style.PRIMARY)),
        (True, Button(say("Open a ticket"), "ticket open")),
        (role >= ListSessions.allowed, MINE),
        (True, TALK),
    ]
    looks = [Button(say("Ticket {number}", number=t.number), f"ticket {t.number}") for t in mine[:PRESSED]]
    return (*(button for may, button in offered if may), *looks)
