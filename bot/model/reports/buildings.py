"""Which building somebody names: one plain key for it, however it is written."""

from __future__ import annotations

import re
import unicodedata

_SAME = {
    "building": "bldg bld buildings edificio edificios predio batiment bat gebaude geb",
    "block": "bloque bloco bloc",
    "hall": "halle",
    "house": "haus maison casa",
    "tower": "torre turm",
    "wing": "ala aile flugel trakt",
    "library": "biblioteca bibliotheque bibliothek bucherei",
    "room": "rm raum zimmer salle sala aula salon classroom",
    "floor": "piso planta etage stock stockwerk andar",
    "main": "principal central haupt",
}
"""By its English word, what means the same elsewhere."""
_WORD = {other: word for word, others in _SAME.items() for other in others.split()}
_KINDS = ("building", "block", "hall", "house", "tower", "wing")
_SMALL = (
    "the in at on inside of from an our my el la los las en del de le les l du des dans au die der das dem den im am "
    "os as na do da dos no nr number num"
)
_ARTICLES = frozenset(_SMALL.split())
"""What is no part of a name; a single letter may always be the name itself."""
_ANY_OF_THEM = "whole entire same other another this that every each any all which what residence student"
_VAGUE = frozenset(_ANY_OF_THEM.split())
_SHORT = 3
"""Letters of a name that is a number or a letter."""
_WORD_ALONE = re.compile(r"\b[aeiouy]\b(?=\W+\w)")
"""A small letter that is a word in some language, with more behind it: `the building a friend`, `el edificio y`."""
_KIND = "|".join(_KINDS)
_PLAIN = re.compile(rf"\b({_KIND}) (?:(?:no|nr|number) )?([a-hj-z]\d{{0,2}}|i\d{{1,2}}|\d{{1,3}}[a-z]?|i(?=$))(?!\S)")
_ROOM_IN = re.compile(rf"\b({_KIND}) ([a-z])\d{{3}}(?!\S)")
_TURNED = re.compile(rf"(?<!\S)([b-df-hj-np-z]\d?|\d{{1,3}}) ({_KIND})(?!\S)")
_LIBRARY = re.compile(
    r"(?:^|(?<!\S)(?:in|at|from|inside|the|our|my|la|en|dans|der|die|na|a) )((?:(\S{3,}) )?library)\b"
)
_NAMED = re.compile(rf"(?:^|(?<!\S)(?:in|at|from|inside|the|our) )(\S{{3,}}) ({_KIND})(?!\S)")
_OF = re.compile(rf"\b({_KIND}) (?:de|des|du|da|do|das|dos|der|d) (?:(?:la|las|los|l) )?(\S{{3,}})")
_FOLLOWED = re.compile(r" (?:annexe?|anexo|anbau)\b")
_INSIDE = re.compile(
    r"(?<!\S)(?:room (?:[a-z] ?)?\d+[a-z]?|floor \d+|(?:\d+(?:st|nd|rd|th)?|ground|first|second|top) floor)(?!\S)"
)
TRIED = re.compile(
    r"\b(?:already|tried|restarted|rebooted|ya (?:he|lo|la|probe|intente|reinicie)|reinicie|deja|essaye|redemarre|"
    r"habe|probiert|versucht|neugestartet|ja (?:tentei|reiniciei|fiz)|tentei|reiniciei)\b"
)
_SAYS = re.compile(
    r"\b(?:i|im|ive|it|its|we|they|he|she|my|is|are|was|why|what|wait|does|doesnt|dont|cant|wont|have|has|nothing|"
    r"ich|es|mein|meine|meinem|wir|ist|sind|nur|nicht|kein|warum|yo|mi|solo|estoy|tengo|porque|je|jai|mon|ma|cest|"
    r"est|pas|seulement|pourquoi|eu|meu|minha|so|nao|tenho)\b"
)
_WHERE = re.compile(
    r"\b(?:in|at|near|next|beside|behind|by|opposite|across|where|one|room|floor|home|campus|gym\w*|cafeteria|"
    r"dorm\w*|house|hall|block|building|wing|library|bei|neben|hinter|zuhause|hause|"
    r"im (?:keller|hof|foyer|\w*(?:raum|saal|stock|heim|haus|bau))\w*|en|junto|cerca|lado|dans|chez|pres|cote|perto|"
    r"casa|na|ginasio|maison|suis (?:au|a la|a l\w+))\b"
)
_OF_ONESELF = re.compile(r"(?:i|im|ive|its|it|ich|es|yo|je|jai|cest|eu) \w+")
_DOUBT = re.compile(
    r"^\W*(?:(?:[Ii] think|[Mm]aybe|[Ii]s it|[Ii]t(?: i|['’]|)s)\s+)+(?=[A-Z\d])|^\W*[Jj]e suis (?:au|[aà] la)\s+"
    r"|(?:\W+[Ii] think)?[\s?.!]*$"
)
"""What says that a name is not sure; before it only where a capital letter shows a name: `it is broken` has none."""
_ASKS = re.compile(
    r"\b(?:how|where|which|who|when|huh|hm+|really|sorry|pardon|you|ok|ye[sp]|no|wie|wo|wer|welche[rs]?|bitte|que|como|"
    r"donde|cual|quoi|comment|ou|quel(?:le)?|onde|qual)\b"
)
_QUESTION = re.compile(
    r"(?:(?:and|but|ok|okay|so|sorry|wait|hm+|y|pero|et|mais|und|aber|e|mas) )*"
    r"(?:whats|why|how|who|which|what (?:is|are|do|does|if)|where (?:is|are|do|can)|"
    r"warum|wieso|wozu|wie|wo (?:ist|finde)|was (?:ist|heisst|bedeutet)|welche[rs]?|por ?que|como|"
    r"que (?:es|significa)|donde (?:esta|es)|cual|pourquoi|comment|cest quoi|quest ce|qu est ce|quel(?:le)?|ou est|"
    r"o que (?:e|significa)|onde (?:e|fica|esta)|qual)\b"
)
_DEVICE = re.compile(
    r"(?:(?:my|an?|the|on|im on|its|it is|mein|meinem|mi|mon|meu) )*"
    r"(?:android|iphone|ipad|windows(?: \d{1,2})?|macbook|chromebook|laptop|tablet|phone|handy|portatil|movil|celular|"
    r"telephone|telefone)(?: (?:laptop|phone|tablet))?"
)
"""What somebody has in hand, said alone."""
_LONGEST = 200
"""Letters of an answer that are looked at for how sure it is, which takes long with many marks in a row."""
_MOST_OF_A_NAME = 2
"""Words in which a name is told, whatever they are."""


def is_none(answer: str) -> bool:
    """Whether an answer to `which building?` is about something else: what they tried, who has it, how they feel."""
    said = _plain(_DOUBT.sub("", answer[:_LONGEST]))
    if named_in(answer):
        return False
    asks = "?" in answer and (len(said.split()) > _MOST_OF_A_NAME or _ASKS.search(said) or _SAYS.search(said))
    says = _SAYS.search(said) if len(said.split()) > _MOST_OF_A_NAME else _OF_ONESELF.fullmatch(said)
    asks = asks or _QUESTION.match(said)
    return bool(TRIED.search(said) or asks or _DEVICE.fullmatch(said)) or bool(says and not _WHERE.search(said))


def is_question(words: str) -> bool:
    """Whether words ask something, with a mark of it or without: `whats eduroam`."""
    return "?" in words or bool(_QUESTION.match(_plain(words[:_LONGEST])))


def key_of(answer: str) -> str:
    """The key of the building in an answer to `which building?`; the plain words themselves where it is not clear."""
    said = _plain(_DOUBT.sub("", answer[:_LONGEST]))
    return named_in(answer) or _bare(_INSIDE.sub("", said).split()) or _bare(said.split())


def named_in(words: str) -> str:
    """The key of the building that a report names outright; empty when it names none. `B 204` alone is no name."""
    return _found(_plain(_WORD_ALONE.sub(" ", words[:2000])))


def told_in(words: str) -> str:
    """The building that a report names outright, as an answer to which it is; empty when it names none."""
    key = named_in(words)
    if not key or key == "library" or any(kind in key.split() for kind in (*_KINDS, "library")):
        return key
    return f"{key} building" if len(key) > _SHORT else f"building {key.upper()}"


def _found(said: str) -> str:
    for pattern in (_PLAIN, _ROOM_IN):
        found = pattern.search(said)
        if found and not _FOLLOWED.match(said, found.end()):
            return _key(found[1], found[2])
    if found := _TURNED.search(said):
        return _key(found[2], found[1])
    if found := _LIBRARY.search(said):
        return _bare(found[1].split()) if (found[2] or "") not in _VAGUE else "library"
    if (found := _OF.search(said)) and found[2] not in _ARTICLES | _VAGUE:
        return _key(found[1], found[2])
    found = next((each for each in _NAMED.finditer(said) if each[1] not in _ARTICLES | _VAGUE), None)
    return _key(found[2], found[1]) if found else ""


def _plain(words: str) -> str:
    """Small letters without accents, with one word for what means the same, and nothing between words but a space."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(each for each in letters if not unicodedata.combining(each)).replace("'", "").replace("’", "")
    return " ".join(_WORD.get(word, word) for word in re.findall(r"[^\W_]+", bare))


def _bare(words: list[str]) -> str:
    """The key of words that are nothing but a building's name."""
    names = [word for word in words if word not in _ARTICLES] or words
    if len(names) > 1 and names[0] in ("a", "o") and (len(names) > 2 or names[1] not in _KINDS):
        names = names[1:]
    kinds = [word for word in names if word in _KINDS]
    rest = [word for word in names if word not in _KINDS]
    rest = [word for word in rest if word != "main"] or rest
    return _key(kinds[0], " ".join(rest)) if kinds and rest else " ".join(rest or kinds)


def _key(kind: str, name: str) -> str:
    return name if kind == "building" else f"{kind} {name}"
