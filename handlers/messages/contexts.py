"""What somebody wants: their words, where they stand, and what they were asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.model.errors import NotYet
from bot.model.intents.help import Courtesy, Help
from bot.model.intents.playbooks import AudioVideoHelp
from bot.model.intents.walkthroughs import Answer
from bot.model.live import SESSION, TICKET, About, about
from bot.model.messages import Kind
from bot.model.understanding.also_asked import begun_with
from bot.model.understanding.answers import can_answer
from bot.model.understanding.context import Context
from bot.model.understanding.courtesies import only_kind
from bot.model.understanding.dark import only_dark
from bot.model.understanding.denying import ALL_WELL
from bot.model.understanding.more_numbers import in_a_row, numbered
from bot.model.understanding.own_words import stands_for, understood_with
from bot.model.understanding.phrases import Taught
from bot.model.understanding.understand import Understanding, guesses, understand
from handlers.escalation import mistaken
from handlers.messages import readers
from handlers.turn import Turn
from handlers.walkthroughs.question import with_question
from store.unit_of_work import UnitOfWork

_TYPED = (Kind.SAID, Kind.COMMAND)
_WHOLE = frozenset((Kind.PRESSED, Kind.FILLED, Kind.DRAFTED, Kind.LEFT))
"""What says words of ours: they have their number, mean the same everywhere and are never talk below a card."""


def understood(
    turn: Turn, colleagues: frozenset[str], labels: frozenset[str], taught: Callable[[UnitOfWork], Taught]
) -> Understanding:
    """What somebody wants, given where it was said and what they were asked. What the school has taught is looked for
    last, so that a command costs nothing more. Of several numbers that a command was given, the first.
    """
    turn = mistaken.put_right(_in_common_words(turn))
    words = turn.message.words
    alone, others = in_a_row(words) if turn.message.kind in _TYPED else (words, ())
    alone = alone if others or turn.message.kind not in _TYPED else begun_with(words)
    if alone != words:
        found = _understood(replace(turn, message=replace(turn.message, words=alone)), colleagues, labels, taught)
        meant = numbered(alone)
        if type(found.intent) is type(meant) and getattr(found.intent, "number", 0) == getattr(meant, "number", None):
            return found
    return _understood(turn, colleagues, labels, taught)


def _understood(
    turn: Turn, colleagues: frozenset[str], labels: frozenset[str], taught: Callable[[UnitOfWork], Taught]
) -> Understanding:
    message = turn.message
    if message.files and not message.words:
        return Understanding(None)
    card = _thread(turn) if message.kind not in _WHOLE else None
    context = Context(
        message.addressed,
        message.place.direct,
        card.number if card and card.noun == TICKET else None,
        card.number if card and card.noun == SESSION and _concerned(turn, card.number) else None,
        command=message.kind is Kind.COMMAND,
        staff=message.place in turn.school.staff,
        colleagues=colleagues,
    )
    asks = message.addressed and message.kind in _TYPED and (card is None or context.command)
    found = _heard(turn, context, asks)
    at_once = readers.AT_ONCE if asks else (readers.below_a_ticket,)
    if told := readers.first(at_once, turn, found, context):
        return Understanding(told)
    if not asks or (readers.done(found, turn) and not can_answer(message.words, labels)):
        return found
    asked = with_question(turn, context)
    found = found if asked == context else _heard(turn, asked, asks)
    beside = () if isinstance(found.intent, Answer) else readers.BESIDE
    if told := readers.first((*readers.INSTEAD, *beside), turn, found, asked):
        return Understanding(told)
    return _taught(found, turn, context, taught)


def _heard(turn: Turn, context: Context, asks: bool) -> Understanding:
    """What the words mean; said to the desk, what is no wish and more than kind is not understood, and asked about."""
    words, role = turn.message.words, turn.person.role
    found = understood_with(turn.school.words, words, role, context)
    if asks and isinstance(found.intent, AudioVideoHelp) and context.options is None and only_dark(words):
        return Understanding(None, guesses(words, role, context))
    if not asks or not isinstance(found.intent, Courtesy) or found.intent.more == ALL_WELL:
        return found
    if only_kind(found.intent, words, found.exact):
        return found
    return Understanding(None, guesses(words, role, context))


def _taught(
    found: Understanding, turn: Turn, context: Context, taught: Callable[[UnitOfWork], Taught]
) -> Understanding:
    """What is understood, or else what the school has taught, or what nothing else can be meant by."""
    said = _unfamiliar(found, turn.message.words)
    meant = taught(turn.work).meaning(said) if said else None
    if meant:
        return understand(meant, turn.person.role, context)
    asks_nothing = found.intent is None or found.intent == Courtesy(ALL_WELL)
    meant_so = readers.first(readers.AT_LAST, turn, found, context) if asks_nothing else None
    return Understanding(meant_so) if meant_so else found


def ticket_below(turn: Turn) -> int | None:
    """The number of the ticket that the thread is about."""
    card = _thread(turn)
    return card.number if card and card.noun == TICKET else None


def _unfamiliar(found: Understanding, words: str) -> str:
    """Words that may be a phrase of the school's: no command and no answer, or what help is asked with and about."""
    if isinstance(found.intent, Help):
        return found.intent.about
    answers = isinstance(found.intent, Answer) and not found.intent.near
    return "" if found.exact or answers else words


def _in_common_words(turn: Turn) -> Turn:
    """The turn with the command that a phrase of the school's own stands for."""
    message, own = turn.message, turn.school.words
    if not own or not message.addressed or message.kind not in _TYPED:
        return turn
    meant = stands_for(message.words, own)
    return replace(turn, message=replace(message, words=meant)) if meant else turn


def _thread(turn: Turn) -> About | None:
    """What the thread a message stands in is about: a ticket, or a class."""
    place = turn.message.place
    name = turn.work.outbox.card_at(place, place.thread) if place.thread else None
    if place.thread and not name and not turn.message.addressed and turn.work.outbox.in_doubt(place):
        raise NotYet("a card may stand there")  # who speaks to the desk is answered at any rate
    card = about(name)
    return card if card and card.noun in (TICKET, SESSION) else None


def _concerned(turn: Turn, session: int) -> bool:
    """Whether words below a class may be meant for the desk: other people's talk there is theirs."""
    return turn.message.addressed or turn.work.sessions.taught_by(turn.person.id, session)
