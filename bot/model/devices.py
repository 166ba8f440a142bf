"""Which device somebody has, told in a few words or on the way."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.model.tickets import OUTAGES
from bot.model.words import shortened

DEVICE = "Device"
"""The label of it on a ticket."""
KNOWN_FOR = timedelta(days=30)
"""After that, what somebody told of their device is not taken to be so."""
_MOST_WORDS = 8
_LONGEST = 100
_BEFORE = re.compile(
    r"((it is|it's|its|this is|i have|i use|i am on|i'm on|on|with|from|my|a|an|the|our|school)\s+)+", re.IGNORECASE
)
_KINDS = re.compile(
    r"\b(laptop|notebook|macbook|imac|mac|pc|desktop|computer|chromebook|thinkpad|surface|ipad|iphone|tablet|phone|"
    r"smartphone|android|pixel|galaxy|windows|win ?1[01]|macos|linux|ubuntu|chromeos|dell|lenovo|acer|asus|xiaomi|"
    r"huawei|port[áa]til|ordenador|ordinateur|telefon|t[ée]l[ée]phone|tel[ée]fono|m[óo]vil|handy|rechner|computador)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\?|n't\b|\b(i|you|we|it|not|no|never|cannot|cant|wont|dont|doesnt|is|was|are|will|can|has|help|broken|broke|lost|"
    r"stolen|gone|dead|slow|works?|working|need|want|how|why|when|where|what|who|please|thanks|thank)\b",
    re.IGNORECASE,
)
_MAKERS = (
    r"(?:windows|school|work|android|apple|dell|lenovo|acer|asus|hp|samsung|google|huawei|xiaomi|microsoft|linux) "
)
_ON_THE_WAY = re.compile(
    rf"\b(?<!class )(?:{_MAKERS})*(laptop|macbook(?: air| pro)?|imac|pc|desktop|computer|chromebook|thinkpad|ipad|"
    r"iphone|tablet|phone|smartphone|port[áa]til|ordenador|ordinateur|t[ée]l[ée]phone|tel[ée]fono|m[óo]vil|computador)"
    r"s?\b(?! ?(?:number|call|line|address|book|app|room|lab|class|science|games?|case|bag)s?\b)",
    re.IGNORECASE,
)
_NOT_HAD = re.compile(
    r"(?:\b(?:borrow|reserve|book|rent|lend|loan|buy|order|need|want|pedir|reservar|alquilar|emprunter|reserver|réserver|"
    r"louer|leihen|ausleihen|buchen|emprestado|requisitar)(?: \w+){0,2}|\w['’]s) $",
    re.IGNORECASE,
)
"""What stands before a device that somebody would like to have, or that is somebody else's."""
_NOT_THEIRS = frozenset({"security", "classroom_av", "account_request"})
_AS_OF = re.compile(r" \(as of [^()]*\)$")


def matters(category: str, subcategory: str) -> bool:
    """Whether it helps with a report of this kind to know which device somebody has."""
    return category not in _NOT_THEIRS and subcategory not in OUTAGES


def device_in(words: str) -> str:
    """The device that a report names on the way, as it is written there; empty when it names none, or several."""
    text = " ".join(words[:2000].split())
    found = {
        each[0].casefold(): each[0]
        for each in reversed([*_ON_THE_WAY.finditer(text)])
        if not _NOT_HAD.search(text[: each.start()])
    }
    return next(iter(found.values())) if len(found) == 1 else ""


def as_of(device: str, day: str) -> str:
    """A device that was told some time ago, with the day; one that has its day keeps it."""
    return device if _AS_OF.search(device) else f"{device} (as of {day})"


def device_named(words: str) -> str:
    """The device, of words that do nothing else but name one; else empty."""
    text = " ".join(words.split()).rstrip(".!")
    if found := _BEFORE.match(text):
        text = text[found.end() :]
    told = len(text.split()) <= _MOST_WORDS and _KINDS.search(text) and not _MORE.search(text)
    return shortened(text, _LONGEST) if told else ""
