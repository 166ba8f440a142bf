"""Words that say that something the desk does shall not be done: `i do not want to move class 1`, in five languages."""

from __future__ import annotations

import re

from bot.model.letters import plain

_LOOKED_AT = 300
_LEFT = 2
"""So many words beside it, its time and what it is of say nothing else."""
ENDS = (
    r"(?:clos|withdr|cancel|escalat|ferm|annul|retir|geschlossen|schlie|zuruck|ab(?:ge)?sag|storn|cerr|cierr|fech|"
    r"encerr)"
)
_DEEDS = (
    rf"(?:{ENDS}|e[sk]kal|escal|resolv|assign|acknowledg|ack\b|snooz|reopen|invit|einlad|"
    r"mov|mueva|reschedul|postpon|shift|chang(?!ed my mind)|renam|cambi|aplac|aplaz|pospon|deplac|decal|verschieb|"
    r"verschob|verleg|mud(?:ar|e|em|es)\b|adi(?:ar|e|em|es)\b|alter(?:ar|e|em|es)\b|remarc|reprogram)"
)
_NOT = (
    r"(?:(?<!why )not|never|nobody|no ?one|cannot|"
    r"(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should)n'?t|"
    r"pas|personne n'a|nicht|niemand|nadie|ninguem|(?:no|nao) (?:quier\w*|quer\w*|est[ao]|ha|he|foi))"
)
_BETWEEN = (
    r"(?:want|wish|need to|(?:ask(?:ed|ing)?|told|want(?:ed)?) (?:you|anybody|anyone)|to|have|has|had|be|been|"
    r"being|get|yet|ever|really|going|it|my|the|this|ticket|class|#?\d{1,9}|mon|le|la|de|besoin de|encore|cours|hat|"
    r"habe|mein|den|das|noch|mi|meu|que|sido|clase|aula)"
)
_TIMED = r"(?:auf|um|\d{1,2}[:.]\d\d|uhr)"
_DO_NOT = (
    r"(?:(?<!why )(?<!they )(?<!you )(?<!people )(?<!who )do(?: not|n'?t)|never|(?:rather|but|and|please|prefer|^) not|"
    r"(?:did|does)(?: not|n'?t) (?:want|wish|mean|need)|(?:no|nao) (?:quier\w*|quer\w*|deseo|desejo))"
)
_ASKING = r"(?:^|[,.;!] ?|\b(?:bitte|por favor|please|svp|plait),? )"
_SPARE = (
    r"(?:(?:cancel|cierr|cerr|fech|encerr|mud|adi|alter|cambi|escal|aplac|aplaz|reprogram|remarc)(?:es|en?|em)|"
    r"muev(?:as|an?)|pospong(?:as|an?)|resuelv(?:as|an?))\b"
)
"""What is said of a door that does not close is said with another ending."""
_REFUSED = re.compile(
    rf"\b{_DO_NOT}(?: (?:{_BETWEEN}|{_TIMED})){{0,5}} {_DEEDS}\w*"
    rf"|\bnicht(?: (?:{_BETWEEN}|{_TIMED})){{0,5}} {_DEEDS}\w*en\b|\bpas(?: {_BETWEEN}){{0,5}} {_DEEDS}\w*(?:er|ez)\b"
    rf"|\b(?:no|nao) (?:(?:me|la|lo|se|a|o|le) )?{_SPARE}"
    rf"|\b(?:ne |n')?{_DEEDS}\w*ez(?:[ -](?:le|la|les))? pas\b|{_ASKING}(?:ne |n')?{_DEEDS}\w* pas\b"
    rf"|{_ASKING}sag(?:e|t)? (?:\w+ ){{1,4}}nicht ab\b"
    rf"|{_ASKING}(?:verschieb|verleg|schlie|storn|eskal)\w* (?:\w+ ){{1,3}}nicht\b"
)
_DEED = re.compile(rf"\b{_DEEDS}")
_OURS = re.compile(
    r"\b(?:(?:class|lesson|session|ticket|clase|aula|cours|kurs|klasse|unterricht|stunde|chamado|incidencia)(?:e?s|en)?|"
    rf"it|this|that|them|{_DEEDS}\w* #?\d{{1,9}})\b"
)
"""What is moved, ended or given to somebody: another thing is not the desk's."""
_BESIDE = re.compile(
    r"\b(?:i|we|you|please|pls|no|not|ok|and|to|the|my|at|on|of|for|by|sorry|thanks|really|want|ich|wir|will|mochte|bitte|"
    r"mein\w*|die|der|den|auf|um|uhr|je|nous|veux|ne|mon|ma|le|la|les|a|s'il|vous|plait|yo|el|mi|las|por|favor|eu|o|meu|"
    r"minha|para|as|um|uma)\b|\d{1,2}[:.]\d\d"
)
_CANNOT = re.compile(
    r"\b(?:can(?:not|'?t)?|could(?:n'?t)?|unable|pued\w+|podemos|peux|peut|pouvons|arriv\w+|kann|konn\w+|lasst|geht|"
    r"posso|pode|consig\w+)\b"
)
"""Who fails to have it done wants it done."""
_NEVER = re.compile(rf"\bnever (?!be\b)(?:\w+ )?{_DEEDS}\w*ed\b")
"""What was left undone: `you never resolved my ticket`; what must never be moved is refused."""
_WANTED = re.compile(
    r"\b(?:humans?|persons?|somebody|someone|help|call|still|broken|fail\w*|reopen\w*|"
    r"mensch\w*|jemand\w*|hilfe|immer noch|kaputt|personas?|personnes?|alguien|ayuda|sigue|rot[oa]|quelqu'un|aide|"
    r"toujours|cassee?|pessoas?|alguem|ajuda|quebrad[oa])\b"
)
"""Who says so beside it wants something done."""
_TURNS = re.compile(r"\b(?:but|instead|rather than|pero|sino|aber|sondern|mais|mas)\b")
_ENDED = re.compile(
    rf"\b{_NOT}(?: {_BETWEEN}){{0,5}} (?:open(?:ed)? (?:\w+ ){{0,2}}ticket|{ENDS}\w*)",
)
"""What shall not end, or did not: `i do not want to withdraw my ticket`, `class 1 is not cancelled`."""
_WANTS_AN_END = re.compile(rf"\b{ENDS}")


def refuses_an_end(said: str) -> bool:
    """Whether the words speak of an ending (close, cancel) that shall not happen or did not, whatever else they say."""
    kept = _ENDED.search(said)
    return bool(kept and _WANTS_AN_END.search(kept[0]))


def refuses_every_end(said: str) -> bool:
    """Whether every ending the words speak of is one that shall not happen or did not."""
    rest = _ENDED.sub(" ", said)
    return rest != said and not _WANTS_AN_END.search(rest)


def refuses_all(words: str) -> bool:
    """Whether everything that words of a class or a ticket would have done is what shall not be done."""
    return _left(plain(words[:_LOOKED_AT])) is not None


def complains(words: str) -> bool:
    """Whether words tell of something that was never done, and should have been."""
    return bool(_NEVER.search(plain(words[:_LOOKED_AT])))


def only_refuses(words: str) -> bool:
    """As `refuses_all`, if they also say what it is about."""
    said = plain(words[:_LOOKED_AT])
    left = _left(said) if _OURS.search(said) else None
    if left is None or _TURNS.search(left) or _WANTED.search(left) or complains(words):
        return False
    return len(re.findall(r"[a-z]+", _BESIDE.sub(" ", _OURS.sub(" ", left)))) <= _LEFT


def _left(said: str) -> str | None:
    """What the words say besides refusing; None when something is wanted, or nothing is refused."""
    rest = _REFUSED.sub(" ", said)
    if "?" in said or rest == said or _CANNOT.search(said) or _DEED.search(rest):
        return None
    return rest
