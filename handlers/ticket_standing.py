"""What who reported a ticket is told of who answers, and until when."""

from __future__ import annotations

from bot.model.escalation import Escalation
from bot.model.messages import Button, Card, Reply
from bot.model.people import Person, Role
from bot.model.school import answered_by
from bot.model.tickets import Ticket
from bot.model.words import Said, lines, say
from handlers import oncall_plan
from handlers.ticket_cards import reporter_card, reporter_name
from handlers.turn import TALK
from store.unit_of_work import UnitOfWork

MEANWHILE = say(
    "To get into a class now: join by phone with the number in the invitation, or use the guest link. If there is "
    "neither, or it is an exam, write a short e-mail to your teacher."
)
MEANWHILE_TEACHING = say(
    "To hold the class now: let people join by phone with the number in the invitation, or begin a new meeting and "
    "post its link where your class looks."
)


def meanwhile(person: Person) -> Said:
    """How a class goes on until somebody comes, for who is taught and for who teaches."""
    return MEANWHILE_TEACHING if person.role >= Role.INSTRUCTOR else MEANWHILE


def standing(work: UnitOfWork, ticket: Ticket) -> Said:
    """Who has a ticket that is open, or who is called for it and who is next; no moment that is past."""
    if ticket.owner:
        return say("{name} has it and is looking at it.", name=work.people.get(ticket.owner).name)
    call = work.escalations.open_on(ticket.id)
    if call is not None and call.paged:
        return _calling(work, call)
    at = answered_by(ticket.opened_at, work.school.zone, work.school.hours)
    if at > work.now:
        return say("The support team sees it and answers you here, by {at}.", at=at)
    return say(
        "The support team has it on its list, and should have answered before now. If it cannot wait, write to me that "
        "it is urgent."
    )


def _calling(work: UnitOfWork, call: Escalation) -> Said:
    called = list(dict.fromkeys(person for _, person in call.paged))
    names = " and ".join(person.name for person in work.people.some(called) if person.identities)
    if call.due is None or call.due <= work.now:
        return say("All on my list were called. Nobody took it yet.")
    targets = call.plan[call.level].targets
    after = " and ".join(person.name for person in oncall_plan.called(work, targets)) or "the whole support team"
    text = "I am calling {names}. If nobody answers by {at}, I call {next}."
    return say(text, names=names or "the support team", at=call.due, next=after)


def standing_card(work: UnitOfWork, ticket: Ticket) -> Reply:
    """The reporter's card as things stand now."""
    card = reporter_card(ticket, promise=standing(work, ticket))
    return Reply(work.people.get(ticket.reporter), card, live=reporter_name(ticket), edit_only=True)


def nobody_took_it(work: UnitOfWork, ticket: Ticket, call: Escalation) -> Reply:
    """Who reported it hears, once, that all were called and nobody answered, and what they can do."""
    text = say(
        "Nobody has taken your ticket {number} yet. I have called everybody on the list, and now I call the whole "
        "support team.",
        number=ticket.number,
    )
    reporter = work.people.get(ticket.reporter)
    contact = work.school.hours.contact
    how = [say("You can also reach the support team here: {contact}.", contact=contact)] if contact else []
    card = Card(
        lines(text, *how, meanwhile(reporter)),
        buttons=(Button(say("Show my ticket"), f"ticket {ticket.number}"), TALK),
    )
    return Reply(reporter, card, key=f"nobody/{call.id}")
