"""Stories of one's own schools, and what holds at the end of every story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from adapters.plain import PLAIN
from bot.model.intents.intent import Intent
from bot.model.messages import Card
from bot.model.people import Identity, Reader, Role
from bot.model.school import School
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand
from bot.model.words import render
from handlers.turn import TALK
from tests.stories.out_of_reach import place  # noqa: F401 - asked for by name
from tests.unexpected import noted, unexpected
from tests.world import World, text

pytest.register_assert_rewrite("tests.stories.playbook_outcomes", "tests.stories.playbook_walks")
WITHOUT_A_WAY_OUT = ("I answer you in private", "A person knows already", "That is your ticket")


@pytest.fixture
def checked(world: World) -> Iterator[World]:
    """The school in a box, looked over at the end."""
    yield world
    look_over(world)


@pytest.fixture
def world_of(database_url: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., World]]:
    """A box with schools of one's own in it, in which nothing is said that nobody asked for, as in that of `world`."""
    made: list[World] = []

    def make(*schools: School) -> World:
        made.append(World(database_url, schools))
        return made[-1]

    with noted() as heard:
        yield make
    for world in made:
        look_over(world)
        assert request.node.get_closest_marker("unasked") or unexpected(world, heard) == []
        world.close()


def look_over(world: World) -> None:
    """Every button says words that are understood and that its reader may say; every student can reach a person."""
    for button, reader in world.seen:
        intent = meant(button.says)
        assert intent is not None, f"{button.says!r} is not understood"
        whole = getattr(intent, "number", 0) is not None or button.says == intent.example
        assert whole, f"{button.says!r} does not say which: a press means the same in every thread"
        if reader is not None:
            may = role(world, reader) >= intent.allowed or became(world, reader) >= intent.allowed
            assert may, f"{reader.user} may not say {button.says!r}"
    for post in world.chat.posts.values():
        reader = post.private_to or (
            Identity(post.place.platform, post.place.workspace, post.place.channel[1:]) if post.place.direct else None
        )
        if reader is not None and role(world, reader) < Role.INSTRUCTOR:
            assert has_way_out(post.card) or became(world, reader) >= Role.INSTRUCTOR, (
                f"nobody to talk to: {text(post.card)}"
            )


@cache  # the same buttons stand in many stories
def meant(says: str) -> Intent | None:
    return understand(says, Role.STUDENT, Context()).intent


def role(world: World, reader: Identity) -> Role:
    entries = (school.listed(reader.platform, reader.workspace, reader.user) for school in world.schools)
    return next((entry.role for entry in entries if entry), Role.STUDENT)


def became(world: World, reader: Identity) -> Role:
    """The role of somebody whom no file names, and who is more than a student all the same."""
    person = world.work().people.behind(reader)
    return person.role if person else Role.STUDENT


def has_way_out(card: Card) -> bool:
    return text(card).startswith(WITHOUT_A_WAY_OUT) or TALK.says in [
        button.says.partition(" about ")[0].removesuffix(" in private")
        for button in card.buttons
        if render(button.label, PLAIN, Reader("UTC"))
    ]
