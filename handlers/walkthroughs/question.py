"""The question that is open for somebody, as what their words may answer."""

from __future__ import annotations

from dataclasses import replace

from bot.model import playbooks
from bot.model.intents.walkthroughs import Answer
from bot.model.playbooks.pages import is_long
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import Prompt
from bot.model.playbooks.steps import MOST_OPTIONS
from bot.model.understanding.answers import answered
from bot.model.understanding.context import Context
from bot.model.walkthroughs import EXPIRES_AFTER, VERDICTS
from handlers.turn import Turn

_ANY_ANSWER = (*VERDICTS, *(str(number) for number in range(len(VERDICTS) + 1, MOST_OPTIONS + 1)))
"""Of a question that is there no more: who answers it is told so."""


def with_question(turn: Turn, context: Context) -> Context:
    """The context with the question that is open for the person, or was when they last answered."""
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    if kept is None:
        return _verdict(turn, context)
    run = playbooks.restore(kept.walk)
    if not playbooks.fits(turn.playbooks, run):
        return replace(context, options=_ANY_ANSWER)
    return asking(context, playbooks.prompt(turn.playbooks, run), run)


def asking(context: Context, shown: Prompt, run: Run) -> Context:
    """The context with the question that is shown where this walk stands."""
    asked = " ".join(shown.texts[-1:])
    unseen = is_long(len(shown.options)) and not run.sees_further
    made = replace(context, options=shown.options, unseen=unseen)
    return replace(made, asked=asked, typed=shown.typed, free=shown.free)


def _verdict(turn: Turn, context: Context) -> Context:
    """The context with the question whether it was helpful; whatever else is said goes on without it."""
    asked = replace(context, options=VERDICTS)
    said = answered(turn.message.words, asked)
    if not isinstance(said, Answer) or said.option not in range(1, len(VERDICTS) + 1):
        return context
    since = turn.now - EXPIRES_AFTER
    return asked if turn.work.walkthroughs.asked_of(turn.person.id, since) else context
