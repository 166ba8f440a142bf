"""What the end of a walk-through does to tickets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import playbooks
from bot.model.devices import DEVICE
from bot.model.errors import Conflict
from bot.model.intents import walkthroughs as intents
from bot.model.messages import Reply
from bot.model.moments.moments import written_there
from bot.model.outages import BURST_WITHIN
from bot.model.playbooks.book import Outcome, TicketSpec
from bot.model.playbooks.place import Ended, Run
from bot.model.playbooks.prompts import ALL_TRIED, Prompt
from bot.model.playbooks.titles import title_of
from bot.model.reports.affected import affected, told_affected
from bot.model.reports.buildings import key_of
from bot.model.reports.dangers import danger
from bot.model.reports.systems import service
from bot.model.sessions import AHEAD
from bot.model.tickets import AFFECTED, Resolution, closed, resolved
from bot.model.understanding.spelling import folded
from bot.model.walkthroughs import EXPIRES_AFTER, WalkState, Walkthrough
from bot.model.words import say
from handlers.escalation import ladder
from handlers.outages import parts as outage_parts
from handlers.outages.ends import asked_at_the_end
from handlers.outages.lists import put_on_list
from handlers.tickets import devices as ticket_devices
from handlers.tickets import opening as tickets
from handlers.tickets.cards import below_card, refreshed, unguided
from handlers.turn import MY_TICKETS, Turn
from handlers.walkthroughs import devices as walkthrough_devices
from handlers.walkthroughs.facts import class_near, outage, reported_by_others
from handlers.walkthroughs.meant import walk_of
from handlers.walkthroughs.words import OWN_WORDS
from store.unit_of_work import UnitOfWork

CHECK = ("Before anything is changed", "Check who they are, in person or by the number the school has.")
"""What a ticket says whose playbook asks for it."""


def end(turn: Turn, kept: Walkthrough, run: Run, shown: Prompt) -> list[Reply]:
    """Open, close or update tickets as the end of a walk-through says."""
    over = shown.end
    if over is None:
        return []
    match over.outcome:
        case Outcome.SOLVED:
            return _solved(turn, run)
        case Outcome.ATTACH:
            return _attach(turn, run)
        case Outcome.TICKET if over.ticket and not over.ticket.optional:
            return _hand_over(turn, kept, run, over.ticket)
        case Outcome.INFO:
            return told_so_far(turn.work, run)
    return []


def open_offered(intent: intents.OpenOffered, turn: Turn) -> list[Reply]:
    """Open the ticket that the end of a walk-through only offered."""
    kept = walk_of(turn, intent.at)
    run = playbooks.restore(kept.walk)
    end = playbooks.prompt(turn.playbooks, run).end if playbooks.fits(turn.playbooks, run) else None
    if kept.ticket is not None or end is None or end.ticket is None:
        raise Conflict("That ticket is open already, or is not offered any more.", MY_TICKETS)
    ticket, replies = tickets.open_ticket(turn, draft(turn, kept, run, end.ticket))
    turn.work.walkthroughs.save(replace(kept, ticket=ticket.number, state=WalkState.TICKET))
    return replies


def told_so_far(work: UnitOfWork, run: Run) -> list[Reply]:
    """Show whoever has the ticket that was opened on the way what was answered since."""
    ticket = work.tickets.numbered(run.ticket, lock=True) if run.ticket is not None else None
    news = [each for each in _given(run) if ticket and each not in ticket.answers]
    if ticket is None or not ticket.state.open or not news:
        return []
    return refreshed(work, work.tickets.save(replace(ticket, answers=(*ticket.answers, *news))))


def reported_before(turn: Turn, playbook: str) -> int | None:
    """The number of the ticket in which they reported this danger during the last day, if any: the answers go there."""
    if turn.playbooks[playbook].category != "security":
        return None
    mine = sorted(turn.work.tickets.of(turn.person.id), key=lambda ticket: -ticket.number)
    since = turn.now - EXPIRES_AFTER
    return next((ticket.number for ticket in mine if unguided(ticket) and ticket.opened_at > since), None)


def _hand_over(turn: Turn, kept: Walkthrough, run: Run, spec: TicketSpec) -> list[Reply]:
    number, replies = on_ticket(turn, kept, run, spec)
    if number != run.ticket:
        turn.work.walkthroughs.save(replace(kept, ticket=number))
    return replies


def on_ticket(turn: Turn, kept: Walkthrough, run: Run, spec: TicketSpec) -> tuple[int, list[Reply]]:
    """Put all answers since on the ticket that was opened on the way; open a new one when that is not open any more."""
    made = draft(turn, kept, run, spec)
    before = turn.work.tickets.numbered(run.ticket, lock=True) if run.ticket is not None else None
    if before is None or not before.state.open:
        ticket, replies = tickets.open_ticket(turn, replace(made, follows=before.id if before else None))
        return ticket.number, replies
    told = [each for each in before.answers if each[0] == tickets.WHERE]
    known = replace(before, answers=(*told, *made.answers), category=made.category, subcategory=made.subcategory)
    known = replace(known, summary=before.summary if unguided(before) or told else made.summary)
    ticket = turn.work.tickets.save(tickets.more_urgent(replace(known, private=before.private or made.private), made))
    earlier = outage_parts.gathered(turn.work, ticket, BURST_WITHIN)
    wanted = (spec.notify or ticket.priority < before.priority) and ticket.owner is None
    silent = wanted and turn.work.escalations.open_on(ticket.id) is None
    pings = ladder.begin(turn.work, ticket, turn.person, at_any_priority=spec.notify) if silent else []
    return ticket.number, [*refreshed(turn.work, ticket), *pings, *earlier]


def _solved(turn: Turn, run: Run) -> list[Reply]:
    """Close the ticket that was opened on the way."""
    if run.ticket is None:
        return []
    ticket = turn.work.tickets.numbered(run.ticket, lock=True)
    if not ticket.state.open:
        return []
    done = resolved(ticket, Resolution.SELF_SERVICE, "Solved in the walk-through.", turn.now, turn.now)
    done = turn.work.tickets.save(closed(done, turn.now))
    told = say("Ticket {number} is closed: {name} solved it with my help.", number=done.number, name=turn.person.name)
    line = below_card(turn.work, done, told)
    asked = asked_at_the_end(turn.work, done)
    return [*ladder.stop(turn.work, done, None), *line, *refreshed(turn.work, done), *asked]


def _attach(turn: Turn, run: Run) -> list[Reply]:
    known = outage(turn.work, run.values, turn.playbooks[run.book].category)
    told = told_so_far(turn.work, run)
    if known is None or not put_on_list(turn.work, known, turn.person):
        return told
    return [*told, *refreshed(turn.work, known)]


def draft(turn: Turn, kept: Walkthrough, run: Run, spec: TicketSpec) -> tickets.Draft:
    waits = run.ended is Ended.PERSON
    soon = run.hurries(turn.now) or (waits and tickets.in_class_soon(turn))
    return tickets.Draft(
        summary=title_of(turn.playbooks, turn.playbooks[run.book].title, run),
        category=spec.category,
        subcategory=spec.subcategory,
        impact=min(spec.impact, affected(folded(" ".join(run.all_words)))),
        urgency=1 if soon else spec.urgency,
        private=spec.private or _private(turn, kept, run) or bool(danger(" ".join(run.all_words))),
        answers=(*_first(spec), *said(run.words), *_known(turn, kept, run, spec), *_given(run)),
        system=service(run.values),
        building=key_of(run.values.get("building", "")),
        class_soon=soon or spec.hurries,
        burst=spec.notify and spec.impact == 1,
        notify=spec.notify,
        waits=waits,
    )


def _private(turn: Turn, kept: Walkthrough, run: Run) -> bool:
    """Whether the words it began with, or where it led, are for nobody else to read."""
    return any(turn.playbooks[book].private for book in (kept.playbook, run.book))


def _first(spec: TicketSpec) -> tuple[tuple[str, str], ...]:
    """What whoever takes the ticket must know before anything else."""
    tasks = (("May be needed: decide on each", "; ".join(spec.tasks)),) if spec.tasks else ()
    return (*((CHECK,) if spec.verification_required else ()), *tasks)


def _known(turn: Turn, kept: Walkthrough, run: Run, spec: TicketSpec) -> tuple[tuple[str, str], ...]:
    """What the desk need not ask for: their device, their class, how many have the like, and what was opened apart."""
    number = reported_by_others(turn.work, turn.playbooks[run.book].category, run.values, kept.person)
    people = (
        f"{number + 1}: {number} more reported the like just now" if number else told_affected(" ".join(run.all_words))
    )
    device = run.values.get("device", "")
    known = known_of(turn.work, kept.person, device, ask=walkthrough_devices.wanted(run, spec))
    return (*known, (AFFECTED, people), *(("See also", f"ticket {n}") for _, n in run.acted if n))


def known_of(work: UnitOfWork, person: int, device: str = "", ask: bool = True) -> list[tuple[str, str]]:
    """What the desk need not ask somebody for: their device, also of before where it is wanted, and the class near."""
    told = device or (ticket_devices.told_before(work, person) if ask else "")
    return [*([(DEVICE, told)] if told else []), *_class(work, person)]


def said(words: Sequence[str]) -> list[tuple[str, str]]:
    """Their own words, as they stand on a ticket."""
    return [(OWN_WORDS, " / ".join(words))] if words else []


def _class(work: UnitOfWork, person: int) -> list[tuple[str, str]]:
    """The class that is near, or the next one, with its time in the zone of its place."""
    near = class_near(work, person, AHEAD)
    following = [near] if near else work.sessions.upcoming(work.now, person, limit=1)
    label = "Class" if near else "Next class"
    return [(label, f"{each.title}, {written_there(each.starts_at, each.zone)}") for each in following]


def _given(run: Run) -> tuple[tuple[str, str], ...]:
    """The questions and answers, without answers that say nothing."""
    return tuple((each.question, each.label) for each in run.answers if each.label != ALL_TRIED)
