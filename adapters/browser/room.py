"""The little chat platform: messages, their threads and changes, kept line by line in a file."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

DESK = "deskbell"


class Damaged(Exception):
    """The file is no conversation, or one of another version."""


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button as it stands in a message: pressing it says `words`, or opens the `form` they ask for."""

    words: str
    label: str
    style: str
    form: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as it was written for its reader: safe HTML, the same words as plain text, what can be pressed.

    `key` is that of the post it was said by; `previews` are how other platforms would show it, as JSON.
    """

    html: str
    plain: str
    buttons: tuple[Pressable, ...] = ()
    key: str = ""
    previews: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it has an id. `author` is a user id or `DESK`; exactly one of `words` and `shown` is given."""

    channel: str
    author: str
    at: datetime
    thread: str | None = None
    words: str = ""
    shown: Shown | None = None
    key: str | None = None
    private_to: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A message of the room. `chosen` has for each person the words of the button they pressed last."""

    id: str
    draft: Draft
    edited: bool = False
    chosen: tuple[tuple[str, str], ...] = ()


class Room:
    """All messages. Whatever happens is a record: kept in the file, and replayed from it at the next start.

    Without a path nothing outlives the process. `id` is another one for each new room; `position` counts the records.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.id = ""
        self.ahead = timedelta()
        self._path = path
        self._entries: dict[str, Entry] = {}
        self.turns: dict[str, Mapping[str, Any]] = {}
        """What went on behind the scenes, the oldest first."""
        self._posts: dict[str, tuple[str, Shown]] = {}
        self._given = 0
        self._log: list[str] = []
        self._news = asyncio.Event()
        self._play: Mapping[str, Callable[[Any], str]] = {
            "room": self._play_room,
            "message": self._play_message,
            "edit": self._play_edit,
            "gone": self._play_gone,
            "chosen": self._play_chosen,
            "ahead": self._play_ahead,
            "turn": self._play_turn,
        }
        for number, line in enumerate(_whole_lines(path), 1):
            try:
                self._apply(json.loads(line))
            except (ValueError, LookupError, TypeError, AttributeError) as error:
                raise Damaged(f"{path}, line {number}: this is not a line of a conversation") from error
        if not self.id:
            self._record("room", secrets.token_hex(4))

    @property
    def position(self) -> int:
        return len(self._log)

    def entries(self) -> list[Entry]:
        """Every message, the oldest first."""
        return list(self._entries.values())

    def get(self, message_id: str) -> Entry | None:
        return self._entries.get(message_id)

    def with_key(self, key: str) -> Entry | None:
        return next((entry for entry in self._entries.values() if entry.draft.key == key), None)

    def posted(self, key: str) -> tuple[str, Shown] | None:
        """What the post with this key said, and the id of the message that then had its words."""
        return self._posts.get(key)

    def changed_since(self, position: int) -> list[str]:
        """What has changed: ids of messages (no longer there when taken back) and of turns, and "" for the time."""
        return list(dict.fromkeys(self._log[position:]))

    async def news(self) -> None:
        """Returns at the next change."""
        await self._news.wait()

    def wake(self) -> None:
        """Let everybody who waits for news look whether there is some."""
        self._news.set()
        self._news = asyncio.Event()

    def add(self, draft: Draft) -> Entry:
        message_id = f"m{self._given + 1}"
        self._record("message", {**asdict(draft), "at": draft.at.isoformat(), "id": message_id})
        return self._entries[message_id]

    def edit(self, message_id: str, shown: Shown) -> None:
        self._record("edit", {"id": message_id, "shown": asdict(shown)})

    def take_back(self, message_id: str) -> None:
        """Remove a message the desk could not keep."""
        self._record("gone", message_id)

    def choose(self, message_id: str, user: str, words: str) -> int:
        """Remember which button this person pressed last, "" for none; a number no other press has."""
        self._record("chosen", {"id": message_id, "user": user, "words": words})
        return self.position

    def note(self, turn: Mapping[str, Any]) -> None:
        """Keep what went on behind the scenes."""
        self._record("turn", turn)

    def push(self, by: timedelta) -> None:
        """Move the room's time ahead."""
        self._record("ahead", (self.ahead + by).total_seconds())

    def _record(self, what: str, value: Any) -> None:
        record = {what: value}
        if self._path:
            _append(self._path, json.dumps(record) + "\n")
        self._apply(record)
        self.wake()

    def _apply(self, record: Mapping[str, Any]) -> None:
        ((what, value),) = record.items()
        self._log.append(self._play[what](value))

    def _play_room(self, value: str) -> str:
        self.id = value
        return ""

    def _play_message(self, value: dict[str, Any]) -> str:
        message_id = str(value.pop("id"))
        shown = _shown(value["shown"]) if value["shown"] else None
        draft = Draft(**{**value, "at": datetime.fromisoformat(value["at"]), "shown": shown})
        self._given = int(message_id[1:])
        self._entries[message_id] = Entry(message_id, draft)
        self._remember(message_id, shown)
        return message_id

    def _play_edit(self, value: Mapping[str, Any]) -> str:
        before = self._entries[value["id"]]
        draft = replace(before.draft, shown=_shown(value["shown"]))
        self._remember(before.id, draft.shown)
        self._entries[before.id] = replace(before, draft=draft, edited=True)
        return before.id

    def _play_gone(self, message_id: str) -> str:
        del self._entries[message_id]
        return message_id

    def _play_chosen(self, value: Mapping[str, str]) -> str:
        entry = self._entries[value["id"]]
        chosen = {**dict(entry.chosen), value["user"]: value["words"]}
        self._entries[entry.id] = replace(entry, chosen=tuple(chosen.items()))
        return entry.id

    def _play_turn(self, value: Mapping[str, Any]) -> str:
        turn_id = f"t{len(self.turns) + 1}"
        self.turns[turn_id] = value
        return turn_id

    def _remember(self, message_id: str, shown: Shown | None) -> None:
        if shown and shown.key:
            self._posts[shown.key] = (message_id, shown)

    def _play_ahead(self, seconds: float) -> str:
        self.ahead = timedelta(seconds=seconds)
        return ""


def _shown(value: Mapping[str, Any]) -> Shown:
    buttons = tuple(Pressable(**button) for button in value["buttons"])
    return Shown(value["html"], value["plain"], buttons, value.get("key", ""), tuple(value.get("previews", ())))


def _append(path: Path, line: str) -> None:
    whole = path.stat().st_size
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(line)
    except OSError:
        os.truncate(path, whole)
        raise


def _whole_lines(path: Path | None) -> list[str]:
    """The file's lines. A last line that was cut off by the end of a process is removed from the file."""
    if path is None:
        return []
    path.touch(mode=0o600)
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        with path.open("r+b") as file:
            file.truncate(len(whole))
    return whole.decode("utf-8", "replace").splitlines()
