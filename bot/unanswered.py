"""Messages that could not be answered: kept, tried again for some minutes, and then put aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import BotError
from bot.model.keys import code_of
from bot.model.messages import Kind, Message, Reply
from bot.model.secrets.masking import masked
from bot.model.words import clean
from handlers.deadlines import put_aside
from handlers.turn import TALK, Turn
from store import due
from store.unanswered import NOUN, Kept
from store.unit_of_work import UnitOfWork

_HAPPENED = frozenset((Kind.EDITED, Kind.DELETED, Kind.MET, Kind.JOINED, Kind.DEPARTED, Kind.REGROUPED))
"""Nothing was asked; a minute later something else may have happened since."""
_UNSENT = frozenset((Kind.DRAFTED, Kind.LEFT))


def apology(message: Message, fault: str) -> BotError:
    """What its author hears, once."""
    code = code_of(message)
    if not _tried_again(message, fault):
        return BotError(
            "Something went wrong on my side (code {code}). Nothing was changed. Please try again, or talk to a "
            "person.",
            TALK,
            code=code,
        )
    return BotError(
        "Something went wrong on my side (code {code}). Nothing was changed. I keep what you sent and try again by "
        "myself for some minutes. If you hear nothing, or cannot wait, talk to a person.",
        TALK,
        code=code,
    )


def keep(turn: Turn, fault: str) -> list[Reply]:
    """Keep a message that broke what answers it; what the staff hear, when it is not tried again. `fault`: the kind of
    what was raised. Talk among people is not kept, nor what stands in a form that was not sent off.
    """
    work, message = turn.work, turn.message
    if not _kept(message):
        return []
    row = work.unanswered.keep(turn.person.id, _without_secrets(message), code_of(message))
    due.note(work.connection, work.school.id, (NOUN, row), work.now, fault)
    if _tried_again(message, fault):
        return []
    due.set_aside(work.connection, work.school.id, (NOUN, row), MOST_FAULTS if fault == due.ENDED else 1)
    return put_aside(work, (NOUN, row), fault)


def wordless(message: Message) -> Message:
    """Who sent it, where, and nothing of what it says."""
    return replace(message, words="", fields={}, mentions={}, original=None, files=())


def answered(work: UnitOfWork, answer: Callable[[Message], object]) -> list[Reply]:
    """Answer the one that is due, in this transaction, after which it is kept no more. When its author has gone on
    meanwhile it is put aside: a number or a yes would answer something else by now.
    """
    kept = work.unanswered.take(work.alone or 0)
    if kept is None:
        return []
    if kept.tries and _gone_on(work, kept):
        due.set_aside(work.connection, work.school.id, (NOUN, kept.id), kept.tries)
        return put_aside(work, (NOUN, kept.id), kept.error)
    work.unanswered.forget(kept.id)
    answer(kept.message)
    return []


def _kept(message: Message) -> bool:
    return message.kind not in _UNSENT and (message.addressed or message.place.thread is not None)


def _tried_again(message: Message, fault: str) -> bool:
    says = message.words or message.fields or message.files
    return bool(says) and _kept(message) and message.kind not in _HAPPENED and fault != due.ENDED


def _gone_on(work: UnitOfWork, kept: Kept) -> bool:
    """Whether they were answered something else since the apology."""
    last = work.outbox.last_said(kept.message.place, work.people.get(kept.person), 1)
    here = bool(last) and not any(("code", kept.code) in card.text.facts for card in last)
    return here or work.outbox.answered_since(kept.message.author, kept.heard_at)


def _without_secrets(message: Message) -> Message:
    """What a message is about may have secrets in it, too."""
    shown = message.original
    if shown is None or shown.words is None:
        return message
    return replace(message, original=replace(shown, words=masked(clean(shown.words))))
