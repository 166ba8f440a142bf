"""Who gave a code away is helped although the code was hidden; a password alone among people gets a word."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import says_all, ticket
from tests.stories.test_secrets import kept, notices
from tests.world import HELP_DESK, World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("they asked for my code and i told them 493 201", "security_report"),
        ("i told them my code 493201", "security_report"),
        ("i read the code 493201 to a man on the phone", "security_report"),
        ("passei o código 493201 pro golpista", "security_report"),
        ("my code 493201 is not accepted", "login_help"),
        ("el codigo 493201 no funciona", "login_help"),
        ("le code 493201 ne marche pas", "login_help"),
    ],
)
def test_a_code_that_is_told_along_changes_nothing_of_what_is_meant(world: World, words: str, meant: str) -> None:
    assert world.student.says(words) == meant
    assert notices(world.student.hears()) == 1
    assert kept(world, "493201") == kept(world, "493 201") == []


def test_the_ticket_of_who_gave_a_code_away_is_private_and_urgent(world: World) -> None:
    says_all(world.student, "they asked for my code and i told them 493 201", "human")

    assert ticket(world).private
    assert ticket(world).priority <= Priority.P2


@pytest.mark.parametrize("words", ["Tulip!2024", "Blue$kies42", "Pass#word9"])
def test_a_password_alone_among_people_gets_a_word_and_a_note(world: World, words: str) -> None:
    assert world.student.says(words, where=HELP_DESK) == "talk"

    assert sum(each.startswith("In your message in") for each in world.student.hears()) == 1
    assert any("Somebody posted in" in each for each in world.staff())
    assert kept(world, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Kevin#1234",
        "iPhone13Pro",
        "HP-LaserJet4000",
        "Essay_Final2.docx",
        "Party2024!",
        "Q&A2024",
        "Algebra-2",
        "493201",
    ],
)
def test_talk_of_devices_files_and_players_is_let_alone(world: World, words: str) -> None:
    world.student.says(words, where=HELP_DESK)

    assert world.student.hears() == []
    assert world.staff() == []


def test_a_password_that_is_edited_into_another_is_not_gone(world: World) -> None:
    world.student.says("Tulip!2024", where=HELP_DESK)
    world.student.hears()
    world.student.edits("Tulip!2025")

    assert not any(each.startswith("Thank you, it is gone") for each in world.student.hears())


@pytest.mark.parametrize("words", ["my password is Blume77!x", "password: Blume77!x", "here is my password Blume77!x"])
def test_who_only_says_what_a_password_is_reads_what_to_do_and_no_riddle(world: World, words: str) -> None:
    world.student.says(words)

    [told] = world.student.hears()
    assert notices([told]) == 1
    assert kept(world, "Blume77") == []


@pytest.mark.parametrize("words", ["my chromebook wont connect to wifi since yesterday, tried restarting",
    "my password is correct I'm sure", "mon mot de passe est correct, j'en suis sûr"])  # fmt: skip
def test_who_tells_what_they_tried_or_are_sure_of_is_not_told_to_change_a_password(world: World, words: str) -> None:
    assert not [said for said in says_all(world.student, words) if "hidden" in said]
