"""For which moment, day or days somebody asks who is on call."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.model.letters import plain
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Moment, Why
from bot.model.moments.weekdays import BESIDE_A_TIME, ENGLISH, called, number_of
from bot.model.moments.zones import beside, local_time

_PARTS = (
    (re.compile(r"\bmorning\b", re.IGNORECASE), "9:00"),
    (re.compile(r"\bafternoon\b", re.IGNORECASE), "15:00"),
    (re.compile(r"\b(?:evening|tonight|night)\b", re.IGNORECASE), "20:00"),
)
"""Parts of a day, and the time by which who is on call then is told."""
_ANY_TIME = "9:00"
"""Of a day without one."""
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)


_NEXT = (
    r"(?:next|coming|following|nachste[nrs]?|kommende[nrs]?|proxim[oa]|siguiente|que viene|que vem|seguinte|prochain)"
)
_WEEKEND = re.compile(
    rf"\b(?:(?:{_NEXT}|this|dieses|este|ce) )?(?:week ?-?ends?|wochenende|fi(?:n|m) de semana|finde)\b(?: {_NEXT}\b)?"
)
_NEXT_WEEK = re.compile(
    r"\b(?:(?:next|coming|following) week|nachste[nr]? woche|kommende[nr]? woche|semana que viene|"
    r"proxima semana|semana que vem|semaine prochaine)\b"
)
_THIS_WEEK = re.compile(r"\b(?:this week|diese[r]? woche|esta semana|cette semaine|rest of the week)\b")
_IN_ENGLISH = tuple(
    (re.compile(rf"\b(?:{said})\b"), meant)
    for said, meant in (
        (r"guten morgen|buenos dias|bom dia", " "),
        (r"por la manana|de manana|de manha", "morning"),
        (r"demain matin|morgen fruh", "tomorrow morning"),
        (r"esta noche|hoy por la noche|heute (?:abend|nacht)|ce soir|cette nuit|(?:hoje|esta) (?:a )?noite", "tonight"),
        (r"por la noche|abends?|nachts?|(?:le )?soir|(?:a|de) noite", "night"),
        (r"por la tarde|nachmittags?|apres-midi|(?:a|de) tarde", "afternoon"),
        (r"manana|demain|amanha|morgen", "tomorrow"),
        *((called(number), day) for number, day in enumerate(ENGLISH)),
    )
)
"""How days and their parts are said in four more languages."""
_BESIDE_A_TIME = tuple(map(re.compile, BESIDE_A_TIME))
_SATURDAY, _WEEK = 5, 7


@dataclass(frozen=True, slots=True)
class Days:
    """From one moment to another, both aware UTC: midnights by somebody's own clock, or now."""

    start: datetime
    end: datetime


def days_asked(words: str, zone: str, now: datetime) -> Days | None:
    """The day, week-end or week that is named without a time of day; None where a moment of it is, or nothing."""
    said, within = _apart(words, zone, now)
    since = max(within.start, now) if within else now
    read = read_moment(said, zone, since)
    if isinstance(read, Moment) and (within is None or read.at < within.end):
        return None
    day = _whole_day(said, zone, since)
    if day is not None and (within is None or day < within.end):
        within = _days(zone, local_time(day, zone).date(), 1)
    return Days(max(within.start, now), within.end) if within and within.end > now else None


def _apart(words: str, zone: str, now: datetime) -> tuple[str, Days | None]:
    """The words in English beside a week-end or a week, from its first midnight to its last."""
    said = plain(words)
    today = local_time(now, zone).date()
    if weekend := _WEEKEND.search(said):
        first, count, shape = _SATURDAY - today.weekday(), 2, _WEEKEND
        if first <= 0 and re.search(_NEXT, weekend[0]):
            first += _WEEK
    elif _NEXT_WEEK.search(said):
        first, count, shape = _WEEK - today.weekday(), _WEEK, _NEXT_WEEK
    elif _THIS_WEEK.search(said):
        first, count, shape = -today.weekday(), _WEEK, _THIS_WEEK
    else:
        return in_english(said), None
    return in_english(shape.sub(" ", said)), _days(zone, today + timedelta(days=first), count)


def _days(zone: str, first: date, count: int) -> Days:
    start, end = (beside(datetime.combine(day, time()), zone)[0] for day in (first, first + timedelta(days=count)))
    return Days(start, end)


def _whole_day(said: str, zone: str, now: datetime) -> datetime | None:
    """A moment of the one day that is named in English without a time or a part of it."""
    read = read_moment(said, zone, now)
    if isinstance(read, Moment) or read.why is not Why.NO_TIME or any(part.search(said) for part, _ in _PARTS):
        return None
    if _TODAY.search(said):
        return None
    noon = read_moment(f"{said.rstrip(' ?.!')} 12:00", zone, now)
    if not isinstance(noon, Moment) and noon.options:
        noon = read_moment(noon.options[0], zone, now)
    return noon.at if isinstance(noon, Moment) else None


def in_english(words: str) -> str:
    said = plain(words)
    for shape in _BESIDE_A_TIME:
        said = shape.sub(lambda name: ENGLISH[number_of(name["weekday"])], said)
    for shape, meant in _IN_ENGLISH:
        said = shape.sub(meant, said)
    return said


def asked_for(words: str, zone: str, now: datetime) -> datetime | None:
    """The moment still to come that is named (aware UTC), read by the person's own zone; None when it is now."""
    words, within = _apart(words, zone, now)
    since = max(within.start, now) if within else now
    read = read_moment(words, zone, since)
    if not isinstance(read, Moment) and read.why is Why.NO_TIME:
        named = next((clock for part, clock in _PARTS if part.search(words)), None)
        if named is None and _TODAY.search(words):
            return None
        read = read_moment(f"{words.rstrip(' ?.!')} {named or _ANY_TIME}", zone, since)
    if not isinstance(read, Moment) and read.options:
        read = read_moment(read.options[-1], zone, since)
    return read.at if isinstance(read, Moment) and read.at > now else None
