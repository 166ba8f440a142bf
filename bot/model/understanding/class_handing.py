"""Who takes a class over from its teacher: `Ms Ortiz takes my class tomorrow`, said in five languages."""

from __future__ import annotations

import re

from bot.model.intents.sessions import HandSession
from bot.model.letters import plain
from bot.model.understanding.asking import only_asks
from bot.model.understanding.class_wishes import denied, inner, wishes

_LONGEST = 200
_NOBODY = (
    r"(?:i|we|you|they|he|she|it|this|that|there|who|whom|what|which|when|why|how|nobody|none|somebody|someone|anybody"
    r"|anyone|everybody|everyone|a|an|one|students?|pupils?|kids|children|my|the|yo|quien|alguien|nadie|je|il|elle|on"
    r"|qui|quelqu'un|personne|ich|er|sie|es|wer|jemand|niemand|eu|ele|ela|quem|alguem|ninguem|can|could|will|would|does"
    r"|do|please|if|is|are|was|were|let|next|them|him|us|zoom|google|parents|today|tomorrow|\w+day|hoy|manana|demain|heute|morgen|hoje|amanha)"
)
_WHO = rf"(?P<who>(?:(?:la|el|le|die|der|den|dem|a|o) )?(?!{_NOBODY}\b)@?[^\W\d][\w.'-]*(?: [^\W\d][\w.'-]*){{0,2}}?)"
_MY = r"(?:my class|(?:all )?(?:of )?my (?:classes|lessons|sessions))"
_THEN = (
    r"(?:,? (?:(?:(?:on|at|in my place|this|next|today|tomorrow|tonight|for me|instead|from|until|hoy|manana|el|por mi"
    r"|aujourd'hui|demain|le|a ma place|heute|morgen|am|fur mich|hoje|amanha|na|no|por mim|por favor)\b)"
    r"|\w+day\b).{0,30})?"
)
_TAKES = (
    r"(?:(?:will |is going to |can |could )?(?:take|takes|teach|teaches|hold|holds|give|gives|do|does|cover|covers"
    r"|run|runs)(?: over)?|(?:is |will be )?(?:taking|teaching|covering|holding|doing)(?: over)?"
    r"|da|dara|va a dar|cubre|cubrira|imparte|toma|lleva|prend|prendra|assure|assurera|donne|donnera|remplace"
    r"|ubernimmt|uebernimmt|macht|halt|haelt|gibt|vertritt|assume|assumira|cobre|vai dar|fica com)"
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_WHO} {_TAKES} (?:over )?{_MY}{_THEN}",
        rf"(?:today |tomorrow |on \w+day ){_WHO} {_TAKES} {_MY}",
        rf"(?:can|could|will|would) {_WHO} (?:take(?: over)?|teach|hold|cover|do) {_MY}{_THEN}",
        rf"(?:give|hand|pass|transfer|assign|reassign)(?: over)? {_MY} (?:over )?to {_WHO}{_THEN}",
        rf"(?:da|dale|pasa|pasale|entrega|donne[rz]?|confie[rz]?|passe|de) {_MY} (?:a|para|pour|ao?) {_WHO}{_THEN}",
        rf"(?:gib|gebe|ubergib|uebergib) {_MY} (?:an )?{_WHO}{_THEN}",
        rf"{_MY} (?:is|will be) (?:taught|held|taken(?: over)?|covered) by {_WHO}{_THEN}",
        rf"{_WHO} is (?:now )?the (?:new )?teacher (?:of|for) {_MY}",
        rf"(?:ubernehmen|uebernimmt) {_WHO} {_MY}",
    )
)


def handed(words: str) -> HandSession | None:
    """That somebody else takes `my class`, and who, as it was typed; None where these words say nothing of the kind."""
    known = plain(words)
    if len(known) > _LONGEST or denied(known):
        return None
    start, end = inner(known)
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(known, start, end))), None)
    if found is None or (only_asks(HandSession(), words) and not wishes(known)):
        return None
    return HandSession(None, words[slice(*found.span("who"))])
