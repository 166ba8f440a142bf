"""A school behind a stage: the real engine, store and delivery, and a clock that is turned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import select

from bot.content import playbooks
from bot.delivery.loop import Delivery
from bot.engine import Engine
from bot.model.escalation import Ladder, Step
from bot.model.forms import Form
from bot.model.messages import Message, Place
from bot.model.people import Role
from bot.model.ports import Look
from bot.model.school import Listed, School
from bot.model.tickets import Priority
from bot.model.words import Said
from store.schema import cards
from tests.adapters.stages.stage import NAMES, Seen, Stage
from tests.databases import store_on
from tests.world import ZONE, Turned

_T = TypeVar("_T")
ROLES = {"student": Role.STUDENT, "teacher": Role.INSTRUCTOR, "ana": Role.ON_CALL}
LADDER = Ladder((Step(timedelta(0), ("ana",)),))


async def at_once(function: Callable[[], _T]) -> _T:
    return function()


class Desk:
    """The inbox of a platform that is about to be built: what it hears is answered in one transaction."""

    def __init__(self, database_url: str) -> None:
        self.clock = Turned()
        self.store = store_on(database_url)
        self.outcomes: list[str] = []
        self.paused = 0

    def open(self, stage: Stage) -> None:
        """Begin to answer, on this stage."""
        school = _school(stage)
        self.store.know([school], self.clock.now())
        self.engine = Engine(self.store, [school], playbooks())
        self.delivery = Delivery(self.store, {stage.adapter.name: stage.adapter}, self.clock, at_once)

    async def hear(self, message: Message) -> None:
        self.outcomes.append(self.engine.hear(message, self.clock.now()))

    async def form(self, asked: Message) -> Form | None:
        return self.engine.form(asked, self.clock.now())

    async def look(self, asked: Message, name: str) -> Look | None:
        return self.engine.look(asked, name, self.clock.now())

    async def fill(self, filled: Message) -> Mapping[str, Said]:
        wrong = self.engine.fill(filled, self.clock.now())
        self.outcomes.append("wrong fields" if wrong else "filled")
        return wrong

    def pauses(self) -> None:
        """A second goes by; the next longer time is so much shorter."""
        self.clock.moment += timedelta(seconds=1)
        self.paused += 1

    async def passes(self, **length: float) -> None:
        self.clock.moment += timedelta(**length) - timedelta(seconds=self.paused)
        self.paused = 0
        self.engine.tick(self.clock.now())
        await self.delivery.deliver()


class Play:
    """A story on a stage, and what each person came to see in it."""

    def __init__(self, stage: Stage, desk: Desk) -> None:
        self.stage = stage
        self.desk = desk
        self.seen: dict[str, set[tuple[str, str]]] = {who: set() for who in NAMES}

    async def says(self, who: str, words: str, where: Place | None = None) -> None:
        await self.stage.says(who, words, where or self.private(who))
        await self._answered()

    async def presses(self, who: str, label: str) -> None:
        await self.stage.presses(who, label)
        await self._answered()

    async def fills(self, who: str, label: str, **fields: str) -> dict[str, str]:
        wrong = await self.stage.fills(who, label, **fields)
        await self._answered()
        return wrong

    async def news(self) -> dict[str, set[tuple[str, str]]]:
        """For each person what they see now that they have never seen before: place and plain text."""
        found = {}
        for who in NAMES:
            now = {(self._named(seen), seen.text) for seen in await self.stage.sees(who)}
            found[who] = now - self.seen[who]
            self.seen[who] |= now
        return found

    def private(self, who: str) -> Place:
        identity = self.stage.people[who]
        return Place(identity.platform, identity.workspace, f"@{identity.user}")

    def thread(self, card: str) -> Place:
        """The thread below a live card."""
        with self.desk.store.looking() as connection:
            row = connection.execute(select(cards).where(cards.c.name == card)).one()
        place: Place = row.place
        return replace(place, thread=row.remote_id)

    def _named(self, seen: Seen) -> str:
        if seen.place.direct:
            return "private"
        return next(name for name, place in self.stage.channels.items() if place == seen.place.whole)

    async def _answered(self) -> None:
        """What was said is answered; a platform may want a pause between two messages in one place."""
        for _ in range(5):
            await self.desk.delivery.deliver()
            self.desk.pauses()
        assert self.desk.outcomes[-1] not in ("error", "nobody")


def _school(stage: Stage) -> School:
    people = tuple(
        Listed(who, NAMES[who], ROLES[who], ZONE, ((identity.platform, identity.workspace, identity.user),))
        for who, identity in stage.people.items()
    )
    workspace = next(iter(stage.people.values()))
    return School(
        id="north",
        name="North School",
        zone=ZONE,
        workspaces=frozenset({(workspace.platform, workspace.workspace)}),
        staff=(stage.channels["staff"],),
        people=people,
        ladders={priority: LADDER for priority in Priority},
    )
