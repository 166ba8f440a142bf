"""Trouble in plain words gets where it is mended."""

from __future__ import annotations

import pytest

from tests.stories.looking import ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("the beamer in room 12 stays dark", "classroom_av"),
        ("my computer is slow", "device"),
        ("where do i get a new charger", "device"),
    ],
)
def test_what_stands_in_a_room_or_on_a_desk_is_a_ticket(world: World, words: str, category: str) -> None:
    world.teacher.says(words)

    assert (ticket(world).summary, ticket(world).category) == (words, category)


def test_several_troubles_at_once_with_one_of_a_room_are_one_ticket_with_all_of_them(world: World) -> None:
    world.teacher.says("projector dark and no sound and wifi slow")

    assert ticket(world).summary == "projector dark and no sound and wifi slow"


@pytest.mark.parametrize("words", ["no sound in zoom", "i can't start my class, the link is dead"])
def test_trouble_in_a_meeting_begins_its_help(world: World, words: str) -> None:
    assert world.teacher.says(words) == "av_help"


def test_the_next_class_and_its_link_are_still_shown(world: World) -> None:
    assert world.teacher.says("when is my next class, what is the link") == "session_list"


def test_who_teaches_hears_how_to_hold_the_class_until_somebody_comes(world: World) -> None:
    world.teacher.says("session add Bio today 9:30")
    world.teacher.says("human")

    assert "To hold the class now: let people join by phone" in world.teacher.hears()[-1]
