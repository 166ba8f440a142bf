"""What nobody asked for in a story: a post where nobody wrote, or a second message for one card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from adapters.plain import PLAIN
from bot.engine import Engine
from bot.model.messages import Message, Place, private_place
from bot.model.people import Identity, Reader
from bot.model.school import School
from bot.model.words import render
from store.schema import identities, sessions

if TYPE_CHECKING:
    from tests.world import World


@contextmanager
def noted() -> Iterator[list[Message]]:
    """What any engine hears meanwhile."""
    heard: list[Message] = []
    school_of = Engine.school_of

    def noting(self: Engine, message: Message) -> School | None:
        heard.append(message)
        return school_of(self, message)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "school_of", noting)
        yield heard


def unexpected(world: World, heard: Sequence[Message]) -> list[str]:
    """Every post is for the staff, for somebody who is known, or for a place in which somebody wrote or which they
    named; a ticket has one card there, for who sees it. Where a platform takes something in and fails, a copy may be.
    """
    posts = world.chat.posts.values()
    found, known = [], set(_known(world, heard))
    if elsewhere := [post for post in posts if post.place.whole not in known]:  # to ask the rows costs more than a post
        known = set(_kept(world))
        found = [
            f"in {post.place.channel}, where nobody wrote: {render(post.card.text, PLAIN, Reader('UTC'))}"
            for post in elsewhere
            if post.place.whole not in known
        ]
    if not world.chat.accepts_although_failing:
        cards = Counter((post.live or "", post.place.whole, post.private_to) for post in posts)
        twice = [card for card, times in cards.items() if times > 1 and card[0].startswith("ticket/")]
        found += [f"in {place.channel}, more than once: {live}" for live, place, _ in twice]
    return found


def _known(world: World, heard: Sequence[Message]) -> Iterator[Place]:
    for school in world.schools:
        yield from (place.whole for place in school.staff)
        for one in school.people:
            yield from (private_place(Identity(*account)) for account in one.identities)
    for message in heard:
        yield message.place.whole
        yield private_place(message.author)
        for token, id_ in message.mentions.items():
            here = message.place
            yield Place(here.platform, here.workspace, id_ if token.startswith("#") else f"@{id_}")


def _kept(world: World) -> Iterator[Place]:
    with world.store.looking() as connection:
        yield from filter(None, connection.execute(select(sessions.c.channel)).scalars())
        accounts = connection.execute(select(identities.c.platform, identities.c.workspace, identities.c.user))
        yield from (private_place(Identity(*account)) for account in accounts)
