"""Who reports in their own words what is known already, and who are the first to report it."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.classes import MENTIONS
from tests.stories.looking import FIRST, SAME, facts, says_all, ticket, tickets
from tests.stories.outages import BY_TWO, DOWN, KNOWN, ON_LIST, OVER, WORDS, labels, pupils
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
REPORTS = (
    "canvas is not working",
    "ticket open moodle is broken",
    "ticket open canvas doesn't work",
    "blackboard isnt working for me",
    "canvas is giving me an error 500",
    "moodle no funciona",
    "moodle geht nicht",
    "i can't submit my homework in canvas",
    "ticket open canvas is down",
    "/ticket open canvas is not working",
)


@pytest.mark.parametrize("words", REPORTS)
def test_who_reports_what_is_known_is_told_and_asked_at_the_end_and_opens_no_ticket(world: World, words: str) -> None:
    world.first.says(DOWN)
    world.student.says(words)

    assert world.student.hears() == ["\n".join([KNOWN, WORDS, BY_TWO, ON_LIST])]
    assert labels(world.student) == ["It is something else", "Talk to a person"]
    assert len(tickets(world)) == 1
    assert facts(world)["Also affected"] == "1 more"
    world.first.says("outage over lms")
    assert world.student.hears() == [OVER]


def test_the_form_tells_of_it_too_and_what_was_chosen_in_it_is_not_lost(world: World) -> None:
    world.first.says(DOWN)
    form = world.student.opens("ticket form")
    world.student.fills(form, summary="canvas is down", about="lms", who="2", hurry="3", where="room 12")
    assert world.student.hears() == ["\n".join([KNOWN, WORDS, BY_TWO, ON_LIST])]

    world.student.presses("It is something else")
    assert tickets(world)[1:] == [("lms", "content", Priority.P4)]
    made = ticket(world, 2)
    assert (made.summary, made.impact, made.urgency, made.system) == ("canvas is down", 2, 3, "")
    assert made.answers == (("Where, and on which device?", "room 12"),)


def test_for_whom_it_is_something_else_a_ticket_is_opened_all_the_same(world: World) -> None:
    world.first.says(DOWN)
    world.student.says("my canvas grade is wrong")
    world.student.presses("It is something else")

    assert tickets(world)[1:] == [("lms", "gradebook", Priority.P4)]
    assert ticket(world, 2).summary == "my canvas grade is wrong"
    world.student.presses("It is something else")
    assert world.student.hears()[-1] == "That is your ticket 2 already."
    assert len(tickets(world)) == 2


def test_planned_work_that_goes_on_is_told_to_who_reports_it(world: World) -> None:
    world.first.says('maintenance lms "new disks" from now until 14:00')
    world.student.says("canvas is not working")

    assert "What is done: new disks" in world.student.hears()[-1]
    assert labels(world.student) == ["It is something else", "Talk to a person"]
    assert tickets(world) == []


@pytest.mark.parametrize(
    "words",
    [
        "zoom is not working",
        "the projector in classroom 12 stays dark",
        "i need a guest account for canvas",
        "somebody hacked my canvas account",
        "ticket open canvas is not working and my class starts in ten minutes",
    ],
)
def test_what_is_about_something_else_or_cannot_wait_is_not_held_up(world: World, words: str) -> None:
    world.first.says(DOWN)
    world.student.says(words)

    assert all(ON_LIST not in said for said in world.student.hears())
    assert "Also affected" not in facts(world)


def test_who_has_a_class_now_has_their_ticket(world: World) -> None:
    world.teacher.says('session add "Algebra 2" today 09:25 50 min @sam', mentions=MENTIONS)
    world.first.says(DOWN)
    world.student.says("canvas is not working")

    assert tickets(world)[1:] == [("access", "service_down", Priority.P3)]


@pytest.mark.parametrize("words", ["moodle is broken", "canvas doesn't work"])
def test_what_is_heard_as_a_question_or_as_trouble_with_signing_in_leads_to_the_list_too(
    world: World, words: str
) -> None:
    world.first.says(DOWN)
    world.student.says(words)

    assert f"{WORDS}\n{BY_TWO}" in world.student.hears()[-1]
    assert facts(world)["Also affected"] == "1 more"
    assert len(tickets(world)) == 1


@pytest.mark.parametrize("words", ["i can't get into canvas", "can't sign in to moodle", "moodle won't let me in"])
def test_who_cannot_get_into_a_service_they_name_is_not_asked_which(world: World, words: str) -> None:
    said = says_all(world.student, words)
    assert len(said) == 1
    assert said[0].startswith("Does a class, an exam or a deadline")
    world.student.says("back")
    assert world.student.hears() == [FIRST]

    world.first.says(DOWN)
    other = world.person("kim", "Kim")
    assert says_all(other, words)[-1].endswith(f"{WORDS}\n{BY_TWO}")
    assert facts(world)["Also affected"] == "1 more"


@pytest.mark.parametrize(
    ("words", "system", "about"),
    [
        ("ticket open canvas is not working", "lms", ("access", "service_down")),
        ("moodle geht nicht", "lms", ("access", "service_down")),
        ("ticket open zoom is not working", "zoom", ("live_class", "platform_down")),
    ],
)
def test_the_fifth_report_in_own_words_is_an_outage_and_the_sixth_is_put_on_its_list(
    world: World, words: str, system: str, about: tuple[str, str]
) -> None:
    people = pupils(world, 6)
    for someone in people[:4]:
        someone.says(words)
        world.passes(minutes=3)
    assert tickets(world) == [(*about, Priority.P4)] * 4
    assert world.first.hears() == []

    people[4].says(words)
    assert tickets(world)[4:] == [(*about, Priority.P1)]
    assert ticket(world, 5).system == system
    assert facts(world, 5)["Reported just now by"] == "4 more people"
    assert len(world.first.hears()) == 1

    people[5].says(words)
    assert people[5].hears()[-1].endswith(ON_LIST)
    assert len(tickets(world)) == 5


def test_the_same_person_or_reports_of_long_ago_make_no_outage(world: World) -> None:
    people = pupils(world, 5)
    for someone in people[:3]:
        someone.says("canvas is not working")
    people[2].says("canvas is not working")
    people[3].says("canvas is not working")
    world.passes(minutes=15, seconds=1)
    people[4].says("canvas is not working")

    assert {priority for _, _, priority in tickets(world)} == {Priority.P4}


def test_walk_throughs_and_own_words_count_together(world: World) -> None:
    people = pupils(world, 5)
    for someone in people[:4]:
        someone.says("ticket open canvas is not working")

    told = says_all(people[4], "login", "1", "yes")
    assert any(words.startswith("Several people report the same fault right now.") for words in told)


@pytest.mark.parametrize(
    "words", ["ticket open the heating in classroom 5 is not working", "ticket open my canvas grade is wrong"]
)
def test_what_is_no_fault_of_a_service_is_never_a_burst(world: World, words: str) -> None:
    for someone in pupils(world, 6):
        someone.says(words)
    world.passes(minutes=10)

    assert len(tickets(world)) == 6
    assert {priority for _, _, priority in tickets(world)} == {Priority.P4}


LOOPING = ("login", "1", "2", "5", "5", "2", "no")
"""Whose sign-in page of the course site comes back each time, whatever they do."""


def test_who_made_the_burst_is_asked_at_the_end_as_who_came_later(world: World) -> None:
    some = pupils(world, 6)
    for someone in some:
        says_all(someone, *(LOOPING if someone in some[:4] else SAME))
        someone.hears()
    world.first.says("outage over lms")

    asked = [someone for someone in some if any("Does it work for you now?" in words for words in someone.hears())]
    assert asked == some


def test_who_is_in_the_middle_of_it_when_the_outage_is_told_hears_of_it(world: World) -> None:
    says_all(world.student, *LOOPING[:3])
    world.first.says(DOWN)
    world.student.hears()
    world.student.says("5")

    assert any(words.startswith("This is a known fault") for words in world.student.hears())
    world.first.says("outage over lms")
    assert world.student.hears() == [OVER]
