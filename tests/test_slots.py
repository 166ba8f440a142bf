"""A platform that hangs while hundreds wait for it does not keep others from what they have to hear."""

from __future__ import annotations

import asyncio

from bot.delivery.loop import LOOPS, MOST_AT_ONCE, Delivery
from bot.delivery.slots import LOOKED_WITHIN
from bot.model.messages import Place, Reply
from bot.model.ports import Post
from tests.desk import Desk, at_once
from tests.fakes.chat import Chat
from tests.store.samples import reply

PATIENCE = 10
ALL = LOOPS * MOST_AT_ONCE


class Hung(Chat):
    """It takes everything and answers nothing."""

    begun = 0

    async def say(self, post: Post) -> str:
        self.begun += 1
        await asyncio.Event().wait()
        return ""


async def said(desk: Desk, *adapters: Chat, then: Reply | None = None) -> int:
    """How many have begun on the first platform, which hangs, when a hundred wait for it; `then` comes behind these."""
    hung = adapters[0]
    assert isinstance(hung, Hung)
    delivery = Delivery(desk.store, {each.name: each for each in adapters}, desk.clock, at_once)
    desk.says(*(reply(str(number), Place("chat", "north", f"room{number}")) for number in range(100)))
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        running = group.create_task(delivery.run())
        for late in (None, then):
            desk.says(*([late] if late else []))
            for _ in range(400):
                delivery.wake()
                await asyncio.sleep(0)
        running.cancel()
    return hung.begun


async def test_a_quarter_of_the_slots_is_left_to_other_platforms(desk: Desk) -> None:
    other = Chat(name="talk")

    assert await said(desk, Hung(), other, then=reply("hello", Place("talk", "south", "room"))) == ALL * 3 // 4
    assert len(other.posts) == 1


async def test_one_platform_alone_has_them_all(desk: Desk) -> None:
    assert await said(desk, Hung()) == ALL


async def test_what_is_new_is_said_although_every_loop_waits_for_slow_answers(desk: Desk) -> None:
    hung, other = Hung(), Chat(name="talk")
    delivery = Delivery(desk.store, {"chat": hung, "talk": other}, desk.clock, at_once)
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        running = group.create_task(delivery.run())
        for number in range(LOOPS):
            desk.says(reply("slow", Place("chat", "north", f"room{number}")))
            while hung.begun <= number:
                delivery.wake()
                await asyncio.sleep(0)
        await asyncio.sleep(LOOKED_WITHIN)
        desk.says(reply("hello", Place("talk", "south", "room")))
        while not other.posts:
            delivery.wake()
            await asyncio.sleep(0)
        running.cancel()

    assert hung.begun == LOOPS
