"""Which words of a playbook ask for a secret, and which only speak of one."""

from __future__ import annotations

import pytest

from bot.model.playbooks import PlaybookError, parse
from bot.model.playbooks.prying import asked_secret, is_secret
from tests.model.lamp import BOOK

ASK = [
    "What is your password?",
    "What's the one-time code?",
    "Tell me your current password.",
    "Please type your PIN here.",
    "What is your passport number?",
    "Qual é a sua palavra-passe?",
    "Diga-me o código de verificação.",
    "¿Cuál es tu contraseña?",
    "Escribe tu contraseña aquí.",
    "Quel est votre mot de passe ?",
    "Donnez-moi le code de vérification.",
    "Wie lautet dein Passwort?",
    "Nennen Sie mir Ihre Ausweisnummer.",
]
FINE = [
    "Type your password on the page.",
    "Did you change your password in the last day or two?",
    "What is your password manager?",
    "Never tell me your password.",
    "What is the error code?",
    "Which one is it: the password or the second step?",
    "What is the password page called?",
    "¿Cambiaste tu contraseña?",
    "Nunca me digas tu contraseña.",
    "Gib dein Passwort auf der Seite ein.",
    "As quatro senhas foram mudadas?",
]


@pytest.mark.parametrize("text", ASK)
def test_who_asks_for_a_secret_is_found(text: str) -> None:
    assert asked_secret(text, typed=False)


@pytest.mark.parametrize("text", FINE)
def test_who_only_speaks_of_one_is_not(text: str) -> None:
    assert not asked_secret(text, typed=False)
    assert not asked_secret(text, typed=True)


def test_where_the_answer_is_written_into_the_chat_the_plain_order_is_enough() -> None:
    assert asked_secret("Enter your password.", typed=True)
    assert not asked_secret("Enter your password.", typed=False)
    assert not asked_secret("What does the page say?", typed=True)


@pytest.mark.parametrize("item", ["password", "one-time code", "their password", "passport number", "contraseña"])
def test_a_ticket_wants_no_secret(item: str) -> None:
    assert is_secret(item)


@pytest.mark.parametrize("item", ["whether the password was changed", "password changed when", "the error code"])
def test_a_ticket_may_want_to_know_of_one(item: str) -> None:
    assert not is_secret(item)


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        (
            "Is there light?",
            "What is your password?",
            "lamp.toml:31: step D: asks for a secret: 'What is your password'",
        ),
        (
            "notify = true",
            'evidence = ["one-time code"]',
            "step TICKET.ticket: 'evidence' asks for a secret: 'one-time",
        ),
    ],
)
def test_it_is_refused_with_its_place(right: str, wrong: str, complaint: str) -> None:
    with pytest.raises(PlaybookError) as refused:
        parse("lamp", BOOK.replace(right, wrong, 1))
    assert complaint in str(refused.value)


@pytest.mark.parametrize("name", ["LOGIN", "Mine Book", "x:y", "élan", "9"])
def test_a_name_that_no_command_could_say_is_refused(name: str) -> None:
    with pytest.raises(PlaybookError) as refused:
        parse(name, BOOK)
    [why] = refused.value.problems
    assert why.startswith(f"{name}.toml:1: top: a playbook's file is named in small letters")
