"""What was typed into one form and not sent stays out of the others."""

from __future__ import annotations

import pytest

from bot.model.forms import Form
from tests.stories.looking import ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
POINTED = "ticket form the beamer in room 9 is broken"


def standing(form: Form) -> dict[str, str]:
    return {field.name: field.value for field in form.fields}


def test_a_message_that_is_pointed_to_stands_in_its_form_whatever_was_left_in_another(world: World) -> None:
    world.student.leaves(world.student.opens("ticket form"), summary="My mouse", where="B12")

    form = world.student.opens(POINTED)

    assert standing(form) == {**standing(form), "summary": "the beamer in room 9 is broken", "where": ""}
    assert world.student.fills(form) == {}
    assert (ticket(world).summary, ticket(world).answers) == ("the beamer in room 9 is broken", ())


def test_what_was_left_in_another_form_is_still_there_after_the_message_is_a_ticket(world: World) -> None:
    world.student.leaves(world.student.opens("ticket form"), summary="My mouse", where="B12")

    world.student.fills(world.student.opens(POINTED))

    left = standing(world.student.opens("ticket form"))
    assert (left["summary"], left["where"]) == ("My mouse", "B12")


def test_a_form_about_a_message_is_gone_on_with_where_it_was_left(world: World) -> None:
    world.student.leaves(world.student.opens(POINTED), where="room 9")
    (button,) = [button for button in world.student.last().buttons if button.form]

    for words in (button.says, POINTED):
        left = standing(world.student.opens(words))
        assert (left["summary"], left["where"]) == ("the beamer in room 9 is broken", "room 9")
    assert standing(world.student.opens("ticket form the door is locked"))["where"] == ""
    assert standing(world.student.opens("ticket form"))["summary"] == ""

    world.student.presses("Throw it away")
    assert standing(world.student.opens(POINTED))["where"] == ""


def test_mistakes_in_a_form_about_a_message_leave_its_words_where_they_were(world: World) -> None:
    form = world.student.opens(POINTED)

    assert world.student.fills(form, who="nobody") == {"who": "Please pick one of these."}

    assert standing(world.student.opens(form.says))["summary"] == "the beamer in room 9 is broken"
