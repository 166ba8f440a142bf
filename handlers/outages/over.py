"""Words about the end of an outage: of the staff, who may end it, and of whoever is asked whether it works."""

from __future__ import annotations

from bot.model.errors import AskBack
from bot.model.intents.outages import EndOutage, OutageFails, OutageWorks
from bot.model.messages import Button, Style
from bot.model.outages import read_over
from bot.model.people import Role
from bot.model.tickets import Ticket
from bot.model.understanding.answers import yes_or_no
from bot.model.understanding.understand import Understanding
from bot.model.unsaid import Lack
from bot.model.words import say
from handlers.outages.ends import ASKED_AT_THE_END, asked_of
from handlers.outages.notices import of_system
from handlers.turn import TALK, Turn


def meant(turn: Turn, found: Understanding) -> EndOutage | None:
    """That an outage is over; of a system of which none is known, it is only said to work."""
    if turn.person.role < Role.ON_CALL or found.exact or turn.work.walkthroughs.open_of(turn.person.id):
        return None
    said = read_over(turn.message.words)
    if said is None:
        return None
    known = any(turn.work.tickets.outages(*each.values) for each in said.named)
    about = " and ".join(each.value for each in said.named)
    return EndOutage(about=about, surely=said.surely) if said.surely or known else None


def works(turn: Turn) -> OutageWorks | OutageFails | None:
    """Whether it works again for somebody who was asked so at the end of an outage."""
    said = yes_or_no(turn.message.words, ASKED_AT_THE_END)
    number = asked_of(turn.work, turn.person) if said else None
    if number is None:
        return None
    return OutageWorks(number) if said == "yes" else OutageFails(number)


def shall_it_end(ticket: Ticket) -> AskBack:
    """The question whether an outage is over, for everybody who has it is asked then."""
    ends = f"outage over {ticket.number}"
    question = AskBack(
        "Shall I say that {fault} is over? Everybody who has it is asked then whether it works.",
        *(Button(say("Yes"), ends, Style.PRIMARY), Button(say("Show the ticket"), f"ticket {ticket.number}"), TALK),
        fault=of_system(ticket),
    )
    return question.answered_by(Lack.YES, ends)
