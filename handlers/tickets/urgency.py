"""A ticket whose time runs out: what makes it more urgent, and who hears of that."""

from __future__ import annotations

from bot.model.live import note_name
from bot.model.messages import Button, Card, Reply
from bot.model.reports.awaiting import urges
from bot.model.tickets import Ticket
from bot.model.triage import weigh
from bot.model.words import say, shortened
from handlers.escalation import ladder
from handlers.tickets.cards import refreshed
from handlers.tickets.opening import Draft, in_class_soon, more_urgent
from handlers.turn import Turn
from store.unit_of_work import UnitOfWork


def urged(turn: Turn, words: str) -> Draft | None:
    """What these words would have made of the ticket when it was opened; None when they are not urgent."""
    soon = turn.soon(words)
    impact, urgency = weigh(words, soon)
    if not (soon or urges(words)) and urgency > 1:
        return None
    return Draft(words, impact=impact, urgency=1, class_soon=soon or in_class_soon(turn))


def raised(turn: Turn, ticket: Ticket, found: Draft, words: str = "") -> tuple[Ticket, list[Reply]]:
    """The ticket made that urgent, never less; and the pings this causes, or a word to whoever has it."""
    work = turn.work
    worse = more_urgent(ticket, found)
    if worse.priority == ticket.priority:
        return ticket, []
    worse = work.tickets.save(worse)
    silent = worse.owner is None and work.escalations.open_on(worse.id) is None
    pings = ladder.begin(work, worse, turn.person) if silent else []
    return worse, [*refreshed(work, worse), *pings, *_owner_told(work, worse, words)]


def _owner_told(work: UnitOfWork, ticket: Ticket, words: str) -> list[Reply]:
    if ticket.owner is None or not words:
        return []
    text = say("Ticket {number} is more urgent now: {words}", number=ticket.number, words=shortened(words, 200))
    card = Card(text, buttons=(Button(say("Show the ticket"), f"ticket {ticket.number}"),))
    return [Reply(work.people.get(ticket.owner), card, live=note_name(ticket, -ticket.version))]
