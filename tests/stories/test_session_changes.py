"""Classes are moved and cancelled, and people are invited later."""

from __future__ import annotations

import pytest

from adapters.plain import plain_text
from bot.model.people import Reader, Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand
from tests.stories.classes import (
    ALL_OF_TOMORROW,
    DAY,
    FRIDAY,
    HOUR,
    INVITATION,
    MENTIONS,
    TOMORROW,
    facts,
    in_class,
    labels,
    plans,
)
from tests.world import ZONE, World


def test_a_class_nobody_knows_of_yet_moves_without_a_word_to_the_class(world: World) -> None:
    plans(world)
    world.teacher.says("session move 1 to friday 15:00")
    world.passes(days=5)

    moved = "Fri 27 Nov 2026, 15:00 Lisbon time."
    assert in_class(world) == [f"{INVITATION}{moved}", f"{DAY}{moved}", f"{HOUR}{moved}"]


def test_a_class_that_people_know_of_moves_with_a_notice_and_new_reminders(world: World) -> None:
    plans(world)
    world.passes(days=2)
    world.teacher.hears()
    world.teacher.says("session move 1 to next monday 15:00-17:00")
    assert world.teacher.hears() == ["The class is moved. Everybody is told now."]
    assert facts(world.teacher.last())["Length"] == "120 minutes"
    world.passes(days=7)

    moved = "Mon 30 Nov 2026, 15:00 Lisbon time."
    notice = f"“Algebra 2” has moved from {FRIDAY} to {moved}"
    assert in_class(world) == [f"{INVITATION}{FRIDAY}.", notice, f"{DAY}{moved}", f"{HOUR}{moved}"]
    assert world.student.hears() == in_class(world)
    assert world.teacher.hears() == [f"{DAY}{moved}", f"{HOUR}{moved}"]


def test_a_reminder_that_waits_is_not_said_once_the_class_has_moved(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 09:30 #algebra')
    world.delivers = False
    world.passes(hours=23, minutes=30)
    world.teacher.says("session move 1 to tomorrow 09:00")
    world.teacher.says("session move 1 to friday 10:00")
    world.delivers = True
    world.deliver()

    moved = in_class(world)[1:]
    assert moved == [f"“Algebra 2” has moved from Wed 25 Nov 2026, 09:00 Lisbon time to {FRIDAY}."]


def test_a_time_that_can_be_read_in_two_ways_is_asked_back_for_a_move(world: World) -> None:
    plans(world)
    world.teacher.says("session move 1 to 01/12/2027 10:00")
    world.teacher.presses("Tue 12 Jan 2027, 10:00 Lisbon time")

    assert facts(world.teacher.last())["Starts"] == "Tue 12 Jan 2027, 10:00 Lisbon time"


REFUSED = (
    ("session move 1", "When is it?"),
    ("session move 1 to friday 10:00", "Session 1 already starts at"),
    ("session move 9 to friday 10:00", "I cannot find a session 9."),
    ("session cancel 9", "I cannot find a session 9."),
    ("session 9", "I cannot find a session 9."),
    ("session invite 9 @sam", "I cannot find a session 9."),
    ("session invite 1", "Whom shall I invite?"),
    ("session invite 1 @nobody", "I know nobody called @nobody here."),
)


def test_what_cannot_be_changed_is_told(world: World) -> None:
    plans(world)
    world.teacher.hears()
    for words, answer in REFUSED:
        world.teacher.says(words, mentions=MENTIONS)

        assert world.teacher.hears()[0].startswith(answer)
        assert "Talk to a person" in labels(world.teacher.last())


def test_a_class_that_was_cancelled_before_the_invitation_is_never_heard_of(world: World) -> None:
    plans(world)
    world.teacher.says("session cancel 1")
    world.passes(days=5)

    assert world.teacher.hears()[-1] == f"“Algebra 2” on {FRIDAY} is cancelled. Nobody was invited, so nobody is told."
    assert in_class(world) == world.student.hears() == []


@pytest.mark.parametrize("words", ["session cancel 1, I am ill.", "session cancel 1 because i am ill."])
def test_a_class_that_was_announced_is_cancelled_with_a_notice_and_its_reason(world: World, words: str) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra @sam')
    world.teacher.says(words)
    world.passes(days=2)

    notice = f"“Algebra 2” on {TOMORROW} is cancelled. I am ill."
    assert in_class(world)[1:] == world.student.hears()[1:] == [notice]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("because of snow", "Because of snow"),
        ("the lab is closed because it is cold", "The lab is closed because it is cold"),
        ("since friday i am ill", "Since friday I am ill"),
    ],
)
def test_a_reason_keeps_its_words(world: World, words: str, told: str) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 @sam')
    world.teacher.says(f"session cancel 1, {words}")

    assert world.student.hears()[-1] == f"“Algebra 2” on {TOMORROW} is cancelled. {told}"


def test_a_class_that_was_cancelled_by_mistake_takes_place_after_all(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra @sam')
    world.teacher.says("session cancel 1")
    world.teacher.presses("Hold it after all")

    told = f"“Algebra 2” on {TOMORROW} takes place after all."
    assert world.teacher.hears()[-1].startswith(told)
    assert in_class(world)[-1] == world.student.hears()[-1] == told
    world.passes(days=2)
    assert in_class(world)[-1] == world.student.hears()[-1] == f"{HOUR}{TOMORROW}."


def test_a_class_is_only_held_after_all_that_was_cancelled_and_is_not_over(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra @sam')
    assert world.teacher.says("session restore 1") == "refused"
    assert world.teacher.hears()[-1] == "Session 1 is not cancelled."
    world.teacher.says("session cancel 1")
    world.passes(hours=26)
    assert world.teacher.says("session restore 1") == "refused"
    assert world.teacher.says("session restore 7") == "refused"
    assert in_class(world)[-1] == f"“Algebra 2” on {TOMORROW} is cancelled."


def test_of_a_class_that_was_held_after_all_before_anybody_was_invited_people_hear_with_the_invitation(
    world: World,
) -> None:
    plans(world, '"Algebra 2" in 5 days 10:00 #algebra')
    world.teacher.says("session cancel 1")
    world.teacher.says("restore class 1")
    assert in_class(world) == []
    world.passes(days=3)
    assert len(in_class(world)) == 1


@pytest.mark.parametrize("way", ["sessions", "session 1", "cancel it", "cancel algebra"])
@pytest.mark.parametrize("yes", ["yes", "Yes, cancel it"])
def test_no_class_is_cancelled_before_a_yes(world: World, way: str, yes: str) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    world.teacher.says(way)
    if way.startswith("session"):
        world.teacher.presses("Cancel 1: Algebra 2" if way == "sessions" else "Cancel the class")

    assert world.teacher.hears()[-1] == (
        f"Shall I cancel “Algebra 2” on {TOMORROW}? Everybody concerned is told at once."
    )
    told = in_class(world)
    (world.teacher.says if yes == "yes" else world.teacher.presses)(yes)

    assert world.teacher.hears()[-1] == f"“Algebra 2” on {TOMORROW} is cancelled. Everybody is told."
    assert in_class(world) != told
    world.teacher.says("session call off 1")
    assert world.teacher.hears()[-1] == "Session 1 is already cancelled."


def test_a_cancelled_class_stays_cancelled(world: World) -> None:
    plans(world)
    world.teacher.says("session cancel 1")
    world.teacher.hears()
    for words in ("session cancel 1", "session move 1 to friday 15:00", "session invite 1 @sam"):
        world.teacher.says(words, mentions=MENTIONS)

    assert world.teacher.hears() == [
        "Session 1 is already cancelled.",
        "Session 1 was cancelled, so it cannot be moved. Plan a new one instead.",
        "Session 1 was cancelled. Plan a new one instead.",
    ]


def test_a_class_that_is_over_is_left_alone(world: World) -> None:
    plans(world, '"Algebra 2" today 10:00 #algebra')
    world.passes(hours=2)
    world.teacher.says("session cancel 1")

    assert world.teacher.hears()[-1] == "Session 1 is over. Plan a new one instead."


def test_who_is_invited_later_gets_the_invitation_and_the_reminders_once(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 @sam')
    world.teacher.says("session invite 1 @kim @sam #algebra @tess", mentions=MENTIONS | {"@tess": "tess"})
    kim = world.person("kim")
    world.teacher.says("session invite 1 @kim", mentions=MENTIONS)
    assert world.teacher.hears()[1:] == ["Everybody is told now.", "They were invited already."]
    world.passes(days=2)

    assert kim.hears() == in_class(world) == world.student.hears() == ALL_OF_TOMORROW


def test_who_is_invited_before_the_invitation_gets_it_with_everybody(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00')
    assert world.teacher.hears() == ["The class is planned. Nobody is invited yet."]
    world.teacher.says("session invite 1 @kim", mentions=MENTIONS)
    assert world.teacher.hears() == [f"Everybody is invited on {TOMORROW}."]
    world.passes(days=2)

    assert world.person("kim").hears() == [f"{INVITATION}{FRIDAY}."]


def test_somebody_who_does_not_teach_it_cannot_change_a_class(world: World) -> None:
    plans(world)
    other = world.person("tom")
    world.student.says("session cancel 1")
    world.student.says("session add Chess friday 10:00")
    refused = "That is for teachers and the support staff alone. `help` shows what you can do."
    assert [line.replace("`", "") for line in world.student.hears()] == [refused.replace("`", "")] * 2
    other.says("session 1")
    assert other.hears() == ["I cannot find a session 1."]


def test_people_on_call_may_change_a_class_and_who_teaches_it_is_told(world: World) -> None:
    plans(world)
    world.teacher.hears()
    world.first.says("session move 1 to friday 15:00")
    assert world.teacher.hears() == [f"“Algebra 2” has moved from {FRIDAY} to Fri 27 Nov 2026, 15:00 Lisbon time."]
    world.first.says("session cancel 1")
    assert world.teacher.hears() == ["“Algebra 2” on Fri 27 Nov 2026, 15:00 Lisbon time is cancelled."]
    assert in_class(world) == world.student.hears() == []


def test_who_takes_part_sees_a_class_but_not_how_to_change_it(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00 @sam @kim')
    world.student.says("session 1")
    card = world.student.last()

    assert facts(card)["Starts"] == "Fri 27 Nov 2026, 10:00 Lisbon time"
    assert labels(card) == ["My classes", "Talk to a person"]
    assert "kim" not in plain_text(card, Reader(ZONE))
    world.teacher.says("session 1")
    assert "Cancel the class" in labels(world.teacher.last())


def test_every_button_shown_about_a_class_is_understood(world: World) -> None:
    plans(world)
    plans(world, "Chess 2027-10-31 01:30 @sam")
    plans(world, "Go 2027-03-28 01:30 @sam")
    world.passes(days=3)
    for words in ("session move 1 to 01/12/2027 10:00", "session move 1", "sessions", "session 1", "session cancel 1"):
        world.teacher.says(words)
    for words in ("session 1", "sessions", "session cancel 1"):
        world.student.says(words)
    world.first.says("sessions")
    shown = {(button.says, reader) for button, reader in world.seen}

    assert len(shown) > 15
    assert [says for says, _ in shown if understand(says, Role.STUDENT, Context()).intent is None] == []


def test_who_has_no_class_ahead_is_not_asked_which_one(world: World) -> None:
    world.teacher.says("cancel my class, I am ill")

    assert world.teacher.hears()[-1].startswith("You have no class ahead that I know of.")
