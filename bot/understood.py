"""What words are understood as, written out for whoever looks."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace

from bot import somebody
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Comment
from bot.model.people import Role
from bot.model.understanding.calls import typed_after, without_help
from bot.model.understanding.context import Context
from bot.model.understanding.free import is_talk, reasons
from bot.model.understanding.understand import Understanding, understand

NONE = "none"
_CALLED = re.compile(r"/|!|@deskbell\b[\s,:]*", re.IGNORECASE)
_CONTEXTS = {
    "dm": Context(),
    "channel": Context(addressed=False, direct=False),
    "ticket-thread": Context(addressed=False, direct=False, ticket=1),
    "session-thread": Context(addressed=False, direct=False, session=1),
}


def told(words: str, role: str, where: str, as_json: bool) -> str:
    """The intent, its arguments and the guesses; `where` and `role` as the command line names them."""
    understood = heard(words, somebody.role(role) or Role.GUEST, _CONTEXTS[where])
    return json.dumps(plain(words, understood, _CONTEXTS[where]), ensure_ascii=False) if as_json else _lines(understood)


def heard(words: str, role: Role, context: Context) -> Understanding:
    """What is understood. Words that begin with a slash, or with the desk's name, are for the desk wherever they are
    said.
    """
    if called := _CALLED.match(words):
        context = replace(context, addressed=True, command=called[0] == "/")
    said = typed_after(words) if context.command else words[called.end() :] if called else words
    return understand(without_help(said) if context.addressed and context.ticket is None else said, role, context)


def name(words: str, understood: Understanding, context: Context) -> str:
    """What was understood. Talk below a ticket is kept with it and answered by nobody, so nothing was acted upon."""
    intent = understood.intent
    kept = isinstance(intent, Comment) and intent.text == words and not context.addressed
    return NONE if intent is None or (kept and is_talk(words, context)) else intent.name


def plain(words: str, understood: Understanding, context: Context) -> dict[str, object]:
    """It as a program reads it."""
    called = name(words, understood, context)
    return {
        "text": words,
        "intent": called,
        "arguments": arguments(understood.intent) if called != NONE else {},
        "guesses": [kind.name for kind in understood.guesses],
        "because": reasons(words, called, context),
    }


def arguments(intent: Intent | None) -> dict[str, object]:
    return {name: value for name, value in asdict(intent).items() if value not in (None, "", 0)} if intent else {}


def _lines(understood: Understanding) -> str:
    intent = understood.intent
    rows = [f"intent: {intent.name if intent else 'none'}"]
    rows += [f"{name}: {value}" for name, value in arguments(intent).items()]
    if understood.guesses:
        rows.append("guesses: " + ", ".join(kind.shown or kind.pressed() for kind in understood.guesses))
    return "\n".join(rows)
