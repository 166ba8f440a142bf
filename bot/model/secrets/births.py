"""Days of birth, which some are asked for to show who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.shapes import Span

_NAMES = ("birth", "born", "dob", "d.o.b", "gebor", "geburts", "né", "nasc", "naci", "nací", "naiss")
_MONTH = (
    r"(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|ene|abr|ago|dic|fev|set|out|avr|juin|juil|ao[uû]t|"
    r"fév|déc|mär)[^\W\d_]{0,8}\.?"
)
_DATE = (
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:(?:of|de)\s)?{_MONTH},?\s(?:(?:of|de)\s)?\d{{4}}|"
    rf"{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
)
_BORN = re.compile(
    r"\b(?:date\sof\sbirth|birth\s?da(?:te|y)|d\.?o\.?b|born|geburtsdatum|geboren|née?|(?:data\sde\s)?nascimento|"
    r"(?:fecha\sde\s)?nacimiento|(?:date\sde\s)?naissance|naci|nací|nasci)\b[\s.:=,-]{0,4}"
    rf"(?:(?:is|was|on|in|am|ist|é|es|est|el|le|em|the|my)\s){{0,3}}({_DATE})(?!\w)",
    re.I,
)


def births(text: str) -> Iterator[Span]:
    """The days that are told behind what names them."""
    plain = text.casefold()
    if any(map(str.isdecimal, plain)) and any(map(plain.__contains__, _NAMES)):
        yield from (match.span(1) for match in _BORN.finditer(text))
