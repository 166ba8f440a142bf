"""A few messages at once in one place, then one after the other: counted by the database, for all processes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.model.messages import Lane, Place
from bot.model.pace import Pace
from store import claims, paces
from store.claims import Claim
from store.outbox import scope_of
from store.queues import Reach, Share
from store.schema import paces as table
from store.store import Store
from tests.store.samples import NORTH, NOW, SOUTH, reply, says, until_somebody_waits_for_a_lock
from tests.world import text

THREE = Pace(burst=3, every=timedelta(seconds=2))
ONE = Pace(burst=1, every=timedelta(seconds=1))
ROOM = "chat/north/room/"
WITH_PACE = Reach(("chat",), paces={"chat": ONE})


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def taken(store: Store, now: datetime, pace: Pace = THREE) -> int:
    """How many messages may be said in a room at a moment."""
    count = 0
    while True:
        with store.transaction() as connection:
            if not paces.take(connection, {ROOM: pace}, now):
                return count
        count += 1


def words(claim: Claim) -> list[str]:
    return [text(saying.spoken.card) for saying in claim.sayings]


def test_a_place_where_nothing_was_said_has_the_whole_burst(store: Store) -> None:
    assert taken(store, NOW) == THREE.burst
    assert taken(store, NOW, ONE) == 0


@pytest.mark.parametrize(
    ("later", "left"),
    [
        (0, 0),
        (1.999, 0),
        (2, 1),
        (3.999, 1),
        (5.999, 2),
        (6, 3),
        (600, 3),  # never more than the burst
    ],
)
def test_it_fills_up_again_as_time_passes(store: Store, later: float, left: int) -> None:
    taken(store, NOW)
    assert taken(store, at(later)) == left


def test_what_was_left_is_kept_while_it_fills_up(store: Store) -> None:
    with store.transaction() as connection:
        paces.take(connection, {ROOM: THREE}, NOW)
    assert taken(store, at(1)) == 2
    assert taken(store, at(2)) == 1


def test_a_clock_that_went_back_a_moment_gives_nothing_and_one_that_was_set_back_holds_nothing_up(store: Store) -> None:
    taken(store, NOW, ONE)
    assert taken(store, at(-30), ONE) == 0
    assert taken(store, at(-3600), ONE) == 1
    assert taken(store, at(-3599.5), ONE) == 0


def test_only_the_places_of_the_last_hour_are_remembered(store: Store) -> None:
    with store.transaction() as connection:
        paces.take(connection, {ROOM: ONE, "chat/north/hall/": ONE}, NOW)
        paces.take(connection, {ROOM: ONE}, at(30))
    store.purge(NOW + paces.KEPT_FOR + timedelta(seconds=1))
    with store.looking() as connection:
        assert connection.execute(select(table.c.scope)).scalars().all() == [ROOM]


def test_places_of_two_platforms_are_counted_each_by_its_own_pace(store: Store) -> None:
    asked = {ROOM: ONE, "talk/north/room/": THREE, "chat/north/hall/": ONE}
    with store.transaction() as connection:
        assert [paces.take(connection, asked, NOW) for _ in range(4)] == [
            asked.keys(),
            {"talk/north/room/"},
            {"talk/north/room/"},
            set(),
        ]


def test_a_school_in_whose_place_nothing_may_be_said_now_has_not_the_next_turn(store: Store) -> None:
    store.know([NORTH, SOUTH], NOW)
    says(store, *(reply("flood", Place("chat", "north", f"room{number}")) for number in range(9)))
    says(store, reply("alone", SOUTH.staff[0]), of=SOUTH)
    with store.transaction() as connection:
        assert claims.claim(connection, "me/1", NOW, WITH_PACE, 4).turn == Share(["south"], Lane.ANSWER)
        paces.take(connection, {scope_of(SOUTH.staff[0], whole=False): ONE}, NOW)
        assert claims.claim(connection, "me/2", NOW, WITH_PACE, 4).turn is None


def test_of_two_processes_that_claim_at_the_same_moment_one_speaks_in_a_place(postgres_url: str) -> None:
    first, second, aside = (Store(postgres_url) for _ in range(3))
    says(first, reply("news", lane=Lane.NOTICE), reply("answer"))

    def claimed(store: Store) -> Claim:
        with store.transaction() as connection:
            return claims.claim(connection, "two/1", NOW, WITH_PACE, 16)

    with ThreadPoolExecutor(1) as threads:
        with first.transaction() as connection:
            assert words(claims.claim(connection, "one/1", NOW, WITH_PACE, 1)) == ["answer"]
            other = threads.submit(claimed, second)
            until_somebody_waits_for_a_lock(aside)
        assert (words(other.result(10)), other.result().looked_at) == ([], 0)
    with aside.looking() as connection:
        assert connection.execute(select(func.count()).select_from(table)).scalar() == 1
    for store in (first, second, aside):
        store.close()
