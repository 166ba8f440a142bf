"""Telling of outages: what fails, until when, and that they are over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.model.bare_answers import hour
from bot.model.errors import AskBack, BotError, Conflict
from bot.model.intents import outages as intents
from bot.model.intents.escalation import Resolve
from bot.model.messages import Button, Card, Reply
from bot.model.moments.readings import Unread
from bot.model.outages import TOLD_WITHIN, Told, read_told
from bot.model.reports.systems import Named, named_first, named_in_a_row, nearest, system_of
from bot.model.tickets import OUTAGES, Ticket, TicketState, acknowledged
from bot.model.triage import priority
from bot.model.words import Said, Typed, lines, say
from handlers.escalation import ladder
from handlers.outages import ahead, several
from handlers.outages.lists import check
from handlers.outages.notices import announced, of_system
from handlers.outages.over import shall_it_end
from handlers.outages.parts import gathered
from handlers.sessions.words import nothing_left, when, which
from handlers.tickets import solutions as ticket_solutions
from handlers.tickets.cards import refreshed, thread_line
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

NOT_OVER = ("over", "ended", "fixed")
"""What follows `outage` when somebody says that one has ended."""


def tell(intent: intents.TellOutage, turn: Turn) -> list[Reply]:
    """Open the one ticket of the outage, or add what is new to it."""
    named, rest = named_in_a_row(intent.text, first=True)
    if several.over(rest):
        raise _which_of(named, turn)
    if named and rest:
        first = tell(intents.TellOutage(several.first_alone(named, rest)), turn)
        return [*first, several.others(turn, named, rest)]
    told = ahead.begun(intent.text, turn)
    if told.named is None:
        return tell_unknown(intents.TellUnknown(intent.text), turn)
    until = _moment(told.until, turn) if told.until else None
    if isinstance(until, Unread):
        words = f'"{told.words}" ' if told.words else ""
        return which(until, turn, [f"outage {told.named.value} {words}until {each}" for each in until.options])
    if named or not (told.words or told.until or told.open_end):
        return check(intents.OutageCheck(intent.text if named else told.named.value), turn)
    before = _open(turn, told.named)
    if before is None and not told.words:
        raise AskBack(
            'What fails? Type `outage {name} "WHAT FAILS" until 14:00`, or `until further notice`.',
            TALK,
            name=told.named.value,
        )
    kept = _updated(turn, before, told, until) if before else _opened(turn, told.named, told, until)
    return _told(turn, before, kept)


def tell_unknown(intent: intents.TellUnknown, turn: Turn) -> list[Reply]:
    told = read_told(intent.text)
    if told.named:  # behind what fails
        return tell(intents.TellOutage(intent.text), turn)
    if told.called.casefold() in NOT_OVER:
        raise _which_is_over(turn.work.tickets.outages())
    choices = tuple(
        Button(say("{name}: {label}", name=name, label=_label(name)), f"outage {name} {told.rest}".strip())
        for name in nearest(told.called)
    )
    if not told.called:
        raise AskBack("Which system is it?", TALK, choices=choices)
    raise AskBack("I do not know the system “{called}”. Which one is it?", TALK, choices=choices, called=told.called)


def expect(intent: intents.ExpectEnd, turn: Turn) -> list[Reply]:
    """Change when an open outage is expected to end."""
    ticket = _meant(turn, intent.number)
    told = read_told(f"lms until {intent.until}")
    if not (told.until or told.open_end):
        raise AskBack("Until when? Type `outage {number} until 14:00`.", TALK, number=ticket.number)
    until = _moment(told.until, turn) if told.until else None
    if isinstance(until, Unread):
        return which(until, turn, [f"outage {ticket.number} until {each}" for each in until.options])
    return _told(turn, ticket, _updated(turn, ticket, told, until))


def end(intent: intents.EndOutage, turn: Turn) -> list[Reply]:
    """Resolve the outage's ticket: everybody on its list is asked whether it works."""
    if together := named_in_a_row(intent.about, first=True)[0]:
        raise _which_of(together, turn)
    named, note = named_first(intent.about)
    note = note or intent.note
    if named is None:
        return ticket_solutions.ended(Resolve(_meant(turn, intent.number).number, note), turn)
    ticket = _open(turn, named)
    if ticket is None:
        raise Conflict("I know of no fault of {system} just now.", TALK, system=named.system.label)
    if not intent.surely:
        raise shall_it_end(ticket)
    return ticket_solutions.ended(Resolve(ticket.number, note), turn)


def _which_of(named: Sequence[Named], turn: Turn) -> BotError:
    faults = [fault for each in named if (fault := _open(turn, each))]
    return several.which_is_over(faults) if faults else Conflict("I know of no fault of these just now.", TALK)


def ask_due(work: UnitOfWork) -> list[Reply]:
    """Ask the staff, once, for another time when an outage should be over by now; people on its list hear nothing."""
    replies: list[Reply] = []
    for due in work.tickets.expected(work.now, work.alone):
        ticket = work.tickets.save(replace(due, expected_until=None))
        if not ticket.state.open:
            continue
        text = say(
            "By now {fault} was to be over. Until when does it last? Type {until}. Is it over? Type {over}.",
            fault=of_system(ticket),
            until=Typed(f"outage {ticket.number} until 14:00"),
            over=Typed(f"outage over {ticket.number}"),
        )
        owner = work.people.get(ticket.owner) if ticket.owner else None
        named = say("{owner}: {text}", owner=owner, text=text) if owner else text
        key = f"until/{ticket.id}/{due.version}"
        if work.school.staff:
            replies.append(thread_line(ticket, named, key))
        elif owner:
            replies.append(Reply(owner, Card(text), key=key))
        replies += refreshed(work, ticket)
    return replies


def _told(turn: Turn, before: Ticket | None, kept: Ticket) -> list[Reply]:
    """What the staff see of it; nobody is called any more for what somebody has taken with it."""
    stopped = [] if before and before.owner else ladder.stop(turn.work, kept, turn.person)
    earlier = [] if before and before.announced else gathered(turn.work, kept, TOLD_WITHIN)
    said = _said(turn, kept)
    own = _briefly(kept) if turn.message.place in turn.school.staff else said
    was, again = several.both(before, kept)
    own = lines(own, was) if was else own
    return [
        *stopped,
        *refreshed(turn.work, kept),
        *ladder.announce(turn, kept, said, own, *again),
        *earlier,
    ]


def _open(turn: Turn, named: Named) -> Ticket | None:
    return next(iter(turn.work.tickets.outages(*named.values, lock=True)), None)


def _opened(turn: Turn, named: Named, told: Told, until: datetime | None) -> Ticket:
    """A new ticket that is the speaker's at once; whoever else opens one at this moment waits here and finds it."""
    number, system = turn.work.tickets.next_number(), named.system
    before = _open(turn, named)
    if before:
        return _updated(turn, before, told, until)
    return turn.work.tickets.add(
        Ticket(
            id=0,
            number=number,
            reporter=turn.person.id,
            summary=told.words,
            category=system.category,
            subcategory=system.subcategory,
            impact=1,
            urgency=1,
            priority=priority(1, 1, system.subcategory),
            state=TicketState.IN_PROGRESS,
            opened_at=turn.now,
            owner=turn.person.id,
            acknowledged_at=turn.now,
            system=system.key,
            announced=told.words,
            expected_until=until,
        )
    )


def _updated(turn: Turn, before: Ticket, told: Told, until: datetime | None) -> Ticket:
    """The ticket with what was said now; the rest stays, and if nobody has it, the speaker does."""
    taken = before if before.owner else acknowledged(before, turn.person, turn.now)
    own = bool(before.announced) and before.summary == before.announced
    end = None if told.open_end else until or before.expected_until
    words = told.words or before.announced
    return turn.work.tickets.save(
        replace(taken, announced=words, summary=words if own else before.summary, expected_until=end)
    )


def _moment(words: str, turn: Turn) -> datetime | Unread:
    words = hour(words) or words
    read = when(words, turn)
    nothing_left(words, read)
    return read if isinstance(read, Unread) else read.at


def _said(turn: Turn, ticket: Ticket) -> Said:
    """What is told from now on, for the staff."""
    text = say(
        "Ticket {number}: {name} has told me of {fault}, and I tell everybody who asks.",
        number=ticket.number,
        name=turn.person.name,
        fault=of_system(ticket),
    )
    how = say(
        "Type {until} to say another time, and {over} when it works again.",
        until=Typed(f"outage {ticket.number} until 14:00"),
        over=Typed(f"outage over {ticket.number}"),
    )
    return lines(text, *announced(ticket), how)


def _briefly(ticket: Ticket) -> Said:
    """The same for whoever said it in the channel in which all of it stands."""
    return say(
        "Whoever asks about {fault} is told of it now. What they read stands below ticket {number}.",
        fault=of_system(ticket),
        number=ticket.number,
    )


def _meant(turn: Turn, number: int | None) -> Ticket:
    """The open outage with this number, or the only one there is."""
    if number is None:
        found = turn.work.tickets.outages(lock=True)
        if len(found) != 1:
            raise _which_is_over(found)
        return found[0]
    ticket = turn.work.tickets.numbered(number, lock=True)
    if not ticket.state.open or ticket.subcategory not in OUTAGES:
        raise Conflict("Ticket {number} is no outage that is open.", TALK, number=ticket.number)
    return ticket


def _which_is_over(found: Sequence[Ticket]) -> BotError:
    if not found:
        return Conflict("I know of no fault just now.", TALK)
    choices = tuple(
        Button(say("Ticket {number}: {fault}", number=each.number, fault=of_system(each)), f"outage over {each.number}")
        for each in found[:10]
    )
    return AskBack(
        "Which one? Type its number too, such as `outage over {number}`.", TALK, choices=choices, number=found[0].number
    )


def _label(name: str) -> str:
    system = system_of(name)
    return system.label if system else name
