"""Cards as HTML: pure, and safe whatever people typed into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import escape
from urllib.parse import urlsplit

from adapters.browser.items import paragraphs
from adapters.browser.room import Pressable, Shown
from adapters.plain import PLAIN, plain_text
from bot.model.messages import Button, Card
from bot.model.people import Person, Reader
from bot.model.words import USUAL, Channel, Dialect, Link, Said, clean, render, visible

_URGENT = re.compile(r"\b(P1|priority 1|(?<!most )urgent|critical|high priority)\b", re.IGNORECASE)
"""What is said of one matter; the most urgent of a list may all be able to wait."""

_FEW, _SHORT = 6, 24
"""So many choices have all the room they like; a label of so many letters fits into half a column, in two lines."""


class Html:
    """The dialect of everything else on the page."""

    manner = USUAL

    def literal(self, text: str) -> str:
        return escape(text)

    def strong(self, inner: str) -> str:
        return f"<strong>{inner}</strong>"

    def code(self, inner: str) -> str:
        return f"<code>{inner}</code>"

    def person(self, person: Person) -> str:
        return f'<span class="mention">@{escape(visible(person.name))}</span>'

    def moment(self, moment: datetime, reader: Reader) -> str:
        return f'<time datetime="{moment.isoformat()}">{escape(PLAIN.moment(moment, reader))}</time>'

    def link(self, link: Link) -> str:
        """Anything but an ordinary web address stays text."""
        if not _is_web(link.address):
            return escape(PLAIN.link(link))
        target = f'href="{escape(visible(link.address))}" rel="noopener noreferrer" target="_blank"'
        return f"<a {target}>{escape(visible(link.label) or visible(link.address))}</a>"

    def channel(self, channel: Channel) -> str:
        return escape(PLAIN.channel(channel))


HTML: Dialect = Html()


def shown(card: Card, reader: Reader) -> Shown:
    """A card as the page shows it to this reader."""
    presses = tuple(
        Pressable(clean(button.says), clean(render(button.label, PLAIN, reader)), button.style.value, button.form)
        for button in (*card.choices, *card.buttons)
    )
    return Shown(clean("".join(_parts(card, reader))), clean(plain_text(card, reader)), presses)


def _parts(card: Card, reader: Reader) -> Iterator[str]:
    title = render(card.title, PLAIN, reader) if card.title else ""
    yield f'<div class="card{" urgent" if _URGENT.search(title) else ""}">'
    if card.title:
        yield f'<h4 class="title">{_html(card.title, reader)}</h4>'
    yield paragraphs(_html(card.text, reader))
    if card.facts:
        yield f'<dl class="facts">{"".join(_fact(label, value, reader) for label, value in card.facts)}</dl>'
    if card.choices:
        choices = "".join(_choice(number, each, reader) for number, each in card.numbered)
        yield f'<ol class="choices{_room(card, reader)}">{choices}</ol>'
    if card.buttons:
        yield f'<div class="buttons">{"".join(_button(each, reader) for each in card.buttons)}</div>'
    if card.note:
        yield f'<p class="note">{_html(card.note, reader)}</p>'
    yield "</div>"


def _room(card: Card, reader: Reader) -> str:
    """How closely the choices stand: many take little height, and many short ones may stand beside each other."""
    if len(card.choices) <= _FEW:
        return ""
    short = all(len(render(choice.label, PLAIN, reader)) <= _SHORT for choice in card.choices)
    return " many short" if short else " many"


def _html(said: Said, reader: Reader) -> str:
    return render(said, HTML, reader)


def _fact(label: Said, value: Said, reader: Reader) -> str:
    return f"<div><dt>{_html(label, reader)}</dt><dd>{_html(value, reader)}</dd></div>"


def _choice(number: int, button: Button, reader: Reader) -> str:
    label = f'<span class="number">{number}</span> <span>{_label(button, reader)}</span>'
    return f'<li><button type="button" class="choice" data-words="{escape(button.says)}">{label}</button></li>'


def _button(button: Button, reader: Reader) -> str:
    words = f'data-words="{escape(button.says)}"' + (' aria-haspopup="dialog"' if button.form else "")
    return f'<button type="button" class="{button.style.value}" {words}>{_label(button, reader)}</button>'


def _label(button: Button, reader: Reader) -> str:
    """A button cannot hold a link, so its label is plain text; its time zone is that of the reader all the same."""
    return escape(render(button.label, PLAIN, reader))


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
