"""A school's own words: the command that one of them stands for, and what a sentence means that one stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from bot.model.intents.help import Courtesy
from bot.model.intents.intent import Intent
from bot.model.intents.playbooks import Begin
from bot.model.intents.walkthroughs import Answer
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.grammar import command
from bot.model.understanding.markup import unmarked
from bot.model.understanding.phrases import without_courtesies
from bot.model.understanding.spelling import plain_words
from bot.model.understanding.understand import Understanding, understand


def stands_for(words: str, own: Mapping[str, str]) -> str | None:
    """The command that these words are in a school's own; None when they are none."""
    said = plain_words(words) if own else ()
    return own.get(" ".join(said)) or own.get(" ".join(without_courtesies(said))) if said else None


def understood_with(own: Mapping[str, str], words: str, role: Role, context: Context) -> Understanding:
    """What words mean in which a school's own may stand for the trouble that a walk-through is about. Marks around
    them make no talk of them.
    """
    found = _understood_with(own, words, role, context)
    unclear = found.intent is None or (isinstance(found.intent, Courtesy) and not found.exact)
    if not unclear or not context.addressed or (bare := unmarked(words)) == words:
        return found
    again = _understood_with(own, bare, role, context)
    return found if again.intent is None and found.intent is None else again


def _understood_with(own: Mapping[str, str], words: str, role: Role, context: Context) -> Understanding:
    """The same for words as they are: what they mean exactly, answer or are below a card is not touched."""
    found = understand(words, role, context)
    elsewhere = context.ticket is not None or context.session is not None or not context.addressed
    if not own or elsewhere or found.exact or isinstance(found.intent, Answer):
        return found
    said = _in_common_words(plain_words(words), own)
    if said is None:
        return found
    meant = understand(said, role, context)
    if meant.intent is None:
        return replace(found, guesses=meant.guesses) if found.intent is None else found
    return Understanding(_as_typed(meant.intent, said, words))


def _in_common_words(said: tuple[str, ...], own: Mapping[str, str]) -> str | None:
    """The sentence with what it is about by its usual name; None when no word of the school's is in it. The longest
    counts.
    """
    line = f" {' '.join(said)} "
    for phrase in sorted(own, key=len, reverse=True):
        if f" {phrase} " in line and isinstance(command(own[phrase]), Begin):
            return line.replace(f" {phrase} ", f" {own[phrase]} ").strip()
    return None


def _as_typed(intent: Intent, said: str, words: str) -> Intent:
    """The intent with the words of the person in place of ours."""
    kept = {field.name: words for field in fields(intent) if getattr(intent, field.name) == said}
    return replace(intent, **kept)
