"""Who teaches and the staff read an article before their own ticket, too; nothing that cannot wait is held for it."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.classes import labels
from tests.stories.offers import CAMERA, tickets
from tests.stories.test_offers import OPENS_AT
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")


def someone(world: World, who: str) -> Someone:
    return {"teacher": world.teacher, "on call": world.first, "admin": world.last}[who]


@pytest.mark.parametrize("who", ["teacher", "on call", "admin"])
def test_what_is_their_own_trouble_is_held_while_they_read(world: World, who: str) -> None:
    someone(world, who).says(f"ticket open {CAMERA}")
    heard = someone(world, who).hears()[-1]
    assert heard.startswith("This may help: The camera stays black")
    assert heard.endswith(OPENS_AT)
    assert tickets(world) == []

    world.passes(minutes=10)
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]


@pytest.mark.parametrize("who", ["teacher", "on call", "admin"])
@pytest.mark.parametrize(
    "words",
    [
        "no sound in class",
        "kein Ton in Raum 3",
        "my camera stays black in room 5",
        "the projector has no signal",
        "the whole class cannot hear me",
        "my students cannot hear me",
        "no sound and my lesson starts in 10 minutes",
        "urgent: my account is locked",
        "I clicked on a strange link and typed my password",
        "my account was hacked",
    ],
)
def test_what_is_about_a_room_a_class_or_safety_is_a_ticket_at_once(world: World, who: str, words: str) -> None:
    someone(world, who).says(f"ticket open {words}")
    assert [ticket.summary for ticket in tickets(world)] == [words]


def test_with_a_class_that_is_on_the_ticket_is_there_and_the_article_beside_it(world: World) -> None:
    world.teacher.says("session add Algebra today 9:30")
    world.teacher.says(f"ticket open {CAMERA}")
    (ticket,) = tickets(world)
    assert ticket.priority is Priority.P3
    assert labels(world.teacher.last())[0] == "This may help meanwhile: The camera stays black"


def test_a_room_that_is_named_afterwards_opens_what_is_held(world: World) -> None:
    world.teacher.says(f"ticket open {CAMERA}")
    world.teacher.edits(f"ticket open {CAMERA} in room 12")
    assert [ticket.summary for ticket in tickets(world)] == [f"{CAMERA} in room 12"]


@pytest.mark.parametrize("words", ["kein Ton", "no sound", "meine Kamera geht nicht", "mi micrófono no funciona"])
def test_a_few_words_in_any_language_are_enough_for_an_article(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")
    assert world.student.hears()[-1].startswith("This may help: ")
    assert tickets(world) == []
