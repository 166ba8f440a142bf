"""Whether a report says that many are kept from an exam or a class now, so that somebody is called at once."""

from __future__ import annotations

import pytest

from bot.model.reports.nearness import near
from bot.model.reports.reports import keeps_many_out


@pytest.mark.parametrize("words", [
    "the whole school is offline, nobody can work in the exam",
    "toda la escuela está sin internet y estamos en un examen",
    "toute l'école est hors ligne, personne ne peut travailler pendant l'examen",
    "kein Internet in der ganzen Schule, wir schreiben Klausur",
    "sem internet na escola toda e estamos no meio de uma prova",
    "nobody in my class can get into moodle, test started 5 min ago",
    "seit gestern kein Internet in der ganzen Schule, wir schreiben Klausur",
    "zoom works but the wifi is down in the whole building, exam right now",
    "esta mañana no hay internet en toda la escuela y estamos en un examen",
])  # fmt: skip
def test_many_are_kept_from_an_exam(words: str) -> None:
    assert keeps_many_out(words, near(words))


@pytest.mark.parametrize("words", [
    "last time the whole school was offline in the exam",
    "das WLAN war gestern in der ganzen Schule weg, Klausur",
    "el wifi no funcionaba en toda la escuela durante el examen pero ya funciona",
    "canvas is up again for everyone, the exam goes on",
    "it is over now, nobody could log in to canvas in the exam",
    "i'm scared nobody can log in to the exam",
    "j'ai peur que personne ne puisse se connecter à moodle pour l'examen",
    "i hope the wifi is not down for the whole school in the exam",
    "si el wifi no funciona en toda la escuela en el examen qué hacemos",
    "wenn das WLAN in der ganzen Schule weg ist und wir Klausur schreiben",
    "i heard the whole school is offline in the exam",
    "my friend says the whole school is offline, exam right now",
    "o professor disse que ninguém consegue entrar no moodle na prova",
    "the whole school will be offline during the exam tomorrow",
    "the wifi is down in the whole school for maintenance, exam right now",
    "the teacher turned the wifi off for the whole class in the exam",
    "the wifi is down for the whole class on purpose during the exam",
    "none of us have an exam and the wifi is fine",
    "the whole building is closed, no wifi, exam right now",
    "everyone except me can log in to canvas and the exam starts now",
    "tout le monde sauf moi peut se connecter à moodle, examen maintenant",
    "i am the only one in the class who cannot log in to canvas, exam right now",
    "nobody can log in to canvas, exam is next week",
])  # fmt: skip
def test_what_is_over_feared_told_planned_or_of_one_keeps_nobody_from_one(words: str) -> None:
    assert not keeps_many_out(words, near(words))
