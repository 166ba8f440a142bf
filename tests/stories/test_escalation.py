"""Nobody takes the ticket, so the next one is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.errors import Undeliverable
from bot.model.escalation import Ladder, Step
from bot.model.messages import Place
from bot.model.people import Role
from bot.model.school import Listed
from bot.model.tickets import Priority
from tests.stories.looking import (
    CALM,
    URGENT,
    now_reads,
    pages,
)
from tests.world import NORTH, ZONE, World, listed

pytestmark = pytest.mark.usefixtures("checked")


def test_nobody_takes_the_ticket_so_the_second_person_is_pinged(world: World) -> None:
    world.student.says(URGENT)
    assert len(world.first.hears()) == 1
    assert world.second.hears() == []

    world.passes(minutes=9, seconds=59)
    assert world.second.hears() == []

    world.passes(seconds=1)
    assert world.second.hears()[0].startswith("Ticket 1 needs you: nobody can hear me")


def test_a_calm_ticket_pings_nobody(world: World) -> None:
    world.student.says(CALM)
    world.passes(days=1)

    assert [someone.hears() for someone in (world.first, world.second, world.last)] == [[], [], []]
    assert world.staff() == ["Ticket 1 · P4, low: the projector stays dark"]


def test_every_rung_is_called_at_its_own_time_and_then_the_whole_channel(world: World) -> None:
    world.student.says(URGENT)
    world.passes(minutes=24, seconds=59)
    assert world.last.hears() == []
    world.passes(seconds=1)
    assert len(pages(world.last)) == 1

    world.passes(minutes=9, seconds=59)
    assert len(world.staff()) == 1
    world.passes(seconds=1)
    assert world.staff()[1].startswith("Nobody has taken ticket 1, and I called all on the list: nobody can")

    world.passes(days=1)
    assert [len(pages(someone)) for someone in (world.first, world.second, world.last)] == [1, 1, 0]
    assert len(world.staff()) == 2


def test_who_reported_it_reads_in_one_list_who_was_called(world: World) -> None:
    world.student.says(URGENT)
    world.passes(minutes=26)

    assert "I am calling Ana Alves, Ben Okafor and Carla Cruz. If nobody" in now_reads(world.student)[0]


def test_the_thread_says_who_was_told_and_who_is_next(world: World) -> None:
    world.student.says(URGENT)
    world.passes(hours=1)

    assert world.thread_says() == [
        "I am calling Ana Alves. If nobody answers, Ben Okafor is next: Mon 23 Nov 2026, 09:10 Lisbon time.",
        "I am calling Ben Okafor. If nobody answers, Carla Cruz is next: Mon 23 Nov 2026, 09:25 Lisbon time.",
        "I am calling Carla Cruz. If nobody answers, everybody in this channel is next: Mon 23 Nov 2026, 09:35 Lisbon "
        "time.",
    ]


def test_after_an_hour_of_standing_still_all_missed_rungs_are_called_at_once(world: World) -> None:
    world.student.says(URGENT)
    world.down_for(hours=1)

    assert len(pages(world.second)) == len(pages(world.last)) == 1
    assert len(world.staff()) == 2
    assert world.thread_says()[-1].startswith("I am calling Ben Okafor, Carla Cruz. There is nobody left")


def test_a_late_rung_does_not_move_the_next_one(world: World) -> None:
    world.student.says(URGENT)
    world.down_for(minutes=24)
    assert len(pages(world.second)) == 1
    assert world.last.hears() == []

    world.passes(seconds=59)
    assert world.last.hears() == []
    world.passes(seconds=1)
    assert len(pages(world.last)) == 1


def test_a_restart_of_the_program_forgets_nobody_and_calls_nobody_twice(world: World) -> None:
    world.student.says(URGENT)
    world.passes(minutes=5)
    world.restarts()
    world.passes(minutes=5)
    world.restarts()
    world.passes(hours=2)

    assert [len(pages(someone)) for someone in (world.first, world.second, world.last)] == [1, 1, 1]


def test_a_ladder_may_be_gone_through_twice_with_a_pause(world_of: Callable[..., World]) -> None:
    rungs = (Step(timedelta(0), ("ana",)), Step(timedelta(minutes=10), ("ben",)))
    twice = Ladder(rungs, repeats=2, pause=timedelta(minutes=20), last_resort=Step(timedelta(minutes=5), ("carla",)))
    world = world_of(replace(NORTH, ladders={Priority.P1: twice}))
    world.student.says(URGENT)
    world.passes(minutes=29, seconds=59)
    assert len(pages(world.first)) == 1

    world.passes(seconds=1)
    assert len(pages(world.first)) == 1
    world.passes(minutes=10)
    assert len(pages(world.second)) == 2
    assert world.last.hears() == []
    world.passes(minutes=5)
    assert len(pages(world.last)) == 1


def test_nobody_is_called_twice_in_the_same_moment(world_of: Callable[..., World]) -> None:
    rungs = (Step(timedelta(0), ("ana",)), Step(timedelta(minutes=10), ("ben", "ana")))
    world = world_of(replace(NORTH, ladders={Priority.P1: Ladder(rungs, repeats=3)}))
    world.student.says(URGENT)
    world.down_for(hours=5)

    assert len(pages(world.first)) == 2
    assert len(pages(world.second)) == 1


def test_who_reports_is_not_pinged_so_the_next_one_is_at_once(world: World) -> None:
    world.first.says(URGENT)
    assert pages(world.first) == []
    assert len(pages(world.second)) == 1

    world.passes(minutes=24, seconds=59)
    assert world.last.hears() == []
    world.passes(seconds=1)
    assert len(pages(world.last)) == 1


def test_who_reports_hears_who_was_really_told(world: World) -> None:
    world.first.says(URGENT)

    assert world.first.hears()[0].endswith(
        "I am calling Ben Okafor. If nobody answers by Mon 23 Nov 2026, 09:25 Lisbon time, I call the next person."
    )


def test_somebody_without_an_account_does_not_stop_the_ladder(world_of: Callable[..., World]) -> None:
    ladder = Ladder((Step(timedelta(0), ("dan", "nobody")), Step(timedelta(minutes=10), ("ben",))))
    people = (*NORTH.people, Listed("dan", "Dan Duarte", Role.ON_CALL, ZONE))
    world = world_of(replace(NORTH, people=people, ladders={Priority.P1: ladder}))
    world.student.says(URGENT)

    assert len(pages(world.second)) == 1
    assert world.thread_says()[0].startswith("I am calling Ben Okafor.")


def test_a_conversation_that_is_gone_does_not_stop_the_ladder(world: World) -> None:
    world.chat.gone.add("@ana")
    world.student.says(URGENT)
    world.passes(minutes=10)

    assert len(pages(world.second)) == 1


def test_a_ping_that_the_platform_refuses_for_good_does_not_stop_the_ladder(world: World) -> None:
    world.student.says(CALM)
    world.delivers = False
    world.student.says(URGENT)
    world.chat.failures.append(Undeliverable("account_inactive"))
    world.delivers = True
    world.deliver()
    world.passes(minutes=10)

    assert world.first.hears() == []
    assert len(pages(world.second)) == 1


def test_a_ticket_that_is_opened_again_is_called_for_again_with_a_new_message(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("resolve 1 plugged it in", where=world.thread(1))
    world.first.hears()
    world.student.presses("Still not working")

    assert len(pages(world.first)) == 1
    world.passes(minutes=10)
    assert len(pages(world.second)) == 1


def test_who_had_a_calm_ticket_hears_that_it_is_back(world: World) -> None:
    world.student.says(CALM)
    world.first.says("resolve 1")
    world.first.hears()
    world.student.presses("Still not working")

    assert world.first.hears() == ["Ticket 1 is open again, and it is yours: the projector stays dark"]


def test_on_call_lists_the_ladder(world: World) -> None:
    world.first.says("on call")

    assert world.first.hears() == [
        "On call now, in this order: 1. Ana Alves, at once\n2. Ben Okafor, if nobody answers for 10 minutes\n"
        "3. Carla Cruz, if nobody answers for 15 more minutes"
    ]


def test_two_schools_in_one_database_call_their_own_people(world_of: Callable[..., World]) -> None:
    south = replace(
        NORTH,
        id="south",
        workspaces=frozenset({("chat", "south")}),
        staff=(Place("chat", "south", "staff"),),
        people=(
            listed("ana", "Anna South", Role.ON_CALL, "south"),
            listed("ben", "Benno South", Role.ON_CALL, "south"),
        ),
    )
    world = world_of(NORTH, south)
    world.person("sam", "Sam South", "south").says(URGENT)
    world.passes(hours=2)

    assert len(pages(world.person("ana", workspace="south"))) == 1
    assert [someone.hears() for someone in (world.first, world.second, world.last)] == [[], [], []]
    assert world.staff() == []


def test_who_has_a_ticket_for_which_more_are_called_is_said_to_have_it(world: World) -> None:
    world.student.says(CALM)
    world.first.says("ack 1")
    world.second.says("escalate 1")
    world.second.says("escalate 1")
    said = " ".join((*world.student.hears(), *world.staff()))

    assert "Ana Alves has your ticket 1. I have called everybody on the list" in said
    assert "More help is wanted for ticket 1" in said
    assert "Nobody has taken" not in said


def test_who_wants_help_is_not_called_to_help(world: World) -> None:
    world.student.says(URGENT)
    world.second.says("ack 1")
    world.second.hears()
    world.second.says("escalate 1")
    assert world.thread_says()[-2].startswith("I am calling Ana Alves. If nobody answers, Carla Cruz is next")
    world.passes(hours=2)

    assert pages(world.second) == []
    assert len(pages(world.last)) == 1
