"""The ticket of a walk-through tells which device it is about, as it is known or as somebody answers who need not."""

from __future__ import annotations

import re

import pytest

from tests.stories.looking import FORGOTTEN, LOOPING, SAME, comments, facts, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
ASKED = "Which device is it? You can answer in a few words, or leave it."
UNHEARD = ("sound", "Zoom", "2", "1", "1", "1, 2, 5, 7", "1", "Get me a person")
SEVERAL = "Several people report the same"
AS_OF = "(as of Mon 23 Nov 2026, 09:00 Lisbon time)"
NUMBER = re.compile(r"\d+")


def devices(world: World) -> list[str | None]:
    return [dict(ticket(world, number + 1).answers).get("Device") for number in range(len(tickets(world)))]


def test_the_device_told_in_a_few_words_is_on_the_ticket_and_is_not_asked_for_again(world: World) -> None:
    assert says_all(world.student, *UNHEARD)[-2].endswith(ASKED)
    assert devices(world) == [None]

    [thanks] = says_all(world.student, "It is a MacBook Air, macOS 15")
    assert thanks == "Thank you. Ticket 1 says now which device it is."
    assert facts(world)["Device"] == "MacBook Air, macOS 15"
    assert facts(world)["People affected"] == "1"
    assert facts(world)["Opened"] == "Mon 23 Nov 2026, 09:00 Lisbon time"
    assert comments(world) == []

    said = says_all(world.student, *UNHEARD)
    assert not [words for words in said if ASKED in words]
    assert devices(world) == ["MacBook Air, macOS 15", f"MacBook Air, macOS 15 {AS_OF}"]
    assert "Thank you" not in says_all(world.student, "an iPad")[0]
    assert devices(world) == ["MacBook Air, macOS 15", f"MacBook Air, macOS 15 {AS_OF}"]


@pytest.mark.parametrize("words", ["my laptop does not start", "thanks", "hm", "wifi"])
def test_whatever_else_is_said_means_what_it_means_without_the_question(world: World, words: str) -> None:
    says_all(world.student, *UNHEARD)
    answered = says_all(world.student, words)

    assert devices(world)[0] is None
    assert [NUMBER.sub("", each) for each in answered] == [
        NUMBER.sub("", each) for each in says_all(world.person("other"), words)
    ]


@pytest.mark.parametrize("words", ["no", "nope", "1", "skip", "leave it", "I don't know", "none", "nein", "yes"])
def test_who_says_that_they_leave_it_or_a_number_hears_that_the_ticket_is_open_without_it(
    world: World, words: str
) -> None:
    says_all(world.student, *UNHEARD)
    [said] = says_all(world.student, words)
    assert said.startswith("That is fine: ticket 1 is open without it.")
    assert devices(world) == [None]

    says_all(world.student, "human")
    assert words not in str(comments(world)).casefold().split()
    says_all(world.student, "Windows laptop")
    assert devices(world)[0] == "Windows laptop"


def test_a_bare_no_where_it_was_not_asked_for_means_what_it_meant(world: World) -> None:
    says_all(world.student, "ticket open it is slow")
    says_all(world.student, "help", "my tickets", "sessions")

    assert not says_all(world.student, "no")[-1].startswith("That is fine")


def test_who_leaves_it_is_not_asked_again_and_a_day_later_it_means_nothing(world: World) -> None:
    says_all(world.student, *UNHEARD)
    world.passes(days=1)
    says_all(world.student, "Windows laptop")
    assert devices(world) == [None]


@pytest.mark.parametrize("way", [("security", "1", "2", "yes", "1"), ("login", "3", "2", "3", "2")])
def test_of_harm_nobody_is_asked_for_it(world: World, way: tuple[str, ...]) -> None:
    said = says_all(world.student, *way, "human")
    harm = way[0] == "security"
    assert ticket(world).private == harm
    assert bool([words for words in said if ASKED in words]) is not harm


def test_a_private_ticket_about_a_password_asks_for_it_and_takes_it(world: World) -> None:
    said = says_all(world.student, *FORGOTTEN)
    assert ticket(world).private
    assert said[-2].endswith(ASKED) or said[-1].endswith(ASKED)
    assert says_all(world.student, "an iPad") == ["Thank you. Ticket 1 says now which device it is."]
    assert devices(world) == ["iPad"]


def test_who_wants_a_person_midway_can_tell_it_then(world: World) -> None:
    says_all(world.student, "login", "1", "2", "1", "5", "no", "I give up, please get me a human")
    says_all(world.student, "iPad 9")
    assert devices(world) == ["iPad 9"]


def test_who_adds_how_they_can_be_called_has_told_it_all_the_same(world: World) -> None:
    says_all(world.student, "login", "1", "2", "7", "2")
    said = says_all(world.student, "It is my phone, pin 4821, call me at +351 912 345 678")

    assert any(words.startswith("Thank you. Ticket 1 says now which device it is.") for words in said)
    assert devices(world) == ["phone"]
    [comment] = comments(world)
    assert "call me at +351 912 345 678" in str(comment)
    assert "4821" not in str(comment)


def test_an_outage_is_nobodys_device(world: World) -> None:
    people = [world.person(f"pupil{number}") for number in range(6)]
    said = [says_all(each, *(LOOPING if each in people[:4] else SAME)) for each in people]
    ends = [(who, words) for who, heard in zip(people, said, strict=True) for words in heard if SEVERAL in words]
    [(reporter, words)] = ends
    assert ASKED not in words

    says_all(reporter, "an iPad")
    assert not any(devices(world))


def test_a_device_that_was_checked_today_is_on_the_next_ticket(world: World) -> None:
    said = says_all(world.student, "device check", "1", "no", "1")
    assert said
    said = says_all(world.student, "Windows 11, 8 GB, Chrome 140")
    said = says_all(world.student, *UNHEARD)
    assert facts(world)["Device"] == f"Windows 11, 8 GB, Chrome 140 {AS_OF}"
    assert not [words for words in said if ASKED in words]


def test_what_was_told_weeks_ago_is_on_the_next_ticket_with_its_day_and_is_not_asked_for(world: World) -> None:
    says_all(world.student, "ticket open it is slow", "MacBook Air")
    world.passes(days=20)
    said = says_all(world.student, *UNHEARD)
    assert not [words for words in said if ASKED in words]
    assert devices(world)[1] == f"MacBook Air {AS_OF}"

    world.passes(days=31)
    assert [words for words in says_all(world.student, *UNHEARD) if ASKED in words]
    assert devices(world)[2] is None


def test_the_wish_for_a_person_tells_it_too(world: World) -> None:
    says_all(world.student, "ticket open it is slow", "MacBook Air", "close 1")
    world.passes(days=3)
    says_all(world.student, "human")

    assert devices(world)[1] == f"MacBook Air {AS_OF}"


def test_of_the_equipment_of_a_room_nobodys_device_is_asked_or_told(world: World) -> None:
    said = says_all(world.student, "sound", "Zoom", "2", "The classroom: projector, room camera, loudspeaker", "B12")
    assert not [words for words in said if ASKED in words]

    says_all(world.student, "ticket open it is slow", "MacBook Air")
    says_all(world.student, "sound", "Zoom", "2", "The classroom: projector, room camera, loudspeaker", "B13")
    assert devices(world) == [None, "MacBook Air", None]


def test_a_secret_beside_the_device_is_hidden(world: World) -> None:
    says_all(world.student, *UNHEARD)
    says_all(world.student, "windows laptop, password is Tr0ub4dor&3")
    assert "Tr0ub4dor" not in str(ticket(world).answers)
