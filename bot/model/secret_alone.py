"""Secrets without a word beside them, and what is left of a message when they are taken out."""

from __future__ import annotations

import re

from bot.model.secret_shapes import odd, strong, thing, very_odd
from bot.model.secret_text import Word, words_of
from bot.model.secrets import HIDDEN

_CODE = re.compile(r"(?:G-)?(\d{6,8})|(\d{3})[ -](\d{3})")
SHORTEST = 8
MOST_PARTS = 4
_TOLD = re.compile(
    r"(?:\b(?:my|the|a|your|this|mein|der|mi|el|mon|le|meu|o)\s{1,3})?"
    r"(?:\b\w{0,20}(?:codes?|codigo|código|pins?|otp|tan|cards?|tokens?|keys?|cvc|cvv)(?:['’]s)?"
    r"(?:\s{1,3}(?:number|is|was|are|ist|es|est|é)){0,2}\s{0,3}[:=]?\s{0,3})?" + re.escape(HIDDEN)
)


def code_in(text: str, longest: int) -> int | None:
    """The number that is all there is in these words and may be a code that came to somebody's telephone."""
    match = _CODE.fullmatch(text.strip(" \t\n.!?,"))
    digits = "".join(filter(None, match.groups())) if match else ""
    return int(digits) if digits and len(digits) <= longest else None


def is_password(text: str) -> bool:
    """Whether all there is in these words is one that can hardly be of a language."""
    if len(text.split(None, MOST_PARTS)) > MOST_PARTS:  # nearly all messages, and looking at each word takes long
        return False
    words = words_of(text)
    return len(words) == 1 and words[0].text.startswith(words[0].core) and _password_like(words[0])


def guarded(text: str) -> str:
    """Masked words for where they are said again, without those that look like a secret by themselves."""
    at, kept = 0, []
    for word in words_of(text):
        if _password_like(word):
            kept += [text[at : word.start], HIDDEN]
            at = word.end
    return "".join((*kept, text[at:]))


def without_told(text: str) -> str:
    """What is left of masked words: without the codes and numbers that were hidden, and what announces them."""
    return _TOLD.sub(" ", text) if HIDDEN in text else text


def nothing_left(text: str) -> bool:
    """Whether a secret was all there was in these masked words."""
    return HIDDEN in text and not re.search(r"\w", without_told(text))


def _password_like(word: Word) -> bool:
    core = word.core
    if thing(core) or not odd(core):
        return False
    return strong(core) or (len(core) >= SHORTEST and very_odd(core))
