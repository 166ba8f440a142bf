"""A ticket goes from one person of the staff to another one, and both know it."""

from __future__ import annotations

import pytest

from adapters.plain import PLAIN
from bot.model.people import Reader
from bot.model.tickets import TicketState
from bot.model.words import render
from tests.stories.looking import CALM, CRITICAL, fact, pages, state, ticket
from tests.stories.outages import labels
from tests.world import STAFF, World

pytestmark = pytest.mark.usefixtures("checked")


def taken(world: World, report: str = CALM) -> None:
    world.student.says(report)
    world.first.says("ack 1")
    for person in (world.student, world.first, world.second):
        person.hears()


@pytest.mark.parametrize("words", ["ack 1", "i take over"])
def test_who_comes_second_can_take_it_over_and_who_had_it_is_told(world: World, words: str) -> None:
    taken(world, CRITICAL)
    world.second.says(words, where=world.thread())
    assert world.thread_says()[-1].startswith("Ticket 1 is already with Ana Alves")
    assert fact(world, STAFF, "With") == "Ana Alves"

    world.second.presses("Take it over")
    assert fact(world, STAFF, "With") == "Ben Okafor"
    assert world.first.hears()[-1].startswith("Ben Okafor has taken over ticket 1 from you: nobody can hear me")
    assert world.student.hears() == ["Ben Okafor has your ticket 1 and is looking at it."]


def test_the_command_takes_it_over_at_once(world: World) -> None:
    taken(world)
    world.second.says("take over 1")

    assert world.second.hears() == ["You have taken over ticket 1 from Ana Alves."]
    assert world.thread_says()[-1] == "Ben Okafor has taken over ticket 1 from Ana Alves."


def test_what_nobody_has_is_taken_as_ever(world: World) -> None:
    world.student.says(CALM)
    world.second.says("take over 1")

    assert world.second.hears() == ["You have taken ticket 1."]


def test_who_hands_a_ticket_over_has_the_other_one_asked_in_private(world: World) -> None:
    taken(world)
    world.first.says("hand over 1 to ben")
    assert world.first.hears() == ["I have asked Ben Okafor to take ticket 1. Until then it stays with you."]
    assert labels(world.first) == ["Give it back", "Show the ticket"]
    assert world.second.hears() == ["Ana Alves asks you to take ticket 1: the projector stays dark"]

    world.second.presses("Take it over")
    assert fact(world, STAFF, "With") == "Ben Okafor"
    assert len(world.first.hears()) == 1


def test_a_name_nobody_has_asks_nobody(world: World) -> None:
    taken(world)
    world.first.says("hand over 1 to zork")

    assert world.first.hears()[0].startswith("I cannot give ticket 1 to zork")
    assert labels(world.first) == ["Give it back", "Show the ticket"]


def test_who_gives_an_urgent_ticket_back_hears_so_and_the_next_person_is_called(world: World) -> None:
    taken(world, CRITICAL)
    world.first.says("release 1")

    assert world.first.hears() == ["You gave ticket 1 back. I am calling the next person."]
    assert "Ana Alves gave ticket 1 back: it waits for somebody." in world.thread_says()
    assert ticket(world).owner is None
    assert pages(world.second) == ["Ticket 1 needs you: nobody can hear me, my class starts in ten minutes"]
    assert pages(world.first) == []


def test_who_gives_back_what_they_alone_are_called_for_again_has_the_next_one_called_at_once(world: World) -> None:
    taken(world, CRITICAL)
    world.first.says("snooze 1 until 10:00")
    world.passes(minutes=61)
    world.first.says("release 1")

    assert world.first.hears()[-1] == "You gave ticket 1 back. I am calling the next person."
    assert pages(world.second) == ["Ticket 1 needs you: nobody can hear me, my class starts in ten minutes"]
    world.passes(minutes=9)
    assert pages(world.first) == []


def test_a_ticket_that_waits_for_an_answer_can_be_given_back(world: World) -> None:
    taken(world)
    world.first.says("ask 1 which room?")
    world.first.says("release 1")

    assert world.first.hears()[-1] == "You gave ticket 1 back. It waits for somebody."
    assert state(world) is TicketState.TRIAGED


def test_who_has_a_ticket_for_which_more_people_are_called_hears_who_takes_it(world: World) -> None:
    taken(world, CRITICAL)
    world.first.says("escalate 1")
    world.first.hears()
    world.second.presses("Acknowledge")

    assert world.first.hears() == [
        "Ben Okafor has taken over ticket 1 from you: nobody can hear me, my class starts in ten minutes"
    ]


@pytest.mark.parametrize("words", ["ack", "ok i take it", "accept"])
def test_who_is_asked_to_take_a_ticket_takes_it_with_a_word(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says("ack 1")
    world.first.says("assign 1 to ben")
    world.second.says(words)

    assert ticket(world).owner == world.work().people.with_handles(["ben"])[0].id
    assert world.first.hears()[-1].startswith("Ben Okafor has taken over ticket 1 from you")
    world.first.says("ack 1")
    world.first.says("ack 1")
    assert ticket(world).owner == world.work().people.with_handles(["ben"])[0].id


def asked(world: World, report: str = CALM) -> None:
    """Ben has been asked to take Ana's ticket 1."""
    taken(world, report)
    world.first.says("assign 1 to ben")
    world.second.hears()


def owner(world: World, number: int = 1) -> str | None:
    held = world.work().tickets.numbered(number).owner
    return world.work().people.get(held).name if held else None


@pytest.mark.parametrize("words", ["on it", "ack 1"])
def test_what_a_third_one_took_meanwhile_is_not_taken_from_them_unasked(world: World, words: str) -> None:
    asked(world)
    world.last.says("take over 1")
    world.second.says(words)

    assert owner(world) == "Carla Cruz"
    assert world.second.hears()[-1].startswith("Ticket 1 is already with Carla Cruz")
    world.second.presses("Take it over")
    assert owner(world) == "Ben Okafor"


def test_what_was_asked_for_while_a_third_one_had_it_is_taken(world: World) -> None:
    taken(world)
    world.last.says("assign 1 to ben")
    world.second.says("on it")

    assert owner(world) == "Ben Okafor"


@pytest.mark.parametrize("number", [1, 2])
def test_who_is_called_and_asked_for_another_one_is_asked_back_which_they_take(world: World, number: int) -> None:
    world.student.says(CALM)
    world.second.says("ack 1")
    world.teacher.says(CRITICAL)
    world.second.says("assign 1 to ana")
    world.first.says("on it")
    assert world.first.hears()[-1] == "Which one do you take?"
    assert (owner(world), owner(world, 2)) == ("Ben Okafor", None)

    choice = world.first.last().choices[number - 1]
    world.first.presses(render(choice.label, PLAIN, Reader("UTC")))
    assert owner(world, number) == "Ana Alves"


def test_who_is_called_takes_that_when_what_they_were_asked_for_is_somebody_elses(world: World) -> None:
    asked(world)
    world.teacher.says(CRITICAL)
    world.first.says("escalate 2")
    world.first.says("assign 1 to ben")
    world.last.says("take over 1")
    world.second.says("on it")

    assert (owner(world), owner(world, 2)) == ("Carla Cruz", "Ben Okafor")


@pytest.mark.parametrize(
    ("words", "place", "told"),
    [
        ("resolve 1 replaced", "private", "Ben Okafor has resolved ticket 1."),
        ("fixed, replaced", "thread", "Ben Okafor has resolved ticket 1."),
        ("close 1, replaced", "private", "Ben Okafor has closed ticket 1."),
        ("withdraw 1, replaced", "private", "Ben Okafor has withdrawn ticket 1."),
    ],
)
def test_who_has_a_ticket_is_told_when_a_colleague_ends_it(world: World, words: str, place: str, told: str) -> None:
    taken(world)
    world.second.says(words, where=world.thread() if place == "thread" else None)

    assert world.first.hears() == [f"{told} It was yours: the projector stays dark “replaced”"]
    assert labels(world.first) == ["Show the ticket"]


def test_who_ends_their_own_ticket_is_told_once(world: World) -> None:
    taken(world)
    world.first.says("resolve 1 replaced")

    assert not any("It was yours" in said for said in world.first.hears())


def test_what_nobody_has_is_offered_to_who_takes_something_though_it_calls_nobody(world: World) -> None:
    world.student.says(CALM)
    world.first.says("ack")
    world.first.presses("Take ticket 1: the projector stays dark")

    assert state(world) is TicketState.IN_PROGRESS
