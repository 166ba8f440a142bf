"""A platform that answers nobody for hours, and does not tell what it took in: nothing is given up for that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.delivery.loop import Delivery
from bot.model.deadlines import MOST_DOUBTS
from bot.model.errors import Unavailable, Unknown
from bot.model.messages import Lane, Reply
from tests.desk import ELSEWHERE, STAFF, Desk
from tests.store.samples import NOW, reply
from tests.test_unseen_delivery import BLINDNESS, HOME, PERHAPS, fails, notes
from tests.test_unwritten_delivery import Flapping

AWAY = [Unknown("503")] * 10_000


def page(words: str) -> Reply:
    return reply(words, STAFF, lane=Lane.PAGE)


@BLINDNESS
@pytest.mark.parametrize(
    "said",
    [page("a"), reply("a", STAFF), reply("a", HOME, key="k"), reply("a", HOME, live="card")],
    ids=["page", "in the channel", "news", "card"],
)
async def test_what_must_not_be_lost_outlasts_an_outage_of_hours(
    desk: Desk, unable: Callable[[Desk], None], said: Reply
) -> None:
    unable(desk)
    desk.says(said)
    fails(desk, *AWAY, accepts=False)
    for _ in range(6 * 60):
        await desk.passes(minutes=1)
    assert desk.states() == ["unknown"]

    fails(desk)
    for _ in range(60):
        await desk.passes(minutes=1)
    assert desk.said() == ["a"]
    assert notes(desk) == [PERHAPS]


async def test_what_can_be_looked_up_outlasts_an_outage_of_hours_too(desk: Desk) -> None:
    desk.says(page("a"), reply("b", ELSEWHERE))
    fails(desk, *AWAY, accepts=False)
    for _ in range(6 * 12):
        await desk.passes(minutes=5)
    fails(desk)
    await desk.passes(minutes=5)

    assert sorted(desk.said()) == ["a", "b"]
    assert notes(desk) == ["", ""]


@BLINDNESS
async def test_it_is_tried_ever_more_seldom(desk: Desk, unable: Callable[[Desk], None]) -> None:
    unable(desk)
    desk.says(page("a"))
    fails(desk, *AWAY, accepts=False)
    for _ in range(12 * 60):
        await desk.passes(minutes=1)

    assert len(AWAY) - len(desk.chat.failures) <= 18


@BLINDNESS
async def test_once_others_get_through_what_waits_is_said_within_a_minute(
    desk: Desk, unable: Callable[[Desk], None]
) -> None:
    unable(desk)
    desk.says(page("a"))
    fails(desk, *AWAY, accepts=False)
    for _ in range(100):
        await desk.passes(minutes=1)
    fails(desk)
    desk.says(reply("b", ELSEWHERE))
    await desk.delivery.deliver()
    assert desk.said() == ["b"]
    await desk.passes(seconds=61)

    assert desk.said() == ["b", "a"]


@BLINDNESS
async def test_that_they_get_through_is_not_forgotten_while_the_database_takes_nothing(
    desk: Desk, unable: Callable[[Desk], None]
) -> None:
    unable(desk)
    database = Flapping(0, Unavailable("away"))
    desk.delivery = Delivery(desk.store, {"chat": desk.chat}, desk.clock, database)
    desk.says(page("a"))
    fails(desk, *AWAY, accepts=False)
    for _ in range(100):
        await desk.passes(minutes=1)
    fails(desk)
    desk.says(reply("b", ELSEWHERE))
    database.times = 1
    with pytest.raises(Unavailable):
        await desk.delivery.deliver()
    await desk.delivery.deliver()
    await desk.passes(seconds=61)

    assert desk.said() == ["b", "a"]


@BLINDNESS
async def test_what_is_too_old_is_given_up_all_the_same(desk: Desk, unable: Callable[[Desk], None]) -> None:
    unable(desk)
    desk.says(page("a"), reply("b", HOME, lane=Lane.NOTICE, key="hour", until=NOW + timedelta(hours=1)))
    fails(desk, *AWAY, accepts=False)
    for _ in range(25):
        await desk.passes(hours=1)

    assert desk.states() == ["dead", "expired"]
    assert desk.errors()[0].startswith("too old")


@BLINDNESS
async def test_a_page_of_which_nobody_knows_twice_is_given_up_while_others_get_through(
    desk: Desk, unable: Callable[[Desk], None]
) -> None:
    unable(desk)
    desk.says(page("a"))
    fails(desk, Unknown("timeout"))
    await desk.delivery.deliver()
    for minute in range(5):
        desk.says(reply(f"b{minute}", ELSEWHERE))
        await desk.passes(seconds=30)
        fails(desk, Unknown("timeout"))
        await desk.passes(seconds=30)
        fails(desk)

    assert notes(desk).count(PERHAPS) == 1
    assert desk.states()[0] == "dead"
    assert desk.errors()[0] == "timeout"


async def test_what_stays_unknown_is_given_up_after_many_tries_though_it_can_be_looked_up(desk: Desk) -> None:
    desk.says(page("a"))
    tries = 0
    while desk.states()[0] not in ("dead", "sent"):
        fails(desk, Unknown("503"), accepts=False)
        await desk.passes(minutes=5)
        tries += 1
        desk.says(reply(f"b{tries}", ELSEWHERE))
        await desk.delivery.deliver()

    assert tries == MOST_DOUBTS
    assert desk.states()[0] == "dead"
