"""Moments as people type them: a day and a time in words, read as one instant in a time zone, or asked back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache, partial
from typing import TypeAlias
from zoneinfo import ZoneInfo, available_timezones

from bot.model.errors import AskBack
from bot.model.words import Said, say

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=12)
Span: TypeAlias = tuple[int, int]
"""As in `words[start:end]`."""


class Why(Enum):
    """Why words are not one moment; the value is what the person is told."""

    NOTHING = "When is it? Say a day and a time, such as tomorrow 10:00 or 1 dec 15:30."
    NO_TIME = "At what time? Say it after the day, such as 10:00 or 3pm."
    VAGUE = "I could not tell the day and time. Say them such as friday 15:00 or 1 dec 10:00."
    SEVERAL = 'I found more than one day or time. Say one of each, and put a title in "quotes".'
    AMBIGUOUS = "This can be read in more than one way. Which day and time do you mean?"
    GAP = "The clocks change then, and that time does not exist on that day. Which time do you mean instead?"
    FOLD = "The clocks change then, and that time comes twice on that day. Which of the two do you mean?"
    PAST = "That time has passed. Say a time that is still to come."
    ZONE = "I do not know the time zone {what}. Use a name such as Europe/Berlin or America/New_York, or UTC."
    IMPOSSIBLE = "There is no such day or time: {what}. Please check it."
    WEEKDAY = "The day of the week does not fit the date, which would be {what}. Which day do you mean?"
    LENGTH = "Say one length from 5 minutes to 12 hours, such as 60m or 1h30."


@dataclass(frozen=True, slots=True)
class Moment:
    """What was understood. `at` is aware UTC; `local` is naive, with `fold=1` when it is the second of two.

    `spans` are the parts of the words that said it, the length among them. A range such as `14:00-15:15` is as long
    as on a day without a change of the clocks.
    """

    at: datetime
    local: datetime
    zone: str
    spans: tuple[Span, ...]
    duration: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """What was not. Each option is words that are read as one moment; `rewritten` puts one in the place of `spans`."""

    why: Why
    what: str = ""
    options: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> Said:
        return say(self.why.value, what=self.what)


Reading: TypeAlias = Moment | Unread


class UnknownZone(AskBack):
    """A name that is no IANA time zone."""


class _Stop(Exception):
    def __init__(self, why: Why, what: str = "") -> None:
        super().__init__(why.name)
        self.reading = Unread(why, what)


def _numbered(rows: str) -> dict[str, int]:
    """Names in small letters and without accents; a language more is some names more between the commas."""
    return {name: number for number, row in enumerate(rows.split(",")) for name in row.split()}


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_WEEKDAYS = _numbered("monday mon,tuesday tue tues,wednesday wed,thursday thu thurs,friday fri,saturday sat,sunday sun")
_MONTHS = _numbered(
    ",january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,"
    "october oct,november nov,december dec"
)
_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}
_AREAS = (
    "africa america antarctica arctic asia atlantic australia brazil canada chile etc europe indian mexico pacific us"
)
# Refused: most of them name several zones, and people say cet in summer when they mean cest.
_SHORT_ZONES = (
    "gmt bst ist cet cest eet eest wet msk est edt cst cdt mst mdt pst pdt jst kst hkt sgt aest aedt nzst nzdt"
)

_DAYNAME, _MONTHNAME = _any(_WEEKDAYS), _any(_MONTHS)
_START = rf"(?<![\w.:/+-])(?:on )?(?:(?P<named>{_DAYNAME})[.,]? {{1,3}})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? {1,3}(?P<year>\d{4})(?![\w:]))?"
_FACE = r"(?:\d{1,2}(?:[:.h]\d\d(?::00)?(?: ?[ap]\.?m\b\.?)?|h| ?[ap]\.?m\b\.?)|noon|midnight)(?=z\b|[^\w:]|$)"
_CLOCK = re.compile(
    rf"(?<![\w:./+-])(?P<at>at |@ ?)?(?P<start>{_FACE})(?:(?: ?-| to| until) ?(?P<end>{_FACE}))?(?!-\d|\.\d)"
)
_TAIL = re.compile(
    r"(?P<turn_part> {1,3}(?P<turn>first|second)(?!\w))?"
    rf"(?P<zone_part> {{0,3}}\(?(?P<zone>(?:{_any(_AREAS.split())})/[a-z0-9_/+-]+"
    rf"|(?:utc|gmt)? ?\+\d\d?(?::?\d\d)?|(?:utc|gmt) ?-\d\d?|utc|z|{_any(_SHORT_ZONES.split())})(?!\w)\)?)?"
)
_LENGTH = re.compile(
    r"(?<![\w.:,/-])(?:for )?(?:(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)[ -]?(?:hours?|hrs?|h)"
    r"(?:(?P<glued>\d\d)| ?(?:and )?(?P<extra>\d{1,2}) ?(?:minutes?|mins?|m))?"
    r"|(?P<minutes>\d{1,3})[ -]?(?:minutes?|mins?|m))(?!\w)"
)
_LOOSE = re.compile(
    rf"(?<!\w)(?:(?:every|tonight|(?:next|this|last) (?:week|month|year)|on the \d{{1,2}}(?:st|nd|rd|th)"
    rf"|in \d{{1,3}} (?:minute|hour|day|week|month)s?|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    rf"|\d{{1,2}}-(?:{_MONTHNAME}))(?!\w)|(?:{_MONTHNAME})\.? {{0,3}}\d"
    rf"|\d{{1,4}}[./-]\d{{1,2}}\.? {{1,3}}(?:at \d|\d{{1,2}}(?::| ?[ap]\.?m\b)))"
)
_QUOTED = re.compile(r'"[^"]*"|“[^“”]*”')

_Words: TypeAlias = Mapping[str, str | None]
_Ways: TypeAlias = tuple[tuple[date, ...], ...]
"""For each way to read it the days it may be, soonest first: one whose time has passed gives way to the next."""


def _plain(words: str) -> str:
    """As long as `words`: small letters without accents, one kind of space and dash, `_` for what is never read."""
    return "".join(map(_letter, _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), words)))


def _letter(letter: str) -> str:
    if letter.isspace():
        return " "
    plain = {"–": "-", "—": "-", "‑": "-", "’": "'"}.get(letter) or unicodedata.normalize("NFD", letter)[0].lower()
    return plain if plain.isascii() else "_" if unicodedata.category(letter)[0] in "LMN" else " "


def _without(words: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        words = words[:start] + " " * (end - start) + words[end:]
    return words


def _days(year: str | None, month: int, day: int, today: date) -> tuple[date, ...]:
    """Without a year the next such days: nine years hold a 29 February."""
    years = (int(year) + (2000 if len(year) == 2 else 0),) if year else range(today.year, today.year + 9)
    found = (_date(number, month, day) for number in years)
    return tuple(on for on in found if on and (year or on >= today))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year < 2200 else None
    except ValueError:
        return None


def _calendar(words: _Words, today: date) -> _Ways:
    month = words["month"] or ""
    return (_days(words["year"], _MONTHS.get(month) or int(month), int(words["day"] or 0), today),)


def _slashed(words: _Words, today: date) -> _Ways:
    one, two = int(words["one"] or 0), int(words["two"] or 0)
    return tuple(_days(words["year"], month, day, today) for month, day in dict.fromkeys([(one, two), (two, one)]))


def _relative(words: _Words, today: date) -> _Ways:
    return ((today + timedelta(days=_RELATIVE[words["relative"] or ""]),),)


def _weekday(words: _Words, today: date) -> _Ways:
    ahead = (_WEEKDAYS[words["weekday"] or ""] - today.weekday()) % 7
    coming, after = today + timedelta(days=ahead), today + timedelta(days=ahead + 7)
    match words["which"]:
        case "last":
            return ((today - timedelta(days=1),),)
        case "next" if ahead == 0:
            return ((after,),)
        case "next" if today.weekday() + ahead < 7:
            return ((coming,), (after,))
    return ((coming, after),)


def _any_day(_words: _Words, today: date) -> _Ways:
    return ((today, today + timedelta(days=1)),)


_Reader: TypeAlias = Callable[[_Words, date], _Ways]
_DATES: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (_START + r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?:t(?=\d)|(?![\w/-]))", _calendar),
        (_START + r"(?<!at )(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})?(?![\w:])", _calendar),
        (_START + r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>\d{4}))?(?![\w/:-])", _slashed),
        (_START + r"(?P<one>\d{1,2})-(?P<two>\d{1,2})-(?P<year>\d{4})(?![\w/:-])", _slashed),
        (_START + rf"(?:the )?{_DAY}\.? {{0,3}}(?:of )?(?P<month>{_MONTHNAME})\b\.?{_YEAR}", _calendar),
        (
            _START + rf"(?P<month>{_MONTHNAME})\.? {{0,3}}{_DAY}(?!\w|[:-]\d|\.\d| ?[ap]\.?m\b| ?h\b){_YEAR}",
            _calendar,
        ),
        (rf"(?<!\w)(?P<relative>{_any(_RELATIVE)})(?:'?s)?(?!\w)", _relative),
        (rf"(?<!\w)(?:on )?(?:(?P<which>next|this|last) )?(?P<weekday>{_DAYNAME})(?:'s)?(?!\w)", _weekday),
    )
)


@dataclass(frozen=True, slots=True)
class _Heard:
    """What stands in the words; `ways` are the days as seen from a first day, `turn` is 1 for `second`."""

    ways: Callable[[date], _Ways]
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
    except _Stop as stop:
        return stop.reading


def _heard(words: str, home: str) -> _Heard:
    plain = _plain(words)
    day, ways = _one_day(plain)
    rest = _without(plain, [day.span()] if day else [])
    clock = _one_clock(rest, day)
    if _LOOSE.search(rest):
        raise _Stop(Why.VAGUE)
    if clock is None:
        raise _Stop(Why.NO_TIME if day else Why.NOTHING)
    if day and clock["end"] and day.end() == clock.start():
        raise _Stop(Why.ZONE, "-" + clock["end"])
    spans = [match.span() for match in (day, clock) if match]
    tail = _tail(_without(rest, spans), spans)
    spans += [tail.span("zone_part")] if tail and tail["zone"] else []
    turn_span = (tail.span("turn_part"),) if tail and tail["turn"] else ()
    duration, length_spans = _one_length(_without(plain, [*spans, *turn_span]), clock)
    named = day.groupdict().get("named") if day else None
    return _Heard(
        ways=partial(_ways, day, ways, clock["start"] == "midnight"),
        start=time(*divmod(_minute(clock["start"]), 60)),
        zone=_typed_zone(words[slice(*tail.span("zone"))]) if tail and tail["zone"] else _home_zone(home),
        home=home,
        spans=tuple(sorted([*spans, *length_spans])),
        turn=["first", "second"].index(tail["turn"]) if tail and tail["turn"] else None,
        turn_span=turn_span,
        weekday=_WEEKDAYS[named] if named else None,
        duration=duration,
    )


def _one_day(plain: str) -> tuple[re.Match[str] | None, _Reader]:
    found = [(match, reader) for pattern, reader in _DATES for match in pattern.finditer(plain)]
    if len(found) > 9:
        raise _Stop(Why.SEVERAL)
    whole = [one for one in found if not any(_inside(one[0].span(), other[0].span()) for other in found)]
    if len(whole) > 1:
        raise _Stop(Why.SEVERAL)
    return whole[0] if whole else (None, _any_day)


def _inside(inner: Span, outer: Span) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _one_clock(rest: str, day: re.Match[str] | None) -> re.Match[str] | None:
    found = list(_CLOCK.finditer(rest))
    clear = [match for match in found if re.search("[:m]|noon", match[0])]
    clear = clear or [match for match in found if match["at"] or (day and _beside(rest, match, day))]
    if len(clear) > 1:
        raise _Stop(Why.SEVERAL)
    return clear[0] if clear else None


def _beside(rest: str, clock: re.Match[str], day: re.Match[str]) -> bool:
    """Nothing stands between the two; `2h` there is rather a length."""
    between = rest[min(clock.end(), day.end()) : max(clock.start(), day.start())]
    return not between.strip(" ,.") and not re.match("[0-5]h", clock["start"])


def _minute(face: str) -> int:
    """Minutes since midnight."""
    if face in ("noon", "midnight"):
        return 720 if face == "noon" else 0
    hour, minute, *_ = *map(int, re.findall(r"\d+", face)), 0
    half = face.rstrip("m. ")[-1]
    if hour > 23 or minute > 59 or (half in "ap" and not 1 <= hour <= 12):
        raise _Stop(Why.IMPOSSIBLE, face)
    return (hour % 12 + (12 if half == "p" else 0) if half in "ap" else hour) * 60 + minute


def _tail(rest: str, spans: Iterable[Span]) -> re.Match[str] | None:
    return next((match for _, end in spans if (match := _TAIL.match(rest, end)) and match.end() > end), None)


def _typed_zone(name: str) -> str:
    if name.lower() in ("utc", "z"):
        return "UTC"
    if "/" not in name:
        raise _Stop(Why.ZONE, name)
    return _home_zone(name)


def _home_zone(name: str) -> str:
    try:
        return zone_named(name)
    except UnknownZone:
        raise _Stop(Why.ZONE, name) from None


def _one_length(rest: str, clock: re.Match[str]) -> tuple[timedelta | None, list[Span]]:
    lengths = _lengths(rest)
    if clock["end"]:
        minutes = (_minute(clock["end"]) - _minute(clock["start"])) % 1440
        lengths.append((timedelta(minutes=minutes), clock.span()))
    if len(lengths) > 1 or not all(SHORTEST <= length <= LONGEST for length, _ in lengths):
        raise _Stop(Why.LENGTH)
    return (lengths[0][0], [lengths[0][1]] if not clock["end"] else []) if lengths else (None, [])


def _lengths(plain: str) -> list[tuple[timedelta, Span]]:
    return [(timedelta(minutes=_length(match)), match.span()) for match in _LENGTH.finditer(plain)]


def _length(match: re.Match[str]) -> int:
    if match["minutes"]:
        return int(match["minutes"])
    return round(float(match["hours"].replace(",", ".")) * 60) + int(match["glued"] or match["extra"] or 0)


def read_duration(words: str) -> tuple[timedelta, Span] | None:
    """The one length in `words` and where it stands; None when there is none, more than one, or one out of bounds."""
    lengths = _lengths(_plain(words))
    return lengths[0] if len(lengths) == 1 and SHORTEST <= lengths[0][0] <= LONGEST else None


def _ways(day: re.Match[str] | None, reader: _Reader, midnight: bool, today: date) -> _Ways:
    """`midnight` of a day is the one before it or the one after it."""
    ways = tuple(way for way in reader(day.groupdict() if day else {}, today) if way)
    if day and not ways:
        raise _Stop(Why.IMPOSSIBLE, day[0])
    if day and midnight:
        return tuple((way[0] + timedelta(days=n),) for way in ways for n in (0, 1))
    return ways


def _resolved(heard: _Heard, now: datetime) -> Reading:
    ways = heard.ways(now.astimezone(ZoneInfo(heard.zone)).date())
    ahead = [found for way in ways if (found := _ahead(way, heard, now))]
    if not ahead:
        raise _Stop(Why.PAST)
    right = [one for one in ahead if heard.weekday in (None, one[0].weekday())]
    if not right:
        raise _Stop(Why.WEEKDAY, written(ahead[0][1][0], heard.zone))
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
        return Moment(moments[0], _local(moments[0], heard.zone), heard.zone, spans, heard.duration)
    return Unread(why, options=tuple(_option(at, heard) for _, moments in right for at in moments), spans=spans)


def _ahead(days: Iterable[date], heard: _Heard, now: datetime) -> tuple[datetime, tuple[datetime, ...]] | None:
    """The local time on the first day on which it is still to come, and what it may mean."""
    for day in days:
        local = datetime.combine(day, heard.start)
        found = instants(local, heard.zone) or _both(local, heard.zone)
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
    local = _local(at, zone)
    turn = (" second" if local.fold else " first") if len(instants(local, zone)) == 2 else ""
    return f"{local:%Y-%m-%d %H:%M}{turn}"


def written(moment: datetime, zone: str) -> str:
    """For people to read: `Tue 1 Dec 2026, 10:00`."""
    local = _local(moment, zone)
    weekday, month = _SHORT_DAYS[local.weekday()], _SHORT_MONTHS[local.month - 1]
    return f"{weekday} {local.day} {month} {local.year}, {local:%H:%M}"


def rewritten(words: str, spans: Iterable[Span], option: str = "") -> str:
    """The words with the option in the place of the spans, or without them: what is left may be a title."""
    for number, (start, end) in reversed(list(enumerate(spans))):
        words = f"{words[:start]} {'' if number else option} {words[end:]}"
    return " ".join(words.split()).strip(" ,.;-")


def zone_named(name: str) -> str:
    """The IANA name as it is written; raises `UnknownZone`."""
    if name.lower() not in _zones():
        raise UnknownZone(Why.ZONE.value, what=name)
    return _zones()[name.lower()]


@cache
def _zones() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


def instants(local: datetime, zone: str) -> tuple[datetime, ...]:
    """The moments (aware UTC) at which clocks in the zone show this: none in a gap, two when it comes twice."""
    return tuple(at for at in _both(local, zone) if _local(at, zone) == local)


def _both(local: datetime, zone: str) -> tuple[datetime, ...]:
    """As if the clocks had changed already and as if they had not yet: in a gap, the two times beside it."""
    known = (local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1))
    return tuple(sorted(set(known)))


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
