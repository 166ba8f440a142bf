"""Somebody cannot get into a class: they are helped in, not told about attendance, and the code they see is read."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import fact, pages, says_all, ticket, tickets
from tests.stories.outages import labels
from tests.world import STAFF, World

pytestmark = pytest.mark.usefixtures("checked")
NOTED = "I keep no attendance lists"
SOON = (
    *("i cannot join my class it starts in 5 min", "my son cant join the class, starts now!!"),
    *("mi hijo no puede unirse a la clase, empieza en 5 minutos", "j'arrive pas à rejoindre mon cours, ça commence"),
    "mein sohn kommt nicht in den unterricht, es geht in 5 min los",
    "meu filho nao consegue entrar na aula, começa em 5 min",
)
ASKED = "Which program is the class in?"


@pytest.mark.parametrize("words", [*SOON, "mom here, my son cannot join his class he is crying"])
def test_who_cannot_get_into_a_class_is_helped_in(world: World, words: str) -> None:
    assert says_all(world.student, words)[-1] == ASKED


@pytest.mark.parametrize(
    "words",
    [SOON[0], SOON[1], "mein sohn kommt nicht in den unterricht, es geht in 5 min los"],
)
def test_shortly_before_it_somebody_is_called(world: World, words: str) -> None:
    says_all(world.student, words, "zoom")

    assert ticket(world).priority is Priority.P2
    assert len(pages(world.first)) == 1


def test_with_the_program_in_the_same_words_there_is_a_ticket_at_once(world: World) -> None:
    says_all(world.student, "j'arrive pas à rejoindre mon cours teams, ça commence dans 5 min")

    assert ticket(world).priority is Priority.P2


@pytest.mark.parametrize(
    "words",
    [
        *("i can't join today, i have a cold", "i can't join today's class, flu", "i cannot come to class today"),
        "mein sohn kommt heute nicht in den unterricht, er ist krank",
        "i cannot join my class, it starts in 5 min, i have a fever",
    ],
)
def test_who_stays_away_is_told_about_attendance(world: World, words: str) -> None:
    assert says_all(world.student, words)[-1].startswith(NOTED)
    assert "Talk to a person" in labels(world.student)
    assert tickets(world) == []


@pytest.mark.parametrize("words", ["da steht code 1132", "da steht code 5003"])
def test_a_code_that_is_shown_checks_nobody_in(world: World, words: str) -> None:
    assert not any(each.startswith(NOTED) for each in says_all(world.student, words))
    heard = says_all(world.student, "ich komm nicht in zoom rein", words)

    assert heard[-1].startswith("I keep that for whoever helps you.")


@pytest.mark.parametrize("words", ["me sale un codigo 1132", "ca affiche le code 1132", "aparece o codigo 1132"])
def test_whoever_helps_reads_the_code_that_is_shown(world: World, words: str) -> None:
    heard = says_all(world.student, "no puedo entrar a zoom", words)
    assert not any("I have hidden something" in each for each in heard)

    says_all(world.student, "human")
    assert fact(world, STAFF, "In their own words") == f"no puedo entrar a zoom / {words}"
