"""How much longer or shorter a class shall be, or how long: `extend my class by half an hour`, in five languages."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.model.letters import plain

_ONES = {
    **dict.fromkeys(("a", "an", "one", "una", "un", "une", "eine", "einer", "uma"), 1),
    **dict.fromkeys(("two", "dos", "deux", "zwei", "duas"), 2),
    **dict.fromkeys(("three", "tres", "trois", "drei"), 3),
}
_QUARTERS = r"a quarter of an hour|un cuarto de hora|un quart d'heure|eine viertelstunde|um quarto de hora"
_HALVES = r"half an hour|media hora|une demi[ -]heure|(?:eine )?halbe stunde|meia hora"
_AMOUNT = re.compile(
    rf"(?<![\w.:,/-])(?:(?P<half>{_HALVES})|(?P<quarter>{_QUARTERS})|(?P<glued>\d{{1,2}}) ?h ?(?P<rest>\d\d)"
    rf"|(?P<count>\d{{1,3}}(?:[.,]\d)?|{'|'.join(_ONES)})[ -]?"
    r"(?:(?P<hours>hours?|hrs?|h|horas?|heures?|stunden?)(?P<more> and a half| y media| et demie| e meia)?"
    r"|(?:minut(?:es?|os?|en)|mins?|m)))(?!\w)"
)
_LONGER = r"longer|more|extra|mas|de plus|langer|mehr|a mais"
_SHORTER = r"shorter|less|menos|de moins|kurzer|weniger|a menos"
_EXTENDS = (
    r"extend|prolong|lengthen|add|alarg(?:a|ar|ue)|anade|prolong(?:a|ar|ue|er|ez?)|rallonge[rz]?|ajoute[rz]?"
    r"|verlangere?n?|estend(?:a|er|e)"
)
_SHORTENS = (
    r"shorten|cut|reduce|acort(?:a|ar|e)|raccourci[rst]?|reduis|verkurzen?|kurzen?|encurt(?:a|ar|e)|reduz(?:ir)?"
)
_SETS = r"make|set|let|mach|stell|haz|mets|faz|dura|dure"
_LASTS = (
    r"takes?|lasts?|runs?|goes|dura|durara|dure|durera|dauert|is|will (?:only |now )?(?:be|take|last|run)"
    r"|should (?:be|take|last)|va a durar|va durer|vai durar|soll \w+ dauern"
)
_CLASS = r"(?:my class|it|that class|this class|the (?:class|session|lesson))"
_GAP = r"(?: (?:now|only|just|for|to|last|take|be|a|en|auf|jetzt|ahora|solo|off|from|maintenant|agora|de|por)){0,3}"
_TO = re.compile(r"(?:\bto|\ba|\bauf|\bpara|\bat) $")
_MAKES_LONGER = re.compile(rf"(?:{_EXTENDS})\b(?=.*\b(?:my class|it|(?:that|this|the) (?:class|session|lesson))\b)")
_MAKES_SHORTER = re.compile(rf"(?:{_SHORTENS})\b(?=.*\b(?:my class|it|(?:that|this|the) (?:class|session|lesson))\b)")
_MAKES = re.compile(rf"(?:{_SETS}) {_CLASS}{_GAP} $")
_STATES = re.compile(rf"my class (?:(?:now|only|ahora|jetzt) )?(?:{_LASTS}){_GAP} $")
_BEHIND = re.compile(r"(?: (?:long|in length|de largo|de long|lang|now|instead|only|please|pls|not \d+)){0,3}\W*")
_WAY = re.compile(rf" (?:(?P<longer>{_LONGER})|(?P<shorter>{_SHORTER}))\b")
_CHANGE = re.compile(r"(\d{1,4})m (longer|shorter)")


def new_length(known: str) -> str | None:
    """How long a class shall be by plain words that say it of `my class` or of `it`, as `90m`, `30m longer` or `15m
    shorter`; None where they say nothing of the kind.
    """
    found = list(_AMOUNT.finditer(known))
    if len(found) != 1:
        return None
    before, behind = known[: found[0].start()], known[found[0].end() :]
    minutes = _minutes(found[0])
    way = _WAY.match(behind)
    makes = _MAKES.fullmatch(before) or _STATES.fullmatch(before)
    if way and (makes or _MAKES_LONGER.match(known) or _MAKES_SHORTER.match(known)):
        return f"{minutes}m {'longer' if way['longer'] else 'shorter'}"
    changes = "longer" if _MAKES_LONGER.match(known) else "shorter" if _MAKES_SHORTER.match(known) else ""
    if changes:
        return f"{minutes}m" if _TO.search(before) else f"{minutes}m {changes}"
    return f"{minutes}m" if makes and _BEHIND.fullmatch(behind) else None


def changed_length(words: str, now: timedelta) -> str:
    """The words with a length in the place of how much longer or shorter than now it shall be."""
    change = _CHANGE.fullmatch(words.strip())
    if change is None:
        return words
    added = int(change[1]) if change[2] == "longer" else -int(change[1])
    return f"{max(now // timedelta(minutes=1) + added, 0)}m"


def amount_said(words: str) -> str:
    """The amount of time that words are, as `30 minutes`; empty where they say more, or none."""
    found = _AMOUNT.fullmatch(plain(words.strip()))
    return f"{_minutes(found)} minutes" if found else ""


def _minutes(found: re.Match[str]) -> int:
    if found["half"] or found["quarter"]:
        return 30 if found["half"] else 15
    if found["glued"]:
        return int(found["glued"]) * 60 + int(found["rest"])
    count = found["count"].replace(",", ".")
    number = float(_ONES.get(count, 0) or count)
    return round(number * 60) + 30 * bool(found["more"]) if found["hours"] else round(number)
