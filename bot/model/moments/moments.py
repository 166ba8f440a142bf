"""Moments as people type them: a day and a time in words, read as one instant in a time zone, or asked back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import chain
from zoneinfo import ZoneInfo

from bot.model.letters import plain, without
from bot.model.moments.clocks import (
    faces_of,
    known_zone,
    minutes_until,
    one_clock,
    one_wait,
    starts_of,
    tail_of,
    typed_zone,
)
from bot.model.moments.days import LOOSE, REPEATED, Reader, Ways, hedged, one_day
from bot.model.moments.lengths import LONGEST, SHORTEST, lengths
from bot.model.moments.readings import Kept, Moment, Reading, Span, Stop, UnknownZone, Unread, Why
from bot.model.moments.shifts import Shift, one_shift
from bot.model.moments.spoken_hours import in_figures
from bot.model.moments.weekdays import number_of
from bot.model.moments.zones import beside, city, instants, local_time, zone_named

_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Heard:
    """What stands in the words; `ways` are the days as seen from a first day, `turn` is 1 for `second`.

    There is more than one start when half a day lies between what may be meant.
    """

    ways: Callable[[date], Ways]
    starts: tuple[time, ...]
    zone: str
    home: str
    spans: tuple[Span, ...]
    turn: int | None = None
    turn_span: tuple[Span, ...] = ()
    weekday: int | None = None
    duration: timedelta | None = None
    day_named: bool = True


def read_moment(words: str, zone: str, now: datetime, kept: Kept | None = None) -> Reading:
    """The one moment that `words` name; `zone` is the person's, for when they name none; `now` is aware UTC.

    Day and time may stand anywhere; parts in quotes are never read. A day without a year, a weekday and a time alone
    are the next still to come; with `kept`, a day or a time that is not named is its own, and `one hour later` counts
    from it. Asked back: `12/01/2026`;
    `next tuesday`, when the coming one is in this week (Monday to Sunday); a time that comes twice, unless `first` or
    `second` follows; a mere `3`, which may be in the afternoon. `16h`, `10.30` and `10` are times only beside a day or
    after `at`.
    """
    try:
        known = in_figures(plain(words))
        if REPEATED.search(known):
            raise Stop(Why.REPEATED)
        if kept and (shift := one_shift(known)):
            return _shifted(known, shift, kept, now)
        wait = one_wait(known)
        if wait:
            return _waited(words, wait, zone, now)
        return (_lasting(known, kept) if kept else None) or _resolved(_heard(words, zone, kept), now)
    except Stop as stop:
        return stop.reading


def _shifted(known: str, shift: Shift, kept: Kept, now: datetime) -> Reading:
    """A moment so much later or earlier than the one that is kept; days later is at the same time by the clock."""
    rest = without(known, [shift.span])
    if one_day(rest)[0] or one_clock(rest, None):
        raise Stop(Why.SEVERAL)
    _told_well(rest)
    at = kept.at + shift.time
    local = local_time(at, kept.zone)
    if shift.days:
        day, clock = local.date() + timedelta(days=shift.days), local.time().replace(fold=0)
        return _resolved(_Heard(lambda _: ((day,),), (clock,), kept.zone, kept.zone, (shift.span,)), now)
    if at <= now:
        raise Stop(Why.PAST)
    return Moment(at, local, kept.zone, (shift.span,))


def _lasting(known: str, kept: Kept) -> Moment | None:
    """The moment that is kept, also where it has passed, when the words say how long it is and no other time."""
    if one_day(known)[0] or one_clock(known, None) or not lengths(known):
        return None
    _told_well(known)
    duration, spans = _one_length(known, None)
    return Moment(kept.at, local_time(kept.at, kept.zone), kept.zone, tuple(spans), duration, day_named=False)


def _waited(words: str, wait: tuple[timedelta, Span], home: str, now: datetime) -> Moment:
    """A moment so long from now, at a full minute."""
    length, span = wait
    known = in_figures(plain(words))
    rest = without(known, [span])
    if one_day(rest)[0] or one_clock(rest, None):
        raise Stop(Why.SEVERAL)
    _told_well(rest)
    tail = tail_of(rest, [span])
    said = [span, *([tail.span("zone_part")] if tail and tail["zone"] else [])]
    zone = typed_zone(words[slice(*tail.span("zone"))]) if tail and tail["zone"] else known_zone(home)
    duration, spans = _one_length(without(rest, said), None)
    at = now + length + timedelta(seconds=59)
    at = at.replace(second=0, microsecond=0)
    return Moment(at, local_time(at, zone), zone, tuple(sorted([*said, *spans])), duration)


def _heard(words: str, home: str, kept: Kept | None) -> _Heard:
    known = in_figures(plain(words))
    day, reader = one_day(known)
    rest = without(known, [day.span()] if day else [])
    _told_well(rest)
    if day and hedged(known, day):
        raise Stop(Why.VAGUE)
    clock = _clock(rest, day, kept)
    said = [match.span() for match in (day, clock) if match]
    tail = tail_of(without(rest, said), said)
    turn = (tail.span("turn_part"),) if tail and tail["turn"] else ()
    said += [tail.span("zone_part")] if tail and tail["zone"] else []
    duration, length = _one_length(without(known, [*said, *turn]), clock)
    named = day.groupdict().get("named") if day else None
    zone = kept.zone if kept and clock is None else home
    zone = typed_zone(words[slice(*tail.span("zone"))]) if tail and tail["zone"] else known_zone(zone)
    midnight = clock is not None and clock["start"] == "midnight"
    ways = partial(_day_of, kept, zone, midnight) if kept and day is None else partial(_ways, day, reader, midnight)
    return _Heard(
        ways=ways,
        starts=_starts(day, clock, kept),
        zone=zone,
        home=home,
        spans=tuple(sorted([*said, *length])),
        turn=["first", "second"].index(tail["turn"]) if tail and tail["turn"] else None,
        turn_span=turn,
        weekday=number_of(named) if named else None,
        duration=duration,
        day_named=day is not None,
    )


def _told_well(rest: str) -> None:
    """Raises `Stop` when the words beside a day and a time put them in doubt."""
    if LOOSE.search(rest):
        raise Stop(Why.VAGUE)


def _clock(rest: str, day: re.Match[str] | None, kept: Kept | None) -> re.Match[str] | None:
    clock = one_clock(rest, day)
    if clock is None and not (kept and (day or lengths(rest))):
        raise Stop(Why.NO_TIME if day else Why.NOTHING)
    if clock and day and clock["end"] and day.end() == clock.start():
        raise Stop(Why.ZONE, "-" + clock["end"])
    return clock


def _starts(day: re.Match[str] | None, clock: re.Match[str] | None, kept: Kept | None) -> tuple[time, ...]:
    if clock is None:
        return (local_time(kept.at, kept.zone).time().replace(fold=0),) if kept else ()
    found = day.groupdict() if day else {}
    part = found.get("part") or ("tonight" if found.get("relative") == "tonight" else None)
    return tuple(time(*divmod(minute, 60)) for minute in starts_of(faces_of(clock)[0], part))


def _day_of(kept: Kept, zone: str, midnight: bool, _today: date) -> Ways:
    day = local_time(kept.at, zone).date()
    return ((day,), (day + timedelta(days=1),)) if midnight else ((day,),)


def _one_length(rest: str, clock: re.Match[str] | None) -> tuple[timedelta | None, list[Span]]:
    found = lengths(rest)
    start, end = faces_of(clock) if clock else ("", None)
    if clock and end:
        found.append((timedelta(minutes=minutes_until(start, end)), clock.span()))
    if len(found) > 1 or not all(SHORTEST <= length <= LONGEST for length, _ in found):
        raise Stop(Why.LENGTH)
    return (found[0][0], [found[0][1]] if not (clock and clock["end"]) else []) if found else (None, [])


def _ways(day: re.Match[str] | None, reader: Reader, midnight: bool, today: date) -> Ways:
    """`midnight` of a day is the one before it or the one after it."""
    ways = tuple(way for way in reader(day.groupdict() if day else {}, today) if way)
    if day and not ways:
        raise Stop(Why.IMPOSSIBLE, day[0])
    if day and midnight:
        return tuple((way[0] + timedelta(days=n),) for way in ways for n in (0, 1))
    return ways


def _resolved(heard: _Heard, now: datetime) -> Reading:
    if len(heard.starts) == 1:
        return _at(heard, heard.starts[0], now)
    found: list[Reading] = []
    for start in heard.starts:
        with suppress(Stop):
            found.append(_at(heard, start, now))
    if not found:
        raise Stop(Why.PAST)
    if len(found) == 1:
        return found[0]
    options = [each.options if isinstance(each, Unread) else (_option(each.at, heard),) for each in found]
    return Unread(Why.AMBIGUOUS, options=tuple(chain.from_iterable(options)), spans=heard.spans)


def _at(heard: _Heard, start: time, now: datetime) -> Reading:
    ways = heard.ways(now.astimezone(ZoneInfo(heard.zone)).date())
    ahead = [found for way in ways if (found := _ahead(way, start, heard, now))]
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
        local = local_time(moments[0], heard.zone)
        return Moment(moments[0], local, heard.zone, spans, heard.duration, heard.day_named)
    return Unread(why, options=tuple(_option(at, heard) for _, moments in right for at in moments), spans=spans)


def _ahead(
    days: Iterable[date], start: time, heard: _Heard, now: datetime
) -> tuple[datetime, tuple[datetime, ...]] | None:
    """The local time on the first day on which it is still to come, and what it may mean."""
    for day in days:
        local = datetime.combine(day, start)
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
