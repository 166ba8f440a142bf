"""What is wanted of all classes of a day, or of one once more: `cancel my classes tomorrow`, `same class next week`."""

from __future__ import annotations

import re
from contextlib import suppress

from bot.model.cover_words import is_ill
from bot.model.intents.sessions import ListSessions
from bot.model.intents.timetables import CancelSessions, CopySession
from bot.model.letters import plain
from bot.model.moments.class_days import names_a_week
from bot.model.moments.days import one_day
from bot.model.moments.readings import Span, Stop
from bot.model.moments.repeats import speaks_of_several
from bot.model.understanding.asking import only_asks
from bot.model.understanding.class_wishes import denied, inner, is_a_day, is_a_time, wishes

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
_DAY_WHOLE = tuple(
    re.compile(way)
    for way in (
        r"(?P<before>.*?)(?:cancel|call off|scrap|drop) (?:everything|all|it all|the (?:whole|entire) day)"
        r"(?P<then> .+)",
        r"(?P<before>.*?)(?:cancel[ae]r?|annule[rz]?) (?:todo|tudo|tout)(?P<then> .+)",
        r"(?P<before>.*?)(?:sage?|streiche?|storniere?) (?:bitte )?alles(?P<then> .+?)(?: ab)?(?P<why>,.*)?",
        r"(?P<before>(?:.+? )??)(?:(?:there (?:is|are|will be)|(?:is|are) there|there's"
        r"|we (?:have|hold)|i (?:hold|give|teach)) )?"
        r"no (?:class|classes|session|sessions|lesson|lessons|lectures?)(?P<then> .+)?",
        r"(?P<before>(?:.+? )??)no (?:hay|habra|tenemos|doy) clases?(?P<then> .+)?",
        r"(?P<before>(?:.+? )??)(?:il n'y a |il n'y aura )?pas (?:de |d')?(?:cours|seance)(?P<then> .+)?",
        r"(?P<before>(?:.+? )??)kein(?:en?)? (?:unterricht|stunden?|kurse?)(?P<then> .+)?",
        r"(?P<before>(?:.+? )??)nao (?:ha|tem|havera|vai haver|temos) aulas?(?P<then> .+)?",
    )
)
"""All of a day or a week, where that is said: before it or behind it."""
_EVERYTHING = re.compile("|".join(f"(?:{way})" for way in _ALL))
_NUMBERS = re.compile(r"\W*#?\d{1,4}(?! ?(?:[a-z]+|[:./-]))")
"""Behind `my classes` they are those that are meant."""
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|but(?: (?:not|keep|hold))?|apart from|other than|without|besides|not|excepto|salvo"
    r"|menos|sauf|ausser|exceto|pero no|aber nicht|mais pas|mas nao)\b|,? only (?=.+ stays?\b)"
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


_ALL_SAID = re.compile(
    r"(?:cancel|call off|scrap|drop) (?:everything|it all|all (?:on|from|this|next|today|tomorrow|\w+day)\b)"
    r"|(?:there(?:'s| is| are) )?no (?:class|classes|session|sessions|lesson|lessons|lectures?)\b"
)
_NOT_ALL = "except some"
_FEW_WORDS = frozenset(
    re.findall(
        r"\w+",
        "on for from in of at this next the this my our whole entire day week all both classes class sessions lessons "
        "el la los de del en le les du am der die den im na no da do ab coming a und",
    )
)
"""Beside a day they say nothing more."""
_WEEK = re.compile(
    r"\b(?:(?:la )?semana que vi?e[nm]e?|(?:proxima|esta) semana|semaine prochaine|cette semaine"
    r"|(?:nachste|diese)[nr]? woche)(?!\w)"
)


def _only_days(then: str) -> bool:
    """Whether words say a day or a week and nothing more, but for what is left out of it and why."""
    known = plain(then)
    left_out = _EXCEPT.search(known)
    said = re.split(r"[,;:]|\bbecause\b", known[: left_out.start()] if left_out else known)[0]
    said = _WEEK.sub(" ", said)
    with suppress(Stop):
        day, _ = one_day(said)
        said = f"{said[: day.start()]} {said[day.end() :]}" if day else said
        rest = [word for word in re.findall(r"[\w'-]+", said) if word not in _FEW_WORDS]
        return not rest or is_ill(" ".join(rest))
    return False


def none_then(words: str) -> CancelSessions | ListSessions | None:
    """That there is no class at all on a day or in a week, or that everything on it is called off; to be shown, where
    that is only asked.
    """
    known = plain(words)
    asks = only_asks(CancelSessions(), words)
    if len(known) > _LONGEST or (asks and "?" not in known):
        return None
    start, end = inner(known.rstrip("? "))
    for way in _DAY_WHOLE:
        if found := way.fullmatch(known, start, end):
            then, before = (words[slice(*found.span(name))].strip(" ,;") for name in ("then", "before"))
            which = next((each for each in (then, before) if names_a_week(each) or is_a_day(each)), "")
            beside = [each for each in (then, before) if each and each != which]
            if not (_only_days(which) and all(is_ill(each) or says_no_more(each) for each in beside)):
                return None  # told of something else
            done = ListSessions() if asks else CancelSessions(asked=which)
            return done if which else None
    return None


def all_beside_a_name(words: str) -> CancelSessions | None:
    """That everything is called off, or there is no class, by words that name a class as well: which ones it shall be
    is asked, for what they say of that one is not known.
    """
    known = plain(words)
    found = _ALL_SAID.match(known, inner(known)[0])
    return CancelSessions(asked=f"{words} {_NOT_ALL}") if found and "?" not in known else None


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
