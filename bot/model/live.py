"""The names of live cards, and what a card is about by its name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.escalation import Escalation
from bot.model.sessions import Session
from bot.model.tickets import Ticket
from bot.model.walkthroughs import Walkthrough

TICKET, SESSION, WALK, OFFER = "ticket", "session", "walk", "offer"
STAFF, REPORTER, PAGE, UNANSWERED = "staff", "reporter", "page", "unanswered"
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class About:
    """What a card is about: `noun` and `number` say of which thing, `part` which of its cards, and `whole` the part
    with whatever tells it from others like it.
    """

    noun: str
    number: int
    whole: str

    @property
    def part(self) -> str:
        return self.whole.partition("/")[0]


def about(name: str | None) -> About | None:
    """What the card with this name is about; None for what has no number. The name may come from anywhere."""
    noun, _, rest = (name or "").partition("/")
    number, _, whole = rest.partition("/")
    numbered = number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER
    return About(noun, int(number), whole) if numbered else None


def number_of(noun: str, name: str | None) -> int | None:
    """The number of the thing a card is about, if it is one of this noun; else None."""
    found = about(name)
    return found.number if found and found.noun == noun else None


def staff_name(ticket: Ticket) -> str:
    """The name of a ticket's card in the staff channel."""
    return f"{TICKET}/{ticket.number}/{STAFF}"


def reporter_name(ticket: Ticket) -> str:
    """The name of the card that the reporter of a ticket has."""
    return f"{TICKET}/{ticket.number}/{REPORTER}"


def page_name(ticket: Ticket, level: int, person: int, escalation: int) -> str:
    """The name of the card of one ping."""
    return f"{TICKET}/{ticket.number}/{PAGE}/{escalation}/{level}/{person}"


def told_name(ticket: Ticket, escalation: Escalation, level: int) -> str:
    """The name of the line in the ticket's thread that says who is called, from this level on."""
    return f"{TICKET}/{ticket.number}/told/{escalation.id}/{level}"


def unanswered_name(ticket: Ticket, escalation: int) -> str:
    """The name of the card that calls the whole staff channel."""
    return f"{TICKET}/{ticket.number}/{UNANSWERED}/{escalation}"


def note_name(ticket: Ticket, comment: int) -> str:
    """The name of what the staff told the reporter; answers below it go to the ticket."""
    return f"{TICKET}/{ticket.number}/note/{comment}"


def comment_name(ticket: Ticket, comment: int) -> str:
    """The name of the line in the ticket's thread that shows a comment."""
    return f"{TICKET}/{ticket.number}/comment/{comment}"


def reminder_name(ticket: Ticket, question: int, reminder: int) -> str:
    """The name of a question that is asked again; answers below it go to the ticket."""
    return f"{TICKET}/{ticket.number}/reminder/{question}/{reminder}"


def session_name(session: Session, *more: str | int) -> str:
    """The name of one of the cards of a class."""
    return "/".join(map(str, (SESSION, session.number, *more)))


def offer_name(offer: int) -> str:
    """The name of the card with an article, shown before a ticket is opened."""
    return f"{OFFER}/{offer}"


def walk_name(kept: Walkthrough) -> str:
    """The name of the card with the question of a walk-through."""
    return f"{WALK}/{kept.id}"


def secret_name(what: str | int | None) -> str:
    """What the staff read of a secret that was posted, by its number, or the message it stood in, by its id there."""
    return f"secret/{what}"


def approval_name(at: str) -> str:
    """The name of the card on which the staff decide."""
    return f"approval/{at}"


def draft_name(person: int, form: str) -> str:
    """The name under which a form is kept that was closed before it was sent."""
    return f"draft/{person}/{form}"
