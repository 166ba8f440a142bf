"""How long something takes, in words: `60m`, `1h30`, `1 hour and 15 minutes`."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.model.letters import plain
from bot.model.moments.readings import Span

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=12)
_FOR = "(?:for|fur|por|durante|pendant|durant)"
_LENGTH = re.compile(
    rf"(?<![\w.:,/-])(?:{_FOR} )?"
    r"(?:(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)[ -]?(?:hours?|hrs?|horas?|heures?|stunden?|h)"
    r"(?:(?P<glued>\d\d)| ?(?:and )?(?P<extra>\d{1,2}) ?(?:minutes?|mins?|m))?"
    r"|(?P<minutes>\d{1,3})[ -]?(?:minut(?:es?|os?|en)|mins?|m))(?!\w)"
    r"|(?<!\w)for {1,3}(?P<words>half(?: an)?|an|one|two|three) {1,3}hours?(?P<half> and a half)?(?!\w)"
    rf"|(?<!\w){_FOR} {{1,3}}(?P<elsewhere>(?:media|una|meia|uma|dos|duas) horas?"
    r"|une demi[ -]heure|(?:une|deux) heures?|eine halbe stunde|(?:eine|zwei) stunden?)(?!\w)"
)
_LIKE_ONE = re.compile(r"(?:for )?\d[\d.,]*+[ -]?(?:hours?|hrs?|h|minutes?|mins?|m)")
_CLOCK_LIKE = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")
_HALF = re.compile("media|meia|demi|halbe")
_TWO = re.compile("dos|duas|deux|zwei")
_WORDS = {"half": 30, "half an": 30, "an": 60, "one": 60, "two": 120, "three": 180}


def read_duration(words: str) -> tuple[timedelta, Span] | None:
    """The one length in `words` and where it stands; None when there is none, more than one, or one out of bounds."""
    found = lengths(plain(words))
    return found[0] if len(found) == 1 and SHORTEST <= found[0][0] <= LONGEST else None


def lengths(words: str) -> list[tuple[timedelta, Span]]:
    """Every length in plain words and where it stands."""
    return [(timedelta(minutes=_length(match)), match.span()) for match in _LENGTH.finditer(words)]


def as_length(words: str) -> str:
    """Words that were asked for as a length, such that they are read as one: `90`, `1:30` and `two hours`."""
    said = " ".join(words.split())
    if clock := _CLOCK_LIKE.fullmatch(said):
        return f"{clock['hours']}h{clock['minutes']}"
    if said.isdecimal():
        return f"{said}m"
    return said if read_duration(said) else f"for {said}"


def sounds_like_one(words: str) -> bool:
    """Whether the words are a number of hours or minutes, however large."""
    return _LIKE_ONE.fullmatch(plain(words)) is not None


def _length(match: re.Match[str]) -> int:
    if match["words"]:
        return _WORDS[match["words"]] + (30 if match["half"] else 0)
    if said := match["elsewhere"]:
        return 30 if _HALF.search(said) else 120 if _TWO.match(said) else 60
    if match["minutes"]:
        return int(match["minutes"])
    return round(float(match["hours"].replace(",", ".")) * 60) + int(match["glued"] or match["extra"] or 0)
