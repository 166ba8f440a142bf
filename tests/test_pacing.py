"""A platform is spoken to as fast as it listens: few messages at once in one place, and nobody else waits for that."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.messages import Lane
from bot.model.pace import Pace
from bot.model.people import Identity, Person, Role
from bot.model.ports import Abilities
from tests.desk import ELSEWHERE, Desk
from tests.store.samples import reply

SLOW = Abilities(pace=Pace(burst=2, every=timedelta(seconds=1)))


@pytest.fixture
def slow(desk: Desk) -> Desk:
    desk.chat.abilities = SLOW
    return desk


async def test_after_a_burst_one_message_a_second_is_said_in_a_place_in_order(slow: Desk) -> None:
    slow.says(*(reply(words) for words in "abcd"))
    await slow.delivery.deliver()
    assert slow.said() == ["a", "b"]

    await slow.passes(seconds=1)
    assert slow.said() == ["a", "b", "c"]
    await slow.passes(seconds=1)
    assert slow.said() == ["a", "b", "c", "d"]


async def test_a_place_that_has_had_its_share_holds_up_no_other(slow: Desk) -> None:
    slow.says(*(reply(words) for words in "abc"), reply("x", ELSEWHERE))
    await slow.delivery.deliver()

    assert sorted(slow.said()) == ["a", "b", "x"]


async def test_a_page_waits_for_no_share(slow: Desk) -> None:
    slow.says(*(reply(words) for words in "abc"), reply("page", lane=Lane.PAGE))
    await slow.delivery.deliver()

    assert slow.said()[0] == "page"
    assert "c" not in slow.said()


async def test_whispers_to_many_in_one_channel_wait_for_nobody(slow: Desk) -> None:
    readers = [Identity("chat", "north", f"u{number}") for number in range(5)]
    people = [Person(n, i.user, Role.STUDENT, "UTC", identities=(i,)) for n, i in enumerate(readers)]
    slow.says(*(reply(person.name, private_to=person) for person in people))
    await slow.delivery.deliver()

    assert sorted(slow.said()) == [person.name for person in people]


async def test_waiting_for_its_share_costs_a_message_none_of_its_tries(slow: Desk) -> None:
    slow.says(*(reply(str(number)) for number in range(40)))
    for _ in range(40):
        await slow.passes(seconds=1)

    assert slow.states() == ["sent"] * 40
