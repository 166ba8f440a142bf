"""The page and its messages as HTML, complete before any script runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template
from typing import Any
from zoneinfo import ZoneInfo

from adapters.browser.backstage import Backstage
from adapters.browser.behind import Behind
from adapters.browser.cast import Character, Step
from adapters.browser.room import DESK, Entry, Room
from bot.model.moments.moments import written
from bot.model.moments.zones import city
from bot.model.words import visible

_TYPED = re.compile(r"`([^`]+)`")
FOLDER = Path(__file__).parent / "page"


class Page:
    """What the page shows of the room. `zone` (IANA) is the school's."""

    def __init__(self, room: Room, cast: Sequence[Character], zone: str, backstage: Backstage) -> None:
        self.cast = cast
        self.tour: Sequence[Step] = ()
        self.behind = Behind(room, backstage, cast, zone)
        self._room = room
        self._backstage = backstage
        self._zone = zone
        self._people = {character.user: character for character in cast}

    def whole(self, now: datetime) -> str:
        """The document, with the whole conversation in it."""
        template = Template((FOLDER / "index.html").read_text(encoding="utf-8"))
        first = self.cast[0]
        columns = [self._column(number, character) for number, character in enumerate(self.cast)]
        return template.substitute(
            **self._behind_the_scenes(),
            columns="\n".join(columns),
            now=now.isoformat(),
            clock=written(now, self._zone),
            city=escape(city(self._zone)),
            zone=escape(self._zone),
            steps="\n".join(map(_step, self.tour or [_first_step(first)])),
        )

    def _behind_the_scenes(self) -> dict[str, str]:
        """The pane, what opens it, the looks one can switch to: nothing of it while the backstage is dark."""
        previews = self._backstage.previews
        if not previews:
            return {"styles": "", "skins": "", "opener": "", "behind": ""}
        links = (f'<link rel="stylesheet" href="/chat/skin/{escape(each.name)}.css">' for each in previews)
        skins = (("", "Plain"), *((each.name, each.title) for each in previews))
        radios = (
            f'<label><input type="radio" name="skin" value="{escape(name)}"{"" if name else " checked"}>'
            f"<span>{escape(title)}</span></label>"
            for name, title in skins
        )
        parts = {name: (FOLDER / f"{name}.html").read_text(encoding="utf-8") for name in ("opener", "behind")}
        return {"styles": "\n  ".join(links), "skins": "".join(radios), **parts}

    def state(self, now: datetime) -> dict[str, Any]:
        """All there is, as JSON."""
        return {
            "position": self.position,
            "clock": self.clock(now),
            "people": [{"user": c.user, "name": c.name, "places": [p for p, _ in c.places]} for c in self.cast],
            "messages": [self.message(entry) for entry in self._room.entries()],
            "turns": [self.behind.summary(turn) for turn in self._room.turns],
            "previews": [{"name": each.name, "title": each.title} for each in self._backstage.previews],
        }

    @property
    def position(self) -> str:
        """Names this moment of this room, so that a page that was cut off can go on from it."""
        return f"{self._room.id}-{self._room.position}"

    def clock(self, now: datetime) -> dict[str, Any]:
        ahead = int(self._room.ahead.total_seconds())
        return {"now": now.isoformat(), "zone": self._zone, "text": written(now, self._zone), "ahead": ahead}

    def message(self, entry: Entry) -> dict[str, Any]:
        draft = entry.draft
        buttons = draft.shown.buttons if draft.shown else ()
        return {
            "id": entry.id,
            "channel": draft.channel,
            "thread": draft.thread,
            "author": draft.author,
            "name": self._name(draft.author),
            "at": draft.at.isoformat(),
            "day": _day(draft.at, self._zone),
            "private_to": draft.private_to,
            "edited": entry.edited,
            "chosen": dict(entry.chosen),
            "plain": draft.shown.plain if draft.shown else draft.words,
            "buttons": [{"words": b.words, "label": b.label, "style": b.style, "form": b.form} for b in buttons],
            "html": self._article(entry),
            "looks": self._backstage.looks(entry),
        }

    def sees(self, character: Character, entry: Entry) -> bool:
        return character.sees(entry.draft.channel) and entry.draft.private_to in (None, character.user)

    def _name(self, author: str) -> str:
        return "Deskbell" if author == DESK else self._people[author].name if author in self._people else author

    def _article(self, entry: Entry) -> str:
        draft = entry.draft
        day, _, hour = written(draft.at, self._zone).partition(", ")
        time = f'<time datetime="{draft.at.isoformat()}"><span class="day">{day}, </span>{hour}</time>'
        private = '<span class="private">Only you can see this</span>' if self._whispered(entry) else ""
        edited = '<span class="hidden">Changed</span>' if entry.edited else ""
        body = draft.shown.html if draft.shown else f'<p class="words">{escape(visible(draft.words))}</p>'
        return (
            f'<article class="message {"desk" if draft.author == DESK else "person"}" tabindex="-1">'
            f'{self._avatar(draft.author)}<header><span class="author">{escape(self._name(draft.author))}</span>'
            f"{time}{private}{edited}</header>{body}</article>"
        )

    def _whispered(self, entry: Entry) -> bool:
        return entry.draft.private_to is not None and not entry.draft.channel.startswith("@")

    def _avatar(self, author: str) -> str:
        if author == DESK:
            return '<img class="avatar" src="/chat/icon.svg" alt="" width="28" height="28">'
        users = list(self._people)
        hue = users.index(author) % 4 if author in users else 0
        initials = self._people[author].initials if author in users else author[:1].upper()
        return f'<span class="avatar hue-{hue}" aria-hidden="true">{escape(initials)}</span>'

    def _column(self, number: int, character: Character) -> str:
        name, title, user = escape(character.name), escape(character.title), escape(character.user)
        panels = "".join(self._panel(character, channel, label) for channel, label in character.places)
        return (
            f'<section class="column" data-user="{user}" data-first="{escape(character.first_name)}"'
            f' data-title="{title}" aria-labelledby="who-{number}">'
            f'<header class="who">{self._avatar(character.user)}<div><h2 id="who-{number}">{name}</h2>'
            f'<p class="role">{title}</p></div></header><div class="tabs"></div>{panels}</section>'
        )

    def _panel(self, character: Character, channel: str, label: str) -> str:
        name = f"{escape(label)}, as {escape(character.first_name)}"
        roots = [e for e in self._room.entries() if e.draft.channel == channel and self.sees(character, e)]
        items = "".join(self._item(entry, roots) for entry in roots if not entry.draft.thread)
        chips = character.suggestions if channel.startswith("@") else ()
        buttons = "".join(f'<button type="button" class="chip">{escape(words)}</button>' for words in chips)
        return (
            f'<div class="panel" data-channel="{escape(channel)}" data-label="{escape(label)}">'
            f'<h3 class="place">{escape(label)}</h3>'
            f'<div class="log" role="log" aria-label="Conversation: {name}" aria-busy="true" tabindex="0"'
            ' aria-describedby="arrows">'
            f'<ol class="messages">{items}</ol></div>'
            f'<div class="suggestions" hidden role="group" aria-label="Try one of these">{buttons}</div></div>'
        )

    def _item(self, entry: Entry, entries: Sequence[Entry]) -> str:
        replies = "".join(f"<li>{self._article(e)}</li>" for e in entries if e.draft.thread == entry.id)
        thread = f'<ol class="thread">{replies}</ol>' if replies else ""
        return f"<li>{self._article(entry)}{thread}</li>"


def _day(moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%A} {local.day} {local:%B}"


def _first_step(first: Character) -> Step:
    """The whole tour of a room that has none of its own."""
    words = first.suggestions[0] if first.suggestions else "/help"
    return Step(f"As {first.first_name}, send `{words}` and pick an answer. Then see what the others get.", first.user)


def _step(step: Step) -> str:
    text = _TYPED.sub(r"<code>\1</code>", escape(step.text, quote=False))
    return (
        f'<li data-by="{escape(step.by)}" data-says="{escape(step.says)}" data-place="{escape(step.place)}">{text}</li>'
    )
