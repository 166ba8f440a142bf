"""What words are understood as, written out for whoever looks."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType

import typer

from adapters.settings import SettingsError
from bot import settings, somebody
from bot.files import schools
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Comment
from bot.model.people import Role
from bot.model.understanding.calls import typed_after, without_help
from bot.model.understanding.context import Context
from bot.model.understanding.free import is_talk, reasons
from bot.model.understanding.own_words import stands_for, understood_with
from bot.model.understanding.understand import Understanding

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
    understood = heard(words, somebody.role(role) or Role.GUEST, _CONTEXTS[where], own_words())
    return json.dumps(plain(words, understood, _CONTEXTS[where]), ensure_ascii=False) if as_json else _lines(understood)


def own_words() -> Mapping[str, str]:
    """The words of the schools whose files are set here, as `deskbell check` finds them; none where there is no file.

    What is wrong with a file is told on the side.
    """
    path = settings.look(os.environ, Path.cwd())[0].school
    if not path.exists():
        return {}
    try:
        return {phrase: said for school in schools.read(path) for phrase, said in school.words.items()}
    except SettingsError:
        typer.echo(f"{path} has mistakes, so its words are not known here: see `deskbell check`.", err=True)
        return {}


def heard(words: str, role: Role, context: Context, own: Mapping[str, str] = MappingProxyType({})) -> Understanding:
    """What is understood; `own`: the school's own words. What begins with a slash, or with the desk's name, is for the
    desk wherever it is said.
    """
    if called := _CALLED.match(words):
        context = replace(context, addressed=True, command=called[0] == "/")
    said = typed_after(words) if context.command else words[called.end() :] if called else words
    said = without_help(said) if context.addressed and context.ticket is None else said
    meant = stands_for(said, own) if context.addressed else None
    return understood_with(own, meant or said, role, context)


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
