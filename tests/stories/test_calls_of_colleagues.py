"""Who is called names a colleague: they take it themselves because that one cannot, or it is that one who does."""

from __future__ import annotations

import pytest

from tests.stories.looking import URGENT, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
below = pytest.mark.parametrize("is_below", [False, True], ids=["in private", "below the card"])


def answers(world: World, words: str, is_below: bool) -> bool:
    """Whether Ana, who is called and says this, has the ticket by it."""
    world.student.says(URGENT)
    world.first.says(words, where=world.thread(1) if is_below else None)
    return ticket(world).owner is not None


@below
@pytest.mark.parametrize(
    "words",
    ["i'm on it, ben is in class", "i'll take it, ben is busy", "ben is away so i'll take it", "taking it, ben is off",
     "on it, ben has gone home", "i've got it, tell ben to stop"],
)  # fmt: skip
def test_who_takes_it_may_say_why_a_colleague_does_not(world: World, words: str, is_below: bool) -> None:
    assert answers(world, words, is_below)


@below
@pytest.mark.parametrize(
    "words",
    [
        "let ben do it",
        "ok ben can do it",
        "ben is on it",
        "i asked ben to do it",
        "ben is on it, i'm in class",
        "two more coming",
        "one more coming",
        "another one coming",
        "about five more coming now",
    ],
)
def test_what_a_colleague_does_takes_nothing_for_the_speaker(world: World, words: str, is_below: bool) -> None:
    assert not answers(world, words, is_below)
