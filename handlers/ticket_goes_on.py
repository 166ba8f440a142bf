"""Who says that something is still so, or so again, and may mean the one ticket they have: that is asked."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.model.dangers import danger
from bot.model.errors import AskBack
from bot.model.letters import plain
from bot.model.messages import Button, Reply, Style
from bot.model.people import Role
from bot.model.secrets.alone import guarded
from bot.model.tickets import Ticket, TicketState
from bot.model.unsaid import Lack
from bot.model.words import say, shortened
from handlers.turn import LONGEST_PRESSED, MY_TICKETS, TALK, Turn
from handlers.unsaid_answers import excuse

_LATELY = timedelta(days=3)
_TITLE = 60
_NEW = Button(say("It is something else"), "ticket form", form=True)
_STILL = re.compile(
    r"\b(?:still|again|sigue|siguen|todavia|aun|otra vez|de nuevo|immer noch|noch immer|wieder|toujours|encore|"
    r"de nouveau|ainda|continua|de novo|outra vez)\b"
)


def goes_on(turn: Turn) -> list[Reply]:
    """The question whether such words, which are nothing else, shall be put on their ticket, or open it again; empty
    where they have none of the last days, or several.
    """
    words = turn.message.words.strip()
    if turn.person.role >= Role.ON_CALL or not turn.message.place.direct or len(words) > LONGEST_PRESSED:
        return []
    if not _STILL.search(plain(words)):
        return []
    mine = [each for each in turn.work.tickets.of(turn.person.id) if _counts(each, turn)]
    if len(mine) != 1 or (danger(words) and not mine[0].private):
        return []
    ticket, said = mine[0], guarded(words)
    text, label, does = "Shall I put that on your ticket {number}: {title}?", "Add this to ticket {number}", "comment"
    if not ticket.state.open:
        text, label, does = "Shall I open your ticket {number} again: {title}?", "Open it again", "reopen"
    question = AskBack(
        text,
        *(Button(say(label, number=ticket.number), f"{does} {ticket.number} {said}", Style.PRIMARY), _NEW, MY_TICKETS),
        TALK,
        number=ticket.number,
        title=shortened(ticket.title, _TITLE).rstrip("?"),
    )
    return [excuse(turn, question.answered_by(Lack.YES, f"{does} {ticket.number}"))]


def _counts(ticket: Ticket, turn: Turn) -> bool:
    """Whether it is open, or was not long ago."""
    closed = ticket.state is TicketState.CLOSED and ticket.closed_at is not None
    lately = closed and turn.now - (ticket.closed_at or turn.now) <= _LATELY
    return ticket.state.open or ticket.state is TicketState.RESOLVED or lately
