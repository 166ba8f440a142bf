"""Which device somebody has, told in a few words."""

from __future__ import annotations

import re

from bot.model.words import shortened

DEVICE = "Device"
"""The label of it on a ticket."""
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


def device_named(words: str) -> str:
    """The device, of words that do nothing else but name one; else empty."""
    text = " ".join(words.split()).rstrip(".!")
    if found := _BEFORE.match(text):
        text = text[found.end() :]
    told = len(text.split()) <= _MOST_WORDS and _KINDS.search(text) and not _MORE.search(text)
    return shortened(text, _LONGEST) if told else ""
