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
_NOBODY = re.compile(
    r"(?:don'?t|do not|rather not|no need to|never) (?:\w+ ){0,4}(?:talk|speak|chat) (?:to|with) (?:a |any |some ?)?"
    r"(?:person|human|people|one|body|anyone|anybody|someone|somebody)\b"
    r"|^\W*(?:no|not a) (?:person|human)\b|\bmit niemandem?\b|\bniemanden? (?:an)?rufen\b"
    r"|\bkeinen? (?:menschen|person)\b"
    r"|\bparler a personne\b|\bpas (?:envie|besoin) de parler\b|\bcon nadie\b|\bno (?:quiero|necesito) hablar\b"
    r"|\bcom ninguem\b|\bnao (?:quero|preciso) falar\b"
    r"|^\W*human (?:resources?|rights?|biology|anatomy|body|bodies|beings?|brain|error|geography|history|nature|"
    r"sciences?|studies|evolution|development|trafficking)\b"
)
"""That no person is wanted."""


def only_asks(name: str, words: str) -> bool:
    """Whether words that look like such a deed wish for none: `how do I close a ticket`, `resolve 2?`, `close ticket 1
    if it works tomorrow`; or that look like a wish for a person and want nobody.
    """
    said = plain(words[:_LOOKED_AT])
    if name == "talk_to_human":
        return bool(_NOBODY.search(said))
    if name not in DEEDS:
        return False
    begun = _BEGINS.match(said)
    said = said[begun.end() if begun else 0 :]
    return bool(_WONDERS.match(said) or _WHERE.match(said) or ("?" in said and not _WISHES.match(said)))
