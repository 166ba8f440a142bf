"""What somebody says besides what is held, and nobody understands."""

from __future__ import annotations

import re

from bot.model.errors import AskBack
from bot.model.messages import Button, Kind, Reply
from bot.model.secrets.alone import guarded
from bot.model.unsaid import Lack
from bot.model.words import say, shortened, visible
from handlers.offers import offering
from handlers.turn import LONGEST_PRESSED, TALK, Turn
from handlers.unsaid import excuse

_WITH = "open my ticket with"
_QUOTED = 60


def may_add(turn: Turn) -> list[Reply]:
    """The question whether it belongs to what is held: a yes opens its ticket with it. Unasked nothing of it does, for
    the staff read it. Empty where nothing is held.
    """
    words = guarded(turn.message.words.strip())
    typed = turn.message.kind is Kind.SAID and turn.message.place.direct and re.search(r"\w", words)
    if not typed or len(words) > LONGEST_PRESSED or not offering.waits(turn):
        return []
    question = AskBack(
        "Shall I open your ticket with “{said}” in it? The support team reads it then.",
        Button(say("Open the ticket with it"), f"{_WITH} {words}"),
        Button(say("It helped"), "it helped"),
        TALK,
        said=shortened(visible(words), _QUOTED),
    )
    return [excuse(turn, question.answered_by(Lack.YES, _WITH))]
