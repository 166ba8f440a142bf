"""Who shall teach a class, said alone behind the question for it."""

from __future__ import annotations

from bot.model.intents.intent import Intent
from bot.model.intents.sessions import HandSession
from bot.model.understanding.grammar import exact
from bot.model.unsaid import Lack
from handlers.sessions.guests import only_names
from handlers.turn import Turn
from handlers.unsaid import lacking


def meant(turn: Turn) -> Intent | None:
    """That this person teaches the class."""
    words = turn.message.words.strip(" .!")
    may_be = turn.person.role >= HandSession.allowed and only_names(words, turn)
    lack = lacking(turn, Lack.PERSON) if may_be else None
    return exact(lack.with_answer(words), lambda _: True) if lack else None
