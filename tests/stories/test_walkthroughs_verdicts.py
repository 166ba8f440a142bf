"""Who was helped is asked once whether it was helpful, and need not answer."""

from __future__ import annotations

import pytest

from bot.model.walkthroughs import Verdict
from tests.stories.looking import FIRST, FORGOTTEN, says_all
from tests.world import HELP_DESK, World

pytestmark = pytest.mark.usefixtures("checked")
SOLVED = ("login", "1", "2", "1", "None of these", "yes")
THANKS = "Thank you for telling me."


def verdicts(world: World) -> list[Verdict | None]:
    return [each.verdict for each in world.work().walkthroughs.find()]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("1", Verdict.HELPFUL),
        ("Yes", Verdict.HELPFUL),
        ("helpful", Verdict.HELPFUL),
        ("/help yes", Verdict.HELPFUL),
        ("2", Verdict.UNHELPFUL),
        ("no.", Verdict.UNHELPFUL),
        ("not helpful", Verdict.UNHELPFUL),
    ],
)
def test_whether_it_was_helpful_can_be_typed(world: World, words: str, kept: Verdict) -> None:
    assert says_all(world.student, *SOLVED)[-1].endswith("takes two minutes.\nWas this helpful?")
    assert verdicts(world) == [Verdict.ASKED]

    assert says_all(world.student, words)[-1].startswith(THANKS)
    assert verdicts(world) == [kept]


def test_a_button_says_it_and_somebody_may_change_their_mind(world: World) -> None:
    says_all(world.student, *SOLVED)
    world.student.presses("No")
    assert world.student.hears()[-1].endswith("Go on from there, or talk to a person.")
    world.student.presses("Yes")

    assert world.student.hears() == [THANKS]
    assert verdicts(world) == [Verdict.HELPFUL]


def test_it_is_asked_once(world: World) -> None:
    says_all(world.student, *SOLVED, "yes")

    assert says_all(world.student, "yes")[0].startswith("I did not understand")
    assert says_all(world.student, "helpful")[0] == "No question is open just now."


@pytest.mark.parametrize("words", ["my tickets", "3", "thanks", "blorp zork"])
def test_whatever_else_is_typed_simply_goes_on(world: World, words: str) -> None:
    before = says_all(world.student, words)
    other = world.person("kim", "Kim Lee")
    says_all(other, *SOLVED)

    assert says_all(other, words) == before
    assert verdicts(world) == [Verdict.ASKED]


def test_a_new_walk_is_not_held_up_and_its_answers_are_its_own(world: World) -> None:
    says_all(world.student, *SOLVED)

    assert says_all(world.student, "login") == [FIRST]
    assert says_all(world.student, "1", "no")[-1] == "What do you see?"
    assert verdicts(world) == [Verdict.ASKED, None]


def test_a_day_later_a_yes_is_no_answer_to_it(world: World) -> None:
    says_all(world.student, *SOLVED)
    world.passes(hours=24)

    assert says_all(world.student, "yes")[0].startswith("I did not understand")


def test_a_channel_hears_nothing_of_it(world: World) -> None:
    says_all(world.student, *SOLVED)
    world.student.says("@deskbell yes", where=HELP_DESK)

    assert world.chat.at(HELP_DESK) == []
    assert verdicts(world) == [Verdict.HELPFUL]


def test_nobody_answers_for_another_and_who_got_a_ticket_is_not_asked(world: World) -> None:
    says_all(world.student, *SOLVED)
    asked = world.student.last().choices[0].says
    kim = world.person("kim", "Kim Lee")
    kim.says(asked)

    assert kim.hears() == ["That question is not open any more."]
    assert says_all(kim, *FORGOTTEN, "helpful")[-1] == "No question is open just now."
    assert verdicts(world) == [Verdict.ASKED, None]
