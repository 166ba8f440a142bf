"""What is wanted of all classes of a day, or of one once more: `cancel my classes tomorrow`, `same class next week`."""

from __future__ import annotations

import re

from bot.model.cover_words import is_ill
from bot.model.intents.timetables import CancelSessions, CopySession
from bot.model.letters import plain
from bot.model.moments.class_days import names_a_week
from bot.model.moments.readings import Span
from bot.model.moments.repeats import speaks_of_several
from bot.model.understanding.asking import only_asks
from bot.model.understanding.class_wishes import denied, inner, is_a_time, wishes

_LONGEST = 200
_CLASSES = r"(?:classes|sessions|lessons|lectures|seminars)"
_ALL = (
    rf"(?:cancel|call off|scrap|drop) (?:(?:all|both|every one)(?: of)? )?(?:my|the|our) (?:\w+day'?s? )?{_CLASSES}",
    rf"(?:cancel|call off|scrap|drop) all(?: of)?(?: my| the| our)? {_CLASSES}",
    rf"all (?:of )?my {_CLASSES}(?P<then>(?: (?!are|will|have)[\w']+){{0,4}}) (?:are|will be|have been) "
    r"(?:off(?! by\b)|cancell?ed|called off)",
    r"cancela(?:r|d)? todas (?:las|mis) (?:mis )?(?:clases|sesiones)",
    r"annule[rz]? tous (?:les|mes) cours",
    r"(?:sage?|storniere?|streiche?) (?:bitte )?alle (?:meine )?(?:stunden|kurse|klassen)",
    r"cancel(?:a|e|ar) todas as (?:minhas )?aulas",
)
_EVERYTHING = re.compile("|".join(f"(?:{way})" for way in _ALL))
_NUMBERS = re.compile(r"\W*#?\d{1,4}(?! ?(?:[a-z]+|[:./-]))")
"""Behind `my classes` they are those that are meant."""
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|but (?:not|keep|hold)|apart from|other than|excepto|salvo|menos|sauf|ausser|exceto|pero no"
    r"|aber nicht|mais pas|mas nao)\b"
)
_SAYS_NO_MORE = re.compile(
    r"\W*(?:(?:please|pls|thanks|thank you|now|bitte|danke|por favor|gracias|merci|obrigad[oa])\b\W*)*"
    r"|[\s,;:.!?-]*[,;:.!?-].*|because\b.*",
    re.DOTALL,
)
"""Behind `my classes`: a kind word, another sentence or why."""
_ONE = r"(?:my (?:class|session|lesson)|(?:this|that|the) (?:same )?(?:class|session|lesson))"
_HOLD = r"(?:(?:do|hold|have|plan|schedule|give|teach|book|add|repeat) )?"
_SAME = (
    r"(?:(?:the |exactly the )?same (?:class|session|lesson)|la misma (?:clase|sesion)|le meme cours|la meme seance"
    r"|(?:die )?(?:gleiche|selbe) (?:stunde|klasse)|den gleichen kurs|a mesma aula)"
)
_AGAIN = r"(?: (?:again|once more|one more time|otra vez|de nuevo|encore|nochmal|noch einmal|wieder|de novo))"
_COPY = (
    r"(?:copy|repeat|duplicate|clone|copia|repite|duplica|copie[rz]?|repete[rz]?|kopiere?|wiederhole?|repit[ae]"
    r"|duplique)"
)
_ONCE_MORE = tuple(
    re.compile(rf"{way}(?: to| on| for)?(?P<when> .+)?")
    for way in (
        rf"{_COPY} (?:{_ONE}|{_SAME}){_AGAIN}?",
        rf"{_COPY} it{_AGAIN}?(?= )",
        rf"{_HOLD}{_SAME}(?= ){_AGAIN}?",
        r"(?:the )?same again(?= \w)",
        rf"{_HOLD}{_ONE}{_AGAIN}",
        rf"{_HOLD}{_ONE}(?= (?:every|each|weekly|fortnightly)\b)",
    )
)


_HAS = re.compile(rf"{_COPY}|{_SAME}|same again|{_AGAIN}|\b(?:every|each|weekly|fortnightly)\b")
"""What stands in each of them, whatever the class is called."""


def all_of_them(words: str) -> CancelSessions | None:
    """That all classes of a day shall be called off, with what is said of the day; None where it is not said."""
    known = plain(words)
    found = _EVERYTHING.search(known) if len(known) <= _LONGEST else None
    if found is None or only_asks(CancelSessions(), words) or _NUMBERS.match(known, found.end()):
        return None
    left_out = exception_in(words)
    if denied(known[: left_out[0]] if left_out and left_out[0] > found.start() else known):
        return None
    behind, before = words[found.end() :].strip(), words[: found.start()].strip(" ,;:.!-")
    then = words[slice(*found.span("then"))].strip()
    of_day = re.search(r"\w+day(?='?s? (?:classes|sessions|lessons|lectures|seminars)$)", found[0])
    said = then or (of_day[0] if of_day else "") or (behind if is_a_time(behind) else before)
    if not is_a_time(said):
        said = "today" if is_ill(before) else "" if says_no_more(behind) else behind
    return CancelSessions(asked=said or " ")


def says_no_more(behind: str) -> bool:
    """Whether what stands behind `my classes` says nothing of which ones they are."""
    return bool(_SAYS_NO_MORE.fullmatch(plain(behind)))


def exception_in(words: str) -> Span | None:
    """Where the words begin to leave some out, and where what they leave out begins; None where they leave out none."""
    found = _EXCEPT.search(plain(words))
    return found.span() if found else None


def may_be_once_more(words: str) -> bool:
    """Whether it is worth looking for the class that these words may name."""
    return bool(_HAS.search(plain(words)))


def once_more(words: str) -> CopySession | None:
    """That a class shall be held again, and when; `words` have `my class` in the place of its name."""
    known = plain(words)
    if len(known) > _LONGEST or denied(known) or only_asks(CopySession(), words):
        return None
    start, end = inner(known)
    found = next((match for way in _ONCE_MORE if (match := way.fullmatch(known, start, end))), None)
    if found is None or ("?" in words and not wishes(known[:start])):
        return None
    when = words[slice(*found.span("when"))].strip() if found["when"] else ""
    if when and not (is_a_time(when) or speaks_of_several(when) or names_a_week(when)):
        return None
    return CopySession(None, when)
