"""A password of several words, or of words joined by signs, is hidden whole; pieces of programs are no secrets."""

from __future__ import annotations

import pytest

from tests.stories.looking import ticket
from tests.stories.test_secrets import kept, notices
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ("my password is tiger lily", "lily"),
        ("my password is i love cats", "love cats"),
        ("password=sunshine mountain", "mountain"),
        ("passwort ist rot-blau-gelb", "rot-blau"),
        ("mi contraseña es casa-azul-rio", "azul"),
        ("my password is tiger lily i cant login", "tiger"),
        ("my password:\n- red-panda\n- blue-whale", "blue-whale"),
        ("username: kim.lee\npassword: red panda", "panda"),
        ("login: sam.r Zebra99plum", "Zebra99plum"),
        ("verification number 482913", "482913"),
        ("otp 4829 1377", " 1377"),
    ],
)
def test_what_is_announced_is_hidden_whole_and_its_author_warned(world: World, words: str, secret: str) -> None:
    world.student.says(words)

    assert notices(world.student.hears()) == 1
    assert kept(world, secret) == []


def test_a_ticket_is_about_the_trouble_and_has_no_part_of_the_password(world: World) -> None:
    world.student.says("ticket open I cannot sign in, my password is correct-horse-battery-staple")

    assert ticket(world).summary == "I cannot sign in, my password is •••"
    assert kept(world, "horse") == []


@pytest.mark.parametrize(
    "words",
    [
        "my password is expired and I cannot reset it",
        "the password is on the sticker",
        "password: where do I change it?",
        "<script>alert(1)</script>",
        "&lt;b&gt;",
        "<b>login</b>",
        "hi <b>there</b>",
        "f(x)=2x",
        "console.log(abc123)",
        "the join code of the class is 4XK-99P",
    ],
)
def test_what_is_said_of_passwords_and_pieces_of_programs_stay(world: World, words: str) -> None:
    world.student.says(words)

    said = world.student.hears()
    assert notices(said) == 0
    assert not any("•••" in each for each in said)


def test_a_piece_of_a_program_is_no_password_while_help_with_signing_in_runs(world: World) -> None:
    world.student.says("I cannot log in")
    world.student.hears()
    world.student.says("console.log(abc123)")

    assert notices(world.student.hears()) == 0


def test_a_password_between_tags_is_one_all_the_same(world: World) -> None:
    world.student.says("<b>Maple#7731</b>")

    assert notices(world.student.hears()) == 1
    assert kept(world) == []
