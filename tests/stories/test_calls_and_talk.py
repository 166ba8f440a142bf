"""Below the card of a ticket that somebody is called for, other things are said too: these answer no call."""

from __future__ import annotations

import pytest

from bot.model.messages import Place
from tests.stories.looking import CALM, URGENT, comments, pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def called(world: World) -> Place:
    """The thread of the ticket for which Ana is called."""
    world.student.says(URGENT)
    world.passes(seconds=20)
    return world.thread(1)


def test_who_was_called_early_says_ok_to_the_colleague_who_spoke_since(world: World) -> None:
    thread = called(world)
    world.first.says("escalate 1")
    assert len(pages(world.second)) == 1
    world.passes(minutes=1)
    world.last.says("shall we swap shifts on friday", where=thread)
    world.passes(minutes=1)
    world.second.says("ok", where=thread)
    assert ticket(world).owner is None
    world.passes(minutes=10)
    world.second.says("ok", where=thread)

    assert ticket(world).owner is None


@pytest.mark.parametrize("words", ["yes", "ok", "no"])
def test_a_bare_word_behind_what_was_said_since_is_said_to_that(world: World, words: str) -> None:
    thread = called(world)
    world.first.says("the line is dead here too", where=thread)
    world.first.says(words, where=thread)

    assert (ticket(world).owner, comments(world)[-1]) == (None, (words, True))


@pytest.mark.parametrize("words", ["yes", "ok", "no"])
def test_a_bare_word_behind_what_the_reporter_adds_is_said_to_them(world: World, words: str) -> None:
    thread = called(world)
    world.student.says("comment 1 it is room 12")
    world.first.says(words, where=thread)

    assert (ticket(world).owner, comments(world)[-1]) == (None, (words, True))


def test_words_that_say_who_takes_it_count_behind_that_too(world: World) -> None:
    thread = called(world)
    world.student.says("comment 1 it is room 12")
    world.first.says("i'm coming", where=thread)

    assert ticket(world).owner is not None


def test_where_everybody_was_called_a_no_is_only_said(world: World) -> None:
    thread = called(world)
    world.passes(hours=2)
    world.first.says("can't, in class", where=thread)

    assert comments(world) == [("can't, in class", True)]


@pytest.mark.parametrize("words", ["snooze 2 30m", "snooze 30m", "ticket 2", "escalate"])
def test_a_command_there_is_no_answer(world: World, words: str) -> None:
    thread = called(world)
    world.student.says(CALM)
    world.first.says(words, where=thread)

    assert world.first.hears()[-1] != "Shall I call the next person for ticket 1 now?"
    assert ticket(world).owner is None
