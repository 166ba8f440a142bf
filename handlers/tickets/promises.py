"""Who answers a ticket, and until when, in words."""

from __future__ import annotations

from bot.model.escalation import Escalation
from bot.model.school import answered_by
from bot.model.tickets import Ticket
from bot.model.words import Said, say, together
from handlers.oncall import plan as oncall_plan
from store.unit_of_work import UnitOfWork


def standing(work: UnitOfWork, ticket: Ticket) -> Said:
    """Who has a ticket that is open, or who is called for it and who is next; no moment that is past."""
    if ticket.owner:
        return say("{name} has it and is looking at it.", name=work.people.get(ticket.owner).name)
    call = work.escalations.open_on(ticket.id)
    if call is not None and call.paged:
        return _calling(work, call)
    anew = ticket.close_at if ticket.reopened else None
    at = anew or answered_by(ticket.opened_at, work.school.zone, work.school.hours)
    if at > work.now:
        return say("The support team sees it and answers you here, by {at}.", at=at)
    return say(
        "The support team has it on its list, and should have answered before now. If it cannot wait, write to me that "
        "it is urgent."
    )


def _calling(work: UnitOfWork, call: Escalation) -> Said:
    called = list(dict.fromkeys(person for _, person in call.paged))
    names = together([person.name for person in work.people.some(called) if not person.away])
    if call.due is None or call.due <= work.now:
        return say("All on my list were called. Nobody took it yet.")
    targets = call.plan[call.level].targets
    after = together([person.name for person in oncall_plan.called(work, targets)]) or "the whole support team"
    text = "I am calling {names}. If nobody answers by {at}, I call {next}."
    return say(text, names=names or "the support team", at=call.due, next=after)
