"""One outbox, one platform, and the process between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import select

from bot.delivery.loop import Delivery
from bot.model.messages import Place, Reply
from bot.model.ports import Abilities
from store import claims as rows
from store.queues import Reach, Share
from store.schema import outbox
from store.store import Store
from tests.fakes.chat import Chat
from tests.store.samples import NORTH, NOW, says
from tests.world import Turned, text

_T = TypeVar("_T")
ELSEWHERE = Place("chat", "north", "elsewhere")
STAFF = NORTH.staff[0]
BLIND = Abilities(reads_back=False)


async def at_once(function: Callable[[], _T]) -> _T:
    return function()


@dataclass
class Desk:
    """A database with an outbox, a platform, a clock, and the process that says things."""

    store: Store
    chat: Chat = field(default_factory=Chat)
    clock: Turned = field(default_factory=lambda: Turned(NOW))

    def __post_init__(self) -> None:
        self.delivery = self.process()

    def process(self, chat: Chat | None = None) -> Delivery:
        chat = chat or self.chat
        return Delivery(self.store, {chat.name: chat}, self.clock, at_once)

    def says(self, *replies: Reply) -> None:
        says(self.store, *replies, at=self.clock.now())

    async def passes(self, **length: float) -> None:
        self.clock.moment += timedelta(**length)
        await self.delivery.deliver()

    def said(self) -> list[str]:
        return [text(post.card) for post in self.chat.posts.values()]

    def states(self) -> list[str]:
        with self.store.looking() as connection:
            return list(connection.execute(select(outbox.c.state).order_by(outbox.c.id)).scalars())

    def errors(self) -> list[str]:
        with self.store.looking() as connection:
            return list(connection.execute(select(outbox.c.error).order_by(outbox.c.id)).scalars())

    def next_claim(self, turn: Share | None = None, limit: int = 16) -> rows.Claim:
        """What a process claims whose last claim left this turn behind."""
        with self.store.transaction() as connection:
            return rows.claim(connection, "next/1", self.clock.now(), Reach(("chat",), turn=turn), limit)

    def claims(self, owner: str = "other/1") -> rows.Claim:
        """What another process takes upon itself, and may never say."""
        with self.store.transaction() as connection:
            return rows.claim(connection, owner, self.clock.now(), Reach(("chat",)), 50)
