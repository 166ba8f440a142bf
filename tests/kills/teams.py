"""A Teams that fails now and then; nothing that was perhaps said can be looked up there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from random import Random
from typing import Any, ClassVar

from aiohttp import web

from bot.model.messages import Place
from tests.fakes.fault import Fault
from tests.fakes.teams import CHANNELS, TENANT, THREAD, USERS, FakeTeams
from tests.fakes.teams_dialogs import dialog, inputs
from tests.kills.asks import COMMANDS, OK, Ask, Kind, Shown, Who, thing
from tests.kills.board import BEGIN
from tests.kills.classes import Planned, starting
from tests.kills.ways import SLOW, WAYS
from tests.program.school import URGENT
from tests.program.test_run_teams import SCHOOL

TEACHER = f"""
[people.teacher]
name = "Tess Turner"
role = "instructor"
accounts = ["teams:{TENANT}:{USERS["teacher"]}"]
"""


class StormyTeams(FakeTeams):
    """Of a hundred messages, `often` fail. `told`: what failed how."""

    school = SCHOOL + TEACHER
    reads_back = False
    commands: ClassVar[Mapping[str, Sequence[str]]] = COMMANDS
    readers: ClassVar[Mapping[str, Who]] = {
        CHANNELS["staff"]: Who.STAFF,
        f"a:{USERS['student']}": Who.STUDENT,
        f"a:{USERS['teacher']}": Who.TEACHER,
        f"a:{USERS['ana']}": Who.ON_CALL,
    }

    def __init__(self, seed: int, often: int) -> None:
        super().__init__(BEGIN)
        self.chance = Random(f"storm {seed}")
        self.often = often
        self.told: list[str] = []
        self._went: list[tuple[str, str]] = []
        self._ripe: list[tuple[web.Request, dict[str, Any]]] = []

    def accept_late(self) -> None:
        """What came before the time was moved the last time."""
        self._ripe, self._late = self._late, self._ripe
        super().accept_late()

    async def _answer(self, request: web.Request) -> web.Response:
        name = "answered"
        if self.chance.random() * 100 < self.often and request.path.endswith("/activities"):
            name = self.chance.choice(list(WAYS))
            self.faults.append(Fault(**WAYS[name](self.chance)))
            self.told.append(name)
        self._went.append(((await request.read()).decode(), f"{request.method} at {self.now:%H:%M:%S}: {name}"))
        answer = await super()._answer(request)
        if self.often and self.chance.random() < 0.1:
            await asyncio.sleep(SLOW)
        return answer

    def shown(self) -> list[Shown]:
        return [
            Shown(
                "",
                said.conversation.partition(THREAD)[0],
                said.id,
                str(said.activity.get("summary") or said.activity["text"]),
                said.root or "",
            )
            for said in self.said
        ]

    def where(self, place: Place) -> str:
        return self.private(place.channel[1:]) if place.direct else place.channel

    def tried(self, words: str) -> list[str]:
        return [how for said, how in self._went if words in said]

    def opens(self, number: int, urgent: bool) -> Ask:
        words = URGENT if urgent else "ticket open the projector is dark"
        words = words.replace("ticket open", "ticket all the same")  # one person reports the like again and again
        return self._said(number, Kind.OPEN, "student", f"{words}, {thing(number)}")

    def fills(self, number: int) -> Ask:
        user = USERS["student"]
        opened: dict[str, Any] = {}

        async def sent(url: str, _time: int) -> int:
            door = f"{url}/api/messages"
            if not opened:
                status, answer = await self.deliver(door, self.asking(user, "task/fetch", {"says": "ticket form"}))
                if status != OK:
                    return status
                card = dialog(answer)
                words = {inputs(card)["What is wrong?"]["id"]: f"the beamer hums, {thing(number)}"}
                opened.update(self.sending(user, card, words, conversation=self.private(user)))
            return (await self.deliver(door, opened))[0]

        return Ask(number, Kind.FILL, sent)

    def plans(self, number: int, chance: Random) -> Ask:
        start, ahead = starting(self.now, chance)
        teacher, student = USERS["teacher"], USERS["student"]
        planned = Planned(f"{thing(number)} of all", start, ahead, self.private(teacher), (self.private(student),))
        sam = {"id": f"29:{student}", "aadObjectId": student, "name": "Sam"}
        entities = [{"type": "mention", "text": "<at>Sam</at>", "mentioned": sam}]
        said = self.message(teacher, f"{planned.typed} <at>Sam</at>", entities=entities)
        return Ask(number, Kind.PLAN, partial(self._sends, said), planned=planned)

    def adds(self, number: int, ticket: int, known: Collection[str]) -> Ask | None:
        return self._said(number, Kind.COMMENT, "student", f"comment {ticket} it is still so, {thing(number)}", ticket)

    def takes(self, number: int, ticket: int, press: bool) -> Ask | None:
        if not press:
            return self._said(number, Kind.ACK, "ana", f"ack {ticket}", ticket)
        pressed = {"says": f"ack {ticket}"}
        for said in self.said:
            if said.conversation.startswith(CHANNELS["staff"]) and json.dumps(f"ack {ticket}") in json.dumps(
                said.activity
            ):
                told = self.pressing(USERS["ana"], said, pressed)
                return Ask(number, Kind.PRESS, partial(self._sends, told), ticket)
        return None

    def _said(self, number: int, kind: Kind, who: str, words: str, ticket: int | None = None) -> Ask:
        return Ask(number, kind, partial(self._sends, self.message(USERS[who], words)), ticket)

    async def _sends(self, activity: dict[str, Any], url: str, _time: int) -> int:
        return (await self.deliver(f"{url}/api/messages", activity))[0]
