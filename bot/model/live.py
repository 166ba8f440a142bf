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
    """`noun`: of what there is a card; `number`: of which; `part`: which of its cards, `whole` with what tells it from
    others of its kind.
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
    """The number of what the card is about, where it is one of these."""
    found = about(name)
    return found.number if found and found.noun == noun else None


def staff_name(ticket: Ticket) -> str:
    """The live card in the staff channel."""
    return f"{TICKET}/{ticket.number}/{STAFF}"


def reporter_name(ticket: Ticket) -> str:
    """The live card of whoever reported it."""
    return f"{TICKET}/{ticket.number}/{REPORTER}"


def page_name(ticket: Ticket, level: int, person: int, escalation: int) -> str:
    """The live card of one ping."""
    return f"{TICKET}/{ticket.number}/{PAGE}/{escalation}/{level}/{person}"


def told_name(ticket: Ticket, escalation: Escalation, level: int) -> str:
    """The line in the thread that says who was told, beginning with this level."""
    return f"{TICKET}/{ticket.number}/told/{escalation.id}/{level}"


def unanswered_name(ticket: Ticket, escalation: int) -> str:
    """The live card that calls the whole staff channel."""
    return f"{TICKET}/{ticket.number}/{UNANSWERED}/{escalation}"


def note_name(ticket: Ticket, comment: int) -> str:
    """What the staff told who reported it; answers below it are about the ticket."""
    return f"{TICKET}/{ticket.number}/note/{comment}"


def comment_name(ticket: Ticket, comment: int) -> str:
    """What the ticket's thread says of a comment."""
    return f"{TICKET}/{ticket.number}/comment/{comment}"


def reminder_name(ticket: Ticket, question: int, reminder: int) -> str:
    """A question asked again; answers below it are about the ticket."""
    return f"{TICKET}/{ticket.number}/reminder/{question}/{reminder}"


def session_name(session: Session, *more: str | int) -> str:
    """One of the cards of a class."""
    return "/".join(map(str, (SESSION, session.number, *more)))


def offer_name(offer: int) -> str:
    """The card of an article that is shown before a ticket is opened."""
    return f"{OFFER}/{offer}"


def walk_name(kept: Walkthrough) -> str:
    """The card of its question."""
    return f"{WALK}/{kept.id}"


def secret_name(what: str | int | None) -> str:
    """What the staff read of a secret that was posted, by its number, or the message it stood in, by its id there."""
    return f"secret/{what}"


def approval_name(at: str) -> str:
    """What the staff decide."""
    return f"approval/{at}"


def draft_name(person: int, form: str) -> str:
    """The form that somebody has closed before it was sent."""
    return f"draft/{person}/{form}"
