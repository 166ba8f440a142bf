"""Somebody says in their own words that a class or an exam is near: in every language, by words or by a form."""

from __future__ import annotations

import pytest

from bot.model.people import Identity
from bot.model.tickets import Priority
from tests.stories.looking import pages, ticket
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")
IN_TEN_MINUTES = (
    "my exam starts in 10 minutes and I can't log in to canvas",
    "mi examen empieza en 10 minutos y no puedo entrar en canvas",
    "meine Prüfung beginnt in 10 Minuten und ich komme nicht in canvas",
    "mon examen commence dans 10 minutes et je ne peux pas entrer dans canvas",
    "minha prova começa em 10 minutos e não consigo entrar no canvas",
)


@pytest.mark.parametrize("words", IN_TEN_MINUTES)
def test_an_exam_in_ten_minutes_calls_somebody_in_whatever_language_it_is_told(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")

    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1


@pytest.mark.parametrize("words", IN_TEN_MINUTES)
def test_a_form_is_read_in_the_same_way(world: World, words: str) -> None:
    world.student.fills(world.student.opens("ticket form"), summary=words)

    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1


def test_the_time_of_an_exam_is_that_of_who_tells_it(world: World) -> None:
    nyla = Someone(world, Identity("chat", "north", "nyla", "Nyla Young", zone="Europe/Berlin"))
    world.student.says("ticket open my exam starts at 10:10")
    nyla.says("ticket open my exam starts at 10:10")

    assert ticket(world, 1).priority is Priority.P3
    assert ticket(world, 2).priority is Priority.P2


@pytest.mark.parametrize("words", ["mi clase fue hace 10 minutos", "die Vorlesung ist vorbei", "le cours est fini"])
def test_what_is_over_calls_nobody(world: World, words: str) -> None:
    world.student.says(f"ticket open {words}")

    assert ticket(world).priority is Priority.P4
    assert pages(world.first) == []
