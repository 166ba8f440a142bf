"""Opening, following and finishing tickets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.model.devices import matters
from bot.model.errors import AskBack, NotFound
from bot.model.intents import tickets as intents
from bot.model.live import reporter_name
from bot.model.messages import Button, Lane, Reply
from bot.model.outages import BURST_HERE_OF, BURST_OF, BURST_WITHIN, like
from bot.model.people import Person, Role
from bot.model.reports.buildings import named_in
from bot.model.reports.dangers import IN_PROGRESS, harm
from bot.model.reports.reports import away, nothing_told, read_report, stops_all
from bot.model.school import answered_by
from bot.model.sessions import AHEAD, BEFORE
from bot.model.tickets import Priority, Ticket, TicketState, may_see
from bot.model.triage import Lifts, priority, weigh
from bot.model.words import Said, lines, say, together
from handlers.escalation import ladder
from handlers.outages import parts as outage_parts
from handlers.outages.lists import reported
from handlers.tickets import choice as ticket_choice
from handlers.tickets import devices as ticket_devices
from handlers.tickets import lists as ticket_lists
from handlers.tickets.cards import in_the_channel, reporter_card, staff_card
from handlers.tickets.notes import full, out_of_thread
from handlers.tickets.promises import standing
from handlers.tickets.standing import DUE_BEFORE, meanwhile
from handlers.turn import LONGEST_PRESSED, TALK, Turn
from store.unit_of_work import UnitOfWork

WHERE = "Where, and on which device?"
"""What the form of a ticket asks."""
_HANDED_IN = "assignment"
ALL_THE_SAME = "ticket all the same"


@dataclass(frozen=True, slots=True)
class Draft:
    """A ticket that is not opened yet: what `Ticket` needs and the desk does not know by itself."""

    summary: str
    category: str = "other"
    subcategory: str = "question"
    impact: int = 3
    urgency: int = 2
    private: bool = False
    answers: tuple[tuple[str, str], ...] = ()
    system: str = ""
    building: str = ""
    follows: int | None = None
    class_soon: bool = False
    """The person said that a class, an exam or a deadline is near."""
    burst: bool = False
    notify: bool = False
    """Somebody is called for it whatever its priority."""
    waits: bool = False
    """They asked for a person: with a class near they hear how it goes on meanwhile."""
    least: Priority = Priority.P4
    """It is at least so urgent."""
    own_words: bool = False
    """It is told by a sentence or a form, and nobody was asked for the device."""

    @property
    def said(self) -> str:
        """All that the person wrote about it."""
        return "\n".join((self.summary, *(answer for _, answer in self.answers)))

    def priority(self, lifts: Lifts) -> Priority:
        """The priority that its ticket gets."""
        return min(priority(self.impact, self.urgency, self.subcategory, lifts), self.least)


def open_ticket(turn: Turn, draft: Draft) -> tuple[Ticket, list[Reply]]:
    """Open a ticket and tell everybody concerned: the staff channel, who reported it, who is on call."""
    work = turn.work
    lifts = lifts_of(turn, draft)
    asks = draft.own_words and matters(draft.category, draft.subcategory)
    number, device = ticket_devices.numbered(turn, draft.said) if asks else (work.tickets.next_number(), ())
    ticket = work.tickets.add(_made(turn, draft, number, draft.priority(lifts), device))
    pings = ladder.begin(work, ticket, turn.person, at_any_priority=draft.notify)
    earlier = outage_parts.gathered(work, ticket, BURST_WITHIN)
    told = promise(work, ticket, pings)
    until_then = _until_then(turn, draft, lifts)
    card = reporter_card(ticket, promise=lines(told, until_then) if until_then else told)
    if asks and ticket_devices.wants(ticket):
        card = ticket_devices.asking(card)
    replies = turn.privately(card, live=reporter_name(ticket))
    if turn.school.staff:
        replies.append(in_the_channel(work, ticket, turn.person))
    return ticket, [*replies, *pings, *earlier]


def _until_then(turn: Turn, draft: Draft, lifts: Lifts) -> Said | None:
    """What they can do themselves until somebody answers, where something does not wait for that."""
    if _held_up(draft, lifts):
        return meanwhile(turn.person)
    hands_in = draft.own_words and draft.subcategory == _HANDED_IN and turn.person.role < Role.INSTRUCTOR
    return DUE_BEFORE if hands_in else None


def _held_up(draft: Draft, lifts: Lifts) -> bool:
    """Whether a class is near and cannot go on without help: they wait for a person, or what it is held with fails. A
    walk-through says so by itself.
    """
    return lifts.class_soon and (draft.waits or bool(draft.own_words and draft.system and not draft.private))


def _made(turn: Turn, draft: Draft, number: int, level: Priority, device: tuple[tuple[str, str], ...]) -> Ticket:
    """The ticket, not stored yet."""
    work = turn.work
    called = ladder.would_call(work, level, draft.notify)
    return Ticket(
        id=0,
        number=number,
        reporter=turn.person.id,
        summary=draft.summary,
        category=draft.category,
        subcategory=draft.subcategory,
        impact=draft.impact,
        urgency=draft.urgency,
        priority=level,
        state=TicketState.NEW,
        opened_at=turn.now,
        private=draft.private,
        system=draft.system,
        building=draft.building,
        follows=draft.follows,
        answers=(*device, *draft.answers),
        close_at=None if called else answered_by(work.now, work.school.zone, work.school.hours),
    )


def known_already(turn: Turn, draft: Draft, words: str) -> list[Reply]:
    """Tell the reporter what is known of this system, put them on its list, and offer to open a ticket all the same (a
    button with `words`). Empty when nothing is known, or when there is no time for that.
    """
    known = draft.system or draft.building
    if not known or len(words) > LONGEST_PRESSED or draft.class_soon or in_class_soon(turn):
        return []
    anyway = Button(say("It is something else"), f"{ALL_THE_SAME} {words}")
    return reported(turn, draft.system, anyway, draft.building)


def lifts_of(turn: Turn, draft: Draft) -> Lifts:
    """What makes the ticket more urgent than its words: a class that is near, or many with the same trouble."""
    return Lifts(draft.class_soon or in_class_soon(turn), draft.burst)


def hurries(turn: Turn, draft: Draft) -> bool:
    """Whether somebody should see it at once: it is urgent or private, or a class of theirs is near or running."""
    soon = draft.class_soon or draft.urgency == 1 or draft.private or draft.notify
    return soon or priority(draft.impact, draft.urgency, draft.subcategory) < Priority.P3 or in_class_soon(turn)


def lifted(turn: Turn, draft: Draft) -> Draft:
    """The draft; once enough others report the same, it says that the whole system, or the network of the building, is
    down.
    """
    if draft.subcategory not in like(draft.category)[1]:
        return draft
    since, tickets = turn.now - BURST_WITHIN, turn.work.tickets
    others = tickets.reporters_since(draft.category, draft.system, since, but=turn.person.id) if draft.system else 0
    if others >= BURST_OF - 1:
        return replace(_called_for(draft, others), impact=1, burst=True)
    if not draft.building:
        return draft
    here = tickets.reporters_since(draft.category, draft.system, since, draft.building, turn.person.id)
    return _called_for(draft, here) if here >= BURST_HERE_OF - 1 else draft


def _called_for(draft: Draft, others: int) -> Draft:
    """The draft as the report of so many more people."""
    category, subcategory = away(draft.system or draft.category)
    told = ("Reported just now by", f"{others} more people")
    answers = (*draft.answers, told)
    impact = min(draft.impact, 2)
    return replace(
        draft, category=category, subcategory=subcategory, impact=impact, urgency=1, answers=answers, notify=True
    )


def drafted(summary: str, turn: Turn) -> Draft:
    """A draft from somebody's own words."""
    if nothing_told(summary):
        raise AskBack(
            "What is wrong? Type `ticket open` and one sentence about it, for example: "
            "`ticket open the projector in room 12 stays dark`.",
            Button(say("Fill in a form"), "ticket form", form=True),
            TALK,
        )
    soon = turn.soon(summary)
    impact, urgency = weigh(summary, soon or stops_all(summary))
    category, subcategory, system = read_report(summary)
    found = Draft(summary, category, subcategory, impact, urgency, system=system, class_soon=soon, own_words=True)
    return grave(located(found, summary))


def located(draft: Draft, *said: str) -> Draft:
    """The draft with the building that was named, when it is about the network: only that building is down then."""
    building = next(filter(None, map(named_in, said)), "") if draft.category == "network" else ""
    away_there = building and draft.subcategory == "network_down" and draft.impact > 1
    subcategory = "wifi" if away_there else draft.subcategory
    if (building, subcategory) == (draft.building, draft.subcategory):
        return draft
    return replace(draft, building=building, subcategory=subcategory)


def grave(draft: Draft) -> Draft:
    """The draft; one about security is private from the start, and somebody is called while harm is being done."""
    if draft.category != "security":
        return draft
    impact, urgency = harm(draft.subcategory, draft.summary) or (draft.impact, draft.urgency)
    called = draft.subcategory in IN_PROGRESS
    return replace(draft, private=True, impact=min(impact, draft.impact), urgency=urgency, notify=called)


def more_urgent(ticket: Ticket, found: Draft) -> Ticket:
    """The ticket made as urgent as what was found out since; never less urgent than it was."""
    impact, urgency = min(ticket.impact, found.impact), min(ticket.urgency, found.urgency)
    level = priority(impact, urgency, found.subcategory, Lifts(found.class_soon, found.burst))
    return replace(ticket, impact=impact, urgency=urgency, priority=min(ticket.priority, level))


def show(intent: intents.ShowTicket, turn: Turn) -> list[Reply]:
    number = intent.number if intent.number is not None else ticket_choice.in_hand(turn)
    if number is None:
        return ticket_lists.list_mine(intents.ListTickets(), turn)
    work, ticket = turn.work, visible(turn, number)
    staff = turn.person.role >= Role.ON_CALL
    owner = work.people.get(ticket.owner).name if ticket.owner else ""
    told = standing(work, ticket) if ticket.state.open else None
    card = staff_card(work, ticket) if staff else reporter_card(ticket, owner, told)
    comments = work.comments.newest_on(ticket.id, internal=staff, most=5)[::-1]
    names = {p.id: p.name for p in work.people.some(comment.author for comment in comments)}
    said = [
        say(
            "{at} {name}: {text} (edited)" if c.edited_at else "{at} {name}: {text}",
            at=c.at,
            name=names.get(c.author, ""),
            text=full(c.text, ticket.number),
        )
        for c in comments
    ]
    card = replace(card, text=lines(card.text, *said), note=card.note and out_of_thread(card.note))
    return turn.privately(card) if ticket.private else [turn.whisper(card)]


def visible(turn: Turn, number: int, lock: bool = False) -> Ticket:
    """The ticket, if this person may see it; otherwise `NotFound`, as if there were none."""
    ticket = turn.work.tickets.numbered(number, lock=lock)
    if not may_see(ticket, turn.person):
        raise NotFound("I cannot find a ticket {number} that you may see.", number=str(number))
    return ticket


def in_class_soon(turn: Turn, ahead: timedelta = AHEAD) -> bool:
    """Whether a class of this person is running, or begins within `ahead`."""
    return bool(turn.work.sessions.around(turn.person.id, turn.now - BEFORE, turn.now + ahead))


def promise(work: UnitOfWork, ticket: Ticket, pings: list[Reply]) -> Said:
    """Who answers, and until when, in words."""
    paged = [ping.to for ping in pings if ping.lane is Lane.PAGE and isinstance(ping.to, Person)]
    names = together([person.name for person in paged if not person.away])
    if not names and pings:
        return standing(work, ticket)
    if not names:
        at = answered_by(work.now, work.school.zone, work.school.hours)
        return say("The support team sees it and answers you here, by {at}.", at=at)
    call = work.escalations.open_on(ticket.id)
    if call is None or call.due is None:
        return say("I am calling {names}.", names=names)
    return say("I am calling {names}. If nobody answers by {at}, I call the next person.", names=names, at=call.due)
