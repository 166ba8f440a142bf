"""Secrets in what people write, hidden before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.secrets.births import births
from bot.model.secrets.documents import documents, may_be_named
from bot.model.secrets.learnt import likely
from bot.model.secrets.reading import read, written
from bot.model.secrets.screens import on_screens
from bot.model.secrets.shapes import Span, grouped, in_link, in_path, shaped
from bot.model.secrets.text import Word, words_of
from bot.model.secrets.words import LETS_IN

HIDDEN = "•••"
_NEAR = 4
"""So many words before a link stands that it lets its reader in."""
_INVITED = re.compile(r"\b(?:meeting|zoom|webinar|webex)\b.{0,300}?\bpasscode\b\W{0,5}\w{1,20}", re.I | re.DOTALL)


def masked(text: str) -> str:
    """The text with every secret hidden; the same text when there is none. Takes time in proportion to its length."""
    plain, places = read(text)
    spans = sorted({*shown(plain), *({*likely(plain)} - {*on_screens(plain)})})
    if places:
        spans = [written(span, places) for span in spans if span[0] < span[1]]
    kept, at = [], 0
    for start, end in spans:
        if end > at:
            kept += [text[at : max(start, at)], HIDDEN if start >= at else ""]
            at = end
    return "".join((*kept, text[at:]))


def has_secret(text: str) -> bool:
    return masked(text) != text


def told_to_others(text: str) -> bool:
    """Whether there is a secret in words among people, to whom a meeting may be given with its passcode."""
    return has_secret(_INVITED.sub(" ", text))


def shown(plain: str) -> Iterator[Span]:
    """What its own shape or its name shows to be a secret, in a text as it is meant."""
    yield from shaped(plain)
    yield from grouped(plain)
    yield from births(plain)
    named = may_be_named(plain.casefold())
    if not named and "/" not in plain:
        return
    words = words_of(plain)
    for at, word in enumerate(words):
        if "/" in word.core:
            yield from _in_link(words, at)
        if named:
            yield from documents(words, at)


def _in_link(words: list[Word], at: int) -> Iterator[Span]:
    word = words[at]
    if "." in word.core or "://" in word.core:
        if "hook" in word.core or {each.plain for each in words[max(0, at - _NEAR) : at]} & LETS_IN:
            yield from ((word.start + start, word.start + end) for start, end in in_path(word.core))
        yield from ((word.start + start, word.start + end) for start, end in in_link(word.core))
