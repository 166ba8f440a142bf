"""Who is called answers below the ticket's card, where colleagues talk too."""

from __future__ import annotations

import pytest

from bot.model.messages import Place
from tests.stories.looking import CALM, TAKEN_BY_ANA, URGENT, comments, own_thread, pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def called(world: World) -> Place:
    """The thread of the ticket for which Ana is called."""
    world.student.says(URGENT)
    return world.thread(1)


@pytest.mark.parametrize(
    "words",
    ["yes", "ok", "👍", "yes one sec", "sure give me 5", "ok coming", "ok give me 10 minutes", "sí, dame cinco minutos",
     "ja, gib mir 5 Minuten", "oui donne-moi 5 minutes", "sim, me dá 5 minutos"],
)  # fmt: skip
def test_a_yes_there_takes_the_ticket_and_all_can_see_it(world: World, words: str) -> None:
    world.first.says(words, where=called(world))

    assert world.thread_says()[-1] == TAKEN_BY_ANA
    world.passes(hours=1)
    assert pages(world.second) == []
    world.first.presses("Give it back", on="Ana Alves has taken")
    assert ticket(world).owner is None


@pytest.mark.parametrize("words", ["yes", "ok coming", "sure give me 5"])
def test_a_yes_below_ones_own_call_takes_it_too(world: World, words: str) -> None:
    called(world)
    world.first.says(words, where=own_thread(world.first, "Ticket 1 needs you"))

    assert world.first.hears()[-1] == "You have taken ticket 1. Nobody else will be pinged."


@pytest.mark.parametrize("words", ["ok thanks", "ok?", "yes, let ben do it", "yes the projector in room 4"])
def test_what_is_no_answer_stays_among_the_staff(world: World, words: str) -> None:
    world.first.says(words, where=called(world))

    assert (ticket(world).owner, comments(world)) == (None, [(words, True)])


def test_what_is_said_to_a_colleague_is_no_answer(world: World) -> None:
    thread = called(world)
    world.last.says("shall we swap shifts on friday", where=thread)
    world.first.says("ok", where=thread)

    assert ticket(world).owner is None


def test_what_a_colleague_said_before_the_call_is_in_nobodys_way(world: World) -> None:
    thread = called(world)
    world.first.says("the line is dead here too", where=thread)
    world.passes(minutes=10)
    world.second.says("yes one sec", where=thread)

    assert world.thread_says()[-1] == "Ben Okafor has taken ticket 1. Nobody else will be pinged."


@pytest.mark.parametrize("words", ["ok", "yes one sec"])
def test_who_is_not_called_takes_nothing_by_it(world: World, words: str) -> None:
    world.second.says(words, where=called(world))
    world.student.says(CALM)
    world.first.says(words, where=world.thread(2))

    assert (ticket(world, 1).owner, ticket(world, 2).owner) == (None, None)


def test_once_the_whole_channel_is_called_anybody_takes_it_so(world: World) -> None:
    thread = called(world)
    world.passes(hours=2)
    world.second.says("ok give me 5", where=thread)

    assert world.thread_says()[-1] == "Ben Okafor has taken ticket 1. Nobody else will be pinged."


@pytest.mark.parametrize("words", ["no", "can't, in class", "give me 5 minutes", "busy"])
def test_who_cannot_is_asked_there_and_a_yes_calls_the_next_one(world: World, words: str) -> None:
    thread = called(world)
    world.first.says(words, where=thread)
    assert world.first.hears()[-1] == "Shall I call the next person for ticket 1 now?"
    world.first.says("yes", where=thread)

    assert ticket(world).owner is None
    assert len(pages(world.second)) == 1


def test_a_no_to_that_calls_nobody(world: World) -> None:
    thread = called(world)
    world.first.says("not now", where=thread)
    world.first.says("no", where=thread)

    assert pages(world.second) == []
