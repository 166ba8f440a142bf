"""What words mean to the question of a walk-through that is open, or that might be."""

from __future__ import annotations

from bot.model.intents.help import Help
from bot.model.intents.intent import Intent
from bot.model.intents.playbooks import SecurityReport
from bot.model.intents.walkthroughs import Answer
from bot.model.understanding.answers import place_of_an_answer
from bot.model.understanding.context import Context
from bot.model.understanding.tried import tried_in
from bot.model.understanding.understand import Understanding
from handlers.turn import Turn
from handlers.walkthroughs import devices, hurry, meant, which_service


def an_error_code(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    return Answer(text=turn.message.words) if meant.gives_a_code(turn, found.exact) else None


def a_device(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    told = not found.exact and (devices.meant(turn, found.intent) or devices.left(turn))
    return Answer(text=turn.message.words) if told else None


def time_left(turn: Turn, found: Understanding, asked: Context) -> Intent | None:
    at = asked.options and not found.exact and hurry.answered(turn, asked.asked, asked.options)
    return Answer(at) if at else None


def what_was_tried(turn: Turn, found: Understanding, asked: Context) -> Intent | None:
    tried = asked.options and found.intent is None and tried_in(turn.playbooks, turn.message.words)
    return Answer(text=turn.message.words) if tried else None


def an_answer_to_nothing(turn: Turn, found: Understanding, asked: Context) -> Intent | None:
    asks = asked.options is None and isinstance(found.intent, Help | None)
    place = place_of_an_answer(turn.message.words) if asks else None
    return Answer(place, at=meant.NOT_ASKED) if place else None


def harm_done(turn: Turn, found: Understanding, asked: Context) -> Intent | None:
    text = isinstance(found.intent, Answer) and found.intent.text
    return SecurityReport() if text and which_service.harm_told(turn, asked.asked) else None
