"""Several processes on one PostgreSQL: each message is said by one of them, and in order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import pytest
from sqlalchemy import select

from bot.delivery.loop import Delivery
from bot.model.escalation import EscalationState
from bot.model.messages import Guard, Place
from bot.model.ports import Post
from store import claims
from store.queues import Reach
from store.schema import outbox
from store.store import Store
from tests.desk import ELSEWHERE, at_once
from tests.fakes.chat import Chat
from tests.store.samples import NORTH, NOW, escalation, reply, says, statements
from tests.world import Turned, text

MOST_WAITING = 60
MOST_ASKED = 5
"""Statements of a look that finds all in somebody's hands."""


@pytest.fixture
def stores(postgres_url: str) -> Iterator[tuple[Store, Store]]:
    pair = (Store(postgres_url), Store(postgres_url))
    yield pair
    for store in pair:
        store.close()


def words(claim: claims.Claim) -> list[str]:
    return [text(saying.spoken.card) for saying in claim.sayings]


def test_a_claim_that_is_not_committed_yet_holds_back_what_comes_behind_it(stores: tuple[Store, Store]) -> None:
    one, two = stores
    says(one, reply("a"), reply("b"), reply("x", ELSEWHERE))
    with one.transaction() as first, two.transaction() as second:
        assert words(claims.claim(first, "one/1", NOW, Reach(("chat",)), 1)) == ["a"]
        assert words(claims.claim(second, "two/1", NOW, Reach(("chat",)), 50)) == ["x"]
    with two.transaction() as second:
        assert words(claims.claim(second, "two/2", NOW, Reach(("chat",)), 50)) == []


def test_a_claim_that_is_undone_leaves_the_message_to_another(stores: tuple[Store, Store]) -> None:
    one, two = stores
    says(one, reply("a"))
    with one.engine.connect() as first:
        claims.claim(first, "one/1", NOW, Reach(("chat",)), 50)
        first.rollback()
    with two.transaction() as second:
        assert words(claims.claim(second, "two/1", NOW, Reach(("chat",)), 50)) == ["a"]


def test_who_is_being_answered_is_paged_no_more_and_holds_up_no_other(stores: tuple[Store, Store]) -> None:
    one, two = stores
    with one.begin(NORTH, NOW) as work:
        kept = [work.escalations.add(escalation(of)) for of in (1, 2)]
        guards = [Guard("escalations", each.id, "open") for each in kept]
        rooms = [Place("chat", "north", f"room{number}") for number in range(5)]
        work.outbox.add(reply("a page", room, only_while=guards[0]) for room in rooms)
        work.outbox.add([reply("another page", ELSEWHERE, only_while=guards[1])])

    def claimed(owner: str, limit: int) -> list[str]:
        with two.transaction() as connection:
            return words(claims.claim(connection, owner, NOW, Reach(("chat",)), limit))

    with one.begin(NORTH, NOW) as work:
        work.escalations.save(replace(work.escalations.get(kept[0].id, lock=True), state=EscalationState.ENDED))
        assert claimed("two/1", 2) == ["another page"]
        with statements(two) as asked:
            assert claimed("two/2", 50) == []
        assert len(asked) <= MOST_ASKED
    assert claimed("two/3", 50) == []
    with two.looking() as connection:
        states = connection.execute(select(outbox.c.state).order_by(outbox.c.id)).scalars().all()
    assert states == ["cancelled"] * 5 + ["sending"]


async def test_a_look_that_leaves_everything_out_ends(stores: tuple[Store, Store]) -> None:
    one, two = stores
    with one.begin(NORTH, NOW) as work:
        kept = work.escalations.add(escalation())
        work.outbox.add([reply("page", only_while=Guard("escalations", kept.id, "open"))])
    worker = Delivery(two, {"chat": Chat()}, Turned(NOW), at_once)
    with one.begin(NORTH, NOW) as work:
        work.escalations.get(kept.id, lock=True)
        assert await worker.deliver() == 0
    assert await worker.deliver() == 1


def test_two_claims_with_one_guard_do_not_wait_for_each_other(stores: tuple[Store, Store]) -> None:
    one, two = stores
    with one.begin(NORTH, NOW) as work:
        guard = Guard("escalations", work.escalations.add(escalation()).id, "open")
        work.outbox.add([reply("a", only_while=guard), reply("x", ELSEWHERE, only_while=guard)])
    with one.transaction() as first, two.transaction() as second:
        assert words(claims.claim(first, "one/1", NOW, Reach(("chat",)), 1)) == ["a"]
        assert words(claims.claim(second, "two/1", NOW, Reach(("chat",)), 1)) == ["x"]


@dataclass
class Shared(Chat):
    """One of several doors to the same platform."""

    said: list[tuple[Place, str]] = field(default_factory=list)

    async def say(self, post: Post) -> str:
        await asyncio.sleep(0)  # the others come in between
        self.said.append((post.place, text(post.card)))
        return f"p{len(self.said)}"


def test_two_workers_say_two_hundred_messages_once_and_in_order(stores: tuple[Store, Store]) -> None:
    places = [Place("chat", "north", f"room{number}") for number in range(10)]
    for number in range(20):
        says(stores[0], *(reply(f"{number:02}", place) for place in places))
    said: list[tuple[Place, str]] = []

    def work(store: Store) -> int:
        worker = Delivery(store, {"chat": Shared(said=said)}, Turned(NOW), at_once)
        return asyncio.run(worker.deliver())

    with ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(work, stores, timeout=MOST_WAITING))

    assert sum(counts) == len(said) == 200
    for place in places:
        assert [heard for where, heard in said if where == place] == [f"{number:02}" for number in range(20)]
