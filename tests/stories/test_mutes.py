"""Who wants fewer reminders of classes, or none, says so; what they have to know comes all the same."""

from __future__ import annotations

import pytest

from tests.stories.classes import DAY, FRIDAY, HOUR, INVITATION, in_class, plans
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
FIRST, SECOND = f"{DAY}{FRIDAY}.", f"{HOUR}{FRIDAY}."


def reminded(world: World, someone: Someone) -> list[str]:
    """What comes before the class, after an invitation that everybody has got."""
    someone.hears()
    world.passes(days=5)
    return [words for words in someone.hears() if "starts in" in words]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("reminders off", []),
        ("stop reminding me", []),
        ("please stop reminding me of algebra", []),
        ("mute all reminders", []),
        ("don't remind me of my classes", []),
        ("no more reminders please", []),
        ("unsubscribe", []),
        ("reminders off for algebra 2", []),
        ("reminders off 1", []),
        ("reminders last", [SECOND]),
        ("only the last reminder please", [SECOND]),
        ("fewer reminders for Algebra", [SECOND]),
        ("reminders", [FIRST, SECOND]),
    ],
)
def test_who_says_so_gets_fewer_and_the_others_get_all(world: World, words: str, left: list[str]) -> None:
    plans(world, '"Algebra 2" friday 10:00 #algebra @sam @kim')
    kim = world.person("kim")
    assert world.student.says(words) == "reminders"
    assert "Invitations always come" in world.student.hears()[-1]

    world.passes(days=2)
    assert world.student.hears() == [f"{INVITATION}{FRIDAY}."]
    assert reminded(world, world.student) == left
    assert kim.hears()[-2:] == [FIRST, SECOND]
    assert in_class(world)[-2:] == [FIRST, SECOND]


def test_who_teaches_says_it_for_themselves(world: World) -> None:
    plans(world)
    world.teacher.says("reminders off")
    assert reminded(world, world.teacher) == []
    assert world.student.hears()[-2:] == [FIRST, SECOND]


def test_a_class_that_moves_or_is_cancelled_is_told_all_the_same(world: World) -> None:
    plans(world)
    world.passes(days=2)
    world.student.says("reminders off")
    world.student.hears()
    world.teacher.says("session move 1 saturday 10:00")
    world.teacher.says("session cancel 1")
    assert [words.split(" ")[2] for words in world.student.hears()] == ["has", "on"]


def test_who_wants_no_reminders_is_invited_also_when_the_invitation_comes_so_late_that_others_are_reminded(
    world: World,
) -> None:
    plans(world, '"Algebra 2" friday 10:00 #algebra @sam @kim')
    kim = world.person("kim")
    world.student.says("reminders off")
    world.student.hears()
    world.down_for(days=3, hours=7)

    assert world.student.hears() == [f"{INVITATION}{FRIDAY}."]
    late = [f"“Algebra 2” starts in 18 hours: {FRIDAY}."]
    assert (kim.hears(), in_class(world)) == (late, late)
    assert reminded(world, world.student) == []


def test_it_holds_for_the_classes_to_come_until_they_are_on_again(world: World) -> None:
    plans(world)
    world.student.says("reminders off algebra 2")
    assert reminded(world, world.student) == []
    plans(world, '"Algebra 2" friday 10:00 #algebra @sam')
    assert reminded(world, world.student) == []

    plans(world, '"Algebra 2" thursday 10:00 #algebra @sam')
    world.student.says("reminders on algebra 2")
    assert len(reminded(world, world.student)) == 2


def test_one_class_may_be_heard_while_the_others_are_not(world: World) -> None:
    plans(world)
    plans(world, '"Chess" friday 12:00 @sam')
    world.student.says("reminders off")
    world.student.says("reminders on for chess")
    assert world.student.hears()[-1].startswith(
        "You get all reminders of “Chess” now.\nOf all other classes you get no reminders."
    )
    assert [words.split("”")[0] for words in reminded(world, world.student)] == ["“Chess", "“Chess"]


def test_what_was_said_of_one_is_over_when_something_is_said_of_all(world: World) -> None:
    plans(world)
    world.student.says("reminders off algebra")
    world.student.says("reminders on")
    assert world.student.hears()[-1].startswith("You get all reminders of your classes.")
    assert reminded(world, world.student) == [FIRST, SECOND]


def test_a_press_changes_it(world: World) -> None:
    plans(world)
    world.student.says("sessions")
    world.passes(days=2)
    world.student.says("sessions")
    world.student.presses("Reminders")
    world.student.presses("Only the last one")
    assert world.student.hears()[-1].startswith("You get only the last reminder of your classes.")
    assert reminded(world, world.student) == [SECOND]


def test_which_class_is_asked_back(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00 @sam')
    plans(world, '"Algebra 3" friday 12:00 @sam')
    world.student.says("reminders off for algebra")
    assert world.student.hears()[-1] == "Which class do you mean? Of all of them it is reminders off."
    assert world.student.choices() == ["Algebra 2", "Algebra 3"]
    world.student.presses("Algebra 3")
    assert world.student.hears()[-1].startswith("You get no reminders of “Algebra 3” now.")


def test_who_has_no_class_is_told_so(world: World) -> None:
    world.student.says("reminders off for chess")
    assert world.student.hears()[-1].startswith("You have no class ahead that I know of.")


def test_a_restart_changes_nothing(world: World) -> None:
    plans(world)
    world.student.says("reminders off")
    world.restarts()
    assert reminded(world, world.student) == []


@pytest.mark.parametrize(
    "words", ["mute", "stop sending me messages", "notifications off", "quiet hours", "turn off notifications"]
)
def test_who_wants_it_quiet_reads_which_reminders_they_get(world: World, words: str) -> None:
    assert world.student.says(words) == "reminders"

    assert world.student.hears()[-1].startswith("You get all reminders of your classes.")
    world.student.presses("No reminders")
    assert world.student.hears()[-1].startswith("You get no reminders of your classes.")
