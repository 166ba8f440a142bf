"""Two commands in one message: the first is done, and what is left is named with a button that does it."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority, TicketState
from bot.model.words import say
from tests.store.samples import statements
from tests.stories.looking import comments, says_all, state, ticket
from tests.world import World, text

pytestmark = pytest.mark.usefixtures("checked")
HOW = "Press a button for what else you wanted, or type it by itself."
LEFT, NONE_DONE = f"That answers only the first of these. {HOW}", f"I have done none of these yet. {HOW}"


def opened(world: World, count: int = 3) -> None:
    for number in range(1, count + 1):
        world.student.says(f"/ticket open the lamp number {number} is dark")
    world.first.says("help")
    world.first.hears()


def test_numbers_in_a_row_are_each_named(world: World) -> None:
    opened(world)
    heard = says_all(world.first, "close 1, 2 and 3")

    assert heard[-1] == LEFT
    assert [state(world, number) for number in (1, 2, 3)] == [TicketState.CLOSED, TicketState.NEW, TicketState.NEW]
    world.first.presses("close 2")
    world.first.presses("close 3")
    assert [state(world, number) for number in (1, 2, 3)] == [TicketState.CLOSED] * 3


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("clsoe 1 and 2", "close 2"),
        ("close 1 2", "close 2"),
        ("close tickets 1, 2", "close ticket 2"),
        ("close both 1 and 2", "close 2"),
        ("close 1 to 3", "close 3"),
        ("resolve 1, 2 and 3 plugged in", "resolve 3 plugged in"),
        ("ack 1 2", "ack 2"),
        ("assign 1 to ben and 2", "assign 2 to ben"),
        ("clsoe 1; akc 2", "ack 2"),
        ("close 1 then close 2 and 3", "close 3"),
        ("tell 1 and 2 i am coming", "tell 2 i am coming"),
        ("ticket 1 and 2", "ticket 2"),
        ("ack 1 then close 2", "close 2"),
        ("priority 1 and 2 p2", "priority 2 p2"),
        ("close 1 and 2 and tell them it is fixed", "tell 1 it is fixed"),
        ("resolve 1 restarted it and tell her to try again", "tell 1 to try again"),
        ("ack 1; ack 2", "ack 2"),
        ("ack 1 and close", "close 1"),
        ("resolve 1 plugged in\nresolve 2 plugged in", "resolve 2 plugged in"),
        ("assign 1 to ben and close 2", "close 2"),
        ("ack 1\nsnooze 1 1h", "snooze 1 1h"),
    ],
)
def test_what_stands_behind_the_first_command_is_named(world: World, words: str, label: str) -> None:
    opened(world)
    assert says_all(world.first, words)[-1] == LEFT
    assert world.first.presses(label) not in ("unknown", "refused")


def test_a_further_number_is_no_reason_and_no_time(world: World) -> None:
    opened(world)
    world.first.says("ack 1")
    for words in ("snooze 1 until tomorrow 10:00 and 2", "snooze 1 and 2 until tomorrow 10:00"):
        assert says_all(world.first, words)[-2:] == [
            "Ticket 1 is planned for Tue 24 Nov 2026, 10:00 Lisbon time.",
            LEFT,
        ]
        world.first.presses("snooze 2 until tomorrow 10:00")
    assert says_all(world.first, "clsoe 1 and 2")[-2:] == ["You closed ticket 1.", LEFT]


def test_of_several_classes_each_is_cancelled_by_its_own_button(world: World) -> None:
    for title in ("Algebra", "Physics"):
        world.teacher.says(f"session add {title} tomorrow 10:00")
    assert says_all(world.teacher, "session cancel 1 and 2")[-1] == LEFT
    assert world.teacher.says("session 2") == "session_list"
    assert world.teacher.hears()[-1] == "“Physics” is planned."
    world.teacher.presses("session cancel 2")

    assert world.teacher.hears()[-1].startswith("“Physics” on Tue 24 Nov 2026, 10:00 Lisbon time is cancelled.")


def test_in_the_thread_it_is_about_that_ticket(world: World) -> None:
    opened(world)
    world.first.says("ack\npriority 1", where=world.thread(1))
    assert LEFT in world.first.hears()
    world.first.presses("urgency 1 p1")

    assert ticket(world).state is TicketState.IN_PROGRESS
    assert ticket(world).priority is Priority.P1


def test_what_the_person_shall_hear_is_told_by_the_button(world: World) -> None:
    opened(world)
    assert says_all(world.first, "ack 2, and tell him i am on my way")[-1] == LEFT
    world.first.presses("tell 2 i am on my way")

    assert ("i am on my way", False) in comments(world, 2)


def test_a_note_stays_with_the_staff(world: World) -> None:
    opened(world)
    assert says_all(world.first, "ack 2\nnote the cable is broken")[-1] == LEFT
    world.first.presses("comment 2 the cable is broken")

    assert ("the cable is broken", True) in comments(world, 2)


@pytest.mark.parametrize(
    "words",
    [
        "resolve 1 restarted it and close the lid",
        "resolve 1 plugged in, tested and cleaned",
        "resolve 1, 3 people tried it",
        "close 1 thanks and bye",
        "comment 1 please close 2 windows\nclose 3 tabs",
        "ack 1 p2",
        "ack 1 5 minutes away",
        "resolve 1 changed ports 1 and 2",
        "comment 1 bring 3 cables and 2",
    ],
)
def test_words_that_belong_to_the_first_command_are_no_others(world: World, words: str) -> None:
    opened(world)
    assert LEFT not in says_all(world.first, words)


def test_what_somebody_may_not_do_is_not_offered(world: World) -> None:
    opened(world)
    assert LEFT not in says_all(world.student, "close 1; snooze 1 1h")
    assert LEFT in says_all(world.student, "close 2 and 3")
    assert "ack" not in text(world.student.last())


def test_what_is_left_is_not_said_with_the_first(world: World) -> None:
    opened(world)
    world.student.hears()
    world.first.says("resolve 1 changed the fuse; tell him to try again")

    assert "try again" not in " ".join(world.student.hears())
    world.first.presses("tell 1 to try again")
    assert world.student.hears() == ["Ana Alves about your ticket 1: please try again"]
    assert "You closed ticket 2." in says_all(world.first, "close 2 and 3")


def test_below_a_ticket_the_rest_is_no_note(world: World) -> None:
    opened(world)
    world.first.says("ack, and tell him i am on my way", where=world.thread(1))

    assert not [said for said in world.thread_says() if "on my way" in said]
    world.first.presses("tell 1 i am on my way")
    assert comments(world) == [("i am on my way", False)]


@pytest.mark.parametrize(
    ("words", "label"),
    [("close 9 and 2", "close 2"), ("ack 9\nack 2", "ack 2"), ("snooze 1 1h; close 2", "close 2")],
)
def test_behind_a_first_command_that_fails_the_others_are_named(world: World, words: str, label: str) -> None:
    opened(world)
    assert says_all(world.first, words)[-1] == NONE_DONE
    assert state(world, 2) is TicketState.NEW
    assert world.first.presses(label) not in ("unknown", "refused")


def test_what_is_asked_about_the_first_stands_last_and_is_answered(world: World) -> None:
    opened(world)
    assert says_all(world.first, "close\nclose 2") == [NONE_DONE, "Which ticket? Please say its number."]
    world.first.says("1")

    assert [state(world, number) for number in (1, 2)] == [TicketState.CLOSED, TicketState.NEW]


def test_what_has_no_button_is_named(world: World) -> None:
    opened(world)
    world.first.says("close 1, 2, 3, 4, 5, 6 and 7")
    note = world.first.last().note
    assert note == say("There is no button for {more}.", more="close 6 and close 7")


def test_an_argument_of_the_first_is_no_ticket(world: World) -> None:
    opened(world)
    assert LEFT not in says_all(world.first, "urgency 2, 2", "ack 2 and ack 2")


def test_which_card_a_message_stands_below_is_asked_once(world: World) -> None:
    """It is needed to understand the message, to look for more commands in it, and to know where its answer goes."""
    opened(world, 1)
    world.delivers = False
    with statements(world.store) as asked:
        world.first.says("ack", world.thread(1))

    assert state(world, 1) is TicketState.IN_PROGRESS
    assert sum(line.startswith("SELECT cards.name, cards.place") for line in asked) == 1
