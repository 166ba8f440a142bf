"""Somebody asks for the password of the Wi-Fi: none is given away, and there are ways forward."""

from __future__ import annotations

import pytest

from bot.model.intents.walkthroughs import LoginHelp
from tests.stories.looking import FIRST, says_all, tickets
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize("words", ["whats the wifi password", "cual es la contraseña del wifi", "wifi password pls",
    "wie ist das wlan passwort", "quel est le mot de passe du wifi ?", "qual é a senha do wifi?"])  # fmt: skip
def test_no_password_is_given_away_and_it_is_said_how_to_get_in(world: World, words: str) -> None:
    (said,) = says_all(world.student, words)

    assert said.startswith("I know no passwords, and give none away.")
    ways = ["Connecting to eduroam", "Get help with Wi-Fi", "I forgot my password", "Talk to a person"]
    assert labels(world.student) == ways
    world.student.presses("Get help with Wi-Fi")
    assert world.student.hears()[-1] == "How are you connected?"
    assert tickets(world) == []


@pytest.mark.parametrize("words", ["wifi password not working", "my wifi password is wrong"])
def test_one_that_is_not_taken_is_a_trouble(world: World, words: str) -> None:
    assert says_all(world.student, words) == ["How are you connected?"]


@pytest.mark.parametrize("words", ["i forgot my wifi password", "i forgot my eduroam password"])
def test_ones_own_that_is_forgotten_is_help_with_signing_in(world: World, words: str) -> None:
    assert world.student.says(words) == LoginHelp.name


@pytest.mark.parametrize("words", ["code red", "code red now", "the red code", "key red"])
def test_an_alarm_asks_for_no_password(world: World, words: str) -> None:
    (said,) = says_all(world.student, words)

    assert said.startswith("I did not understand")


def test_what_only_names_it_answers_the_staff(world: World) -> None:
    world.student.says("/ticket open the projector stays dark")
    says_all(world.first, "ack 1", "ask 1 what exactly does it ask you for?")
    world.student.hears()

    assert world.student.says("the wifi password") == "ticket_comment"
    assert world.thread_says()[-1] == "Sam Rivera: the wifi password"


def test_what_only_names_it_answers_the_question_that_is_open(world: World) -> None:
    said = says_all(world.student, "login", "wifi password")

    assert said[0].startswith(FIRST)
    assert not said[-1].startswith("I know no passwords")
