"""How Teams writes: runs of plain text, in which nothing typed can be markup because there is no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

from adapters.plain import PLAIN
from bot.model.people import Person, Reader
from bot.model.words import USUAL, Channel, Link, Manner

_STRONG, _CODE, _LINK, _LABEL, _END = "\x01", "\x02", "\x03", "\x04", "\x05"
"""Marks of our own between the pieces; what people typed has no such characters left."""
_MARKS = re.compile(f"[{_STRONG}{_CODE}{_LINK}{_LABEL}{_END}]")
_LONGEST_ADDRESS = 2000
_DATE = re.compile(r"\{(?=\{\s*(?:DATE|TIME)\s*\()", re.IGNORECASE)
_SHOWN = ("text", "title", "label", "fallbackText")
_UNSEEN = "\u200d"


class Runs:
    """The dialect; `runs` makes elements of what it wrote.

    A name is written and pings nobody: a card pings through an entity with a place in a text that is markup, and who is
    to be called is called in private.
    """

    def __init__(self, manner: Manner = USUAL) -> None:
        self.manner = manner

    def literal(self, text: str) -> str:
        return _MARKS.sub("", text)

    def strong(self, inner: str) -> str:
        return f"{_STRONG}{inner}{_END}"

    def code(self, inner: str) -> str:
        return f"{_CODE}{inner}{_END}"

    def person(self, person: Person) -> str:
        return self.literal(PLAIN.person(person))

    def moment(self, moment: datetime, reader: Reader) -> str:
        return PLAIN.moment(moment, reader)

    def link(self, link: Link) -> str:
        address = quote(link.address, safe="%/:?#[]@!$&'()*+,;=~-._", errors="replace")
        if not re.match(r"(https?://|mailto:)", address) or len(address) > _LONGEST_ADDRESS:
            return self.literal(PLAIN.link(link))
        return f"{_LINK}{address}{_LABEL}{self.literal(link.label) or address}{_END}"

    def channel(self, channel: Channel) -> str:
        """Teams tells a bot no name of a channel, and has no word for one."""
        return self.literal(PLAIN.channel(channel))


RUNS = Runs()


def runs(written: str, **look: Any) -> Iterator[dict[str, Any]]:
    """One line that `Runs` wrote, as the inlines of a RichTextBlock; `look` is for all of them."""
    marks: list[dict[str, Any]] = []
    for piece in re.split(f"({_STRONG}|{_CODE}|{_LINK}[^{_LABEL}]*{_LABEL}|{_END})", written):
        if piece == _END:
            marks = marks[:-1]
        elif piece[:1] in (_STRONG, _CODE, _LINK):
            marks.append(_mark(piece))
        elif whole := _MARKS.sub("", piece):
            yield {"type": "TextRun", "text": whole, **look, **{name: v for mark in marks for name, v in mark.items()}}


def bare(written: str) -> str:
    """The same text without its marks."""
    return _MARKS.sub("", re.sub(f"{_LINK}[^{_LABEL}]*{_LABEL}", "", written))


def _mark(piece: str) -> dict[str, Any]:
    if piece == _STRONG:
        return {"weight": "Bolder"}
    if piece == _CODE:
        return {"fontType": "Monospace"}
    return {"selectAction": {"type": "Action.OpenUrl", "url": piece[1:-1]}, "color": "Accent"}


def undated(element: dict[str, Any]) -> dict[str, Any]:
    """The same with nothing to read in it of which a client would make a date: something unseen stands between the
    braces. What is sent back stays as it is. https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
    """
    return {
        name: _DATE.sub(f"{{{_UNSEEN}", value) if name in _SHOWN and isinstance(value, str) else _inside(value)
        for name, value in element.items()
    }


def _inside(value: Any) -> Any:
    if isinstance(value, list):
        return [undated(each) if isinstance(each, dict) else each for each in value]
    return undated(value) if isinstance(value, dict) else value
