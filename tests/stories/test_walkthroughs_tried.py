"""What somebody says they have tried is not told again, whether it was asked for or not."""

from __future__ import annotations

import pytest

from tests.stories.looking import SECOND, says_all
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
RESTARTED = "my wifi does not work at home, I already restarted the router"
LEFT_OUT = "You tried this already, so I leave it out: "


def test_the_only_remedy_of_a_branch_is_left_out_for_who_has_tried_it(world: World) -> None:
    said = says_all(world.student, "I cannot log in to canvas, I already tried another browser and another network")
    assert said[-1].startswith(LEFT_OUT)
    said = says_all(world.student, "no", "10")

    assert said[-1] == "What happened?"
    assert not any("Open another website" in words for words in said)


def test_it_is_told_to_who_has_not_tried_it(world: World) -> None:
    said = says_all(world.student, "I cannot log in to canvas, I have not tried another browser yet", "no", "10")

    assert said[-1].startswith("- Open another website")


def test_where_it_is_asked_what_was_tried_that_is_no_answer_any_more(world: World) -> None:
    assert says_all(world.student, RESTARTED)[-1] == f"{LEFT_OUT}Restarted modem and router.\n{SECOND}"
    assert says_all(world.student, "no")[-1] == "Anything else?"

    said = says_all(world.student, "That is all", "All devices")
    assert said[-1] == "How do things stand?"


def test_who_says_it_in_the_middle_is_not_told_it_later(world: World) -> None:
    told = says_all(world.student, "wifi", "3", "I already restarted the router")[-1]
    assert told == f"{LEFT_OUT}Restarted modem and router.\n{SECOND}"
    said = says_all(world.student, "no", "That is all", "1")

    assert said[-1] == "How do things stand?"


def test_who_begins_again_need_not_say_it_again(world: World) -> None:
    says_all(world.student, RESTARTED)
    assert says_all(world.student, "restart", "3", "no")[-1] == "Anything else?"


@pytest.mark.parametrize(
    "words",
    ["I have to reset my password on the school's page", "how do I restart the router?", "I have tried everything"],
)
def test_who_claims_nothing_is_told_everything(world: World, words: str) -> None:
    says_all(world.student, "wifi", "3")
    said = says_all(world.student, words)

    assert not any(LEFT_OUT in each for each in said)


@pytest.mark.parametrize(
    ("words", "next_one"),
    [
        ("i did the second one", "Anything else?"),
        ("the first two", "What fails at home?"),
        ("ich habe beide gemacht", "Did you do one of these already?"),
        ("aucun d'entre eux", "What fails at home?"),
        ("didn't try any of them", "What fails at home?"),
        ("haven't tried anything yet", "What fails at home?"),
        ("noch nichts", "What fails at home?"),
    ],
)
def test_which_were_tried_may_be_said_by_their_places(world: World, words: str, next_one: str) -> None:
    says_all(world.student, "wifi", "3", "no")
    said = says_all(world.student, words)

    assert any(next_one in each for each in said), said
