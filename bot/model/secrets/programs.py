"""Pieces of programs, as learners ask about them, and names of pictures: they look odd, and are no secrets."""

from __future__ import annotations

import re

_SIGNS = frozenset("<>&([=")
_PIECES = re.compile(
    r"</?(?:[a-z]{1,16}|[A-Z]{1,12})[1-6]?(?:\s[^<>\n]{0,200})?(?:\.h)?/?>|<!(?:--|[A-Za-z])[^<>\n]{0,200}>"
    r"|&(?:#x?[\da-fA-F]{1,6}|[a-zA-Z]{2,8});"
    r"|(?<![^\s<>(){};=,])(?:[a-z_$]\w{0,40}|[A-Z]\w{0,40}(?=\.))(?:\.\w{1,40}){0,5}"
    r"(?:\([^()\n]{0,80}\)|\[\w{0,20}\])(?:\s?=\s?[\w.+*/^-]{1,20})?(?=[\s<>(){};,:]|\+\+|--|$)"
    r"|(?<!\S)[a-z_]\w{0,40}(?:::\w{1,40}|(?:->|<<|>>)[\"']?[a-z]\w{0,40}[\"']?){1,8};?(?!\S)"
    r"|(?<!\S)[a-z]\d?(?:[+*/^-]\w{1,3}){0,5}=[\w.+*/^-]{1,20}(?!\S)"
)
"""Tags, entities, calls as `print("a1")`, names as `std::cout<<x1`, functions as `f(x)=2x` and equations."""


_TONED = re.compile(r"(?<!\S)(?::(?:[a-z_]{1,40}|\+1|-1|100):(?::skin-tone-[2-6]:)?)+(?!\S)")
"""Pictures by their names, as a platform writes them: `:+1::skin-tone-3:`."""


def without_programs(text: str) -> str:
    """The text with blanks where these, and names of pictures, stand, as long as it was."""
    if "::skin-tone" in text:
        text = _TONED.sub(lambda picture: " " * len(picture[0]), text)
    return text if _SIGNS.isdisjoint(text) else _PIECES.sub(lambda piece: " " * len(piece[0]), text)
