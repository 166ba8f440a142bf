"""How tickets end, and how they are opened again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.model.errors import AskBack, Conflict
from bot.model.intents import tickets as intents
from bot.model.messages import Button, Card, Reply, Style
from bot.model.people import Person, Role
from bot.model.school import answered_by
from bot.model.tickets import Priority, Resolution, Ticket, TicketState, cancelled, closed, reopened, resolved
from bot.model.understanding.context import Context
from bot.model.understanding.signals import heard
from bot.model.unsaid import Lack
from bot.model.waiting import begun
from bot.model.words import Said, say, shortened
from handlers.escalation import ladder
from handlers.offers import offering
from handlers.outages.ends import asked_at_the_end, known_again_notices
from handlers.tickets import goes_on as ticket_goes_on
from handlers.tickets.cards import IT_WORKS, refreshed
from handlers.tickets.choice import mine, title_here
from handlers.tickets.notes import STAYS, sends
from handlers.tickets.opening import Draft, open_ticket, visible
from handlers.tickets.owners import told_owner
from handlers.tickets.standing import of_who_is_there
from handlers.turn import MY_TICKETS, TALK, Turn, my_ticket

_WORKS = re.compile(r"\b(works?|working|solved|fixed)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(not|no|never|nothing|isn't|doesn't|won't)\b", re.IGNORECASE)
_JUST_OPENED = timedelta(hours=1)
STAYS_OPEN = "ok"
"""What the button says that leaves a ticket as it is: what a bare no stands for."""
SAME_HURRY = timedelta(hours=1)
"""What was thought to be solved so short a time ago is as urgent as it was."""
ESCALATED_AT = 2
"""A ticket that is opened again so often calls for help, however calm it is."""


def close(intent: intents.Close, turn: Turn) -> list[Reply]:
    none_open = intent.number is None and not turn.work.tickets.reported_by(turn.person.id, 1)
    if none_open and (gone := offering.taken_back(turn)):
        return gone
    if intent.number is None and intent.reason == IT_WORKS:
        raise _which_works(turn, may_work(turn))
    ticket = visible(turn, mine(turn, intent.number, ("close", intent.reason)), lock=True)
    works = _WORKS.search(intent.reason) and not _NOT.search(intent.reason)
    own = turn.person.id == ticket.reporter
    if own and ticket.state.open and not works:
        return _withdrawn(turn, ticket, intent.reason, "You closed ticket {number}.")
    if not ticket.state.open and ticket.state is not TicketState.RESOLVED:
        raise _over(ticket)
    before, ticket = ticket, begun(ticket)
    asked = ticket.state.open
    if asked:
        how, told = (Resolution.SELF_SERVICE, intent.reason) if own else (Resolution.SOLVED, "")
        ticket = resolved(ticket, how, told, turn.now, turn.now)
    done = turn.work.tickets.save(closed(ticket, turn.now))
    return [
        *ladder.stop(turn.work, done, None),
        *_told_closed(turn, before, done, intent.reason),
        *refreshed(turn.work, done),
        *_told_unless_reporter(turn, done, say("Your ticket {number} is closed.", number=done.number)),
        *(asked_at_the_end(turn.work, done) if asked else []),
    ]


def _told_closed(turn: Turn, before: Ticket, done: Ticket, reason: str) -> list[Reply]:
    """Whoever closes a ticket of somebody else gives a reason for the staff, so a press sends it to the reporter."""
    text = say("{name} has closed ticket {number}.", number=done.number, name=turn.person.name)
    you = say("You closed ticket {number}.", number=done.number)
    owner = told_owner(turn, before, text, reason)
    if turn.person.id == done.reporter or not reason:
        return [*_told(turn, done, text, you, reason), *owner]
    text, you = (say("{text} {stays}", text=each, stays=STAYS) for each in (text, you))
    line = ladder.announce(turn, done, text, you, *sends(turn, done, reason))
    return [*line, *ladder.keep_note(turn, done, reason), *owner]


def may_work(turn: Turn) -> list[Ticket]:
    """The tickets of this person that are open, or solved and not closed."""
    mine = turn.work.tickets.of(turn.person.id)
    return [ticket for ticket in mine if ticket.state.open or ticket.state is TicketState.RESOLVED]


def waits_for_a_yes(ticket: Ticket, turn: Turn) -> bool:
    """Whether `it works` needs a question back: somebody is working on this ticket or it is old, so the words may be
    about something else.
    """
    return ticket.state.open and (ticket.owner is not None or turn.now - ticket.opened_at > _JUST_OPENED)


def _which_works(turn: Turn, mine: Sequence[Ticket]) -> AskBack:
    if len(mine) == 1:
        number, close = mine[0].number, f"close {mine[0].number}, {IT_WORKS}"
        return AskBack(
            "Good to hear. Shall I close ticket {number}: {title}?",
            Button(say("Yes, close it"), close, Style.PRIMARY),
            Button(say("No, leave it open"), STAYS_OPEN),
            number=number,
            title=shortened(title_here(turn, mine[0]), 60).rstrip("?"),
        ).answered_by(Lack.YES, close)
    return AskBack(
        "Good to hear. Which one works now?",
        *(
            Button(
                say("Ticket {number}: {summary}", number=t.number, summary=shortened(title_here(turn, t), 60)),
                f"close {t.number}, {IT_WORKS}",
            )
            for t in mine[:5]
        ),
        MY_TICKETS,
    )


def withdraw(intent: intents.Withdraw, turn: Turn) -> list[Reply]:
    if intent.number is None and (gone := offering.taken_back(turn)):
        return gone
    ticket = visible(turn, mine(turn, intent.number, ("withdraw", intent.reason)), lock=True)
    if ticket.state is TicketState.RESOLVED:
        return close(intents.Close(ticket.number, intent.reason), turn)
    if not ticket.state.open:
        raise _over(ticket)
    return _withdrawn(turn, ticket, intent.reason)


def _withdrawn(turn: Turn, ticket: Ticket, reason: str, own: str = "You withdrew ticket {number}.") -> list[Reply]:
    gone = turn.work.tickets.save(cancelled(ticket, turn.now))
    text = say("{name} has withdrawn ticket {number}.", number=gone.number, name=turn.person.name)
    you = say(own, number=gone.number)
    return [
        *ladder.stop(turn.work, gone, None),
        *_told(turn, gone, text, you, reason),
        *told_owner(turn, ticket, text, reason),
        *refreshed(turn.work, gone),
        *_told_unless_reporter(turn, gone, say("Your ticket {number} is cancelled.", number=gone.number)),
        *asked_at_the_end(turn.work, gone),
    ]


def _over(ticket: Ticket) -> Conflict:
    text = "Ticket {number} is {state} already."
    return Conflict(text, reopen_button(ticket), number=ticket.number, state=ticket.state.words)


def reopen(intent: intents.Reopen, turn: Turn) -> list[Reply]:
    told = heard(turn.message.words, Context()).concepts if intent.number is None else {"reopen"}
    fails = "stillnow" in told
    if "neverfixed" in told and not fails and (asked := ticket_goes_on.goes_on(turn)):
        return asked
    ticket = visible(turn, mine(turn, intent.number, ("reopen", intent.reason), wanted_open=False), lock=True)
    if "reopen" not in told and not (fails and ticket.state is TicketState.RESOLVED):
        _ask_first(turn, ticket)
    if ticket.state is TicketState.CLOSED and turn.person.role < Role.ON_CALL:
        return followed(turn, ticket, intent.reason)
    again = reopened(of_who_is_there(turn.work, ticket), turn.person, turn.now)
    again = turn.work.tickets.save(_promised(turn, again))
    text = say(
        "Ticket {number} is open again: {name} says it is not solved.", number=again.number, name=turn.person.name
    )
    you = say("Ticket {number} is open again.", number=again.number)
    stubborn = again.reopened >= ESCALATED_AT
    theirs = again.owner == turn.person.id  # who has it and opens it again need not be found
    pings = [] if theirs else ladder.begin(turn.work, again, turn.person, at_any_priority=stubborn)
    if stubborn and pings:
        text, you = (say("{text} It is not the first time, so I call for help.", text=each) for each in (text, you))
    return [
        *_told(turn, again, text, you, intent.reason),
        *refreshed(turn.work, again),
        *_told_unless_reporter(turn, again, say("Your ticket {number} is open again.", number=again.number)),
        *pings,
        *_told_owner(turn, again, pings),
        *(known_again_notices(turn.work, again) if turn.person.role >= Role.ON_CALL else []),
    ]


def _ask_first(turn: Turn, ticket: Ticket) -> None:
    """Ask whether to open a new ticket that follows a closed one, when somebody only says that it is not solved."""
    is_staff = turn.person.role >= Role.ON_CALL
    if is_staff or ticket.state is not TicketState.CLOSED or follower(turn, ticket) is not None:
        return
    raise ticket_goes_on.shall_it(turn, ticket)


def _promised(turn: Turn, again: Ticket) -> Ticket:
    """A ticket that is as good as new and calls nobody gets a time by which it is answered."""
    called = ladder.would_call(turn.work, again.priority, again.reopened >= ESCALATED_AT)
    if again.state is not TicketState.NEW or again.follows or called:
        return again
    return replace(again, close_at=answered_by(turn.now, turn.school.zone, turn.school.hours))


def follower(turn: Turn, ticket: Ticket) -> Ticket | None:
    """Their open ticket that follows a closed one, if there is one."""
    own = turn.work.tickets.of(turn.person.id)
    return next((t for t in own if t.follows == ticket.id and t.state.open), None)


def followed(turn: Turn, ticket: Ticket, reason: str) -> list[Reply]:
    """A closed ticket stays closed: open a new one that follows it, once."""
    next_one = follower(turn, ticket)
    if next_one is not None:
        raise Conflict(
            "Your ticket {next} goes on from ticket {number} already.",
            my_ticket(next_one.number),
            next=next_one.number,
            number=ticket.number,
        )
    just_before = ticket.closed_at is not None and turn.now - ticket.closed_at <= SAME_HURRY
    draft = Draft(
        summary=f"{ticket.summary}\n{reason}".strip(),
        category=ticket.category,
        subcategory=ticket.subcategory,
        impact=ticket.impact,
        urgency=ticket.urgency,
        private=ticket.private,
        answers=ticket.answers,
        system=ticket.system,
        building=ticket.building,
        follows=ticket.id,
        class_soon=turn.soon(reason),
        least=ticket.priority if just_before else Priority.P4,
    )
    opened, replies = open_ticket(turn, draft)
    text = say(
        "Ticket {number} is closed, so I opened a new one that goes on from it: ticket {next}.",
        number=ticket.number,
        next=opened.number,
    )
    return [turn.whisper(text, TALK), *replies]


def _told(turn: Turn, ticket: Ticket, text: Said, own: Said, reason: str) -> list[Reply]:
    """What the staff read, with the reason, and what whoever did it reads (`own`)."""
    told, own = (ladder.with_words(each, reason) for each in (text, own))
    theirs = turn.person.id == ticket.reporter and turn.person.role < Role.ON_CALL
    ways = (reopen_button(ticket),) if theirs and ticket.state is TicketState.CLOSED else ()
    return ladder.announce(turn, ticket, told, own, *ways)


def _told_owner(turn: Turn, ticket: Ticket, pings: Sequence[Reply]) -> list[Reply]:
    """Who had it hears that it is back, unless they are called for it."""
    called = {ping.to.id for ping in pings if isinstance(ping.to, Person)}
    if ticket.owner is None or ticket.owner in {turn.person.id, *called}:
        return []
    text = say("Ticket {number} is open again, and it is yours: {summary}", number=ticket.number, summary=ticket.title)
    show = Button(say("Show the ticket"), f"ticket {ticket.number}")
    return [Reply(turn.work.people.get(ticket.owner), Card(text, buttons=(show,)))]


def _told_unless_reporter(turn: Turn, ticket: Ticket, text: Said) -> list[Reply]:
    if turn.person.id == ticket.reporter:
        return []
    way = my_ticket(ticket.number) if ticket.state.open else reopen_button(ticket)
    return [Reply(turn.work.people.get(ticket.reporter), Card(text, buttons=(way, TALK)))]


def reopen_button(ticket: Ticket) -> Button:
    """A button that says it is not solved."""
    return Button(say("Still not working"), f"reopen {ticket.number}")
