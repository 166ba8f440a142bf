"""Asked in the middle of a walk-through whether to begin another: what is said next answers that."""

from __future__ import annotations

import pytest

from bot.model.walkthroughs import WalkState
from tests.stories.looking import says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
RESET = "Did you set up a way to reset your password before (private e-mail, phone or app)?"
ASKED = "We are in the middle of “Signing in”. Shall I begin with “Sound and picture” instead?"
SOUND = "my microphone doesn't work in zoom"


def states(world: World) -> dict[str, WalkState]:
    return {each.playbook: each.state for each in world.work().walkthroughs.find()}


def asked(world: World) -> None:
    """Somebody who is asked for a yes or a no in “Signing in”, and tells of another trouble."""
    assert says_all(world.student, "I can't log in to moodle", "2", "2", SOUND)[-2:] == [RESET, ASKED]


@pytest.mark.parametrize("words", ["yes", "yes please", "1", "the first", "ja"])
def test_a_yes_or_the_first_begins_the_other_one_which_knows_what_was_said(world: World, words: str) -> None:
    asked(world)

    assert says_all(world.student, words) == ["Is the class going on right now?"]
    assert states(world) == {"login": WalkState.LEFT, "audio_video": WalkState.ASKING}
    says_all(world.student, "human")
    assert dict(ticket(world).answers)["In their own words"] == SOUND


@pytest.mark.parametrize("words", ["no", "no thanks", "2", "the second", "the second one", "3", "👎"])
def test_a_no_or_the_second_shows_the_question_and_answers_it_with_nothing(world: World, words: str) -> None:
    asked(world)

    (said,) = says_all(world.student, words)
    assert said.endswith(RESET)
    assert (states(world), tickets(world)) == ({"login": WalkState.ASKING}, [])
    assert says_all(world.student, "the first")[0].startswith("- Open your school's website.")


@pytest.mark.parametrize("words", [SOUND, "no, the microphone", "please help me with the microphone"])
def test_who_says_it_again_is_not_asked_again(world: World, words: str) -> None:
    asked(world)

    assert ASKED not in says_all(world.student, words)
    assert states(world) == {"login": WalkState.LEFT, "audio_video": WalkState.ASKING}


def test_once_the_question_is_shown_again_a_yes_answers_it(world: World) -> None:
    asked(world)

    assert says_all(world.student, "go on", "yes")[-1].startswith("- Open your school's website.")
