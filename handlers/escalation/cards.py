"""What a ticket looks like to whoever is called for it, and to the whole staff channel when nobody answers."""

from __future__ import annotations

from bot.model.messages import Button, Card, Style
from bot.model.people import Person, Role
from bot.model.sessions import AHEAD, BEFORE, nearest
from bot.model.tickets import AFFECTED, OUTAGES, Ticket
from bot.model.words import Said, say, shortened
from handlers.tickets.notes import in_thread
from handlers.turn import show_ticket
from handlers.walkthroughs.words import OWN_WORDS
from store.unit_of_work import UnitOfWork

WORDS = 200
"""How much of what somebody wrote stands on the card of whoever is called."""
_CONCERNED = {1: "everybody", 2: "a whole class", 3: "one person"}


def page_card(work: UnitOfWork, ticket: Ticket, to: Person, following: Said) -> Card:
    """The card for somebody who is called: who reported what, since when, for whom, and who is called next."""
    return Card(
        text=say("Ticket {number} needs you: {summary}", number=ticket.number, summary=ticket.title),
        facts=(
            *(_of_the_reporter(work, ticket) if to.role >= Role.ON_CALL or not ticket.private else ()),
            (say("Priority"), say(ticket.priority.words)),
            (say("Opened"), say("{at}", at=ticket.opened_at)),
            *_opened_again(ticket),
            (say("Called next"), following),
        ),
        buttons=(
            Button(say("Acknowledge"), f"ack {ticket.number}", Style.PRIMARY),
            show_ticket(ticket.number),
        ),
        note=say("Press Acknowledge or type `ack {number}`: then nobody else is pinged.", number=ticket.number),
    )


def _opened_again(ticket: Ticket) -> tuple[tuple[Said, Said], ...]:
    """That somebody has solved it already, in vain: who is called looks for something else then."""
    if not ticket.reopened:
        return ()
    times = say("once") if ticket.reopened == 1 else say("{count} times", count=ticket.reopened)
    return ((say("Opened again"), times),)


def _of_the_reporter(work: UnitOfWork, ticket: Ticket) -> tuple[tuple[Said, Said], ...]:
    """Who reported it, what they said beyond the title, which class is near, and how many have the same trouble."""
    around = work.sessions.around(ticket.reporter, work.now - BEFORE, work.now + AHEAD)
    classes = [nearest(around, work.now)] if around else []
    words = _beyond_the_title(ticket)
    return (
        (say("From"), say("{name}", name=work.people.get(ticket.reporter).name)),
        *([(say("Their words"), say("{words}", words=words))] if words else ()),
        *((say("Class"), say("{title}, {at}", title=each.title, at=each.starts_at)) for each in classes if each),
        (say("People affected"), _concerned(work, ticket)),
    )


def _beyond_the_title(ticket: Ticket) -> str:
    whole = ticket.summary.strip()
    words = dict(ticket.answers).get(OWN_WORDS, "") or ("" if whole == ticket.title else whole)
    return "" if words == ticket.title else shortened(words, WORDS)


def _concerned(work: UnitOfWork, ticket: Ticket) -> Said:
    others = len(work.tickets.affected(ticket.id)) if ticket.subcategory in OUTAGES else 0
    told = dict(ticket.answers).get(AFFECTED, "1")
    whole = say("{people}", people=_CONCERNED[ticket.impact] if told == "1" else told)
    return say("{whole}, {others} have reported it too", whole=whole, others=others) if others else whole


def unanswered_card(ticket: Ticket) -> Card:
    """The card for the whole staff channel once everybody on the ladder was called in vain."""
    return Card(
        text=say(
            "Nobody has taken ticket {number}, and I called all on the list: {summary}"
            if ticket.owner is None
            else "More help is wanted for ticket {number}, and I called all on the list: {summary}",
            number=ticket.number,
            summary=ticket.title_for_all,
        ),
        buttons=(Button(say("Acknowledge"), f"ack {ticket.number}", Style.PRIMARY),),
        note=in_thread(
            ticket,
            "Whoever can look at it: press Acknowledge, or answer {ack} in this thread.",
            "Whoever can look at it: press Acknowledge, or type {ack} to me.",
            "ack",
        ),
    )


def settled_page_card(ticket: Ticket, owner: Person | None, for_all: bool = False) -> Card:
    """A ping that needs no answer any more; `for_all`: the one in the staff channel."""
    summary = ticket.title_for_all if for_all else ticket.title
    if owner is None and ticket.state.open:
        text = say("Ticket {number} need not be taken at once: {summary}", number=ticket.number, summary=summary)
    elif owner is None:
        text = say(
            "Ticket {number} is {state}: {summary}",
            number=ticket.number,
            state=ticket.state.words,
            summary=summary,
        )
    else:
        text = say("Ticket {number} is with {name}: {summary}", number=ticket.number, name=owner.name, summary=summary)
    return Card(text, buttons=(show_ticket(ticket.number),))
