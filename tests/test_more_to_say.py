"""When all is said that waited, it is looked for more, and claimed only when there is more."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.model.ports import Post
from tests.desk import ELSEWHERE, Desk
from tests.fakes.chat import Chat
from tests.store.samples import reply, statements
from tests.world import text


@dataclass
class Slow(Chat):
    """Says nothing elsewhere before it is let."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    let: asyncio.Event = field(default_factory=asyncio.Event)

    async def say(self, post: Post) -> str:
        if post.place == ELSEWHERE:
            self.begun.set()
            await self.let.wait()
        return await super().say(post)


async def test_what_takes_long_is_said_once_whatever_is_said_meanwhile(desk: Desk) -> None:
    slow = Slow()
    desk.says(reply("long", ELSEWHERE), reply("quick"))
    saying = asyncio.ensure_future(desk.process(slow).deliver())
    await slow.begun.wait()
    for _ in range(10):
        await asyncio.sleep(0)
    slow.let.set()

    assert await saying == 2
    assert [text(post.card) for post in slow.posts.values()] == ["quick", "long"]


async def test_what_comes_while_something_is_said_is_said_too(desk: Desk) -> None:
    slow = Slow()
    delivery = desk.process(slow)
    desk.says(reply("long", ELSEWHERE))
    saying = asyncio.ensure_future(delivery.deliver())
    await slow.begun.wait()
    desk.says(reply("new"), reply("behind it", ELSEWHERE))
    slow.let.set()

    assert await saying == 3
    assert sorted(text(post.card) for post in slow.posts.values()) == ["behind it", "long", "new"]


async def test_what_waits_for_the_one_before_is_said_after_it(desk: Desk) -> None:
    desk.says(*(reply(str(number)) for number in range(5)))
    await desk.delivery.deliver()

    assert desk.said() == [str(number) for number in range(5)]


async def test_who_has_said_all_claims_nothing_more(desk: Desk) -> None:
    desk.says(reply("a"), reply("x", ELSEWHERE))
    with statements(desk.store) as asked:
        await desk.delivery.deliver()
    claims = [statement for statement in asked if "outbox.spoken" in statement]

    assert (desk.said(), len(claims)) == (["a", "x"], 1)
