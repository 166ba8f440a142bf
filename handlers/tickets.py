"""Opening, following and finishing tickets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.model.errors import AskBack, Conflict, NotFound
from bot.model.intents import tickets as intents
from bot.model.intents.help import TalkToHuman
from bot.model.messages import Button, Card, Reply, Thread
from bot.model.people import Role
from bot.model.tickets import (
    Comment,
    Lifts,
    Resolution,
    Ticket,
    TicketState,
    acknowledged,
    closed,
    may_see,
    moved,
    priority,
    reopened,
    resolved,
    weigh,
)
from bot.model.words import Said, lines, say
from handlers import escalation
from handlers.ticket_cards import full, note_name, refreshed, reporter_card, reporter_name, staff_card, staff_name
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

BEFORE, AHEAD = timedelta(hours=2), timedelta(minutes=60)
"""A class that began or begins so near makes its people's tickets more urgent."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A ticket to be: what `Ticket` needs and the desk does not know by itself."""

    summary: str
    category: str = "other"
    subcategory: str = "question"
    impact: int = 3
    urgency: int = 2
    private: bool = False
    answers: tuple[tuple[str, str], ...] = ()
    system: str = ""
    follows: int | None = None
    class_soon: bool = False
    """The person said that a class, an exam or a deadline is near."""
    burst: bool = False


def open_ticket(turn: Turn, draft: Draft) -> tuple[Ticket, list[Reply]]:
    """Open a ticket and tell everybody concerned: the staff channel, who reported it, who is on call."""
    work = turn.work
    lifts = Lifts(draft.class_soon or _class_near(turn), draft.burst)
    ticket = work.tickets.add(
        Ticket(
            id=0,
            number=work.tickets.next_number(),
            reporter=turn.person.id,
            summary=draft.summary,
            category=draft.category,
            subcategory=draft.subcategory,
            impact=draft.impact,
            urgency=draft.urgency,
            priority=priority(draft.impact, draft.urgency, draft.subcategory, lifts),
            state=TicketState.NEW,
            opened_at=work.now,
            private=draft.private,
            answers=draft.answers,
            system=draft.system,
            follows=draft.follows,
        )
    )
    replies = turn.privately(reporter_card(ticket, promise=_promise(work, ticket)), live=reporter_name(ticket))
    if turn.school.staff:
        card = staff_card(work, ticket)
        replies.append(Reply(turn.school.staff[0], card, live=staff_name(ticket)))
    return ticket, [*replies, *escalation.begin(work, ticket)]


def create(intent: intents.OpenTicket, turn: Turn) -> list[Reply]:
    if not intent.summary.strip():
        raise AskBack(
            "What is wrong? Type `ticket open` and one sentence about it, for example: "
            "`ticket open the projector in room 12 stays dark`.",
            TALK,
        )
    impact, urgency = weigh(intent.summary)
    return open_ticket(turn, Draft(intent.summary.strip(), impact=impact, urgency=urgency))[1]


def talk_to_human(_: TalkToHuman, turn: Turn) -> list[Reply]:
    """A ticket without questions asked; one that is open already is pointed to."""
    recent = next((t for t in turn.work.tickets.of(turn.person.id) if _asked_to_talk(t)), None)
    if recent and recent.state.open:
        text = say(
            "A person knows already: it is your ticket {number}. Write here what you want them to know, "
            "as `comment {number}` and your words.",
            number=recent.number,
        )
        return [turn.whisper(text, Button(say("Show my ticket"), f"ticket {recent.number}"))]
    return open_ticket(turn, Draft("Would like to talk to a person."))[1]


def show(intent: intents.ShowTicket, turn: Turn) -> list[Reply]:
    if intent.number is None:
        return list_mine(intents.ListTickets(), turn)
    work, ticket = turn.work, _visible(turn, intent.number)
    staff = turn.person.role >= Role.ON_CALL
    owner = work.people.get(ticket.owner).name if ticket.owner else ""
    card = staff_card(work, ticket) if staff else reporter_card(ticket, owner)
    comments = work.comments.on(ticket.id, internal=staff)[-5:]
    names = {p.id: p.name for p in work.people.some(comment.author for comment in comments)}
    said = [say("{at} {name}: {text}", at=c.at, name=names.get(c.author, ""), text=full(c.text)) for c in comments]
    return [turn.whisper(replace(card, text=lines(card.text, *said)))]


def list_mine(_: intents.ListTickets, turn: Turn) -> list[Reply]:
    mine = turn.work.tickets.of(turn.person.id, limit=10)
    if not mine:
        return [turn.whisper(say("You have no tickets. Type `ticket open` and what is wrong to open one."), TALK)]
    return [turn.whisper(_listed(say("Your tickets"), mine))]


def list_queue(_: intents.ListQueue, turn: Turn) -> list[Reply]:
    waiting = turn.work.tickets.queue(limit=15)
    if not waiting:
        return [turn.whisper(say("No ticket is open."))]
    return [turn.whisper(_listed(say("{count} open tickets", count=turn.work.tickets.count_open()), waiting))]


def comment(intent: intents.Comment, turn: Turn) -> list[Reply]:
    """What somebody adds. From who reported it the staff see it; from the staff it stays with the staff."""
    if intent.number is None or not intent.text.strip():
        raise AskBack("What shall I add, and to which ticket? Type `comment`, the number, and your words.")
    work, ticket = turn.work, _visible(turn, intent.number, lock=True)
    internal = turn.person.id != ticket.reporter
    work.comments.add(Comment(0, ticket.id, turn.person.id, turn.now, intent.text, internal))
    text = say("{name}: {text}", name=turn.person.name, text=full(intent.text))
    in_thread = turn.message.place.thread is not None and turn.message.place.whole in turn.school.staff
    replies = [] if in_thread or not turn.school.staff else [Reply(Thread(staff_name(ticket)), Card(text))]
    if not internal and ticket.state is TicketState.WAITING_USER:
        ticket = work.tickets.save(moved(ticket, TicketState.IN_PROGRESS))
        replies += refreshed(work, ticket)
    if not in_thread:
        replies.append(turn.whisper(say("Added to ticket {number}.", number=ticket.number), *_after(ticket)))
    return replies


def tell(intent: intents.Tell, turn: Turn) -> list[Reply]:
    ticket = _visible(turn, _needed(intent.number, "tell"), lock=True)
    return _to_reporter(
        turn,
        ticket,
        intent.text,
        say(
            "{name} about your ticket {number}: {text}",
            name=turn.person.name,
            number=ticket.number,
            text=full(intent.text),
        ),
    )


def ask(intent: intents.Ask, turn: Turn) -> list[Reply]:
    ticket = _visible(turn, _needed(intent.number, "ask"), lock=True)
    if ticket.state is TicketState.NEW:
        ticket = acknowledged(ticket, turn.person, turn.now)
    waiting = turn.work.tickets.save(
        ticket if ticket.state is TicketState.WAITING_USER else moved(ticket, TicketState.WAITING_USER)
    )
    text = say(
        "{name} asks about your ticket {number}: {text} Please answer in this thread.",
        name=turn.person.name,
        number=ticket.number,
        text=full(intent.text),
    )
    return [
        *_to_reporter(turn, waiting, intent.text, text),
        *escalation.stop(turn.work, waiting, turn.person),
        *refreshed(turn.work, waiting),
    ]


def close(intent: intents.Close, turn: Turn) -> list[Reply]:
    ticket = _visible(turn, _mine(turn, intent.number, wanted_open=True), lock=True)
    if ticket.state is TicketState.CLOSED:
        raise Conflict("Ticket {number} is closed already.", _reopen_button(ticket), number=ticket.number)
    if ticket.state.open:
        ticket = resolved(ticket, Resolution.WITHDRAWN, intent.reason, turn.now, turn.now)
    done = turn.work.tickets.save(closed(ticket, turn.now))
    text = say("Ticket {number} is closed by {name}.", number=done.number, name=turn.person.name)
    return [
        *escalation.stop(turn.work, done, None),
        *escalation.line(turn, done, _with_reason(text, intent.reason)),
        *refreshed(turn.work, done),
        *_told_unless_reporter(turn, done, say("Your ticket {number} is closed.", number=done.number)),
    ]


def reopen(intent: intents.Reopen, turn: Turn) -> list[Reply]:
    ticket = _visible(turn, _mine(turn, intent.number, wanted_open=False), lock=True)
    if ticket.state is TicketState.CLOSED and turn.person.role < Role.ON_CALL:
        summary = f"{ticket.summary}\n{intent.reason}".strip()
        draft = Draft(
            summary,
            ticket.category,
            ticket.subcategory,
            ticket.impact,
            ticket.urgency,
            ticket.private,
            system=ticket.system,
            follows=ticket.id,
        )
        return open_ticket(turn, draft)[1]
    again = turn.work.tickets.save(reopened(ticket, turn.person, turn.now))
    text = say(
        "Ticket {number} is open again: {name} says it is not solved.", number=again.number, name=turn.person.name
    )
    return [
        *escalation.line(turn, again, _with_reason(text, intent.reason)),
        *refreshed(turn.work, again),
        *_told_unless_reporter(turn, again, say("Your ticket {number} is open again.", number=again.number)),
        *escalation.begin(turn.work, again),
    ]


def close_resolved(work: UnitOfWork) -> list[Reply]:
    """Close what was resolved some working days ago and nobody objected to."""
    replies = []
    for ticket in work.tickets.to_close(work.now):
        replies += refreshed(work, work.tickets.save(closed(ticket, work.now)))
    return replies


def _visible(turn: Turn, number: int, lock: bool = False) -> Ticket:
    """The ticket, for who may see it; for everybody else there is none."""
    ticket = turn.work.tickets.numbered(number, lock=lock)
    if not may_see(ticket, turn.person):
        raise NotFound("I cannot find a ticket {number} that you may see.", number=str(number))
    return ticket


def _mine(turn: Turn, number: int | None, wanted_open: bool) -> int:
    """The number said, or that of the one ticket it can be."""
    if number is not None:
        return number
    mine = [t for t in turn.work.tickets.of(turn.person.id) if t.state.open is wanted_open]
    if len(mine) != 1:
        raise AskBack("Which ticket? Please say its number.", Button(say("Show my tickets"), "my tickets"))
    return mine[0].number


def _needed(number: int | None, word: str) -> int:
    if number is None:
        raise AskBack("Which ticket? Type `{word}`, its number, and your words.", word=word)
    return number


def _to_reporter(turn: Turn, ticket: Ticket, text: str, card_text: Said) -> list[Reply]:
    if not text.strip():
        raise AskBack("What shall I say?")
    added = turn.work.comments.add(Comment(0, ticket.id, turn.person.id, turn.now, text, internal=False))
    note = say("Answer in this thread.")
    card = Card(card_text, buttons=_after(ticket), note=note)
    reporter = turn.work.people.get(ticket.reporter)
    sent = say("I have told {name}: {text}", name=reporter.name, text=full(text))
    return [Reply(reporter, card, live=note_name(ticket, added.id)), *escalation.line(turn, ticket, sent)]


def _told_unless_reporter(turn: Turn, ticket: Ticket, text: Said) -> list[Reply]:
    if turn.person.id == ticket.reporter:
        return []
    return [Reply(turn.work.people.get(ticket.reporter), Card(text, buttons=_after(ticket)))]


def _after(ticket: Ticket) -> tuple[Button, ...]:
    """Ways on from a word about a ticket."""
    if ticket.state.open:
        return (Button(say("Show my ticket"), f"ticket {ticket.number}"), TALK)
    return (_reopen_button(ticket), TALK)


def _reopen_button(ticket: Ticket) -> Button:
    return Button(say("Still not working"), f"reopen {ticket.number}")


def _with_reason(text: Said, reason: str) -> Said:
    return say("{text} {reason}", text=text, reason=full(reason)) if reason else text


def _class_near(turn: Turn) -> bool:
    return bool(turn.work.sessions.around(turn.person.id, turn.now - BEFORE, turn.now + AHEAD))


def _asked_to_talk(ticket: Ticket) -> bool:
    return ticket.subcategory == "question" and ticket.summary == "Would like to talk to a person."


def _promise(work: UnitOfWork, ticket: Ticket) -> Said:
    """Who answers, in words."""
    ladder = work.school.ladders.get(ticket.priority)
    first = work.people.with_handles(ladder.steps[0].targets) if ladder and ladder.steps else []
    if first:
        names = " and ".join(person.name for person in first)
        return say("I have told {names}. If nobody answers soon, I call the next person.", names=names)
    hours = work.school.hours
    return say(
        "The support team sees it and answers you here, on working days from {opens} to {closes}.",
        opens=hours.opens.strftime("%H:%M"),
        closes=hours.closes.strftime("%H:%M"),
    )


def _listed(title: Said, tickets: list[Ticket]) -> Card:
    rows = [
        say(
            "**{number}** {state}, {priority}: {summary}",
            number=t.number,
            state=t.state.words,
            priority=t.priority.name,
            summary=t.title,
        )
        for t in tickets
    ]
    buttons = tuple(Button(say("Ticket {number}", number=t.number), f"ticket {t.number}") for t in tickets[:5])
    return Card(lines(*rows), title=title, buttons=(*buttons, TALK))
