"""A live card as one person shall see it now: of what is theirs, or the staff's."""

from __future__ import annotations

from bot.model import playbooks
from bot.model.live import REPORTER, STAFF, TICKET, WALK, about
from bot.model.messages import Card
from bot.model.people import Role
from handlers.tickets.cards import channel_card, reporter_card
from handlers.turn import Turn
from handlers.walkthroughs.cards import shown_card


def look(name: str, turn: Turn) -> Card | None:
    """The card with this name; None for what is not theirs to see. The name may come from anywhere."""
    card = about(name)
    if card and card.noun == TICKET and card.whole in (STAFF, REPORTER):
        return _ticket(card.number, card.whole, turn)
    return _walk(card.number, turn) if card and card.noun == WALK and not card.whole else None


def _ticket(number: int, whose: str, turn: Turn) -> Card | None:
    """In the staff channel the staff see theirs, whatever they reported; who reported it sees their own."""
    ticket = turn.work.tickets.numbered(number)
    if whose == STAFF and turn.person.role >= Role.ON_CALL:
        return channel_card(turn.work, ticket)
    if ticket.reporter != turn.person.id or (whose == STAFF and ticket.private):
        return None
    return reporter_card(ticket, turn.work.people.get(ticket.owner).name if ticket.owner else "")


def _walk(number: int, turn: Turn) -> Card | None:
    kept = turn.work.walkthroughs.first(turn.work.walkthroughs.table.c.id == number)
    if kept is None or kept.person != turn.person.id:
        return None
    run = playbooks.restore(kept.walk)
    return shown_card(kept, run, playbooks.prompt(turn.playbooks, run)) if playbooks.fits(turn.playbooks, run) else None
