"""Words that are no command as the help writes it: what they are about, where that is clear."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.intents.intent import Intent
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.deciding import clearly_talk, decided, weighed_together
from bot.model.understanding.examples import features, weights
from bot.model.understanding.filling import filled, kind_of
from bot.model.understanding.signals import heard
from bot.model.understanding.weighing import NOTHING

_REASONS = 5
_A_GUESS = 1.0
"""What an intent must weigh to be a guess by the examples alone."""


def meant_freely(words: str, role: Role, context: Context) -> Intent | None:
    """What is clearly meant, and may be done by somebody with this role; of what is not said to the desk, only what is
    understood in threads.
    """
    listened = heard(words, context)
    name = decided(listened, weighed_together(listened))
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
    listened = heard(words, context)
    found = weighed_together(listened)
    asked = listened.concepts & {"asks", "short", "held", "guessing"}
    return bool(asked) or NOTHING in dict(found.rules) or clearly_talk(found)


def likely(words: str, context: Context) -> tuple[type[Intent], ...]:
    """The commands these words may be about, best first."""
    kinds = (kind_of(name) for name in _likely(words, context))
    return tuple(kind for kind in kinds if kind is not None)


def reasons(words: str, name: str, context: Context) -> list[str]:
    """What in these words speaks most for an intent by the examples: `w:` words, `p:` beginnings of words, `b:` pairs,
    and `c:` concepts of the lexicon.
    """
    return weights().reasons(features(heard(words, context)), name)[:_REASONS]


def _likely(words: str, context: Context) -> Iterator[str]:
    """What rules or examples speak for, but for talk."""
    found = weighed_together(heard(words, context))
    by_rule = dict(found.rules)
    yield from (name for name, weight in found.together if name != NOTHING and (weight > _A_GUESS or name in by_rule))
