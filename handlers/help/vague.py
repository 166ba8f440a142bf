"""Somebody says that something does not work, or that time is short, and not what: the commonest troubles are named."""

from __future__ import annotations

import re

from bot.model.intents.devices import ReportDevice
from bot.model.intents.intent import Intent
from bot.model.intents.playbooks import AudioVideoHelp, Begin, ConnectivityHelp
from bot.model.intents.walkthroughs import LoginHelp
from bot.model.messages import Button, Kind, Reply
from bot.model.reports.nearness import beside_when, says_it_is_soon
from bot.model.reports.subjects import UNSORTED, guess
from bot.model.understanding.replies import says
from bot.model.words import Said, say, visible
from handlers.turn import OPEN_TICKET, Turn
from handlers.walkthroughs.words import to_a_person

COMMONEST: tuple[type[Intent], ...] = (LoginHelp, ConnectivityHelp, AudioVideoHelp, ReportDevice)
_HARDLY_MORE = 2
"""Words: `please help`."""
_FAILS = say("What does not work? Say it in a few words, or press what comes nearest:")
_UNSURE = say("That is fine, you need not know. Press what comes nearest, or talk to a person:")
_NO_WORDS = say("I can read no words in that. What do you need? Say it in a few words, or press what comes nearest:")
_SOON = say("I know now that there is little time. What does not work? Say it in a few words, or talk to a person:")
_SOON_STILL = say("Where time is short a person is best: press “Talk to a person”. Or press what comes nearest:")
_STILL = say("You need not say more than that. Press what comes nearest, or talk to a person:")


def question_for(turn: Turn, again: bool) -> Said | None:
    """What is asked of words that name no trouble; None where they say more. `again`: the words before said no more."""
    if not turn.message.place.direct or turn.message.kind is not Kind.SAID or turn.message.files:
        return None
    at_first, then = _questions(turn)
    return then if again else at_first


def _questions(turn: Turn) -> tuple[Said | None, Said | None]:
    """What is asked at first, and what then."""
    words = turn.message.words
    if _only_soon(turn):
        return _SOON, _SOON_STILL
    if says(words, ("unsure",)):
        return _UNSURE, _STILL
    if not re.search(r"\w", visible(words)):
        return _NO_WORDS, None
    return (_FAILS, _STILL) if says(words, ("fails",)) else (None, None)


def _only_soon(turn: Turn) -> bool:
    """Whether they say that time is short, and hardly more."""
    words = turn.message.words
    if says_it_is_soon(words):
        return True
    return turn.soon(words) and guess(words) == UNSORTED and len(beside_when(words).split()) <= _HARDLY_MORE


def which_trouble(turn: Turn, text: Said, labelled: dict[type[Intent], Button]) -> list[Reply]:
    """Ask what it is about, with a button for each of the commonest troubles that this school helps with."""
    have = [kind for kind in COMMONEST if not issubclass(kind, Begin) or kind.playbook in turn.playbooks]
    return [turn.whisper(text, *(labelled[kind] for kind in have), OPEN_TICKET, to_a_person(turn))]
