"""A class is known by its subject in five languages, whatever language its title is in."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
PHYSICS, MATHS = (
    "“Physics” on Tue 24 Nov 2026, 15:00 Lisbon time",
    "“Mathematics” on Tue 24 Nov 2026, 17:00 Lisbon time",
)
TOLD = "Everybody concerned is told at once."


def two(world: World) -> None:
    for words in ('"Physics" tomorrow 15:00 45m', '"Mathematics" tomorrow 17:00 45m'):
        plans(world, words)
    world.teacher.hears()


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("cancela física", f"Shall I cancel {PHYSICS}? {TOLD}"),
        ("annule le cours de physique", f"Shall I cancel {PHYSICS}? {TOLD}"),
        ("sag Physik ab", f"Shall I cancel {PHYSICS}? {TOLD}"),
        ("cancel maths", f"Shall I cancel {MATHS}? {TOLD}"),
        ("cancela a aula de matemática", f"Shall I cancel {MATHS}? {TOLD}"),
        ("la clase de física dura 90 minutos", f"Shall {PHYSICS} last 90 minutes?"),
        ("der Physikunterricht dauert jetzt 90 Minuten", f"Shall {PHYSICS} last 90 minutes?"),
        ("Physik findet im Raum 14 statt", f"Shall {PHYSICS} get the room “Raum 14”?"),
        ("la clase de física será en la sala 12", f"Shall {PHYSICS} get the room “sala 12”?"),
        ("der Link für Physik ist https://x.example/9", f"Shall {PHYSICS} get the link “https://x.example/9”?"),
        ("cambia el aula de física a 14", f"Shall {PHYSICS} get the room “14”?"),
        ("renomme physique en Optique", f"Shall {PHYSICS} get the name “Optique”?"),
    ],
)
def test_a_class_is_called_by_its_subject_in_another_language(world: World, words: str, asked: str) -> None:
    two(world)

    assert world.teacher.says(words) == "refused"
    assert world.teacher.hears() == [asked]


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("verschiebe die Mathestunde auf Freitag 9 Uhr", "Fri 27 Nov 2026, 09:00"),
        ("déplace les maths à vendredi 9h", "Fri 27 Nov 2026, 09:00"),
        ("aplaza la clase de física media hora", "Tue 24 Nov 2026, 15:30"),
        ("décale le cours de physique d'une demi-heure", "Tue 24 Nov 2026, 15:30"),
        ("a aula de física passa para sexta-feira às 11h", "Fri 27 Nov 2026, 11:00"),
        ("Physik wird auf Freitag 12 Uhr verlegt", "Fri 27 Nov 2026, 12:00"),
        ("verschiebe Physik um 20 Minuten", "Tue 24 Nov 2026, 15:20"),
        ("postpone physics half an hour", "Tue 24 Nov 2026, 15:30"),
    ],
)
def test_a_class_that_is_called_so_is_moved(world: World, words: str, at: str) -> None:
    two(world)
    world.teacher.says(words)
    world.teacher.says("yes")

    assert facts(world.teacher.last())["Starts"] == f"{at} Lisbon time"


@pytest.mark.parametrize("words", ["cuándo es física", "quand est le cours de physique", "wer kommt zu Physik?"])
def test_a_class_that_is_called_so_is_shown(world: World, words: str) -> None:
    two(world)
    world.teacher.says(words)

    assert facts(world.teacher.last())["Class"] == "1: Physics"


@pytest.mark.parametrize("words", ["annule educación física", "cancel biology"])
def test_another_subject_is_another_class(world: World, words: str) -> None:
    two(world)
    world.teacher.says(words)

    assert not any(each.startswith("Shall I cancel") for each in world.teacher.hears())
