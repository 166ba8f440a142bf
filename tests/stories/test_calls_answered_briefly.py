"""Who is called says in a word that they come, or takes back their yes; in private and below the ticket's card."""

from __future__ import annotations

import pytest

from tests.stories.looking import URGENT, pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
below = pytest.mark.parametrize("is_below", [False, True], ids=["in private", "below the card"])


def told(world: World, words: str, is_below: bool) -> str:
    """What Ana reads, who is called and says this."""
    world.student.says(URGENT)
    where = world.thread(1) if is_below else None
    world.first.says(words, where=where)
    return world.thread_says()[-1] if where and ticket(world).owner else world.first.hears()[-1]


@below
@pytest.mark.parametrize(
    "words",
    ["no problem", "np", "sure thing", "fine", "right away", "sofort", "tout de suite", "👍 in 5", ":+1: in 5",
     "there in 5"],
)  # fmt: skip
def test_a_word_that_they_come_takes_it(world: World, words: str, is_below: bool) -> None:
    assert told(world, words, is_below).endswith("have taken ticket 1. Nobody else will be pinged.") or is_below
    assert ticket(world).owner is not None
    assert pages(world.second) == []


@below
@pytest.mark.parametrize(
    "words",
    ["sure, busy", "yes, i can't right now", "sure, can't though", "yes, no puedo", "ok, stop calling me", "yes, no",
     "i'm not coming", "ich komme nicht", "no voy", "não vou", "je ne viens pas"],
)  # fmt: skip
def test_a_yes_that_is_taken_back_is_a_no(world: World, words: str, is_below: bool) -> None:
    assert told(world, words, is_below) == "Shall I call the next person for ticket 1 now?"
    assert ticket(world).owner is None
