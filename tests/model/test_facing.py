"""Whether those who are taught stand or sit before the one who writes, in five languages, and what only sounds so."""

from __future__ import annotations

import pytest

from bot.model.reports.nearness import near


@pytest.mark.parametrize(
    "words",
    [
        "projector dead, class in front of me, 2 minutes",
        "no sound in room 12, students waiting",
        "smartboard frozen mid lesson help",
        "im teaching right now and my laptop wont connect to the projector",
        "projector dead, 30 kids staring at me",
        "projector wont turn on 2 min to class",
        "teaching right now!!",
        "board wont turn on!!! class is HERE",
        "I'm standing in front of a class of 28 and the board is black",
        "the students are all in the room and the mic is dead",
        "beamer geht nicht, klasse sitzt schon da",
        "der Beamer geht nicht und die Klasse wartet",
        "ich stehe vor der Klasse und der Beamer geht nicht",
        "el proyector no funciona y tengo la clase delante",
        "el proyector no funciona, los alumnos están esperando",
        "le projecteur ne marche pas, ma classe attend",
        "le projecteur ne marche pas, j'ai les élèves devant moi",
        "o projetor nao liga e os alunos ja estao na sala",
        "o projetor não liga, os alunos estão à espera",
        "students waiting in room 12, no projector",
        "can you help? my class is waiting",
    ],
)
def test_a_class_that_waits_is_near(words: str) -> None:
    assert near(words)


@pytest.mark.parametrize(
    "words",
    [
        "students are waiting for their accounts",
        "the students waiting since two weeks for laptops",
        "students were waiting yesterday",
        "my class waits for grades",
        "mid-term grades are missing",
        "who is teaching right now",
        "is my class here?",
        "the students are here on exchange",
        "the screen in front of the class is cracked",
        "the projector in front of the class room 12 is broken",
        "add the students in the room 12 list",
        "I am presenting next week",
        "los alumnos esperan una respuesta",
        "die Schüler warten auf ihre Konten",
        "les élèves attendent leurs comptes",
        "os alunos estão esperando por contas",
        "no students waiting",
        "students in the classroom can wait",
        "can students in the classroom print elsewhere?",
        "students wait in the corridor when it rains",
        "students wait too long for replies",
        "the zoom link opens 10 minutes before class",
        "remind me 10 minutes before class",
    ],
)
def test_what_only_sounds_like_a_class_that_waits_is_not_near(words: str) -> None:
    assert not near(words)
