"""Somebody stands in for who is on call, said in the chat: all hear of it, it counts, it shows, and ends by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.plain import PLAIN
from bot.model.escalation import Ladder, Step
from bot.model.people import Reader, Role
from bot.model.tickets import Priority
from bot.model.words import render
from tests.invariants.journals import gaps
from tests.stories.looking import URGENT, pages, ticket
from tests.world import NORTH, Someone, World, listed

pytestmark = pytest.mark.usefixtures("checked")
UNTIL_TEN = "until Mon 23 Nov 2026, 22:00 Lisbon time"


def on_call(someone: Someone) -> str:
    someone.says("on call")
    return someone.hears()[-1]


@pytest.mark.parametrize(
    "words",
    [
        "override mine until 22:00",
        "I take over for Ana until 22:00",
        "on call override me for Ana until 22:00",
        "cover for @ana until 22:00",
        "put me on call instead of ana until 22:00",
        "i'll take ana's shift until 22:00",
    ],
)
def test_who_takes_over_is_called_until_then_and_no_longer(world: World, words: str) -> None:
    assert world.second.says(words) == "oncall_override"
    [answer] = world.second.hears()
    assert answer.startswith("Override 1: Ben Okafor for Ana Alves, from Mon 23 Nov 2026, 09:00 Lisbon time ")
    assert UNTIL_TEN in answer
    [told] = world.first.hears()
    assert told.startswith("Ben Okafor enters this: Override 1: Ben Okafor for Ana Alves")
    assert ".." not in told
    assert world.staff() == [told]
    assert "1. Ben Okafor (for Ana Alves until Mon 23 Nov 2026, 22:00" in on_call(world.last)

    world.student.says(URGENT)
    assert (len(pages(world.first)), len(pages(world.second))) == (0, 1)
    world.second.says("ack 1")

    world.passes(hours=13)
    assert world.first.hears()[-1] == "Override 1 is over: Ana Alves is called again."
    assert "1. Ana Alves, at once" in on_call(world.last)
    world.person("kim", "Kim Lee").says("ticket open nobody hears us, our class started and everyone waits")
    assert len(pages(world.first)) == 1
    assert gaps(world, "covers") == []


@pytest.mark.parametrize(
    "words",
    ["on call override ben for me until 22:00", "can ben cover my shift until 22:00", "swap with ben until 22:00"],
)
def test_who_names_somebody_for_their_own_place_tells_them(world: World, words: str) -> None:
    world.first.says(words)
    assert "Override 1: Ben Okafor for Ana Alves" in world.first.hears()[-1]
    assert "Ana Alves enters this" in world.second.hears()[-1]

    world.second.presses("Take it back")
    assert world.second.hears() == ["Override 1 is over: Ana Alves is called."]
    assert world.first.hears() == ["Ben Okafor ends it. Override 1 is over: Ana Alves is called."]
    assert "1. Ana Alves, at once" in on_call(world.last)


def test_who_swaps_enters_one_half_and_then_the_other(world: World) -> None:
    world.first.says("swap my saturday 18-22 with ben's sunday 9-13")
    assert world.first.hears()[-1].endswith("The other one, sunday 9-13, is not entered yet.")
    world.first.presses("Enter the other half")

    there = "Override 2: Ana Alves for Ben Okafor, from Sun 29 Nov 2026, 09:00 Lisbon time until Sun 29 Nov 2026, 13:00"
    assert world.first.hears()[-1].startswith(there)
    assert there in world.second.hears()[-1]


def test_what_is_for_later_begins_later_and_is_shown_before(world: World) -> None:
    world.second.says("on call override me for ana from tomorrow 18:00 until 22:00")
    world.second.hears()
    world.first.hears()
    assert "Override 1: Ben Okafor for Ana Alves, from Tue 24 Nov 2026, 18:00" in on_call(world.last)
    world.student.says(URGENT)
    assert len(pages(world.first)) == 1
    world.first.says("ack 1")
    world.first.hears()

    world.passes(hours=34)
    assert [words for words in world.first.hears() if words.startswith("Now: Override 1")] != []
    assert "1. Ben Okafor (for Ana Alves" in on_call(world.last)
    world.passes(hours=4)
    assert world.first.hears()[-1] == world.staff()[-1] == "Override 1 is over: Ana Alves is called again."


def test_a_search_that_has_begun_calls_who_stands_in_by_then(world: World) -> None:
    world.student.says(URGENT)
    world.passes(minutes=5)
    world.last.says("on call override carla for ben until 22:00")
    world.passes(minutes=6)
    assert len(pages(world.second)) == 0
    assert len(pages(world.last)) == 1


def test_nobody_of_the_two_needs_the_file_and_others_may_not(world: World) -> None:
    world.first.says("on call override carla for ben until 22:00")
    assert world.first.hears() == [
        "You can take over yourself, or name somebody for you. Only whoever runs the desk can do more."
    ]
    world.last.says("on call override ana for ben until 22:00")
    assert "Override 1: Ana Alves for Ben Okafor" in world.first.hears()[-1]
    assert "Override 1: Ana Alves for Ben Okafor" in world.second.hears()[-1]
    assert world.last.hears()[-1].endswith("Both, and the staff, are told. It ends by itself.")


def test_two_at_once_for_one_person_are_one_too_many(world: World) -> None:
    world.second.says("override me until 22:00")
    world.last.says("override me until 20:00")
    assert world.last.hears()[-1].startswith("There is one for that time already. Override 1: Ben Okafor for Ana Alves")
    world.first.says("on call override me for ben until 20:00")
    assert world.first.hears()[-1].startswith("There is one for that time already.")


def test_without_an_end_it_is_asked_for_and_a_press_says_it(world: World) -> None:
    world.second.says("put me on call instead of ana")
    assert world.second.hears()[-1].startswith("Until when?")
    world.second.presses("For 4 hours")
    assert "until Mon 23 Nov 2026, 13:00 Lisbon time" in world.second.hears()[-1]


def test_on_call_offers_to_take_over_to_who_is_not(world: World) -> None:
    on_call(world.second)
    world.second.presses("I take over")
    world.second.presses("For 2 hours")
    assert "Ben Okafor for Ana Alves" in world.second.hears()[-1]
    on_call(world.second)
    assert [button.says for button in world.second.last().buttons] == ["human"]


def test_who_is_stood_in_for_has_their_place_back_with_a_press(world: World) -> None:
    world.second.says("override me until 22:00")
    on_call(world.first)
    world.first.presses("I take over")
    assert world.first.hears()[-1].endswith("Take it back, and Ana Alves is called again.")
    world.first.presses("Take it back", on="Take it back, and")
    assert world.first.hears()[-1] == "Override 1 is over: Ana Alves is called."
    assert "1. Ana Alves, at once" in on_call(world.first)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("on call override me until 8:00", "Override 1: Ben Okafor for Ana Alves"),
        ("on call override ana until 22:00", "Ana Alves is called then by the plan."),
        ("on call override me until 24 dec 10:00", "That is longer than 14 days."),
        ("on call override me from tomorrow 10:00 until tomorrow 9:00", "The end is not after the start"),
        ("override 7 cancel", "I cannot find an override 7."),
        ("cancel my override", "No override that is yours is entered."),
    ],
)
def test_what_cannot_be_is_told_with_a_way_on(world: World, words: str, answer: str) -> None:
    world.second.says(words)
    assert world.second.hears()[-1].startswith(answer)


def test_nobody_stands_in_who_is_known_to_be_away(world: World) -> None:
    world.last.says("hello")
    world.last.departs()
    world.first.says("on call override carla for me until 22:00")
    assert world.first.hears()[-1] == (
        "I cannot reach Carla Cruz, so nobody would be called. Once they have written to me they can stand in."
    )
    assert "1. Ana Alves, at once" in on_call(world.first)


def test_who_is_stood_in_for_by_somebody_who_leaves_is_called_again(world: World) -> None:
    world.first.says("on call override ben for me until 22:00")
    world.second.departs()
    world.student.says(URGENT)

    assert len(pages(world.first)) == 1
    assert "1. Ana Alves, at once" in on_call(world.first)


def test_which_one_is_asked_back_when_there_are_several(world: World) -> None:
    world.second.says("override me until 22:00")
    world.second.says("on call override me for ana from tomorrow 18:00 until 22:00")
    world.second.says("cancel my override")
    asked = world.second.hears()[-1]
    assert asked.startswith("Which one?\nOverride 1: Ben Okafor for Ana Alves, from Mon 23 Nov 2026, 09:00 Lisbon time")
    assert [render(each.label, PLAIN, Reader("UTC")) for each in world.second.last().choices] == [
        "1: Ben Okafor for Ana Alves",
        "2: Ben Okafor for Ana Alves",
    ]


def test_long_words_of_who_looks_for_somebody_are_carried_whole(world: World) -> None:
    words = "please somebody take my shift on friday evening " + "because I have to bring my child to the doctor " * 8
    world.second.says(f"on call override {words}")
    carried = world.second.last().buttons[0].says

    assert carried.endswith("to the doctor")
    assert "…" not in carried


def test_somebody_else_may_not_end_it(world: World) -> None:
    world.second.says("override me until 22:00")
    world.last.says("override 1 cancel")
    assert world.last.hears()[-1].startswith("Override 1 is over")


@pytest.mark.parametrize("words", ["i am ill today, who can take over?", "can someone cover me from 6 to 10"])
def test_who_looks_for_whoever_it_may_be_has_the_next_one_called_at_once(world: World, words: str) -> None:
    assert world.first.says(words) == "oncall_override"
    assert "Say who is called, and until when." in world.first.hears()[-1]

    world.first.presses("Call somebody now")
    assert ticket(world).priority is Priority.P2
    assert ticket(world).summary.startswith("On call: ")
    assert pages(world.first) == []
    assert len(pages(world.second)) == 1
    world.passes(minutes=26)
    assert len(pages(world.last)) == 1


def test_what_can_wait_calls_nobody(world: World) -> None:
    world.first.says("on call override somebody next week")

    world.first.presses("Open a ticket, it can wait")
    assert ticket(world).summary == "On call: somebody next week"
    assert pages(world.second) == []


def test_of_two_with_one_first_name_the_whole_name_says_who(world_of: object) -> None:
    dana, other = listed("dana", "Ben Dana", Role.ON_CALL), listed("dan", "Ben Dan", Role.ON_CALL)
    world = world_of(replace(NORTH, people=(*NORTH.people[:2], dana, other, NORTH.people[3])))  # type: ignore[operator]
    world.first.says("on call override ben for me until 22:00")
    assert "Say who is called, and until when." in world.first.hears()[-1]
    world.first.says("on call override Ben Dan for me until 22:00")
    assert "Override 1: Ben Dan for Ana Alves" in world.first.hears()[-1]


def test_a_student_sees_who_is_called_and_nothing_else(world: World) -> None:
    world.second.says("override me until 22:00")
    assert "1. Ben Okafor, at once" in on_call(world.student)
    assert "Ana" not in on_call(world.student).split("2.")[0]


def test_who_stands_in_is_not_the_next_person_too(world: World) -> None:
    world.second.says("cover ana until 22:00")
    assert on_call(world.last).endswith(
        f": 1. Ben Okafor (for Ana Alves {UNTIL_TEN}), at once\n2. Carla Cruz, if nobody answers for 10 minutes"
    )
    world.student.says(URGENT)
    assert world.thread_says() == [
        "I am calling Ben Okafor. If nobody answers, Carla Cruz is next: Mon 23 Nov 2026, 09:10 Lisbon time."
    ]
    assert (len(pages(world.second)), len(pages(world.last))) == (1, 0)

    world.passes(minutes=10)
    assert len(pages(world.last)) == 1


def test_a_round_that_begins_anew_calls_the_same_people_again(world_of: Callable[..., World]) -> None:
    twice = Ladder((Step(timedelta(0), ("ana",)), Step(timedelta(minutes=10), ("ben",))), repeats=2)
    world = world_of(replace(NORTH, ladders={Priority.P1: twice}))
    world.second.says("cover ana until 22:00")
    world.student.says("ticket open urgent: the whole school is offline")
    world.second.hears()
    world.passes(minutes=11)
    assert len(pages(world.second)) == 1


@pytest.mark.parametrize("words", ["cancel my cover", "override cancel", "i am ill, cancel my cover"])
def test_the_only_one_is_taken_back_without_its_number(world: World, words: str) -> None:
    world.second.says("cover for ana until 22:00")
    world.second.says(words)

    assert world.second.hears()[-1] == "Override 1 is over: Ana Alves is called."
