"""Questions that ask somebody for a password, a code or the number of a document."""

from __future__ import annotations

import re

from bot.model.secrets.documents import ONES, PAIRS
from bot.model.secrets.words import (
    FOR_CODES,
    GIVEN_OUT,
    OF_CODES,
    OTHER_CODES,
    PASSWORDS,
    PINS,
    UNSAID,
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CLAUSE = re.compile(r"[.!?;:,\n]+|\s(?:but|aber|pero|mais|mas)\s", re.I)
_NOT = re.compile(
    r"\b(?:not|never|nobody|no one|nie|niemals|nicht|kein\w{0,2}|nunca|jamais|jamás|não|nao|no|ne|pas)\b|n['’]t\b", re.I
)
"""Who forbids it does not ask for it."""
_CODE = r"(?:codes?|c[oó]digos?|digits)"
_OWN_CODE = r"(?:\w{0,20}sicherheitscode|best[aä]tigungscode|verifizierungscode|anmeldecode|sms-code)"
_PAPERS = "|".join(sorted({*ONES, *PAIRS, "card number", "kartennummer"}, key=len, reverse=True))
_SECRETS = "|".join(
    (
        *sorted(PASSWORDS, key=len, reverse=True),
        "pass ?word",
        "mots? de passe",
        "palavra.passe",
        *PINS,
        _CODE,
        _OWN_CODE,
    )
)
_BEHIND = r"(?:\s+(?P<after>[\w'’-]+)(?:\s+(?P<next>[\w'’-]+))?)?"
_NAME = rf"(?P<name>(?:{_SECRETS}|{_CODE}|{_OWN_CODE}|{_PAPERS}|pass))\b{_BEHIND}"
_ITS_OWNER = (
    r"(?:your|ur|yr|his|her|their|dein\w{0,2}|ihr\w{0,2}|euer|eure\w?|tus?|sus?|vuestr[ao]|ton|ta|votre|vos|teu|tua|"
    r"seu|sua)"
)
_WHOSE = rf"(?:(?P<own>{_ITS_OWNER})|the|a|das|die|den|der|la|el|le|l|les|o|as?|na|da|do|du|de)"
_BETWEEN = rf"(?:(?:please|bitte|kurz|mal|por favor|stp|svp)\s+)?(?:{_WHOSE}[\s'’]+)?(?P<between>(?:[\w-]+\s+){{0,3}}?)"
_ASKS = "|".join(
    (
        r"what(?:['’]?s| is| was| are| were)|(?:what|which)(?= (?:\w+ )?(?:passw|pass|pin\b|code do you|code did you))",
        r"(?:send|give|tell|text|write|share|forward|read|dm|mail|email|type)(?: it)?(?: out)?(?: to)? (?:me|us)",
        r"(?:^|\b(?:please|pls|you|u|just|then|and|kindly)\s)(?:send|give|tell|text|share|forward|dm|post|provide|confirm)"
        r"(?: (?:me|us|over|here|back))?",
        r"\b(?:i|we)(?:['’]ll| will| would|['’]d)?(?: also| just| still)? (?:need|want|require)"
        r"(?: to (?:know|have|see))?",
        r"\b(?:can|could|may) (?:i|we) (?:please )?(?:have|get|see|know)",
        r"(?:wie|was) (?:lautet|ist|war|heißt|heisst)|welche\w?(?= (?:passw|kennw|pin\b|code hast))",
        r"(?:schick\w{0,2}|sag\w{0,2}|gib|geben|nenn\w{0,2}|schreib\w{0,2}|verrat\w{0,2})(?: sie| du)? (?:mir|uns)",
        r"(?:kannst du|können sie|könntest du|könnten sie|magst du|würden sie) (?:mir|uns)",
        r"(?:ich|wir) (?:brauche|benötige|brauchen|benötigen)|brauche ich",
        r"(?:cu[aá]l|qu[eé]) (?:es|era)|(?:cu[aá]l|qu[eé])(?= (?:contrase|clave|pin\b|c[oó]digo te|senha|palavra))",
        r"(?:d[ií]|da|d[eé]|m[aá]nda|env[ií]a|p[aá]sa|escr[ií]be|d[ií]ga|env[ií]e|m[aá]nde|p[aá]se|facil[ií]ta)"
        r"(?:me|nos)",
        r"(?:mandar|enviar|decir|dar|pasar|escribir)(?:me|nos)|\bnecesit(?:o|amos)(?: saber)?",
        r"quel(?:le)? (?:est|était|sont)|quels? sont|quel(?:le)?(?= (?:mot de passe|mdp|code (?:as|avez|tu)))",
        r"c['’]est quoi",
        r"(?:envoie|donne|dis|écris|ecris|communique|transmets|envoyez|donnez|dites|écrivez|communiquez)"
        r"[- ](?:moi|nous)",
        r"(?:m['’]|me |nous )(?:envoyer|donner|dire|écrire|communiquer|transmettre)",
        r"(?:j['’]ai|nous avons) besoin (?:de|du)",
        r"qual (?:é|e|era)|qual(?= (?:a |o )?(?:tua |sua )?(?:senha|palavra|pin\b))",
        r"(?:diz|d[aá]|manda|envia|passa|mande|envie|passe|diga|escreve|escreva)-?\s?(?:me|nos)",
        r"\b(?:me|nos) (?:diz|d[aá]|manda|envia|passa|fala|mande|envie|passe|diga|mandar|enviar|dizer|"
        r"passar|dar|falar)",
        r"\bprecis(?:o|amos)(?: saber)?",
    )
)
_ASKED = re.compile(rf"(?:(?<!\w)(?:{_ASKS}))\s+{_BETWEEN}{_NAME}", re.I)
_BARE = re.compile(rf"\W*(?:(?:and|und|y|et|e)\s+)?(?:{_WHOSE}\s+)?(?P<between>){_NAME}\W*", re.I)
"""As in `your password please?`."""
_BREAKS = _set(
    """
    if whether how when why where about to for with wrong not problem question name or
    ob wie wann warum mit für falsch si cuando como con para cuándo cómo quand comment avec pour se quando com
    """
)
"""What stands between the question and the name of a secret where something else is asked for."""
_OF_IT = UNSAID | _set(
    """
    length rule rules policies hint screen option options settings app expiry strength requirement requirements
    card mail email works worked come came shown appears arrive arrived expire expired pad for from of on
    """
)
"""What stands behind the name of a secret where something about it is asked for."""
_CAME = _set(
    """
    did you u that which from we i they in on by der den du sie vom das que te le qui tu vous você voce recebeu recebido
    recibido recibiste recibió llegó reçu
    """
)
"""What stands behind a code that somebody got."""
_FOR_SIGNING_IN = _set(
    """
    verification security login sign-in one-time authenticator duo mfa 2fa sms backup recovery confirmation digit text
    """
)


def asks_for_secret(text: str) -> bool:
    """Whether it asks somebody for what they shall tell nobody; not whether they know it, or whether it works."""
    clauses = [each for each in _CLAUSE.split(text) if not _NOT.search(each)]
    if any(_is_wanted(match) for each in clauses for match in _ASKED.finditer(each)):
        return True
    alone = _BARE.fullmatch(text)
    return alone is not None and alone["next"] is None and (bool(alone["own"]) or not _is_code(alone["name"]))


def _is_wanted(match: re.Match[str]) -> bool:
    between = frozenset(match["between"].casefold().split())
    before = match["between"].casefold().split()[-1:] or [""]
    after = (match["after"] or "").casefold()
    if between & _BREAKS or before[0] in OTHER_CODES | GIVEN_OUT:
        return False
    if not _is_code(match["name"]):
        return after not in _OF_IT
    if after in OF_CODES or (match["next"] or "").casefold() in OF_CODES:
        return False
    signs_in = before[0] in _FOR_SIGNING_IN or (match["next"] or "").casefold() in FOR_CODES
    return bool(match["own"]) or after in _CAME or signs_in or not (after or between)


def _is_code(name: str) -> bool:
    """Whether it is a name that codes have which are no secrets, too."""
    return bool(re.fullmatch(_CODE, name, re.I))
