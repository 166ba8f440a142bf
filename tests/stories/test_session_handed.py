"""A class that another teacher takes: asked about by its name or its day, told to all, and reminded of from then on."""

from __future__ import annotations

import pytest

from tests.stories.classes import TOMORROW, labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
TAUGHT_BY_ANA = f"Ana Alves will teach “Algebra 2” on {TOMORROW}."


def one_tomorrow(world: World) -> None:
    world.student.says("thanks")
    plans(world, '"Algebra 2" tomorrow 10:00 @sam')
    plans(world, '"Drama" friday 17:00 @sam')
    for each in (world.student, world.teacher, world.first):
        each.hears()


@pytest.mark.parametrize(
    "words",
    [
        *("session hand 1 to @ana", "session hand 1 over to Ana Alves", "give class 1 to ana"),
        *("session hand 1 to @ana thanks", "session hand over 1 to ana", "hand class 1 to @ana please"),
    ],
)
def test_both_and_everybody_invited_are_told_who_teaches_it(world: World, words: str) -> None:
    one_tomorrow(world)
    assert world.teacher.says(words) == "session_schedule"

    assert world.teacher.hears() == [f"{TAUGHT_BY_ANA} Everybody is told."]
    assert world.student.hears() == [TAUGHT_BY_ANA]
    assert world.first.hears() == [f"You will teach “Algebra 2” on {TOMORROW}, in place of Tess Turner."]
    assert world.work().sessions.numbered(1).instructor == world.work().people.named("ana").id


def test_from_then_on_the_new_teacher_is_reminded_and_the_old_one_is_not(world: World) -> None:
    one_tomorrow(world)
    world.teacher.says("session hand 1 to @ana")
    for each in (world.student, world.teacher, world.first):
        each.hears()
    world.passes(days=1)

    reminded = f"“Algebra 2” starts in one hour: {TOMORROW}."
    assert reminded in world.first.hears()
    assert reminded in world.student.hears()
    assert reminded not in world.teacher.hears()


def test_the_new_teacher_can_give_it_back(world: World) -> None:
    one_tomorrow(world)
    world.teacher.says("session hand 1 to @ana")
    world.teacher.hears()
    world.first.presses("Give it back")

    assert world.teacher.hears() == [f"You will teach “Algebra 2” on {TOMORROW}, in place of Ana Alves."]
    assert world.work().sessions.numbered(1).instructor == world.work().people.named("tess").id


def test_the_old_teacher_can_change_it_no_more(world: World) -> None:
    one_tomorrow(world)
    world.teacher.says("session hand 1 to @ana")
    world.teacher.hears()
    world.teacher.says("session cancel 1")

    refused = (
        "Only its teacher or somebody on call can change session 1. Its teacher is Ana Alves: ask there, or a person."
    )
    assert world.teacher.hears() == [refused]


@pytest.mark.parametrize(
    "words", ["undo", "session hand 1 to me", "session hand 1 to @tess", "session move 1 to 11:00"]
)
def test_who_has_handed_it_over_reads_whom_to_ask_for_it(world: World, words: str) -> None:
    one_tomorrow(world)
    world.teacher.says("session hand 1 to @ana")
    assert labels(world.teacher.last())[0] == "Ask for it back"
    world.teacher.hears()
    world.teacher.says(words)

    assert "Its teacher is Ana Alves: ask there, or a person." in world.teacher.hears()[-1]
    world.teacher.presses("Talk to a person")
    assert "session 1" in world.work().tickets.numbered(1).summary


@pytest.mark.parametrize("words", ["undo", "Change it back"])
def test_whoever_is_on_call_changes_it_back(world: World, words: str) -> None:
    one_tomorrow(world)
    world.first.says("session hand 1 to @ana")
    world.first.says(words) if words == "undo" else world.first.presses(words)

    assert world.work().sessions.numbered(1).instructor == world.work().people.named("tess").id


@pytest.mark.parametrize(
    "words",
    [
        *("ana takes my class tomorrow", "ms alves takes my class tomorrow", "ana will teach algebra tomorrow for me"),
        *("give algebra to ana", "can ana cover my class tomorrow?", "tomorrow ana teaches my class"),
        *("la señora alves da mi clase mañana", "mme alves prend mon cours demain"),
        *("frau alves übernimmt meine stunde morgen", "a professora alves dá a minha aula amanhã"),
    ],
)
def test_in_free_words_it_is_asked_about_first(world: World, words: str) -> None:
    one_tomorrow(world)
    world.teacher.says(words)
    asked = f"Shall Ana Alves teach “Algebra 2” on {TOMORROW}? Everybody concerned is told at once."
    assert world.teacher.hears() == [asked]
    assert world.first.hears() == []
    world.teacher.says("yes")

    assert world.teacher.hears() == [f"{TAUGHT_BY_ANA} Everybody is told."]


def test_of_all_classes_one_is_handed_over_after_the_other(world: World) -> None:
    one_tomorrow(world)
    world.teacher.says("ana takes all my classes this week")

    assert labels(world.teacher.last())[:2] == ["Hand over 1: Algebra 2", "Hand over 2: Drama"]


def test_a_day_without_a_class_hands_over_no_other_one(world: World) -> None:
    one_tomorrow(world)
    world.teacher.says("ana takes my class on wednesday")

    assert world.teacher.hears() == ["You teach no class on Wed 25 Nov 2026 that I know of."]


def test_of_somebody_unknown_a_person_is_told(world: World) -> None:
    one_tomorrow(world)
    world.teacher.says("ms ortiz takes my class tomorrow")

    assert world.teacher.hears()[0].startswith("I know no teacher called ms ortiz.")
    assert "Yes, hand it on" in labels(world.teacher.last())


def test_a_student_is_given_no_class(world: World) -> None:
    one_tomorrow(world)
    assert world.teacher.says("session hand 1 to @sam") == "refused"

    assert world.teacher.hears()[0].startswith("Sam Rivera is no teacher that I can tell, so I have changed nothing.")
    assert world.work().sessions.numbered(1).instructor == world.work().people.named("tess").id


def test_nobody_hands_over_the_class_of_another_but_somebody_on_call(world: World) -> None:
    one_tomorrow(world)
    assert world.student.says("session hand 1 to @ana") == "refused"
    assert world.second.says("session hand 1 to me") == "session_schedule"

    assert world.teacher.hears() == [f"Ben Okafor will teach “Algebra 2” on {TOMORROW}."]


def test_a_class_that_is_cancelled_or_theirs_already_stays_as_it_is(world: World) -> None:
    one_tomorrow(world)
    world.teacher.says("session hand 1 to me")
    assert world.teacher.hears() == ["They teach session 1 already."]
    world.teacher.says("session cancel 1")
    world.teacher.hears()
    world.teacher.says("session hand 1 to @ana")

    assert world.teacher.hears() == ["Session 1 was cancelled. Plan a new one instead."]


def test_a_number_handed_to_somebody_unknown_stays(world: World) -> None:
    one_tomorrow(world)
    world.teacher.says("session hand 1 to xyz")

    assert world.teacher.hears() == ["I know no teacher called xyz.\nWho shall teach it? Say @name."]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "give my class 1 more minutes",
            "give class 1 more time",
            "hand the class 1 worksheets",
            "give lesson 1 a break",
        ),
        *("transfer class 1 to friday", "transfer class 1 to room 5", "parents take my class", "covid takes my class"),
        *("if ana takes my class tomorrow i can rest", "ana was teaching my class yesterday"),
        *("is ana covering my class", "give my class to them", "pass my class to next week"),
        *("transfer my class to zoom", "assign algebra to google classroom", "ana holds my class in high regard"),
    ],
)
def test_words_that_name_no_teacher_hand_over_nothing(world: World, words: str) -> None:
    one_tomorrow(world)
    world.teacher.says(words)

    told = " ".join(world.teacher.hears())
    assert not any(each in told for each in ("Shall Ana Alves", "I know no teacher", "Who shall teach", "will teach"))


@pytest.mark.parametrize("words", ["don't give algebra to ana", "should i give algebra to ana?", "ana likes my class"])
def test_what_is_only_asked_or_denied_hands_over_nothing(world: World, words: str) -> None:
    one_tomorrow(world)
    world.teacher.says(words)

    assert not any("Shall Ana Alves teach" in told for told in world.teacher.hears())
