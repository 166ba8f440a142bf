"""What somebody wants of the class that the last answer was about, who says no more than that: `4pm`, `sam too`."""

from __future__ import annotations

import re

from bot.model.intents.intent import Intent
from bot.model.intents.sessions import (
    HandSession,
    InviteToSession,
    MoveSession,
    RestoreSession,
    ShowSession,
    ThinkOfCancelling,
    UninviteFromSession,
)
from bot.model.intents.timetables import RestoreSessions
from bot.model.messages import Card
from bot.model.sessions import Session
from bot.model.understanding.class_corrections import (
    asks_of_it,
    calls_off,
    guests,
    new_time,
    regrets,
    taken_out,
    undoes,
)
from handlers.sessions.asked import BACK, READ_BACK, classes_on
from handlers.sessions.guests import only_names
from handlers.turn import Turn

_NUMBERED = re.compile(r"\d")
"""A card without a number is about nothing that it could be; with one it may be a ticket's."""
_RESTORES, _RESTORES_ALL = re.compile(r"session restore (\d{1,9})"), re.compile(r"session restore all ([\d ]+)")
_HANDS = re.compile(r"session hand (\d{1,9}) to (.+)")
_ASKS_FOR = re.compile(r"human about getting session (\d{1,9}) back")
_MOVES = re.compile(r"session move (\d{1,9}) to (.+)")


def meant(turn: Turn) -> Intent | None:
    """What is wanted of the one class on the last card, where its teacher says nothing else."""
    if turn.person.role < MoveSession.allowed or not (turn.message.place.direct or turn.message.addressed):
        return None
    last = turn.last_said(READ_BACK)
    card = next((each for each in reversed(last) if any(map(_NUMBERED.search, _says(each)))), None)
    if card is None or not classes_on(card):
        return None
    words = turn.message.words
    if (asks := regrets(words)) or undoes(words):
        return _back(card, asks)
    numbers = classes_on(card)
    if len(numbers) != 1:
        return None
    session = turn.work.sessions.called(numbers.pop())
    return _changed(turn, session) if session and session.instructor == turn.person.id else None


def _says(card: Card) -> list[str]:
    return [button.says for button in card.buttons]


def _back(card: Card, asks: bool) -> Intent | None:
    """What the button says that undoes what was done."""
    for button in card.buttons:
        if found := _RESTORES.fullmatch(button.says):
            return RestoreSession(int(found[1]), asks)
        if not asks and (found := _RESTORES_ALL.fullmatch(button.says)):
            return RestoreSessions(found[1])
        if button.label == BACK and (found := _MOVES.fullmatch(button.says)):
            return MoveSession(int(found[1]), found[2], asks=asks)
        if button.label == BACK and not asks and (found := _HANDS.fullmatch(button.says)):
            return HandSession(int(found[1]), found[2])
        if found := _ASKS_FOR.fullmatch(button.says):
            return HandSession(int(found[1]), "me")
    return None


def _changed(turn: Turn, session: Session) -> Intent | None:
    words = turn.message.words
    if asks_of_it(words):
        return ShowSession(session.number)
    if calls_off(words):
        return ThinkOfCancelling(session.number)
    when = new_time(words, turn.person.zone, turn.now)
    if when and not only_names(when, turn):
        return MoveSession(session.number, when, asks=True)
    if (who := taken_out(words)) and only_names(who, turn):
        return UninviteFromSession(session.number, who, asks=True)
    if (who := when or guests(words)) and only_names(who, turn):  # `sam` is a day only where nobody is called so
        return InviteToSession(session.number, who, asks=True)
    return None
