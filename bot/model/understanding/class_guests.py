"""Who shall be in all classes of one name: `invite 10b to all my maths classes`, in five languages."""

from __future__ import annotations

import re

from bot.model.intents.timetables import InviteToSessions
from bot.model.letters import plain
from bot.model.understanding.asking import only_asks
from bot.model.understanding.class_timetables import exception_in
from bot.model.understanding.class_wishes import denied, inner, wishes

_LONGEST = 200
_WHO = r"(?P<who>\S.{0,80}?)"
_CLASSES = r"(?:classes|class|sessions?|lessons?|lectures?|seminars?|ones)"
_OF = r"(?P<of>\S.{0,40}?)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:invite|add|put) {_WHO} (?:to|in|into|on) (?:all|every one|each|every)(?: of)?(?: my| the| our)?"
        rf"(?: {_OF})? {_CLASSES}(?: from now on)?",
        rf"(?:invite|add|put) {_WHO} (?:to|in|into) (?:all|every|each)(?: of)?(?: my| the| our)? {_OF}",
        rf"(?:invit[ae]|anade|agrega) (?:a )?{_WHO} (?:a|en) (?:todas (?:las|mis)(?: mis)?|cada) (?:clases?|sesion\w*)"
        rf"(?: de {_OF})?",
        rf"(?:invite[rz]?|ajoute[rz]?) {_WHO} (?:a|dans) (?:tous (?:les|mes)|chaque) cours(?: (?:de |d'){_OF})?",
        rf"(?:lade?|fuge?) {_WHO} (?:zu|in) (?:allen|alle|jeder|jede)(?: meinen?)?(?: {_OF})? ?"
        r"(?:stunden?|kursen?|klassen?)(?: (?:ein|hinzu))?",
        rf"(?:convid[ae]|adicion[ae]) (?:o |a )?{_WHO} (?:a|para|em) (?:todas as(?: minhas)?|cada) aulas?"
        rf"(?: de {_OF})?",
    )
)

_SPOKEN_OF = re.compile(
    r"\b(?:class(?:es)?|sessions?|lessons?|lectures?|seminars?|clases?|sesion\w*|cours|stunden?|kursen?|klassen?|aulas?)\b"
)


def speaks_of_classes(words: str) -> bool:
    return bool(_SPOKEN_OF.search(plain(words)))


def invited_to_all(words: str) -> InviteToSessions | None:
    """Whom to invite to which classes, as both were typed; None where these words say nothing of the kind."""
    known = plain(words)
    if len(known) > _LONGEST or denied(known) or exception_in(words):
        return None
    start, end = inner(known)
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(known, start, end))), None)
    if found is None or (only_asks(InviteToSessions(), words) and not wishes(known)):
        return None
    of = words[slice(*found.span("of"))] if found["of"] else ""
    return InviteToSessions(of, words[slice(*found.span("who"))])
