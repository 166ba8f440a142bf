"""Three in one building: however they write its name, and wherever they say it, they are counted together."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import facts, pages, says_all, ticket, tickets
from tests.stories.outages import labels, pupils
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
WALK = ("no", "None of these", "no", "No light with any cable")
THERE = ("network", "network_down", Priority.P2)


@pytest.mark.parametrize(
    "names",
    [
        ("Building B", "B building", "building b.", "bldg B"),
        ("Main library", "the library", "library", "la biblioteca"),
        ("B", "room 204 in building B", "edificio B", "Gebäude B"),
    ],
)
def test_three_who_write_a_building_in_three_ways_make_one_report(world: World, names: tuple[str, ...]) -> None:
    people = pupils(world, 4)
    for someone, name in zip(people[:2], names, strict=False):
        says_all(someone, "wifi", "5", name, *WALK)
    said = says_all(people[2], "wifi", "1", names[2])

    assert any(words.startswith("It is not only you") for words in said)
    assert tickets(world)[2:] == [THERE]
    assert says_all(people[3], "wifi", "1", names[3])[-1].startswith("This is a known fault")
    assert facts(world, 3)["Also affected"] == "3 more"


def test_what_only_looks_like_the_same_building_is_not_counted(world: World) -> None:
    people = pupils(world, 3)
    says_all(people[0], "wifi", "5", "library", *WALK)
    says_all(people[1], "wifi", "5", "music library", *WALK)
    said = says_all(people[2], "wifi", "1", "old library")

    assert not any(words.startswith("It is not only you") for words in said)


def test_the_third_typed_ticket_of_a_building_calls_somebody_and_the_fourth_is_put_on_its_list(world: World) -> None:
    people = pupils(world, 4)
    people[0].says("ticket open no wifi in building B")
    people[1].says("ticket open the wifi is down in B building")
    assert pages(world.first) == []
    people[2].says("ticket open wifi keeps dropping, bldg. B, room 204")

    assert tickets(world)[2:] == [THERE]
    assert (ticket(world, 3).impact, ticket(world, 3).building) == (2, "b")
    assert facts(world, 3)["Reported just now by"] == "2 more people"
    assert len(pages(world.first)) == 1

    people[3].says("ticket open there is no wifi in building B")
    assert people[3].hears()[-1].endswith("You are on the list now: you hear here when it is over.")
    assert labels(people[3]) == ["It is something else", "Talk to a person"]
    people[3].presses("It is something else")
    assert tickets(world)[3:] == [("network", "wifi", Priority.P4)]
    world.first.says("resolve 3")
    assert all("is over" in someone.hears()[-1] for someone in people[:2])


def test_forms_that_name_a_building_are_counted_with_walk_throughs_and_typed_tickets(world: World) -> None:
    people = pupils(world, 3)
    form = people[0].opens("ticket form")
    people[0].fills(form, summary="it does not load", about="network", where="Building B, on my laptop")
    says_all(people[1], "wifi", "5", "b building", *WALK)
    people[2].says("ticket open no wifi in building B")

    assert tickets(world)[2:] == [THERE]


@pytest.mark.parametrize(
    "reports",
    [
        ("no wifi in building B", "no wifi in building D", "no wifi in building B2"),
        ("the printer in building B is broken", "the projector in building B is dark", "no wifi in building B"),
        ("the wifi is down in B 204", "the wifi is down in B 101", "the wifi is down in B 7"),
    ],
)
def test_other_buildings_other_trouble_and_rooms_alone_make_no_report_of_a_building(
    world: World, reports: tuple[str, ...]
) -> None:
    for someone, words in zip(pupils(world, 3), reports, strict=True):
        someone.says(f"ticket open {words}")

    assert THERE not in tickets(world)
    assert pages(world.first) == []


def test_one_report_that_the_network_of_a_building_is_down_makes_no_outage(world: World) -> None:
    one, other = pupils(world, 2)
    one.says("ticket open the wifi is down in building B")
    other.says("ticket open the wifi is down in building B")

    assert tickets(world) == [("network", "wifi", Priority.P4)] * 2
