"""Somebody cannot be told what is for them: another way is taken, or the staff hear of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.errors import DeliveryError, Undeliverable, Unknown, Unreachable
from bot.model.escalation import Ladder, Step
from bot.model.people import Identity
from bot.model.ports import Abilities
from bot.model.tickets import Priority
from tests.stories.looking import CALM, URGENT, pages
from tests.stories.out_of_reach import Left, in_staff, two_accounts
from tests.world import HELP_DESK, NORTH, STAFF, Someone, World


def test_who_left_one_account_is_paged_at_the_other(place: Callable[..., World]) -> None:
    world = place(two_accounts("ana"), "ana")
    other = Someone(world, Identity("chat", "second", "ana2"))

    world.student.says(URGENT)
    world.passes(seconds=1)

    assert len(pages(other)) == 1
    assert pages(world.second) == []
    assert other.says("ack") == "ack"
    world.passes(hours=2)
    assert pages(world.second) == []


def test_who_has_no_other_account_is_skipped_at_once_and_the_staff_hear_of_it(place: Callable[..., World]) -> None:
    world = place(NORTH, "ana")

    world.student.says(URGENT)
    world.passes(seconds=1)

    assert len(pages(world.second)) == 1
    assert any(
        "I cannot reach Ana Alves in private." in said and "nobody can hear me" in said for said in in_staff(world)
    )


@pytest.mark.parametrize(
    ("answer", "came"),
    [(Unknown("HTTP 504"), "may not have arrived"), (Undeliverable("HTTP 400"), "did not arrive")],
)
def test_nobody_is_said_to_have_removed_the_desk_who_may_have_it(
    place: Callable[..., World], answer: DeliveryError, came: str
) -> None:
    world = place(NORTH, "ana")
    chat = world.chat
    assert isinstance(chat, Left)
    chat.abilities, chat.answer = Abilities(reads_back=False), answer
    world.student.says(URGENT)
    world.passes(seconds=50)
    world.student.says("help")
    world.passes(seconds=20)

    assert len(pages(world.second)) == 1
    (told,) = [said for said in in_staff(world) if "Ana Alves" in said and "private" in said]
    assert told.splitlines() == [
        f"My private message to Ana Alves {came}.",
        "Ticket 1 needs somebody: nobody can hear me, my class starts in ten minutes and everyone is waiting",
        f"The reason: {answer}. Whoever runs this desk sees more with deskbell dead list.",
    ]


def test_who_is_known_to_be_out_of_reach_is_tried_and_nobody_waits_for_that(place: Callable[..., World]) -> None:
    world = place(NORTH, "ana")
    world.student.says(URGENT)
    world.passes(seconds=1)
    world.second.says("ack 1")
    told = in_staff(world)
    world.second.hears()

    world.person("kim").says(URGENT)
    world.passes(minutes=5)
    assert len(pages(world.second)) == 1
    assert pages(world.last) == []
    assert [said for said in in_staff(world) if said not in told] == [
        "Ticket 2 · P1, critical: nobody can hear me, my class starts in ten minutes and everyone is waiting"
    ]


def test_when_nobody_can_be_reached_the_whole_channel_is_called(place: Callable[..., World]) -> None:
    world = place(NORTH, "ana", "ben", "carla")

    world.student.says(URGENT)
    world.passes(seconds=5)

    for name in ("Ana Alves", "Ben Okafor", "Carla Cruz"):
        assert any(f"I cannot reach {name} in private." in said for said in in_staff(world))


def test_what_a_student_should_have_read_is_not_shown_to_the_staff(place: Callable[..., World]) -> None:
    world = place(NORTH, "sam")
    world.student.says("login")
    world.student.says(CALM)
    world.passes(seconds=1)

    told = [said for said in in_staff(world) if said.startswith("I cannot reach")]
    assert told == ["I cannot reach Sam Rivera in private. They may have removed me, or never added me."]


def test_who_speaks_again_is_reached_there_again(place: Callable[..., World]) -> None:
    world = place(two_accounts("ana"), "ana")
    chat = world.chat
    assert isinstance(chat, Left)
    world.student.says(URGENT)
    world.passes(seconds=1)
    chat.left = frozenset()
    other = Someone(world, Identity("chat", "second", "ana2"))
    other.hears()
    world.first.hears()

    world.clock.moment = world.clock.moment.replace(hour=11)
    assert world.first.says("ack 1") == "ack"
    world.person("kim").says(URGENT)
    world.passes(seconds=1)

    assert len(pages(world.first)) == 1
    assert pages(other) == []


def test_what_cannot_be_whispered_in_a_channel_is_said_in_private(place: Callable[..., World]) -> None:
    world = place(NORTH)
    world.chat.gone.add("help-desk")
    world.student.says("/my tickets", where=HELP_DESK)
    world.passes(seconds=1)

    assert len(world.student.hears()) == 1
    assert in_staff(world) == []


def test_what_is_for_everybody_in_a_place_looks_for_another_way_once(place: Callable[..., World]) -> None:
    world = place(NORTH)
    world.chat.failures = [None, Unreachable("user_not_found")]
    world.student.says(CALM)
    world.passes(seconds=1)

    assert world.store.schools_with_due("outbox", world.clock.now()) == []


def test_that_nothing_can_be_said_to_the_staff_is_told_once_a_day_and_in_no_circle(place: Callable[..., World]) -> None:
    world = place(NORTH, "carla")
    world.chat.gone.add(STAFF.channel)
    for _ in range(3):
        world.student.says(CALM)
    world.passes(hours=1)

    assert world.last.hears() == []
    assert world.store.schools_with_due("outbox", world.clock.now()) == []


def test_a_page_of_which_neither_its_reader_nor_the_staff_can_hear_reaches_an_admin(
    place: Callable[..., World],
) -> None:
    world = place(NORTH, "ana", "ben")
    world.chat.gone.add(STAFF.channel)
    world.student.says(URGENT)
    world.passes(minutes=1)

    assert any("It is the staff channel" in said for said in world.last.hears())


def test_the_thread_says_no_more_that_somebody_was_told_who_was_not(place: Callable[..., World]) -> None:
    world = place(NORTH, "ana")
    world.student.says(URGENT)
    world.passes(seconds=5)

    first, second = world.thread_says()
    assert first == "I could not tell Ana Alves."
    assert second.startswith("I am calling Ben Okafor.")


def test_of_several_who_were_told_at_once_the_thread_takes_back_only_who_was_not(place: Callable[..., World]) -> None:
    ladder = Ladder((Step(timedelta(0), ("ana", "ben", "carla")),))
    world = place(replace(NORTH, ladders={priority: ladder for priority in Priority}), "ana", "carla")
    world.student.says(URGENT)
    world.passes(seconds=5)

    assert world.thread_says()[0] == "I could not tell Ana Alves, Carla Cruz. I am calling Ben Okafor."


TWO = Ladder((Step(timedelta(0), ("ana", "ben")), Step(timedelta(minutes=10), ("carla",))))


@pytest.mark.parametrize("error", [Undeliverable("channel_not_found"), Unreachable("user_disabled")])
def test_the_next_one_is_not_called_before_their_time_when_somebody_else_of_the_step_was_told(
    world_of: Callable[..., World], error: Undeliverable
) -> None:
    world = world_of(replace(NORTH, ladders={priority: TWO for priority in Priority}))
    world.chat.failures = [error]
    world.student.says(URGENT)
    world.passes(minutes=9)
    assert (len(pages(world.second)), pages(world.last)) == (1, [])
    world.passes(minutes=1)
    assert len(pages(world.last)) == 1


@pytest.mark.parametrize("error", [Undeliverable("channel_not_found"), Unreachable("user_disabled")])
def test_when_everybody_of_a_step_is_out_of_reach_the_next_one_is_called_at_once(
    world_of: Callable[..., World], error: Undeliverable
) -> None:
    world = world_of(replace(NORTH, ladders={priority: TWO for priority in Priority}))
    world.chat.failures = [error, error]
    world.student.says(URGENT)
    world.passes(seconds=5)
    assert len(pages(world.last)) == 1
