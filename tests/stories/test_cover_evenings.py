"""From when until when somebody stands in: an evening, over a night, on a day that is said last, until they leave."""

from __future__ import annotations

import pytest

from tests.stories.classes import labels
from tests.stories.looking import URGENT, pages
from tests.world import STAFF, World, text

pytestmark = pytest.mark.usefixtures("checked")

FRIDAY, SATURDAY = "Fri 27 Nov 2026, {} Lisbon time", "Sat 28 Nov 2026, {} Lisbon time"
TODAY, TOMORROW = "Mon 23 Nov 2026, {} Lisbon time", "Tue 24 Nov 2026, {} Lisbon time"


def planned(start: str, end: str) -> str:
    return f"Ben Okafor for Ana Alves, from {start} until {end}"


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("ben covers me from 18:00 to 22:00 on friday", planned(FRIDAY.format("18:00"), FRIDAY.format("22:00"))),
        ("ben covers me from 6pm to 10pm tomorrow", planned(TOMORROW.format("18:00"), TOMORROW.format("22:00"))),
        ("ben covers me from 18:00 until 8:00 tomorrow", planned(TODAY.format("18:00"), TOMORROW.format("08:00"))),
        ("ben covers me from 18:00 until friday 22:00", planned(TODAY.format("18:00"), FRIDAY.format("22:00"))),
        ("on call override ben friday 18:00 to 08:00", planned(FRIDAY.format("18:00"), SATURDAY.format("08:00"))),
        ("on call override ben friday 22:00-06:00", planned(FRIDAY.format("22:00"), SATURDAY.format("06:00"))),
    ],
)
def test_it_is_entered_for_these_hours(world: World, words: str, row: str) -> None:
    world.first.says(words)

    assert world.first.hears() == [f"Override 1: {row}. It ends by itself."]


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("ben covers me tonight until 8am", planned(TODAY.format("18:00"), TOMORROW.format("08:00"))),
        ("ben covers me this evening until 22:00", planned(TODAY.format("18:00"), TODAY.format("22:00"))),
        ("ben will do it from 6 to 10 tonight", planned(TODAY.format("18:00"), TODAY.format("22:00"))),
        ("ben covers me tonight", planned(TODAY.format("18:00"), TOMORROW.format("00:00"))),
        ("ben covers me from 22:00 to 06:00 on friday", planned(FRIDAY.format("22:00"), SATURDAY.format("06:00"))),
        ("ben cubre mi guardia de 18 a 22 el viernes", planned(FRIDAY.format("18:00"), FRIDAY.format("22:00"))),
    ],
)
def test_what_may_be_meant_otherwise_is_asked_about(world: World, words: str, row: str) -> None:
    world.first.says(words)
    assert world.first.hears() == [f"Shall I plan: {row}?"]
    world.first.says("yes")

    assert world.first.hears() == [f"Override 1: {row}. It ends by itself."]


def test_an_evening_that_has_begun_begins_now(world: World) -> None:
    world.passes(hours=11)
    world.first.says("ben covers me tonight until 23:00")
    world.first.says("yes")

    row = planned(TODAY.format("20:00"), TODAY.format("23:00"))
    assert world.first.hears()[-1] == f"Override 1: {row}. It ends by itself."


def test_which_of_two_equal_hours_is_asked_in_words_that_are_read(world: World) -> None:
    world.first.says("ben for me 31 oct 2027 from 01:30 to 03:00")

    twice = "Sun 31 Oct 2027, 01:30 Lisbon time, the"
    assert labels(world.first.last())[:2] == [f"{twice} first time", f"{twice} second time"]


@pytest.mark.parametrize(
    "words",
    [
        "i'm off next week",
        "i am on holiday from monday to friday",
        "i have a day off on friday",
        "i'm on vacation",
        "i'm taking a day off",
    ],
)
def test_who_is_away_is_led_to_whoever_takes_over_and_takes_over_from_nobody(world: World, words: str) -> None:
    for someone in (world.first, world.second):
        someone.says(words)

        assert someone.hears()[-1].startswith("Say who is called, and until when.")


@pytest.mark.parametrize("words", ["have a day off", "take the day off tomorrow", "have days off"])
def test_who_wishes_others_a_day_off_is_not_away(world: World, words: str) -> None:
    world.first.says(words)

    assert not any("who is called" in told for told in world.first.hears())


@pytest.mark.parametrize("words", ["i am sick tomorrow", "estoy enferma mañana", "i'll be away tomorrow, can't teach"])
def test_a_teacher_who_is_ill_is_led_to_a_person_or_to_cancelling(world: World, words: str) -> None:
    world.student.says("thanks")
    world.teacher.says('session add "Algebra 2" tomorrow 10:00 @sam', mentions={"@sam": "sam"})
    world.teacher.says(words)
    world.student.says(words)

    ways = ["Yes, hand it on", "Move 1: Algebra 2", "Cancel 1: Algebra 2", "My classes", "Talk to a person"]
    assert labels(world.teacher.last()) == ways
    assert world.student.hears()[-1].startswith("I keep no attendance lists")


def test_whoever_somebody_stood_in_for_hears_that_they_are_called_again(world: World) -> None:
    world.second.says("cover for ana until 22:00")
    world.first.hears()
    world.second.departs()

    told = "Ben Okafor has left, so override 1 is over: Ana Alves is called."
    assert (world.first.hears(), text(world.chat.at(STAFF)[1][1].card)) == ([told], told)
    world.passes(days=1)
    assert world.first.hears() == []


@pytest.mark.parametrize("minutes", [1, 11])
def test_whoever_somebody_stood_in_for_is_called_for_what_is_searched_for_when_they_leave(
    world: World, minutes: int
) -> None:
    world.second.says("cover for ana until 22:00")
    world.student.says(URGENT)
    world.passes(minutes=minutes)
    called = len(pages(world.last))
    world.second.departs()
    world.second.departs()

    assert len(pages(world.first)) == 1
    assert world.thread_says()[-1].startswith("I am calling Ana Alves. If nobody answers, ")
    world.passes(minutes=5)
    assert (len(pages(world.first)), len(pages(world.last))) == (0, 0)
    world.passes(minutes=5)
    assert called or len(pages(world.last)) == 1


def test_nobody_is_said_to_be_called_who_has_left_before(world: World) -> None:
    world.second.says("cover for ana until 22:00")
    world.student.says(URGENT)
    world.first.departs()
    world.second.departs()

    told = [text(post.card) for _, post in world.chat.at(STAFF)]
    assert "Ben Okafor has left, so override 1 is over." in told
    assert len(pages(world.last)) == 1


@pytest.mark.parametrize("ended", [True, False])
def test_the_end_of_it_does_not_call_who_has_left(world: World, ended: bool) -> None:
    world.second.says("cover for ana until 22:00")
    world.first.departs()
    world.second.hears()
    if ended:
        world.second.says("override 1 cancel")
    else:
        world.passes(days=1)

    assert world.second.hears() == ["Override 1 is over."]


def test_who_wants_help_is_not_called_to_help_when_their_stand_in_leaves(world: World) -> None:
    world.second.says("cover for ana until 22:00")
    world.student.says(URGENT)
    world.first.says("ack 1")
    world.first.says("escalate 1")
    assert len(pages(world.second)) == 2
    world.second.departs()

    assert (len(pages(world.first)), len(pages(world.last))) == (0, 1)
