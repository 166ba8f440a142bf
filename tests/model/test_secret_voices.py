"""Secrets that are all that is said, or too short to be sought elsewhere; and pieces of programs, which are none."""

from __future__ import annotations

import pytest

from bot.model.secrets.alone import announced, is_password
from bot.model.secrets.masking import masked

TOLD = (
    ("sam pass is rainbow", "sam pass is •••"),
    ("lena's pass is gooseberry", "lena's pass is •••"),
    ("kims pass is gooseberry", "kims pass is •••"),
    ("push number 47", "push number •••"),
    ("the push number is 47", "the push number is •••"),
    ("my push number is 83", "my push number is •••"),
    ("duo shows number 62 to type in the push", "duo shows number ••• to type in the push"),
    ("the number to approve is 47", "the number to approve is •••"),
    ("password tiger lily", "password •••"),
    ("password purple hippo", "password •••"),
    ("passwort grüner dackel", "passwort •••"),
    ("mot de passe petit ourson", "mot de passe •••"),
    ("pw sunny meadow", "pw •••"),
    ("mia's pass is gingerbread", "mia's pass is •••"),
    ("leos pass is gingerbread, doesnt let him", "leos pass is •••, doesnt let him"),
    ("it says push number 58", "it says push number •••"),
    ("duo number 58", "duo number •••"),
    ("authenticator says 58 on the phone", "authenticator says ••• on the phone"),
    ("nummer für den push ist 58", "nummer für den push ist •••"),
    ("el número del push es 58", "el número del push es •••"),
    ("password velvet otter", "password •••"),
    ("my password velvet otter", "my password •••"),
    ("ticket open password tiger lily", "ticket open password •••"),
    ("comment 1 sam pass is rainbow", "comment 1 sam pass is •••"),
    ("either Bluebird7, Redbird8 or Goldfinch9 is my password", "either •••, ••• or ••• is my password"),
    ("my password is tulip or maybe daisy", "my password is ••• or maybe •••"),
    ("my card 4111 1111 1111 1112 exp 04/29", "my card •••"),
    ("Set-Cookie: session=abc123; Path=/\nHost: lms.example", "Set-Cookie: •••\nHost: lms.example"),
    ("its Rainbow9 btw thats the pw", "its ••• btw thats the pw"),
    ("i keep entering marmot but it says incorrect password", "i keep entering ••• but it says incorrect password"),
    ("pongo frambuesa y dice contraseña incorrecta", "pongo ••• y dice contraseña incorrecta"),
    ("je tape framboise et ça dit mot de passe incorrect", "je tape ••• et ça dit mot de passe incorrect"),
    ("i typed gingerbread, it says incorrect password", "i typed •••, it says incorrect password"),
    ("escribo chocolatina y me sale contraseña incorrecta", "escribo ••• y me sale contraseña incorrecta"),
    ("teacher's pass is cinnamonbun", "teacher's pass is •••"),
    ("the pass is Cinnamon44", "the pass is •••"),
    ("authenticator wants number 47", "authenticator wants number •••"),
    ("tap 47 in the authenticator", "tap ••• in the authenticator"),
)
STAYS = (
    "sam pass is ready",
    "lena's pass is upstairs",
    "the bus pass is yellow",
    "password Lukas Meier",
    "my password Kim Lee",
    "forgot password kim lee",
    "we use keepass2 which is the password manager",
    "password <- readline()",
    "my password is toast or broken",
    "order 4111 1111 1111 1112 of the card reader",
    "sam / sunflower77",
)
PIECES = (
    *("std::cout<<x1;", "cin>>n2;", 'cout<<"a1"<<endl;', "arr[i1]++;", "x1->next2", "Math.max(a1,b2)", "x1+=y2;"),
    *("std::vec1>>n2", "a1->b2->c3;"),
)


@pytest.mark.parametrize(("words", "kept"), TOLD)
def test_what_is_told_alone_is_hidden(words: str, kept: str) -> None:
    assert masked(words) == kept
    assert masked(kept) == kept


@pytest.mark.parametrize("words", STAYS)
def test_what_only_stands_alike_stays(words: str) -> None:
    assert masked(words) == words


@pytest.mark.parametrize("words", PIECES)
def test_a_piece_of_a_program_is_no_password(words: str) -> None:
    assert not is_password(words)


def test_a_name_and_a_password_are_a_pair_where_passwords_are_spoken_of() -> None:
    assert announced("sam / sunflower77", access=True) == "sam / •••"
    assert announced("sam / sunflower77") == "sam / sunflower77"
    for words in ("moodle / office365", "ipad / iphone13", "user / room12b", "kim / 20231234", "kim / pc-12-lab"):
        assert announced(words, access=True) == words


@pytest.mark.parametrize(
    "words",
    [
        "this stupid wifi is shit again",
        "the wifi is ass",
        "wifi is mid",
        "the password thing is shit",
        "my login is fucked",
        "das wlan ist kacke",
        "o wifi é lixo",
        "el wifi es una mierda",
    ],
)
def test_a_bad_word_about_what_fails_is_no_secret(words: str) -> None:
    assert masked(words) == words


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("the wifi password is trashpanda", "the wifi password is •••"),
        ("this wifi is trash even with the password lemonade5", "this wifi is trash even with the password •••"),
    ],
)
def test_beside_a_bad_word_a_secret_is_one(words: str, kept: str) -> None:
    assert masked(words) == kept
