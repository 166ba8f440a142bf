"""Which ticket is taken by whoever does not say its number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

from bot.model.errors import AskBack, Conflict
from bot.model.messages import Button
from bot.model.tickets import Ticket
from bot.model.words import say
from handlers.tickets.choice import title_here
from handlers.turn import QUEUE, Turn

_OFFERED = 10


def waiting(turn: Turn) -> int:
    """The number of the one ticket that waits for this person, or for anybody."""
    calls = turn.work.escalations
    some = list(islice(calls.calling(turn.person.id), _OFFERED + 1)) or calls.open_all(_OFFERED + 1)
    waiting = [turn.work.tickets.get(call.ticket) for call in some]
    if not waiting:
        return _last_taken(turn)
    if len(waiting) > 1:
        raise _which(turn, waiting)
    return waiting[0].number


def _which(turn: Turn, waiting: Sequence[Ticket]) -> AskBack:
    """The question, with a button for each of the first of them."""
    choices = tuple(
        Button(say("Ticket {number}: {summary}", number=t.number, summary=title_here(turn, t)[:60]), f"ack {t.number}")
        for t in waiting[:_OFFERED]
    )
    if len(waiting) == len(choices):
        return AskBack("Which one do you take?", choices=choices)
    return AskBack("Which one do you take? More are waiting, and the queue shows them.", QUEUE, choices=choices)


def _last_taken(turn: Turn) -> int:
    """The ticket that was taken a moment before, so that who comes second hears who was first."""
    calls = turn.work.escalations.taken_since(turn.now - timedelta(hours=12))
    mine = [call for call in calls if turn.person.id in (person for _, person in call.paged)]
    for call in mine or calls:
        ticket = turn.work.tickets.get(call.ticket)
        if ticket.state.open and ticket.owner is not None:
            return ticket.number
    raise Conflict("No ticket waits for somebody just now.", QUEUE)
