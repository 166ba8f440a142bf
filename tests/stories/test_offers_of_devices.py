"""Who tells of a broken device, or sends the form, reads an article first too, where nothing hurries."""

from __future__ import annotations

import pytest

from bot.model.offers import OfferState
from tests.stories.classes import labels
from tests.stories.offers import CAMERA, offers, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
OFFERED = ["Open the ticket", "It helped", "It did not help", "Talk to a person"]


@pytest.mark.parametrize(
    ("words", "title", "part"),
    [
        ("printer broken", "Printing at school", "peripheral"),
        ("my camera is broken", "The camera stays black", "laptop"),
        ("device report printer not working", "Printing at school", "peripheral"),
    ],
)
def test_a_report_of_a_device_shows_the_article_first_and_stays_one(
    world: World, words: str, title: str, part: str
) -> None:
    assert world.student.says(words) == "asset_report"
    assert world.student.hears()[-1].startswith(f"This may help: {title}")
    assert labels(world.student.last())[:3] == OFFERED[:3]
    assert (tickets(world), world.staff()) == ([], [])

    world.passes(minutes=10)
    (ticket,) = tickets(world)
    assert (ticket.summary, ticket.category, ticket.subcategory) == (
        words.removeprefix("device report "),
        "device",
        part,
    )


def test_more_words_and_an_edit_leave_it_a_device(world: World) -> None:
    world.student.says("device report printer not working")
    world.student.edits("device report the printer jammed, not working")
    assert offers(world)[0].summary == "the printer jammed, not working"
    world.student.says("still not working, it beeps")

    (ticket,) = tickets(world)
    assert (ticket.category, ticket.subcategory) == ("device", "peripheral")


@pytest.mark.parametrize(
    "words",
    [
        "the projector in room 4 is broken",
        "printer broken, I have an exam in 20 minutes",
        "printer broken, our whole class needs it",
        "my laptop screen is cracked",
    ],
)
def test_what_stands_in_a_room_hurries_or_has_no_article_is_a_ticket_at_once(world: World, words: str) -> None:
    world.student.says(f"device report {words}")
    assert [ticket.summary for ticket in tickets(world)] == [words]
    assert offers(world) == []


def test_what_hangs_in_a_room_is_sorted_as_that(world: World) -> None:
    world.student.says("device report the projector in room 4 is broken")
    assert tickets(world)[0].category == "classroom_av"


def test_the_form_shows_the_article_first_and_keeps_what_was_chosen(world: World) -> None:
    form = world.student.opens("ticket form")
    world.student.fills(form, summary=CAMERA, about="device", hurry="3", where="B12, the iMac")
    assert labels(world.student.last()) == OFFERED
    assert tickets(world) == []

    world.student.says("it did not help")
    (ticket,) = tickets(world)
    assert ticket.summary == f"{CAMERA}\nB12, the iMac"
    assert (ticket.category, ticket.urgency, ticket.answers[0]) == ("device", 3, ("Device", "iMac"))


@pytest.mark.parametrize("chosen", [{"hurry": "1"}, {"who": "2"}, {"about": "classroom_av"}, {"about": "security"}])
def test_a_form_that_says_that_it_hurries_is_a_ticket_at_once(world: World, chosen: dict[str, str]) -> None:
    world.student.fills(world.student.opens("ticket form"), summary=CAMERA, **chosen)
    assert len(tickets(world)) == 1
    assert offers(world) == []


def test_a_form_whose_article_helped_opens_nothing(world: World) -> None:
    world.student.fills(world.student.opens("ticket form"), summary=CAMERA)
    world.student.presses("It helped")
    world.passes(hours=1)
    assert (tickets(world), offers(world)[0].state) == ([], OfferState.HELPED)


def test_the_form_sent_twice_is_one_ticket(world: World) -> None:
    for _ in range(2):
        world.student.fills(world.student.opens("ticket form"), summary=CAMERA, where="B12")
    world.passes(hours=1)
    assert [ticket.summary for ticket in tickets(world)] == [f"{CAMERA}\nB12"]
