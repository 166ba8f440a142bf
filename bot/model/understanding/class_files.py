"""Wishes to read classes from a file, or to write them into one or into another calendar: the desk does neither."""

from __future__ import annotations

import re

from bot.model.letters import plain

_LONGEST = 120
_DEED = (
    r"(?:(?:re)?import|export|upload|sync|synchroni[sz]e|subscribe to|download|importa[r]?|importe[rz]?|"
    r"exporta[r]?|exporte[rz]?|importieren?|exportieren?|importiere|exportiere|sincroniza[r]?|synchronise[rz]?|"
    r"synchronisieren?|descarga[r]?|telecharge[rz]?|baixa[r]?)"
)
_BETWEEN = (
    r"(?:(?:my|the|our|all|a|an|of|from|with|to|into|in|this|google|outlook|class|course|school|mis?|los|las|el|la|"
    r"mon|mes|le|les|l'|ma|meine?n?|den|die|das|o|os|as|meus?|minhas?|un|une|uma?|einen?|eine) ?){0,4}"
)
_CLASSES = (
    r"(?:timetables?|schedules?|calendars?|class list|classes|sessions|lessons|ics|ical|horarios?|clases|calendario|"
    r"emploi du temps|cours|calendrier|stundenplan|kalender|unterricht|kurse|aulas)"
)
_WANTS = re.compile(rf"\b{_DEED} {_BETWEEN}{_CLASSES}\b")
_LAST_VERB = re.compile(rf"\b(?:meinen?|den|die) {_CLASSES}\b.{{0,30}}\b(?:importieren|exportieren|synchronisieren)\b")
_FILE = re.compile(
    r"\b[\w-]+\.(?:ics|ical)\b|\b(?:ics|ical)\b(?: \w+)? (?:file|feed|datei|link)\b|\bfi?chi?er[oi]? ics\b"
)
_ADDS = re.compile(
    rf"\b(?:add|put|send|copy|show) {_BETWEEN}{_CLASSES} (?:to|in|into) (?:my |the )?(?:google|outlook|ical)"
)
_JOINS = re.compile(
    rf"\b(?:connect|link)(?! to\b) {_BETWEEN}(?:calendars?|ics|ical"
    rf"|{_CLASSES} (?:to|with|and) (?:my |the )?(?:google(?! (?:meet|classroom))|outlook|ical|ics|calendars?))\b"
)
"""A link to classes is wanted to come to them, and whoever connects to them would be in them."""
_TROUBLE = re.compile(
    r"\b(?:cannot|can'?t|won'?t|does(?:n'?t| not)|did(?:n'?t| not)|fail\w*|error|fehler|erreur|erro)\b"
)


def wants_a_file(words: str) -> bool:
    """Whether somebody asks for that, and is not reporting trouble with a program of theirs."""
    said = plain(words)
    if len(said) > _LONGEST or _TROUBLE.search(said):
        return False
    return any(shape.search(said) for shape in (_WANTS, _LAST_VERB, _FILE, _ADDS, _JOINS))
