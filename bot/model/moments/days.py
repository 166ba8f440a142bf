"""Days in words: `1 dec`, `13/12/2026`, `tomorrow`, `next tuesday`, `in two weeks`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeAlias

from bot.model.letters import plain
from bot.model.moments.readings import Span, Stop, Why
from bot.model.moments.weekdays import BARE, BESIDE_A_TIME, BY_NUMBER, WEEKDAYS, either, number_of, numbered

_MONTHS = numbered(
    ",january jan enero janvier januar janeiro,february feb febrero fevrier februar fevereiro,"
    "march mar marzo mars marz,"
    "april apr abril avril,may mayo mai maio,june jun junio juin juni junho,july jul julio juillet juli julho,"
    "august aug agosto aout,september sep sept septiembre septembre setembro,"
    "october oct octubre octobre oktober outubro,"
    "november nov noviembre novembre novembro,december dec diciembre decembre dezember dezembro"
)
_RELATIVE = {
    **{"yesterday": -1, "today": 0, "tonight": 0, "this": 0, "the day after tomorrow": 2, "day after tomorrow": 2},
    **dict.fromkeys(("tomorrow", "tomorow", "tommorow", "tommorrow", "tmrw", "tmr", "tmw"), 1),
    **dict.fromkeys(("hoy", "aujourd'hui", "heute", "hoje"), 0),
    **dict.fromkeys(("manana", "demain", "morgen", "amanha"), 1),
    **dict.fromkeys(("pasado manana", "apres-demain", "apres demain", "ubermorgen", "depois de amanha"), 2),
}
PARTS = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 24), "tonight": (17, 24)}
"""Parts of a day, from and before which hour."""
_NUMBERS = numbered(",a an one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve")
COUNT = rf"(?P<count>\d{{1,3}}|{either(_NUMBERS)})"

_NEXT_WEEK = (
    "next week|(?:la )?(?:proxima semana|semana que vi?e[nm]e?)|(?:la )?semaine prochaine"
    "|(?:in der )?nachste[nr]? woche"
)
MONTHNAME = either(_MONTHS)
_MY = (
    r"mon(?! (?:cours|horaire|groupe|eleve|collegue|compte|lien|professeur|ami|amie|enseignant|ordinateur|telephone"
    r"|ecran|examen|devoir)s?\b)"
)
"""`mon cours` is my class, and no Monday."""
_DAYNAME = f"{either(day for day in WEEKDAYS if day != 'mon')}|{_MY}"
_ON = "(?:(?:on|el|al|le|am|den|na|no) )?"
_START = rf"(?<![\w.:/+-]){_ON}(?:(?P<named>{_DAYNAME})[.,]? {{1,3}})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? {1,3}(?P<year>\d{4})(?![\w:]))?"
_PART = r"(?: {1,3}(?P<part>morning|afternoon|evening|night))?"
_FEASTS = "christmas|xmas|easter|new year|halloween|thanksgiving"
LOOSE = re.compile(
    rf"(?<!\w)(?:(?:(?:next|this|last|following|coming) (?:week|month|year|term)|{_NEXT_WEEK}"
    rf"|on the \d{{1,2}}(?:st|nd|rd|th)"
    rf"|in (?:{COUNT}) (?:\w+ )?(?:minute|hour|day|week|month|year)s?|in (?:a )?(?:couple|few)"
    rf"|(?:day|week|fortnight|month|year)s? {{1,3}}(?:from|after|before|later)"
    rf"|(?:after|before|at|over|on) {{1,3}}(?:{_FEASTS})|(?:after|before) next"
    rf"|\d{{1,2}}-(?:{MONTHNAME}))(?!\w)|(?:{MONTHNAME})\.? {{0,3}}\d"
    rf"|\d{{1,4}}[./-]\d{{1,2}}\.? {{1,3}}(?:at \d|\d{{1,2}}(?::| ?[ap]\.?m\b)))"
)
"""Words about a day that name none, or name it in a way that is not read."""
REPEATED = re.compile(
    rf"(?<!\w)(?:every|each {{1,3}}(?:day|week|morning|afternoon|{_DAYNAME})|weekly|bi-?weekly|fortnightly"
    r"|daily|monthly|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|(?:cada|los|chaque|jede[nrs]?|toda|todos (?:los|os)|todas as|tous les|toutes les) "
    rf"(?:{_DAYNAME}|dias?|jours?|tage?|semanas?|semaines?|woche)s?"
    r"|semanal\w*|hebdomadaire\w*|wochentlich\w*|(?:mon|diens|donners|frei|sams|sonn)tags|mittwochs)(?!\w)"
)
"""Words about a day that comes again and again."""
_BEFORE_IT = re.compile(
    r"(?<!\w)(?:after|before|until|till|since|by|not|except|antes del?|despues del?|hasta|avant|apres|jusqu'a|bis|vor"
    r"|nach|ate)(?: the)? {1,3}$"
)
_AFTER_IT = re.compile(
    r" {1,3}(?:after|before|week|fortnight|que vi?e[nm]e?|prochaine?|in (?:einer|zwei) wochen?)(?!\w)"
)

_RELATIVES = either(_RELATIVE).replace(" ", " {1,3}").replace("this", "this(?= {1,3}(?:morning|afternoon|evening))")
for _word, _behind in (("manana", "(?<!la )(?<!esta )"), ("morgen", "(?<!guten )(?<!am )(?<!jeden )")):
    _RELATIVES = _RELATIVES.replace(f"|{_word}", f"|{_behind}{_word}")
"""`la manana` and `guten Morgen` are the morning."""

Words: TypeAlias = Mapping[str, str | None]
Ways: TypeAlias = tuple[tuple[date, ...], ...]
"""For each way to read it the days it may be, soonest first: one whose time has passed gives way to the next."""


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


def _calendar(words: Words, today: date) -> Ways:
    month = words["month"] or ""
    return (_days(words["year"], _MONTHS.get(month) or int(month), int(words["day"] or 0), today),)


def _slashed(words: Words, today: date) -> Ways:
    one, two = int(words["one"] or 0), int(words["two"] or 0)
    return tuple(_days(words["year"], month, day, today) for month, day in dict.fromkeys([(one, two), (two, one)]))


def _relative(words: Words, today: date) -> Ways:
    return ((today + timedelta(days=_RELATIVE[" ".join((words["relative"] or "").split())]),),)


def _counted(words: Words, today: date) -> Ways:
    return ((today + timedelta(days=counted(words["count"] or "") * (7 if words["unit"] == "week" else 1)),),)


def _weekday(words: Words, today: date) -> Ways:
    ahead = (number_of(words["weekday"] or "") - today.weekday()) % 7
    coming, after = today + timedelta(days=ahead), today + timedelta(days=ahead + 7)
    match words.get("which"):
        case "last":
            return ((today - timedelta(days=1),),)
        case "next" if ahead == 0:
            return ((after,),)
        case "next" if today.weekday() + ahead < 7:
            return ((coming,), (after,))
    return ((coming, after),)


def _of_next_week(words: Words, today: date) -> Ways:
    return ((today + timedelta(days=7 - today.weekday() + number_of(words["weekday"] or "")),),)


def any_day(_words: Words, today: date) -> Ways:
    return ((today, today + timedelta(days=1)),)


Reader: TypeAlias = Callable[[Words, date], Ways]
_DATES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (_START + r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?:t(?=\d)|(?![\w/-]))", _calendar),
        (_START + r"(?<!at )(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})?(?![\w:])", _calendar),
        (_START + r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>\d{4}))?(?![\w/:-])", _slashed),
        (_START + r"(?P<one>\d{1,2})-(?P<two>\d{1,2})-(?P<year>\d{4})(?![\w/:-])", _slashed),
        (_START + rf"(?:the |dia )?{_DAY}\.? {{0,3}}(?:of |de )?(?P<month>{MONTHNAME})\b\.?{_YEAR}", _calendar),
        (
            _START + rf"(?P<month>{MONTHNAME})\.? {{0,3}}{_DAY}(?!\w|[:-]\d|\.\d| ?[ap]\.?m\b| ?h\b){_YEAR}",
            _calendar,
        ),
        (rf"(?<!\w)(?P<relative>{_RELATIVES})(?:'?s)?{_PART}(?!\w)", _relative),
        (
            rf"(?<!\w){_ON}(?:(?P<which>next|this|last) )?(?P<weekday>{_DAYNAME})(?:'s)?{_PART}(?!\w)",
            _weekday,
        ),
        (rf"(?<!\w)(?:{_NEXT_WEEK}),? {{1,3}}{_ON}(?P<weekday>{_DAYNAME}){_PART}(?!\w)", _of_next_week),
        (
            rf"(?<!\w){_ON}(?P<weekday>{_DAYNAME}|{either(BY_NUMBER)}){_PART},? {{1,3}}"
            rf"(?:(?:of|in|de|da|der) )?(?:the |la )?(?:{_NEXT_WEEK})(?!\w)",
            _of_next_week,
        ),
        *((name, _weekday) for name in BESIDE_A_TIME),
        (rf"(?<!\w)in {{1,3}}{COUNT} {{1,3}}(?P<unit>day|week)s?(?:'? time)?(?!\w)", _counted),
        (rf"(?<!\w){COUNT} {{1,3}}(?P<unit>day|week)s? {{1,3}}from {{1,3}}(?:now|today)(?!\w)", _counted),
    )
)
_BARE = re.compile(BARE)


def counted(number: str) -> int:
    """The number in digits or as a word."""
    return int(number) if number.isdigit() else _NUMBERS[number]


def hedged(known: str, day: re.Match[str]) -> bool:
    """Whether the words beside a day make another one of it: `after friday`, `friday week`."""
    return bool(_BEFORE_IT.search(known, max(day.start() - 20, 0), day.start()) or _AFTER_IT.match(known, day.end()))


def one_day(known: str) -> tuple[re.Match[str] | None, Reader]:
    """The one day in plain words, if there is one, and which days it may be."""
    found = [(match, reader) for pattern, reader in _DATES for match in pattern.finditer(known)]
    if len(found) > 9:
        raise Stop(Why.SEVERAL)
    if not found and (bare := _BARE.search(known)) and not known[: bare.start()].strip(" _,"):
        return bare, _weekday
    whole = [one for one in found if not any(_inside(one[0].span(), other[0].span()) for other in found)]
    if len(whole) > 1:
        raise Stop(Why.SEVERAL)
    return whole[0] if whole else (None, any_day)


def bare_day(words: str) -> str:
    """The short name of a day in the words that people have as well, where it is read as a day: `sam 12:00`; empty
    where there is none.
    """
    day, _ = one_day(plain(words))
    return words[slice(*day.span())] if day and day.re is _BARE else ""


def _inside(inner: Span, outer: Span) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]
