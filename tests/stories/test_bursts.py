"""Several who have the same within a quarter of an hour, most of them in the middle of a walk-through."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.classes import MENTIONS
from tests.stories.looking import FORGOTTEN, SECOND, says_all, ticket, tickets
from tests.stories.outages import BY_TWO, KNOWN, ON_LIST, OVER, WORDS, pupils
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
DOWN = "canvas is down, I cannot sign in"
SAME = "Several people report trouble with this service right now: it does not open, or lets nobody in."
TOLD = "Several people report the same fault right now."
HERE = "It is not only you: others there have the same."
ON_NETWORK = "Several people report the same right now. Are you on the network of the school"
ASKED = (
    "If you have it too, press the button or type i have it too: you hear here when it is over. If not, go on where "
    "you are."
)
ATTACHED = "This is a known fault, and we are working on it."


def stand(world: World, count: int, *words: str) -> None:
    """So many people, each in the middle of the same walk-through."""
    for someone in pupils(world, count):
        says_all(someone, *words)


@pytest.mark.parametrize(("others", "asked"), [(3, SECOND), (4, SAME)])
def test_the_fifth_who_says_that_a_service_is_down_is_asked_whether_it_is_that(
    world: World, others: int, asked: str
) -> None:
    stand(world, others, DOWN)
    assert tickets(world) == []

    assert says_all(world.student, DOWN)[-1].startswith(asked)


def test_who_has_the_same_makes_the_outage_and_whoever_comes_next_is_on_its_list(world: World) -> None:
    stand(world, 4, DOWN)
    assert says_all(world.student, DOWN, "yes")[-2].startswith(TOLD)
    assert tickets(world) == [("access", "service_down", Priority.P1)]
    assert dict(ticket(world).answers)["People affected"] == "5: 4 more reported the like just now"
    assert len(world.first.hears()) == 1

    assert says_all(world.last, DOWN)[-1].startswith(ATTACHED)
    assert any(words.startswith(ATTACHED) for words in says_all(pupils(world, 1)[0], "no", "10"))


def test_who_made_the_burst_is_asked_whether_it_is_that_and_hears_of_its_end(world: World) -> None:
    stand(world, 4, DOWN)
    says_all(world.student, DOWN, "yes")
    first, second = pupils(world, 2)
    assert first.hears() == second.hears() == [SECOND, f"{KNOWN}\n{ASKED}"]

    first.says("i have it too")
    assert first.hears() == [f"{KNOWN}\n{ON_LIST}"]
    world.first.says("resolve 1 the server is back")
    assert (first.hears(), second.hears()) == ([OVER], [])


def test_who_is_in_the_middle_of_a_walk_through_is_asked_when_the_staff_tell_of_the_outage(world: World) -> None:
    says_all(world.student, DOWN)
    says_all(world.last, *FORGOTTEN)
    world.first.says('outage lms "sign-in fails" until 14:00')

    assert world.student.hears() == [f"{KNOWN}\n{WORDS}\n{BY_TWO}\n{ASKED}"]
    assert world.last.hears() == []
    assert says_all(world.student, "no")[-1] == "What do you see?"


def test_what_fails_in_a_building_fails_for_everybody_in_it(world: World) -> None:
    stand(world, 2, "wifi", "1", "the main hall")
    says_all(world.last, "wifi", "1", "Library")
    says_all(world.student, "wifi", "1", "Main Hall")

    first, second = pupils(world, 2)
    assert first.hears()[-1].endswith(ON_LIST)
    assert second.hears()[-1].endswith(ON_LIST)
    assert world.last.hears() == []
    outage = ticket(world).id
    assert len(world.work().tickets.affected(outage)) == 2


def test_who_has_something_else_goes_on_and_counts_no_more(world: World) -> None:
    stand(world, 4, DOWN)
    assert says_all(world.last, DOWN, "no")[-1] == SECOND
    world.passes(minutes=14)
    for someone in pupils(world, 1):
        says_all(someone, "no", "1")

    assert says_all(world.student, DOWN)[-1] == SECOND


@pytest.mark.parametrize(("minutes", "asked"), [(14, SAME), (15, SAME), (16, SECOND)])
def test_a_burst_is_what_came_within_a_quarter_of_an_hour(world: World, minutes: int, asked: str) -> None:
    stand(world, 4, DOWN)
    world.passes(minutes=minutes)

    assert says_all(world.student, DOWN)[-1].startswith(asked)


@pytest.mark.parametrize(("others", "asked"), [(2, SECOND), (3, SAME)])
def test_the_same_person_counts_once_with_all_they_began_and_all_they_reported(
    world: World, others: int, asked: str
) -> None:
    stand(world, others, DOWN)
    says_all(world.last, "ticket open canvas is down", DOWN, "wifi", "login for moodle", "human")

    assert says_all(world.student, DOWN)[-1].startswith(asked)


@pytest.mark.parametrize("more", [("sound",), ("human",), ("no",), ("no", "10"), ("no", "5")])
def test_whoever_left_it_asked_for_a_person_or_sees_what_may_be_the_service_counts(
    world: World, more: tuple[str, ...]
) -> None:
    stand(world, 4, DOWN, *more)

    assert says_all(world.student, "login", "1")[-1].startswith(SAME)


@pytest.mark.parametrize(
    "way",
    [
        FORGOTTEN[:4],
        ("login", "1", "2", "1"),
        ("login", "1", "2", "4"),
        ("login", "1", "2", "10", "It works now"),
        ("login", "3"),
        ("login", "5"),
        ("device check", "1"),
        ("prepare a class", "1"),
        ("security", "1", "1"),
    ],
)
def test_whose_trouble_is_their_own_or_is_over_or_of_something_else_counts_for_nobody(
    world: World, way: tuple[str, ...]
) -> None:
    stand(world, 6, *way)

    assert says_all(world.student, "login", "1")[-1] == SECOND


@pytest.mark.parametrize(("others", "told"), [(1, False), (2, True)])
def test_three_in_one_building_are_seen_before_there_is_any_ticket(world: World, others: int, told: bool) -> None:
    stand(world, others, "wifi", "1", "the main hall")
    says_all(world.last, "wifi", "1", "Library")
    assert tickets(world) == []

    said = says_all(world.student, "wifi", "1", "Main Hall")
    assert any(words.startswith(HERE) for words in said) is told


def test_whoever_tells_it_in_their_own_words_is_one_of_them(world: World) -> None:
    stand(world, 4, DOWN)
    world.last.says("ticket open canvas is not working")
    assert tickets(world) == [("access", "service_down", Priority.P1)]


def test_so_is_whoever_tells_in_their_own_words_which_building_it_is(world: World) -> None:
    stand(world, 2, "wifi", "1", "Block B")
    world.last.says("ticket open no wifi in block b")
    assert tickets(world) == [("network", "network_down", Priority.P2)]
    assert len(world.first.hears()) == 1


def test_people_in_different_buildings_are_a_burst_at_the_fifth(world: World) -> None:
    for number, someone in enumerate(pupils(world, 4)):
        says_all(someone, "wifi", "1", f"building {number}")

    said = says_all(world.student, "wifi", "1", "Library")
    assert any(words.startswith(TOLD) for words in said)


@pytest.mark.parametrize("number", ["6", "7"])
def test_whoever_may_be_on_another_line_is_asked_before_they_are_taken_for_one_of_several(
    world: World, number: str
) -> None:
    stand(world, 4, "wifi", number)
    assert says_all(world.last, "wifi", number)[-1].startswith(ON_NETWORK)
    assert says_all(world.last, "no")[-1] == SECOND

    assert any(words.startswith(TOLD) for words in says_all(world.student, "wifi", number, "yes"))
    assert tickets(world) == [("network", "network_down", Priority.P1)]


@pytest.mark.parametrize("number", ["6", "7"])
def test_they_are_asked_too_when_the_network_is_known_to_be_away_or_worked_on(world: World, number: str) -> None:
    world.first.says('maintenance network "new cables" from now until 14:00')
    assert says_all(world.last, "wifi", number, "yes")[-1].startswith("You need not do anything")
    world.first.says('outage network "it is away" until 14:00')

    assert says_all(world.student, "wifi", number)[-1].startswith("The network of the school has a known fault")
    assert says_all(world.student, "yes")[-1].startswith(ATTACHED)


def test_at_home_only_those_whom_the_schools_pages_alone_do_not_open_are_a_burst(world: World) -> None:
    stand(world, 2, "wifi", "3", "no", "None of these", "All devices")
    assert says_all(world.last, "wifi", "3")[-1] == SECOND
    for someone in [world.person(f"away{number}") for number in range(4)]:
        says_all(someone, "wifi", "3", "no", "None of these", "Only the school's services")

    asked = says_all(world.student, "wifi", "3")[-1]
    assert asked.startswith("Several people report from home right now that the school's services do not open.")
    assert any(words.startswith("Then it is not your line.") for words in says_all(world.student, "yes"))
    assert tickets(world) == [("network", "network_down", Priority.P1)]


def test_with_a_class_near_whoever_has_what_several_have_hears_of_another_way_in(world: World) -> None:
    world.teacher.says('session add "Algebra 2" today 09:20 50 min @sam', mentions=MENTIONS)
    world.student.hears()
    stand(world, 4, DOWN)
    said = says_all(world.student, DOWN, "yes")
    assert any("For a class that is near, use the phone number or the guest link" in words for words in said)
    assert tickets(world) == [("access", "service_down", Priority.P1)]


def test_with_a_class_near_whoever_has_something_else_has_the_ticket_at_once(world: World) -> None:
    world.teacher.says('session add "Algebra 2" today 09:20 50 min @sam', mentions=MENTIONS)
    world.student.hears()
    stand(world, 4, DOWN)
    said = says_all(world.student, DOWN, "no")

    assert any(words.startswith("I opened a ticket at once") for words in said)
    assert tickets(world) == [("access", "blocked_before_class", Priority.P2)]


@pytest.mark.parametrize(
    ("number", "reported", "made"),
    [
        ("1", "ticket open canvas is down", ("access", "service_down", Priority.P1)),
        ("2", "ticket open zoom is down", ("live_class", "platform_down", Priority.P1)),
        ("5", "ticket open respondus is down", ("access", "service_down", Priority.P1)),
    ],
)
def test_several_may_have_the_service_and_not_the_device_to_blame(
    world: World, number: str, reported: str, made: tuple[str, str, Priority]
) -> None:
    stand(world, 4, reported)
    asked = says_all(world.student, "device check", number)[-1]
    assert "so it may not be your device." in asked

    says_all(world.student, "yes")
    assert tickets(world)[-1] == made
    outage = ticket(world, 5).id
    assert len(world.work().tickets.affected(outage)) == 4


def test_five_who_get_the_same_mail_are_a_burst_while_they_report_it(world: World) -> None:
    stand(world, 4, "security", "1", "1")
    said = says_all(world.student, "security", "1", "1", "yes")

    assert any(words.startswith("Thank you. It looks as if many people get this.") for words in said)
