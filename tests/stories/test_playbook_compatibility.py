"""Whether a device is good enough: by the figures that come with the program, and those of the school."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.files.requirements import ProductPart, RequirementsPart, requirements
from bot.model.tickets import Priority
from tests.stories.classes import MENTIONS
from tests.stories.looking import facts, says_all, ticket, tickets
from tests.world import NORTH, World

TEAMS = ("device check", "Microsoft Teams", "no", "Windows PC")


@pytest.fixture
def world(world_of: Callable[..., World]) -> World:
    """A school with the figures that come with the program."""
    return world_of(replace(NORTH, requirements=requirements(RequirementsPart())))


def test_what_is_enough_is_said_with_the_figures_and_their_day(world: World) -> None:
    said = says_all(world.student, *TEAMS, "Windows 11, 16 GB, Chrome 142")[-1]

    assert said.startswith("Teams needs: Windows 10 or newer, macOS 13 or newer,")
    assert "4 GB of memory (better 8)" in said
    assert "Checked on 20" in said
    assert "What you told me is enough." in said
    assert tickets(world) == []


@pytest.mark.parametrize(
    ("product", "told", "answer"),
    [
        (("Microsoft Teams", "no"), "Windows 10, 4 GB, Chrome 142", "It runs, with less than is advised."),
        (("Microsoft Teams", "no"), "Windows 11, 8 GB, Chrome 120", "Your browser is too old"),
        (("Microsoft Teams", "no"), "it is quite new", "I need a little more."),
        (
            ("Check everything for a new term", "no"),
            "Windows 11, 2 GB, Chrome 142",
            "Your device has less than it needs.",
        ),
    ],
)
def test_what_is_told_of_a_device_is_compared(world: World, product: tuple[str, ...], told: str, answer: str) -> None:
    assert answer in says_all(world.student, "device check", *product, "Windows PC", told)[-1]


def test_a_schools_own_figures_count(world_of: Callable[..., World]) -> None:
    own = RequirementsPart(checked_on=date(2026, 1, 2), product={"teams": ProductPart(memory=16)})
    world = world_of(replace(NORTH, requirements=requirements(own)))
    said = says_all(world.student, *TEAMS, "Windows 11, 8 GB, Chrome 142")[-1]

    assert "16 GB of memory" in said
    assert "Checked on 2026-01-02" in said
    assert said.endswith("What would help you most?")


def test_an_update_is_measured_again_and_what_is_still_too_little_becomes_a_loan(world: World) -> None:
    below = (*TEAMS, "Windows 7, 2 GB", "Update the system")
    assert says_all(world.student, *below)[-1].endswith("Is there a newer version on it now?")

    says_all(world.student, "yes", "Windows 10, 2 GB")
    assert tickets(world) == [("device", "loan", Priority.P4)]
    assert facts(world)["What do you want to use?"] == "Microsoft Teams"


def test_who_cannot_tell_what_is_in_it_even_then_has_a_person(world: World) -> None:
    said = says_all(world.student, *TEAMS, "I do not know", "I do not know")
    assert any(words.startswith("We came back to the same point again") for words in said)
    assert tickets(world) == [("software", "compatibility", Priority.P4)]


def test_an_exam_tomorrow_has_its_ticket_at_once_and_that_stays_open(world: World) -> None:
    said = says_all(world.student, "device check", "5", "Within 24 hours")
    assert said[0].startswith("What do you want to use?")
    assert any(words.startswith("I opened a ticket at once, and it stays open") for words in said)

    assert says_all(world.student, "yes")[-1].startswith("Good, that works.")
    assert tickets(world) == [("software", "lockdown_browser", Priority.P3)]
    assert ticket(world).state.open


def test_an_exam_tomorrow_that_does_not_open_keeps_to_its_one_ticket(world: World) -> None:
    said = says_all(world.student, "device check", "5", "Within 24 hours", "no")

    assert said[-1].startswith("Your ticket from before stays open")
    assert tickets(world) == [("software", "lockdown_browser", Priority.P3)]


def test_an_exam_later_has_a_list_and_who_has_no_computer_for_it_asks_for_one(world: World) -> None:
    said = says_all(world.student, "device check", "5", "Later")[-1]
    assert said.startswith("The exam browser needs: ")
    assert "- Other screens are unplugged." in said

    says_all(world.student, "2")
    assert tickets(world) == [("device", "loan", Priority.P4)]


def test_a_class_that_is_near_is_asked_about_before_a_ticket_is_opened_for_it(world: World) -> None:
    world.teacher.says('session add "Algebra 2" today 09:25 50 min @sam', mentions=MENTIONS)
    world.student.hears()
    assert says_all(world.student, "device check", "Zoom")[-1].startswith("A class of yours is near.")
    assert tickets(world) == []

    says_all(world.student, "yes")
    assert tickets(world) == [("software", "compatibility", Priority.P2)]
