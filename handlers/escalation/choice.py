"""Which ticket is taken by whoever does not say its number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

from bot.model.errors import AskBack, Conflict
from bot.model.intents.escalation import TakeOver
from bot.model.messages import Button
from bot.model.tickets import Ticket
from bot.model.understanding.grammar import deeds
from bot.model.words import say
from handlers.tickets.choice import title_here
from handlers.turn import QUEUE, Turn

ASKED_TO_TAKE = "{name} asks you to take ticket {number}: {title}"
_OFFERED = 10


def waiting(turn: Turn) -> int:
    """The number of the one ticket that waits for this person, or for anybody."""
    calls = turn.work.escalations
    some = list(islice(calls.calling(turn.person.id), _OFFERED + 1)) or calls.open_all(_OFFERED + 1)
    waiting = [turn.work.tickets.get(call.ticket) for call in some]
    if asked := was_asked(turn):
        return asked
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


def was_asked(turn: Turn, number: int | None = None) -> int | None:
    """The ticket that a colleague has asked this person to take in what they read last; None where it is none, or not
    the one with this number.
    """
    last = turn.work.outbox.last_said(turn.message.place, turn.person, 1) if turn.message.place.direct else []
    asked = [card for card in last if card.text.template == ASKED_TO_TAKE]
    said = next((deed.number for deed in deeds(asked) if isinstance(deed, TakeOver)), None)
    return said if number in (None, said) else None


def _last_taken(turn: Turn) -> int:
    """The ticket that was taken a moment before, so that who comes second hears who was first."""
    calls = turn.work.escalations.taken_since(turn.now - timedelta(hours=12))
    mine = [call for call in calls if turn.person.id in (person for _, person in call.paged)]
    for call in mine or calls:
        ticket = turn.work.tickets.get(call.ticket)
        if ticket.state.open and ticket.owner is not None:
            return ticket.number
    raise Conflict("No ticket waits for somebody just now.", QUEUE)
