"""Days of the week as they are called in five languages, whole, short, and by their number in Portuguese."""

from __future__ import annotations

import re
from collections.abc import Iterable


def numbered(rows: str) -> dict[str, int]:
    """Names in small letters and without accents; a language more is some names more between the commas."""
    return {name: number for number, row in enumerate(rows.split(",")) for name in row.split()}


def either(names: Iterable[str]) -> str:
    """A pattern for one of these names."""
    return "|".join(sorted(names, key=len, reverse=True))


_IN_ENGLISH = numbered(
    "monday mon,tuesday tue tues,wednesday wed weds,thursday thu thur thurs,friday fri,saturday sat,sunday sun"
)
ELSEWHERE = numbered(
    "lunes lundi montag segunda-feira,martes mardi dienstag terca-feira,miercoles mercredi mittwoch quarta-feira,"
    "jueves jeudi donnerstag quinta-feira,viernes vendredi freitag sexta-feira,sabado samedi samstag sonnabend,"
    "domingo dimanche sonntag"
)
WEEKDAYS = _IN_ENGLISH | ELSEWHERE
"""What means nothing else, wherever it stands."""
ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BY_NUMBER = numbered("segunda,terca,quarta,quinta,sexta")
_SHORT = numbered("lun seg,mar ter,mie mier mer qua,jue jeu qui,vie ven sex,sab sam,dom dim")
_TWO_LETTERS = numbered("mo,di,mi,do,fr,sa,so")
_NAMES = WEEKDAYS | BY_NUMBER | _SHORT | _TWO_LETTERS
_TIME = r"(?:(?:at|um|von|from|a las?|as|das?|de|a) )?\d{1,2}(?:[:.h]\d{2}| ?h\b| ?uhr\b| ?[ap]\.?m\b)"
_DAY_GOES_ON = (
    rf"{_TIME}|\d{{1,2}}[/.-]\d|(?:de|da|a) (?:manha|tarde|noite)\b|ao meio-dia|(?:e|ou|ate|que vem|proxima)\b"
)
BESIDE_A_TIME = (
    rf"(?<!\w)(?<!\bla )(?<!\buna )(?:(?:na|no|a) )?(?P<weekday>{either(BY_NUMBER)})(?: feira\b"
    rf"|(?=\s*$|[.,;:!?)]|,? {{1,3}}(?:{_DAY_GOES_ON})))",
    rf"(?<![\w@])(?:el|le|na|no) (?P<weekday>{either(_SHORT)})\.?(?=,? {{1,3}}{_TIME})",
    rf"(?<![\w@])(?P<weekday>{either(_SHORT)})\.(?=,? {{1,3}}{_TIME})",
    rf"^(?:el|le|na|no) (?P<weekday>{either(_SHORT)})\.?$",
    rf"^(?P<weekday>{either(_SHORT)})\.$",
    rf"(?<![\w@])(?:am )?(?P<weekday>{either(_TWO_LETTERS)})(?:\.(?=,? {{1,3}}{_TIME})|(?= um \d))",
)
"""Patterns of names that mean something else as well, but for where a time or nothing more stands behind them."""
BARE = rf"(?<![\w@])(?P<weekday>{either(_SHORT)})(?=,? {{1,3}}{_TIME}|$)"
"""A short name without point or article, which people have as well: a day only where nothing but what is in quotes
stands before it, and no other day is named.
"""


def called(number: int) -> str:
    """A pattern for what a day is called in the languages beside English, whole."""
    whole = either(name for name, at in ELSEWHERE.items() if at == number)
    by_number = either(name for name, at in BY_NUMBER.items() if at == number)
    return rf"{whole}|(?:{by_number})(?: feira)?(?! (?:persona|pessoa))" if by_number else whole


def number_of(name: str) -> int:
    """From 0, Monday."""
    return _NAMES[name]


def is_named(words: str) -> bool:
    """Whether plain words call a day by its name."""
    return bool(set(re.findall(r"\w+(?:-feira)?", words)) & (WEEKDAYS.keys() | BY_NUMBER.keys()))
