"""What a message asked for behind its first command: it is named, with a way to do it, and never silently left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.model.errors import AskBack, BotError
from bot.model.messages import Button, Card, Kind, Reply
from bot.model.people import Role
from bot.model.understanding.also_asked import also_asked
from bot.model.understanding.understand import Understanding
from bot.model.words import Said, say, shortened, together
from handlers.escalation import mistaken
from handlers.messages.contexts import ticket_below
from handlers.turn import TALK, Turn
from handlers.unsaid import excuse

_TYPED = (Kind.SAID, Kind.COMMAND)
_MOST, _LABEL, _LONGEST_NOTE = 4, 60, 300
_ONE_DONE = say("That answers only the first of these. Press a button for what else you wanted, or type it by itself.")
_NONE_DONE = say("I have done none of these yet. Press a button for what else you wanted, or type it by itself.")


def told_apart(turn: Turn, found: Understanding) -> Understanding:
    """The first command without the words of the others, and these."""
    number = getattr(found.intent, "number", None)
    if turn.message.kind not in _TYPED or not found.intent or not (found.intent.joined or number):
        return found
    below = None if number else ticket_below(turn)
    words = mistaken.put_right(turn).message.words
    first, others = also_asked(found.intent, words, turn.person.role, below)
    return replace(found, intent=first, also=others)


def not_done_yet(turn: Turn, others: tuple[str, ...]) -> list[Reply]:
    """A button for each of the other things; empty where nothing else was asked for."""
    return _named(turn, _ONE_DONE, others)


def excused(turn: Turn, error: BotError, understood: Callable[[Turn], Understanding]) -> list[Reply]:
    """What an error of the first command says, and a button for each of the others. A question stands last: what is
    said next answers it.
    """
    reply = excuse(turn, error)
    left = _left(turn, understood)
    return [*left, reply] if isinstance(error, AskBack) else [reply, *left]


def _left(turn: Turn, understood: Callable[[Turn], Understanding]) -> list[Reply]:
    try:
        others = understood(turn).also if turn.message.kind in _TYPED else ()
    except BotError:
        return []  # that is what is excused
    return _named(turn, _NONE_DONE, others)


def ways(others: tuple[str, ...]) -> list[Button]:
    """A button for each of the first commands."""
    return [Button(say("{command}", command=shortened(each, _LABEL)), each) for each in others[:_MOST]]


def _named(turn: Turn, text: Said, others: tuple[str, ...]) -> list[Reply]:
    if not others:
        return []
    more = shortened(together([shortened(each, _LABEL) for each in others[_MOST:]]), _LONGEST_NOTE)
    card = Card(
        text, buttons=tuple(ways(others)), note=say("There is no button for {more}.", more=more) if more else None
    )
    person = () if turn.person.role >= Role.ON_CALL else (TALK,)
    return [replace(turn.whisper(card, *person), brief=True)]  # its buttons say the words again
