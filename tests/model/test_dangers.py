"""Reports of something dangerous in people's own words, and what only looks like one."""

from __future__ import annotations

import pytest

from bot.model.dangers import danger
from bot.model.playbooks.categories import CATEGORIES
from bot.model.subjects import guess
from bot.model.triage import sorted_into

DANGERS = (
    ("I was hacked and somebody changed my picture", "compromised"),
    ("my account got hacked", "compromised"),
    ("somebody else is using my account", "compromised"),
    ("i gave my password to a caller", "compromised"),
    ("I told someone my password on the phone", "compromised"),
    ("I typed my password into a fake page", "compromised"),
    ("there are unknown sign-ins on my account", "compromised"),
    ("ich wurde gehackt", "compromised"),
    ("jemand benutzt mein Konto", "compromised"),
    ("ich habe einem Anrufer mein Passwort gegeben", "compromised"),
    ("me han hackeado la cuenta", "compromised"),
    ("alguien ha entrado en mi cuenta", "compromised"),
    ("le di mi contraseña a un desconocido", "compromised"),
    ("mon compte a été piraté", "compromised"),
    ("quelqu'un utilise mon compte", "compromised"),
    ("j'ai donné mon mot de passe à un inconnu", "compromised"),
    ("minha conta foi hackeada", "compromised"),
    ("alguém entrou na minha conta", "compromised"),
    ("dei a minha senha a um desconhecido", "compromised"),
    ("ransom note on the screen", "malware"),
    ("my laptop has a virus", "malware"),
    ("all my files are encrypted", "malware"),
    ("auf meinem Laptop ist ein Virus", "malware"),
    ("mi portátil tiene un virus", "malware"),
    ("mon ordinateur a un virus", "malware"),
    ("o meu computador tem um vírus", "malware"),
    ("Lösegeldforderung auf dem Bildschirm", "malware"),
    ("hay una nota de rescate en la pantalla", "malware"),
    ("une demande de rançon à l'écran", "malware"),
    ("my laptop was stolen", "lost_device"),
    ("someone stole my phone", "lost_device"),
    ("I lost my school laptop", "lost_device"),
    ("mein Laptop wurde gestohlen", "lost_device"),
    ("me robaron el portátil", "lost_device"),
    ("on m'a volé mon ordinateur", "lost_device"),
    ("roubaram o meu telemóvel", "lost_device"),
    ("a suspicious email asks for my password", "phishing"),
    ("ich habe eine verdächtige Mail bekommen", "phishing"),
    ("he recibido un correo sospechoso", "phishing"),
    ("j'ai reçu un mail suspect", "phishing"),
    ("recebi uma mensagem suspeita", "phishing"),
    ("I sent the list of grades to the wrong class", "data_exposure"),
    ("a stranger is in my class and shouts", "meeting_intrusion"),
)


@pytest.mark.parametrize(("words", "part"), DANGERS)
def test_what_is_dangerous_is_known_in_every_language(words: str, part: str) -> None:
    assert guess(words) == ("security", part)
    assert part in CATEGORIES["security"]


@pytest.mark.parametrize(
    "words",
    [
        "I forgot my password",
        "my password does not work",
        "he olvidado mi contraseña",
        "the hackathon room has no projector",
        "please install a virus scanner on my laptop",
        "I am at home with a virus and miss class",
        "I lost my connection on my laptop",
        "j'ai perdu la connexion sur mon portable",
        "I lost my phone charger",
        "my course is missing",
        "my laptop makes a strange noise",
        "the wrong class is shown",
        "the file opens to the wrong page",
        "the file is gone",
        "I cannot sign in to my account",
        "a new student is in my class",
        "hardware is broken",
        "the teacher gave us the password of the meeting",
        "The projector in room 12 stays dark, try 3456",
        "",
    ],
)
def test_what_only_looks_dangerous_is_not(words: str) -> None:
    assert danger(words) == ""


def test_who_chooses_another_category_for_something_dangerous_is_not_followed() -> None:
    assert sorted_into("device", guess("my laptop was stolen")) == ("security", "lost_device")
    assert sorted_into("device", guess("my laptop is slow")) == ("device", "laptop")
