"""What the reporter of a ticket is told about who will answer, and by when."""

from __future__ import annotations

from dataclasses import replace

from bot.model.escalation import Escalation
from bot.model.live import reporter_name
from bot.model.messages import Card, Lane, Reply
from bot.model.people import Person, Role
from bot.model.tickets import Ticket
from bot.model.words import Said, lines, say
from handlers.safety import texts
from handlers.tickets.cards import below_card, reporter_card
from handlers.tickets.promises import standing
from handlers.turn import TALK, my_ticket
from store.unit_of_work import UnitOfWork

MEANWHILE = say(
    "To get into a class now: join by phone with the number in the invitation, or use the guest link. If there is "
    "neither, or it is an exam, write a short e-mail to your teacher."
)
_AFTER_HARM = say("If it goes on and cannot wait, call the school, or go there. Until then, leave all as it is.")
MEANWHILE_TEACHING = say(
    "To hold the class now: let people join by phone with the number in the invitation, or begin a new meeting and "
    "post its link where your class looks."
)
DUE_BEFORE = say("If it is due before then, write to your teacher now: only they can give you more time.")


def meanwhile(person: Person) -> Said:
    """How a class can go on until somebody comes, for students and for teachers."""
    return MEANWHILE_TEACHING if person.role >= Role.INSTRUCTOR else MEANWHILE


def standing_card(work: UnitOfWork, ticket: Ticket) -> Reply:
    """The reporter's card as things stand now."""
    card = reporter_card(ticket, promise=standing(work, ticket))
    return Reply(work.people.get(ticket.reporter), card, live=reporter_name(ticket), edit_only=True)


def nobody_took_it(work: UnitOfWork, ticket: Ticket, call: Escalation) -> Reply:
    """Tell the reporter, once, that everybody was called and nobody answered, and what they can do."""
    text = say("I have called everybody on the list, and now I call the whole support team.")
    if ticket.owner is None:
        text = say("Nobody has taken your ticket {number} yet. {called}", number=ticket.number, called=text)
    else:
        owner = work.people.get(ticket.owner)
        text = say("{name} has your ticket {number}. {called}", name=owner.name, number=ticket.number, called=text)
    reporter = work.people.get(ticket.reporter)
    contact = work.school.hours.contact
    on = _until_then(work, ticket, reporter)
    how = [say("You can also reach the support team here: {contact}.", contact=contact)] if contact else []
    card = Card(
        lines(text, *how, on),
        buttons=(my_ticket(ticket.number), TALK),
    )
    return Reply(reporter, card, key=f"nobody/{call.id}")


def _until_then(work: UnitOfWork, ticket: Ticket, reporter: Person) -> Said:
    """What to do until somebody comes; whoever asked for a private talk may be in distress."""
    if ticket.category == "security":
        return _AFTER_HARM
    if ticket.private and ticket.category == "other":
        return texts.whom(work.school.safety)
    return meanwhile(reporter)


def late(work: UnitOfWork, ticket: Ticket) -> list[Reply]:
    """The time is over in which somebody should have answered: the card says so, and where nobody was called and nobody
    has written, its reporter and the staff hear it, once.
    """
    card = standing_card(work, ticket)
    if work.escalations.open_on(ticket.id) or ticket.announced or _goes_on_elsewhere(work, ticket):
        return [card]
    last = work.comments.last_said(ticket.id)
    if last is not None and last.author != ticket.reporter:
        return [card]
    text = say(
        "Nobody has answered your ticket {number} in the time I told you. I have reminded the support team. If it "
        "cannot wait, write to me that it is urgent.",
        number=ticket.number,
    )
    told = Card(text, buttons=(my_ticket(ticket.number), TALK))
    key = f"late/{ticket.id}/{ticket.reopened}"
    reminded = say("Ticket {number} should have been answered by now, and nobody has taken it.", number=ticket.number)
    line = below_card(work, ticket, reminded, f"{key}/staff")
    return [card, Reply(work.people.get(ticket.reporter), told, lane=Lane.NOTICE, key=key), *line]


def _goes_on_elsewhere(work: UnitOfWork, ticket: Ticket) -> bool:
    """Whether the ticket is part of an open fault: whoever has that ticket works on this one too."""
    return ticket.follows is not None and work.tickets.get(ticket.follows).state.open


def of_who_is_there(work: UnitOfWork, ticket: Ticket) -> Ticket:
    """The ticket, nobody's any more when who had it has left."""
    gone = ticket.owner is not None and work.people.get(ticket.owner).away
    return replace(ticket, owner=None, acknowledged_at=None) if gone else ticket


def none_of_theirs(person: Person, all_open: int) -> Said:
    """What somebody without a ticket of their own hears; staff are pointed to the queue."""
    if person.role < Role.ON_CALL:
        return say("You have no tickets. Type `ticket open` and what is wrong to open one.")
    if all_open == 0:
        return say("No ticket is open, and you have reported none yourself.")
    count = say("One ticket is open.") if all_open == 1 else say("{count} tickets are open.", count=all_open)
    return say("{count} You have reported none yourself.", count=count)
