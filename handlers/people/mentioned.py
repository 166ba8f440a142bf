"""Whoever is mentioned by a platform's id alone, written by name."""

from __future__ import annotations

from dataclasses import fields, replace

from bot.model.intents.intent import Intent
from handlers.turn import Turn


def with_spelled_words(turn: Turn) -> Turn:
    """The turn with its words as people read them."""
    words = turn.spelled(turn.message.words)
    return turn if words == turn.message.words else replace(turn, message=replace(turn.message, words=words))


def with_names(intent: Intent, turn: Turn) -> Intent:
    """The intent with its words as people read them. Only what is understood is spelled: a name is no command."""
    if intent.names_people:
        return intent
    words = {field.name: said for field in fields(intent) if isinstance(said := getattr(intent, field.name), str)}
    named = {name: turn.spelled(said) for name, said in words.items()}
    return replace(intent, **named) if named != words else intent
