"""A platform is spoken to as fast as it listens: few messages at once in one place, and nobody else waits for that."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.model.messages import Lane, Place
from bot.model.pace import Pace
from bot.model.people import Identity, Person, Role
from bot.model.ports import Abilities
from tests.desk import ELSEWHERE, Desk
from tests.store.samples import reply, statements

SLOW = Abilities(pace=Pace(burst=2, every=timedelta(seconds=1)))
ONE_A_SECOND = Pace(burst=1, every=timedelta(seconds=1))


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


async def test_however_many_places_have_had_their_share_the_next_one_is_spoken_in_at_once(slow: Desk) -> None:
    full = [Place("chat", "north", f"room{number}") for number in range(20)]
    slow.says(*(reply(words, place) for words in "abc" for place in full))
    await slow.delivery.deliver()
    assert len(slow.said()) == 2 * len(full)

    slow.says(reply("x", ELSEWHERE))
    await slow.process().deliver()
    assert slow.said()[-1] == "x"


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


async def test_processes_that_speak_in_one_place_keep_its_pace_together_and_hold_back_no_other(desk: Desk) -> None:
    desk.chat.abilities = Abilities(pace=ONE_A_SECOND)
    processes = [desk.process() for _ in range(3)]
    desk.says(*(reply(str(number)) for number in range(10)), reply("elsewhere", ELSEWHERE))
    heard: list[datetime] = []
    while len(heard) < 10:
        before = len(desk.said())
        await asyncio.gather(*(process.deliver() for process in processes))
        heard += [desk.clock.now()] * (len(desk.said()) - before - (not before))
        assert "elsewhere" in desk.said()
        desk.clock.moment += timedelta(milliseconds=300)

    assert [words for words in desk.said() if words != "elsewhere"] == [str(number) for number in range(10)]
    assert min(later - earlier for earlier, later in pairwise(heard)) >= ONE_A_SECOND.every


async def test_a_process_that_was_just_started_knows_what_was_said_before(slow: Desk) -> None:
    slow.says(*(reply(words) for words in "abc"))
    await slow.delivery.deliver()
    await slow.process().deliver()
    assert slow.said() == ["a", "b"]

    slow.clock.moment += timedelta(seconds=1)
    await slow.process().deliver()
    assert slow.said() == ["a", "b", "c"]


async def test_news_behind_an_answer_in_the_same_place_take_their_share_from_the_same(slow: Desk) -> None:
    slow.says(*(reply(words) for words in "ab"), *(reply(words, lane=Lane.NOTICE) for words in "xy"))
    await slow.delivery.deliver()
    assert len(slow.said()) == 2

    for _ in range(2):
        await slow.passes(seconds=1)
    assert sorted(slow.said()) == ["a", "b", "x", "y"]


async def test_a_pace_costs_one_statement_a_claim_however_many_places_there_are(slow: Desk) -> None:
    slow.says(*(reply("a", Place("chat", "north", f"room{number}")) for number in range(16)))
    with statements(slow.store) as asked:
        await slow.delivery.deliver()
    assert sum("paces" in line for line in asked if line.startswith("INSERT")) == 1
