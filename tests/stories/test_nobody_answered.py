"""Nobody took the ticket, though all were called: who reported it is told, and reads no moment that is past."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.stories.looking import CRITICAL, now_reads, says_all
from tests.stories.outages import DOWN
from tests.world import NORTH, World

pytestmark = pytest.mark.usefixtures("checked")


def test_the_reporter_is_told_once_that_nobody_answered_and_what_to_do(world: World) -> None:
    world.student.says(CRITICAL)
    world.student.hears()
    world.passes(hours=24)
    told = [said for said in world.student.hears() if "Nobody has taken your ticket 1 yet" in said]

    assert len(told) == 1
    assert "To get into a class now: join by phone" in told[0]


@pytest.mark.parametrize("way", [("security", "3", "3", "no"), ("security", "4", "yes")])
def test_who_was_attacked_is_not_told_how_to_get_into_a_class(world: World, way: tuple[str, ...]) -> None:
    says_all(world.student, *way)
    world.passes(hours=1)
    [told] = [said for said in world.student.hears() if "Nobody has taken your ticket 1 yet" in said]

    assert "class" not in told
    assert "call the school" in told


def test_what_the_school_says_of_how_to_reach_it_stands_there(world: World) -> None:
    hours = replace(NORTH.hours, contact="telephone 1234, room 2")
    world.schools = (replace(NORTH, hours=hours),)
    world.start()
    world.student.says(CRITICAL)
    world.passes(hours=2)

    assert any(
        "You can also reach the support team here: telephone 1234, room 2" in said for said in now_reads(world.student)
    )


def test_who_is_answered_in_time_is_told_no_such_thing(world: World) -> None:
    world.student.says(CRITICAL)
    world.passes(minutes=15)
    world.second.says("ack 1")
    world.passes(hours=24)

    assert not [said for said in world.student.hears() if "Nobody has taken" in said]


def test_the_card_never_names_a_moment_that_is_past(world: World) -> None:
    world.student.says(CRITICAL)
    for _ in range(12):
        world.passes(minutes=5)
        card = next(said for said in now_reads(world.student) if said.startswith("Your ticket 1"))
        for hour, minute in re.findall(r", (\d\d):(\d\d) ", card):
            assert timedelta(hours=int(hour), minutes=int(minute)) > timedelta(
                hours=world.clock.now().hour, minutes=world.clock.now().minute
            )
    assert "All on my list were called" in card


LATE = "Nobody has answered your ticket 1 in the time I told you."


def test_when_the_promised_time_has_passed_the_card_the_reporter_and_the_staff_are_told_so(world: World) -> None:
    world.student.says("ticket open my mouse pointer is too small")
    [opened] = world.student.hears()
    assert "answers you here, by Tue 24 Nov 2026, 17:00 Lisbon time." in opened
    world.passes(days=1, hours=7, minutes=59)
    assert world.student.hears() == []
    world.passes(minutes=1)

    [heard] = world.student.hears()
    assert heard.startswith(LATE)
    assert "write to me that it is urgent" in heard
    [card] = [said for said in now_reads(world.student) if said.startswith("Your ticket 1")]
    assert "should have answered before now" in card
    assert "17:00" not in card
    assert world.thread_says() == ["Ticket 1 should have been answered by now, and nobody has taken it."]
    world.passes(days=9)
    assert world.student.hears() == []


@pytest.mark.parametrize("words", ["ack 1", "tell 1 we look at it", "resolve 1", "ask 1 which mouse?"])
def test_who_was_answered_by_then_is_not_told_that_nobody_did(world: World, words: str) -> None:
    world.student.says("ticket open my mouse pointer is too small")
    world.first.says(words)
    world.passes(days=1, hours=9)

    assert not [said for said in world.student.hears() if LATE in said]


def test_what_was_only_sorted_is_not_answered(world: World) -> None:
    world.student.says("ticket open my mouse pointer is too small")
    world.first.says("triage 1")
    world.passes(days=1, hours=9)

    assert [said for said in world.student.hears() if LATE in said]


def test_what_is_part_of_a_fault_is_answered_with_that(world: World) -> None:
    world.student.says("ticket open canvas shows an error page")
    world.first.says(DOWN)
    world.passes(days=1, hours=9)

    assert not [said for said in world.student.hears() if LATE in said]


def test_who_was_told_that_all_were_called_is_told_no_second_time(world: World) -> None:
    world.student.says(CRITICAL)
    world.passes(days=2)

    assert not [said for said in world.student.hears() if "in the time I told you" in said]


def test_who_says_after_that_that_it_is_urgent_calls_somebody(world: World) -> None:
    world.student.says("ticket open my mouse pointer is too small")
    world.passes(days=1, hours=9)
    world.student.says("it is urgent, my exam begins in 10 minutes")

    assert any(said.startswith("Ticket 1 needs you") for said in world.first.hears())


@pytest.mark.parametrize(
    ("opened", "told"),
    [
        ("ticket open my mouse pointer is too small", "answers you here, by Tue 24 Nov 2026, 17:00 Lisbon time."),
        (CRITICAL, "I am calling Ana Alves. If nobody answers by"),
    ],
)
def test_the_card_tells_who_answers_and_by_when_whatever_else_changes_on_it(
    world: World, opened: str, told: str
) -> None:
    world.student.says(opened)
    form = world.student.opens("ticket details 1")
    world.student.fills(form, device="a blue one")
    world.first.says("triage 1 hardware")

    card = next(said for said in now_reads(world.student) if said.startswith("Your ticket 1: "))
    assert told in card


def test_what_somebody_has_taken_promises_no_answer_by_somebody_else(world: World) -> None:
    world.student.says("ticket open my mouse pointer is too small")
    world.first.says("ack 1")

    [card] = [said for said in now_reads(world.student) if said.startswith("Your ticket 1")]
    assert "by Tue" not in card


def test_what_is_opened_again_is_promised_anew_and_is_late_anew(world: World) -> None:
    world.student.says("ticket open my mouse pointer is too small")
    world.student.says("withdraw 1")
    world.passes(days=3)
    world.student.says("reopen 1")
    card = next(said for said in now_reads(world.student) if said.startswith("Your ticket 1: "))
    assert "answers you here, by Fri 27 Nov 2026, 17:00 Lisbon time." in card
    world.student.hears()
    world.passes(days=1, hours=9)

    assert len([said for said in world.student.hears() if LATE in said]) == 1
    card = next(said for said in now_reads(world.student) if said.startswith("Your ticket 1: "))
    assert "should have answered before now" in card


@pytest.mark.parametrize(
    "words",
    [
        *("nobody answered me", "keiner hat geantwortet", "niemand hat mir geantwortet", "personne ne m'a répondu"),
        *("nadie me ha respondido", "nadie respondió", "ninguém me respondeu"),
        *("i have not received any answer", "ich habe keine Antwort bekommen", "je n'ai pas eu de réponse"),
    ],
)
def test_who_says_a_day_later_that_nobody_answered_reads_how_the_ticket_stands(world: World, words: str) -> None:
    says_all(world.student, "ticket open my mouse pointer is too small")
    world.passes(days=1, hours=1)

    assert says_all(world.student, words)[-1].startswith("Your ticket 1: my mouse pointer is too small")
