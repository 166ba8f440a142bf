"""Places are remembered as their platform names them, so that the desk can speak there later."""

from __future__ import annotations

import pytest

from bot.model.messages import Kind, Message, Place, private_place
from bot.model.ports import Abilities
from tests.stories.looking import DARK
from tests.world import HELP_DESK, Someone, World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.fixture
def world(world: World) -> World:
    """On a platform that needs references."""
    world.chat.abilities = Abilities(refers=True)
    return world


def comes_to(world: World, someone: Someone, place: Place, reference: str) -> str:
    """The desk is brought to a place by somebody, or taken from it."""
    key = f"met{world.count()}"
    return world.hears(Message((key,), someone.identity, place, "", Kind.MET, references={place: reference}))


def references(world: World) -> list[dict[Place, str]]:
    """With what each message was said, the oldest first."""
    return [dict(post.references) for post in world.chat.posts.values()]


def test_the_newest_reference_goes_with_what_is_said_also_after_a_restart(world: World) -> None:
    mine = private_place(world.student.identity)
    assert comes_to(world, world.student, mine, "one") == "met"
    comes_to(world, world.student, mine, "two")

    world.restarts()
    world.student.says("my tickets")

    assert references(world)[-1] == {mine: "two"}


def test_a_whisper_goes_with_the_references_of_the_channel_and_of_its_reader(world: World) -> None:
    mine = private_place(world.student.identity)
    comes_to(world, world.student, mine, "mine")
    comes_to(world, world.student, HELP_DESK, "channel")

    world.student.says("/my tickets", where=HELP_DESK)

    assert references(world)[-1] == {mine: "mine", HELP_DESK: "channel"}


def test_a_place_the_desk_was_taken_from_is_forgotten(world: World) -> None:
    mine = private_place(world.student.identity)
    comes_to(world, world.student, mine, "one")
    comes_to(world, world.student, mine, "")

    world.student.says(DARK)

    assert references(world)[-1] == {}


def test_who_brings_the_desk_into_their_conversation_is_welcomed_once(world: World) -> None:
    mine = private_place(world.student.identity)
    for reference in ("one", "", "two"):
        comes_to(world, world.student, mine, reference)

    assert world.student.hears() == ["Hello, I am North School's support desk, a program. What do you need?"]
    world.student.presses("My desk")
    assert world.student.hears()[0].startswith("Your desk: You have no open ticket.")
    assert comes_to(world, world.student, HELP_DESK, "channel") == "met"
    assert world.student.hears() == []


def test_a_platform_without_references_is_not_asked_for_any(world: World) -> None:
    world.chat.abilities = Abilities()
    comes_to(world, world.student, private_place(world.student.identity), "one")

    assert references(world) == [{}]
