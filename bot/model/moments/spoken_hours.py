"""Hours said in words, in five languages: `ten o'clock`, `halb elf`, `a las diez y media`, in figures."""

from __future__ import annotations

import re

from bot.model.moments.readings import Stop, Why

_ROWS = (
    "one ein eins une una uma",
    "two zwei deux dos duas",
    "three drei trois tres",
    "four vier quatre cuatro quatro",
    "five funf cinq cinco",
    "six sechs seis",
    "seven sieben sept siete sete",
    "eight acht huit ocho oito",
    "nine neun neuf nueve nove",
    "ten zehn dix diez dez",
    "eleven elf onze once",
    "twelve zwolf doce doze",
)
_HOURS = {name: number for number, row in enumerate(_ROWS, 1) for name in row.split()}
_NAMED = "|".join(sorted(_HOURS, key=len, reverse=True))
_LATER = "|".join(sorted((name for name, number in _HOURS.items() if number > 1), key=len, reverse=True))
"""`at one` and `à une` begin much else."""
_HOUR = rf"(?P<hour>{_NAMED}|\d{{1,2}})"
_AT = r"(?P<at>(?:at|um|gegen|a las?|as|a) )"
_PAST = r"(?: ?(?:heures?|horas|h))? (?:(?P<half>y media|e meia|et demie)|y cuarto|et quart|e quinze)"
_OTHER = r"(?! (?:minute[sn]?|minutos?|hours?|stunden?|horas?|heures?|past|to|o|\w+teen|\w+ty)\b)"
_SHAPES = (
    re.compile(
        rf"(?<!\w)(?P<at>(?:(?:at|um|a las?|as|a) )?)(?P<hour>{_NAMED}|1[0-2]|[1-9])(?P<minutes>:[0-5]\d)?"
        r"(?: (?:o'?clock|uhr)|(?: ?h| heures?))? (?P<part>in the (?:morning|afternoon|evening)"
        r"|de la (?:manana|tarde|noche)|da (?:manha|tarde|noite)|du (?:matin|soir)|de l'apres-midi"
        r"|morgens|nachmittags|abends)(?!\w)"
    ),
    re.compile(rf"(?<!\w){_AT}{_HOUR}{_PAST}(?!\w)"),
    re.compile(rf"(?<!\w)(?P<at>)(?P<before>halb|viertel nach) {_HOUR}(?: uhr)?(?!\w)"),
    re.compile(rf"(?<!\w)(?P<at>(?:a las|as|a) ){_HOUR} ?(?:heures?|horas|h)(?: ?(?P<minute>[0-5]\d))?(?!\w)"),
    re.compile(rf"(?<!\w)(?P<at>)(?P<hour>{_NAMED})(?P<clock> (?:o'?clock|uhr))(?!\w)"),
    re.compile(rf"(?<!\w){_AT}(?P<hour>{_LATER})(?!\w){_OTHER}"),
)
FILLER = "\x1f"
"""Stands where more was said than the figures need."""
_DAWN, _NOON = 7, 12
_AFTERNOON = re.compile(r"afternoon|tarde|apres|nachmittags")
_MORNING = re.compile(r"morning|manana|manha|matin|morgens")


def in_figures(known: str) -> str:
    """Plain words, each as long as before, with hours in figures where they are said in words. Raises `Stop` at twelve
    in the morning, in the evening or at night, which may be noon or midnight.
    """
    for shape in _SHAPES:
        known = shape.sub(_figure, known)
    return known


def _figure(found: re.Match[str]) -> str:
    parts = found.groupdict()
    hour = _HOURS.get(parts["hour"]) or int(parts["hour"])
    room = len(found[0]) - len(found["at"])
    face = str(hour)
    if parts.get("part"):
        if hour == _NOON and not _AFTERNOON.search(parts["part"]):
            raise Stop(Why.TWELVE)
        return found["at"] + f"{face}{parts['minutes'] or ''}{_half(parts['part'])}".rjust(room, FILLER)
    if parts.get("before") == "halb":
        face = f"{_by_day(hour - 1 or 12)}:30"
    elif parts.get("before") or "half" in parts:
        face = f"{_by_day(hour)}:{'30' if parts.get('half') else '15'}"
    elif "minute" in parts:
        face = f"{_by_day(hour)}:{parts['minute'] or '00'}"
    elif "clock" in parts:
        face = f"{hour}{parts['clock']}"
    return found["at"] + face.rjust(room, FILLER) if len(face) <= room else found[0]


def _by_day(hour: int) -> int:
    """Nobody means half past two at night."""
    return hour + 12 if hour < _DAWN else hour


def _half(part: str) -> str:
    return "am" if _MORNING.search(part) else "pm"
