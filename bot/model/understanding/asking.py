"""Words that only ask whether or how something is done, or under which condition: nothing is done for those."""

from __future__ import annotations

import re

from bot.model.intents.intent import Intent
from bot.model.intents.tickets import Reopen
from bot.model.letters import plain
from bot.model.reports.awaiting import is_calm
from bot.model.understanding.refusing import complains, only_refuses, refuses_all, refuses_an_end, refuses_every_end

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
_WISHES_THEN = re.compile(
    r"[,.;:!] (?:so |and )?(?:(?:can|could|would|will) (?:you|u|someone|somebody)\b|please\b|pls\b|bitte\b|kannst|konn|"
    r"puede|podr|peux|pouvez|pourr|pode)|\b(?:please|pls|bitte|por favor)$"
)
"""What is wished for behind something else, or at the end: `it works now, can you close it?`."""
_WHERE = re.compile(r"[a-z]+(?: [a-z]+){0,3} #?\d{1,9},? (?:only )?(?:if|unless|falls|wenn|sauf si)\b")
_ENDED = frozenset(("ticket_close", "session_cancel", "escalate"))
"""Not `resolve`, behind which the staff tell how it was: `resolve 2 the lid was not closed`."""
_NOBODY = re.compile(
    r"(?:don'?t|do not|rather not|no need to|never) (?:\w+ ){0,4}(?:talk|speak|chat) (?:to|with) (?:a |any |some ?)?"
    r"(?:person|human|people|one|body|anyone|anybody|someone|somebody)\b"
    r"|^\W*(?:no|not a) (?:person|human)\b|\bmit niemandem?\b|\bniemanden? (?:an)?rufen\b"
    r"|\bkeinen? (?:menschen|person)\b"
    r"|\bparler a personne\b|\bpas (?:envie|besoin) de parler\b|\bcon nadie\b|\bno (?:quiero|necesito) hablar\b"
    r"|\bcom ninguem\b|\bnao (?:quero|preciso) falar\b"
    r"|^\W*human (?:resources?|rights?|biology|anatomy|body|bodies|beings?|brain|error|geography|history|nature|"
    r"sciences?|studies|evolution|development|trafficking|after all)\b"
)
"""That no person is wanted."""
_MAKES = r"(?:open|make|create|file|raise)"
_NO_TICKET = re.compile(
    rf"\b(?:(?:don'?t|not|never) (?:really )?(?:want|need)(?: (?:(?:you|anyone|anybody) )?to (?:have|get|{_MAKES}))?|"
    rf"(?:don'?t|(?<!can )(?<!could )(?<!did )(?<!does )(?<!will )not|never) (?:to )?{_MAKES})"
    r"(?: (?:an?|any|another|new|support|it|this|that|as|into|me|us)){0,4} tickets?\b"
    r"|\bno tickets? (?:please|needed|necessary|for)\b"
    r"|\bno (?:quiero|queremos|necesito|hace falta|abras|abran|abra|crees?)(?: \w+){0,3} (?:ticket|tique|incidencia)"
    r"|\b(?:veux|voudrais|voulons|besoin|ouvre[zs]?|cree[zs]?) pas(?: [\w']+){0,4} ticket"
    r"|\bpas (?:besoin )?de ticket|\bkein\w* tickets? (?:bitte|notig|offnen|aufmachen|erstellen|anlegen)\b"
    r"|\b(?:will|wollen|mochte|brauche|bitte)(?: \w+){0,3} (?:kein\w*|nicht(?: \w+){0,2}) ticket"
    r"|\bnao (?:quero|queremos|preciso|abra|abram|crie)(?: \w+){0,3} (?:ticket|chamado)"
)
"""That no ticket is wanted."""
_ONE_MORE = re.compile(
    r"\b(?:new|another|second|otr[oa]|nuev[oa]|nouveau|autre|weitere[sn]?|neue[sn]?|nov[oa]|outro)\b"
)
_UNWANTED = {"talk_to_human": _NOBODY, "ticket_create": _NO_TICKET}


def wants_no_ticket(words: str) -> bool:
    """Whether they say that no ticket shall be opened, and ask for nothing else. To want none closed is another thing:
    they have one.
    """
    said = plain(words[:_LOOKED_AT])
    return "?" not in said and bool(_NO_TICKET.search(said)) and not refuses_an_end(said)


def wants_none_more(words: str) -> bool:
    """Whether they only want no further ticket: `I need no new ticket` leaves the one they have."""
    return wants_no_ticket(words) and bool(_ONE_MORE.search(plain(words[:_LOOKED_AT])))


def only_asks(intent: Intent, words: str) -> bool:
    """Whether words that look like such a deed wish for none: `how do I close a ticket`, `resolve 2?`, `close ticket 1
    if it works tomorrow`, `nobody closed my ticket`; `2 is not urgent`; or that look like a wish for a person or a
    ticket and want none.
    """
    said = plain(words[:_LOOKED_AT])
    if intent.refusable and refuses_all(words) and not (isinstance(intent, Reopen) and complains(words)):
        return True
    if intent.name in _UNWANTED:
        return bool(_UNWANTED[intent.name].search(said)) or only_refuses(words)
    if not intent.weighty:
        return False
    if intent.name == "escalate" and is_calm(words) and "escal" not in said:
        return True
    begun = _BEGINS.match(said)
    said = said[begun.end() if begun else 0 :]
    if _WONDERS.match(said) or _WHERE.match(said) or (intent.name in _ENDED and refuses_every_end(said)):
        return True
    asked, mark, _ = said.partition("?")
    return bool(mark) and not (_WISHES.match(said) or _WISHES_THEN.search(asked.strip()))
