"""What is said in a thread or among the staff without naming the desk: what is meant for it all the same."""

from __future__ import annotations

import re
from dataclasses import fields

from bot.model.intents.attendance import CheckIn
from bot.model.intents.escalation import Acknowledge, Escalate, Resolve
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Ask, Comment, Tell
from bot.model.people import Role
from bot.model.understanding.colleagues import of_a_colleague
from bot.model.understanding.context import Context
from bot.model.understanding.free import meant_freely
from bot.model.understanding.grammar import command, command_below
from bot.model.understanding.lookalikes import of_others
from bot.model.understanding.misspelt import misspelt
from bot.model.understanding.numbered import with_thread
from bot.model.understanding.staff_channel import for_the_desk
from bot.model.understanding.urgency_words import counts

_ASKED = re.compile(r"\?(?![\w=&/%])")
_DOUBT = re.compile(r"(but|however|although|though|not|or|until|maybe|perhaps|hopefully|i (hope|think|guess))\b", re.I)
_EACH_OTHER = frozenset(("me", "us", "everyone", "everybody", "anyone", "anybody", "somebody", "someone", "yourself"))


def overheard(words: str, role: Role, context: Context) -> Intent | None:
    """In a thread some words work without addressing the desk, and some commands as they are written also among the
    staff; of sentences only those that call somebody. Anything else below a ticket is a comment.

    Words after a number that is not this ticket's make it a comment too: "fixed 2 cables" is not about ticket 2.
    """
    if context.session is not None:
        intent = command_below(words, lambda kind: role >= kind.allowed)
        filled = with_thread(intent, context) if intent else None
        if filled is None:
            meant = meant_freely(words, role, context)
            return meant if isinstance(meant, CheckIn) else None
        return filled if getattr(filled, "number", None) == context.session else None
    if not words.strip() or (context.ticket is None and not context.staff):
        return None
    if context.ticket is None:
        return for_the_desk(words, role)
    intent = command(words, lambda kind: kind.overheard and role >= kind.allowed, lambda kind: kind is Escalate)
    intent = intent or misspelt(words, lambda kind: kind is Acknowledge and role >= kind.allowed)
    meant = meant_freely(words, role, context) if _may_be_free(intent, words, context) else None
    if meant is not None and not (isinstance(meant, Acknowledge) and of_a_colleague(words, context.colleagues)):
        return with_thread(meant, context)
    if intent is None or _is_talk(intent, words, context.colleagues) or of_others(intent, words, context):
        return Comment(context.ticket, words)
    filled = with_thread(intent, context)
    return filled if _fits(filled, context.ticket) else Comment(context.ticket, words)


def _may_be_free(intent: Intent | None, words: str, context: Context) -> bool:
    """Whether words below a ticket are no command, or are only told to each other."""
    free = intent is None and not counts(words, context.ticket or 0)
    return free or (isinstance(intent, Tell | Ask) and _is_talk(intent, words, context.colleagues))


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
