"""Whether a text of a playbook asks a person for a password, a code or the number of a document."""

from __future__ import annotations

import re

_OLD = r"(?:(?:old|new|current|own|student'?s|school|alte[sn]?|neue[sn]?|aktuelle[sn]?|ancien|nouveau) )?"
_KEPT = (
    r"(?:pass ?words?|pass ?codes?|pass ?phrases?|pins?|pin (?:codes?|numbers?)|"
    r"(?:one[- ]time|verification|security|sign-?in|recovery|backup|sms|2fa|mfa|six-digit)[- ](?:codes?|keys?)|otp|"
    r"codes? (?:from|on|in|sent to) (?:your|the) (?:phone|authenticator|app|text message|sms)|"
    r"(?:passport|id|identity|identity card|id card|card|credit card|document|social security)(?: card)? numbers?|"
    r"palavras?-passe|senhas?|c[óo]digos? (?:de (?:verifica[çc][ãa]o|uso [úu]nico|seguran[çc]a)|do telem[óo]vel)|"
    r"n[úu]mero d[oe] (?:passaporte|cart[ãa]o(?: de cidad[ãa]o)?|documento|bilhete de identidade)|"
    r"contrase[ñn]as?|claves?|c[óo]digos? (?:de (?:verificaci[óo]n|un solo uso|seguridad)|del m[óo]vil)|"
    r"n[úu]mero de(?:l)? (?:pasaporte|tarjeta|documento|dni|carn[ée])|dni|"
    r"mots? de passe|codes? (?:de (?:v[ée]rification|s[ée]curit[ée])|[àa] usage unique|re[çc]us?)|"
    r"num[ée]ro de (?:votre |ton |ta )?(?:passeport|carte(?: d'identit[ée])?|document)|"
    r"passw[öo]rt(?:er|es)?|kennw[öo]rt(?:er|es)?|einmal(?:code|passwort|kennwort)s?|best[äa]tigungscodes?|"
    r"sicherheitscodes?|(?:reise)?passnummer|(?:personal)?ausweisnummer|kartennummer)"
)
_YOUR = (
    r"(?:your|the|their|his|her|a|o|a sua|a tua|sua|seu|o seu|o teu|el|la|su|tu|le|la|ton|ta|votre|vos|"
    r"de[ir]n?e?[nr]?|ihre?[nr]?|das|die|den)"
)
_WHAT = (
    r"(?:what(?:'s| is| are| was| were)|which is|qual (?:[ée]|era|foi)|cu[áa]l (?:es|era|fue)|qu[ée] es|"
    r"quel(?:le)? (?:est|[ée]tait)|(?:wie|was) (?:ist|lautet|war|hei[ßs]s?t))"
)
_GIVE = (
    r"(?:(?:tell|send|give|show|read) (?:me|us)|(?:diz|diga|d[áa]|d[êe]|envi[ae]|mand[ae])-(?:me|nos)|"
    r"(?:di|dime|dinos|d[ií]game|d[ií]ganos|env[ií]a(?:me|nos)|env[ií]e(?:me|nos)|dame|danos)|"
    r"(?:dis|dites|donne|donnez|envoie|envoyez)-(?:moi|nous)|"
    r"(?:sag|sage|sagen sie|gib|geben sie|schick|schicke|schicken sie|nenn|nenne|nennen sie) (?:mir|uns))"
)
_WRITE = (
    r"(?:type|enter|paste|write|send|give|put|post|escrev[ae]|introduz[a]?|cola|envi[ae]|escrib[ae]|introduc[ea]|"
    r"pega|env[ií][ae]|[ée]cris|[ée]crivez|saisis|saisissez|colle[zr]?|envoie|envoyez|"
    r"schreib(?:e|en sie)?|gib|geben sie|tipp(?:e|en sie)?|schick(?:e|en sie)?)"
)
_HERE = (
    r"(?:here|below|to (?:me|us)|in(?:to)? (?:this|the) chat|aqui|abaixo|neste chat|aqu[íi]|abajo|en este chat|"
    r"ici|ci-dessous|dans ce chat|hier|unten|in diesen chat)"
)
_NAMED = rf"(?:{_YOUR} )?{_OLD}{_KEPT}"
_ASKS = re.compile(
    rf"\b(?:{_WHAT} {_NAMED}|{_GIVE} {_NAMED}|{_WRITE} {_NAMED}\b[^.!?;:]*\b{_HERE})\b(?! (?:rules?|managers?|page)\b)",
    re.IGNORECASE,
)
_WRITES = re.compile(rf"(?:^\W*(?:please |por favor,? |bitte )?{_WRITE} {_NAMED}\b|^\W*{_NAMED}\W*$)", re.IGNORECASE)
_NEVER = re.compile(
    r"\b(?:never|not|don't|nobody|without|nunca|n[ãa]o|no|jam[áa]s|ne|n'|jamais|nie|niemals|nicht|kein)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;:\n])\s+")
_ITEM = re.compile(
    rf"\W*{_NAMED}(?:\W*$|\s*[,;(/]| (?:of|and|or|from|de|do|da|del|du|e|y|o|ou|et|von|und|oder)\b)", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\b(?:page|site|window|form|screen|prompt|app|p[áa]gina|formul[áa]rio|formulario|formulaire|seite|fenster)\b",
    re.IGNORECASE,
)


def asked_secret(text: str, typed: bool) -> str:
    """The words with which a text asks for a secret; empty where it does not. To be told to type one on some page is
    fine. `typed`: what is answered is written into the chat.
    """
    for sentence in _SENTENCE.split(text):
        found = _ASKS.search(sentence)
        if not found and typed and not _ELSEWHERE.search(sentence):
            found = _WRITES.search(sentence)
        if found and not _NEVER.search(sentence[: found.end()]):
            return found[0].strip()
    return ""


def is_secret(item: str) -> bool:
    """Whether what a ticket is to tell is a secret itself, and not something about one."""
    return bool(_ITEM.match(item))
