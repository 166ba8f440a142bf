"""Several are asked in the same minute whether they have what others have: all who say yes stand in one report."""

from __future__ import annotations

import pytest

from bot.model.outages import BURST_OF
from bot.model.tickets import Priority, Ticket
from tests.stories.classes import MENTIONS
from tests.stories.looking import says_all
from tests.stories.outages import pupils
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
OTHERS = BURST_OF - 1
HOME = ("wifi", "3", "no", "None of these", "Only the school's services")
WAYS = {
    "signing in": (("login", "1"), ("login", "1"), "yes"),
    "signing in, after tickets": (("ticket open canvas is down",), ("login", "1"), "yes"),
    "a page that does not load": (("login", "1"), ("login", "1", "no", "no"), "10"),
    "calls are choppy": (("wifi", "6"), ("wifi", "6"), "yes"),
    "a line at home": (HOME, ("wifi", "3"), "yes"),
    "a live class": (("ticket open zoom is down",), ("sound", "1"), "yes"),
    "a meeting that cannot connect": (
        ("ticket open zoom is down",),
        ("sound", "1", "no", "no", "only me", "Getting into the meeting does not work"),
        "An error code, or it cannot connect",
    ),
    "a class that was thrown out": (
        ("ticket open zoom is down",),
        ("sound", "1", "no", "no", "Everyone in the class"),
        "Everyone was thrown out, or cannot join",
    ),
    "a device for the course site": (("ticket open canvas is down",), ("device check", "1"), "yes"),
    "a device for a live class": (("ticket open zoom is down",), ("device check", "2"), "yes"),
    "the exam program": (("ticket open respondus is down",), ("device check", "5"), "yes"),
    "handing in": (("coursework", "1"), ("coursework", "1"), "yes"),
    "a quiz": (("coursework", "2"), ("coursework", "2"), "yes"),
    "the exam program of a quiz": (
        ("ticket open respondus is down",),
        ("coursework", "2", "Cannot start", "no", "Lockdown browser or exam watching tool"),
        "yes",
    ),
    "students who cannot hand in": (("coursework", "1"), ("coursework", "3"), "yes"),
    "something else with coursework": (("coursework", "1"), ("coursework", "5"), "yes"),
}
"""What the others did, what whoever comes after them does up to the question, and the answer that it is the same."""


def urgent(world: World) -> list[Ticket]:
    return [ticket for ticket in world.work().tickets.find() if ticket.priority is Priority.P1]


def at_the_question(world: World, others: tuple[str, ...], way: tuple[str, ...]) -> list[Someone]:
    """Three who are asked before any of them has answered."""
    everybody = pupils(world, OTHERS + 3)
    for someone in everybody[:OTHERS]:
        says_all(someone, *others)
    for someone in everybody[OTHERS:]:
        says_all(someone, *way)
    return everybody[OTHERS:]


@pytest.mark.parametrize(("others", "way", "same"), WAYS.values(), ids=list(WAYS))
def test_whoever_says_that_it_is_the_same_for_them_stands_in_the_one_report(
    world: World, others: tuple[str, ...], way: tuple[str, ...], same: str
) -> None:
    asked = at_the_question(world, others, way)
    for someone in asked:
        says_all(someone, same)

    (outage,) = urgent(world)
    mine = {world.work().people.meet(someone.identity).id for someone in asked}
    assert mine <= {outage.reporter, *world.work().tickets.affected(outage.id)}
    assert len([words for words in world.first.hears() if " needs you: " in words]) == 1


def test_teachers_of_several_classes_who_cannot_begin_stand_in_one_report_too(world: World) -> None:
    teachers = [world.teacher, world.first, world.second]
    for teacher in teachers:
        teacher.says('session add "Algebra 2" today 09:20 50 min @sam', mentions=MENTIONS)
    for someone in pupils(world, OTHERS):
        says_all(someone, "ticket open zoom is down")
    for teacher in teachers:
        says_all(teacher, "prepare a class", "1")
    for teacher in teachers:
        says_all(teacher, "Something does not work")

    assert len(urgent(world)) == 1


@pytest.mark.parametrize("number", ["1", "2", "3", "5"])
def test_who_has_something_else_with_coursework_is_not_taken_for_one_of_several(world: World, number: str) -> None:
    (first, *_) = at_the_question(world, ("ticket open canvas is down",), ("coursework", number))
    said = says_all(first, "no")

    assert urgent(world) == []
    assert "Is it the same for you?" not in said[-1]


@pytest.mark.parametrize(
    ("others", "way"),
    [(HOME, ("wifi", "3")), (("login", "5", "no", "10"), ("login", "5"))],
    ids=["at home", "another service"],
)
def test_who_made_the_burst_can_say_that_they_have_it_where_the_service_has_no_name(
    world: World, others: tuple[str, ...], way: tuple[str, ...]
) -> None:
    first, *more = pupils(world, OTHERS)
    for someone in (first, *more):
        says_all(someone, *others)
    says_all(world.student, *way, "yes")
    assert len(urgent(world)) == 1

    first.presses("I have it too")
    assert first.hears()[-1].endswith("You are on the list now: you hear here when it is over.")
