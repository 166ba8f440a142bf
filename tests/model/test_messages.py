"""Places, whom they are for, and errors that carry their answer."""

from __future__ import annotations

import pytest

from bot.model.errors import AskBack, BotError, Conflict, NotFound, Refused
from bot.model.messages import Button, Lane, Place, private_place
from bot.model.people import Identity, Person, Role
from bot.model.words import say

SAM = Identity("chat", "north", "sam", "Sam", "Europe/Lisbon")


def test_the_private_place_of_a_person_is_direct_and_a_channel_is_not() -> None:
    assert private_place(SAM) == Place("chat", "north", "@sam")
    assert private_place(SAM).direct
    assert not Place("chat", "north", "algebra").direct


def test_a_place_without_its_thread_is_the_whole_place() -> None:
    assert Place("chat", "north", "algebra", "p1").whole == Place("chat", "north", "algebra")


def test_what_the_platform_tells_of_a_person_does_not_make_them_somebody_else() -> None:
    assert Identity("chat", "north", "sam", "Samuel", "UTC", "pt") == SAM


def test_a_person_is_found_in_each_workspace_they_are_known_in() -> None:
    other = Identity("talk", "south", "s.rivera")
    person = Person(1, "Sam", Role.STUDENT, "UTC", identities=(SAM, other))

    assert person.on("talk", "south") == other
    assert person.on("talk", "north") is None


def test_pages_go_before_answers_and_answers_before_notices() -> None:
    assert sorted([Lane.NOTICE, Lane.PAGE, Lane.ANSWER]) == [Lane.PAGE, Lane.ANSWER, Lane.NOTICE]


def test_each_role_may_do_what_the_ones_before_it_may() -> None:
    assert sorted(Role) == [Role.GUEST, Role.STUDENT, Role.INSTRUCTOR, Role.ON_CALL, Role.ADMIN]


@pytest.mark.parametrize("kind", [AskBack, Conflict, NotFound, Refused])
def test_an_error_is_the_answer(kind: type[BotError]) -> None:
    button = Button(say("My tickets"), "my tickets")
    error = kind("Ticket {number} is closed.", button, number=7)

    assert error.card.text == say("Ticket {number} is closed.", number=7)
    assert error.card.buttons == (button,)
    assert kind(say("As it is.")).card.text == say("As it is.")
