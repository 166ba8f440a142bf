"""What somebody wants of a class that they call by its name, or by `it`."""

from __future__ import annotations

from bot.model.intents.intent import Intent
from bot.model.intents.sessions import CancelSession, InviteToSession, ListSessions, MoveSession
from bot.model.understanding.context import Context
from bot.model.understanding.named_classes import it_is_my_class, of_my_class
from bot.model.understanding.understand import understand
from handlers.turn import Turn

_LOOKED_AT = 50
"""So many classes ahead are looked at for a name."""


def meant(turn: Turn, context: Context) -> Intent | None:
    """What is wanted of a class of theirs by words that mean nothing otherwise. Which one it is, is asked back."""
    words, person = turn.message.words, turn.person
    ahead = turn.work.sessions.upcoming(turn.now, person.id, _LOOKED_AT)
    said = of_my_class(words, (one.title for one in ahead))
    if said is None and any(one.instructor == person.id for one in ahead) and not turn.work.tickets.open_of(person.id):
        said = it_is_my_class(words)
    if said is None:
        return None
    found = understand(said, person.role, context).intent
    if isinstance(found, CancelSession | MoveSession | InviteToSession) and found.number is None:
        return found
    return found if isinstance(found, ListSessions) else None
