"""What a class to be planned is called, said alone behind the question for it."""

from __future__ import annotations

from bot.model.errors import BotError
from bot.model.letters import QUOTES
from bot.model.understanding.context import Context
from bot.model.understanding.replies import ANYTHING, says
from bot.model.understanding.understand import understand
from bot.model.unsaid import Unsaid
from handlers.sessions.words import named, tidy, title_of, when
from handlers.turn import Turn

_MOST = 12
"""So many words at most are a name and a time."""


def name_for(unsaid: Unsaid, turn: Turn) -> str:
    """The name, with its time where that was asked too; empty where the words may mean something else."""
    words = turn.message.words.strip()
    if "?" in words or len(words.split()) > _MOST or says(words, ANYTHING):
        return ""
    if understand(words, turn.person.role, Context(addressed=True, direct=True)).intent is not None:
        return ""
    return f'"{_title(words, turn)}"' if unsaid.after else words


def _title(words: str, turn: Turn) -> str:
    """The name without the time, which may be said again."""
    about = named(words, turn)
    try:
        return title_of(about, when(about.rest, turn)) or words
    except BotError:
        return tidy(words.strip(QUOTES))
