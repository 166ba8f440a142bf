"""The terminal as a platform: what one person types is heard, what they may see is printed."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterable, Awaitable, Callable, Sequence
from typing import TextIO

from adapters.calling import MOST_CHARACTERS, TOO_LONG, called
from adapters.plain import Plain, plain_text
from adapters.terminal.forms import Questions, fill
from bot.model.errors import NotSent, Unavailable, Undeliverable
from bot.model.messages import Message, Place, private_place
from bot.model.people import Identity
from bot.model.ports import Abilities, Inbox, Post, Route
from bot.model.words import Dialect, Manner, clean

PLATFORM = "terminal"
_IN_CHANNEL = re.compile(r"(#[\w-]+)\s+(.+)")
_CHANNELS = re.compile(r"(?<!\S)#[\w-]+")


class TerminalAdapter:
    """`settled` returns when everything that was to be said has been said; it is awaited after each line.

    A line that begins with a channel's name (`#help-desk hello`) is said there, any other one to the desk alone.
    After words that ask for a form the next lines are answers to its questions. Printed is what is said to `identity`,
    in the `channels`, and in any channel this person has spoken in.
    """

    name = PLATFORM
    abilities = Abilities(edits=False)

    def __init__(
        self,
        identity: Identity,
        read: AsyncIterable[str],
        write: TextIO,
        settled: Callable[[], Awaitable[None]],
        channels: Sequence[str] = (),
    ) -> None:
        self._identity = identity
        self._lines = aiter(read)
        self._write = write
        self._settled = settled
        self._channels = {private_place(identity).channel, *channels}
        self._posts: dict[str, str] = {}
        self._run = secrets.token_hex(4)
        self._heard = 0

    def routes(self, inbox: Inbox) -> Sequence[Route]:  # noqa: ARG002  # nothing comes over HTTP
        return ()

    async def run(self, inbox: Inbox) -> None:
        """Hear until there are no more lines."""
        async for line in self._lines:
            words = clean(line).strip()
            if len(words) > MOST_CHARACTERS:
                self._print(TOO_LONG)
            elif words:
                await self._hear(inbox, self._message(words))
                await self._settled()

    async def _hear(self, inbox: Inbox, message: Message) -> None:
        try:
            form = await inbox.form(message) if message.addressed else None
            if form is None:
                await inbox.hear(message)
        except Unavailable:
            self._print("Deskbell is busy just now. Please type it again.")
        else:
            if form:
                await fill(Questions(form, self._answer, self._print), inbox, message)

    async def _answer(self) -> str | None:
        await self._settled()
        line = await anext(self._lines, None)
        return None if line is None else clean(line).strip()

    async def say(self, post: Post) -> str:
        whispered = post.private_to is not None and not post.place.direct
        if not whispered:
            self._posts.setdefault(post.key, f"t{len(self._posts) + 1}")
        if self._sees(post):
            try:
                self._print(
                    _where(post.place, self._identity) + plain_text(post.card, post.reader, _dialect(post.place))
                )
            except OSError as error:
                raise NotSent("output_closed") from error
        return "" if whispered else self._posts[post.key]

    async def edit(self, remote_id: str, post: Post) -> None:  # noqa: ARG002  # what is printed stays
        raise Undeliverable("printed_for_good")

    async def find(self, post: Post) -> str | None:
        return self._posts.get(post.key)

    def health(self) -> str | None:
        return None

    async def close(self) -> None:
        self._write.flush()

    def _message(self, words: str) -> Message:
        self._heard += 1
        place = private_place(self._identity)
        if in_channel := _IN_CHANNEL.fullmatch(words):
            place = Place(PLATFORM, self._identity.workspace, in_channel[1])
            self._channels.add(place.channel)
            words = in_channel[2]
        meant = called(words, place.direct)
        return Message(
            keys=(f"line:{self._run}:{self._heard}",),
            author=self._identity,
            place=place,
            words=meant.words,
            kind=meant.kind,
            addressed=meant.addressed,
            mentions={name: name for name in _CHANNELS.findall(words)},
        )

    def _sees(self, post: Post) -> bool:
        return post.place.channel in self._channels and post.private_to in (None, self._identity)

    def _print(self, text: str) -> None:
        self._write.write(f"{text}\n\n")
        self._write.flush()


def _where(place: Place, reader: Identity) -> str:
    """In which channel and thread it is said; nothing for the reader's private conversation."""
    if place.channel == private_place(reader).channel:
        return ""
    return f"[{place.channel}, in a thread]\n" if place.thread else f"[{place.channel}]\n"


def _dialect(place: Place) -> Dialect:
    """There is nothing to answer below, and in a channel the desk hears what is said to it."""
    return Plain(Manner("" if place.direct else "@deskbell ", threads=False))
