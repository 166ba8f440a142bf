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
    ("I clicked a phishing link and typed my password", "compromised"),
    ("I typed my password on a phishing site", "compromised"),
    ("there was a fake page and I entered my password", "compromised"),
    ("I put my password into a strange website", "compromised"),
    ("ich habe auf einer gefälschten Seite mein Passwort eingegeben", "compromised"),
    ("phishing, ich habe mein Passwort eingegeben", "compromised"),
    ("escribí mi contraseña en una página falsa", "compromised"),
    ("puse mi clave en un enlace sospechoso", "compromised"),
    ("j'ai tapé mon mot de passe sur une fausse page", "compromised"),
    ("j'ai saisi mon mot de passe dans un mail frauduleux", "compromised"),
    ("digitei a minha senha numa página falsa", "compromised"),
    ("coloquei a minha senha num link suspeito", "compromised"),
    ("the student data list was sent to a wrong person", "data_exposure"),
    ("I sent the grades of all students to a wrong parent", "data_exposure"),
    ("I emailed a report card to the wrong family", "data_exposure"),
    ("a list with student addresses is public on our website", "data_exposure"),
    ("our student records are online for everybody", "data_exposure"),
    ("the names of the pupils are publicly visible on the internet", "data_exposure"),
    ("everyone can see the student records", "data_exposure"),
    ("ich habe die Noten an die falschen Eltern geschickt", "data_exposure"),
    ("die Schülerliste steht öffentlich auf unserer Webseite", "data_exposure"),
    ("die Adressen der Schüler sind im Internet", "data_exposure"),
    ("envié las notas de los alumnos a la persona equivocada", "data_exposure"),
    ("la lista de alumnos está pública en nuestra web", "data_exposure"),
    ("j'ai envoyé les notes au mauvais parent", "data_exposure"),
    ("la liste des élèves est en ligne sur notre site", "data_exposure"),
    ("enviei as notas à pessoa errada", "data_exposure"),
    ("a lista de alunos está pública no nosso site", "data_exposure"),
    ("I got a phishing mail but did not type my password", "phishing"),
    ("I clicked a phishing link, I never gave my password", "phishing"),
    ("Phishing-Mail, ich habe mein Passwort nicht eingegeben", "phishing"),
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
        "I sent my homework to a wrong teacher",
        "the page is online but my password does not work",
        "my grades are wrong",
        "the grades are not visible online",
        "where do I find the student list online",
        "is the student list online",
        "how do I share grades with parents",
        "the class list is wrong",
        "my address is wrong on the website",
        "I typed my password and a message says it is wrong",
        "I clicked the link and typed my password but nothing happens",
        "my password is not accepted on the school website",
        "the wrong list is shown on the website",
        "the course is online",
        "meine Noten sind falsch",
        "die Noten sind online noch nicht da",
        "mis notas están mal",
        "las notas no están en la web",
        "mes notes sont fausses",
        "les cours sont en ligne",
        "as notas não estão online",
        "my marks are not public yet",
        "the data show is online",
        "I gave the wrong student number in the form",
        "the lesson data went missing",
        "the student list is wrong",
        "the personal details page is down on the website",
        "staff information is on our website",
        "the list of classes is on the website",
        "data entry form is public",
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
