"""Searches that go on while somebody's duty begins or ends: who has it now is called."""

from __future__ import annotations

from bot.model.covers import Cover
from bot.model.escalation import Escalation, EscalationState, also_calling, missed
from bot.model.messages import Reply
from bot.model.people import Person
from handlers.escalation.pages import owner_of, ping, reaching
from handlers.oncall.plan import changed_by
from handlers.tickets.standing import standing_card
from store.unit_of_work import UnitOfWork


def handed_on(work: UnitOfWork, cover: Cover, but: Person | None = None) -> list[Reply]:
    """A cover has begun or is over: whoever has the duty from now on is called at once for each ticket that nobody has
    taken and for which it was their turn already, but not this person.
    """
    replies: list[Reply] = []
    for each in work.escalations.open_all():
        call = work.escalations.get(each.id, lock=True)
        if call.state is EscalationState.OPEN:
            replies += _to_their_turn(work, call, cover, but)
    return replies


def _to_their_turn(work: UnitOfWork, call: Escalation, cover: Cover, but: Person | None) -> list[Reply]:
    ticket = work.tickets.get(call.ticket)
    spared = {*owner_of(ticket), ticket.reporter, *([but.id] if but else [])}
    come = {handle for level in call.plan[: call.level] for handle in level.targets}
    now = changed_by(work, cover, sorted(come))
    targets = missed(call, {handle: person.id for handle, person in now.items() if person.id not in spared})
    if not targets:
        return []
    more = also_calling(call, targets, work.now)
    pings = ping(work, more, ticket, reaching(work, more, spared), spared)
    return [*pings, *([standing_card(work, ticket)] if ticket.owner is None else [])]
