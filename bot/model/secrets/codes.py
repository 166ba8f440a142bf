"""Codes that sentences give away without a name right before them: they came, were typed, were read to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.shapes import Span, spaced

_SIX = r"(?<!\w)(\d{6}|\d{3}[\s-]\d{3}|(?<!\d\s)\d\d\s\d\d\s\d\d(?!\s\d))"
_FEW = r"(?<!\w)(\d{6}|\d{3}[\s-]\d{3}|\d{4}|\d(?:\s\d){3,7})(?!\w)"
_TOLD = r"(?: (?:is|was|es|est|é|era|c['’]est|ist|lautet|war)|\s?:) \(?(\d{4,8})(?!\w)"
_ENDED = (
    r"(?=\s{0,3}(?:[^\w\s/-]|$)| (?:from|by|via|on|in|into|at|but|and|so|to|then|per|von|auf|por|no|na|al|en|par|sur|"
    r"et|y|"
    r"e|und|aber|pero|mais|mas|sobre|für|for|which|que|twice|again|ein|it|is|what|why|should|do|like|mas|pas)\b)"
)
_NUMBERED = spaced(
    r"(?:(?:as|als|como|comme|for|in) (?:(?:my|the|an?|mi|mein|meine|meu|minha|mon|ma) )?)?"
    r"\b(?:students?|tickets?(?! (?:open|new)\b)|"
    r"rooms?|"
    r"course|class|classroom|order|invoice|page|id|matric\w{0,10}|isbn|extension|ext|(?<!on\smy\s)(?<!on\sthe\s)phone|locker|error|serial|points?|"
    r"euros?|dollars?|schüler\w{0,10}|raum|kurs|klasse|fehler|seite|telefon\w{0,8}|matrikel\w{0,8}|alumn[oa]s?|sala|"
    r"aula|"
    r"curso|matrícula|pedido|página|teléfono|salle|élève|cours|commande|erreur|alun[oa]s?|turma|erro|telefone|cálculo|"
    r"answer|question|result|sum|formula)\b"
)
"""What else a number may be of; where it is named in the same words, it is no code."""
_NO = (
    r"[^.\n]{0,40}?\b(?:invalid|wrong|incorrect|no|not|n['’]?t|expired?|rejected|fail\w{0,3}|nothing|too late|"
    r"inválid\w|"
    r"incorrect[ao]|expir\w{2,4}|no vale|rechaz\w{2,4}|falsch|ungültig|abgelaufen|nicht|invalide|refus\w{1,2}|"
    r"incorrecte|"
    r"pas|não|nao|errad[ao])\b"
)
_CAME = (
    r"\b(?:sent|texted|gave|got|received?|get|mandó|mandaron|enviaron|enviou|mandou|mandaram|recebi|recibí|reçu|"
    r"bekommen|"
    r"bekam|geschickt|llegó|llego|chegou|veio|kam|arrived)"
)
_ARTICLE = r"(?:an?|the|this|my|un|una|um|uma|eine?|new|nuevo|novo)"
_TEXT = r"(?:texts?|sms|mensaje|mensagem|nachricht|texto)"
_READ_TO = (
    r"\b(?:told|gave|read|said|sent|showed) (?:(?:it|out|to) ){0,2}(?:(?:the|this|a|my|some) )?"
    r"(?:caller|man|woman|guy|lady|person|stranger|him|her|them|someone|somebody) (?:(?:the|my|a|number|code|digits|"
    r"six|6) ){0,4}"
)
_GELESEN = r"(?:vorgelesen|gesagt|gegeben|durchgegeben|geschickt|diktiert|genannt|verraten)\b"
_LU = r"\b(?:lui|leur) ai (?:lu|dit|donné|dicté|envoyé|communiqué) (?:(?:le|les|code|chiffres|six|6) ){0,3}"
_LEI = (
    r"\b(?:le|les|se lo) (?:dije|di|leí|lei|dicté|mandé|pasé|envié|conté) (?:(?:el|los|código|números|dígitos) ){0,2}"
)
_LI = (
    r"\b(?:disse|dei|li|passei|mandei|ditei|falei)(?:-lhe)? "
    r"(?:(?:a|para|pra|pro|ao|à|lhe|o|os|ele|ela|código|números|homem|moço) ){0,4}"
)
_TYPED = r"\b(?:typ(?:e|ed|ing)|enter(?:ed|ing)?|put|tr(?:y|ied|ying)|us(?:ed|ing)) (?:(?:in|it|as) ){0,2}"
_PUSE = (
    r"\b(?:puse|pongo|escribí|escribo|metí|meto|ingresé|introduje|digitei|coloquei|pus|inseri|escrevi|usei|tapé|tape|"
    r"entré|"
    r"mis|saisi|rentré) "
)
_DIGITS = (
    r"\b(?:four|five|six|eight|[4568])[\s-]?(?:digits?|numbers?|stellig\w{0,3}|ziffern|zahlen)\b",
    r"\b(?:cuatro|seis|quatro|six|quatre|[468]) (?:d[ií]gitos|números|chiffres|cifras)\b",
)
_CODE = r"\bc(?:odes?|[oó]digos?)"
_THEY_SENT = (
    r"(?:(?:that|which) )?(?:they|he|she|it|you|i|google|microsoft|duo) (?:just )?"
    r"(?:sent|texted|gave|got|get|received|mailed)(?: (?:me|us))?"
)
_QUE = (
    r"(?:que (?:me )?(?:mandaron|enviaron|llegó|dieron|recibí|recebi|enviaram|mandaram|deram|chegou)|"
    r"(?:que |qu['’])(?:j['’]ai|on m['’]a) (?:reçu|envoyé|donné))"
)
_OF_CARD = (
    r"(?:secret[oa]?|personnel|personal|pessoal|privado|d[eo] (?:(?:ma|mi|la|meu|o) )?"
    r"(?:carte|tarjeta|cartão|banque|banco|bloqueo|téléphone|móvil|celular|telemóvel)(?: bancaire)?)"
)
_NUMBER = (
    r"\b(?:(?:verification|verify|security|confirmation|authentication|authenticator|one-time|2fa|mfa|sign-in) number|"
    r"(?:verifizierungs|bestätigungs|sicherheits)nummer|n[uú]m[eé]ro de (?:verificaci[oó]n|verificaç[aã]o|"
    r"v[eé]rification|seguridad|segurança|sécurité|confirmaci[oó]n|confirmação|confirmation))"
)
_OF_SIX = tuple(
    map(
        spaced,
        (
            rf"{_CAME} (?:(?:me|us|him|her|them|this|mir|uns|es|el|la|o|le|the|un|uma|um|una) ){{0,2}}{_SIX}{_ENDED}",
            r"\b(?:texts?|sms|messages?|mensaje|mensagem|nachricht|app|authenticator) (?:with|says|said|saying|reads|"
            r"shows?|"
            r"gives|mit|sagt|zeigt|con|dice|com|diz|mostra|avec|dit|affiche) (?:(?:the|a|my|number|code|den|die|el|o|"
            r"le) ){0,2}"
            rf"{_SIX}{_ENDED}",
            rf"(?:{_CAME}|\bjust|\b{_ARTICLE}) (?:{_ARTICLE} ){{0,2}}{_TEXT}\s{{0,2}}[:,=-]?\s{{0,3}}{_SIX}{_ENDED}",
            rf"{_READ_TO}{_SIX}{_ENDED}",
            rf"{_NUMBER}(?: {_THEY_SENT}| {_QUE})?(?: (?:is|was|ist|war|es|est|é|era))?"
            rf"\s?[:=]?\s{{0,3}}{_SIX}(?![\w-])",
            rf"\b(?:hab|habe) (?:ihr|ihm|ihnen|denen|dem|der|es|dann) (?:\w{{3,15}} )?{_SIX} {_GELESEN}",
            rf"(?:{_LU}|{_LEI}|{_LI}){_SIX}",
            rf"{_TYPED}{_SIX}(?={_NO})",
            rf"{_PUSE}{_SIX}(?={_NO}|\s{{0,3}}$)",
            rf"{_SIX} (?:eingegeben|eingetippt|getippt|ein)\b(?={_NO})",
        ),
    )
)
_OF_FEW = tuple(
    map(
        spaced,
        (
            *(rf"{digits}[^.\n\d]{{0,30}}?{_FEW}" for digits in _DIGITS),
            rf"{_CODE} (?:{_THEY_SENT}|{_QUE}|{_OF_CARD}){_TOLD}",
            rf"\b(?:geheim|karten|handy|geräte|sperr|entsperr)(?:code|zahl|nummer|pin){_TOLD}",
        ),
    )
)
_PUSHED = r"(?: (?:is|was|ist|es|est|é)|\s?[:=])? (\d\d\d?)" + _ENDED
_OF_PUSH = tuple(
    map(
        spaced,
        (
            r"\b(?:push|duo|authenticator)[ -](?:number|nummer|code)" + _PUSHED,
            r"\b(?:number|nummer|n[uú]m[eé]ro) (?:de|del|du|do|of the|for the|in the|für den|im) push" + _PUSHED,
            r"\bnumber to (?:approve|match|confirm)" + _PUSHED,
            r"\b(?:approve|match|confirm)(?: the)? number" + _PUSHED,
            r"\b(?:tap|enter|type|press|choose|select|put) (\d\d\d?) (?:in|on|into) "
            r"(?:(?:the|my|your) )?(?:authenticator|duo|push)\b",
            r"\b(?:duo|authenticator|push) (?:shows?|showed|says|said|displays|wants|asks for|zeigt|muestra|"
            r"affiche|mostra) "
            r"(?:(?:me|the|a|die|el|le|o|number|nummer|n[uú]m[eé]ro) ){0,3}(\d\d\d?)" + _ENDED,
        ),
    )
)
"""The number that is to be typed where somebody signs in with an app."""
_OF_APP = (spaced(r"\b(?:typ(?:ed?|ing)|enter(?:ed|ing)?|tap(?:ped)?|put in) (?:in )?(\d\d\d?)" + _ENDED),)
_APPS = ("duo", "authenticator")
_PUSHES = ("push", "duo", "authenticator", "approve", "match")
_NAMES = ("digit", "dígit", "stellig", "ziffer", "zahl", "chiffre", "cifra", "número", "cod", "cód", "nummer", "pin")
"""Something of this is in what tells a code of fewer digits; in small letters."""
_SIX_DIGITS = re.compile(r"\d\d(?:\d{4}|\d[\s-]\d{3}|\s\d\d\s\d\d)")
_FEW_DIGITS = re.compile(r"\d{4}|\d\s\d\s\d\s\d|\d{3}[\s-]\d{3}")
_AHEAD = 40
"""So many letters before it tell what a number is of."""


def codes(text: str, plain: str) -> Iterator[Span]:
    """What they tell; of other numbers it is said what they are of. `plain`: the text in small letters."""
    shapes = _OF_SIX if _SIX_DIGITS.search(text) else ()
    if _FEW_DIGITS.search(text) and any(map(plain.__contains__, _NAMES)):
        shapes = (*shapes, *_OF_FEW)
    if any(map(plain.__contains__, _PUSHES)):
        shapes = (*shapes, *_OF_PUSH)
    if any(map(plain.__contains__, _APPS)):
        shapes = (*shapes, *_OF_APP)
    for shape in shapes:
        yield from (match.span(1) for match in shape.finditer(text) if not _is_numbered(match))


def _is_numbered(match: re.Match[str]) -> bool:
    text = match.string
    before = _NUMBERED.search(text, max(0, match.start() - _AHEAD), match.start(1))
    return bool(before or _NUMBERED.match(text, match.end(1) + 1))
