"""A question is answered by command, by mention, where nothing is asked, and when it is too late."""

from __future__ import annotations

import pytest

from bot.model.intents.walkthroughs import Answer
from bot.model.messages import Place
from bot.model.tickets import Priority
from bot.model.understanding.answers import answered
from bot.model.understanding.context import Context
from tests.stories.looking import AT, FIRST, SECOND, says_all, tickets
from tests.world import HELP_DESK, World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize("words", ["/help 2", "/desk 2", "@deskbell 2", "@deskbell help no", "/help No"])
@pytest.mark.parametrize("where", [HELP_DESK, None])
def test_a_question_is_answered_by_command_and_by_mention_in_private(
    world: World, words: str, where: Place | None
) -> None:
    says_all(world.student, "login", "1")
    world.student.says(words, where=where)

    assert world.student.hears()[-1] == "What do you see?"
    assert world.chat.at(HELP_DESK) == []


@pytest.mark.parametrize(("words", "said"), [("/help back", FIRST), ("/help restart", FIRST), ("/help 99", SECOND)])
def test_the_ways_round_a_question_are_commands_too(world: World, words: str, said: str) -> None:
    says_all(world.student, "login", "1")
    world.student.says(words, where=HELP_DESK)

    assert world.student.hears()[-1].endswith(said)
    assert world.chat.at(HELP_DESK) == []


def test_a_code_is_looked_up_when_the_desk_is_called_in_a_channel(world: World) -> None:
    says_all(world.student, *AT["look_up"])
    world.student.says("@deskbell AADSTS50126", where=HELP_DESK)

    assert world.student.hears()[-1].endswith("What have you tried already?")


def test_without_a_question_a_number_behind_a_command_is_a_number(world: World) -> None:
    assert world.student.says("/help 2", where=HELP_DESK) == "unknown"
    assert world.student.says("@deskbell 2", where=HELP_DESK) == "unknown"


@pytest.mark.parametrize("words", ["99", "1", "/help 2"])
def test_a_number_where_nothing_is_asked_shows_the_ways_on(world: World, words: str) -> None:
    says_all(world.student, *AT["later"])
    world.student.says(words)

    assert world.student.hears()[-1].startswith("There is nothing to choose just now.")
    assert [button.says.split(" ")[0] for button in world.student.last().buttons] == ["back", "help", "human"]


def test_who_goes_back_is_not_asked_again_a_day_later(world: World) -> None:
    says_all(world.student, *AT["later"])
    world.student.presses("Back")
    says_all(world.student, "2")
    world.passes(days=1, hours=1)

    assert world.student.hears() == []


@pytest.mark.parametrize("words", ["2", "something else", "back", "restart"])
def test_after_a_day_a_late_answer_is_told_once_that_it_is_over(world: World, words: str) -> None:
    says_all(world.student, "login")
    world.passes(hours=24, minutes=1)

    assert says_all(world.student, words) == ["That walk-through is over."]
    assert [button.says for button in world.student.last().buttons] == ["login", "human"]
    assert says_all(world.student, words)[0].startswith(("I did not understand", "No question is open"))


def test_a_week_later_nobody_is_told_of_it_and_a_new_one_can_begin_at_any_time(world: World) -> None:
    says_all(world.student, "login")
    world.passes(days=2)
    assert says_all(world.student, "login", "1") == [FIRST, SECOND]

    world.passes(days=9)
    assert says_all(world.student, "2")[0].startswith("I did not understand")


def test_a_person_is_asked_for_after_it_is_over(world: World) -> None:
    says_all(world.student, "login", "3")
    world.passes(days=2)
    world.student.says("human")

    assert tickets(world) == [("other", "question", Priority.P4)]


def test_no_is_the_one_answer_that_denies_beside_a_yes() -> None:
    assert answered("no", Context(True, True, options=("Yes", "Grey", "Not listed"), asked="?")) == Answer(3)
    assert answered("no", Context(True, True, options=("Yes", "Not sure"), asked="?")) is None
    assert answered("no", Context(True, True, options=("Slow", "Not open"), asked="?")) is None
