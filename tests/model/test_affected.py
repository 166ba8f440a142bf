"""How many people a report says are hit."""

from __future__ import annotations

import pytest

from bot.model.reports.affected import A_CLASS, EVERYBODY, ONE, affected
from bot.model.understanding.spelling import folded

CROWDS = {
    "students cannot log in, class is running": A_CLASS,
    "My class can't hear me": A_CLASS,
    "the course has no access": A_CLASS,
    "our group can not open the file": A_CLASS,
    "los alumnos no pueden entrar": A_CLASS,
    "Les élèves n'arrivent pas à se connecter": A_CLASS,
    "die Schüler kommen nicht rein": A_CLASS,
    "os alunos não conseguem entrar": A_CLASS,
    "nobody at school can log in": EVERYBODY,
    "I am in the class and I hear nothing": ONE,
    "I cannot upload my essay in my course": ONE,
    "I cannot get into the class": ONE,
    "my class starts in ten minutes": ONE,
    "the course is missing": ONE,
    "students are great": ONE,
    "none of us can log in": A_CLASS,
    "none of us have internet": A_CLASS,
    "none of us did the homework": ONE,
    "none of us have an exam": ONE,
}


@pytest.mark.parametrize("words", CROWDS)
def test_a_class_is_hit_where_it_is_said_of_its_people_and_not_where_it_is_only_named(words: str) -> None:
    assert affected(folded(words)) == CROWDS[words]
