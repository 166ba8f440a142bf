"""Times of the day in words: `10:00`, `3pm`, `14:00-15:15`, and whose clock is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import timedelta

from bot.model.letters import without
from bot.model.moments.days import COUNT, PARTS, counted
from bot.model.moments.readings import Span, Stop, UnknownZone, Why
from bot.model.moments.spoken_hours import FILLER
from bot.model.moments.weekdays import either
from bot.model.moments.zones import zone_named, zone_of_city

_AREAS = (
    "africa america antarctica arctic asia atlantic australia brazil canada chile etc europe indian mexico pacific us"
)
# Refused: most of them name several zones, and people say cet in summer when they mean cest.
_SHORT_ZONES = (
    "gmt bst ist cet cest eet eest wet msk est edt cst cdt mst mdt pst pdt jst kst hkt sgt aest aedt nzst nzdt"
)

_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "fifteen": 15, "twenty": 20, "thirty": 30, "half": 30, "forty": 45}
_PAST = r"(?:half|(?:a )?quarter|(?:five|ten|twenty)(?: minutes)?) past|(?:a )?quarter to"
_SPOKEN = (
    rf"(?:(?:{_PAST}) (?:{either(_HOURS)}|1[0-2]|[1-9])|(?:{either(_HOURS)}) (?:fifteen|thirty|forty[ -]five))"
    r"(?: ?[ap]\.?m\b\.?)?"
)
"""Of `ten to eleven` nobody can tell whether it is one time or two."""
_HALF = re.compile(r" ?[ap]\.?m\b\.?$")
_FACE = (
    rf"(?:{_SPOKEN}|"
    r"\d{1,2}(?:[:.]\d\d)? ?(?:uhr|o'?clock)"
    r"|\d{1,2}(?:[:.h]\d\d(?::00)?(?: ?[ap]\.?m\b\.?)?|h| ?[ap]\.?m\b\.?)|noon|midnight)(?=z\b|[^\w:]|$)"
)
_CLOCK = re.compile(
    rf"(?<![\w:./+-])(?:a (?=[\d{FILLER}]))?(?P<at>(?:at|a las?|um|as|gegen) |@ ?)?{FILLER}*(?P<start>{_FACE})"
    rf"(?:(?: ?-| to| until) ?(?P<end>{_FACE}))?(?!-\d|\.\d)"
)
_HOUR = r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d|h(?!\w))?(?: ?[ap]\.?m\b\.?)?"
_RANGE = re.compile(
    rf"(?<![\w.:/+,-])(?:from )?(?P<at>at |@ ?)?(?P<start>{_HOUR})(?: ?- ?| to | until | till )(?P<end>{_HOUR})"
    r"(?![\w:/%-]|[.,]\d)"
)
"""Two times of which one at least says no more than its hour."""
_BARE = re.compile(
    r"(?<![\w:./+,-])(?P<at>(?:at|a las?|um|as) {1,3}|@ ?)?\x1f*(?P<start>[01]?\d|2[0-3])(?P<end>(?!))?"
    r"(?! ?(?:[-:/%]|[.,]\d)| ?(?:h|m|mins?|minutes?|hours?|hrs?|[ap]\.?m)\b|\w)"
)
_ENDS = re.compile(
    r" *(?:$|[.,;()!?_]|(?:for|with|and|on|in|first|second|utc)\b|\d[\d.,]{0,4}[ -]?(?:h|m)|[a-z]{2,12}/)"
)
_WAIT = re.compile(
    rf"(?<!\w)(?:in {{1,3}}(?:(?P<half>half an hour)|{COUNT} ?(?P<unit>hours?|hrs?|h|minutes?|mins?|m))(?!\w)"
    r"(?! and a half))"
)
_TAIL = re.compile(
    r"(?P<turn_part> {1,3}(?P<turn>first|second)(?!\w))?"
    rf"(?P<zone_part> {{0,3}}\(?(?P<zone>(?:{either(_AREAS.split())})/[a-z0-9_/+-]+"
    rf"|(?:utc|gmt)? ?\+\d\d?(?::?\d\d)?|(?:utc|gmt) ?-\d\d?|utc|z|{either(_SHORT_ZONES.split())}"
    r"|(?!(?:for|in|at|of|the|a|this|same|next) )(?:[a-z.'-]{1,15} {1,3}){1,3}time)(?!\w)\)?)?"
)


def one_clock(rest: str, day: re.Match[str] | None) -> re.Match[str] | None:
    """The one time of the day, if there is one; `16h` or `10` alone is one only beside the day or after `at`, and so is
    `8-9`.
    """
    ranges = [match for match in _RANGE.finditer(rest) if _is_range(rest, match, day)]
    rest = without(rest, [match.span() for match in ranges])
    found = list(_CLOCK.finditer(rest))
    clear = [match for match in found if re.search("[:m]|noon|uhr|clock|past|quarter", match[0])]
    clear = [*ranges, *clear] or [match for match in found if match["at"] or (day and _beside(rest, match, day))]
    clear = clear or [match for match in _BARE.finditer(rest) if _is_hour(rest, match, day)]
    if len(clear) > 1:
        raise Stop(Why.SEVERAL)
    return clear[0] if clear else None


def _beside(rest: str, clock: re.Match[str], day: re.Match[str]) -> bool:
    """Nothing stands between the two; `2h` there is rather a length."""
    between = rest[min(clock.end(), day.end()) : max(clock.start(), day.start())]
    return not between.strip(" ,.") and not re.match("[0-5]h", clock["start"])


def _is_range(rest: str, match: re.Match[str], day: re.Match[str] | None) -> bool:
    """Whether two numbers can be nothing but the hours of a day: `3-4pm` anywhere, others beside the day."""
    faces = (match["start"], match["end"])
    if not any(face.isdigit() or face.endswith("h") for face in faces):
        return False
    if any(face.rstrip(". ").endswith("m") for face in faces):
        return True
    if day is None or not _beside(rest, match, day):
        return False
    follows = match.start() >= day.end() and _ENDS.match(rest, match.end())
    return bool(follows or any(":" in face for face in faces))


def faces_of(clock: re.Match[str]) -> tuple[str, str | None]:
    """The faces of a time and of its end; of `3-4pm` and `11-1pm` the half of the day that is said once is meant so
    that the end comes soonest.
    """
    start, end = clock["start"], clock["end"]
    if not end:
        return start, None
    halves = [re.search(r"[ap](?=\.?m)", face) for face in (start, end)]
    if not halves[0] and halves[1] and start.isdigit() and int(start) <= 12:
        start = min((f"{start}am", f"{start}pm"), key=lambda face: minutes_until(face, end))
    elif halves[0] and end.isdigit() and int(end) <= 12:
        end = min((f"{end}am", f"{end}pm"), key=lambda face: minutes_until(start, face))
    return start, end


def minutes_until(start: str, end: str) -> int:
    """How long it is from one face to the other; mere hours may be those of the afternoon."""
    minutes = (minute_of(end) - minute_of(start)) % 1440
    mere = start.isdigit() and end.isdigit() and int(start) <= 12 and int(end) <= 12
    return minutes % 720 or 720 if mere else minutes


def _is_hour(rest: str, bare: re.Match[str], day: re.Match[str] | None) -> bool:
    """Whether a mere number can be nothing but an hour."""
    beside = day is not None and _beside(rest, bare, day)
    if beside and bare["at"]:
        return True
    follows = beside and day is not None and bare.start() >= day.end()
    return bool((follows or bare["at"]) and _ENDS.match(rest, bare.end()))


def starts_of(face: str, part: str | None) -> tuple[int, ...]:
    """The minutes since midnight that a face may mean, in that part of the day: a mere `3` is one of two."""
    minute = minute_of(face)
    mere = (face.isdigit() or "clock" in face or _is_spoken(face)) and minute < 720 and not _HALF.search(face)
    ways = (minute, minute + 720) if mere and (part or 60 <= minute < 420) else (minute,)
    since, until = PARTS[part] if part else (0, 24)
    fitting = tuple(way for way in ways if since * 60 <= way < until * 60)
    if not fitting:
        raise Stop(Why.VAGUE)
    return fitting


def one_wait(plain: str) -> tuple[timedelta, Span] | None:
    """How long it is until then, where the words say that, and where: `in 3 hours`."""
    found = list(_WAIT.finditer(plain))
    if len(found) > 1:
        raise Stop(Why.SEVERAL)
    if not found:
        return None
    count = 30 if found[0]["half"] else counted(found[0]["count"])
    hours = (found[0]["unit"] or "m").startswith("h")
    return timedelta(minutes=count * (60 if hours else 1)), found[0].span()


def _is_spoken(face: str) -> bool:
    return " past " in face or " to " in face or face.split(" ")[0] in _HOURS


def _hour_and_minute(face: str) -> tuple[int, int]:
    """What is said in words, or in figures."""
    if not _is_spoken(face):
        hour, minute, *_ = *map(int, re.findall(r"\d+", face)), 0
        return hour, minute
    words = re.split("[ -]", _HALF.sub("", face).strip().removeprefix("a "))
    way = next((at for at, word in enumerate(words) if word in ("past", "to")), None)
    named = words[0] if way is None else words[-1]
    hour = _HOURS.index(named) if named in _HOURS else int(named) % 12
    minute = _MINUTES[words[1] if way is None else words[0]]
    return ((hour - 1) % 12 or 12, 60 - minute) if "to" in words else (hour or 12, minute)


def minute_of(face: str) -> int:
    """Minutes since midnight."""
    if face in ("noon", "midnight"):
        return 720 if face == "noon" else 0
    hour, minute = _hour_and_minute(face)
    said = _HALF.search(face)
    half = said[0].strip()[0] if said else ""
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise Stop(Why.IMPOSSIBLE, face)
    return (hour % 12 + (12 if half == "p" else 0) if half else hour) * 60 + minute


def tail_of(rest: str, spans: Iterable[Span]) -> re.Match[str] | None:
    """What follows a day or a time: which of two equal times it is, and the zone."""
    return next((match for _, end in spans if (match := _TAIL.match(rest, end)) and match.end() > end), None)


def typed_zone(name: str) -> str:
    """The zone somebody typed, as a name or as a city's time; letters such as CET are refused, `UTC` is not."""
    if name.lower() in ("utc", "z"):
        return "UTC"
    if name.lower().endswith(" time"):
        return _known(zone_of_city, name[: -len(" time")])
    if "/" not in name:
        raise Stop(Why.ZONE, name)
    return known_zone(name)


def known_zone(name: str) -> str:
    """As `zone_named`, but reading stops at a name that is none."""
    return _known(zone_named, name)


def _known(look_up: Callable[[str], str], name: str) -> str:
    try:
        return look_up(name)
    except UnknownZone:
        raise Stop(Why.ZONE, name) from None
