"""Whether a class or an exam is near by somebody's own words, in five languages, and what only looks like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.reports.nearness import near, said_soon

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""In Lisbon it is nine as well; in Berlin ten, in New York four at night."""
SOON_ASKED = "Does a class, an exam or a deadline start in the next 30 minutes?"


@pytest.mark.parametrize(
    "words",
    [
        "my exam starts in 10 minutes and I can't log in to canvas",
        "test beginning in 5",
        "presentation in 5 minutes",
        "seminar in 10 minutes",
        "my tutorial begins in a quarter of an hour",
        "10 minutes until my exam",
        "20 min left of the quiz",
        "the lecture is about to start",
        "class any minute!!",
        "I was thrown out, the class has started",
        "I was logged out, exam now",
        "my exam was moved and starts in 10 minutes",
        "mi examen empieza en 10 minutos y no puedo entrar en canvas",
        "la clase empieza en media hora",
        "tengo examen dentro de quince minutos",
        "faltan 5 minutos para mi clase",
        "la clase ya ha empezado y no puedo entrar",
        "meine Prüfung beginnt in 10 Minuten und ich komme nicht in Canvas rein",
        "die Vorlesung fängt gleich an",
        "Unterricht in einer halben Stunde, kein Ton",
        "die Klausur hat schon begonnen",
        "Klausur hier in 10 Minuten kein Zugang",
        "cours dans 10 minutes pas de son",
        "aula em 10 minutos sem som",
        "noch 5 min bis zur Abgabe",
        "mon examen commence dans 10 minutes et je n'arrive pas à me connecter",
        "le cours commence dans une demi-heure",
        "j'ai cours dans un quart d'heure, pas de son",
        "le cours a commencé, impossible d'entrer",
        "minha prova começa em 10 minutos e não consigo entrar no canvas",
        "a aula já começou e não tenho som",
        "tenho aula daqui a 15 minutos",
        "a apresentação é dentro de dez minutos",
        "students can't hear me, class is running",
        "we are in the middle of an exam",
        "I am teaching right now, the class sees nothing",
        "estamos en plena clase y no hay imagen",
        "je suis en plein cours, plus de son",
        "mitten in der Klausur ist das Programm abgestürzt",
        "der Unterricht läuft und der Beamer ist aus",
        "estou a dar aula e não há som",
        "nobody gets in, the test started 5 min ago",
        "el examen empezó hace 5 minutos",
        "l'examen a commencé il y a 5 minutes",
        "die Klausur hat vor 5 Minuten angefangen",
        "a prova começou há 5 minutos",
    ],
)
def test_a_class_or_an_exam_within_the_hour_is_near_in_every_language(words: str) -> None:
    assert near(words)


@pytest.mark.parametrize(
    "words",
    [
        "my exam starts at 9:10",
        "the test is at 9.10 today",
        "exam at 10",
        "quiz due by 9:45 am",
        "class begins @ 9:30",
        "mi examen empieza a las 9:10",
        "die Prüfung beginnt um 9:10 Uhr",
        "heute morgen Klausur um 9.30, nichts geht",
        "mon cours commence à 9h10",
        "minha prova começa às 9h30",
    ],
)
def test_a_time_of_day_within_the_hour_is_near(words: str) -> None:
    assert near(words, NINE, "Europe/Lisbon")
    assert not near(words, NINE, "America/New_York")
    assert not near(words)


@pytest.mark.parametrize(
    ("clock", "zone", "soon"),
    [
        ("8:59", "Europe/Lisbon", False),
        ("9:00", "Europe/Lisbon", True),
        ("10:00", "Europe/Lisbon", True),
        ("10:01", "Europe/Lisbon", False),
        ("9:30", "Europe/Berlin", False),
        ("10:30", "Europe/Berlin", True),
        ("9:30 pm", "Europe/Lisbon", False),
        ("9:30", "no zone", True),
    ],
)
def test_a_time_of_day_is_that_of_the_person_to_the_minute(clock: str, zone: str, soon: bool) -> None:
    assert near(f"my exam starts at {clock}", NINE, zone) is soon


def test_a_small_hour_may_be_one_of_the_afternoon() -> None:
    assert near("my exam starts at 2:15", NINE.replace(hour=13, minute=30))
    assert near("my exam starts at 2:15 pm", NINE.replace(hour=13, minute=30))
    assert not near("my exam starts at 2:15 am", NINE.replace(hour=13, minute=30))


LOOK_ALIKES = (
    "my exam was 10 minutes ago",
    "class ended",
    "class ended and now I go home",
    "exam next week",
    "I was in the middle of a class yesterday",
    "my class is running well",
    "our class is going on a trip",
    "the exam is live tomorrow",
    "der Unterricht läuft gut",
    "no class today",
    "there is no class now",
    "my exam is in 3 days",
    "my exam starts in 61 minutes",
    "exam in 10 weeks",
    "class in room 5",
    "I am in class 5b",
    "the exam took place in 10 minutes",
    "I finished the test in 10 minutes, where are my marks",
    "the class was cancelled, in 5 minutes I go",
    "exam at 9:10 tomorrow",
    "my exam is next monday at 9:10",
    "the class ended at 9:10",
    "the quiz froze at 9:05",
    "where is the class at 5 Main Street",
    "my test is at 90 percent",
    "the deadline is friday at 9:30",
    "the seminar is on the third floor",
    "presentation slides do not open",
    "mi examen fue hace 10 minutos",
    "la clase terminó, ya me voy",
    "mi examen es mañana a las 9:10",
    "hoy no hay clase",
    "hice el examen en 10 minutos",
    "meine Prüfung war vor 10 Minuten",
    "die Klausur ist morgen um 9:10",
    "wo finde ich jetzt den Kurs",
    "heute kein Unterricht",
    "mon examen était il y a 10 minutes",
    "le cours est fini",
    "mon examen est demain à 9h10",
    "pas de cours aujourd'hui",
    "minha prova foi há 10 minutos",
    "a aula acabou",
    "minha prova é amanhã às 9h10",
    "hoje sem aula",
    "it starts in 5 minutes",
    "my laptop wont turn on, it started 10 minutes ago, exam is next week",
    "my laptop broke, it began 5 min ago, and i have a test",
    "the test started 10 minutes ago, it is over",
    "the test started 10 min ago and all is fine",
    "mein Laptop ist vor 5 Minuten abgestürzt, Klausur",
    "mi portátil no enciende, empezó hace 5 minutos, examen el lunes",
    "",
)


@pytest.mark.parametrize("words", LOOK_ALIKES)
def test_what_only_looks_like_it_is_not_near(words: str) -> None:
    assert not near(words, NINE, "Europe/Lisbon")


@pytest.mark.parametrize(
    "words",
    [
        "yes in 10 min",
        "Yes, my exam starts in 10 minutes!",
        "yeah my exam",
        "in 10 minutes",
        "ja, in 10 Minuten",
        "ja, meine Klausur",
        "sí, en 10 minutos",
        "oui, dans 10 minutes",
        "sim, em 10 minutos",
    ],
)
def test_a_yes_with_what_and_when_is_a_yes(words: str) -> None:
    assert said_soon(words, SOON_ASKED)
    assert said_soon(words, "Is the class going on right now?")
    assert not said_soon(words, "Did that work?")


@pytest.mark.parametrize(
    "words",
    ["yes but not an exam", "no, in 10 minutes", "in 10 minutes?", "my exam", "ja aber", "yes", "yes in 3 hours", "si"],
)
def test_a_yes_in_doubt_is_none(words: str) -> None:
    assert not said_soon(words, SOON_ASKED)
