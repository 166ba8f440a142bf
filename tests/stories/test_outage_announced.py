"""The staff tell of an outage in words of their own, and are asked whether everybody shall hear it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.stories.looking import ticket, tickets
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
ASKED = "I know of no fault of the course site just now. Shall I tell everybody that it does not work"


def test_what_is_down_until_some_time_is_told_to_everybody_with_one_press(world: World) -> None:
    world.first.says("announce that canvas is down until 3pm tomorrow")
    assert world.first.hears() == [f"{ASKED}, until Tue 24 Nov 2026, 15:00 Lisbon time?"]
    assert tickets(world) == []

    world.first.presses("Tell everybody")
    assert (ticket(world).system, ticket(world).announced) == ("lms", "it does not work")
    assert ticket(world).expected_until == datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "words", ["outage canvas", "canvas is down for everybody", "is canvas down?", "tell everybody canvas is down"]
)
def test_what_is_not_known_yet_may_be_told_to_everybody(world: World, words: str) -> None:
    assert world.first.says(words) == "outage_check"

    assert world.first.hears() == [f"{ASKED}?"]
    world.first.presses("Tell everybody")
    assert ticket(world).expected_until is None


@pytest.mark.parametrize(
    "words",
    [
        "we have an outage of eduroam until 14:00",
        "heads up, the wifi is out of service until 14:00",
    ],
)
def test_an_outage_told_in_a_sentence_is_none_of_somebodys_own_line(world: World, words: str) -> None:
    assert world.first.says(words) == "outage_check"
    assert "Shall I tell everybody that it does not work, until" in world.first.hears()[-1]

    world.first.presses("Tell everybody")
    assert ticket(world).expected_until is not None


def test_who_is_not_on_call_tells_nobody(world: World) -> None:
    world.teacher.says("canvas is down for everybody")

    assert "Tell everybody" not in labels(world.teacher)


def test_help_with_outages_says_how_to_tell_of_one(world: World) -> None:
    world.first.says("help outage")
    assert 'type outage lms "WHAT FAILS" until 14:00' in world.first.hears()[-1]

    world.student.says("help outage")
    assert "WHAT FAILS" not in world.student.hears()[-1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("outage wifi in the library is down", "wifi in the library is down"),
        ("outage the Canvas is very slow until 14:00", "Canvas is very slow"),
        ('outage wifi "in the library"', "in the library"),
        ("outage zoom nobody can join", "nobody can join"),
    ],
)
def test_what_is_told_makes_sense_by_itself(world: World, words: str, told: str) -> None:
    world.first.says(words)

    assert ticket(world).announced == told


def test_since_when_it_is_so_is_kept_and_everybody_who_asks_reads_it(world: World) -> None:
    world.first.says('outage lms "sign-in fails" since 8:30 until 14:00')
    world.student.says("is canvas down?")

    assert world.student.hears() == [
        "There is a known fault of the course site.\nWhat we know: sign-in fails since 8:30\n"
        "It should be over by Mon 23 Nov 2026, 14:00 Lisbon time.\n"
        "You are on the list now: you hear here when it is over."
    ]


def test_what_fails_may_stand_before_the_system_and_a_missing_system_is_asked_for(world: World) -> None:
    assert world.first.says('outage "sign in" lms until 3pm') == "outage_tell"
    told, everybody = world.first.hears()[0], "and I tell everybody who asks"
    assert f"the fault of the course site, {everybody}.\nWhat we know: sign in\nIt should be over by" in told

    world.second.says('outage "it is slow" until 3pm')
    assert world.second.hears() == ["Which system is it?"]
    world.second.presses("network: the network")
    assert f"the fault of the network, {everybody}.\nWhat we know: it is slow" in world.second.hears()[0]


@pytest.mark.parametrize("words", ["canvas is down until 3pm tomorrow", "canvas is down"])
def test_a_yes_to_whether_everybody_shall_be_told_tells_them(world: World, words: str) -> None:
    world.first.says(words)
    assert "Shall I tell everybody that it does not work" in world.first.hears()[-1]
    world.first.says("yes")
    world.student.says("is canvas down?")

    assert "What we know: it does not work" in world.student.hears()[-1]


def test_a_no_to_it_tells_nobody(world: World) -> None:
    world.first.says("canvas is down")
    world.first.says("no")
    world.student.says("is canvas down?")

    assert "What we know" not in world.student.hears()[-1]
