"""Times of the day in words: `10:00`, `3pm`, `14:00-15:15`, and whose clock is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.model.days import either
from bot.model.readings import Span, Stop, UnknownZone, Why
from bot.model.zones import zone_named

_AREAS = (
    "africa america antarctica arctic asia atlantic australia brazil canada chile etc europe indian mexico pacific us"
)
# Refused: most of them name several zones, and people say cet in summer when they mean cest.
_SHORT_ZONES = (
    "gmt bst ist cet cest eet eest wet msk est edt cst cdt mst mdt pst pdt jst kst hkt sgt aest aedt nzst nzdt"
)

_FACE = r"(?:\d{1,2}(?:[:.h]\d\d(?::00)?(?: ?[ap]\.?m\b\.?)?|h| ?[ap]\.?m\b\.?)|noon|midnight)(?=z\b|[^\w:]|$)"
_CLOCK = re.compile(
    rf"(?<![\w:./+-])(?P<at>at |@ ?)?(?P<start>{_FACE})(?:(?: ?-| to| until) ?(?P<end>{_FACE}))?(?!-\d|\.\d)"
)
_TAIL = re.compile(
    r"(?P<turn_part> {1,3}(?P<turn>first|second)(?!\w))?"
    rf"(?P<zone_part> {{0,3}}\(?(?P<zone>(?:{either(_AREAS.split())})/[a-z0-9_/+-]+"
    rf"|(?:utc|gmt)? ?\+\d\d?(?::?\d\d)?|(?:utc|gmt) ?-\d\d?|utc|z|{either(_SHORT_ZONES.split())})(?!\w)\)?)?"
)


def one_clock(rest: str, day: re.Match[str] | None) -> re.Match[str] | None:
    """The one time of the day, if there is one; `3` alone is one only beside the day or after `at`."""
    found = list(_CLOCK.finditer(rest))
    clear = [match for match in found if re.search("[:m]|noon", match[0])]
    clear = clear or [match for match in found if match["at"] or (day and _beside(rest, match, day))]
    if len(clear) > 1:
        raise Stop(Why.SEVERAL)
    return clear[0] if clear else None


def _beside(rest: str, clock: re.Match[str], day: re.Match[str]) -> bool:
    """Nothing stands between the two; `2h` there is rather a length."""
    between = rest[min(clock.end(), day.end()) : max(clock.start(), day.start())]
    return not between.strip(" ,.") and not re.match("[0-5]h", clock["start"])


def minute_of(face: str) -> int:
    """Minutes since midnight."""
    if face in ("noon", "midnight"):
        return 720 if face == "noon" else 0
    hour, minute, *_ = *map(int, re.findall(r"\d+", face)), 0
    half = face.rstrip("m. ")[-1]
    if hour > 23 or minute > 59 or (half in "ap" and not 1 <= hour <= 12):
        raise Stop(Why.IMPOSSIBLE, face)
    return (hour % 12 + (12 if half == "p" else 0) if half in "ap" else hour) * 60 + minute


def tail_of(rest: str, spans: Iterable[Span]) -> re.Match[str] | None:
    """What follows a day or a time: which of two equal times it is, and the zone."""
    return next((match for _, end in spans if (match := _TAIL.match(rest, end)) and match.end() > end), None)


def typed_zone(name: str) -> str:
    """The zone somebody typed; letters such as CET are refused, `UTC` is not."""
    if name.lower() in ("utc", "z"):
        return "UTC"
    if "/" not in name:
        raise Stop(Why.ZONE, name)
    return known_zone(name)


def known_zone(name: str) -> str:
    """As `zone_named`, but reading stops at a name that is none."""
    try:
        return zone_named(name)
    except UnknownZone:
        raise Stop(Why.ZONE, name) from None
