"""The same trouble reported again by one person: asked back, before somebody is called twice for it."""

from __future__ import annotations

from datetime import timedelta

from bot.model.messages import Button, Kind, Reply, Style
from bot.model.tickets import Ticket
from bot.model.words import say
from handlers.tickets.choice import title_here
from handlers.tickets.goes_on import just_reported, same_thing
from handlers.tickets.opening import ALL_THE_SAME, Draft, lifts_of
from handlers.tickets.spoken import is_it_new
from handlers.turn import LONGEST_PRESSED, TALK, Turn

_WITHIN = timedelta(hours=1)
_LOOKED_AT = 5


def reported_already(turn: Turn, draft: Draft, words: str) -> list[Reply]:
    """Ask whether this is what an open ticket of theirs is about; empty when none is, or when it is worse now."""
    calm = draft.urgency > 1 and not (draft.private or draft.class_soon)
    anyway = f"{ALL_THE_SAME} {words}"
    if calm and (asked := is_it_new(turn, draft.said, anyway) or same_thing(turn, anyway)):
        return asked
    if calm and (asked := just_reported(turn, draft.category, anyway)):
        return asked
    if draft.urgency > 1 or draft.private or draft.category == "other":
        return []
    if turn.message.kind in (Kind.PRESSED, Kind.FILLED) or len(words) > LONGEST_PRESSED:
        return []
    ticket = next(
        (each for each in turn.work.tickets.reported_by(turn.person.id, _LOOKED_AT) if _like(turn, each, draft)), None
    )
    if ticket is None or draft.priority(lifts_of(turn, draft)) < ticket.priority:
        return []
    number = ticket.number
    text = say(
        "You have ticket {number} about that: {title}. Is this the same?", number=number, title=title_here(turn, ticket)
    )
    add = Button(say("Add it to ticket {number}", number=number), f"comment {number} {draft.said}", Style.PRIMARY)
    return [turn.whisper(text, add, Button(say("It is something else"), f"{ALL_THE_SAME} {words}"), TALK)]


def _like(turn: Turn, ticket: Ticket, draft: Draft) -> bool:
    """Whether somebody was called for the same trouble not long ago."""
    recent = turn.now - ticket.opened_at <= _WITHIN and ticket.priority in turn.school.ladders
    same = (ticket.category, ticket.system, ticket.building) == (draft.category, draft.system, draft.building)
    return ticket.state.open and recent and same and ticket.follows is None
