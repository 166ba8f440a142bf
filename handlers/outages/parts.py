"""What was reported before an outage was known: it goes on as part of it, and ends with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

from bot.model.bursts import of_outage
from bot.model.messages import Button, Card, Lane, Reply
from bot.model.outages import ASKED_WITHIN, away_for_others
from bot.model.people import Person
from bot.model.reports.systems import system_of, whole
from bot.model.tickets import Resolution, Ticket, TicketState, closed, resolved
from bot.model.waiting import begun
from bot.model.words import Said, lines, say
from handlers.escalation import ladder
from handlers.outages.notices import announced, known
from handlers.tickets.cards import below_card, refreshed, thread_line
from handlers.turn import TALK, Turn, my_ticket
from store.unit_of_work import UnitOfWork

WITH_THE_FAULT = "The fault it was part of is over."


def gathered(work: UnitOfWork, outage: Ticket, within: timedelta) -> list[Reply]:
    """Put everybody who reported the same lately, and whose ticket nobody has taken, on the list of a known outage, and
    tell them once. Those who told of it in a walk-through are asked whether it is that.
    """
    if not away_for_others(outage):
        return []
    if outage.impact == 1:
        work.offers.hasten(outage, work.now)
    tickets: dict[int, list[Ticket]] = defaultdict(list)
    cards: list[Reply] = []
    for each in work.tickets.reported_before(outage, work.now - within):
        part = work.tickets.save(replace(each, follows=outage.id))
        work.tickets.add_affected(outage.id, part.reporter)
        tickets[part.reporter].append(part)
        cards += [*ladder.stop(work, part, None), *refreshed(work, part)]  # it is called for through the outage
    if within:
        _once_more(work, outage, tickets)
    told = [_told(outage, person, tickets[person.id]) for person in work.people.some(tickets)]
    walking = work.walkthroughs.telling(of_outage(outage), work.now - within) - {outage.reporter, *tickets}
    asked = [_asked(work, outage, person) for person in work.people.some(walking)]
    return [*told, *asked, *_counted(work, outage, tickets), *cards]


def _once_more(work: UnitOfWork, outage: Ticket, tickets: dict[int, list[Ticket]]) -> None:
    """Put those on the list to whom it never worked again since the same system was away a short time ago."""
    if not outage.system:
        return
    for person, before in work.tickets.still_failing(outage, work.now - ASKED_WITHIN):
        work.tickets.add_affected(outage.id, person)
        mine = [each for each in work.tickets.parts(before) if each.reporter == person]
        tickets[person] += [work.tickets.save(replace(part, follows=outage.id)) for part in mine]


def taken_in(work: UnitOfWork, ticket: Ticket) -> list[Reply]:
    """Make a ticket that opens only now, for a report that was held, part of the outage that became known meanwhile."""
    known = work.tickets.outages(*whole(ticket.system)) if ticket.system else []
    return [reply for outage in known for reply in gathered(work, outage, timedelta())]


def parts(turn: Turn, outage: Ticket) -> list[Ticket]:
    """The open tickets of this person that are part of this outage."""
    mine = turn.work.tickets.reported_by(turn.person.id, 20)
    return [ticket for ticket in mine if ticket.follows == outage.id]


def solved(turn: Turn, part: Ticket) -> list[Reply]:
    """Close the ticket of somebody who says that the outage is over for them."""
    done = resolved(begun(part), Resolution.SOLVED, WITH_THE_FAULT, turn.now, turn.now)
    done = turn.work.tickets.save(closed(done, turn.now))
    told = say("Ticket {number} is closed: {name} says that it works.", number=done.number, name=turn.person.name)
    line = below_card(turn.work, done, told)
    return [*ladder.stop(turn.work, done, None), *line, *refreshed(turn.work, done)]


def unheard(work: UnitOfWork, part: Ticket) -> bool:
    """Whether nobody has said a word about this ticket since the outage it is part of ended."""
    if part.follows is None:
        return False
    outage = work.tickets.get(part.follows)
    over, last = outage.resolved_at or outage.closed_at, work.comments.last_said(part.id)
    return not outage.state.open and over is not None and (last is None or last.at < over)


def stays(turn: Turn, part: Ticket) -> None:
    """Keep the ticket of somebody who says that it still fails: it waits for the staff."""
    if part.state in (TicketState.NEW, TicketState.TRIAGED):
        turn.work.tickets.save(replace(part, close_at=None))


def _told(outage: Ticket, person: Person, mine: list[Ticket]) -> Reply:
    part = [say("Your ticket {number} goes on as part of it.", number=each.number) for each in mine]
    end = say("You are on the list now: you hear here when it is over.")
    text = lines(say("What you reported is known now."), known(outage), *announced(outage), *part, end)
    shown = [my_ticket(each.number) for each in mine[:1]]
    return Reply(person, Card(text, buttons=(*shown, TALK)), key=f"part/{outage.id}/{person.id}", lane=Lane.NOTICE)


def _asked(work: UnitOfWork, outage: Ticket, person: Person) -> Reply:
    """Tell somebody in a walk-through of the outage, and how to get on its list; if it hits their building, they are on
    it.
    """
    if outage.impact > 1:
        work.tickets.add_affected(outage.id, person.id)
        end = say("You are on the list now: you hear here when it is over.")
    else:
        end = say(
            "If you have it too, press the button or type `i have it too`: you hear here when it is over. If not, "
            "go on where you are."
        )
    ways = (too(outage), TALK) if outage.impact == 1 else (TALK,)
    card = Card(lines(known(outage), *announced(outage), end), buttons=ways)
    return Reply(person, card, key=f"walking/{outage.id}/{person.id}", lane=Lane.NOTICE)


def too(ticket: Ticket, named: bool = False) -> Button:
    """The button for whoever has the same trouble; it names the system if there are several outages."""
    system = system_of(ticket.system)
    label = say("I have it too: {system}", system=system.label) if named and system else say("I have it too")
    return Button(label, f"i have it too, {ticket.system}")


def _counted(work: UnitOfWork, outage: Ticket, tickets: dict[int, list[Ticket]]) -> list[Reply]:
    """A line for the staff below the outage: these tickets need nobody of their own now."""
    numbers = sorted(each.number for mine in tickets.values() for each in mine)
    if not numbers or not work.school.staff:
        return []
    return [thread_line(outage, _which(numbers))]


def _which(numbers: list[int]) -> Said:
    if len(numbers) == 1:
        return say("Ticket {number} goes on as part of this one.", number=numbers[0])
    listed = ", ".join(map(str, numbers))
    return say("{count} tickets go on as part of this one: {listed}.", count=len(numbers), listed=listed)
