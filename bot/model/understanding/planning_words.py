"""What is planned, without the words that ask for it: `can you set up a lesson called Drama` plans `Drama`."""

from __future__ import annotations

import re

from bot.model.letters import plain

_COURTESY = (
    r"please|pls|plz|bitte|por favor|s'il (?:te|vous) plait|can you|could you|would you|can we|(?:hi|hey|hello|ok|so)"
    r"|dear (?:all|colleagues?|team|desk|support)|good (?:morning|afternoon|evening|day)|i hope you are (?:well|fine)"
    r"|(?:i|we) (?:want|need|would like|should like|have|wish) to|(?:i'd|we'd) like to|i would like you to|let'?s"
    r"|help me(?: to)?|(?:i|we) (?:want|need|would like|should like)"
    r"|(?:need|want)(?= (?:an?|another|to)\b)|(?:i'd|we'd) like|would it be possible to"
    r"|i was wondering (?:if|whether) (?:you|i|we) could|kindly|gladly"
    r"|hola|buen(?:os dias|as tardes|as noches)|puedes?|podri(?:as?|amos)|quiero|quisiera|necesito|tengo que|hay que"
    r"|me gustaria|bonjour|bonsoir|salut|peux-tu|pou(?:vez|rriez)-vous|je (?:veux|voudrais|dois)|j'aimerais|il faut"
    r"|hallo|guten (?:tag|morgen|abend)|kannst du|konn(?:t?en) sie|konntest du|ich (?:mochte|will|muss|brauche|wurde)"
    r"|gerne?|ola|bom dia|boa (?:tarde|noite)|voce pode|pod(?:e|eria)|preciso(?: de)?|quero|gostaria de"
)
_ASKS = (
    r"new(?= (?:class|session|lesson|lecture|seminar)\b)|schedule|plan"
    r"|book(?! (?:clubs?|fair|week|report|talk)\b)|set ?up|create|add|put(?: in)?|arrange|organi[sz]e|make"
    r"|enter|hold|planific[ao]r?|planifique|programa[r]?|programe|reserv(?:a|ar|er?|ez)|agend(?:a|ar|e)|crear?|anad(?:e|ir)"
    r"|agreg(?:a|ar|ue)|organizar?|pon(?:er|me)?|planifie[rz]?|prevo(?:is|ir|yez)|cree[rz]?|ajoute[rz]?|organise[rz]"
    r"|mets|mettez|plane(?! geometry)|planen sie|erstellen?|lege|buche|trage|marc(?:a|ar|ue)|cri(?:a|ar|e)"
    r"|adicion(?:a|ar|e)|colocar?"
)
_FOR_ME = r"me|us|mir|uns|moi|nous"
_ONE = (
    r"a(?! levels?\b)n?|another|the|my|our|una?|otr[ao]|mi|la|el|une?|mon|ma|le|l'|eine?n?|meine?n?|die|den|das"
    r"|uma?|minha"
)
_CLASS = (
    r"(?:(?:new|online|virtual|live|nueva|nouveau|nouvelle|neuen?|nova) )*(?:class|session|lesson|lecture|seminar|clase"
    r"|sesion|leccion|cours|seance|lecon|stunde|unterrichtsstunde|sitzung|aula|sessao)"
)
_CALLED = r"called|named|titled|about|of|llamad[ao]|sobre|de|d'|appelee?|nommee?|sur|namens|uber|chamad[ao]"
_LEADS = re.compile(rf"(?:(?:{_COURTESY})\b[\s,:;!.-]*)*(?:(?:{_ASKS})\b[\s,:;-]*(?:(?:{_FOR_ME})\b\s+)?)?")
_ARTICLE = re.compile(rf"(?:{_ONE})(?:\b\s+|(?<='))")
_ENGLISH = re.compile(r"(?:a(?! levels?\b)n?|my)\s+")
"""What begins no title by itself: `Die Welle` and `The Tempest` do."""
_A_CLASS = re.compile(rf"{_CLASS}\b[\s,:;-]*(?:(?:{_CALLED})(?:\b\s*|(?<=')))?")
_IN_BEHIND = re.compile(r"^(\S.*?) in (?=(?:on|at|for|tomorrow|today)\b)", re.IGNORECASE)
"""`put music in on tuesday`."""


_TRAILS = re.compile(
    r"(?:[\s,.!?]*\b(?:please|pls|plz|if (?:that is )?possible|thank you|thanks|bitte|danke|por favor|gracias"
    r"|s'il (?:te|vous) plait|merci|obrigad[oa]|si es posible|si possible|wenn moglich|se possivel"
    r"|(?:konn(?:t?en) sie|kannst du|could you|can you|puedes?|pouvez-vous) (?:mir |me |m')?(?:bitte )?(?:helfen|help"
    r"(?: me)?|ayudar(?:me)?|aider)))+[\s,.!?]*$"
)
_LONGEST_TRAIL = 120
_VERB_LAST = re.compile(r"\s(?:(?:ein)?planen|eintragen|anlegen|ansetzen|buchen|machen)[\s.!?]*$")
_A_CLASS_IN = re.compile(rf"(?:eine?n?) {_CLASS}\b(?: (?:in|im fach|namens|uber|zu))?")
"""In German what asks for it may stand last, and the class anywhere before."""


def without_asking(said: str) -> str:
    """What stands behind the words that ask for a class: its name with its people and its time. All of it where
    nothing else was said.
    """
    known = plain(said)
    trails = _TRAILS.search(known, max(len(known) - _LONGEST_TRAIL, 0))
    said = said[: trails.start()] if trails else said
    if last := _VERB_LAST.search(plain(said)):
        said = said[: last.start()]
        found = _A_CLASS_IN.search(plain(said))
        start = leads.end() if (leads := _LEADS.match(plain(said))) else 0
        return " ".join((said[start : found.start()] + said[found.end() :] if found else said[start:]).split())
    known = plain(said)
    leads = _LEADS.match(known)
    start = leads.end() if leads else 0
    if article := (_ARTICLE if start else _ENGLISH).match(known, start):
        start = article.end()
    if start and (called := _A_CLASS.match(known, start)):
        start = called.end()
    rest = said[start:].strip()
    return _IN_BEHIND.sub(r"\1 ", rest) if known[:start].startswith("put") else rest
