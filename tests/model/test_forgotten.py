"""A password or login that is lost is one that is forgotten; a device that is lost is another matter."""

from __future__ import annotations

from time import process_time

import pytest

from bot.model.intents.playbooks import SecurityReport
from bot.model.intents.walkthroughs import LoginHelp
from bot.model.people import Role
from bot.model.reports.dangers import danger
from bot.model.understanding.context import Context
from bot.model.understanding.forgotten import forgotten
from bot.model.understanding.understand import understand


@pytest.mark.parametrize(
    "words",
    [
        "I lost my chromebook password",
        "I lost my password for the tablet",
        "lost my laptop login",
        "i lost the pin of my ipad",
        "i lost my ipad passcode",
        "my laptop password is lost",
        "lost my computer password and need it for class",
        "perdí la contraseña de mi portátil",
        "j'ai perdu le mot de passe de mon ordinateur",
        "ich habe das passwort von meinem laptop verloren",
        "laptop passwort verloren",
        "perdi a senha do meu notebook",
        "my ipad code is gone",
        "die pin vom handy verloren",
        "ich habe mein handypasswort verloren",
        "perdi o pin do meu notebook",
    ],
)
def test_a_lost_way_in_is_help_with_signing_in(words: str) -> None:
    assert isinstance(understand(words, Role.STUDENT, Context()).intent, LoginHelp)
    assert danger(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "I lost my chromebook",
        "i lost my chromebook and my password",
        "i lost my phone with the login app",
        "my laptop is lost, password is on a sticker",
        "i lost my usb stick with all passwords",
        "somebody stole my laptop password",
        "perdí mi portátil",
        "j'ai perdu mon ordinateur",
        "ich habe meinen laptop verloren",
        "perdi meu notebook",
        "laptop und passwort verloren",
        "ich habe mein handy und das passwort verloren",
        "ich habe mein tablet und den pin verloren",
        "i lost my phone pin and my phone",
        "I lost my laptop login and laptop",
        "my laptop password got lost and my laptop too",
        "perdí mi contraseña del portátil y el portátil",
    ],
)
def test_a_lost_device_stays_a_matter_of_security(words: str) -> None:
    assert isinstance(understand(words, Role.STUDENT, Context()).intent, SecurityReport)


@pytest.mark.parametrize(
    "words",
    [
        "the code is missing a semicolon",
        "the laptop code is missing a semicolon",
        "lost our pin board",
        "my code is gone, the file got deleted",
        "I lost my code, the file got deleted",
        "i lost my pin badge",
        "i lost my ipad pin pad",
        "i lost my password manager",
        "barcode verloren",
    ],
)
def test_an_object_or_a_piece_of_a_program_is_no_way_in(words: str) -> None:
    assert forgotten(words) == words


@pytest.mark.parametrize(
    "words", ["mein", "mein ", "l'", "laptop-", "phone ", "code, ", "passwort für ", "pin & ", " "]
)
def test_long_words_take_no_long_time(words: str) -> None:
    began = process_time()
    forgotten("lost " + (words * 300)[:295])
    assert process_time() - began < 0.1
