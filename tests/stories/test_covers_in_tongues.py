"""Somebody stands in for who is on call, said in Spanish, French, German or Portuguese: it is read as in English."""

from __future__ import annotations

import pytest

from bot.model.cover_words import stands_in
from tests.stories.classes import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
TUESDAY, FRIDAY = "Tue 24 Nov 2026, {} Lisbon time", "Fri 27 Nov 2026, {} Lisbon time"
WHOLE = f"from {TUESDAY.format('00:00')} until Wed 25 Nov 2026, 00:00 Lisbon time?"

NEXT_WEEK = "from Mon 30 Nov 2026, 00:00 Lisbon time until Mon 7 Dec 2026, 00:00 Lisbon time?"


def between(day: str, start: str, until: str) -> str:
    return f"from {day.format(start)} until {day.format(until)}?"


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Ben übernimmt für mich am Freitag von 9 bis 12", between(FRIDAY, "09:00", "12:00")),
        ("Ben me cubre mañana de 9 a 12", between(TUESDAY, "09:00", "12:00")),
        ("ben me remplace demain de 9h30 à 12h", between(TUESDAY, "09:30", "12:00")),
        ("o Ben substitui-me amanhã das 9 às 12", between(TUESDAY, "09:00", "12:00")),
        ("mañana no estoy, Ben toma mi guardia", WHOLE),
        ("ich bin morgen nicht da, Ben übernimmt meine Schicht", WHOLE),
        ("je suis absent demain, ben prend ma garde", WHOLE),
        ("amanhã não estou, o Ben fica com o meu plantão", WHOLE),
        ("Ben vertritt mich morgen", WHOLE),
        ("ich bin im urlaub nächste woche, ben übernimmt", NEXT_WEEK),
        ("la semana que viene no estoy, Ben toma mi guardia", NEXT_WEEK),
        ("je ne peux pas demain, ben me remplace", WHOLE),
        ("je suis en vacances la semaine prochaine, ben me remplace", NEXT_WEEK),
        ("Ben me remplace demain matin", between(TUESDAY, "06:00", "12:00")),
        ("ben covers me tomorrow morning", between(TUESDAY, "06:00", "12:00")),
    ],
)
def test_who_is_stood_in_for_says_when_and_is_asked(world: World, words: str, when: str) -> None:
    world.first.says(words)
    assert world.first.hears() == [f"Shall I plan: Ben Okafor for Ana Alves, {when}"]

    assert world.first.says("yes") == "oncall_override"
    assert world.first.hears()[-1].startswith("Override 1: Ben Okafor for Ana Alves, ")


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("je remplace Ana demain matin", between(TUESDAY, "06:00", "12:00")),
        ("cubro a Ana el viernes de 18 a 22", between(FRIDAY, "18:00", "22:00")),
        ("ich vertrete Ana am Freitag von 18 bis 22 Uhr", between(FRIDAY, "18:00", "22:00")),
        ("eu cubro a Ana amanhã", WHOLE),
    ],
)
def test_who_stands_in_says_when_and_is_asked(world: World, words: str, when: str) -> None:
    world.second.says(words)

    assert world.second.hears() == [f"Shall I plan: Ben Okafor for Ana Alves, {when}"]


@pytest.mark.parametrize(
    "words",
    [
        *("quién me puede cubrir mañana", "wer kann mich morgen vertreten", "i am sick today", "bin leider krank"),
        *("dont page me tonight", "mute pages until 8", "please don't call me before 7", "i cant be reached until 8am"),
    ],
)
def test_who_looks_for_somebody_is_offered_a_call(world: World, words: str) -> None:
    world.first.says(words)

    assert labels(world.first.last())[:2] == ["Call somebody now", "Open a ticket, it can wait"]


@pytest.mark.parametrize(
    "words",
    [
        *("Ben no me cubre mañana", "Ben vertritt mich nicht", "je ne remplace pas Ben"),
        *("no puedo cubrir a Ben mañana", "je ne peux pas remplacer Ben demain", "não posso substituir o Ben amanhã"),
    ],
)
def test_who_is_not_stood_in_for_has_nothing_planned(world: World, words: str) -> None:
    world.first.says(words)

    assert not any("Shall I plan" in told for told in world.first.hears())


@pytest.mark.parametrize(
    "words",
    ["quién está de guardia mañana", "wer ist morgen dran", "qui est d'astreinte demain", "wer vertritt ana morgen"],
)
def test_who_is_on_call_on_a_day_is_told_with_one_way_to_a_person(world: World, words: str) -> None:
    world.first.says(words)

    assert world.first.hears()[0].startswith("On call on Tue 24 Nov 2026, in this order")
    assert labels(world.first.last()) == ["Talk to a person"]


@pytest.mark.parametrize(
    "words",
    ["ben is ill, I assume carla takes it until 22:00", "Ben ist krank, ich glaube Carla übernimmt bis 22:00"],
)
def test_where_more_are_named_than_planned_it_is_asked_who_is_called(world: World, words: str) -> None:
    world.first.says(words)

    [asked] = world.first.hears()
    assert asked.startswith("Say who is called, and until when.")


def test_what_somebody_assumes_is_no_plan(world: World) -> None:
    assert world.first.says("ben is ill, I assume anna does it") == "unknown"


@pytest.mark.parametrize(
    "words",
    ["I assume that is fine", "the substitute teacher cannot log in", "el profesor sustituto no puede entrar"],
)
def test_words_that_only_look_like_it_say_of_nobody_that_they_stand_in(words: str) -> None:
    assert not stands_in(words)


def test_who_is_spoken_to_is_the_one_who_stands_in(world: World) -> None:
    world.first.says("i have to leave early on friday, ben can you take over from 15:00 until 18:00?")

    assert world.first.hears()[-1].startswith(f"Override 1: Ben Okafor for Ana Alves, from {FRIDAY.format('15:00')}")


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("Ana is on holiday next week, Ben takes over", "Ben Okafor for Ana Alves, from Mon 30 Nov 2026, 00:00 Lisbon"),
        ("Ben is ill, carla covers him tomorrow", f"Carla Cruz for Ben Okafor, {WHOLE}"),
    ],
)
def test_who_is_away_is_the_one_who_is_stood_in_for(world: World, words: str, plan: str) -> None:
    world.last.says(words)

    assert world.last.hears()[0].startswith(f"Shall I plan: {plan}")
