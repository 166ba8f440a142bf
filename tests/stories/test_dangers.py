"""Somebody tells of something dangerous in their own words: it is private and leads to what limits the damage."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import pages, ticket, tickets
from tests.stories.test_private_tickets import public
from tests.world import HELP_DESK, World, text

pytestmark = pytest.mark.usefixtures("checked")
HACKED = (
    "I was hacked, somebody is in my account",
    "ich wurde gehackt",
    "me han hackeado la cuenta",
    "mon compte a été piraté",
    "minha conta foi hackeada",
    "i gave my password to a caller",
)


@pytest.mark.parametrize("words", HACKED)
def test_a_stolen_account_is_urgent_and_private_in_whatever_language(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")

    assert tickets(world) == [("security", "compromised", Priority.P2)]
    assert ticket(world).private
    assert "Sam Rivera" not in public(world)
    assert words not in public(world)
    assert len(pages(world.first)) == 1


def test_the_form_is_read_in_the_same_way(world: World) -> None:
    world.student.fills(world.student.opens("ticket form"), summary=HACKED[1], about="access", where="library")

    assert tickets(world) == [("security", "compromised", Priority.P2)]
    assert ticket(world).private
    assert "library" not in public(world)
    assert len(pages(world.first)) == 1


def test_what_the_form_calls_dangerous_is_private(world: World) -> None:
    world.student.fills(world.student.opens("ticket form"), summary="I saw kittens", about="security")

    assert ticket(world).private
    assert "kittens" not in public(world)


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("my laptop was stolen", ("security", "lost_device", Priority.P3)),
        ("ransom note on the screen", ("security", "malware", Priority.P1)),
        ("my laptop has a virus", ("security", "malware", Priority.P2)),
    ],
)
def test_what_goes_on_doing_harm_calls_somebody_at_once(
    world: World, words: str, about: tuple[str, str, Priority]
) -> None:
    world.student.says(f"/ticket open {words}", where=HELP_DESK)

    assert tickets(world) == [about]
    assert words not in public(world)
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("I clicked a phishing link and typed my password", ("security", "compromised", Priority.P2)),
        ("the student data list was sent to a wrong person", ("security", "data_exposure", Priority.P2)),
        ("a list with student addresses is public on our website", ("security", "data_exposure", Priority.P2)),
        ("I sent the grades of all students to a wrong parent", ("security", "data_exposure", Priority.P1)),
    ],
)
def test_what_got_into_wrong_hands_is_private_at_once_and_no_article_comes_first(
    world: World, words: str, about: tuple[str, str, Priority]
) -> None:
    world.student.says(f"ticket open {words}")

    assert tickets(world) == [about]
    assert ticket(world).private
    assert words not in public(world)
    assert len(pages(world.first)) == 1


def test_a_suspicious_mail_is_private_and_calls_nobody(world: World) -> None:
    world.student.says("ticket open I got a suspicious email")

    assert tickets(world) == [("security", "phishing", Priority.P4)]
    assert ticket(world).private
    assert pages(world.first) == []


def test_who_reports_it_is_led_through_what_limits_the_damage_on_the_same_ticket(world: World) -> None:
    world.student.says("ticket open I was hacked in the library")
    assert "Press What to do now, or type security" in text(world.student.last())
    world.student.presses("What to do now")
    assert text(world.student.last()).startswith("What happened?")
    for answer in ("2", "Typed my password"):
        world.student.says(answer)

    assert len(tickets(world)) == 1
    assert ticket(world).summary == "I was hacked in the library"
    assert len(pages(world.first)) == 1


def test_what_was_told_in_the_form_stays_on_the_ticket_that_the_steps_add_to(world: World) -> None:
    world.student.fills(world.student.opens("ticket form"), summary="I was hacked", where="room 7")
    for answer in ("security", "2", "Typed my password"):
        world.student.says(answer)

    assert ("Where, and on which device?", "room 7") in ticket(world).answers
    assert ("What did you do?", "Typed my password") in [(q, a) for q, a in ticket(world).answers]


def test_the_ticket_of_the_steps_does_not_lead_to_them_again(world: World) -> None:
    for answer in ("security", "2", "5"):
        world.student.says(answer)

    cards = [post.card for _, post in world.chat.at(world.student.place)]
    assert not any("What to do now" in str(card) for card in cards)
