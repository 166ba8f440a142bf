"""A ticket is solved, or more people are called for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from adapters.plain import plain_text
from bot.model.people import Reader
from tests.stories.classes import labels
from tests.stories.looking import (
    CALM,
    URGENT,
    fact,
    now_reads,
    pages,
)
from tests.world import NORTH, STAFF, ZONE, World, text

pytestmark = pytest.mark.usefixtures("checked")


def test_resolving_ends_the_pings_and_asks_who_reported_it(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("resolve 1 the headset was muted", where=world.thread(1))
    world.passes(hours=2)

    assert now_reads(world.first)[0].startswith("Ticket 1 is resolved: nobody can hear me")
    assert world.second.hears() == []
    assert world.student.hears()[-1] == "Ticket 1 is solved. “the headset was muted” Does it work for you now?"
    assert world.thread_says()[-1] == "Ana Alves has resolved ticket 1."


def test_who_resolves_their_own_ticket_is_not_asked_about_it(world: World) -> None:
    world.first.says(CALM)
    world.first.hears()
    world.first.says("resolve 1 new lamp")

    assert world.first.hears() == ["You resolved ticket 1."]


@pytest.mark.parametrize("words", ["dont page whoever is on call", "page whoever is on call?",
    "if it fails again page whoever is on call", "i will page whoever is on call"])  # fmt: skip
def test_who_only_speaks_of_it_calls_nobody(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says(words, where=world.thread(1))

    assert [*pages(world.first), *pages(world.second)] == []


def test_resolving_twice_says_that_it_is_resolved(world: World) -> None:
    world.student.says(CALM)
    world.first.says("resolve 1")
    world.second.says("resolve 1")

    assert world.second.hears() == ["Ticket 1 is resolved already."]


@pytest.mark.parametrize("words", ["@deskbell page whoever is on call", "page whoever is on call",
    "can somebody wake up the on-call person"])  # fmt: skip
def test_who_is_on_call_is_called_without_the_word_for_it(world: World, words: str) -> None:
    world.student.says(CALM)
    world.first.says(f"{words}. It is the whole building", where=world.thread(1))

    assert world.thread_says()[-1].endswith("“It is the whole building”")
    assert len([*pages(world.first), *pages(world.second)]) == 1


def test_escalate_calls_the_next_person_at_once_and_keeps_the_times_of_the_others(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("escalate it is the whole building", where=world.thread(1))
    assert len(pages(world.second)) == 1
    assert "Ana Alves calls the next person for ticket 1. “it is the whole building”" in world.thread_says()

    world.passes(minutes=24, seconds=59)
    assert world.last.hears() == []
    world.passes(seconds=1)
    assert len(pages(world.last)) == 1


def test_escalate_on_a_calm_ticket_starts_with_the_first_who_did_not_ask(world: World) -> None:
    world.student.says(CALM)
    world.first.says("escalate 1")

    assert pages(world.first) == []
    assert len(pages(world.second)) == 1


def test_escalate_goes_past_who_has_the_ticket_and_another_may_take_it_over(world: World) -> None:
    world.student.says(CALM)
    world.first.says("ack 1")
    world.last.says("escalate 1")
    assert len(pages(world.first)) == 0

    world.second.presses("Acknowledge", on="Ticket 1 needs you")
    world.passes(hours=1)
    world.first.says("ack 1")
    assert world.first.hears()[-1] == "Ticket 1 is already with Ben Okafor, since Mon 23 Nov 2026, 09:00 Lisbon time."
    assert len(world.staff()) == 1


@pytest.mark.parametrize(
    ("before", "calls"),
    [
        (("ack 1", "resolve 1 plugged it in", "reopen 1"), URGENT),
        (("ack 1", "escalate 1"), CALM),
    ],
)
def test_the_card_offers_to_take_it_while_somebody_is_called(world: World, before: tuple[str, ...], calls: str) -> None:
    world.student.says(calls)
    for words in before:
        (world.student if words.startswith("reopen") else world.first).says(words)
    assert labels(world.chat.at(STAFF)[0][1].card) == ["Acknowledge", "Resolve"]
    assert "ack in this thread" in plain_text(world.chat.at(STAFF)[0][1].card, Reader(ZONE)).replace("`", "")

    world.second.says("ack 1")
    assert labels(world.chat.at(STAFF)[0][1].card) == ["Resolve"]
    assert fact(world, STAFF, "With") == "Ben Okafor"


def test_escalate_ends_with_the_whole_channel_and_then_says_so(world: World) -> None:
    world.student.says(URGENT)
    for _ in range(4):
        world.first.says("escalate 1")

    assert (len(pages(world.second)), len(pages(world.last)), len(world.staff())) == (1, 1, 2)
    assert world.first.hears()[-1] == "Everybody who can be called for ticket 1 was called."


def test_escalate_without_a_ticket_or_after_its_end_calls_nobody(world: World) -> None:
    world.student.says(CALM)
    world.first.says("escalate")
    world.first.says("resolve 1")
    world.first.says("escalate 1")

    assert world.first.hears()[0] == "Which ticket? Type escalate and its number."
    assert world.first.hears() == []
    assert text(world.first.last()) == "Ticket 1 is resolved."
    assert world.second.hears() == []


def test_a_school_without_ladders_says_that_nobody_is_set(world_of: Callable[..., World]) -> None:
    world = world_of(replace(NORTH, ladders={}))
    world.student.says(URGENT)
    world.first.says("escalate 1")
    world.first.says("on call")

    assert world.first.hears() == [
        "This school has set nobody to be called. Ask in the staff channel.",
        "Nobody is on call by a plan. The staff channel sees every ticket.",
    ]
