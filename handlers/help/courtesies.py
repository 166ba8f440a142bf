"""Greetings, thanks, and words that all is well: what is said in return, where anything is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model.errors import AskBack
from bot.model.intents.help import SORRY, Courtesy, Greet
from bot.model.messages import Button, Kind, Reply
from bot.model.tickets import Ticket
from bot.model.understanding.context import Context
from bot.model.understanding.denying import ALL_WELL
from bot.model.understanding.replies import says
from bot.model.understanding.signals import heard
from bot.model.unsaid import Lack
from bot.model.words import Said, say, shortened
from handlers.help.guide import way_back
from handlers.offers import offering
from handlers.offers.cards import OPEN
from handlers.tickets import answers as ticket_answers
from handlers.tickets import handover as ticket_handover
from handlers.tickets.cards import IT_WORKS
from handlers.turn import HELP, MY_TICKETS, TALK, Turn, my_ticket
from handlers.unsaid import excuse
from handlers.walkthroughs.unclear import greeted_amid

_LONGEST_TITLE = 80
_HALF_WELL = frozenset(("willwork", "butstill"))
"""What may be said of a ticket by whoever neither says that it works nor that it does not: `sometimes it works`."""
_SOLVED = frozenset(("solved", "solvedword"))
"""What speaks of a trouble that is over; whether it is the one of their ticket, they are asked."""
_TALK = "bye"
"""An ok and a good night speak of nothing."""
_SORRY = frozenset(SORRY.split("|"))


def greet(_: Greet, turn: Turn) -> list[Reply]:
    """Greet back, with the question that is open; in a place where others read along, once a day at most."""
    if turn.message.place.direct and (asked := greeted_amid(turn)):
        return asked
    if turn.message.place.direct and (open_ones := ticket_answers.mine(turn)):
        return [_greeted(turn, open_ones)]
    text = say("Hello! I am {school}'s support desk, a program. What do you need?", school=turn.school.name)
    key = f"hello/{turn.person.id}/{turn.now.date().isoformat()}"
    answer = turn.whisper(text, HELP, TALK)
    return [answer if turn.message.place.direct else replace(answer, key=key)]


def _greeted(turn: Turn, open_ones: Sequence[Ticket]) -> Reply:
    """The greeting, with their open ticket if they have one: that is usually what they came for."""
    if len(open_ones) > 1:
        text = say(
            "Hello! {count} of your tickets are open. Is it about one of these, or what else do you need?",
            count=len(open_ones),
        )
        return turn.whisper(text, MY_TICKETS, HELP, TALK)
    one = "Hello! Your ticket {number} is open: {title}. Is it about that, or what else do you need?"
    return turn.whisper(_of(open_ones[0], one), my_ticket(open_ones[0].number), HELP, TALK)


def _of(ticket: Ticket, template: str) -> Said:
    """A sentence about a ticket: the template with its number and the beginning of its title."""
    return say(template, number=ticket.number, title=shortened(ticket.title.rstrip(" ."), _LONGEST_TITLE))


def leave_it(intent: Courtesy, turn: Turn) -> list[Reply]:
    """Say nothing where others read along. In private: a kind word for a bare no, `sorry`, `it works` or `nothing is
    wrong`; and a question to whoever wants it forgotten, or says that it half works, and has one ticket that is open.
    """
    if not turn.message.place.direct:
        return []
    if turn.message.kind is Kind.PRESSED:  # it stands for a bare no
        return [turn.whisper(say("Then I leave it."), HELP, TALK)]
    if says(turn.message.words, ("stop",)) and (asked := wanted_no_more(turn)):
        return asked
    if intent.more.lower().replace("’", "'") in _SORRY:
        return [turn.whisper(say("No problem at all. Tell me what you need."), *way_back(turn), HELP, TALK)]
    if intent.more == IT_WORKS:
        return [turn.whisper(say("Good to hear that it works."), HELP, TALK)]
    if intent.more == ALL_WELL:
        return [_all_is_well(turn)]
    said = heard(turn.message.words, Context()).concepts
    if said & _SOLVED and ticket_answers.mine(turn):
        return [_all_is_well(turn)]
    return ticket_handover.for_a_ticket(turn, 1) if said & _HALF_WELL and _TALK not in said else []


def wanted_no_more(turn: Turn) -> list[Reply]:
    """Ask whether to withdraw their one open ticket; empty when they have none, or several."""
    open_ones = ticket_answers.mine(turn)
    if len(open_ones) != 1:
        return []
    text = _of(open_ones[0], "Shall I withdraw your ticket {number}: {title}? Until then it stays open.")
    return [_asked(turn, open_ones[0], text, Button(say("Withdraw it"), f"withdraw {open_ones[0].number}"))]


def _asked(turn: Turn, ticket: Ticket, text: Said, does: Button) -> Reply:
    """A question about a ticket; this button, or a yes, answers it."""
    return excuse(turn, AskBack(text, does, my_ticket(ticket.number), TALK).answered_by(Lack.YES, does.says))


def _all_is_well(turn: Turn) -> Reply:
    """An answer to `nothing is wrong`: their open ticket may be about just that, so it is asked about."""
    if offering.waits(turn):
        text = say("Good to hear. I keep a report of yours, and its ticket opens soon. Does that work now, too?")
        return turn.whisper(text, Button(say("Yes, it works"), "it helped"), OPEN, TALK)
    open_ones = ticket_answers.mine(turn)
    if not open_ones:
        return turn.whisper(say("Good, then there is nothing to do. Tell me when something does not work."), HELP, TALK)
    text = _of(open_ones[0], "Good to hear. Your ticket {number} is still open: {title}. Does that work now?")
    works = Button(say("It works now"), f"close {open_ones[0].number}, {IT_WORKS}")
    return _asked(turn, open_ones[0], text, works)
