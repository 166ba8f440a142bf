"""In the middle of a walk-through: answers that are taken back, and another trouble that comes up."""

from __future__ import annotations

import pytest

from bot.model.walkthroughs import WalkState
from tests.stories.looking import SECOND, says_all, ticket
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
CHANGED = "I changed your answer to “Live class (Zoom, Teams, Meet)”."


@pytest.mark.parametrize("words", ["wait no i meant teams", "sorry, i mean zoom", "no i meant the second one",
    "ich meinte Zoom", "je voulais dire teams", "quise decir zoom", "queria dizer zoom"])  # fmt: skip
def test_an_answer_is_taken_back_in_words(world: World, words: str) -> None:
    says_all(world.student, "login", "moodle")

    assert says_all(world.student, words) == [f"{CHANGED}\n{SECOND}"]
    says_all(world.student, "no", "human")
    assert ticket(world).summary == "Signing in: Live class"


def test_who_takes_back_that_there_is_little_time_is_believed(world: World) -> None:
    says_all(world.student, "login", "moodle", "yes")

    said = says_all(world.student, "oh wait actually no")
    assert said[0].startswith("I changed your answer to “No”.\nThen your ticket 1 is not urgent any more.")


def test_the_open_question_is_answered_first(world: World) -> None:
    says_all(world.student, "login", "moodle")

    assert says_all(world.student, "sorry, no")[-1] == "What do you see?"
    assert says_all(world.student, "i mean the wrong password")[-1].endswith("What have you tried already?")


@pytest.mark.parametrize("words", ["i meant it", "actually this sucks", "wait i meant what i said", "actually, why?"])
def test_what_names_no_answer_changes_none(world: World, words: str) -> None:
    says_all(world.student, "login", "moodle")

    assert not any("I changed" in said for said in says_all(world.student, words))


@pytest.mark.parametrize("words", ["wait, no", "oh wait actually no", "sorry, I don't know", "sorry not sure"])
def test_an_unclear_answer_to_the_open_question_changes_none_before(world: World, words: str) -> None:
    assert says_all(world.student, "login", "canvas", "2", "2", "1")[-1].endswith("Are you in now?")

    assert not any("I changed" in said for said in says_all(world.student, words))
    assert [each.ticket for each in world.work().walkthroughs.find()] == [None]


def test_a_no_that_may_be_one_of_two_is_asked_back_about(world: World) -> None:
    says_all(world.student, "login", "canvas", "2", "2", "1")

    assert says_all(world.student, "wait, no") == ["Which of these do you mean?"]
    assert labels(world.student)[:2] == ["No code arrived", "No, for another reason"]


@pytest.mark.parametrize("words", ["sorry, I don't know", "sorry not sure"])
def test_who_does_not_know_keeps_the_building_they_gave(world: World, words: str) -> None:
    says_all(world.student, "wifi", "1", "library", words, "human")

    assert "library" in dict(ticket(world).answers).values()


@pytest.mark.parametrize("words", ["its asking for a password", "i dont have windows im on a chromebook"])
def test_what_was_answered_is_not_lost_by_words_that_could_begin_something_else(world: World, words: str) -> None:
    question = says_all(world.student, "wifi", "1", "library", "no", "none", "3")[-1]
    (said,) = says_all(world.student, words)

    assert said.startswith("We are in the middle of “Internet and Wi-Fi”. Shall I begin with “")
    world.student.presses("Back to the question")
    assert world.student.hears()[-1].endswith(question)
    says_all(world.student, "human")
    assert dict(ticket(world).answers)["In their own words"] == words


def test_the_other_one_begins_with_one_press_and_knows_what_was_said(world: World) -> None:
    says_all(world.student, "login", "canvas", "no", "also zoom has no sound")
    assert labels(world.student)[:2] == ["Begin with “Sound and picture”", "Back to the question"]
    world.student.presses("Begin with “Sound and picture”")

    assert world.student.hears()[-1] == "Is the class going on right now?"
    states = {each.playbook: each.state for each in world.work().walkthroughs.find()}
    assert states == {"login": WalkState.LEFT, "audio_video": WalkState.ASKING}
    says_all(world.student, "human")
    assert dict(ticket(world).answers)["In their own words"] == "also zoom has no sound"


@pytest.mark.parametrize("words", ["class starts in 5 min and zoom has no sound", "i think my account got hacked"])
def test_what_is_urgent_or_may_do_harm_is_begun_at_once(world: World, words: str) -> None:
    says_all(world.student, "login", "canvas", "no")

    assert not any("We are in the middle" in said for said in says_all(world.student, words))


@pytest.mark.parametrize("words", ["its in 5 minutes", "in 10 min", "en 5 minutos"])
def test_that_there_is_little_time_is_kept_and_not_asked_again(world: World, words: str) -> None:
    says_all(world.student, "sound")
    assert says_all(world.student, words)[0].startswith("I know now that there is little time.")

    assert says_all(world.student, "zoom")[0].startswith("I opened a ticket, because a class is near.")


@pytest.mark.parametrize("words", ["back in 5 min", "it stops after 5 min", "i waited 10 min", "in 5 min?"])
def test_other_minutes_are_no_hurry(world: World, words: str) -> None:
    says_all(world.student, "sound", words)

    assert says_all(world.student, "zoom")[-1] == "Is the class going on right now?"


def test_a_command_where_nothing_is_answered_and_a_walk_of_hours_ago_are_not_asked_about(world: World) -> None:
    says_all(world.student, "wifi")
    assert says_all(world.student, "zoom has no sound")[-1] == "Is the class going on right now?"
    assert says_all(world.student, "no", "wifi")[-1].startswith("How are you connected?")
    says_all(world.student, "1", "library")
    world.passes(hours=3)

    assert says_all(world.student, "zoom has no sound")[-1] == "Is the class going on right now?"
