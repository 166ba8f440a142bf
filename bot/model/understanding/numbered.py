"""Numbers that can only be those of tickets or classes, and what is said behind them."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from bot.model.intents.escalation import Resolve
from bot.model.intents.intent import Intent, Topic
from bot.model.intents.sessions import CancelSession, MoveSession
from bot.model.intents.tickets import Ask, Close, Reopen, Tell
from bot.model.moments.days import MONTHNAME
from bot.model.understanding.context import Context
from bot.model.understanding.signals import numbers_of

NUMBER_FIRST = re.compile(r"(?:ticket |number )?(?:#|t-|inc-?)?(\d{1,9})(?![\w/])[\s,:;.!–—-]*", re.IGNORECASE)
_ASKED = (
    r"(?:(?:please|pls|kindly|just|can|could|may|will|would|want|need|to|i|we|you|i'll|ill|let|me|someone|somebody)"
    r"\s+){0,5}"
)
_BEHIND_VERB = re.compile(
    rf"(?:^|[,.;:!]\s(?=(?:can|could|would|will|please|pls)\b))\s*{_ASKED}[^\W\d_]+\s+(?:ticket\s+)?#?(\d{{1,2}})"
    r"(?=[\s?!.]*$|\s*[,;]|\s+(?:to|for|until|till|with|because|please|now|p[1-4])\b)",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"\b(?:class|session|lesson|lecture|seminar) (?:#(?=\d)|(?!\d{1,2}(?:st|nd|rd|th)?\.?\s(?:of )?"
    rf"(?:{MONTHNAME})\b))(\d{{1,4}})\b(?![:.]\d|\s?[ap]m\b)",
    re.IGNORECASE,
)
"""Before the name of a month a number is a day of it."""
_FIRST = re.compile(
    r"\s*#?(\d{1,2})(?=(?:\s*[,:–—-])?\s+(?:is|was|done|fixed|resolved|solved|mine)\b|"
    r"\s*[,:]\s(?!\s*(?:(?:and|or) )?#?\d))",
    re.IGNORECASE,
)
"""Where a number can only be that of one ticket, and is no length or count: `2 can not log in`, `3, 4 and 5`."""
_DONE = re.compile(r"^(?:(?:now|all|already)\s+)*(?:done|fixed|resolved|solved)[\s,:;.–—-]+(?=\S)", re.IGNORECASE)


def with_number(intent: Intent, words: str, context: Context) -> Intent:
    """The intent with the small number that is said first or right behind the verb, where it takes one: `transfer 2 to
    the network`, `can i snooze 2`, `2 is done, replaced cable`; or that of the class that is named by it.
    """
    if isinstance(intent, CancelSession | MoveSession):
        named = _CLASS.findall(words) if intent.number is None else []
        return replace(intent, number=int(named[0])) if len(named) == 1 else intent
    if context.ticket is None and isinstance(intent, Resolve):
        intent = replace(intent, solution=_DONE.sub("", intent.solution))
    match = _BEHIND_VERB.search(words) or _FIRST.match(words)
    lacks = intent.of_a_ticket and getattr(intent, "number", None) is None
    if match is None or context.ticket is not None or not lacks:
        return intent
    return replace(intent, number=int(match[1]))  # type: ignore[call-arg]


def with_thread(intent: Intent, context: Context) -> Intent:
    """The intent with the number of what the thread is about, where it was left out."""
    names = {field.name for field in fields(intent)}
    known = context.session if intent.topic is Topic.SESSIONS else context.ticket
    if "number" not in names or getattr(intent, "number") is not None:  # noqa: B009
        return intent
    return _spoken_of(intent) if known is None else replace(intent, number=known)  # type: ignore[call-arg]


def _spoken_of(intent: Intent) -> Intent:
    """The intent with the number of a ticket that is spoken of in its words, where these are all there is."""
    if isinstance(intent, Tell | Ask) and len(numbers := numbers_of(intent.text)) == 1:
        return replace(intent, number=numbers[0])
    if isinstance(intent, Close | Reopen) and (match := NUMBER_FIRST.match(intent.reason)):
        return replace(intent, number=int(match[1]), reason=intent.reason[match.end() :])
    return intent
