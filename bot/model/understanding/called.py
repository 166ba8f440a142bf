"""What whoever is called says in a few words, in five languages: that they come, and how soon, or that they cannot."""

from __future__ import annotations

import re
from enum import Enum, auto

from bot.model.letters import plain

_PATIENCE = 30
"""Minutes. Who needs longer has not taken it: somebody else may be there sooner."""
_LONGEST = 60
_PAUSE = r"[\s,.;!-]*"
_AGREES = re.compile(
    r"\W*(?:(?:ye(?:s+|p+|ah+)?|yup|sure(?: thing)?|ok+(?:ay|ey|ie)?|kk?|fine|all ?right|"
    r"no pro?b(?:lem)?|np|of course|got it|roger(?: that)?|"
    r"si|claro|vale|bueno|de acuerdo|oui|ouais|d'accord|ca marche|bien sur|ja|jo|klar|alles klar|in ordnung|gerne?|gut|"
    rf"sim|certo|(?:es)?ta(?: bo[mn])?|beleza)\b{_PAUSE})+"
)
_AT_ONCE = re.compile(r"\W*(?:(?:right|straight) away|at once|immediately|sofort|tout de suite)[\s.!]*")
_THUMB = re.compile(r"^\s*(?:👍|:\+1:|:thumbsup:)")
_COMES = re.compile(
    r"\b(?<!more )(?<!another )(?<!another one )"
    r"(?:comin|coming|(?:on (?:my|the)|my) way|omw|(?:be|right|get) there|(?<!.)there (?=in\b)|"
    r"be (?:with you|right over)|(?:i )?can (?=in\b)|voy|llego|en camino|"
    r"arrive|viens|en route|komme|bin\b.*\bda|unterwegs|vou|chego|a caminho)\b"
)
_MINUTES = re.compile(r"(\d+) ?m(?:in\w*|n)?\b")
_HALF_AN_HOUR = re.compile(r"\b(?:half an hour|media hora|(?:une )?demi[ -]heure|(?:eine )?halbe stunde|meia hora)\b")


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


_WAITS = _words(
    "give gimme need hold hang wait dame deme necesito espera espere donne donnez laisse laissez besoin faut attends "
    "attendez gib gebt brauche brauch warte da preciso dentro dans daqui within in en em"
)
"""What a bare number stands behind."""
_A_WHILE = _words(
    "sec secs second seconds min mins minute minutes moment segundo segundos segundito minuto minutos minutito momento "
    "momentito momentinho minutinho ratito seconde secondes mn instant instante minuten sekunde sekunden momentchen "
    "augenblick soon gleich sofort hold hang wait espera attends warte"
)
_LATER = _words(
    "hour hours hr hrs h hora horas heure heures stunde stunden later luego despues tard spater depois tomorrow "
    "tonight manana demain morgen amanha call ping page remind back again snooze after until class lesson clase cours "
    "aula unterricht apres nach"
)
"""That it takes longer, or that they want to be called once more."""
_BESIDE = _words(
    "a an the i ll m am is be will can me my just only still about around another more please pls thanks thx sorry for "
    "of on to there here with you right over way up now then and but let us see omw coming comin one two three four "
    "five six seven eight nine ten fifteen twenty thirty half few couple finishing finish lunch "
    "un una unos dos tres cuatro cinco diez quince veinte media y pero por favor voy ya ahora alla estoy llego camino "
    "lo une deux trois quatre cinq dix quinze vingt petite petites j ai de d s il te vous plait plus moi arrive viens "
    "suis la route tout suite svp stp demi "
    "ein eine einen zwei drei vier funf zehn funfzehn zwanzig mir noch mal bitte ich bin komme unterwegs so kurz halbe "
    "um uma uns dois duas tres quatro dez vinte so eu estou a o vou chego caminho ate meia indo ja"
)


class Said(Enum):
    """What is said to a call."""

    COMES = auto()
    """At once, or within our patience, in words that say so wherever they stand."""
    YES = auto()
    """Yes, and that they need a moment."""
    LATER = auto()
    """They need longer, or only ask to be waited for."""


def how_soon(words: str) -> Said | None:
    """Whether they come soon enough; None where they say more than that, or nothing of it."""
    said = _MINUTES.sub(r"\1 min", _HALF_AN_HOUR.sub("30 min", plain(_THUMB.sub("ok ", words).strip())))
    if "?" in said or not 0 < len(said) <= _LONGEST:
        return None
    rest = behind_yes(said)
    begun = rest != said
    if (begun and not rest.strip(" .,!")) or _AT_ONCE.fullmatch(rest):
        return Said.YES
    spoken = re.findall(r"[a-z]+|\d+", rest)
    heard = frozenset(spoken)
    numbers = [int(each) for each in spoken if each.isdecimal()]
    if heard - _WAITS - _A_WHILE - _LATER - _BESIDE - frozenset(map(str, numbers)) or "_" in said:
        return None
    waits = heard & _A_WHILE or (numbers and heard & _WAITS)
    comes = _COMES.search(rest)
    if heard & _LATER or any(each > _PATIENCE for each in numbers):
        return Said.LATER if begun or waits or comes else None
    if comes or waits:
        return Said.COMES if comes else Said.YES if begun else Said.LATER
    return None


def behind_yes(words: str) -> str:
    """What is left of words without the yes in front."""
    begun = _AGREES.match(plain(words))
    return words[begun.end() if begun else 0 :]


_WHY = r"[\s.!]*$|\s*[,.;!]"
_CANNOT = re.compile(
    rf"\W*(?:sorry\W+|i )?(?:(?:not me|not now)\b|(?:can ?not|can'?t|am busy|busy)\b(?={_WHY}|"
    r"\s+(?:right now|now|today|tonight|at the moment|atm|sorry|come|because|though|until|but|in class|i'?m|"
    r"(?:take|do|make) (?:it|this|that|one|any|ticket|calls|\d))\b)"
    r"|(?:please )?(?:stop|quit|do not|don'?t) (?:calling|pinging|paging|waking|call|ping|page|wake) me\b|"
    rf"(?:(?:i(?:'?m| am) )?not coming|(?:i )?(?:won'?t|will not) come|(?:yo )?no voy|(?:eu )?nao vou|"
    rf"(?:je )?(?:ne )?viens pas|(?:ich )?komme (?:leider )?nicht)\b(?={_WHY})|"
    r"wrong person\b|(?:sorry\W+)?(?:(?:can|could) )?(?:some|any)(?:body|one) else\b(?: (?:take|do|have) (?:it|this))?"
    rf"(?: please| pls)?(?={_WHY})"
    rf"|(?:(?:lo siento|desole|pardon|leider|desculpa|tut mir leid)\W+)?(?:(?:ahora )?no puedo(?: ahora)?|ahora no|"
    r"estoy ocupad[oa]|je (?:ne )?peux pas|j'peux pas|pas maintenant|je suis occupee?|"
    r"(?:ich )?kann (?:ich )?(?:gerade |jetzt |leider |im moment )*nicht|nicht jetzt|jetzt nicht|"
    rf"(?:ich )?bin beschaftigt|(?:agora )?nao posso(?: agora)?|agora nao|estou ocupad[oa])\b(?={_WHY}))"
)
"""That somebody cannot come, with when or why behind it; that they cannot print is a trouble of their own."""
_ELSEWHERE = re.compile(
    r"\W*(?:(?:no|sorry)\W+)*(?:i'?m |i am |am |estoy |je suis |(?:ich )?bin |estou )?(?:busy|driving|teaching|away|"
    r"unavailable|not on call|(?:it'?s |it is )?not my (?:turn|shift)|"
    r"not (?:available|here|there|at (?:work|school))|(?:in|at) (?:(?:a|the|my) )?(?:class|lesson|meeting|lunch|exam)|"
    r"en (?:clase|reunion|cours)|im unterricht|em aula|em reuniao)"
    r"(?: (?:today|now|until \S+|till? \S+))?[\s.!]*"
)
_ASKS = re.compile(
    r"\W*(?:(?:ok|hm+|sorry)\W+)*(?:what(?:'?s| is)? (?:this|it|that|up|wrong|happened|the (?:problem|matter))|"
    r"what (?:about|for)|what|who(?:'?s| is)? (?:this|it|that)|who|where(?: (?:is (?:it|this|that)|exactly))?|"
    r"(?:which|what) (?:room|class|student|person)(?: is (?:it|this|that))?|"
    r"(?:more )?(?:details|info)(?: please| pls)?|"
    r"que (?:pasa|es)|quien|donde|was ist (?:los|das)|wer|wo|(?:c'est )?quoi|qui|ou|o que (?:e|foi)|quem|onde)[\s?.!]*"
)


def asks_about(words: str) -> bool:
    """Whether they only ask what they are called for."""
    return _ASKS.fullmatch(plain(words)) is not None or words.strip() in ("?", "??", "???")


def is_elsewhere(words: str) -> bool:
    """Whether they say only where they are instead."""
    return _ELSEWHERE.fullmatch(plain(words)) is not None


def cannot(words: str, alone: bool = False) -> bool:
    """Whether they begin by saying that they cannot come, and not that something else cannot be done. `alone`: and say
    nothing else.
    """
    said = plain(words)
    return (_CANNOT.fullmatch(said) if alone else _CANNOT.match(said)) is not None
