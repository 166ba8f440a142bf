"""That a class begins so much later or earlier, said of those who begin: `we start 10 minutes later today`."""

from __future__ import annotations

import re

from bot.model.letters import plain
from bot.model.understanding.class_lengths import amount_said
from bot.model.understanding.class_wishes import denied, inner

_LONGEST = 120
_DAY = (
    r"(?:(?:,? ?(?:on|am|el|le|na) )?(?:today|tomorrow|hoy|manana|aujourd'hui|demain|heute|morgen|hoje|amanha|\w+day))"
)
_CLASS = r"(?:the |my |our |la |mi |le |mon |die |meine |a |minha )?(?:class|session|lesson|clase|cours|stunde|aula)"
_BEGINS = (
    rf"(?:(?:we|i|{_CLASS})(?:'ll| will| are going to| have to| am going to)? (?:start|begin)(?:s|ing)?(?: {_CLASS})?"
    rf"|(?:empezamos|empiezo|empezaremos|comenzamos|{_CLASS} (?:empieza|comienza|commence|beginnt|comeca)"
    r"|(?:vamos a|voy a) empezar|(?:on|nous|je) commen(?:ce|cons|cera|cerons)|wir (?:fangen|beginnen|starten)"
    r"|(?:fangen|beginnen|starten) wir|ich (?:fange|beginne|starte)|comecamos|vamos comecar|comeco))"
)
_LATER = r"later|mas tarde|despues|plus tard|spater|mais tarde|depois"
_EARLIER = r"earlier|sooner|antes|mas temprano|plus tot|fruher|mais cedo"
_SHAPE = re.compile(
    rf"(?:{_DAY},? )?{_BEGINS}(?: {_DAY})? (?:um |de |con |by )?(?P<by>\S.{{0,30}}?) "
    rf"(?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER}))(?: an)?(?:,? {_DAY})?"
    r"(?: (?:than|que) (?:usual|planned|normal|d'habitude|sonst))?"
)

_AMOUNT = re.compile(r"(?:\d|an?\b|half\b|(?:\w+ )?(?:min|hour|h\b|hora|heure|stunde|minut))")
"""What begins so says no more than how long."""


def begins_by(words: str) -> str:
    """By how much, as `10 minutes later`; empty where these words say nothing of the kind."""
    known = plain(words)
    if len(known) > _LONGEST or "?" in known or denied(known):
        return ""
    found = _SHAPE.fullmatch(known, *inner(known))
    only_so_long = found and _AMOUNT.match(found["by"])
    amount = amount_said(found["by"]) if found and only_so_long else ""
    return f"{amount} {'later' if found and found['later'] else 'earlier'}" if amount else ""
