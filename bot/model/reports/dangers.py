"""What reports of something dangerous sound like: a stolen account, a virus, a lost device."""

from __future__ import annotations

import re

from bot.model.reports.words import DANGERS, HAPPENED
from bot.model.understanding.forgotten import forgotten
from bot.model.understanding.lost_parts import with_parts_lost
from bot.model.understanding.spelling import folded

_HINT = re.compile(HAPPENED["hint"])
"""What one of these stands in every report of the kind; a report without is looked at no further."""
_DANGERS = tuple((part, re.compile(rf"\b(?:{words})", re.DOTALL)) for part, words in DANGERS.items())
_RANSOM = re.compile(HAPPENED["ransom"])
_TYPED_IN, _CODE_GIVEN = re.compile(HAPPENED["typed_in"]), re.compile(HAPPENED["code_given"])
_SOMEWHERE_ODD, _CLICKED = re.compile(HAPPENED["somewhere_odd"]), re.compile(HAPPENED["clicked"])
_JOINED, _DENIED = re.compile(HAPPENED["joined"]), re.compile(HAPPENED["denied"])
_CLICKED_OR_TYPED = "clicked or typed on a strange page"
_EVENTS = {
    "compromised": "somebody else uses the account",
    "meeting_intrusion": "uninvited person in a class",
    "malware": "virus or strange pop-ups",
    "lost_device": "lost or stolen device, card or papers",
}
IN_PROGRESS = frozenset({"malware", "compromised", "data_exposure", "meeting_intrusion", "lost_device"})
"""What goes on doing harm until somebody ends it."""


def danger(words: str) -> str:
    """The subcategory of security that a report is about; empty when it is about nothing dangerous."""
    said = folded(forgotten(with_parts_lost(words)))
    if not _HINT.search(said):
        return ""
    return next((part for part, found in _DANGERS if found.search(said)), "")


def harm(part: str, words: str) -> tuple[int, int] | None:
    """Impact and urgency of what goes on doing harm; None for all else. A ransom note concerns the whole school."""
    if part not in IN_PROGRESS:
        return None
    return 1 if _RANSOM.search(folded(words)) else 3, 1


_LOST_DEVICE = "lost_device"
_PHONE = r"\b(?:phone|iphone|handy|telefono|movil|celular|telephone|telemovel|telefone)\b"
_SIGNS_IN = (
    r"\b(?:authenticator|sign.?in app|2fa|mfa|(?:second|two)[- ](?:step|factor)|"
    r"(?:sign.?in|log.?in|verification|security) codes?|codigos? de (?:acc?es+o|verifica\w+|segur\w+))\b"
)
_ITSELF = r"(?! (?:password|login|account|code|pin)\b)"
_LOST = (
    (re.compile(rf"{_PHONE}.*{_SIGNS_IN}|{_SIGNS_IN}.*{_PHONE}"), "phone with the sign-in app is lost"),
    (
        re.compile(rf"\b(?:chromebook|school (?:laptop|tablet|ipad|macbook))\b{_ITSELF}"),
        "school laptop or tablet is lost",
    ),
    (re.compile(r"\b(?:usb|memory|flash)[- ](?:stick|drive|key)\b"), "stick or papers with data are lost"),
)
"""What is missing, as tickets call it."""


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
    name = danger(words)
    event = _EVENTS.get(name, "")
    lost = [what for found, what in _LOST if found.search(said)] if name == _LOST_DEVICE else []
    return (event, *lost[:1]) if event else ()
