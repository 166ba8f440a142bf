"""Who only asks whether or how something is done, or says under which condition: nothing is done for that."""

from __future__ import annotations

import re

from bot.model.letters import plain

DEEDS = frozenset(("ticket_close", "resolve", "escalate", "session_cancel", "outage_over"))
"""What ends something, or calls people: it is done for who wants it, and not for who wonders."""
_LOOKED_AT = 300
_BEGINS = re.compile(r"\W*(?:(?:hi|hey|hello|so|and|but|ok|deskbell|hola|hallo|salut|ola)\b[\s,!.]*){0,2}")
_WONDERS = re.compile(
    r"(?:how (?:do|can|could|would|should|to)|should (?:i|we)|shall (?:i|we)|must (?:i|we)|do (?:i|we) (?:have|need) to"
    r"|can (?:i|we)|may (?:i|we)|when (?:do|can|should)|what (?:if|happens)|comment|dois-je|faut-il|puis-je"
    r"|wie|soll(?:en)? (?:ich|wir)|muss (?:ich|wir)|kann ich|darf ich|como|debo|tengo que|puedo|devo|tenho que|posso)\b"
)
_WISHES = re.compile(
    r"(?:can|could|would|will|please|pls|plz|mind|any chance|someone|somebody|is it possible|bitte|por favor|s'il)\b"
    r"|kannst|konn|wurde|puede|podr|peux|pouvez|pourr|pode"
)
_WHERE = re.compile(r"[a-z]+(?: [a-z]+){0,3} #?\d{1,9},? (?:only )?(?:if|unless|falls|wenn|sauf si)\b")


def only_asks(name: str, words: str) -> bool:
    """Whether words that look like such a deed wish for none: `how do I close a ticket`, `resolve 2?`, `close ticket 1
    if it works tomorrow`.
    """
    if name not in DEEDS:
        return False
    said = plain(words[:_LOOKED_AT])
    begun = _BEGINS.match(said)
    said = said[begun.end() if begun else 0 :]
    return bool(_WONDERS.match(said) or _WHERE.match(said) or ("?" in said and not _WISHES.match(said)))
