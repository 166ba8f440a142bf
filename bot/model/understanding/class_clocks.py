"""That the times of all classes are wrong, or by which clock they are, when it changes too: in five languages."""

from __future__ import annotations

import re

from bot.model.intents.devices import ReportDevice
from bot.model.intents.intent import Intent
from bot.model.intents.outages import OutageCheck
from bot.model.intents.playbooks import Begin
from bot.model.intents.timetables import ClockOfSessions
from bot.model.intents.walkthroughs import LoginHelp
from bot.model.letters import plain

_LONGEST = 160
_ZONE = r"(?:time ?zones?|zona horaria|huso horario|fuseau horaire|zeitzone|fuso horario)"
_FRAME = (
    r"what|what's|which|is|are|am|i|in|my|our|the|of|for|wrong|not|right|correct|set|change|update|fix|show|use|uses|do|does|you"
    r"|have|it|its|how|can|to|please|desk|deskbell|shown|class|classes|times|different|have|has|need|want|switch|another"
    r"|que|cual|es|mi|la|esta|mal|cambia|cambiar|pon|quel|quelle|est|mon|le|change|changer|welche|ist|meine|die|falsch"
    r"|andern|qual|meu|o|errado|errada|mudar|muda|a|en"
)
_ASKS = re.compile(
    rf"\W*(?:(?:{_FRAME})\W+)*{_ZONE}(?:\W+(?:{_FRAME}))*(?:\W+(?:to|a|en|auf|para|is|am i in) [\w /]+)?\W*"
)
_CLASSES = r"(?:class(?:es)?|sessions?|lessons?|clases?|cours|seances?|stunden?|unterricht|aulas?)"
_CHANGED = re.compile(
    rf"(?=.*\b{_CLASSES}\b).*(?:\bclocks? (?:change|changes|go (?:back|forward)|goes (?:back|forward))\b"
    r"|\b(?:still|same|chang\w+|switch\w*|wrong)\b.*\b(?:daylight saving|summer ?time|winter ?time)\b"
    r"|\b(?:cambio de hora|cambia la hora|changement d'heure"
    r"|zeitumstellung|sommerzeit|winterzeit|mudanca d[ea] hora|muda a hora)\b)"
    rf"|\W*(?:is|are)\b(?=.*\b{_CLASSES}\b)"
    r".*\b(?:my|our|your|school|local) time or (?:(?:in|the|my) )?[\w ]{2,20} time\W*$"
)
_HOUR = r"(?:an|one|1|two|2|some|\d) ?(?:hours?|h|hrs?)"
_ALL_MY = r"(?: (?:of|for|in|at|on|all|both|my|the|our|these))*"
_ARE = r"(?: (?:are|is|all|always|still|now|seem|seems|look|show|shows|have|has|at|with|be|to be|the|a))*"
_SHOWN = r"(?:(?:are|is|all|now|still|always) )*(?:shown|listed|displayed|appear(?:ing)?|show up)"
_WRONG = tuple(
    re.compile(way)
    for way in (
        rf"\b(?:times?|hours?){_ALL_MY} (?:classes|sessions|lessons|lectures|reminders){_ARE} "
        rf"(?:wrong|shifted|not right|incorrect|off by {_HOUR}|{_HOUR} (?:off|ahead|behind))\b",
        rf"\b(?:classes|sessions|lessons|lectures|reminders){_ARE} (?:wrong (?:times?|hours?)|times? (?:is|are) "
        rf"(?:all )?(?:wrong|off)|off by {_HOUR}|{_HOUR} (?:off|ahead|behind|out)\W*$)",
        rf"\b(?:classes|sessions|lessons|lectures|reminders) {_SHOWN} {_HOUR} (?:off|too|late|later|early|earlier)\b",
        rf"\b(?:classes|sessions|lessons|reminders){_ARE} {_HOUR} (?:too )?(?:late|early) in (?:the|my) list\b",
        r"\b(?:clases|sesiones|recordatorios)\b.{0,50}\b(?:horas? de diferencia|horas? equivocadas?|desfasad\w+"
        r"|horas? (?:antes|despues|tarde) de lo)\b",
        r"\b(?:horas?|horarios?)(?: (?:de|en|todas|las|mis))* (?:clases|sesiones)(?: (?:estan?|son|salen|todas))* "
        r"(?:mal|equivocad\w+|incorrect\w+|desfasad\w+)\b",
        r"\b(?:cours|seances|rappels)\b.{0,50}\b(?:heures? de decalage|decales? d'une heure|(?:mauvaise|fausse) heure"
        r"|pas a la bonne heure)\b",
        r"\b(?:heures?|horaires?)(?: (?:de|des|tous|toutes|les|mes))* (?:cours|seances)(?: (?:sont|est|tous))* "
        r"(?:faux|fausses?|decale\w*|mauvais\w*)\b",
        r"\b(?:stunden|kurse|klassen|unterricht\w*|erinnerungen)\b.{0,50}\b(?:stunden? (?:falsch|verschoben"
        r"|zu (?:fruh|spat))|falsche[nr]? (?:uhrzeit|zeit)\w*|zeiten? falsch)\b",
        r"\b(?:uhr)?zeiten(?: (?:der|von|aller?|meiner?|fur|die))* (?:stunden|kurse|klassen|unterrichts?)"
        r"(?: (?:sind|ist|alle))* (?:falsch|verschoben)\b",
        r"\b(?:aulas|sessoes|lembretes)\b.{0,50}\b(?:horas? de diferenca|horas? erradas?|horas? a (?:mais|menos))\b",
        r"\b(?:horas?|horarios?)(?: (?:de|das|todas|as|minhas))* (?:aulas|sessoes)(?: (?:estao|esta|sao|todas))* "
        r"(?:errad[oa]s?|trocad[oa]s?)\b",
    )
)


def wrong_clock(words: str, heard: Intent | None, soon: bool) -> ClockOfSessions | None:
    """That somebody says that all their classes are shown at wrong times, or asks by which clock they are; None where
    they are `heard` for a trouble, whatever is told beside it. `soon`: whether a class or an exam is near.
    """
    known = plain(words)
    if len(known) > _LONGEST or isinstance(heard, Begin | LoginHelp | ReportDevice | OutageCheck):
        return None
    asks = bool(_ASKS.fullmatch(known) or _CHANGED.match(known))
    return ClockOfSessions() if asks or (not soon and any(way.search(known) for way in _WRONG)) else None
