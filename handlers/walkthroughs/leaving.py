"""Leaving a walk-through before its end: what is said of it, and how to go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.model.intents.intent import Intent
from bot.model.intents.sessions import CancelSession, ThinkOfCancelling
from bot.model.intents.tickets import Close, OpenTicket
from bot.model.intents.walkthroughs import Leave
from bot.model.messages import Button, Card, Kind, Reply
from bot.model.tickets import Ticket
from bot.model.understanding.answers import answered, likely_answer
from bot.model.understanding.context import Context
from bot.model.understanding.grammar import deeds
from bot.model.understanding.named_classes import it_is_my_class
from bot.model.understanding.replies import behind_a_stop, says
from bot.model.walkthroughs import WalkState, Walkthrough
from bot.model.words import lines, say
from handlers.offers.offering import report
from handlers.playbooks import again, to_question
from handlers.tickets.cards import IT_WORKS
from handlers.tickets.ends import close, may_work, waits_for_a_yes
from handlers.turn import TALK, Turn
from handlers.walkthroughs import beside
from handlers.walkthroughs.approvals import withdrawn
from handlers.walkthroughs.cards import still_not_working
from handlers.walkthroughs.meant import nothing_asked
from handlers.walkthroughs.question import with_question

_DANGER = "security"
_IT_WORKS = say("Good that it works. I ask you nothing more.")


def meant(turn: Turn, context: Context) -> Intent | None:
    """That they want no more questions, or none now, said in whatever words while one is open."""
    words = turn.message.words
    goes = says(words, ("bye",))
    if not says(words, ("stop", "bye")) or _means_a_class(turn):
        return None
    asked = with_question(turn, context)
    if asked.options is None or answered(words, asked) is not None:
        return None
    return None if goes and (likely_answer(words, asked) or _open(turn) is None) else Leave()


def _open(turn: Turn) -> Walkthrough | None:
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    return kept if kept and kept.state.open else None


def _until_later(turn: Turn, kept: Walkthrough, due: datetime) -> list[Reply]:
    """To whoever goes away for now: how long the question waits, and how to go on."""
    text = say("All right. This waits for you until {at}. To go on, press the button, or just answer.", at=due)
    if kept.state is WalkState.WAITING:
        text = say("All right. I come back to this on {at}. To go on before, press the button.", at=due)
    return turn.privately(Card(text, buttons=(to_question(kept), TALK)))


def _means_a_class(turn: Turn) -> bool:
    """Whether `it` that shall be cancelled is the class of which they were told last."""
    if it_is_my_class(turn.message.words) is None:
        return False
    last = turn.last_said()
    return any(isinstance(deed, CancelSession | ThinkOfCancelling) for deed in deeds(last))


def leave(intent: Leave, turn: Turn) -> list[Reply]:
    """The questions are over, but for somebody who only goes away for now. What was opened on the way stays; for
    whoever says that it works it is closed as anywhere else.
    """
    if says(turn.message.words, ("bye",)) and (waits := _open(turn)) and waits.due:
        return _until_later(turn, waits, waits.due)
    kept = turn.work.walkthroughs.open_of(turn.person.id, lock=True)
    if kept is None or not kept.state.open:
        raise nothing_asked()
    works = says(intent.why, ("works",))
    aside = [each for each in turn.work.walkthroughs.all_open_of(turn.person.id, lock=True) if each.id != kept.id]
    gone = withdrawn(turn, kept)
    left = beside.leave(turn, replace(kept, state=WalkState.ASKING), *aside)
    kept = turn.work.walkthroughs.numbered(str(kept.id)) or kept
    if works:
        kept = turn.work.walkthroughs.save(replace(kept, state=WalkState.SOLVED))
    ticket = _its_ticket(turn, kept, works)
    if works and ticket and _closes(turn, ticket):
        told = turn.privately(Card(_IT_WORKS, buttons=(again(kept), TALK)))
        return [*told, *close(Close(ticket.number, IT_WORKS), turn), *gone, *left]
    return [*turn.privately(_left(turn, kept, ticket, works)), *gone, *left]


def _closes(turn: Turn, ticket: Ticket) -> bool:
    """Whether `it works` is enough to close it; what may do harm is for a person to end."""
    return ticket.category != _DANGER and not waits_for_a_yes(ticket, turn)


def _its_ticket(turn: Turn, kept: Walkthrough, works: bool) -> Ticket | None:
    """The open ticket of what the walk-through is about: the one it opened; for whoever says that it works also the
    only one they have, where that is about the same.
    """
    if kept.ticket or not works:
        ticket = turn.work.tickets.numbered(kept.ticket) if kept.ticket else None
        return ticket if ticket and ticket.state.open else None
    mine, book = may_work(turn), turn.playbooks.get(kept.playbook)
    same = len(mine) == 1 and mine[0].state.open and book is not None and mine[0].category == book.category
    return mine[0] if same else None


def _left(turn: Turn, kept: Walkthrough, ticket: Ticket | None, works: bool) -> Card:
    """The last word of a walk-through that is left, with the ticket that stays open."""
    book = turn.playbooks.get(kept.playbook)
    text = say("We stop here. Nothing is lost: what you need next, just write it to me.")
    if book:
        text = say(
            "We stop “{title}” here. Nothing is lost: what you need next, just write it to me.", title=book.title
        )
    if works:
        text = _IT_WORKS
    after = (still_not_working(kept),) if works else ()
    buttons: tuple[Button, ...] = (*after, again(kept), TALK)
    if ticket:
        text = lines(text, say("Your ticket {number} is still open.", number=ticket.number))
        buttons = (Button(say("It works now"), f"close {ticket.number}, {IT_WORKS}"), *buttons)
    return Card(text, buttons=buttons)


def report_instead(intent: OpenTicket, turn: Turn) -> list[Reply]:
    """What is reported; whoever says first that they want no more of what they are in is asked no more about that."""
    said = turn.message.words
    rest = behind_a_stop(said) if turn.message.kind is Kind.SAID else ""
    left = leave(Leave(), turn) if rest and _open(turn) else []
    return [*left, *report(replace(intent, summary=rest) if left and intent.summary == said else intent, turn)]
