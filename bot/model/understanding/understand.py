"""What somebody wants: an intent with its arguments, or guesses to ask back with."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher

from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.help import Courtesy
from bot.model.intents.intent import Intent, Topic
from bot.model.intents.tickets import Comment
from bot.model.intents.troubleshooting import Answer
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.grammar import command, command_below

GUESSES = 3
_DIGITS = re.compile(r"\s*#?(\d{1,2})[\s.)]*")


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
    if context.options is not None and (answer := _answer(words, context)):
        return Understanding(answer)
    below_ticket = context.ticket is not None and not context.command
    intent = (
        command(words, lambda kind: not below_ticket or (kind is not Courtesy and role >= kind.allowed))
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
    """The commands most like these words that this role may give, best first: always three."""
    said = words.lower()[:200]
    tokens = set(re.findall(r"\w+", said))
    allowed = [kind for kind in CATALOGUE if kind.hints and role >= kind.allowed]

    def likeness(kind: type[Intent]) -> float:
        hints = set(kind.hints.split())
        shared = sum(
            max((SequenceMatcher(None, token, hint).ratio() for hint in hints), default=0) ** 4 for token in tokens
        )
        return shared / (1 + len(tokens)) + SequenceMatcher(None, said, kind.shown.lower()).ratio() / 4

    return tuple(sorted(allowed, key=likeness, reverse=True)[:GUESSES])


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
    intent = command(words, lambda kind: kind.overheard and role >= kind.allowed)
    filled = _filled(intent, context) if intent else None
    return filled if filled and _fits(filled, context.ticket) else Comment(context.ticket, words)


def _fits(intent: Intent, ticket: int) -> bool:
    arguments = {field.name: getattr(intent, field.name) for field in fields(intent)}
    number = arguments.pop("number", ticket)
    return number == ticket or not any(arguments.values())


def _named(words: str) -> Intent | None:
    """What a command means whose first word is only its name, as in `/desk login`; alone it asks for help."""
    return command(" ".join(words.split(maxsplit=1)[1:]) or "help")


def _answer(words: str, context: Context) -> Answer | None:
    options = context.options or ()
    digits = _DIGITS.fullmatch(words)
    if digits and 1 <= int(digits[1]) <= len(options):
        return Answer(int(digits[1]))
    said = words.strip().lower().rstrip(".!")
    for number, label in enumerate(options, 1):
        if said == label.lower().rstrip(".!"):
            return Answer(number)
    first_words = [label.lower().split(" ")[0].strip(",.-") for label in options]
    if said in ("yes", "no") and first_words.count(said) == 1:
        return Answer(first_words.index(said) + 1)
    if digits and options:
        return Answer(int(digits[1]))
    return None


def _filled(intent: Intent, context: Context) -> Intent:
    """The intent with the number of what the thread is about, where it was left out."""
    names = {field.name for field in fields(intent)}
    known = context.session if intent.topic is Topic.SESSIONS else context.ticket
    if "number" in names and getattr(intent, "number") is None and known is not None:  # noqa: B009
        return replace(intent, number=known)  # type: ignore[call-arg]
    return intent
