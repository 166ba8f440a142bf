"""The endpoints of the local chat: the page, its stream of news, and what people do on it."""

from __future__ import annotations

import asyncio
import functools
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from adapters.browser.backstage import Backstage
from adapters.browser.cast import Character
from adapters.browser.clock import PushableClock
from adapters.browser.forms import Forms
from adapters.browser.hear import gesture, pressed, said
from adapters.browser.page import FOLDER, Page
from adapters.browser.room import Draft, Entry, Room
from adapters.browser.trust import HEADERS, Refusal, guarded, read, text_of
from adapters.calling import MOST_CHARACTERS, TOO_LONG, called
from bot.model.errors import Unavailable
from bot.model.messages import Kind, Message
from bot.model.ports import Inbox, Route
from bot.model.words import clean

MOST_MINUTES = 7 * 24 * 60
SIGN_OF_LIFE = 15.0
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FILES = tuple(sorted(file.name for file in FOLDER.iterdir() if file.suffix in TYPES))


class Doors:
    """Serves the page on loopback. `pushed` is awaited after each push of the clock."""

    def __init__(
        self,
        room: Room,
        backstage: Backstage,
        page: Page,
        clock: PushableClock,
        pushed: Callable[[], Awaitable[None]],
    ) -> None:
        self._room = room
        self._backstage = backstage
        self._cast = {character.user: character for character in page.cast}
        self._clock = clock
        self._page = page
        self._pushed = pushed
        self._open = True

    def routes(self, inbox: Inbox) -> Sequence[Route]:
        forms = Forms(tuple(self._cast.values()), self._gesture, self._backstage.note)
        posts = (("say", self._say), ("press", self._press), *forms.posts)
        return (
            Route("GET", "/", guarded(self._whole)),
            *(Route("GET", f"/chat/{name}", guarded(functools.partial(_file, name))) for name in FILES),
            Route("GET", "/chat/state", guarded(self._state)),
            Route("GET", "/chat/events", guarded(self._events)),
            *(Route("POST", f"/chat/{name}", guarded(functools.partial(act, inbox))) for name, act in posts),
            Route("POST", "/chat/clock", guarded(self._push)),
            *self._page.behind.routes(),
        )

    def close(self) -> None:
        self._open = False
        self._room.wake()

    async def _whole(self, _: web.Request) -> web.Response:
        return web.Response(text=self._page.whole(self._clock.now()), content_type="text/html")

    async def _state(self, _: web.Request) -> web.Response:
        return web.json_response(self._page.state(self._clock.now()))

    async def _say(self, inbox: Inbox, request: web.Request) -> web.Response:
        asked = await read(request)
        author = self._character(asked)
        channel = self._channel(asked, author)
        words = clean(text_of(asked, "words")).strip()
        if not words:
            raise Refusal(400, "There are no words in it.")
        if len(words) > MOST_CHARACTERS:
            raise Refusal(413, TOO_LONG)
        command = called(words, channel.startswith("@")).kind is Kind.COMMAND
        draft = Draft(
            channel=channel,
            author=author.user,
            at=self._clock.now(),
            thread=self._thread(asked, author, channel),
            words=words,
            private_to=author.user if command and not channel.startswith("@") else None,
        )
        entry = self._room.add(draft)
        try:
            await inbox.hear(said(entry, author, tuple(self._cast.values())))
        except Unavailable:
            self._room.take_back(entry.id)
            raise
        self._backstage.note()
        return web.json_response({"id": entry.id})

    async def _press(self, inbox: Inbox, request: web.Request) -> web.Response:
        asked = await read(request)
        author = self._character(asked)
        entry = self._seen(text_of(asked, "message"), author)
        words = text_of(asked, "words")
        if not entry.draft.shown or all(button.words != words for button in entry.draft.shown.buttons):
            raise Refusal(400, "This button is no longer there.")
        press = self._room.choose(entry.id, author.user, words)
        try:
            await inbox.hear(pressed(entry, author, words, press))
        except Unavailable:
            self._room.choose(entry.id, author.user, "")
            raise
        self._backstage.note()
        return web.json_response({"id": entry.id})

    async def _push(self, request: web.Request) -> web.Response:
        minutes = (await read(request)).get("minutes")
        if type(minutes) is not int or not 0 < minutes <= MOST_MINUTES:
            raise Refusal(400, "The clock goes ahead by whole minutes, a week at most.")
        await self._pushed()  # what is under way is said in its own time
        self._clock.push(timedelta(minutes=minutes))
        await self._pushed()
        self._backstage.note()
        return web.json_response(self._page.clock(self._clock.now()))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream; charset=utf-8"})
        await response.prepare(request)
        position = self._resumed(request)
        try:
            if position is None:
                position = self._room.position
                await self._send(response, "state", self._page.state(self._clock.now()), position)
            while self._open:
                before, position = position, self._room.position
                changes = self._room.changed_since(before)
                for number, changed in enumerate(changes, 1):
                    known = position if number == len(changes) else before
                    await self._send(response, *self._change(changed), known)
                await self._quiet(response, position)
        except ConnectionError:
            pass  # the page went away; it comes again by itself
        return response

    async def _quiet(self, response: web.StreamResponse, seen: int) -> None:
        """Wait for news after the `seen` ones; silence is broken now and then, to notice a page that went away."""
        while self._open and self._room.position == seen:
            try:
                async with asyncio.timeout(SIGN_OF_LIFE):
                    await self._room.news()
            except TimeoutError:
                await response.write(b": still here\n\n")

    def _resumed(self, request: web.Request) -> int | None:
        """From where a page that was cut off goes on; None when it must be told everything."""
        last = request.headers.get("Last-Event-ID") or request.query.get("since", "")
        room, _, position = last.partition("-")
        if room != self._room.id or not position.isascii() or not position.isdigit() or len(position) > 12:
            return None
        return int(position) if int(position) <= self._room.position else None

    def _change(self, changed: str) -> tuple[str, dict[str, Any]]:
        if not changed:
            return "clock", self._page.clock(self._clock.now())
        if changed in self._room.turns:
            return "turn", self._page.behind.summary(changed)
        entry = self._room.get(changed)
        return ("message", self._page.message(entry)) if entry else ("gone", {"id": changed})

    async def _send(self, response: web.StreamResponse, event: str, data: dict[str, Any], known: int) -> None:
        """`known`: the position of which the page has everything once it has read this."""
        text = f"id: {self._room.id}-{known}\nevent: {event}\ndata: {json.dumps(data)}\n\n"
        await response.write(text.encode())

    def _gesture(self, asked: dict[str, Any]) -> Message:
        """Who does something, where a message stands or in a place of theirs."""
        author = self._character(asked)
        if asked.get("message") is None:
            return gesture(author, self._channel(asked, author))
        entry = self._seen(text_of(asked, "message"), author)
        return gesture(author, entry.draft.channel, entry)

    def _character(self, asked: dict[str, Any]) -> Character:
        character = self._cast.get(text_of(asked, "as"))
        if not character:
            raise Refusal(404, "There is nobody of this name.")
        return character

    def _channel(self, asked: dict[str, Any], author: Character) -> str:
        channel = text_of(asked, "channel")
        if not any(character.sees(channel) for character in self._cast.values()):
            raise Refusal(404, "There is no such place.")
        if not author.sees(channel):
            raise Refusal(403, f"{author.first_name} is not in this place.")
        return channel

    def _thread(self, asked: dict[str, Any], author: Character, channel: str) -> str | None:
        """The message below which it is said; threads have one level."""
        if asked.get("thread") is None:
            return None
        entry = self._seen(text_of(asked, "thread"), author)
        if entry.draft.channel != channel:
            raise Refusal(404, "This message is not here.")
        return entry.draft.thread or entry.id

    def _seen(self, message_id: str, reader: Character) -> Entry:
        entry = self._room.get(message_id)
        if not entry or not self._page.sees(reader, entry):
            raise Refusal(404, "This message is not here.")
        return entry


async def _file(name: str, _: web.Request) -> web.Response:
    return web.Response(text=(FOLDER / name).read_text(encoding="utf-8"), content_type=TYPES[Path(name).suffix])
