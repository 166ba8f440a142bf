"""Help with the internet: a building without Wi-Fi, a class that is near, a line that is measured, a false network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.files.requirements import RequirementsPart, requirements
from bot.model.tickets import Priority, TicketState
from tests.stories.classes import MENTIONS
from tests.stories.looking import facts, pages, says_all, ticket, tickets
from tests.world import NORTH, World

pytestmark = pytest.mark.usefixtures("checked")
SOON = "Does a class, an exam or a deadline start in the next 30 minutes?"
AT_HOME = ("wifi", "3", "no", "None of these")


def test_a_modem_that_is_restarted_solves_it_without_a_ticket(world: World) -> None:
    asked = says_all(world.student, *AT_HOME, "All devices")
    assert asked[-1].endswith("Does the internet work again?")

    assert says_all(world.student, "yes")[-1].startswith("Good, that works.")
    assert tickets(world) == []


def test_what_was_tried_at_home_is_not_asked_for_again(world: World) -> None:
    said = says_all(world.student, "wifi", "3", "no", "Restarted modem and router", "That is all", "All devices")
    assert said[-1] == "How do things stand?"

    says_all(world.student, "2")
    assert tickets(world) == [("device", "loan", Priority.P4)]
    assert facts(world)["What fails at home?"] == "All devices"


def test_three_people_of_one_building_make_one_report_and_the_next_are_put_on_its_list(world: World) -> None:
    people = [world.person(f"pupil{number}") for number in range(1, 6)]
    wifi = ("Library", "no", "None of these", "1", "Connected, but no internet", "no")
    says_all(people[0], "wifi", "1", *wifi)
    says_all(people[1], "wifi", "5", "library", "no", "None of these", "no", "No light with any cable")
    assert says_all(people[2], "wifi", "1", "the gym")[-1] == SOON
    assert pages(world.first) == []

    third = says_all(people[3], "wifi", "1", "LIBRARY")
    assert tickets(world)[-1] == ("network", "network_down", Priority.P2)
    assert any(words.startswith("It is not only you") for words in third)
    assert len(pages(world.first)) == 1

    assert says_all(people[4], "wifi", "2", "library")[-1].startswith("This is a known fault")
    assert facts(world, 3)["Also affected"] == "3 more"
    world.first.says("resolve 3 the switch is replaced")
    assert people[4].hears()[-1].startswith("The known fault of the network is over.")


def test_what_one_says_of_a_building_calls_somebody_and_stops_nobody_else(world: World) -> None:
    nobody_has = ("wifi", "1", "Library", "no", "None of these", "No, nobody has")
    said = says_all(world.student, *nobody_has)
    assert any(words.startswith("Then it is not your device alone.") for words in said)
    assert tickets(world) == [("network", "wifi", Priority.P2)]
    assert len(pages(world.first)) == 1

    other, third = world.person("kim"), world.person("lee")
    assert says_all(other, "wifi", "1", "library")[-1] == SOON
    says_all(other, "no", "None of these", "1", "Connected, but no internet", "no")
    assert any(words.startswith("It is not only you") for words in says_all(third, "wifi", "1", "LIBRARY"))


def test_a_class_that_is_near_has_its_ticket_first_and_the_teacher_is_told_when_that_is_wanted(world: World) -> None:
    world.teacher.says('session add "Algebra 2" today 09:25 50 min @sam', mentions=MENTIONS)
    world.student.hears(), world.teacher.hears()
    said = says_all(world.student, "wifi", "4")
    assert said[1].startswith("I opened a ticket at once")
    assert tickets(world) == [("network", "wifi", Priority.P2)]

    says_all(world.student, "yes")
    assert world.teacher.hears()[-1].startswith("Sam Rivera has trouble with the connection just now")

    says_all(world.student, "None of these", "Class video is bad through the VPN", "yes")
    assert ticket(world).state is TicketState.CLOSED


def test_a_deadline_the_desk_does_not_know_of_is_asked_for_and_makes_the_ticket_more_urgent(world: World) -> None:
    says_all(world.student, "wifi", "3", "yes")

    assert tickets(world) == [("network", "wifi", Priority.P2)]


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        ("0.05 0.05", "Your line cannot carry a call."),
        ("down 1.0, up 0.5", "Your line is fast enough for sound, but not for a picture."),
        ("50 20 12", "Your line is fast enough. So the Wi-Fi or the computer is the likely cause."),
    ],
)
def test_a_line_is_measured_and_compared(world_of: Callable[..., World], measured: str, told: str) -> None:
    world = world_of(replace(NORTH, requirements=requirements(RequirementsPart())))
    said = says_all(world.student, "wifi", "6", "no", "None of these", measured)[-1]

    assert told in said
    assert ("Checked on 20" in said) is not told.endswith("cause.")


def test_a_false_certificate_is_a_private_matter_of_security_at_once(world: World) -> None:
    said = says_all(world.student, "wifi", "1", "Skip", "no", "None of these", "3", "It warns about a certificate")

    assert any(words.startswith("Do not accept it.") for words in said)
    assert tickets(world) == [("security", "rogue_wifi", Priority.P2)]
    assert ticket(world).private
    assert len(pages(world.first)) == 1


def test_a_walk_that_led_from_signing_in_to_the_network_is_called_by_where_it_ended(world: World) -> None:
    says_all(world.student, "login", "4", "2", "human")
    assert ticket(world).summary == "Guest Wi-Fi"
