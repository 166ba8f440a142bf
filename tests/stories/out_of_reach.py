"""People and a platform on which some of them can be told nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.model.errors import DeliveryError, Unreachable
from bot.model.ports import Post
from bot.model.school import School
from tests.fakes.chat import Chat
from tests.world import NORTH, STAFF, World, text


class Left(Chat):
    """People have left this platform: nothing can be said to them."""

    left: frozenset[str] = frozenset()
    answer: DeliveryError = Unreachable("user_disabled")
    """What comes of saying something to one of them."""
    whispers: bool = False
    """Whether they can still be told something alone where others read along."""
    refused: int = 0

    async def say(self, post: Post) -> str:
        who = post.private_to.user if post.private_to else post.place.channel.removeprefix("@")
        if who in self.left and (post.place.direct or (post.private_to and not self.whispers)):
            self.refused += 1
            raise self.answer
        return await super().say(post)


def two_accounts(*handles: str) -> School:
    """The school, in which these people have a second account in another workspace."""
    people = [
        replace(each, identities=(*each.identities, ("chat", "second", f"{each.handle}2")))
        if each.handle in handles
        else each
        for each in NORTH.people
    ]
    return replace(NORTH, people=tuple(people), workspaces=NORTH.workspaces | {("chat", "second")})


@pytest.fixture
def place(world_of: Callable[..., World]) -> Callable[..., World]:
    def make(school: School, *left: str) -> World:
        world = world_of(school)
        world.chat = Left()
        world.chat.left = frozenset(left)
        world.start()
        return world

    return make


def in_staff(world: World) -> list[str]:
    return [text(post.card) for _, post in world.chat.at(STAFF)]
