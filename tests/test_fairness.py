"""Platforms that want a pause get it from every process, and no school waits for the flood of another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.model.errors import Held, Throttled
from bot.model.messages import Lane, Place, private_place
from bot.model.people import Identity
from store.schema import limits
from store.store import Store
from tests.desk import ELSEWHERE, Desk
from tests.store.samples import NOW, ROOM, SOUTH, reply, says, statements
from tests.world import text

HOME = private_place(Identity("chat", "north", "sam"))
CARDS = Place("chat", "north", "cards")
MANY, MOST = 5_000, 400


def places(count: int, workspace: str = "north") -> list[Place]:
    return [Place("chat", workspace, f"room{number}") for number in range(count)]


async def test_what_a_platform_wants_a_pause_of_no_process_says_until_it_is_over(desk: Desk) -> None:
    desk.says(reply("a"), reply("x", ELSEWHERE), reply("in private", HOME, lane=Lane.PAGE))
    says(desk.store, reply("south", SOUTH.staff[0]), of=SOUTH)
    with desk.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE outbox SET next_at = NULL WHERE id > 1")
    desk.chat.failures = [Throttled("429", 30, Held.WORKSPACE)]
    await desk.delivery.deliver()
    with desk.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE outbox SET next_at = due WHERE id > 1")
    for delivery in (desk.delivery, desk.process()):
        await delivery.deliver()
    assert desk.said() == ["south"]

    await desk.passes(seconds=29)
    assert desk.said() == ["south"]
    await desk.passes(seconds=1)
    assert desk.said() == ["south", "in private", "a", "x"]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (Held.MESSAGE, ["page there", "changed", "elsewhere"]),
        (Held.PLACE, ["changed", "elsewhere"]),
        (Held.WORKSPACE, ["changed"]),
        (Held.ALL, []),
    ],
)
async def test_a_pause_holds_as_much_as_the_platform_says_and_no_more(desk: Desk, held: Held, said: list[str]) -> None:
    desk.says(reply("card", CARDS, live="card"))
    await desk.delivery.deliver()
    desk.says(reply("a"))
    desk.chat.failures = [Throttled("429", 30, held)]
    await desk.delivery.deliver()

    desk.says(reply("page there", lane=Lane.PAGE), reply("changed", CARDS, live="card"))
    desk.says(reply("elsewhere", ELSEWHERE))
    await desk.process().deliver()
    assert set(desk.said()) == {*said} | ({"card"} if held is Held.ALL else set())


async def test_a_pause_of_changes_lets_new_messages_through(desk: Desk) -> None:
    desk.says(reply("card", live="card"))
    await desk.delivery.deliver()
    desk.says(reply("changed", live="card"), reply("x", ELSEWHERE))
    desk.chat.edit_failures = [Throttled("429", 30, Held.WORKSPACE)]
    await desk.delivery.deliver()

    assert desk.said() == ["card", "x"]
    await desk.passes(seconds=30)
    assert desk.said() == ["changed", "x"]


async def test_a_pause_of_new_messages_is_one_also_when_a_card_that_is_gone_ran_into_it(desk: Desk) -> None:
    desk.says(reply("card", live="card"), reply("other", ELSEWHERE, live="other"))
    await desk.delivery.deliver()
    del desk.chat.posts["p1"]
    desk.says(reply("changed", live="card"))
    desk.chat.failures = [Throttled("429", 30, Held.WORKSPACE)]
    await desk.delivery.deliver()
    desk.says(reply("other changed", ELSEWHERE, live="other"), reply("new", CARDS))
    await desk.process().deliver()
    assert desk.said() == ["other changed"]

    await desk.passes(seconds=30)
    assert desk.said() == ["other changed", "changed", "new"]


@pytest.mark.parametrize(("seconds", "wait"), [(-5, 1), (0, 1), (1.5, 1.5), (3600, 3600), (90_000, 3600)])
async def test_a_pause_is_a_second_to_an_hour_long_and_costs_no_try(desk: Desk, seconds: float, wait: float) -> None:
    desk.says(reply("a"))
    desk.chat.failures = [Throttled("429", seconds, Held.WORKSPACE)]
    await desk.delivery.deliver()

    with desk.store.looking() as connection:
        rows = connection.execute(select(limits)).all()
    assert [(row.scope, row.way, row.until) for row in rows] == [
        ("chat/north/", "say", NOW + timedelta(seconds=wait)),
    ]
    await desk.passes(seconds=wait)
    assert desk.said() == ["a"]
    desk.store.purge(NOW + timedelta(days=2))
    with desk.store.looking() as connection:
        assert connection.execute(select(limits)).all() == []


@pytest.mark.parametrize("lane", Lane)
async def test_the_one_message_of_a_school_leaves_with_the_next_claim_behind_the_flood_of_another(
    desk: Desk, lane: Lane
) -> None:
    desk.says(*(reply("flood", place, lane=lane) for place in places(MANY if lane is Lane.PAGE else MOST)))
    says(desk.store, reply("alone", SOUTH.staff[0], lane=lane), of=SOUTH)
    first = desk.next_claim()
    assert {saying.school for saying in first.sayings} == {"north"}
    second = desk.next_claim(first.turn)
    assert [text(saying.spoken.card) for saying in second.sayings] == ["alone"]
    assert {saying.school for saying in desk.next_claim(second.turn).sayings} == {"north"}


async def test_a_page_of_one_school_goes_before_the_answers_of_another_whose_turn_it_would_be(desk: Desk) -> None:
    desk.says(*(reply("page", place, lane=Lane.PAGE) for place in places(40)))
    says(desk.store, reply("answer", SOUTH.staff[0]), of=SOUTH)
    assert desk.next_claim().turn is None
    await desk.delivery.deliver()

    assert len(desk.said()) == 41 - 16


async def test_delivery_gives_every_school_its_turn(desk: Desk) -> None:
    desk.says(*(reply("flood", place) for place in places(100)))
    says(desk.store, *(reply("south", place) for place in places(40, "south")), of=SOUTH)
    await desk.delivery.deliver()

    order = desk.said()
    assert len(order) == 140
    assert order.index("south") <= 16
    assert max(number for number, words in enumerate(order) if words == "south") < 100


def test_a_full_claim_looks_once_for_others_and_a_smaller_one_does_not(store: Store) -> None:
    desk = Desk(store)
    desk.says(*(reply("a", place) for place in places(20)), reply("b", ROOM))
    for limit, looks in ((16, 1), (16, 0)):
        with statements(store) as made:
            desk.next_claim(limit=limit)
        assert sum("schools" in line for line in made) == looks
