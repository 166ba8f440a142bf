"""What somebody wants: an intent with its arguments, or guesses to ask back with."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from functools import lru_cache

from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.escalation import Resolve
from bot.model.intents.help import Courtesy, TalkToHuman
from bot.model.intents.intent import Intent, Topic
from bot.model.intents.tickets import Ask, Comment, Tell
from bot.model.intents.troubleshooting import Answer
from bot.model.people import Role
from bot.model.understanding.answers import answered
from bot.model.understanding.context import Context
from bot.model.understanding.grammar import command, command_below

GUESSES = 3
_ASKED = re.compile(r"\?(?![\w=&/%])")
_DOUBT = re.compile(r"(but|however|although|though|not|or|until|maybe|perhaps|hopefully|i (hope|think|guess))\b", re.I)
_EACH_OTHER = frozenset(("me", "us", "everyone", "everybody", "anyone", "anybody", "somebody", "someone", "yourself"))


@dataclass(frozen=True, slots=True)
class Understanding:
    """`intent` is None when nothing is to be done: then `guesses` has what may have been meant, best first; it is empty
    for talk between people, which is left alone.
    """

    intent: Intent | None
    guesses: tuple[type[Intent], ...] = ()


def understand(words: str, role: Role, context: Context) -> Understanding:
    """What these words mean, said by somebody with this role in this context."""
    if not context.addressed:
        return Understanding(_overheard(words, role, context))
    if answer := answered(words, context):
        return Understanding(answer)
    below_ticket = context.ticket is not None and not context.command
    intent = (
        command(
            words,
            lambda kind: not below_ticket or (kind is not Courtesy and role >= kind.allowed),
            lambda kind: not context.free and (not below_ticket or kind.overheard),
        )
        or (command_below(words, lambda kind: role >= kind.allowed) if context.session is not None else None)
        or (_named(words) if context.command else None)
    )
    if intent is not None:
        return Understanding(_filled(intent, context))
    if context.typed:
        return Understanding(Answer(text=words))
    if context.ticket is not None and words.strip():
        return Understanding(Comment(context.ticket, words))
    return Understanding(None, guesses(words, role))


def guesses(words: str, role: Role) -> tuple[type[Intent], ...]:
    """The commands most like these words that this role may give, best first: always three, each with a button of its
    own. A person is none of them: the way to one stands below every answer.
    """
    said = words.lower()[:200]
    tokens = set(re.findall(r"\w+", said))
    allowed = [kind for kind in CATALOGUE if kind.hints and role >= kind.allowed and kind is not TalkToHuman]

    def likeness(kind: type[Intent]) -> float:
        hints = kind.hints.split()
        shared = sum(max((_alike(token, hint) for hint in hints), default=0) ** 4 for token in tokens)
        return shared / (1 + len(tokens)) + SequenceMatcher(None, said, kind.shown.lower()).ratio() / 4

    best: dict[str, type[Intent]] = {}
    for kind in sorted(allowed, key=likeness, reverse=True):
        best.setdefault(kind.pressed(), kind)
    return tuple(best.values())[:GUESSES]


@lru_cache(maxsize=50_000)
def _alike(token: str, hint: str) -> float:
    """How alike two words are, from 0 to 1; the same words come again and again."""
    return SequenceMatcher(None, token, hint).ratio()


def _overheard(words: str, role: Role, context: Context) -> Intent | None:
    """In a thread some words work without addressing the desk; anything else below a ticket is a comment.

    Words after a number that is not this ticket's make it a comment too: "fixed 2 cables" is not about ticket 2.
    """
    if context.session is not None:
        intent = command_below(words, lambda kind: role >= kind.allowed)
        filled = _filled(intent, context) if intent else None
        return filled if filled and getattr(filled, "number", None) == context.session else None
    if context.ticket is None or not words.strip():
        return None
    intent = command(words, lambda kind: kind.overheard and role >= kind.allowed, lambda _: False)
    if intent is None or _is_talk(intent, words, context.colleagues):
        return Comment(context.ticket, words)
    filled = _filled(intent, context)
    return filled if _fits(filled, context.ticket) else Comment(context.ticket, words)


def _is_talk(intent: Intent, words: str, colleagues: frozenset[str]) -> bool:
    """Whether words that could be a command are something people say to each other."""
    if isinstance(intent, Tell | Ask):
        first = re.split(r"[\s,:;.!?]", intent.text.casefold(), maxsplit=1)[0]
        return intent.number is None and (first.startswith("@") or first in _EACH_OTHER | colleagues)
    doubt = isinstance(intent, Resolve) and _DOUBT.match(intent.solution)
    return bool(doubt or _ASKED.search(words))


def _fits(intent: Intent, ticket: int) -> bool:
    arguments = {field.name: getattr(intent, field.name) for field in fields(intent)}
    number = arguments.pop("number", ticket)
    return number == ticket or not any(arguments.values())


def _named(words: str) -> Intent | None:
    """What a command means whose first word is only its name, as in `/desk login`; alone it asks for help."""
    return command(" ".join(words.split(maxsplit=1)[1:]) or "help")


def _filled(intent: Intent, context: Context) -> Intent:
    """The intent with the number of what the thread is about, where it was left out."""
    names = {field.name for field in fields(intent)}
    known = context.session if intent.topic is Topic.SESSIONS else context.ticket
    if "number" in names and getattr(intent, "number") is None and known is not None:  # noqa: B009
        return replace(intent, number=known)  # type: ignore[call-arg]
    return intent
