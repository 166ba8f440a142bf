"""The terminal on a stage: one for each person, and all of them print what is said."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from adapters.local import TERMINAL, TerminalAdapter
from bot.model.messages import Place, private_place
from bot.model.people import Identity
from bot.model.ports import Clock, Inbox, Post, Route
from tests.adapters.stages.stage import NAMES, PATIENCE, PLACES, Seen, Stage, TurnedAway

WORKSPACE = "local"
_HEAD = re.compile(r"\[(#[\w-]+)(, in a thread)?\]\n")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_BUSY = "Deskbell is busy"


class Screen(io.StringIO):
    """Remembers what was printed in one go."""

    def __init__(self) -> None:
        super().__init__()
        self.prints: list[str] = []

    def write(self, text: str) -> int:
        self.prints.append(text)
        return super().write(text)


class Seat:
    """One person at one terminal."""

    def __init__(self, identity: Identity, channels: Sequence[str]) -> None:
        self.lines: asyncio.Queue[str] = asyncio.Queue()
        self.screen = Screen()
        self.answered = asyncio.Event()
        self.adapter = TerminalAdapter(identity, self._typed(), self.screen, self._settled, channels)

    async def _typed(self) -> AsyncIterator[str]:
        while line := await self.lines.get():
            yield line

    async def _settled(self) -> None:
        self.answered.set()

    async def types(self, line: str) -> None:
        self.answered.clear()
        self.lines.put_nowait(line)
        await asyncio.wait_for(self.answered.wait(), PATIENCE)
        if self.screen.prints and self.screen.prints[-1].startswith(_BUSY):
            self.screen.prints.pop()
            raise TurnedAway


class Terminals:
    """All terminals as the one platform they are."""

    name = TerminalAdapter.name
    abilities = TerminalAdapter.abilities

    def __init__(self, seats: Sequence[Seat]) -> None:
        self._each = [seat.adapter for seat in seats]

    def routes(self, inbox: Inbox) -> Sequence[Route]:
        return [route for adapter in self._each for route in adapter.routes(inbox)]

    async def run(self, inbox: Inbox) -> None:
        async with asyncio.TaskGroup() as group:
            for adapter in self._each:
                group.create_task(adapter.run(inbox))

    async def say(self, post: Post) -> str:
        first, *others = [await adapter.say(post) for adapter in self._each]
        assert {first} >= set(others)
        return first

    async def edit(self, remote_id: str, post: Post) -> None:
        for adapter in self._each:
            await adapter.edit(remote_id, post)

    async def find(self, post: Post) -> str | None:
        return await self._each[0].find(post)

    def health(self) -> str | None:
        return self._each[0].health()

    async def close(self) -> None:
        for adapter in self._each:
            await adapter.close()


class TerminalStage:
    threads = False
    private_threads = False
    presses_buttons = False
    forms = False

    def __init__(self) -> None:
        self.people = {who: Identity(TERMINAL, WORKSPACE, who, name) for who, name in NAMES.items()}
        self.channels = {
            name: Place(TERMINAL, WORKSPACE, f"#{name.replace('_', '-')}") for name in ("help_desk", "staff", "algebra")
        }
        self.seats = {
            who: Seat(identity, [self.channels[name].channel for name in PLACES[who]])
            for who, identity in self.people.items()
        }
        self.adapter = Terminals(list(self.seats.values()))
        self._last = ("", "")

    async def says(self, who: str, words: str, where: Place) -> None:
        self._last = (who, words if where.direct else f"{where.channel} {words}")
        await self.says_again()

    async def says_again(self) -> None:
        who, line = self._last
        await self.seats[who].types(line)

    async def presses(self, who: str, label: str) -> None:
        for seen in reversed(await self.sees(who)):
            for line in seen.text.splitlines():
                if words := _typed_for(line, label):
                    await self.says(who, words, private_place(self.people[who]))
                    return
        raise AssertionError(f"nothing to type for {label!r}")

    async def fills(self, who: str, label: str, **fields: str) -> dict[str, str]:
        raise NotImplementedError

    async def other_business(self) -> None:
        for _ in range(50):
            await asyncio.sleep(0)

    async def sees(self, who: str) -> list[Seen]:
        return [self._seen(who, printed) for printed in self.seats[who].screen.prints]

    def written(self, channel: Place) -> str:
        return channel.channel

    def _seen(self, who: str, printed: str) -> Seen:
        place, text = private_place(self.people[who]), printed.removesuffix("\n\n")
        if head := _HEAD.match(text):
            place = Place(TERMINAL, WORKSPACE, head[1], "somewhere" if head[2] else None)
            text = text[head.end() :]
        return Seen(place, text, text, tuple(_CONTROL.findall(text)))


def _typed_for(line: str, label: str) -> str:
    """What the line of a card says to type for this label; empty when it is another line."""
    typed = re.fullmatch(rf"(?:(\d+)\. )?{re.escape(label)}(?: \(type: (.+)\))?", line)
    return typed[1] or typed[2] or label if typed else ""


@asynccontextmanager
async def terminals(inbox: Inbox, _: Clock) -> AsyncIterator[Stage]:
    stage = TerminalStage()
    running = asyncio.ensure_future(stage.adapter.run(inbox))
    try:
        yield stage
    finally:
        for seat in stage.seats.values():
            seat.lines.put_nowait("")
        await running
        await stage.adapter.close()


STAGES = {"terminal": terminals}
