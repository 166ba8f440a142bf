"""Words that say that nothing is wrong, or that something works, in five languages: those report no trouble."""

from __future__ import annotations

import re

from bot.model.intents.catalogue import CATALOGUE
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import plain_words

ALL_WELL = "all is well"
"""What a courtesy says besides that only denies a trouble."""
TOLD = frozenset(kind.name for kind in CATALOGUE if kind.trouble)
"""What begins for whoever tells of a trouble."""
_LOOKED_AT = 300
_LONGEST = 40
"""Letters, and words; who says more tells of something else besides."""
_FEW = 2
"""So many words beside a denial say nothing more."""
_PARTS = re.compile(r"[,;:.!()\n–—]+|\s-+\s")


def _any(*phrases: str) -> str:
    """Any of these, which commas set apart."""
    return f"(?:{'|'.join(phrase for line in phrases for phrase in line.split(', '))})"


_OFF = _any(
    r"broken, breaks?, broke, hack\w*, compromised, stolen, stole, robbed, scam\w*, phish\w*, spam, virus\w*, malware",
    r"infected, leaked, lost, lose, missing, forg[eo]t\w*, slow, laggy, down, dead, frozen, freez\w+, crack\w*",
    r"damaged, smashed, shattered, scratched, dropped?, fall\w*, fell, jammed, stuck, crash\w*, locked, blocked",
    r"robo, faulty, rot[oa]s?, quebrad\w+, danad\w+, estropead\w+, averiad\w+, hacke\w+, robad\w+, robaron, roubad\w+",
    r"roubaram, perdi\w*, olvid\w+, esquec\w+, lent[oae]s?, caid[oa]s?, bloque\w*, colgad\w+, travad\w+, estragad\w+",
    r"infectad\w+, casse\w*, perdue?s?, oublie\w*, vole\w*, plante\w*, abime\w*, infecte\w*, pirate\w*",
    r"kaputt\w*, gehackt, gestohlen, geklaut, verloren, vergessen, langsam, defekt, gesperrt, abgesturzt, infiziert",
    r"zerbrochen, verschwunden, gesprungen",
)
"""What is as it should not be. `Working` and the like are none of these: what does not work is a trouble."""
_FAULT = _any(
    r"wrong, problems?, issues?, trouble, damage, problemas?, averia, avaria, fallos?, problemes?, souci, panne",
    r"probleme, storung, fehler",
)
_BETWEEN = _any(
    r"really, actually, even, at all, been, being, be, get, getting, got, gets, that, so, too, very, ever, any, an?",
    r"the, have, having, facing, seeing, had, has, is, was, are, were, seems?, did, do, does, with, anything",
    r"se, me, te, le, lo, la, las, los, nos, ha, he, hemos, han, fue, fui, fueron, es, esta, estan, estoy, era, sido",
    r"estado, hay, tengo, tenemos, tiene, ningun\w*, una?, tan, muy, el",
    r"en, ete, eu, du, tout, vraiment, de, d, si, tres, m, a, ont, l, ne",
    r"mehr, wirklich, sehr, hat, ist, sind, wurde\w*, mich, das, worden, ein\w*",
    r"foi, foram, estao, estou, ta, e, ter, tem, tenho, temos, mais, nenhum\w*, um, uma, tao, muito, ao, os?, as",
)
_NOT = _any(
    r"not, never, no longer, nobody, no ?one, nothing, no, without, nunca, nadie, nada, sin",
    r"pas, jamais, aucune?, rien, personne, sans, n (?:est|a|ai) plus",
    r"nicht, nie, niemals, nichts, niemand, kein\w*, ohne, nao, ninguem, nenhum\w*, sem",
)
_DENIED = re.compile(
    rf"\b{_NOT}(?: {_BETWEEN}){{0,5}} (?:{_OFF}|{_FAULT})(?: at all| nenhum\w*| ningun\w*| algun\w*| du tout)?\b"
)
_CAUSE = re.compile(
    r"(?:it|this|that) (?:is|was) not (?:the|my|our) \w+|no (?:es|era|fue) (?:el|la|mi) \w+"
    r"|(?:ce )?n? ?(?:est|etait) pas (?:le|la|l|mon|ma) \w+|(?:es|das) (?:ist|war|liegt) nicht (?:das|der|die|am|"
    r"an der) \w+"
    r"|nao (?:e|era|foi) (?:o|a|meu|minha) \w+"
    r"|(?:(?:the|my|our) )?\w+ (?:is|was) not the (?:problem|issue|reason|cause)"
    r"|(?:\w+ )?\w+ (?:no es el problema|n est pas le probleme|ist nicht das problem|nao e o problema)"
)
"""What is said to be the cause of nothing."""
_NO_WISH = re.compile(
    r"\bnot (?:really )?(?:feel like|in the mood)\b|\bkeine lust\b|\bno (?:me apetece|tengo (?:ganas|animo))\b"
    r"|\bpas envie\b|\bnao (?:estou com vontade|estou a fim|tenho vontade)\b"
)
"""Who would rather not: no trouble, though it is negated."""
_UNSURE = _any(
    r"not (?:sure|just|only|certain), no solo, nao so, pas (?:sur|seulement), nicht (?:nur|sicher), maybe, perhaps, if",
    r"hope\w*, (?:do|did) not know, no se si, nao sei, sais pas, sait pas, weiss nicht",
)
_ELSE = _any(
    r"but, only, still, however, except, help, pero, sino, solo, aber, sondern, nur, noch, mais que, sauf, seulement",
    r"toujours, mas, ainda",
)
_NEGATED = _any(_NOT, r"cannot, ne, hardly, barely, apenas, kaum, peine")
_A_TROUBLE = re.compile(rf"\b(?:{_OFF}|{_FAULT})\b")
_ASKS = _any(
    r"why, how, what, when, where, who, which, por que, como, cuando, pourquoi, comment, quand, warum, wieso, wie",
    "wann, quando",
)
_GOES_ON = re.compile(rf"\b(?:{_UNSURE}|{_ELSE}|{_NEGATED}|{_A_TROUBLE.pattern})\b|^{_ASKS}\b")
"""Who says one of these goes on to a trouble, does not know, or asks."""
_WISHES = frozenset(("broken", "cannot", "want", "please"))
"""And who speaks of one of these concepts."""
_AT_TIMES = re.compile(
    r"\b(?:every|always|keeps|sometimes|often|again and again|cada|siempre|a veces|chaque|parfois|jede\w*|sempre)\b"
)
_FINE = _any(
    r"fine, well, great, good, ok(?:ay)?, perfect(?:ly)?, very, really, all right, again, now, today, here, for me",
    r"alles, too, thanks, thank you, lol, haha, bien, muy, perfectamente, perfecto, ahora, ya, hoy, otra vez, gracias",
    r"de nuevo, normal\w*, tres, super, parfaitement, maintenant, de nouveau, merci, nickel, aujourd hui",
    r"gut, sehr, wieder, jetzt, heute, einwandfrei, prima, bestens, problemlos, danke",
    r"bem, muito, agora, ja, hoje, obrigad[oa], direito, perfeitamente",
)
_WORKS = _any(
    r"works, (?<=s )work, (?<=they )work",
    r"(?:is|are) (?:now |all |totally |really |very )?(?:working|fine|ok(?:ay)?|good|great|perfect|all right)",
    r"funciona[nm]?, esta funcionando",
    r"(?:va|van|anda|andan|esta|estan|estao|est|sont) (?:muy |tudo |todo |tres )?"
    r"(?:bien|bem|ok|perfect\w*|perfeit\w*|parfait\w*|nickel|normal)",
    r"marche(?:nt)?, fonctionne(?:nt)?, geht, gehen, funktionier(?:t|en), lauft, laufen",
    r"(?:ist|sind) (?:wieder |voll |sehr )?(?:ok|gut|super|perfekt|in ordnung)",
)
_NO_THING = _any(
    rf"{_NOT}, {_ASKS}, ne, none, only, one, half, hardly, barely, rarely, seldom, almost, stopped, quit, neither, if",
    r"does, is, are, can, do, until, as, than, like, long, cual, que, si, solo, casi, apenas, ni, was, wer, wenn",
    r"manchmal, cannot, kaum, nur, quem, so, se, nem",
)
_IS = re.compile(r"['’]s(?= (?:fine|ok|okay|good|all right|working)\b)", re.IGNORECASE)
_ALL_FINE = (
    r"(?:everything|all|alles|todo|tout|tudo) (?:(?:is|ist|esta|va) )?(?:fine|ok|good|well|right|gut|bien|bem|certo) "
    r"(?:with|mit|con|avec|com)(?: \w+){1,4}"
)
_IT_WORKS = re.compile(rf"{_ALL_FINE}|(?:(?!{_NO_THING}\b)\w+ ){{0,5}}{_WORKS}(?: {_FINE})*")
_GOES_WELL = re.compile(
    rf"(?:(?!{_NO_THING}\b)\w+ ){{1,5}}"
    r"(?:fine|great|good|ok(?:ay)?|perfect\w*|bien|bem|perfeit\w*|parfait\w*|gut|super)"
)
"""The same without a verb: beside what fails it says as much."""
_NOW = _any("now, today, heute, jetzt, hoy, ahora, ya, aujourd hui, maintenant, hoje, agora, ja")
_IT = _any("it, they, that, everything, all, es, sie, alles, ca, cela, elle, il, tout, todo, ele, ela, tudo")
_TURNS = _any("but, pero, aber, mais, mas")
_AT_LAST = re.compile(
    rf"(?:{_TURNS} )?{_NOW} (?:si )?(?:{_IT} )?(?:does|do|{_WORKS})(?: {_IT})?(?: {_FINE})*"
    rf"|(?:{_TURNS} )?(?:{_IT} )?{_WORKS}(?: {_FINE})* (?:{_NOW}|again|wieder|de nuevo|otra vez|de nouveau|de novo)"
)
"""What is so by now, whatever was before."""
_IN_AGAIN = re.compile(
    r"\b(?:and|so|now|und|y|et|e) (?:now |then )?(?:i am|i m|im|we are|we re) (?:back |finally )?in$"
    r"|\b(?:und|jetzt) bin ich (?:wieder )?drin$|\by ya (?:estoy dentro|entre)$|\bet je suis connectee?$|\be ja entrei$"
)
"""That they got in at last."""
_KIND = re.compile(r"(?:(?:bye|thanks|thank you|thx|ty|cheers|lol|haha+|ok|danke|merci|gracias|obrigad[oa])\s*)+")
_TURN = re.compile(rf"\s(?={_TURNS}\s)")


def says_it_works(part: str) -> bool:
    """Whether a part of a sentence, as the lexicon writes it, says that something works, or is the cause of nothing."""
    works = _IT_WORKS.fullmatch(part) or _GOES_WELL.fullmatch(part)
    return bool(works and not _A_TROUBLE.search(part)) or bool(_CAUSE.fullmatch(part))


def beside_denial(words: str) -> str | None:
    """What somebody says besides who says that something is not broken, forgotten or hacked, or that it works: nothing
    where that is all. None for whoever denies nothing, or tells of a trouble, asks or wishes: that is what they mean.
    """
    parts = (
        [] if "?" in words or len(words) > _LOOKED_AT else [part for part in map(_line, _PARTS.split(words)) if part]
    )
    line = " ".join(parts)
    if not parts or line.count(" ") >= _LONGEST or _AT_TIMES.search(line):
        return None
    last = next((part for part in reversed(parts) if not _KIND.fullmatch(part)), "")
    if _AT_LAST.fullmatch(_TURN.split(last)[-1]) or _IN_AGAIN.search(last):
        return ""
    rests = [_rest(part) for part in parts]
    if rests == parts or all(map(_CAUSE.fullmatch, parts)) or any(map(_goes_on, rests)):
        return None
    further = (rest for part, rest in zip(parts, rests, strict=True) if rest == part and len(rest.split()) > _FEW)
    return ", ".join(further)


def _line(part: str) -> str:
    """A part as the lexicon writes it; a bare `no` answers somebody, and denies nothing."""
    line = " ".join(lexicon().spelling.mended(plain_words(_IS.sub(" is", part))))
    return "" if line in ("no", "nope", "nein", "non", "nao") else line


def _rest(part: str) -> str:
    """A part without what it denies or says to work."""
    works = _IT_WORKS.fullmatch(part) and not _A_TROUBLE.search(part)
    return "" if works or _CAUSE.fullmatch(part) else _DENIED.sub(" ", part)


def _goes_on(rest: str) -> bool:
    """Whether what is left of a part tells of a trouble, asks or wishes for something."""
    rest = _NO_WISH.sub(" ", rest)
    return bool(_GOES_ON.search(rest.strip()) or lexicon().concepts(tuple(rest.split())) & _WISHES)
