"""That the times of all classes are wrong, or by which clock they are, when it changes too: in five languages."""

from __future__ import annotations

import re

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
_WRONG = tuple(
    re.compile(way)
    for way in (
        r"\b(?:times?|hours?|clocks?)\b.{0,30}\b(?:classes|sessions|lessons|lectures|reminders)\b.{0,40}"
        rf"\b(?:off by|wrong|shifted|not right|incorrect|{_HOUR} (?:off|late|early|ahead|behind|out|too))\b",
        r"\b(?:classes|sessions|lessons|lectures|reminders)\b.{0,40}\b(?:wrong times?|wrong hours?|times? (?:is|are) "
        rf"(?:all )?(?:wrong|off)|off by|(?:shown|listed|displayed) {_HOUR} (?:off|late|later|early|earlier)"
        rf"|{_HOUR} (?:off|ahead|behind|out|too|late|early)\b)",
        r"\b(?:clases|sesiones|recordatorios)\b.{0,50}\b(?:horas? de diferencia|horas? equivocadas?|desfasad\w+"
        r"|horas? (?:antes|despues|tarde) de lo)\b",
        r"\b(?:horas?|horarios?)\b.{0,30}\b(?:clases|sesiones)\b.{0,30}\b(?:mal|equivocad\w+|incorrect\w+|desfasad\w+)\b",
        r"\b(?:cours|seances|rappels)\b.{0,50}\b(?:heures? de decalage|decales? d'une heure|(?:mauvaise|fausse) heure"
        r"|pas a la bonne heure)\b",
        r"\b(?:heures?|horaires?)\b.{0,30}\b(?:cours|seances)\b.{0,30}\b(?:faux|fausses?|decale\w*|mauvais\w*)\b",
        r"\b(?:stunden|kurse|klassen|unterricht\w*|erinnerungen)\b.{0,50}\b(?:stunden? (?:falsch|verschoben"
        r"|zu (?:fruh|spat))|falsche[nr]? (?:uhrzeit|zeit)\w*|zeiten? falsch)\b",
        r"\b(?:uhr)?zeiten\b.{0,40}\b(?:stunden|kurse|klassen|unterrichts?)\b.{0,30}\b(?:falsch|verschoben)\b",
        r"\b(?:aulas|sessoes|lembretes)\b.{0,50}\b(?:horas? de diferenca|horas? erradas?|horas? a (?:mais|menos))\b",
        r"\b(?:horas?|horarios?)\b.{0,30}\b(?:aulas|sessoes)\b.{0,30}\b(?:errad[oa]s?|trocad[oa]s?)\b",
    )
)


def wrong_clock(words: str) -> bool:
    """Whether somebody says that all their classes are shown at wrong times, or asks by which clock they are."""
    known = plain(words)
    if len(known) > _LONGEST:
        return False
    return bool(_ASKS.fullmatch(known) or _CHANGED.match(known)) or any(way.search(known) for way in _WRONG)
