"""What is known to be away is told when a walk-through begins; who has just that says yes and need not go on."""

from __future__ import annotations

import pytest

from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
ON_THE_LIST = "You are on the list now: you hear here when it is over."


@pytest.mark.parametrize("words", ["yes", "that's it", "yes that's it", "sí", "genau"])
def test_who_says_yes_is_put_on_the_list_and_asked_when_it_is_over(world: World, words: str) -> None:
    world.first.says('outage network "no wifi in the library" until 15:00')
    world.student.says("my wifi does not work")
    world.student.hears()

    assert world.student.says(words) == "outage_join"
    assert world.student.hears()[0].endswith(ON_THE_LIST)
    world.first.says("outage network fixed")
    assert world.student.hears()[-1].endswith("Does it work for you now?")


def test_who_tells_where_they_are_on_the_network_that_is_away_is_put_on_the_list_at_once(world: World) -> None:
    world.first.says('outage network "no wifi in the library" until 15:00')
    world.student.says("the wifi in the library is down")

    assert "You are on the list now" in world.student.hears()[-1]


def test_one_of_several_is_asked_for(world: World) -> None:
    world.first.says('outage network "no wifi" until 15:00')
    world.first.says('outage mail "no mail comes" until 15:00')
    world.student.says("help wifi")

    assert world.student.says("yes") == "refused"
    assert "Which one do you have?" in world.student.hears()[-1]


def test_yes_is_no_answer_where_nothing_is_known(world: World) -> None:
    world.student.says("help wifi")

    assert world.student.says("yes") == "unknown"


def test_yes_is_what_it_was_once_a_question_was_answered(world: World) -> None:
    world.first.says('outage lms "nothing loads" until 15:00')
    world.student.says("help wifi")
    world.student.says("1")

    assert world.student.says("yes") == "answer"
