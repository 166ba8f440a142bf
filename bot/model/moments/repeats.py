"""Moments that come again in words: `every tuesday at 10 until 20 december`, `weekly for 6 weeks`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice

from bot.model.letters import plain, without
from bot.model.moments.days import COUNT, REPEATED, counted, one_day
from bot.model.moments.moments import read_moment
from bot.model.moments.readings import Kept, Moment, Span, Stop, Unread, Why, left_over
from bot.model.moments.spoken_hours import in_figures
from bot.model.moments.weekdays import WEEKDAYS, either, number_of
from bot.model.moments.zones import beside, instants, local_time

MOST = 30
"""So many classes are planned at once."""
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_LOOKED_AHEAD = 400
_DAYNAME = either(WEEKDAYS)
_AND = r"(?:, ?| ?& ?|,? (?:and|y|et|und|e) )"
_EACH = r"(?:every|each|cada|chaque|jede[nrs]?|toda|todos (?:los|os)|todas as|tous les|toutes les|alle)"
_OTHER = r"(?: (?P<other>other|second|2nd|two|2|dos|deux|zweite[nr]?|zwei|duas))?"
_WORKDAYS = r"(?:week|school|working |work)days?"
_UNIT = rf"(?P<unit>weeks?|semanas?|semaines?|wochen?|{_WORKDAYS}|days?|dias?|jours?|tage?)"
_EVERY = re.compile(
    rf"(?<!\w)(?:{_EACH}{_OTHER} (?:(?P<days>(?:{_DAYNAME})s?(?:{_AND}(?:{_DAYNAME})s?)*)|{_UNIT})"
    r"|(?:on )?(?P<plural>(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    rf"(?:{_AND}(?:mon|tues|wednes|thurs|fri|satur|sun)days)*)"
    r"|(?P<tags>(?:mon|diens|donners|frei|sams|sonn)tags|mittwochs)"
    r"|(?P<fortnightly>bi-?weekly|fortnightly)|(?P<weekly>weekly|semanal\w*|hebdomadaire\w*|wochentlich\w*)"
    r"|(?P<daily>daily|taglich))(?!\w)"
)
_UNTIL = re.compile(
    r"(?<!\w)(?:(?:up )?(?:until|till?|through|thru)|up to|ending(?: on)?|bis(?: zum)?|hasta(?: el)?|jusqu'(?:au?)?"
    r"|ate(?: ao?)?) (?:the )?"
)
_FOR = re.compile(
    rf"(?<!\w)(?:(?:for|during|durante|pendant|fur|por) )?(?:the next |las proximas |die nachsten )?{COUNT} "
    r"(?P<of>weeks?|semanas?|semaines?|wochen?|times|veces|fois|mal|vezes|(?:class|lesson|session)(?:e?s)?)(?!\w)"
)
_FROM = re.compile(r"(?<!\w)(?:starting|beginning|from|ab|desde|a partir (?:de|du))(?: on| from)? (?:the )?")
_OF_TIMES = re.compile("times|veces|fois|mal|vezes|class|lesson|session")
_GOES_ON = re.compile(r"(?<!\w)(?:until|till?|through|thru|from|starting|beginning|for|bis|hasta|ab|desde|para|fur) ")
_ANY_DAY = "mon"


@dataclass(frozen=True, slots=True)
class Rule:
    """On which days it comes again: `weekdays` from 0, Monday, in each of so many weeks; from the first day on until
    the last one, or so often. `spans` are the parts of the words that said it.
    """

    weekdays: frozenset[int]
    weeks: int
    first: date | None
    last: date | None
    often: int | None
    in_weeks: int | None
    spans: tuple[Span, ...]

    @property
    def ends(self) -> bool:
        return bool(self.last or self.often or self.in_weeks)


@dataclass(frozen=True, slots=True)
class Series:
    """Moments of one time of the day, soonest first, at most one more than `MOST`. `first` has their time and length,
    and the spans of all that said them. `unsure` (naive, local) are times that clocks there do not show, or show twice.
    """

    first: Moment
    moments: tuple[Moment, ...]
    unsure: tuple[datetime, ...] = ()


def repeats(words: str) -> bool:
    """Whether the words speak of days that come again and again."""
    return bool(REPEATED.search(plain(words)))


def speaks_of_several(words: str) -> bool:
    """Whether the words say that it repeats, or how often: `for 4 weeks`."""
    return repeats(words) or bool(_FOR.search(plain(words)))


def read_series(words: str, zone: str, now: datetime, kept: Kept | None = None) -> Series | Unread:
    """The moments that the words name; `zone` and `now` as for one moment. With `kept` a day or a time that is not
    named is its own, and they begin behind it. Words without an end are read as `Why.NO_END`; `what` has then what they
    say of the rest, and without the time where that can be read in two ways.
    """
    try:
        known = in_figures(plain(words))
        rule = _rule(words, known, zone, now)
        read = _clock_of(words, rule, (zone, now), kept)
    except Stop as stop:
        return stop.reading
    spans = _outermost({*rule.spans, *read.spans})
    if isinstance(read, Unread):
        said = _said(words, rule.spans) if read.options else read.what
        return replace(read, what=said, spans=spans)
    if not rule.ends:
        return Unread(Why.NO_END, _said(words, spans), spans=spans)
    return _series(rule, replace(read, spans=spans), now, kept)


def end_said(words: str, zone: str, now: datetime) -> str:
    """How long it goes on, as it is said behind the rest: `until 18 dec`, `for 6 weeks`, or the last day alone; empty
    where the words say anything else.
    """
    for said in (words, f"until {words}"):
        with suppress(Stop):
            rule = _rule(said, in_figures(plain(said)), zone, now)
            if rule.ends and not left_over(said, rule.spans):
                return said
    return ""


def _outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that are no part of another one, in order."""
    every = list(spans)
    inner = {one for one in every for other in every if one != other and other[0] <= one[0] and one[1] <= other[1]}
    return tuple(sorted(set(every) - inner))


def _said(words: str, spans: Iterable[Span]) -> str:
    return " ".join(words[slice(*span)].strip() for span in spans)


def _rule(words: str, known: str, zone: str, now: datetime) -> Rule:
    """What the words say of the days. Raises `Stop` where they say it in a way that is not read."""
    every = _EVERY.search(known)
    if every is None and REPEATED.search(known):
        raise Stop(Why.REPEATED)
    spans = [every.span()] if every else []
    other = without(known, spans)
    last, until = _day_behind(_UNTIL.search(other), words, zone, now)
    first, since = _day_behind(_FROM.search(other), words, zone, now)
    lasting = _FOR.search(other)
    number = counted(lasting["count"]) if lasting else None
    times = bool(lasting and _OF_TIMES.match(lasting["of"]))
    spans += [*until, *since, *([lasting.span()] if lasting else [])]
    return Rule(
        weekdays=_weekdays(every),
        weeks=2 if every and (every["other"] or every["fortnightly"]) else 1,
        first=first,
        last=last,
        often=number if times else None,
        in_weeks=None if times else number,
        spans=tuple(sorted(spans)),
    )


def _weekdays(every: re.Match[str] | None) -> frozenset[int]:
    """Which days of the week they are; none where that is the day of the first one."""
    if every is None:
        return frozenset()
    if every["daily"] or re.match(r"day|dia|jour|tag", every["unit"] or ""):
        return frozenset(range(7))
    if re.fullmatch(_WORKDAYS, every["unit"] or ""):
        return frozenset(range(5))
    said = every["days"] or every["plural"] or every["tags"] or ""
    return frozenset(number_of(name) for name in re.findall(rf"(?<!\w)(?:{_DAYNAME})", said))


def _day_behind(found: re.Match[str] | None, words: str, zone: str, now: datetime) -> tuple[date | None, list[Span]]:
    """The day that stands right behind such a word, and where; nothing where no day does: `from 10:00 until 11:00`."""
    if found is None:
        return None, []
    begins = found.end()
    tail = _GOES_ON.split(found.string[begins:])[0]
    day, _ = one_day(tail)
    if day is None or tail[: day.start()].strip():
        return None, []
    ends = begins + day.end()
    read = read_moment(f"{words[begins:ends]} 23:59", zone, now)
    if isinstance(read, Unread) and read.options:  # `next friday`: each day is told before a yes
        read = read_moment(read.options[-1], zone, now)
    return (read.local.date(), [(found.start(), ends)]) if isinstance(read, Moment) else (None, [])


def _clock_of(words: str, rule: Rule, here: tuple[str, datetime], kept: Kept | None) -> Moment | Unread:
    """The first of them as far as its time and its length go; `here`: the zone, and now."""
    zone, now = here
    rest = without(words, rule.spans)
    if rule.spans and not kept and (rule.weekdays or rule.first):  # beside a day more is read as a time
        start = rule.spans[0][0]
        rest = f"{rest[:start]}{_ANY_DAY}{rest[start + len(_ANY_DAY) :]}"
    if kept is None:
        return read_moment(rest, zone, now)
    kept = Kept(_ahead(kept, now), kept.zone)
    if not re.search(r"\w", rest):
        return Moment(kept.at, local_time(kept.at, kept.zone), kept.zone, (), day_named=False)
    return read_moment(rest, zone, now, kept)


def _ahead(kept: Kept, now: datetime) -> datetime:
    """The same time of a later week, where it has passed."""
    local, weeks = local_time(kept.at, kept.zone), 0
    while (at := beside(local + weeks * _WEEK, kept.zone)[0]) <= now:
        weeks += 1
    return at


def _series(rule: Rule, read: Moment, now: datetime, kept: Kept | None) -> Series | Unread:
    before = local_time(kept.at, kept.zone).date() if kept else None
    begins = rule.first or (before + _DAY if before else None)
    if begins is None:
        begins = local_time(now, read.zone).date() if rule.weekdays else read.local.date()
    day = rule.first or before or read.local.date()
    ahead = (
        local
        for each in _days(begins, rule.weekdays or frozenset((day.weekday(),)), rule.weeks)
        if beside(local := datetime.combine(each, read.local.time().replace(fold=0)), read.zone)[-1] > now
    )
    found = tuple(islice(_until_its_end(ahead, rule), MOST + 1))
    once = {local: at[0] for local in found if len(at := instants(local, read.zone)) == 1}
    moments = tuple(replace(read, at=at, local=local, day_named=True) for local, at in once.items())
    unsure = tuple(local for local in found if local not in once)
    return Series(read, moments, unsure) if found else Unread(Why.NO_END, spans=read.spans)


def _until_its_end(ahead: Iterator[datetime], rule: Rule) -> Iterator[datetime]:
    last = rule.last
    for number, local in enumerate(ahead):
        if number == 0 and rule.in_weeks:
            last = local.date() + rule.in_weeks * _WEEK - _DAY
        if (last and local.date() > last) or number == rule.often:
            return
        yield local


def _days(begins: date, weekdays: frozenset[int], weeks: int) -> Iterator[date]:
    """The days of these weekdays, from the first of them on, in each of so many weeks."""
    first = next(day for n in range(7) if (day := begins + n * _DAY).weekday() in weekdays)
    monday = first - first.weekday() * _DAY
    for number in range(_LOOKED_AHEAD):
        day = first + number * _DAY
        if day.weekday() in weekdays and (day - monday).days // 7 % weeks == 0:
            yield day
