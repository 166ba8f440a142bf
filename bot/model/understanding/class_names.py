"""What a class shall be called: `call it Optics`, `rename physics to Physics lab`, in five languages."""

from __future__ import annotations

import re

from bot.model.intents.sessions import ChangeSession
from bot.model.letters import QUOTES, plain
from bot.model.understanding.asking import only_asks
from bot.model.understanding.class_wishes import denied, inner

_LONGEST = 240
"""So many letters say what one wants; more is a story."""
_CLASS = r"(?:class|session|lesson|course|lecture|seminar)"
_IT = rf"(?P<which>it|(?:my|the|this|that|our) (?:\w+ ){{0,3}}{_CLASS}(?: \d{{1,9}})?)"
_WHICH = r"(?P<which>\S.{0,60}?)"
_TITLE = r"(?P<title>\S.{0,120}?)"
_CALLED = (
    r"(?P<title>(?!(?:an?|the|off|back|in|on|at|up|for|if|when|whatever|what|quits|even|again|later|now|today|tomorrow|"
    r"me|him|her|them|us|my|support|help|desk|department|team|people|about|to|because|please)\b)\S.{0,120}?)"
)
"""Whoever calls it a day, or off, gives it no name; nor does whoever would call the people of IT."""
_PEOPLE = "IT"
_THE_NAME = r"(?:the |its |el |le |den |o |su |son |seu )?(?:new |nuevo |nouveau |neuen |novo )?"
_NOW = r"(?:now|from now on|ahora|maintenant|desormais|jetzt|nun|ab jetzt|agora)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:session )?(?:rename|retitle) {_WHICH} (?:to|as|into) {_TITLE}",
        rf"(?:rename|retitle) {_IT} {_TITLE}",
        rf"(?:call|name) {_IT} {_CALLED}",
        rf"(?:change|set|edit|update|correct) {_THE_NAME}(?:name|title) (?:of|for) {_WHICH} (?:to|into|as) {_TITLE}",
        rf"(?:change|set|edit|update|correct) {_WHICH}'s (?:name|title) (?:to|into|as) {_TITLE}",
        rf"(?:change|set|edit|update|correct) (?P<its>its) (?:name|title) (?:to|into|as) {_TITLE}",
        rf"{_WHICH} (?:should|shall|must|will|is to) (?:now )?be (?:called|named|renamed(?: to| as)?) {_TITLE}",
        rf"{_WHICH} to be (?:called|named) {_TITLE}(?: {_NOW})?",
        rf"que (?:(?P<which>\S.{{0,60}}?) )?se llam(?:ara|ase|e) {_TITLE}",
        rf"qu(?:'(?:il|elle)|e (?P<which>\S.{{0,60}}?)) s'appelle {_TITLE}",
        rf"dass (?:sie|es|(?P<which>(?:die|meine) (?:stunde|klasse))) {_TITLE} hei(?:ss|_)t",
        rf"{_WHICH} is {_NOW} (?:called|named) {_TITLE}",
        rf"(?:the )?new (?:name|title) (?:of|for) {_WHICH} (?:is|should be|shall be|will be|:) ?{_TITLE}",
        rf"give {_WHICH} (?:the|a new|another) (?:name|title)[ :]+{_TITLE}",
        rf"(?:cambi(?:a(?:r|le)?|e)|modificar?) {_THE_NAME}(?:nombre|titulo) (?:del?|a) {_WHICH} (?:a|por|en) {_TITLE}",
        rf"renombra(?:r)? (?:a )?{_WHICH} (?:a|como|en|por) {_TITLE}",
        rf"{_WHICH} (?:ahora se llama|se llama ahora|se llamara|se va a llamar) {_TITLE}",
        rf"change[rz]? {_THE_NAME}(?:nom|titre) (?:de |du |d')?{_WHICH} (?:en|pour|a|par) {_TITLE}",
        rf"renomme[rz]? {_WHICH} en {_TITLE}",
        rf"{_WHICH} (?:s'appelle {_NOW}|s'appellera) {_TITLE}",
        rf"(?:be)?nenne? {_WHICH} (?:um )?(?:in|zu) {_TITLE}(?: um)?",
        rf"nenne? {_WHICH} {_NOW} {_TITLE}",
        rf"andere? {_THE_NAME}(?:namen?|titel) (?:von |der |des )?{_WHICH} (?:in|auf|zu) {_TITLE}",
        rf"{_WHICH} hei(?:ss|_)t {_NOW} {_TITLE}",
        rf"{_WHICH} soll (?:{_NOW} )?{_TITLE} hei(?:ss|_)en",
        rf"(?:mud[ae]r?|alter[ae]r?|troca|troque) {_THE_NAME}(?:nome|titulo) (?:d[eao] )?{_WHICH} para {_TITLE}",
        rf"renomei[ae] {_WHICH} (?:para|como) {_TITLE}",
        rf"{_WHICH} (?:passa a chamar-se|agora (?:se chama|chama-se)|chama-se agora) {_TITLE}",
    )
)


def renamed(words: str) -> ChangeSession | None:
    """The class that shall be called otherwise, as they call it now, and its new name; None where these words say
    nothing of the kind.
    """
    known = plain(words)
    if len(known) > _LONGEST or denied(known) or only_asks(ChangeSession(), words):
        return None
    start, end = inner(known)
    match = next((found for shape in _SHAPES if (found := shape.fullmatch(known[start:end]))), None)
    if match is None:
        return None
    said = words[start:end]
    title = said[slice(*match.span("title"))].strip(QUOTES)
    which = said[slice(*match.span("which"))] if match.groupdict().get("which") else "it"
    if which == _PEOPLE and not words.isupper():
        return None
    return ChangeSession(None, title, called=which) if title else None
