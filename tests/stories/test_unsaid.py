"""What was asked back is answered alone: by a number, by a time, by the name of what is meant."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import state
from tests.world import ALGEBRA, World

pytestmark = pytest.mark.usefixtures("checked")
KEYS, PROJECTOR = "ticket open two keys of the keyboard are loose", "ticket open the projector in room 12 stays dark"


def has_two(world: World) -> None:
    """The student has two tickets, so that one must be named."""
    world.student.says(KEYS)
    world.student.says(PROJECTOR)


def test_which_ticket_is_meant_is_answered_with_its_number(world: World) -> None:
    has_two(world)
    world.student.says("close my ticket, I do not need it")
    assert world.student.hears()[-1] == "Which ticket? Please say its number."

    assert world.student.says("2") == "ticket_close"
    assert (state(world, 1), state(world, 2)) == (TicketState.NEW, TicketState.CANCELLED)
    assert "I do not need it" in world.thread_says(2)[-1]
    assert world.student.says("1") != "ticket_close"


def test_each_ticket_it_may_be_has_a_button(world: World) -> None:
    has_two(world)
    world.student.says("close my ticket")

    world.student.presses("1: two keys of the keyboard are loose")
    assert state(world, 1) is TicketState.CANCELLED
    assert state(world, 2) is TicketState.NEW


def test_which_ticket_is_meant_is_answered_with_what_it_is_about(world: World) -> None:
    has_two(world)
    world.student.says("close my ticket")

    assert world.student.says("the keyboard one") == "ticket_close"
    assert state(world, 1) is TicketState.CANCELLED


def test_an_older_walk_through_does_not_take_the_number(world: World) -> None:
    has_two(world)
    world.student.says("wifi")
    world.student.says("close my ticket")

    assert world.student.says("2") == "ticket_close"
    assert state(world, 2) is TicketState.CANCELLED


def test_a_walk_through_that_has_gone_on_since_takes_it(world: World) -> None:
    has_two(world)
    world.student.says("close my ticket")
    world.student.says("login")

    assert world.student.says("2") == "answer"
    assert state(world, 2) is TicketState.NEW


def test_a_number_is_no_answer_to_what_was_asked_long_ago(world: World) -> None:
    has_two(world)
    world.student.says("close my ticket")
    world.passes(minutes=11)

    world.student.says("2")
    assert state(world, 2) is TicketState.NEW


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("session add Bio", "tomorrow 10:00"),
        ("session add Bio tomorrow", "10:00"),
        ('session add "Bio"', "tomorrow at 10"),
        ('session add "Bio" today 8:00', "tomorrow 10:00"),
    ],
)
def test_when_a_class_is_may_be_said_after_its_name(world: World, asked: str, answered: str) -> None:
    assert world.teacher.says(asked) == "refused"

    assert world.teacher.says(answered) == "session_schedule"
    session = world.work().sessions.numbered(1)
    assert (session.title, session.starts_at) == ("Bio", datetime(2026, 11, 24, 10, 0, tzinfo=UTC))


def test_to_when_a_class_moves_may_be_said_alone(world: World) -> None:
    world.teacher.says("session add Bio tomorrow 10:00")
    world.teacher.says("session move 1 to when they are all there")

    world.teacher.says("friday 15:00")
    assert world.work().sessions.numbered(1).starts_at == datetime(2026, 11, 27, 15, 0, tzinfo=UTC)


def test_where_others_read_along_an_answer_has_its_command(world: World) -> None:
    world.teacher.says("@deskbell session add Bio", where=ALGEBRA)

    assert world.teacher.says("@deskbell tomorrow 10:00", where=ALGEBRA) != "session_schedule"
