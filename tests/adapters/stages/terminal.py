"""The terminal on a stage: one for each person, and all of them print what is said."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from adapters.calling import MOST_CHARACTERS
from adapters.local import TERMINAL, TerminalAdapter
from adapters.plain import PLAIN
from bot.model.forms import Field, Form
from bot.model.messages import Message, Place, private_place
from bot.model.people import Identity, Reader
from bot.model.ports import Clock, Inbox, Post, Route
from bot.model.words import render
from tests.adapters.desk import Inbox as Remembering
from tests.adapters.stages.stage import NAMES, PATIENCE, PLACES, Leaving, Seen, Stage, TurnedAway

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
    overhears = whispers = True
    longest = MOST_CHARACTERS
    presses_buttons = False
    forms = True

    def __init__(self) -> None:
        self.form: Form | None = None
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
        """What is wrong is asked for again: then the form is left, and what was typed is kept."""
        wrong = await self._answers(who, label, fields)
        if wrong:
            await self.seats[who].types("cancel")
        return wrong

    async def leaves(self, who: str, label: str, /, **fields: str) -> None:
        assert await self._answers(who, label, fields, before_the_last=True) == {}
        await self.seats[who].types("cancel")

    async def _answers(
        self, who: str, label: str, fields: dict[str, str], before_the_last: bool = False
    ) -> dict[str, str]:
        """The questions after a button, answered to the end or up to a mistake."""
        typed = re.compile(rf"^{re.escape(label)} \(type: (.+)\)$", re.MULTILINE)
        *_, words = [found[1] for seen in await self.sees(who) for found in typed.finditer(seen.text)]
        await self.says(who, words, private_place(self.people[who]))
        assert self.form is not None
        assert fields.keys() <= {field.name for field in self.form.fields}
        asked = self.form.fields[:-1] if before_the_last else self.form.fields
        prints = self.seats[who].screen.prints
        for number, field in enumerate(asked):
            assert _asks(prints[-1], field)
            before = len(prints)
            await self.seats[who].types(_line(field, fields.get(field.name, "")))
            back = [each for each in self.form.fields[: number + 1] if prints[before:] and _asks(prints[-1], each)]
            if back:
                return {back[0].name: prints[-2].strip()}
        return {}

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


def _asks(printed: str, field: Field) -> bool:
    """Whether this is the question of this field."""
    return bool(re.match(rf"\d+ of \d+\. {re.escape(render(field.label, PLAIN, Reader('UTC')))} \(", printed))


def _line(field: Field, value: str) -> str:
    """How this value is typed; an empty line takes what stands there."""
    numbers = {option: str(number) for number, (option, _) in enumerate(field.options, 1)}
    return numbers.get(value, value) or "\n"


class Listening:
    """The inbox behind the terminals; the stage knows which form was shown last."""

    def __init__(self, inbox: Inbox, stage: TerminalStage) -> None:
        self.hear = inbox.hear
        self.fill = inbox.fill
        self.look = inbox.look
        self._inbox = inbox
        self._stage = stage

    async def form(self, asked: Message) -> Form | None:
        if isinstance(self._inbox, Remembering) and self._inbox.shows is None:
            return None  # it is about what is heard: every line is asked about first
        self._stage.form = await self._inbox.form(asked)
        return self._stage.form


@asynccontextmanager
async def terminals(inbox: Inbox, _: Clock) -> AsyncIterator[Stage]:
    stage = TerminalStage()
    running = asyncio.ensure_future(stage.adapter.run(Listening(inbox, stage)))
    try:
        yield stage
    finally:
        for seat in stage.seats.values():
            seat.lines.put_nowait("")
        await running
        await stage.adapter.close()


LEAVING = Leaving.QUESTIONS
STAGES = {"terminal": terminals}
