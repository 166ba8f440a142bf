"""Which ticket is taken by whoever does not say its number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice, takewhile

from bot.model.errors import AskBack, Conflict
from bot.model.intents.escalation import TakeOver
from bot.model.messages import Button
from bot.model.people import Person
from bot.model.tickets import Ticket
from bot.model.understanding.grammar import deeds
from bot.model.unsaid import Lack
from bot.model.words import Fact, say, shortened
from handlers.escalation.pages import page_key
from handlers.tickets.choice import title_here
from handlers.turn import QUEUE, Turn

ASKED_TO_TAKE = "{name} asks you to take ticket {number}: {title}"
CALL_NEXT = "Shall I call the next person for ticket {number} now?"
_OFFERED, _LOOKED_AT, _AT_HAND = 10, 5, 3
_CALLS = 50
"""The call that came last is looked for among the newest so many."""


def waiting(turn: Turn) -> int:
    """The number of the one ticket that waits for this person, or for anybody."""
    work, calls = turn.work, turn.work.escalations
    asked = asked_to_take(turn)
    paged = list(islice(calls.calling(turn.person.id), _OFFERED + 1))
    if asked and not paged:
        several = [ticket for ticket in _all_asked(turn) if _stands(ticket, ticket.owner or 0)]
        if len(several) > 1:
            raise _which(turn, several)
        return asked[0].number  # also what somebody else has by now: they hear who
    some = paged or list(islice(calls.open_all(), _OFFERED + 1))
    wanted = [asked[0]] if asked and _stands(*asked) else []
    waiting = list({t.id: t for t in (*wanted, *(work.tickets.get(call.ticket) for call in some))}.values())
    if not waiting:
        return _last_taken(turn)
    if len(waiting) > 1:
        raise _which(turn, waiting)
    return waiting[0].number


def _which(turn: Turn, waiting: Sequence[Ticket]) -> AskBack:
    """The question, with a button for each of the first of them."""
    choices = tuple(
        Button(say("Ticket {number}: {summary}", number=t.number, summary=title_here(turn, t)[:60]), _takes(t))
        for t in waiting[:_OFFERED]
    )
    which = AskBack("Which one do you take?", choices=choices)
    if len(waiting) > len(choices):
        which = AskBack("Which one do you take? More are waiting, and the queue shows them.", QUEUE, choices=choices)
    # what nobody had may be somebody's by the time it is answered: that is not taken from them unasked
    return which.answered_by(Lack.NUMBER, "take over" if all(ticket.owner for ticket in waiting) else "ack")


def _takes(ticket: Ticket) -> str:
    return f"take over {ticket.number}" if ticket.owner else f"ack {ticket.number}"


def was_asked(turn: Turn, ticket: Ticket) -> bool:
    """Whether a colleague has asked this person to take this ticket in what they read last, and nobody else has taken
    it since.
    """
    asked = asked_to_take(turn)
    return asked is not None and asked[0].id == ticket.id and _stands(ticket, asked[1])


def asked_to_take(turn: Turn) -> tuple[Ticket, Fact] | None:
    """The ticket that this person was asked to take in what they read last, and whose it was then."""
    last = turn.last_said() if turn.message.place.direct else []
    asked = [card for card in last if card.text.template == ASKED_TO_TAKE]
    number = next((deed.number for deed in deeds(asked) if isinstance(deed, TakeOver)), None)
    return (turn.work.tickets.numbered(number), dict(asked[0].text.facts).get("owner", 0)) if number else None


def _all_asked(turn: Turn) -> list[Ticket]:
    """The tickets that they were asked to take one behind the other, in what they read last."""
    last = turn.last_said(_OFFERED)
    asked = list(takewhile(lambda card: card.text.template == ASKED_TO_TAKE, reversed(last)))
    numbers = [deed.number for deed in deeds(reversed(asked)) if isinstance(deed, TakeOver) and deed.number]
    return [turn.work.tickets.numbered(number) for number in dict.fromkeys(numbers)]


def asked_by(turn: Turn, ticket: Ticket) -> Person | None:
    """The colleague who has lately asked this person, here, to take this ticket."""
    last = turn.last_said(_LOOKED_AT) if turn.message.place.direct else []
    asked = [dict(card.text.facts) for card in reversed(last) if card.text.template == ASKED_TO_TAKE]
    by = next((facts.get("by") for facts in asked if facts.get("number") == ticket.number), None)
    return turn.work.people.get(by) if isinstance(by, int) else None


def called_last(turn: Turn, whenever: bool) -> int | None:
    """The number of the ticket for which this person was called last, if nothing was answered to them since, or
    `whenever` that was.
    """
    calls = turn.work.escalations.calling_newest(turn.person.id, _CALLS)
    found = [(call, level) for call in calls
             for level, person in call.paged if person == turn.person.id]  # fmt: skip
    keys = {page_key(call, level, turn.person.id): call.ticket for call, level in found}
    last = turn.work.outbox.decided_last(keys) if keys else None
    if last is None or (not whenever and turn.work.outbox.answered_since(turn.message.author, last[1])):
        return None
    return turn.work.tickets.get(keys[last[0]]).number


def _stands(ticket: Ticket, owner: Fact) -> bool:
    """Whether a ticket is nobody's, or theirs still whose it was."""
    return ticket.state.open and ticket.owner in (None, owner)


def _last_taken(turn: Turn) -> int:
    """The ticket that was taken a moment before, so that who comes second hears who was first."""
    calls, since = turn.work.escalations, turn.now - timedelta(hours=12)
    last = calls.taken_last(since, turn.person.id) or calls.taken_last(since)
    if last is not None:
        return turn.work.tickets.get(last.ticket).number
    # what calls nobody waits for nobody either; it is offered all the same
    free = turn.work.tickets.queue(_AT_HAND, "new")
    takes = (Button(say("Take ticket {number}: {title}", number=t.number, title=shortened(title_here(turn, t), 60)),
                    _takes(t)) for t in free)  # fmt: skip
    raise Conflict("No ticket waits for somebody just now.", *takes, QUEUE)
