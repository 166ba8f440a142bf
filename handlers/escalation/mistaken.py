"""Who has taken the wrong ticket, and says so: `sorry, wrong one, i meant 2`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.model.messages import Kind
from bot.model.people import Role
from bot.model.words import Said
from handlers.tickets.choice import spoken_of_last
from handlers.turn import Turn

TAKEN = "You have taken ticket {number}."
TAKEN_OVER = "You have taken over ticket {number} from {before}."
_LONGEST = 60
_OTHER = r"(?:ticket\s+)?#?(?P<other>\d{1,9})"
_WRONG = re.compile(
    r"(?:(?:sorry|oops|ups|ah|oh|no|wait|shit|damn|ok)\W+)*"
    r"(?:(?:(?:that|it)(?: i|['’]?)s |that was |it was )?(?:the )?wrong (?:one|ticket|number)|not (?:that|this) one|"
    r"undo(?: (?:that|it))?|(?:my|by) mistake|i meant(?= ))"
    rf"(?:\W+(?:i )?(?:(?:meant|mean|wanted|want|take)\s+)?{_OTHER})?[\s.!]*",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    rf"not (?:ticket\s+)?#?(?P<this>\d{{1,9}})\W+(?:but |i meant |i mean )?{_OTHER}[\s.!]*", re.IGNORECASE
)


def put_right(turn: Turn) -> Turn:
    """The turn with the commands that are meant by it: to give that ticket back, and to take the other one."""
    message, words = turn.message, turn.message.words.strip()
    if turn.person.role < Role.ON_CALL or not message.place.direct or message.kind is not Kind.SAID:
        return turn
    found = len(words) <= _LONGEST and (_WRONG.fullmatch(words) or _NOT_THIS.fullmatch(words))
    ticket = spoken_of_last(turn) if found and _just_taken(turn) else None
    if not found or ticket is None or not ticket.state.open or ticket.owner != turn.person.id:
        return turn
    parts = found.groupdict()
    if parts.get("this") not in (None, str(ticket.number)):
        return turn
    takes = f" and ack {parts['other']}" if parts["other"] not in (None, str(ticket.number)) else ""
    return replace(turn, message=replace(message, words=f"release {ticket.number}{takes}"))


def _just_taken(turn: Turn) -> bool:
    """Whether the last answer here was that they have taken a ticket."""
    last = turn.last_said()
    return any(text.template in (TAKEN, TAKEN_OVER) for card in last for text in _within(card.text))


def _within(text: Said) -> Iterator[Said]:
    """A text and those it is made of."""
    yield text
    for _, fact in text.facts:
        if isinstance(fact, Said):
            yield from _within(fact)
