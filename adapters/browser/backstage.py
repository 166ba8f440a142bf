"""Behind the scenes of the local chat: what was made of each message, and how other platforms would show answers."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from adapters.browser.room import Entry, Room, Shown
from adapters.previews import Preview, Previews
from bot.model.ports import Post
from bot.model.witness import Change, Coming, Witnessed
from bot.model.words import shortened

LONGEST_VALUE = 400
_OUTCOMES = {
    "clock": "Nobody asked for it: it was due.",
    "copy": "It was heard before. A copy changes nothing.",
    "error": "Something went wrong inside. Nothing was changed.",
    "met": "Deskbell came to this place.",
    "nobody": "It came from no school that is known here.",
    "refused": "It was understood and not done: the answer says why.",
    "talk": "It was not meant for Deskbell, and is left alone.",
    "unknown": "It was not understood. These commands are the most like it:",
}


async def nothing() -> Sequence[Coming]:
    """What comes next when nobody can tell."""
    return ()


class Backstage:
    """What the page can tell of it. It stays dark until `previews` are given; `coming` tells what happens next."""

    def __init__(self, room: Room) -> None:
        self.previews: Sequence[Previews] = ()
        self.coming: Callable[[], Awaitable[Sequence[Coming]]] = nothing
        self._room = room
        self._told: deque[Witnessed] = deque()

    def witness(self, told: Witnessed) -> None:
        """Take what was made of a message, in whatever thread."""
        self._told.append(told)

    def note(self) -> None:
        """Keep what was taken in the room. Where it cannot be written it is forgotten: nobody waits for it."""
        while self._told:
            told = self._told.popleft()
            changes = [_change(change) for change in told.changes]
            with suppress(OSError):
                self._room.note({**asdict(told), "at": told.at.isoformat(), "changes": changes})

    def shown(self, shown: Shown, post: Post, replaces: str | None = None) -> Shown:
        """A card with how the other platforms would show it."""
        found = tuple({"name": each.name, **_preview(each.of(post, replaces))} for each in self.previews)
        return Shown(shown.html, shown.plain, shown.buttons, post.key, found)

    def looks(self, entry: Entry) -> dict[str, dict[str, Any]]:
        """How the other platforms draw a message, and where."""
        found = entry.draft.shown.previews if entry.draft.shown else ()
        return {each["name"]: {name: each[name] for name in ("place", "alone", "parts")} for each in found}

    def turn_of(self, message_id: str) -> str | None:
        """What happened when a message got the words it has now."""
        entry = self._room.get(message_id)
        key = entry.draft.shown.key if entry and entry.draft.shown else ""
        return next((name for name, turn in reversed(self._room.turns.items()) if key and key in turn["marks"]), None)

    def replies(self, turn_id: str) -> list[tuple[str, Shown]]:
        """What was said because of it: ids of messages, and their words at that time."""
        return [said for mark in self._room.turns[turn_id]["marks"] if (said := self._room.posted(mark))]


def outcome(turn: Mapping[str, Any]) -> str:
    """What was made of a message, as a sentence."""
    return _OUTCOMES.get(turn["outcome"], "It was understood and done.")


def _change(change: Change) -> dict[str, Any]:
    """One change, its values as text: nobody reads a long one here."""
    values = {
        name: shortened(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), LONGEST_VALUE)
        for name, value in change.values.items()
    }
    return {"table": change.table, "row": change.row, "what": change.what, "values": values}


def _preview(preview: Preview) -> dict[str, Any]:
    place = {"channel": preview.place.channel, "thread": preview.place.thread}
    return {**asdict(preview), "place": place}
