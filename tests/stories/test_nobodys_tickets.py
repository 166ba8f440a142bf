"""What becomes nobody's, because whoever had it has left, is looked after all the same."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import CALM, DARK, URGENT, now_reads, pages, state, ticket
from tests.stories.outages import pupils
from tests.world import STAFF, Someone, World, text

pytestmark = pytest.mark.usefixtures("checked")


def solved_by_who_has_left(world: World, words: str) -> None:
    world.student.says(words)
    world.first.says("ack 1")
    world.first.says("resolve 1")
    world.first.departs()
    world.student.hears()


def test_a_calm_ticket_opened_again_is_new_when_who_solved_it_has_left(world: World) -> None:
    solved_by_who_has_left(world, CALM)
    world.student.presses("Still not working")

    assert (state(world), ticket(world).owner) == (TicketState.NEW, None)
    world.student.says("my tickets")
    assert "new" in text(world.student.last())
    world.passes(days=2)
    assert world.thread_says()[-1] == "Ticket 1 should have been answered by now, and nobody has taken it."


def test_an_urgent_one_is_said_to_be_with_nobody(world: World) -> None:
    solved_by_who_has_left(world, URGENT)
    world.student.presses("Still not working")
    world.passes(hours=1)

    assert len(pages(world.second)) == 1
    assert any(said.startswith("Nobody has taken your ticket 1 yet.") for said in world.student.hears())
    assert any("Nobody has taken ticket 1" in said for said in world.staff())


def test_who_has_it_hears_that_it_is_open_again_also_when_others_are_called(world: World) -> None:
    world.student.says(URGENT)
    world.second.says("ack 1")
    world.second.says("resolve 1")
    world.second.hears()
    world.student.presses("Still not working")

    assert len(pages(world.first)) == 2
    assert [said.split(":")[0] for said in world.second.hears()] == ["Ticket 1 is open again, and it is yours"]


def test_for_an_outage_that_is_not_over_somebody_is_called_when_who_had_it_has_left(world: World) -> None:
    world.first.says('/outage lms "nobody can sign in" until 14:00')
    several = pupils(world, 3)
    for pupil in several:
        pupil.says("outage lms")
    world.first.says("outage over 1")
    world.first.departs()
    for pupil in several:
        pupil.presses("No")

    assert (state(world), ticket(world).owner) == (TicketState.NEW, None)
    assert len(pages(world.second)) == 1


@pytest.mark.parametrize("words", [CALM, URGENT])
def test_planned_work_of_who_has_left_waits_for_somebody_at_its_time(world: World, words: str) -> None:
    world.student.says(words)
    world.first.says("ack 1")
    world.first.says("snooze 1 2h")
    world.first.departs()
    world.passes(hours=2)

    assert (state(world), ticket(world).owner) == (TicketState.TRIAGED, None)
    told = world.thread_says()[-1]
    assert told.startswith("It is time for ticket 1, and nobody has it: ")
    assert told.endswith("Answer ack here to take it.")


def test_an_answer_to_who_has_left_waits_for_somebody(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ask 1 which room?")
    world.first.departs()
    world.student.says("comment 1 room 12")

    assert (state(world), ticket(world).owner) == (TicketState.TRIAGED, None)
    world.second.says("ack 1")
    assert state(world) is TicketState.IN_PROGRESS


def test_when_all_have_left_nobody_is_said_to_be_called(world: World) -> None:
    for each in (world.first, world.second, world.last):
        each.says("hello")
        each.departs()
    world.student.says(URGENT)

    told = [said for said in world.student.hears() if said.startswith("Your ticket 1")]
    assert [said.splitlines()[1] for said in told] == ["All on my list were called. Nobody took it yet."]


def in_private(someone: Someone) -> list[str]:
    return [said for said in someone.hears() if said.startswith("Nobody has taken ticket 1")]


def test_without_their_channel_each_of_the_staff_is_called_in_private(world: World) -> None:
    world.chat.gone.add(STAFF.channel)
    world.student.says(URGENT)
    world.passes(hours=1)

    for each in (world.first, world.second, world.last):
        assert len(in_private(each)) == 1
    world.second.presses("Acknowledge", on="Nobody has taken ticket 1")
    assert "Ticket 1 is with Ben Okafor" in text([post.card for _, post in world.chat.at(world.last.place)][-1])


def test_who_sets_aside_what_somebody_else_has_is_not_said_to_have_it(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ack 1")
    world.first.says("escalate 1")
    world.second.says("waiting supplier 1")

    told = [said for said in now_reads(world.second) if said.startswith("Ticket 1 is with")]
    assert [said.split(":")[0] for said in told] == ["Ticket 1 is with Ana Alves"]
