"""Several outages in one message, and a second word about one of which something is told already."""

from __future__ import annotations

import pytest

from tests.stories.looking import tickets
from tests.stories.outages import DOWN, labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def announced(world: World) -> list[tuple[str, str]]:
    return [(each.system, each.announced) for each in world.work().tickets.outages()]


@pytest.mark.parametrize("words", ["wifi and lms are down", "outage wifi and lms", "the wifi, canvas are both down"])
def test_the_staff_may_tell_everybody_of_each(world: World, words: str) -> None:
    world.first.says(words)
    asked = "I know of no fault of the network and the course site just now. Shall I tell everybody of one?"
    assert world.first.hears() == [asked]
    assert announced(world) == []
    world.first.presses("Tell everybody: the network")
    world.first.presses("Tell everybody: the course site")

    assert announced(world) == [("network", "it does not work"), ("lms", "it does not work")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('outage wifi and lms "nobody gets in"', ["nobody gets in", "nobody gets in"]),
        ("outage wifi, lms are down", ["wifi is down", "lms is down"]),
    ],
)
def test_what_is_told_of_two_is_told_of_the_first_and_with_a_press_of_the_other(
    world: World, words: str, told: list[str]
) -> None:
    world.first.says(words)
    assert announced(world) == [("network", told[0])]
    assert world.first.hears()[-1] == "That tells of the network alone. Press a button to tell the same of the rest."
    world.first.presses("Tell everybody: the course site")

    assert announced(world) == [("network", told[0]), ("lms", told[1])]


@pytest.mark.parametrize("words", ["zoom and wifi pages fail", "signing in from zoom or teams fails"])
def test_what_is_quoted_names_nothing_else_that_fails(world: World, words: str) -> None:
    world.first.says(f'outage lms "{words}"')

    assert announced(world) == [("lms", words)]
    assert "Press a button" not in world.first.hears()[-1]


@pytest.mark.parametrize(
    "words", ["outage wifi and lms is back", "outage lms and wifi are both over", "outage over wifi and lms"]
)
def test_that_several_are_over_is_asked_back_with_a_button_for_each(world: World, words: str) -> None:
    for system in ("wifi", "lms"):
        world.first.says(f'outage {system} "nobody gets in"')
    world.first.says(words)
    assert world.first.hears()[-1] == "Which one is over? Press a button for each."
    assert announced(world) == [("network", "nobody gets in"), ("lms", "nobody gets in")]
    world.first.presses("It is over: the fault of the network")
    assert announced(world) == [("lms", "nobody gets in")]

    world.first.says(words)
    world.first.presses("It is over: the fault of the course site")
    assert announced(world) == []
    world.first.says(words)
    assert world.first.hears()[-1] == "I know of no fault of these just now."


def test_a_student_is_put_on_the_list_of_each_that_is_known(world: World) -> None:
    world.first.says(DOWN)
    world.student.says("wifi and lms are down")
    listed, other = world.student.hears()
    assert "You are on the list now" in listed
    assert other.startswith("I know of no fault of the network just now.")

    world.first.says('outage wifi "nobody gets in"')
    world.student.says("wifi and lms are down")
    [both] = world.student.hears()
    assert (both.count("You are on the list now"), both.count("There is a known fault of")) == (1, 2)


def test_a_student_who_reports_two_that_nobody_knows_of_can_open_a_ticket(world: World) -> None:
    world.student.says("wifi and lms are down")
    text = "I know of no fault of the network and the course site just now. If it does not work for you, tell us."
    assert world.student.hears() == [text]
    assert labels(world.student) == ["Open a ticket", "Talk to a person"]


def test_who_tells_something_else_of_the_same_reads_what_it_replaces_and_can_tell_both(world: World) -> None:
    world.first.says('outage lms "sign-in fails"')
    world.first.says('outage lms "videos do not play"')
    assert world.first.hears()[-1].endswith("\nUntil now I said: “sign-in fails”")
    world.first.presses("Tell both")

    assert announced(world) == [("lms", "sign-in fails; videos do not play")]
    assert "Until now" not in world.first.hears()[-1]


@pytest.mark.parametrize("words", ["canvas and zoom are not working", "zoom and canvas don't work",
    "my mail and canvas do not work", "canvas und zoom gehen nicht", "teams et moodle ne marchent pas"])  # fmt: skip
def test_two_services_that_fail_are_one_ticket_that_names_both(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears()[0].startswith(f"Your ticket 1: {words}")
    assert len(tickets(world)) == 1


def test_of_two_that_fail_the_one_that_is_known_is_told_and_the_other_is_not_lost(world: World) -> None:
    world.first.says(DOWN)
    world.student.says("canvas and zoom are not working")

    known, other = world.student.hears()
    assert "You are on the list now" in known
    assert other.startswith("I know of no fault of live classes just now.")


def test_a_ticket_about_several_needs_no_second_telling(world: World) -> None:
    world.student.says("canvas y zoom no funcionan")
    world.student.presses("Open a ticket")

    assert "Your ticket 1: canvas y zoom no funcionan" in world.student.hears()[-1]


@pytest.mark.parametrize("words", ["canvas and zoom don't work with my screen reader",
    "canvas and zoom do not work on my phone, laptop is fine", "i cannot use zoom and canvas at the same time",
    "the link between canvas and zoom does not work", "my sound does not work on zoom and canvas"])  # fmt: skip
def test_something_else_that_fails_on_two_is_no_ticket_of_both(world: World, words: str) -> None:
    world.student.says(words)

    assert tickets(world) == []
