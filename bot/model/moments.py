"""Moments as people type them: a day and a time in words, read as one instant in a time zone, or asked back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.model.clocks import known_zone, minute_of, one_clock, tail_of, typed_zone
from bot.model.days import LOOSE, WEEKDAYS, Reader, Ways, one_day
from bot.model.lengths import LONGEST, SHORTEST, lengths
from bot.model.letters import plain, without
from bot.model.readings import Moment, Reading, Span, Stop, UnknownZone, Unread, Why
from bot.model.zones import beside, city, instants, local_time, zone_named

_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Heard:
    """What stands in the words; `ways` are the days as seen from a first day, `turn` is 1 for `second`."""

    ways: Callable[[date], Ways]
    start: time
    zone: str
    home: str
    spans: tuple[Span, ...]
    turn: int | None = None
    turn_span: tuple[Span, ...] = ()
    weekday: int | None = None
    duration: timedelta | None = None


def read_moment(words: str, zone: str, now: datetime) -> Reading:
    """The one moment that `words` name; `zone` is the person's, for when they name none; `now` is aware UTC.

    Day and time may stand anywhere; parts in quotes are never read. A day without a year, a weekday and a time alone
    are the next still to come. Asked back: `12/01/2026`; `next tuesday`, when the coming one is in this week (Monday
    to Sunday); a time that comes twice, unless `first` or `second` follows. `16h` and `10.30` are times only beside a
    day or after `at`.
    """
    try:
        return _resolved(_heard(words, zone), now)
    except Stop as stop:
        return stop.reading


def _heard(words: str, home: str) -> _Heard:
    known = plain(words)
    day, reader = one_day(known)
    rest = without(known, [day.span()] if day else [])
    clock = _clock(rest, day)
    said = [match.span() for match in (day, clock) if match]
    tail = tail_of(without(rest, said), said)
    turn = (tail.span("turn_part"),) if tail and tail["turn"] else ()
    said += [tail.span("zone_part")] if tail and tail["zone"] else []
    duration, length = _one_length(without(known, [*said, *turn]), clock)
    named = day.groupdict().get("named") if day else None
    return _Heard(
        ways=partial(_ways, day, reader, clock["start"] == "midnight"),
        start=time(*divmod(minute_of(clock["start"]), 60)),
        zone=typed_zone(words[slice(*tail.span("zone"))]) if tail and tail["zone"] else known_zone(home),
        home=home,
        spans=tuple(sorted([*said, *length])),
        turn=["first", "second"].index(tail["turn"]) if tail and tail["turn"] else None,
        turn_span=turn,
        weekday=WEEKDAYS[named] if named else None,
        duration=duration,
    )


def _clock(rest: str, day: re.Match[str] | None) -> re.Match[str]:
    clock = one_clock(rest, day)
    if LOOSE.search(rest):
        raise Stop(Why.VAGUE)
    if clock is None:
        raise Stop(Why.NO_TIME if day else Why.NOTHING)
    if day and clock["end"] and day.end() == clock.start():
        raise Stop(Why.ZONE, "-" + clock["end"])
    return clock


def _one_length(rest: str, clock: re.Match[str]) -> tuple[timedelta | None, list[Span]]:
    found = lengths(rest)
    if clock["end"]:
        minutes = (minute_of(clock["end"]) - minute_of(clock["start"])) % 1440
        found.append((timedelta(minutes=minutes), clock.span()))
    if len(found) > 1 or not all(SHORTEST <= length <= LONGEST for length, _ in found):
        raise Stop(Why.LENGTH)
    return (found[0][0], [found[0][1]] if not clock["end"] else []) if found else (None, [])


def _ways(day: re.Match[str] | None, reader: Reader, midnight: bool, today: date) -> Ways:
    """`midnight` of a day is the one before it or the one after it."""
    ways = tuple(way for way in reader(day.groupdict() if day else {}, today) if way)
    if day and not ways:
        raise Stop(Why.IMPOSSIBLE, day[0])
    if day and midnight:
        return tuple((way[0] + timedelta(days=n),) for way in ways for n in (0, 1))
    return ways


def _resolved(heard: _Heard, now: datetime) -> Reading:
    ways = heard.ways(now.astimezone(ZoneInfo(heard.zone)).date())
    ahead = [found for way in ways if (found := _ahead(way, heard, now))]
    if not ahead:
        raise Stop(Why.PAST)
    right = [one for one in ahead if heard.weekday in (None, one[0].weekday())]
    if not right:
        raise Stop(Why.WEEKDAY, written(ahead[0][1][0], heard.zone))
    local, moments = right[0]
    twice = len(instants(local, heard.zone)) == 2
    spans = tuple(sorted([*heard.spans, *(heard.turn_span if twice else ())]))
    if len(right) > 1 or (len(ways) > 1 and heard.weekday is None):
        why = Why.AMBIGUOUS
    elif not instants(local, heard.zone):
        why = Why.GAP
    elif len(moments) == 2:
        why = Why.FOLD
    else:
        return Moment(moments[0], local_time(moments[0], heard.zone), heard.zone, spans, heard.duration)
    return Unread(why, options=tuple(_option(at, heard) for _, moments in right for at in moments), spans=spans)


def _ahead(days: Iterable[date], heard: _Heard, now: datetime) -> tuple[datetime, tuple[datetime, ...]] | None:
    """The local time on the first day on which it is still to come, and what it may mean."""
    for day in days:
        local = datetime.combine(day, heard.start)
        found = instants(local, heard.zone) or beside(local, heard.zone)
        if heard.turn is not None and len(instants(local, heard.zone)) == 2:
            found = found[heard.turn :][:1]
        if ahead := tuple(at for at in found if at > now):
            return local, ahead
    return None


def _option(at: datetime, heard: _Heard) -> str:
    length = f" {heard.duration // timedelta(minutes=1)}m" if heard.duration else ""
    zone = f" {heard.zone}" if heard.zone != heard.home else ""
    return typed(at, heard.zone) + zone + length


def typed(at: datetime, zone: str) -> str:
    """The words that `read_moment` reads as this moment, for a person in this zone."""
    local = local_time(at, zone)
    turn = (" second" if local.fold else " first") if len(instants(local, zone)) == 2 else ""
    return f"{local:%Y-%m-%d %H:%M}{turn}"


def written(moment: datetime, zone: str) -> str:
    """For people to read: `Tue 1 Dec 2026, 10:00`."""
    local = local_time(moment, zone)
    weekday, month = _SHORT_DAYS[local.weekday()], _SHORT_MONTHS[local.month - 1]
    return f"{weekday} {local.day} {month} {local.year}, {local:%H:%M}"


def written_there(moment: datetime, zone: str) -> str:
    """With whose clock is meant: `Tue 1 Dec 2026, 10:00 Lisbon time`; in UTC when nobody knows the zone."""
    try:
        known = zone_named(zone)
    except UnknownZone:
        known = "UTC"
    return f"{written(moment, known)} {'UTC' if known == 'UTC' else f'{city(known)} time'}"
