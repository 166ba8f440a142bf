"""Secrets that are plain words or bare numbers are known by where they stand; what is said of them stays."""

from __future__ import annotations

import pytest

from tests.stories.test_secrets import kept, notices
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ("password letmein", "letmein"),
        ("can u reset my password to maplesyrup", "maplesyrup"),
        ("ticket open laptop refuses me, pw tulip", "tulip"),
        ("my passw0rd is maplesyrup", "maplesyrup"),
        ("my pass\u200bword is maplesyrup", "maplesyrup"),
        ("usuario sam contraseña girasol", "girasol"),
        ("das kennwort geheim klappt nicht", "geheim"),
        ("i entered 493201 and it says invalid", "493201"),
        ("got a text 493201", "493201"),
        ("mon code secret est 9931", "9931"),
        ("my driver license is D7654321", "D7654321"),
        ("minha cnh é 12345678900", "12345678900"),
        ("student Liam cannot log in, I set his password to football and it bounced", "football"),
        ("the door code for the chem lab is 4471# and it beeps", "4471"),
        ("DB_PASS=clawmachine and it is refused", "clawmachine"),
        ("name\tpassword\nAmelia\tPurpleFox3\nshe cannot sign in", "PurpleFox3"),
        ("exam key for the lockdown browser is HX-7742-PQ", "HX-7742-PQ"),
        ("mon mdp c soleil et sa marche pas", "soleil"),
    ],
)
def test_what_is_told_is_hidden_and_its_author_warned(world: World, words: str, secret: str) -> None:
    world.student.says(words)

    assert notices(world.student.hears()) == 1
    assert kept(world, secret) == []


@pytest.mark.parametrize(
    "words",
    [
        "Dell-5420",
        "my password is kaputt",
        "my password is the same as before",
        "mein passwort ist identisch",
        "can you reset my password to the old one",
        "password printer",
        "i put ticket 493201 in the box and nothing",
        "my id number is 20231234",
        "do i need a new door code or does my card open lab B-104?",
        "the password field is grey",
        "my locker number is 217",
        "the exam key dates are in the calendar",
    ],
)
def test_what_is_said_of_passwords_and_numbers_stays(world: World, words: str) -> None:
    world.student.says(words)

    assert notices(world.student.hears()) == 0
    assert kept(world, words) != []
