"""The end of an outage: everybody on its list is asked whether it works again, and told where it does not."""

from __future__ import annotations

from dataclasses import replace

from bot.model.messages import Button, Card, Lane, Reply, Style
from bot.model.people import Person
from bot.model.reports.systems import system_of
from bot.model.tickets import Ticket
from bot.model.waiting import unheard_at
from bot.model.walkthroughs import EXPIRES_AFTER
from bot.model.words import Said, say
from handlers.turn import TALK
from store.unit_of_work import UnitOfWork

ASKED_AT_THE_END = "Does it work for you now?"


def asked_at_the_end(work: UnitOfWork, ticket: Ticket) -> list[Reply]:
    """Ask everybody on the list, once for each end, whether it works again. Their tickets wait for the answer as long
    as any solved ticket.
    """
    persons = work.people.some(work.tickets.affected(ticket.id))
    if not persons:
        return []
    work.tickets.ask_affected(ticket.id)
    for part in work.tickets.parts(ticket):
        work.tickets.save(replace(part, close_at=unheard_at(work.now, work.school)))
    text = say("{fault} is over. It should work again. {asked}", fault=_named(ticket), asked=say(ASKED_AT_THE_END))
    answers = (
        Button(say("Yes"), f"outage {ticket.number} works", Style.PRIMARY),
        Button(say("No"), f"outage {ticket.number} still fails"),
    )
    card = Card(text, buttons=(*answers, TALK))
    return [Reply(p, card, key=_question(ticket, ticket.reopened, p), lane=Lane.NOTICE) for p in persons]


def asked_of(work: UnitOfWork, person: Person) -> int | None:
    """The number of the outage of which somebody was asked whether it works again, and has not said; it may have been
    opened again meanwhile, by the others' answers.
    """
    number = work.tickets.asked_of(person.id, work.now - EXPIRES_AFTER)
    if number is not None:
        return number
    asked = {_question(ticket, ticket.reopened - 1, person): ticket for ticket in work.tickets.open_again_of(person.id)}
    key = work.outbox.said_once(tuple(asked)) if asked else None
    return asked[key].number if key else None


def _question(ticket: Ticket, end: int, person: Person) -> str:
    """The key of the question whether it works again; `end`: how often the outage had ended before."""
    return f"fixed/{ticket.id}/{end}/{person.id}"


def known_again_notices(work: UnitOfWork, ticket: Ticket) -> list[Reply]:
    """Tell everybody on the list that it is not over after all."""
    text = say("{fault} is not over: we are working on it again. You hear here when it is.", fault=_named(ticket))
    persons = work.people.some(work.tickets.affected(ticket.id))
    card = Card(text, buttons=(TALK,))
    return [Reply(p, card, key=f"again/{ticket.id}/{ticket.reopened}/{p.id}", lane=Lane.NOTICE) for p in persons]


def _named(ticket: Ticket) -> Said:
    system = system_of(ticket.system)
    return say("The known fault of {system}", system=system.label) if system else say("The known fault")
