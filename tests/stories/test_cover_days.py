"""A day without a time is the whole day of who is called then: it is asked about, and a yes plans it."""

from __future__ import annotations

import pytest

from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "planned"),
    [
        (
            "i am away tomorrow, ben takes my shift",
            "Ben Okafor for Ana Alves, from Tue 24 Nov 2026, 00:00 Lisbon time until Wed 25 Nov 2026, 00:00",
        ),
        (
            "swap my shift with carla on friday",
            "Carla Cruz for Ana Alves, from Fri 27 Nov 2026, 00:00 Lisbon time until Sat 28 Nov 2026, 00:00",
        ),
        (
            "can ben take over from 6 to 8",
            "Ben Okafor for Ana Alves, from Mon 23 Nov 2026, 18:00 Lisbon time until Mon 23 Nov 2026, 20:00",
        ),
        (
            "i'm sick today, can ben cover",
            "Ben Okafor for Ana Alves, from Mon 23 Nov 2026, 09:00 Lisbon time until Tue 24 Nov 2026, 00:00",
        ),
        (
            "on call override ben for me from friday until 22:00",
            "Ben Okafor for Ana Alves, from Fri 27 Nov 2026, 00:00 Lisbon time until Fri 27 Nov 2026, 22:00",
        ),
        (
            "ben covers me from friday until sunday",
            "Ben Okafor for Ana Alves, from Fri 27 Nov 2026, 00:00 Lisbon time until Mon 30 Nov 2026, 00:00",
        ),
    ],
)
def test_it_is_planned_with_a_yes_and_not_before(world: World, words: str, planned: str) -> None:
    world.first.says(words)
    assert world.first.hears() == [f"Shall I plan: {planned} Lisbon time?"]
    assert world.second.hears() == []
    assert world.work().covers.ahead(world.clock.now()) == []

    assert world.first.says("yes") == "oncall_override"
    assert world.first.hears()[-1].startswith(f"Override 1: {planned}")


def test_who_is_not_called_by_the_plan_takes_the_weekend(world: World) -> None:
    world.second.says("put me on call this weekend")
    weekend = "from Sat 28 Nov 2026, 00:00 Lisbon time until Mon 30 Nov 2026, 00:00 Lisbon time"
    assert world.second.hears() == [f"Shall I plan: Ben Okafor for Ana Alves, {weekend}?"]
    world.second.presses("Yes")
    assert world.second.hears()[-1].startswith(f"Override 1: Ben Okafor for Ana Alves, {weekend}")


def test_who_is_called_then_anyhow_is_told_so(world: World) -> None:
    world.first.says("put me on call this weekend")
    assert world.first.hears() == ["You are called then by the plan already."]


def test_who_is_away_and_names_only_themselves_is_asked_who_comes(world: World) -> None:
    world.second.says("i am away tomorrow, ben takes my shift")
    assert world.second.hears()[-1].startswith("Say who is called, and until when.")


@pytest.mark.parametrize("words", ["ben does not take my shift tomorrow", "ben isn't covering my shift tomorrow"])
def test_who_says_that_somebody_does_not_plans_nothing(world: World, words: str) -> None:
    world.first.says(words)
    assert not any(said.startswith("Shall I plan") for said in world.first.hears())
    assert world.work().covers.ahead(world.clock.now()) == []


@pytest.mark.parametrize(
    "words",
    [
        *("i am on sick leave until friday", "i will be away from 14:00 to 16:00", "i am off sick until friday"),
        *("i'm out of office until 5 pm", "i am not available from 14:00 until friday 10:00"),
    ],
)
def test_who_on_call_is_away_for_a_time_is_led_to_whoever_takes_over(world: World, words: str) -> None:
    world.first.says(words)
    world.teacher.says(words)

    assert world.first.hears()[-1].startswith("Say who is called, and until when.")
    assert not any("who is called" in said for said in world.teacher.hears())


@pytest.mark.parametrize(
    "words", ["cancel the override for ben", "cancel ben's override", "end the cover by ben please"]
)
def test_the_override_of_a_colleague_ends_by_the_name(world: World, words: str) -> None:
    world.second.says("on call override me until 22:00")
    world.second.hears()
    world.first.says(words)

    assert world.first.hears()[-1] == "Override 1 is over: Ana Alves is called."
    assert world.second.hears() == ["Ana Alves ends it. Override 1 is over: Ana Alves is called."]


def test_the_override_of_others_ends_for_neither_of_the_two_alone(world: World) -> None:
    world.second.says("on call override me until 22:00")
    world.last.says("cancel the override of carla")

    assert world.last.hears()[-1] == "No override that is yours is entered."
