"""Standing in for somebody on call: what somebody says of it, and who is called while it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.letters import plain
from bot.model.moments.clocks import minute_of
from bot.model.moments.lengths import read_duration
from bot.model.moments.readings import Stop
from bot.model.moments.weekdays import BARE, ENGLISH, WEEKDAYS, either, number_of

ME = ""
"""The handle of whoever is speaking: nobody else's is empty."""
_SPEAKER = r"i'll|i'd|i'm|i|me|myself|mine|my"
_IN_PLACE = re.compile(
    r"\b(?:for|instead of|in place of|from|covers?|covering|replac\w+|reliev\w+|swap|take|takes|taking)\s+$",
    re.IGNORECASE,
)
"""What stands before whom somebody else is called for."""
_COMES_IN = re.compile(r"\b(?:by|with|to|put|is|make|have)\s+$", re.IGNORECASE)
_ADDRESSED = re.compile(r"^\s*,?\s*(?:can|could|will|would) (?:you|u)\b", re.IGNORECASE)
"""Who is spoken to is asked to come in."""
_GONE = re.compile(
    r"^(?:['’]s| is| will be| goes)\s+(?:\w+\s+){0,2}?(?:ill|sick|away|off|out|on (?:holidays?|vacation|leave))\b",
    re.IGNORECASE,
)
_TAKES_OVER = re.compile(r"^\s+(?:will\s+)?(?:takes? over|stands? in|steps? in|fills? in)\b", re.IGNORECASE)
_OWNED = re.compile(r"^['’]s?\s+(?:\w+\s+){0,2}?(?:shifts?|duty|pager|on.?call|turn|place|slot)\b", re.IGNORECASE)
_WANTED = re.compile(
    r"\b(?:some(?:one|body|1)|any(?:one|body)|who|ill|sick|cannot|can['’]?t|unable|holiday|remove|off|away|vacation|leave|free)\b",
    re.IGNORECASE,
)
"""Somebody looks for whoever it may be, and names nobody."""
_ABSENT = re.compile(
    r"\b(?:ill|sick|away|off|out|busy|cannot|can['’]?t|unable|unavailable|absent|holidays?|vacation|"
    r"not (?:here|there|in|available)|(?:have to|must|need to) (?:leave|go))\b",
    re.IGNORECASE,
)
"""The speaker is not there."""
_REFUSES = re.compile(
    r"(?<!\bi )(?<!\bwe )\b(?:does|do|did|will|is|has|should)(?: not|n['’]t) "
    r"(?:take|taking|cover|covering|stand|swap|be|on call|need|want)|^\W*(?:don['’]?t|do not|never|nobody)\b",
    re.IGNORECASE,
)
"""Somebody else does not stand in, or nobody shall."""
_SWAPPED = re.compile(r"\b(?:swap|exchange|trade|switch|replace)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bfrom\s+(?P<start>\S.*?)\s*\b(?:until|till|to)\s+(?P<until>\S.*)$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?P<start>\d{1,2}(?::\d\d)?(?:\s?[ap]m)?)\b", re.IGNORECASE)
_UNTIL = re.compile(r"^(?P<start>.*?)\b(?:until|till|til)\s+(?P<until>\S.*)$", re.IGNORECASE)
_DAYS = re.compile(
    r"\b(?:(?:next|this) week\b|(?:(?:next|on|this)\s+)?"
    rf"(?:today|tomorrow|weekend|{either(WEEKDAYS)}|"
    r"\d{1,2}[./]\d{1,2}\S*|"
    r"\d{4}-\d\d-\d\d|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b)"
    r"(?: (?:morning|afternoon|evening|night)\b)?",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(BARE)
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d|\s?[ap]m)?\s?(?:[-–]|to)\s?\d{1,2}(?::\d\d|\s?[ap]m)?\b", re.IGNORECASE)
_TIME = re.compile(r"\b(?:\d{1,2}:\d\d(?:\s?[ap]m)?|\d{1,2}\s?[ap]m|noon)\b", re.IGNORECASE)
_ONE_CLOCK = re.compile(r"(?:(?:1[0-2]|0?[1-9])(?::[0-5]\d)?\s?[ap]m|(?:[01]?\d|2[0-3])(?::[0-5]\d)?)", re.IGNORECASE)
_TWO_CLOCKS = re.compile(r"(?P<start>\d{1,2}:\d\d)\s?(?:[-–]|to)\s?(?P<until>\d{1,2}:\d\d)", re.IGNORECASE)
_DAY_BEHIND = re.compile(
    rf"(?P<until>{_ONE_CLOCK.pattern})\s+(?:(?:on|el|am|le|na|no|em)\s+)?(?P<day>{_DAYS.pattern})", re.IGNORECASE
)
"""A day that is said last is the day of both times."""
_IN_THE_EVENING = re.compile(r"\btonight\b|\bthis (?:evening|night)\b", re.IGNORECASE)
_OF_TODAY = re.compile(r"\bthis (morning|afternoon)\b", re.IGNORECASE)
_POLITE = re.compile(r"[\s,.!?]*\b(?:please|pls|thanks|thank you|thx|ok|okay)?[\s,.!?]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cover:
    """`by` is called in the place of `covered`, from one moment to another (aware UTC); both are ids of people.

    `due`: when the next word about it is said, at its begin and at its end; None when there is none.
    """

    id: int
    number: int
    covered: int
    by: int
    starts_at: datetime
    ends_at: datetime
    cancelled: bool = False
    due: datetime | None = None
    version: int = 1

    def stands(self, now: datetime, until: datetime | None = None) -> bool:
        """Whether it counts at a moment, and all the time from there on `until` another one."""
        return not self.cancelled and self.starts_at <= now < self.ends_at and (until is None or until <= self.ends_at)

    def meets(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether it has any of this time."""
        return not self.cancelled and self.starts_at < ends_at and self.ends_at > starts_at


def called_for(person: int, standing: Iterable[Cover]) -> tuple[int, Cover | None]:
    """Who is called when `person` is, and the cover that says so; who stands in may be stood in for."""
    covers = {cover.covered: cover for cover in standing}
    last, seen = None, {person}
    while (cover := covers.get(person)) is not None and cover.by not in seen:
        person, last = cover.by, cover
        seen.add(person)
    return person, last


@dataclass(frozen=True, slots=True)
class Asked:
    """Who shall be called for whom, by handle; None where that was not said. `start` and `until` are words.
    `crowded`: more are named than these two, and it is not said whose place it is and who takes it. `unsure`: the times
    may be read in another way.
    """

    by: str | None = None
    covered: str | None = None
    start: str = ""
    until: str = ""
    length: timedelta | None = None
    crowded: bool = False
    unsure: bool = False


@dataclass(slots=True)
class _Named:
    """Somebody in the words."""

    handle: str
    start: int
    end: int
    comes_in: bool = False
    goes_out: bool = False


def read_cover(text: str, names: Mapping[str, str]) -> Asked:
    """Take apart `ben for me until 22:00`, `i take over from ana tonight`, `put ben on call from friday 18:00 to
    22:00`. `names`: what people of the staff are called, in small letters, and their handles.
    """
    found = _named(text, names)
    by, covered = _roles(text, found)
    if _is_crowded(found, by, covered):
        return Asked(crowded=True)
    rest = text
    for each in reversed(found):
        rest = f"{rest[: each.start]} {rest[each.end :]}"
    return _when(_with_whole_day(" ".join(rest.split())), by, covered)


def _with_whole_day(rest: str) -> str:
    """The words without people, in which a short name of a day before a time can be nobody's; whole where no other day
    is named.
    """
    found = None if _DAYS.search(rest) else _SHORT_DAY.search(plain(rest))
    if not found or found.end() == len(rest):
        return rest
    return f"{rest[: found.start()]}{ENGLISH[number_of(found['weekday'])]}{rest[found.end() :]}"


def is_absent(text: str) -> bool:
    """Whether the speaker says that they are not there."""
    return bool(_ABSENT.search(text))


def refuses(text: str) -> bool:
    """Whether it says that somebody does not stand in: nothing is planned for that."""
    return bool(_REFUSES.search(text))


def other_half(text: str, names: Mapping[str, str]) -> str:
    """When the speaker stands in for the other in turn, as in `swap my friday 18-22 with ben's sunday 9-13`; empty
    where only one half is told.
    """
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    theirs = re.search(rf"\b(?:with|for|against)\s+@?(?:{known})['’]?s?\s+(?P<when>\S.*)$", text, re.IGNORECASE)
    if not theirs or not _SWAPPED.search(mine := text[: theirs.start()]):
        return ""
    return _tidy(theirs["when"]) if all(_tells_when(half) for half in (mine, theirs["when"])) else ""


def _tells_when(words: str) -> bool:
    return any(shape.search(words) for shape in (_DAYS, _CLOCK, _TIME))


def _named(text: str, names: Mapping[str, str]) -> list[_Named]:
    """Everybody in the words, in order."""
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w’'])@?(?P<who>{known + '|' if known else ''}{_SPEAKER})(?!\w)", re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        who = match["who"].casefold()
        each = _Named(names.get(who, ME), match.start(), match.end())
        before, after = text[: match.start()], text[match.end() :]
        each.goes_out = who == "my" or bool(_IN_PLACE.search(before)) or bool(_OWNED.match(after) or _GONE.match(after))
        each.comes_in = bool(
            _COMES_IN.search(before) or _ADDRESSED.match(after) or _TAKES_OVER.match(after)
        ) or who in ("i'll", "i'd")
        found.append(each)
    return found


def _roles(text: str, found: list[_Named]) -> tuple[str | None, str | None]:
    """Who is called, and for whom."""
    handles = list(dict.fromkeys(each.handle for each in found))
    out = next((each.handle for each in found if each.goes_out and not _alone(each, handles)), None)
    if out is None and ME in handles and len(handles) > 1 and _ABSENT.search(text):
        out = ME
    others = [each.handle for each in found if each.handle != out]
    if len(handles) == 1 and (out is None or out == ME) and handles[0] == ME:
        return (None, ME) if _WANTED.search(text) or out == ME else (ME, None)
    by = next((each.handle for each in found if each.comes_in and each.handle != out), next(iter(others), None))
    if by is None:
        return (ME, out) if out not in (None, ME) else (None, out)
    if out is None:
        out = next((handle for handle in handles if handle != by), ME if _SWAPPED.search(text) and by != ME else None)
    return by, out


def _is_crowded(found: list[_Named], by: str | None, covered: str | None) -> bool:
    """Whether there are others beside the two; the speaker is none where both places are said: `I think ben takes over
    from ana`.
    """
    others = {each.handle for each in found} - {by, covered}
    comes, goes = {each.handle for each in found if each.comes_in}, {each.handle for each in found if each.goes_out}
    return bool(others - {ME}) or (bool(others) and not (by in comes and covered in goes))


def _alone(each: _Named, handles: list[str]) -> bool:
    """`mine`, said of nobody else, is what the speaker takes."""
    return len(handles) == 1 and each.handle == ME and each.end - each.start == len("mine")


def _when(rest: str, by: str | None, covered: str | None) -> Asked:
    rest = _IN_THE_EVENING.sub("today evening", _OF_TODAY.sub(r"today \1", _tidy(rest)))
    if found := _FROM_TO.search(rest):
        day, start, until = _DAYS.search(rest[: found.start("start")]), found["start"], _tidy(found["until"])
        if not day and (behind := _DAY_BEHIND.fullmatch(until)) and _ONE_CLOCK.fullmatch(start):
            return _of_one_day(Asked(by, covered, start, behind["until"]), behind["day"])
        return Asked(by, covered, f"{day[0]} {start}" if day else start, until)
    if found := _UNTIL.search(rest):
        start = [*_DAYS.findall(found["start"])[:1], *_TIME.findall(found["start"])[:1]]
        return Asked(by, covered, " ".join(start), _tidy(found["until"]))
    clock, day = _CLOCK.search(rest), _DAYS.search(rest)
    if clock:
        both = _TWO_CLOCKS.fullmatch(clock[0])  # longer than half a day a range is not read as one
        first = both["start"] if both else clock[0]
        return Asked(by, covered, f"{day[0] if day else ''} {first}".strip(), both["until"] if both else "")
    length, begins = read_duration(rest), _FROM.search(rest)
    if begins:
        first = f"{day[0] if day else ''} {begins['start']}".strip()
        return Asked(by, covered, first, length=length[0] if length else None)
    return Asked(by, covered, day[0] if day else "", length=length[0] if length else None)


def _of_one_day(asked: Asked, day: str) -> Asked:
    """`from 18:00 to 22:00 on friday` is all of Friday; `from 18:00 to 8:00 tomorrow` ends then. Over another midnight
    it may be either.
    """
    try:
        over_midnight = minute_of(asked.until) <= minute_of(asked.start)
    except Stop:
        over_midnight = True
    if over_midnight and day.casefold() == "tomorrow":
        return replace(asked, until=f"{day} {asked.until}")
    return replace(asked, start=f"{day} {asked.start}", unsure=over_midnight)


def _tidy(words: str) -> str:
    return _POLITE.sub("", words)
