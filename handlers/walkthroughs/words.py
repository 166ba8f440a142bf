"""What somebody said in their own words when they began a walk-through, were not understood, or asked for a person."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.model.intents.help import TalkToHuman
from bot.model.intents.intent import Intent
from bot.model.messages import Button, Card, Kind
from bot.model.playbooks.answers import LONGEST_INPUT
from bot.model.playbooks.place import MOST_HEARD, Run
from bot.model.secrets.alone import guarded
from bot.model.understanding.grammar import command, exact
from bot.model.understanding.tried import tried_in
from bot.model.words import shortened
from handlers.turn import TALK, Turn

OWN_WORDS = "In their own words"
"""What stands on a ticket beside them."""
_ABOUT = f"{TALK.says} about "


def own_words(turn: Turn, kind: type[Intent] | None = None) -> str:
    """What they typed, secrets taken out; nothing when it was no more than the command of this kind."""
    message = turn.message
    if message.kind not in (Kind.SAID, Kind.COMMAND):
        return ""
    said = guarded(message.words).strip()
    look = command if kind is TalkToHuman else exact
    found = [look(each, lambda wanted: wanted is kind) for each in (said, said.partition(" ")[2]) if each]
    bare = any(each is not None and not getattr(each, "about", "") for each in found)
    return "" if bare else shortened(said, LONGEST_INPUT)


def heard(turn: Turn, run: Run, words: str) -> Run:
    """The walk that knows what they said besides, and what they have tried."""
    return with_tried(turn, run.heard(words, turn.now if turn.soon(words) else None), words)


def told_before(turn: Turn, run: Run) -> Run:
    """The walk that knows what they said just before and was not understood: as their own words where they pressed a
    button of the answer to it, else for whoever asks for a person alone.
    """
    pressed = turn.message.words if turn.message.kind is Kind.PRESSED else None
    misses = turn.work.people.misses(turn.person.id)
    for card in _answers_before(turn, max(misses, 1) if pressed else misses):
        words = carried(card)
        if pressed in {each.says for each in (*card.choices, *card.buttons)}:
            run = heard(turn, run, words)
        else:
            soon = turn.now if turn.soon(words) else None
            run = with_tried(turn, run.not_understood(words, soon), words)
    return run


def with_tried(turn: Turn, run: Run, words: str) -> Run:
    """The walk that knows what they say there that they have tried."""
    return replace(run, did=tuple(dict.fromkeys((*run.did, *tried_in(turn.playbooks, words)))))


def to_a_person(turn: Turn) -> Button:
    """The way to a person for whoever was not understood: it says their words, so that they need not say them again."""
    words = own_words(turn)
    return Button(TALK.label, f"{_ABOUT}{words}") if re.search(r"\w", words) else TALK


def with_the_wish(intent: TalkToHuman, turn: Turn) -> list[str]:
    """What they said with their wish for a person, and just before, when that was not understood."""
    said = shortened(guarded(intent.about).strip(), LONGEST_INPUT) or own_words(turn, TalkToHuman)
    words = not_heard(turn, turn.work.people.misses(turn.person.id))
    return [each for each in dict.fromkeys((*words, said)) if re.search(r"\w", each)]


def not_heard(turn: Turn, times: int) -> list[str]:
    """What they said just before, so often at most, and was not understood: their answers carry it."""
    return [about for card in _answers_before(turn, times) if (about := carried(card))]


def _answers_before(turn: Turn, times: int) -> list[Card]:
    return turn.last_said(min(times, MOST_HEARD)) if times else []


def carried(card: Card) -> str:
    """The words that the way to a person carries on a card."""
    return next((each.says.removeprefix(_ABOUT) for each in card.buttons if each.says.startswith(_ABOUT)), "")
