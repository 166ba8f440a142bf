"""Words that are no command as the help writes it: what they are about, where that is clear."""

from __future__ import annotations

from bot.model.intents.intent import Intent
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.filling import filled, kind_of
from bot.model.understanding.signals import heard
from bot.model.understanding.weighing import NOTHING, clearest, weighed


def meant_freely(words: str, role: Role, context: Context) -> Intent | None:
    """What is clearly meant, and may be done by somebody with this role; of what is not said to the desk, only what is
    understood in threads.
    """
    listened = heard(words, context)
    name = clearest(weighed(listened))
    intent = filled(name, words, listened) if name else None
    if intent is None or role < intent.allowed:
        return None
    if name == "none" and (context.options is not None or context.command):
        return None
    if context.ticket is not None and not (intent.overheard and intent.name != "none"):
        return None
    return intent


def is_talk(words: str, context: Context) -> bool:
    """Whether these words, overheard, are talk: asked, not meant to be done, in a few words, or nothing but kind."""
    concepts = heard(words, context).concepts
    return bool(concepts & {"asks", "short", "held", "guessing"}) or bool(
        dict(weighed(heard(words, context))).get(NOTHING)
    )


def likely(words: str, context: Context) -> tuple[type[Intent], ...]:
    """The commands these words may be about, best first."""
    kinds = (kind_of(name) for name, _ in weighed(heard(words, context)) if name != "none")
    return tuple(kind for kind in kinds if kind is not None)
