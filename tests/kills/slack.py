"""A Slack that fails now and then, in every way it can, and takes in some things later than it should."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from functools import partial
from random import Random
from typing import Any, ClassVar
from urllib.parse import urlencode

from aiohttp import web

from bot.model.messages import Place
from tests.fakes.slack import Call, FakeSlack, Fault
from tests.fakes.slack_workspace import HELP
from tests.kills.asks import COMMANDS, Ask, Kind, Shown, Who, thing
from tests.kills.classes import Planned, starting
from tests.kills.ways import ODD, SLOW
from tests.program.process import until
from tests.program.school import ANA, BEN, SCHOOL, STAFF, STUDENT, TEACHER, URGENT

_SAYS = ("chat.postMessage", "chat.update", "conversations.history", "conversations.replies")
NO_WINDOW = 0
OPENS_WITHIN = 2.0
"""Seconds; Slack itself allows three."""
_FORM = "application/x-www-form-urlencoded"


class StormySlack(FakeSlack):
    """Of a hundred calls that say or read something, `often` fail. `told`: what failed how."""

    school = SCHOOL
    reads_back = True
    commands: ClassVar[Mapping[str, Sequence[str]]] = COMMANDS
    readers: ClassVar[Mapping[str, Who]] = {
        STAFF: Who.STAFF,
        HELP: Who.CLASS,
        f"D{STUDENT}": Who.STUDENT,
        f"D{TEACHER}": Who.TEACHER,
        f"D{ANA}": Who.ON_CALL,
        f"D{BEN}": Who.ON_CALL,
    }

    def __init__(self, seed: int, often: int) -> None:
        super().__init__()
        self.chance = Random(f"storm {seed}")
        self.often = often
        self.told: list[str] = []
        self._went: list[tuple[bytes, str]] = []
        self._ripe: list[Call] = []

    def accept_late(self) -> None:
        """What came before the time was moved the last time."""
        self._ripe, self._late = self._late, self._ripe
        super().accept_late()

    def _faulty(self, method: str) -> tuple[Fault | None, bool]:
        name = "answered"
        fault = None
        if method in _SAYS and self.chance.random() * 100 < self.often:
            name = self.chance.choice(list(ODD))
            fault = Fault(method, **ODD[name](self.chance))
            self.told.append(name)
        self._went.append((self.calls[-1].raw, f"{method} at {self.now:%H:%M:%S}: {name}"))
        return fault, fault is None or fault.accepted

    async def _answer(self, request: web.Request) -> web.Response:
        answer = await super()._answer(request)
        if self.often and self.chance.random() < 0.1:
            await asyncio.sleep(SLOW)
        return answer

    def shown(self) -> list[Shown]:
        return [
            Shown(_mark(said), where, str(said["ts"]), str(said["text"]), str(said.get("thread_ts", "")))
            for where, messages in self.workspace.channels.items()
            for said in messages
        ] + [Shown("", "a whisper", "", str(said.get("text"))) for said in self.workspace.whispers]

    def where(self, place: Place) -> str:
        return f"D{place.channel[1:]}" if place.direct else place.channel

    def tried(self, words: str) -> list[str]:
        return [how for raw, how in self._went if words in raw.decode("utf-8", "replace")]

    # -- what people do

    def fills(self, number: int) -> Ask:
        user = self.chance.choice((STUDENT, TEACHER))
        view: dict[str, Any] = {}

        async def sent(url: str, time: int) -> int:
            view.update(view or await self._opened(user, url))
            if not view:
                return NO_WINDOW
            filled = self.filling(user, view, "view_submission", summary=f"the beamer hums, {thing(number)}")
            return await self._presses(filled, url, time)

        return Ask(number, Kind.FILL, sent, readers=(f"D{user}", STAFF))

    async def _opened(self, user: str, url: str) -> dict[str, Any]:
        """The form that a press opens, if it does in time; a notice in its place has nothing to send off."""
        pressing = self.pressing(user, "ticket form", f"D{user}", "1.1")
        pressing["actions"][0]["action_id"] = "form_1"
        await self._presses(pressing, url, 0)

        async def look() -> dict[str, Any]:
            window = self.workspace.windows.opened_by(pressing["trigger_id"])
            return window if "submit" in window else {}

        with suppress(AssertionError):
            return await until(look, "a window", patience=OPENS_WITHIN)
        return {}

    def plans(self, number: int, chance: Random) -> Ask:
        start, ahead = starting(self.now, chance)
        planned = Planned(f"{thing(number)} of all", start, ahead, f"D{TEACHER}", (f"D{STUDENT}", HELP))
        words = f"{planned.typed} <@{STUDENT}> <#{HELP}|help>"
        command = self.command(TEACHER, words, f"D{TEACHER}")
        return Ask(number, Kind.PLAN, partial(self._commands, command), readers=(f"D{TEACHER}",), planned=planned)

    def opens(self, number: int, urgent: bool) -> Ask:
        user = self.chance.choice((STUDENT, TEACHER))
        words = URGENT if urgent else "ticket open the projector is dark"
        words = words.replace("ticket open", "ticket all the same")  # one person reports the like again and again
        command = self.command(user, f"{words}, {thing(number)}", f"D{user}")
        return Ask(number, Kind.OPEN, partial(self._commands, command), readers=(f"D{user}", STAFF))

    def adds(self, number: int, ticket: int, known: Collection[str]) -> Ask | None:
        """In the thread below the card of who reported it."""
        for user in (STUDENT, TEACHER):
            card = self._at(f"D{user}", rf"Your ticket {ticket}\b")
            if card in known:
                said = self.message(user, f"it is still so, {thing(number)}", f"D{user}", thread_ts=card)
                return Ask(number, Kind.COMMENT, partial(self._says, said), ticket, (STAFF,))
        return None

    def takes(self, number: int, ticket: int, press: bool) -> Ask | None:
        user = self.chance.choice((ANA, BEN))
        if not press:
            command = self.command(user, f"ack {ticket}", f"D{user}")
            return Ask(number, Kind.ACK, partial(self._commands, command), ticket)
        where = self.chance.choice((STAFF, f"D{user}"))
        card = self._at(where, rf"Ticket {ticket} (·|needs you)")
        if card is None:
            return None
        return Ask(
            number, Kind.PRESS, partial(self._presses, self.pressing(user, f"ack {ticket}", where, card)), ticket
        )

    def _at(self, channel: str, words: str) -> str | None:
        said = self.workspace.channels.get(channel, [])
        return next((str(message["ts"]) for message in said if re.search(words, message["text"])), None)

    async def _commands(self, command: dict[str, Any], url: str, time: int) -> int:
        return await self._sends(url, urlencode(command), _FORM, time)

    async def _presses(self, pressing: dict[str, Any], url: str, time: int) -> int:
        return await self._sends(url, urlencode({"payload": json.dumps(pressing)}), _FORM, time)

    async def _says(self, event: dict[str, Any], url: str, time: int) -> int:
        return await self._sends(url, json.dumps(event), "application/json", time)

    async def _sends(self, url: str, content: str, kind: str, time: int) -> int:
        return await self.post(f"{url}/slack/events", content.encode(), kind, again(time))


def _mark(said: dict[str, Any]) -> str:
    """What the desk marks each of its messages with."""
    return str(said.get("metadata", {}).get("event_payload", {}).get("key", ""))


def again(time: int) -> dict[str, str]:
    """Slack says that it sends something again, and why (https://docs.slack.dev/apis/events-api/#retries)."""
    return {"X-Slack-Retry-Num": str(time), "X-Slack-Retry-Reason": "http_timeout"} if time else {}
