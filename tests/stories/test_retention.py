"""A school says how long words stay after their ticket is closed; what was said once ever loses its words by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Text, select, type_coerce

from store import schema
from tests.invariants.journals import gaps
from tests.stories.looking import URGENT
from tests.stories.test_forgetting import a_year_at_school, traces
from tests.world import NORTH, World

KEPT = timedelta(days=60)
WORDS = ("zebra", "striped")


def tidied(world: World) -> None:
    world.store.purge(world.clock.now())
    world.store.let_words_go(world.schools, world.clock.now())


def pages_kept(world: World) -> list[str]:
    """What pages that were said still say."""
    outbox = schema.outbox.c
    with world.store.looking() as connection:
        said = connection.execute(select(type_coerce(outbox.spoken, Text)).where(outbox.key.like("page/%"))).scalars()
        return [words for each in said for words in ("nobody can hear me",) if words in each]


def test_words_of_a_ticket_go_when_their_time_is_over_and_not_before(world_of: Callable[..., World]) -> None:
    world = world_of(replace(NORTH, words_kept=KEPT))
    a_year_at_school(world)
    world.student.says("stop")
    world.passes(days=9)
    closed = world.work().tickets.numbered(1).closed_at
    assert closed is not None

    world.clock.moment = closed + KEPT
    tidied(world)
    assert world.work().tickets.numbered(1).summary == "the zebra projector hums loudly"

    world.clock.moment += timedelta(seconds=1)
    tidied(world)
    ticket = world.work().tickets.numbered(1)
    assert (ticket.summary, ticket.solution, ticket.category) == ("(taken out)", "", "classroom_av")
    assert traces(world, *WORDS) == set()
    walks = world.work().walkthroughs.find()
    kept: list[dict[str, Any]] = [dict(walk.walk) for walk in walks]
    assert [answer[1] for walk in kept for answer in walk["answers"]] == [""]
    assert [len(walk["path"]) > 1 for walk in kept] == [True]
    assert world.work().people.behind(world.student.identity) is not None
    assert gaps(world) == []


def test_what_is_open_keeps_its_words(world_of: Callable[..., World]) -> None:
    world = world_of(replace(NORTH, words_kept=KEPT))
    world.student.says("ticket open the giraffe in the hall has fallen over")
    world.clock.moment += timedelta(days=200)
    tidied(world)
    assert world.work().tickets.numbered(1).summary == "the giraffe in the hall has fallen over"


def test_without_a_word_in_the_file_words_stay(world: World) -> None:
    a_year_at_school(world)
    world.passes(days=400)
    tidied(world)
    assert world.work().tickets.numbered(1).summary == "the zebra projector hums loudly"


def test_of_what_is_said_once_ever_it_is_kept_for_a_month_what_it_said(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ack 1")
    world.first.says("resolve 1 done")
    world.passes(days=29)
    tidied(world)
    assert pages_kept(world) == ["nobody can hear me"]

    world.passes(days=9)
    tidied(world)
    assert pages_kept(world) == []
    assert gaps(world) == []


def test_words_that_a_question_waits_for_go_with_the_next_tidying_up(world: World) -> None:
    for what in ("the projector in room 3", "the lamp in room 4"):
        world.student.says(f"ticket open {what} stays dark")
    for number in (1, 2):
        world.first.says(f"resolve {number} plugged in")
    world.student.says("my zebra ticket was never fixed")
    assert world.student.hears()[-1].startswith("I am sorry. Which one is not solved?")
    assert traces(world, "zebra")

    world.clock.moment += timedelta(minutes=9)
    tidied(world)
    assert "drafts" in str(traces(world, "zebra"))
    world.clock.moment += timedelta(minutes=22)
    tidied(world)
    assert traces(world, "zebra") == set()
