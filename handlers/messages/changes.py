"""Messages that their authors edit or delete after the desk has heard them."""

from __future__ import annotations

from dataclasses import replace

from bot.model.errors import NotFound
from bot.model.intents.devices import ReportDevice
from bot.model.intents.escalation import Acknowledge, Escalate, Resolve
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Ask, OpenTicket, Tell
from bot.model.intents.tickets import Comment as Commented
from bot.model.live import comment_name
from bot.model.messages import Button, Message, Reply, Style
from bot.model.offers import Offer
from bot.model.tickets import Comment, Ticket
from bot.model.understanding.also_asked import also_asked
from bot.model.words import Typed, say
from handlers.messages.also import ways
from handlers.offers import offering
from handlers.secrets.notice import taken_away
from handlers.tickets.cards import thread_line
from handlers.tickets.notes import full
from handlers.turn import Turn
from store.unit_of_work import UnitOfWork

_DONE_BY_NUMBER = frozenset((Acknowledge, Escalate, Resolve))
"""What needs nothing but the number of the ticket."""


def concerned(work: UnitOfWork, message: Message) -> Comment | Offer | None:
    """The comment, or what is held, that came of the message that was changed, when its author is who changed it."""
    origin = work.origins.of(message.place, message.about) if message.about else None
    person = work.people.behind(message.author) if origin else None
    if origin is None or person is None or origin.noun not in ("comments", "offers") or origin.person != person.id:
        return None
    if message.original and message.original.stamp and message.original.stamp <= origin.stamp:
        return None  # an older edit that comes late
    try:
        return work.offers.get(origin.row) if origin.noun == "offers" else work.comments.get(origin.row)
    except NotFound:
        return None


def edited(turn: Turn, changed: Comment | Offer, intent: Intent | None) -> list[Reply]:
    """What came of it gets its new words, whatever they would mean to the desk: nothing is done a second time."""
    work, message = turn.work, turn.message
    if message.about and message.original:
        work.origins.edited(message.place, message.about, message.original.stamp)
    if isinstance(changed, Offer):
        return offering.edited(turn, changed, _report(turn, intent))
    return _edited(turn, changed, intent)


def _report(turn: Turn, intent: Intent | None) -> str:
    return turn.spelled(intent.summary if isinstance(intent, OpenTicket | ReportDevice) else turn.message.words).strip()


def _edited(turn: Turn, comment: Comment, intent: Intent | None) -> list[Reply]:
    work, message = turn.work, turn.message
    ticket = work.tickets.get(comment.ticket, lock=True)
    same = isinstance(intent, Commented) and intent.number == ticket.number
    words = turn.spelled(intent.text if isinstance(intent, Commented) and same else message.words).strip()
    if words == comment.text or not words:
        return []
    work.comments.edit(replace(comment, text=words, edited_at=work.now))
    text = say("{name}: {text} (edited)", name=turn.person.name, text=full(words, ticket.number))
    return [*_not_done(turn, ticket, intent), *_line(turn.work, ticket, comment, thread_line(ticket, text))]


def _not_done(turn: Turn, ticket: Ticket, intent: Intent | None) -> list[Reply]:
    """Who puts a command into a message believes that it is done: they read in private that it is not, and the way."""
    if intent is None or not intent.overheard or isinstance(intent, Commented | Tell | Ask):
        return []
    if getattr(intent, "number", None) != ticket.number:
        return []
    text = say(
        "An edit does nothing: what you changed is kept, and ticket {number} is as it was. To do it, send it anew.",
        number=ticket.number,
    )
    command = f"{intent.name} {ticket.number}"
    now = Button(say("Do it now: {command}", command=Typed(command)), command, Style.PRIMARY)
    _, others = also_asked(intent, turn.message.words, turn.person.role, ticket.number)
    return [turn.whisper(text, *([now] if type(intent) in _DONE_BY_NUMBER else []), *ways(others))]


def deleted(work: UnitOfWork, message: Message) -> list[Reply]:
    """What was made of a message goes with it; of a card of the desk's, that it stands there.

    A message that was not heard yet counts as heard: when it comes late, it is nothing.
    """
    if message.about is None:
        return []
    work.outbox.forget_card(message.place, message.about)
    over, gone = taken_away(work, message), concerned(work, message)
    if gone is None:
        return over
    work.origins.forget(message.place, message.about)
    return [*over, *(offering.deleted(work, gone) if isinstance(gone, Offer) else _taken_out(work, gone))]


def _taken_out(work: UnitOfWork, comment: Comment) -> list[Reply]:
    ticket, author = work.tickets.get(comment.ticket), work.people.get(comment.author)
    work.comments.take_out(comment)
    work.outbox.unsay(comment_name(ticket, comment.id))
    text = say("A comment of {name} was deleted.", name=author.name)
    return _line(work, ticket, comment, thread_line(ticket, text))


def _line(work: UnitOfWork, ticket: Ticket, comment: Comment, line: Reply) -> list[Reply]:
    """In the place of the line that told of the comment, where there is one; of a private ticket there is none."""
    if not work.school.staff:
        return []
    return [replace(line, live=comment_name(ticket, comment.id), edit_only=True)]
