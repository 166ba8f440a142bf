"""What the staff asked is answered in the private conversation, without a word about the ticket."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.outages import labels
from tests.world import World

SAID = (
    "Added to ticket 1 as your answer. Was it about something else? Delete your message, and it is gone there too; "
    "then press the button below."
)


def asked(world: World, number: int = 1) -> None:
    world.student.says("ticket open " + ("nobody can hear me in class", "eduroam is slow in class")[number - 1])
    world.first.says(f"ask {number} which room?")
    world.student.hears()


@pytest.mark.parametrize("words", ["room 12", "It is room 12", "in the library, second floor", "yes", "no", "blorp"])
def test_words_that_mean_nothing_else_are_the_answer(world: World, words: str) -> None:
    asked(world)

    assert world.student.says(words) == "ticket_comment"
    assert world.student.hears() == [SAID]
    assert labels(world.student) == ["Show my ticket", "It is something else", "Talk to a person"]
    assert world.thread_says()[-1] == f"Sam Rivera: {words}"
    assert world.work().tickets.numbered(1).state is TicketState.IN_PROGRESS


@pytest.mark.parametrize("words", ["the usb c one", "laptop number 4711", "its an ipad"])
def test_a_thing_that_is_only_named_is_the_answer_and_no_new_ticket(world: World, words: str) -> None:
    asked(world)

    assert world.student.says(words) == "ticket_comment"
    assert world.student.hears() == [SAID]


@pytest.mark.parametrize("words", ["ok i'll take it", "yes i take it", "accepted", "on it", "mine"])
def test_what_is_a_command_of_the_staff_is_the_answer_of_whoever_they_asked(world: World, words: str) -> None:
    world.student.says(words)
    assert "support staff" in world.student.hears()[0]
    asked(world)

    assert world.student.says(words) == "ticket_comment"
    assert world.student.hears() == [SAID]


def test_a_thing_that_is_broken_is_reported_and_can_be_added(world: World) -> None:
    asked(world)
    world.student.says("my laptop is broken")

    assert "You were asked something about a ticket. Was this your answer?" in world.student.hears()


def test_an_answer_that_was_none_is_gone_with_its_message(world: World) -> None:
    asked(world)
    world.student.says("room 12")
    world.student.deletes()

    assert "Sam Rivera: room 12" not in world.thread_says()


@pytest.mark.parametrize(
    ("words", "meant"), [("thanks", "none"), ("my tickets", "ticket_list"), ("login", "login_help")]
)
def test_what_is_clearly_something_else_is_no_answer(world: World, words: str, meant: str) -> None:
    asked(world)

    assert world.student.says(words) == meant
    assert world.work().tickets.numbered(1).state is TicketState.WAITING_USER


def test_words_that_begin_something_new_can_be_added_with_one_press(world: World) -> None:
    asked(world)
    world.student.says("I am in room 12 and the sound is still gone")

    assert "You were asked something about a ticket. Was this your answer?" in world.student.hears()
    world.student.presses("Add this to ticket 1")
    assert world.thread_says()[-1] == "Sam Rivera: I am in room 12 and the sound is still gone"


def test_to_an_older_question_the_answer_is_offered_first(world: World) -> None:
    asked(world)
    world.passes(hours=25)
    world.student.hears()

    assert world.student.says("room 12") == "unknown"
    assert labels(world.student)[0] == "Add this to ticket 1"
    world.student.presses("Add this to ticket 1")
    assert world.thread_says()[-1] == "Sam Rivera: room 12"


def test_where_two_tickets_wait_each_is_offered(world: World) -> None:
    asked(world)
    asked(world, 2)

    assert world.student.says("room 12") == "unknown"
    assert labels(world.student)[:2] == ["Add this to ticket 1", "Add this to ticket 2"]


def test_what_follows_an_answer_can_be_added_and_then_is(world: World) -> None:
    asked(world)
    world.student.says("room 12")

    assert world.student.says("it is on the second floor") == "unknown"
    assert labels(world.student)[0] == "Add this to ticket 1"
    world.student.presses("Add this to ticket 1")
    assert world.thread_says()[-1] == "Sam Rivera: it is on the second floor"


def test_an_answer_to_the_question_of_a_walk_through_is_none_to_the_staff(world: World) -> None:
    asked(world)
    world.student.says("login")
    world.student.says("1")
    world.student.says("blorp")

    assert world.work().comments.find()[-1].text == "which room?"


def test_somebody_else_who_is_not_understood_answers_nothing(world: World) -> None:
    asked(world)

    assert world.teacher.says("room 12") == "unknown"
    assert world.work().tickets.numbered(1).state is TicketState.WAITING_USER


def test_what_looks_like_a_secret_is_in_no_button(world: World) -> None:
    asked(world)
    asked(world, 2)
    world.student.says("room Blue$kies42 zork")

    assert labels(world.student)[0] == "Add this to ticket 1"
    assert "Blue$kies42" not in str(world.student.last())


def test_a_danger_is_not_written_where_others_read(world: World) -> None:
    asked(world)
    world.student.says("my files flarn are encrypted")

    assert "Add this to ticket 1" not in labels(world.student)
    assert world.work().comments.find()[-1].text == "which room?"
