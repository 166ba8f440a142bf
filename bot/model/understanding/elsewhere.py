"""Faults that are not the school's: at somebody else's work, in a text for a lesson, or told as a joke."""

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
    r"prim[oa]|ti[oa]|abuel[oa]|novi[oa]|vecin[oa]|mere|pere|soeur|frere|oncle|copine?|copain|voisine?|mae|pai|irma|"
    r"irmao|"
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
    rf"\bchapter (?:{_NUMBER}|on|about)\b|\b(?:first|last) (?:line|sentence|word) of\b|\bthe author\b|\b(?:poem|"
    r"novel|stanza|protagonist)\b|\bessay (?:topic|question|prompt)\b|"
    r"\bdebate (?:topic|club|motion)\b|\b(?:poster|flyer|"
    r"leaflet|banner) .{0,40}says\b|\btema (?:de|do|da) (?:ensayo|redaccion|redacao)\b|\b(?:capitulo|chapitre|kapitel) "
    r"\d{1,3}\b|\b(?:sujet|thema) (?:de|der) (?:dissertation|erorterung)\b|"
    r"\b(?:our|the|todays) lesson (?:today )?is about\b|\bi (?:explained|taught) (?:to )?(?:the |my )?(?:students|"
    r"pupils|kids|class)\b|\b\w*unterricht behandeln wir\b|"
    r"\ben cours on (?:a vu|voit)\b|\ben clase vemos\b|\ba aula (?:de (?:hoje|hj) )?(?:foi|e) sobre\b"
)
"""What is read or written for a lesson. Who also says that something fails tells of a fault."""
_SCENE = re.compile(
    r"\b(?:scenes?|acts?|verses?|stanzas?|szenen?|akte?|escenas?|actos?|actes?|cenas?|atos?) (?:\d{1,2}|one|two|"
    r"three)\b"
    r"|\bin (?:the|our|a) (?:school )?(?:play|story|sketch|skit|comic)\b|\b(?:im|unserem) theater|\b(?:en la obra|"
    r"en el teatro|"
    r"dans (?:la|notre) piece|au theatre|na peca|no teatro)\b"
)
"""Of what is played or told; who also says that something does not work tells of a fault."""
_TO_WRITE = re.compile(
    r"\b(?:writ(?:e|es|ing|ten)|wrote|schreiben|schreibe|escribir|escribo|ecrire|ecris|escrever|escrevo)\b"
    r"(?: \w+){0,3} (?:letters?|essays?|story|stories|poems?|dialogues?|sketch|skit|paragraphs?|"
    r"composition|"
    r"brief|aufsatz|geschichte|gedicht|dialog|carta|cuento|redaccion|texto|poema|dialogo|lettre|texte|redaction|poeme|"
    r"redacao|historia|conto) (?:about|on|where|in which|uber|sobre|sur|ou|donde|onde)\b[^,.;!?]*?(?= but | aber |"
    r" pero | mais |"
    r" mas | (?:and|und|y|et|e) (?:it|i|my|the|now|then|when|word|docs|zoom|excel|powerpoint|laptop|"
    r"er|es|ich|das|no|se|yo|il|je|ca|nao|eu) |[,.;!?]|$)|"
    r"\b(?:brief|aufsatz|geschichte|gedicht|dialog) uber\b[^,.;!?]*\bschreiben\b"
)
"""What a text is about that is written for a lesson."""
_DICTATED = re.compile(
    r"\b(?:(?:im|in (?:the|our|a)|en (?:el|un)|dans (?:la|une|notre)|no) (?:\w*diktat|dictation|dictee|dictado|"
    r"ditado)|(?:my|his|her) (?:only |first |"
    r"last )?line)"
    r"\b(?: \w+){0,3}: ?[^.!?]*"
)
"""What was dictated, or is to be said on a stage."""
_DREAMT = re.compile(
    r"\b(?:(?:i|we|he|she) dream(?:t|ed)|had a (?:dream|nightmare) (?:that|where|in which)|sone que|reve que|"
    r"getraumt|sonhei que)\b"
    r"[^.;!?]*?(?=\b(?:but|and|so) now\b|[.;!?]|$)"
)
_THEIR_OWN = r"(?:my|his|her|our|their|mon|ma|son|sa|mein\w*|sein\w*|ihr\w*|mi|su|meu|minha|seu|sua|tu|dein\w*)"
_AT_HOME = (
    r"(?:cars?|trucks?|tractors?|vans?|motorbikes?|scooters?|fridge|freezer|oven|toaster|kettle|washing machine|"
    r"dishwasher|"
    r"dryer|doorbell|alarm clock|coffee (?:machine|maker)|xbox|playstation|ps[45]|nintendo|char|voiture|bagnole|"
    r"frigo|"
    r"machine a laver|auto|karre|kuhlschrank|waschmaschine|kaffeemaschine|wecker|coche|carro|nevera|heladera|"
    r"lavadora|"
    r"despertador|cafetera|geladeira|fogao)"
)
_CLAUSE = (
    r"(?:(?!\b(?:i|ich|je|j|yo|eu|me|mich|so|and|but|und|aber|because|weil|porque|parce|et|y|e|mais|pero)\b)[^,.;!?])*"
)
_OF_THE_SCHOOL = (
    r"(?:wi-?fi|wlan|eduroam|network|portal|app|outlook|mail|(?<!\bto )(?<!\bfrom )school|(?<!\bto )class\w*|lab|"
    r"library|staff|dorm|room|chromebook|la red|reseau|netz\w*|bibliothe\w+|biblioteca|lehrerzimmer|klassenzimmer|"
    r"wohnheim|aula)"
)
_OF_A_HOUSEHOLD = re.compile(
    rf"\b{_THEIR_OWN} (?:\w+ )?{_AT_HOME}(?![\w-]| (?:park|parking|save|login|sign|fill|correct|update))"
    rf"(?!{_CLAUSE}\b{_OF_THE_SCHOOL}\b){_CLAUSE}"
)
"""What a thing at home does, that nobody at a school mends; not in its rooms, nor with its network."""
_TOLD = (_TO_WRITE, _DICTATED, _DREAMT, _OF_A_HOUSEHOLD)
_OWN = r"(?:brain|brain cells?|motivation|life|soul|willpower|will to live|patience|social battery|sanity)"
_OWN_TOO = (
    r"(?:mi (?:cerebro|cabeza|alma)|mein (?:hirn|gehirn|kopf)|mon cerveau|ma tete|meu cerebro|minha (?:cabeca|alma))"
)
_AS_A_JOKE = re.compile(
    rf"\b{_OWN} (?:is |are |has |have |just )*(?:not found|offline|crashed|frozen|on strike|low|buffering|loading|"
    r"timed out|stopped working|maintenance|overheating|at \d{1,3})\b|"
    rf"\b(?:log|sign)(?:ged|ging|ned|ning)? ?(?:in|on) ?(?:to )?(?:my |your |his |her |the )?"
    rf"(?:{_OWN}|heaven|paradise|reality|adulthood)\b|"
    r"\b(?:emotionally|mentally|spiritually|morally) (?:offline|broken|frozen|crashed|absent|down)\b|"
    r"\b(?:offline|broken|frozen|crashed|down) (?:emotionally|mentally|spiritually|morally)\b|"
    rf"\b{_OWN_TOO} (?:no|ist|hat|est|ne|nao|se|esta|a|travou|bug\w+|plante|marche|funciona)\b|"
    r"\bof my own (?:life|head|brain|house|thoughts)\b|"
    r"\b(?:it is|its) my (?:handwriting|brain|head|own fault)\b"
)
_QUOTED = re.compile(r"[\"“„«][^\"”“»]{1,200}[\"”“»]|(?<!\w)['‘][^'‘’]{8,200}['’](?!\w)")
_LAUGHS = re.compile(
    r"\b(?:laugh\w*|funny|hilarious|joke|haha+|lol|lmao|rire|ri|rigol\w*|drole|gelacht|lachen|witzig|lustig|reir\w*|"
    r"risa|"
    r"gracioso|rindo|rimos|risada|engracado|ich kann nicht mehr|no puedo mas|(?:je|j en) peux plus)\b|[😂🤣]",
    re.IGNORECASE,
)
"""Who laughs about what somebody else said."""
_SAID = re.compile(
    r"(?<!\bit )(?<!\bpage )(?<!\bscreen )(?<!\bsite )(?<!\bmessage )\b(?:wrote|texted|said|told|mailed|schrieb|"
    r"sagte|gesagt|"
    r"geschrieben|meinte|says|sagt|meint|dijo|escribio|dicen?|dit|disent|ecrit|disse|escreveu|dizem?)\b",
    re.IGNORECASE,
)
_FAILS = frozenset(("broken", "cannot"))
_TROUBLES = _FAILS | {
    "forgot",
    "locked",
    "theft",
    "danger",
    "drops",
    "black",
    "soundneg",
    "stuck",
    "loop",
    "lostdevice",
}
"""What tells of a fault beside what is only told."""
_IN_WORKS = ((_IN_A_TEXT, _FAILS), (_SCENE, _FAILS | {"theft", "danger", "lostdevice"}))


def is_none_of_ours(words: str) -> bool:
    """Whether these words report no fault here, though they sound like it."""
    if len(words) > _LOOKED_AT:
        return False
    said = " ".join(plain_words(words))
    if _AT_THEIRS.search(said) or _AS_A_JOKE.search(said):
        return True
    outside = _QUOTED.sub(" ", words)
    if any(shape.search(said) and not _tells(outside, troubles) for shape, troubles in _IN_WORKS):
        return True
    left = _without_tales(folded(words), folded(outside))
    return left != folded(words) and not _tells(left, _TROUBLES)


def _without_tales(words: str, outside: str) -> str:
    """The words without what is only a tale: written, dreamt, about home, or quoted and laughed about."""
    left = _LAUGHS.sub(" ", outside) if _LAUGHS.search(outside) and _SAID.search(outside) else words
    for shape in _TOLD:
        left = shape.sub(" ", left)
    return left


def _tells(words: str, troubles: frozenset[str]) -> bool:
    """Whether these words tell of one of these troubles."""
    return bool(lexicon().concepts(lexicon().spelling.mended(plain_words(words))) & troubles)


def tells_trouble(words: str) -> bool:
    """Whether something does not work, is gone or in danger by these words."""
    return _tells(words, _TROUBLES)
