"""Secrets that whole sentences give away: codes that came, what was typed, days of birth, answers to questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secret_shapes import Span, odd, strong, very_odd
from bot.model.secret_text import words_of
from bot.model.secret_words import ENDINGS, ORDINARY, SPOKEN

_CODE = re.compile(r"\d{6}|\d{3}[ -]\d{3}")
_DAY = re.compile(r"\d{4}|\d[./-]\d\d?[./-]\d\d")
_DIGIT = re.compile(r"\d")
_SIGNS = frozenset("!#$%&*+?^~€£§/")
_MAIDENS = ("maiden", "soltei", "soltera", "mädchenname")
_ASKS = ("secur", "secret", "segur", "sécur", "secrèt", "sicherheits")
_CAME = re.compile(
    r"\b(?:sent|texted|gave|got|received?|get|mandó|enviou|mandou|recebi|recibí|reçu|bekommen|bekam|geschickt)"
    r"\s{1,3}(?:(?:me|us|him|her|them|this|mir|uns)\s{1,3}){0,2}(\d{6}|\d{3}[ -]\d{3})"
    r"(?=\s{0,3}(?:[^\w\s/-]|$)|\s{1,3}(?:from|by|via|on|in|but|and|to|per|von|auf|por|no|na|al|en|par|sur|et|y|e)\b)",
    re.I | re.M,
)
_TYPED = re.compile(
    r"\b(?:typed|typing|type|entered|entering|enter|tried|trying|try|tippe|eingegeben|escribí|digitei|tapé)"
    r"\s{1,3}(?:(?:in|it|with|as|my)\s{1,3}){0,2}(\S{7,64})",
    re.I,
)
_BESIDE = re.compile(r"(?<!\S)\S{2,60}\s/\s(\S{6,64})")
"""As in `kim.lee / 1234abc!`."""
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
_SAID = r"(?:\s(?:is|was|ist|war|es|é|est)|\s?[:=])\s{1,3}"
_NAMED = r"['\"“‘]?([^\W\d_][\w'’-]{1,40}(?:\s[A-ZÀ-Þ][\w'’-]{1,40}){0,2})"
_MAIDEN = re.compile(r"(?i:\bmaiden\sname|mädchenname|apellido\sde\ssoltera|nome\sde\ssolteira)" + _SAID + _NAMED)
_ASKED = re.compile(
    r"\b(?:security|secret)\s(?:question|answer)|sicherheits(?:frage|antwort)|pregunta\s(?:de\sseguridad|secreta)|"
    r"pergunta\s(?:de\ssegurança|secreta)|question\s(?:de\ssécurité|secrète)",
    re.I,
)
_ANSWER = re.compile(
    r"(?i:\b(?:pet|dog|cat|school|teacher|city|town|street|car|friend|book|name|answer|question|haustier|hund|katze|"
    r"antwort|mascota|perro|respuesta|resposta|cachorro|animal|réponse|chien|chat))" + _SAID + _NAMED
)


def sentences(text: str) -> Iterator[Span]:
    """What sentences of these kinds tell; most texts have nothing that one of them must have."""
    if _DIGIT.search(text):
        yield from _with_digits(text)
    plain = text.casefold()
    if any(map(plain.__contains__, _MAIDENS)):
        yield from _answers(_MAIDEN, text)
    if any(map(plain.__contains__, _ASKS)) and _ASKED.search(text):
        yield from _answers(_ANSWER, text)


def _with_digits(text: str) -> Iterator[Span]:
    if _DAY.search(text):
        yield from (match.span(1) for match in _BORN.finditer(text))
    if _CODE.search(text):
        yield from (match.span(1) for match in _CAME.finditer(text))
    if not _SIGNS.isdisjoint(text):
        yield from _typed(text)


def _typed(text: str) -> Iterator[Span]:
    for shape, fits in ((_TYPED, strong), (_BESIDE, very_odd)):
        for match in shape.finditer(text):
            for word in words_of(match[1]):
                if fits(word.core) and odd(word.core):
                    yield match.start(1) + word.start, match.start(1) + word.end


def _answers(shape: re.Pattern[str], text: str) -> Iterator[Span]:
    """A name, or a word that is none of those said of questions and names."""
    for match in shape.finditer(text):
        first = match[1].split()[0].casefold()
        if first not in ORDINARY | SPOKEN and not first.endswith(ENDINGS):
            yield match.span(1)
