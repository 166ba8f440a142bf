"""Faults that are none of the school's: at somebody else's work, in a text for a lesson, or told as a joke."""

from __future__ import annotations

import re

from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import folded, plain_words

_LOOKED_AT = 400
"""Letters; a longer message tells of something besides."""
_KIN = (
    r"(?:mums?|moms?|dads?|mothers?|fathers?|parents?|sisters?|brothers?|uncles?|aunts?|cousins?|grandmas?|grandpas?|"
    r"girlfriends?|boyfriends?|neighbou?rs?|flatmates?|roommates?)"
)
_THEIRS = (
    r"(?:schwester|bruder|mutter|vater|mama|papa|tante|onkel|oma|opa|cousine?|nachbar\w*|madre|padre|hermana|hermano|"
    r"prim[oa]|ti[oa]|abuel[oa]|novi[oa]|vecin[oa]|mere|pere|soeur|frere|oncle|copine?|copain|voisine?|mae|pai|irma|irmao|"
    r"namorad[oa]|avo)"
)
_OWNED = r"(?! (?:account|e ?mail|mail|login|laptop|chromebook|tablet|id|portal|password|conto|konto)\b)"
_AT_THEIRS = re.compile(
    rf"\b{_KIN} (?:s )?(?:work|workplace|office|company|firm|shop|school|uni|university|college|clinic|job|"
    rf"business)\b{_OWNED}|\b(?:bei|von) mein\w* {_THEIRS} (?:im (?:betrieb|buro|geschaft)|in der (?:firma|schule|"
    rf"kanzlei|praxis)|auf (?:der )?arbeit|an der uni|zu ?hause|daheim)\b|\ben (?:el (?:trabajo|colegio|instituto)|"
    rf"la (?:oficina|empresa|escuela|uni\w*|casa)) de mi {_THEIRS}\b|\b(?:au (?:travail|bureau|boulot|lycee)|"
    rf"dans (?:la boite|l ?entreprise|l ?ecole)|a l ?ecole) de (?:ma|mon) {_THEIRS}\b|\bchez (?:ma|mon) {_THEIRS}\b|"
    rf"\bn[oa] (?:trabalho|escritorio|empresa|escola|faculdade|casa|loja) d[ao] (?:minha|meu) {_THEIRS}\b"
)
"""Where somebody else works or learns; what they own may well be the school's."""
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_IN_A_TEXT = re.compile(
    rf"\bchapter {_NUMBER}\b|\b(?:first|last) (?:line|sentence|word) of\b|\bthe author\b|\b(?:poem|novel|stanza|"
    r"protagonist)\b|\bessay (?:topic|question|prompt)\b|\bdebate (?:topic|club|motion)\b|\b(?:poster|flyer|leaflet|"
    r"banner) .{0,40}says\b|\btema (?:de|do|da) (?:ensayo|redaccion|redacao)\b|\b(?:capitulo|chapitre|kapitel) "
    r"\d{1,3}\b|\b(?:sujet|thema) (?:de|der) (?:dissertation|erorterung)\b"
)
"""What is read or written for a lesson. Who also says that something fails tells of a fault."""
_SCENE = re.compile(
    r"\b(?:scenes?|acts?|verses?|stanzas?|szenen?|akte?|escenas?|actos?|actes?|cenas?|atos?) (?:\d{1,2}|one|two|three)\b"
    r"|\bin (?:the|our|a) (?:school )?(?:play|story|sketch|comic)\b"
)
"""Of what is played or told; who also says that something does not work tells of a fault."""
_TO_WRITE = re.compile(
    r"\b(?:writ(?:e|es|ing|ten)|wrote|schreiben|schreibe|escribir|escribo|ecrire|ecris|escrever|escrevo)\b"
    r"(?: \w+){0,3} (?:letters?|essays?|story|stories|poems?|dialogues?|sketch|skit|texts?|paragraphs?|reports?|composition|"
    r"brief|aufsatz|geschichte|gedicht|dialog|carta|cuento|redaccion|texto|poema|dialogo|lettre|texte|redaction|poeme|"
    r"redacao|historia|conto) (?:about|on|where|in which|uber|sobre|sur|ou|donde|onde)\b[^,.;!?]*?(?= but | aber | pero | mais |"
    r" mas |[,.;!?]|$)|\b(?:brief|aufsatz|geschichte|gedicht|dialog|text) uber\b[^,.;!?]*\bschreiben\b"
)
"""What a text is about that is written for a lesson."""
_OWN = r"(?:brain|brain cells?|motivation|life|soul|willpower|will to live|patience|social battery|sanity)"
_AS_A_JOKE = re.compile(
    rf"\b{_OWN} (?:is |are |has |have |just )*(?:not found|offline|crashed|frozen|on strike|low|buffering|loading|"
    r"timed out|stopped working|maintenance|overheating|at \d{1,3})\b|\bof my own (?:life|head|brain|house|thoughts)\b|"
    r"\b(?:it is|its) my (?:handwriting|brain|head|own fault)\b"
)
_QUOTED = re.compile(r"[\"“„«][^\"”“»]{1,200}[\"”“»]")
_LAUGHS = re.compile(
    r"\b(?:laugh\w*|funny|hilarious|joke|haha+|lol|lmao|rire|ri|rigol\w*|drole|gelacht|lachen|witzig|lustig|reir\w*|risa|"
    r"gracioso|rindo|rimos|risada|engracado)\b|[😂🤣]",
    re.IGNORECASE,
)
"""Who laughs about what somebody else said."""
_FAILS = frozenset(("broken", "cannot"))


def is_none_of_ours(words: str) -> bool:
    """Whether these words tell of no fault here, though they sound like one."""
    if len(words) > _LOOKED_AT:
        return False
    said = " ".join(plain_words(words))
    if _AT_THEIRS.search(said) or _AS_A_JOKE.search(said):
        return True
    outside = _QUOTED.sub(" ", words)
    if _LAUGHS.search(outside) and outside != words and _fails(words) and not _fails(outside):
        return True
    if _IN_A_TEXT.search(said) or _SCENE.search(said):
        return not _fails(outside)
    beside = _TO_WRITE.sub(" ", folded(outside))
    return beside != folded(outside) and not _fails(beside)


def _fails(words: str) -> bool:
    """Whether these words say that something does not work."""
    return bool(lexicon().concepts(lexicon().spelling.mended(plain_words(words))) & _FAILS)
