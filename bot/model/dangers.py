"""What reports of something dangerous sound like, in five languages: a stolen account, a virus, a lost device."""

from __future__ import annotations

import re

from bot.model.understanding.spelling import folded

_HINT = re.compile(
    r"hack|ackead|jaque|pirat|invadi|compromised|taken over|my account|mi cuenta|mon compte|minha conta|mein konto|"
    r"meinem konto|password|passwort|contrasena|clave|mot de passe|senha|sign-?ins?|log-?ins?|ware|ransom|virus|trojan|"
    r"encrypted|losegeld|erpress|rancon|rescate|resgate|phish|scam|hameconn|suspicious|strange|fake|weird|verdachtig|"
    r"seltsam|gefalscht|sospechos|rar[oa]\b|extran|fals|suspect|bizarre|fraud|suspeit|estranh|lost|stole|missing|gone|"
    r"gestohlen|geklaut|verloren|weg\b|roba|perdi|perdu|vole|rouba|furta|leak|breach|wrong|datenleck|fuga|fuite|"
    r"vazamento|bomb|intrud|uninvited|intrus|fremde|desconoc|inconnu|desconhec"
)
"""What one of these stands in every report of the kind; a report without is looked at no further."""
_DEVICE = (
    r"(?:school )?(?:laptop|notebook|chromebook|computer|tablet|ipad|phone|smartphone|iphone|usb stick|handy|rechner|"
    r"telefon|portatil|ordenador|computadora|movil|celular|tableta|telefono|ordinateur|portable|telephone|tablette|"
    r"computador|telemovel|telefone)"
)
_OF_MINE = r"(?:(?:my|a|the|our|mein\w*|das|den|mi|el|la|mon|ma|le|l'|un|meu|o)\s?){0,2}"
_TAKEN = (
    r"(?:stolen|stole|lost|gestohlen|geklaut|verloren|robad[oa]|robaron|roban|perdi|perdido|volee?|perdue?|roubad[oa]|"
    r"roubaram|furtad[oa])"
)
_IS = r"(?:was|is|got|has|been|were|wurde|worden|ist|mir|me|lo|la|ha|han|sido|fue|a|ete|est|foi|m'a)"
_STRANGER = (
    r"(?:caller|strangers?|some(?:body|one)|scam\w*|phish\w*|fake|unknown|hackers?|phone|anrufer\w*|fremd\w*|"
    r"desconocid[oa]|llamada|inconnue?|appel|desconhecid[oa]|chamada)"
)
_WAY_IN = r"(?:password|login|passwort|contrasena|clave|mot de passe|senha)"
_GAVE = (
    r"(?:gave|given|told|handed|sent|shared|typed|entered|verraten|gegeben|gab|"
    r"di|dije|dado|donne|envoye|dei|passei|dito)"
)
_ODD = r"(?:suspicious|strange|fake|weird|verdachtige\w*|seltsame\w*|gefalschte\w*|komische\w*)"
_ODD_AFTER = (
    r"(?:sospechos[oa]|rar[oa]|extran[oa]|fals[oa]|suspecte?|bizarre|etrange|frauduleu[xs]e?|suspeit[oa]|estranh[oa])"
)
_MESSAGE = r"(?:e-?mails?|mails?|messages?|links?|sms|nachricht\w*|correo|mensaje|enlace|courriel|lien|mensagem)"
_DANGERS = tuple(
    (part, re.compile(rf"\b(?:{words})", re.DOTALL))
    for part, words in (
        (
            "malware",
            r"malware\b|ransom(?:ware| note|s?)\b|spyware\b|trojan\b|losegeld|erpresser|erpressungs|rancon\b|"
            r"(?:nota|pedido) de res[cg]at|files? .{0,20}\bencrypted\b|"
            rf"{_DEVICE}\b.{{0,25}}\bvirus\b(?! ?(?:scan|protect|check|program|soft))|"
            rf"virus (?:on|in|auf|im|en|sur|no|dans) {_OF_MINE}{_DEVICE}",
        ),
        (
            "compromised",
            r"hacked\b|gehackt\b|hackead[oa]s?\b|hackearon\b|hackearam\b|jaquead[oa]\b|"
            r"hackers? (?:has|have|is|are|got|in)\b|"
            r"(?:compte|mot de passe|ordinateur|ete|suis|fait) .{0,25}\bpirate|pirate (?:mon|notre)\b|"
            r"(?:conta|email|senha|computador) .{0,15}\binvadid|invadiram\b|"
            r"account\b.{0,15}\b(?:compromised|taken over|stolen)|(?:konto|cuenta|compte|conta)\b.{0,20}"
            rf"\b{_TAKEN}\b|"
            r"some(?:body|one) (?:else )?(?:is in|is using|uses|used|got into|(?:logged|signed) in(?:to)?) my account|"
            r"jemand (?:anders )?(?:ist|benutzt|nutzt|war)\b.{0,10}\b(?:in )?meine?[mns]? konto|"
            r"alguien (?:usa|entro|esta|ha entrado)\b.{0,15}\bmi cuenta|"
            r"quelqu'un (?:utilise|est|a)\b.{0,20}\bmon compte|"
            r"alguem (?:usa|entrou|esta)\b.{0,15}\bminha conta|"
            rf"{_GAVE} (?:\w+ ){{0,3}}{_WAY_IN}\b.{{0,30}}\b{_STRANGER}|"
            rf"{_GAVE} (?:\w+ )?{_STRANGER} (?:\w+ ){{0,2}}{_WAY_IN}|{_WAY_IN}\b.{{0,30}}\b{_STRANGER} {_GAVE}|"
            rf"{_STRANGER} (?:\w+ ){{0,2}}{_WAY_IN} {_GAVE}|"
            r"(?:strange|odd|unknown|suspicious|foreign) (?:sign|log)-?ins?\b",
        ),
        (
            "data_exposure",
            r"data (?:breach|leak)|(?:data|grades|records)\b.{0,30}\bleaked|"
            r"(?:sent|mailed|shared|posted)\b.{0,40}\bto the wrong (?:person|people|class|address|list|group|parent)|"
            r"datenleck|fuga de datos|fuite de donnees|vazamento de dados",
        ),
        (
            "meeting_intrusion",
            r"zoom-?bomb|(?:strangers?|uninvited|intruders?|fremde\w*|extran[oa]s?|desconocid[oa]s?|inconnue?s?|"
            r"intruse?s?|desconhecid[oa]s?) .{0,25}"
            r"\b(?:class|meeting|lesson|session|unterricht|clase|cours|aula|reunion)\b",
        ),
        (
            "phishing",
            r"phishing|phished\b|scam(?:s|mer|mers|med)?\b|hameconnage|"
            rf"{_ODD} {_MESSAGE}\b|{_MESSAGE} (?:muy |tres |muito )?{_ODD_AFTER}\b",
        ),
        (
            "lost_device",
            rf"{_TAKEN} {_OF_MINE}{_DEVICE}s?\b(?! ?(?:link|number|call|connection|charger|charging|cable))|"
            rf"{_DEVICE}s? (?:{_IS} ){{0,3}}(?:{_TAKEN}|missing|gone|weg)\b|"
            rf"{_DEVICE} .{{0,15}}\b(?:gestohlen|geklaut)\b",
        ),
    )
)
"""The first line whose words stand in a report is the one; what needs somebody soonest comes first."""
_RANSOM = re.compile(r"\b(?:ransom|losegeld|erpress|rancon|(?:nota|pedido) de res[cg]at|files? .{0,20}\bencrypted)")
IN_PROGRESS = frozenset({"malware", "compromised", "data_exposure", "meeting_intrusion", "lost_device"})
"""What goes on doing harm until somebody ends it."""


def danger(words: str) -> str:
    """The subcategory of security that a report is about; empty when it is about nothing dangerous."""
    said = folded(words)
    if not _HINT.search(said):
        return ""
    return next((part for part, found in _DANGERS if found.search(said)), "")


def harm(part: str, words: str) -> tuple[int, int] | None:
    """Impact and urgency of what goes on doing harm; None for all else. A ransom note concerns the whole school."""
    if part not in IN_PROGRESS:
        return None
    return 1 if _RANSOM.search(folded(words)) else 3, 1


_TYPED_IN = re.compile(
    rf"\b(?:{_GAVE}|put|filled|wrote|submitted|used|signed in|logged in|puse|escribi|saisi|tape|digitei)\b"
    rf".{{0,40}}\b(?:{_WAY_IN}|credentials|pin)\b|\b(?:{_WAY_IN})\b.{{0,30}}\b(?:eingegeben|verraten|gegeben)\b"
)
_CODE_GIVEN = re.compile(rf"\b(?:{_GAVE}|approved|accepted)\b.{{0,30}}\b(?:code|prompt|codigo)\b")
_SOMEWHERE_ODD = re.compile(
    rf"\b(?:{_ODD}|{_ODD_AFTER}|phish\w*|scam\w*|{_STRANGER}|{_MESSAGE}|clicked|wrong (?:page|site|website))\b"
)
_JOINED = re.compile(
    r"\b(?:strangers?|intruders?|uninvited|some(?:body|one) (?:unknown|we do not know|nobody knows)|"
    r"unknown (?:person|man|people))\b"
    r".{0,40}\b(?:joined|came|entered|got in\w*|is in|are in|in (?:my|our|the)|shows?|showing|shouts?|zoom|class)\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|nothing|nobody asked|without|no one|don't|didn't|haven't|hasn't|nicht|nie|no lo|pas|nao)\b"
)
_CLICKED = re.compile(
    r"\b(?:click\w*|opened|answered|replied|downloaded|geklickt|geoffnet|clique\w*|cliquei|hice clic|abri)\b"
)
_CLICKED_OR_TYPED = "clicked or typed on a strange page"
_EVENTS = {
    "compromised": "somebody else uses the account",
    "meeting_intrusion": "uninvited person in a class",
    "malware": "virus or strange pop-ups",
    "lost_device": "lost or stolen device, card or papers",
}


def happened(words: str, odd: bool = False) -> tuple[str, ...]:
    """What the words say of the first questions about security, as tickets call the answers; nothing where they may say
    that it did not happen. `odd`: they are said of something odd, whether they name it or not.
    """
    said = folded(words)
    if _DENIED.search(said):
        return ()
    if _JOINED.search(said):
        return (_EVENTS["meeting_intrusion"],)
    if odd or _SOMEWHERE_ODD.search(said):
        for found, what in ((_TYPED_IN, "password was typed on a strange page"), (_CODE_GIVEN, "code was given away")):
            if found.search(said):
                return _CLICKED_OR_TYPED, what
    if odd and _CLICKED.search(said):
        return (_CLICKED_OR_TYPED,)
    event = _EVENTS.get(danger(words), "")
    return (event,) if event else ()
