"""From when until when somebody stands in: as it was said, as a day without a time is read, or asked back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.model.covers import Asked
from bot.model.errors import AskBack
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.maintenance import seen_from
from bot.model.messages import Button, Card, Reply, Style
from bot.model.moments.cover_days import next_hour, whole_days
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Moment, Unread
from bot.model.words import say
from handlers.sessions.words import choices
from handlers.turn import TALK, Turn

WHO = Button(say("Who is on call?"), WhoIsOnCall.example)
HOW = "Type `on call override ben until 22:00`, or `on call override ben for me from friday 18:00 until 22:00`."
_NOW = frozenset(("", "now", "today"))


@dataclass(frozen=True, slots=True)
class Times:
    """`guessed`: a day or an hour was read as more than what was said, so it is asked about before it counts."""

    starts_at: datetime
    ends_at: datetime
    guessed: bool = False


def times(turn: Turn, asked: Asked, command: str) -> Times | list[Reply]:
    """From when until when; or the question for it. Times are read by the person's own clock."""
    if not asked.until and not asked.length and (days := whole_days(asked.start, turn.person.zone, turn.now)):
        return Times(*days, guessed=True)
    start, length, guessed = turn.now, asked.length, asked.unsure
    if asked.start.casefold() not in _NOW:
        read = _begin(asked.start, turn)
        if isinstance(read, Unread):
            rest = f" until {asked.until}" if asked.until else ""
            return _meant(turn, read, [f"{command} from {each}{rest}" for each in read.options])
        start, guessed = (read, True) if isinstance(read, datetime) else (read.at, asked.unsure)
        length = length if isinstance(read, datetime) else read.duration or length
        command = f"{command} from {asked.start}"
    if asked.until:
        end = _end(asked.until, turn, start)
        if isinstance(end, Unread):
            return _meant(turn, end, [f"{command} until {each}" for each in end.options])
        return Times(start, end, guessed) if isinstance(end, datetime) and guessed else _until(start, end, guessed)
    return Times(start, start + length, guessed) if length else _until_when(turn, command)


def _until(start: datetime, end: datetime | Moment, guessed: bool) -> Times:
    return Times(start, end.at, guessed) if isinstance(end, Moment) else Times(start, end, guessed=True)


def _begin(words: str, turn: Turn) -> datetime | Moment | Unread:
    days = whole_days(words, turn.person.zone, turn.now)
    hour = next_hour(words, turn.person.zone, turn.now)
    return days[0] if days else hour or _read(words, turn, turn.now)


def _end(words: str, turn: Turn, start: datetime) -> datetime | Moment | Unread:
    days = whole_days(words, turn.person.zone, start)
    hour = next_hour(words, turn.person.zone, start)
    return days[1] if days else hour or _read(words, turn, seen_from(words, start, turn.now))


def _read(words: str, turn: Turn, seen: datetime) -> Moment | Unread:
    read = read_moment(words, turn.person.zone, seen)
    if isinstance(read, Unread) and not read.options:
        raise AskBack(say("{why} {how}", why=read.text, how=say(HOW)), WHO, TALK)
    return read


def _meant(turn: Turn, read: Unread, commands: Iterable[str]) -> list[Reply]:
    buttons = choices(read, turn, commands)
    return [turn.whisper(Card(read.text, buttons=(*buttons, TALK)))]


def _until_when(turn: Turn, command: str) -> list[Reply]:
    lengths = (("For 2 hours", "for 2 hours"), ("For 4 hours", "for 4 hours"), ("For 12 hours", "for 12 hours"))
    buttons = [Button(say(label), f"{command} {words}", Style.PRIMARY) for label, words in lengths]
    text = say("Until when? Press a length, or type {how}", how=say("`{command} until 22:00`.", command=command))
    return [turn.whisper(Card(text, buttons=(*buttons, TALK)))]
