"""A ticket whose time runs out: what makes it more urgent, and who hears of that."""

from __future__ import annotations

from dataclasses import replace

from bot.model.live import note_name
from bot.model.messages import Card, Reply
from bot.model.reports.awaiting import urges
from bot.model.tickets import Ticket
from bot.model.triage import weigh
from bot.model.words import say, shortened
from handlers.escalation import ladder
from handlers.tickets.cards import refreshed
from handlers.tickets.opening import Draft, in_class_soon, more_urgent
from handlers.turn import Turn


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
        hurry = "{name} says that ticket {number} is urgent: {words}"
        told = _owner_told(turn, ticket, words, hurry) if found.urgency == 1 else []
        return ticket, [replace(each, live=None) for each in told]  # the name is that of what was told at this version
    worse = work.tickets.save(worse)
    pings = ladder.begin_anew(work, worse, turn.person)
    return worse, [
        *refreshed(work, worse),
        *pings,
        *_owner_told(turn, worse, words, "Ticket {number} is more urgent now: {words}"),
    ]


def _owner_told(turn: Turn, ticket: Ticket, words: str, text: str) -> list[Reply]:
    """Who has it and did not say so themselves."""
    if ticket.owner in (None, turn.person.id) or not words:
        return []
    said = say(text, name=turn.person.name, number=ticket.number, words=shortened(words, 200))
    card = Card(said, buttons=(ladder.show_button(ticket),))
    return [Reply(turn.work.people.get(ticket.owner), card, live=note_name(ticket, -ticket.version))]
