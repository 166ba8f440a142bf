"""A class is planned in a whole sentence: what asks for it is no part of its name."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts
from tests.stories.looking import pages, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "title", "starts"),
    [
        ("plan chemistry on friday at 9 for 45 min", "chemistry", "Fri 27 Nov 2026, 09:00"),
        ('create a session "Physics" for 3 dec at 10am', "Physics", "Thu 3 Dec 2026, 10:00"),
        ("book geography 4 dec 11:00 1h", "geography", "Fri 4 Dec 2026, 11:00"),
        ("please schedule a lesson called Drama for friday at 10:00", "Drama", "Fri 27 Nov 2026, 10:00"),
        ("can you set up art history tomorrow at 14:00 for an hour?", "art history", "Tue 24 Nov 2026, 14:00"),
        ("i want to plan chess club on wednesday at 16:00", "chess club", "Wed 25 Nov 2026, 16:00"),
        ("put music in on tuesday at 11am", "music", "Tue 24 Nov 2026, 11:00"),
        ("arrange a session about poetry on friday 13:00", "poetry", "Fri 27 Nov 2026, 13:00"),
        ("planifica química mañana a las 9:00", "química", "Tue 24 Nov 2026, 09:00"),
        ("reserva una clase de biología el viernes a las 10:00", "biología", "Fri 27 Nov 2026, 10:00"),
        ("planifie un cours de chimie demain à 9h", "chimie", "Tue 24 Nov 2026, 09:00"),
        ("plane chemie morgen um 9:00 uhr", "chemie", "Tue 24 Nov 2026, 09:00"),
        ("plan algebra friday at 9 with zoom link https://zoom.example/1", "algebra", "Fri 27 Nov 2026, 09:00"),
        ("marca uma aula de história amanhã às 10:00", "história", "Tue 24 Nov 2026, 10:00"),
    ],
)
def test_what_asks_for_a_class_is_no_part_of_its_name(world: World, words: str, title: str, starts: str) -> None:
    assert world.teacher.says(words) == "session_schedule"

    told = facts(world.teacher.last())
    assert (told["Class"], told["Starts"]) == (f"1: {title}", f"{starts} Lisbon time")


@pytest.mark.parametrize("words", ["book club friday 10:00", "Die Welle freitag 10:00", "A level maths friday 10:00"])
def test_a_name_that_begins_like_a_wish_is_kept_whole(world: World, words: str) -> None:
    world.teacher.says(f"session add {words}")

    assert facts(world.teacher.last())["Class"] == f"1: {words.rsplit(' ', 2)[0]}"


@pytest.mark.parametrize("words", ["todos los viernes a las 9:00", "jeden montag 9:00", "chaque lundi à 9h"])
def test_no_class_is_planned_once_that_shall_repeat_in_any_language(world: World, words: str) -> None:
    world.teacher.says(f"session add Physics {words}")
    assert world.work().sessions.find() == []
    assert world.teacher.last().text.template.startswith("Until when shall it repeat?")


@pytest.mark.parametrize(
    ("words", "title", "starts"),
    [
        (
            "Good morning! I hope you are well. I would like to plan a lesson called History of Art for Thursday at "
            "ten o'clock, please.",
            "History of Art",
            "Thu 26 Nov 2026, 10:00",
        ),
        (
            "Guten Tag, ich möchte gern am Donnerstag um 10 Uhr eine Stunde in Geschichte planen. Könnten Sie mir "
            "bitte helfen?",
            "Geschichte",
            "Thu 26 Nov 2026, 10:00",
        ),
        (
            "Bonjour, je voudrais planifier un cours de chimie vendredi à 14 heures, s'il vous plaît.",
            "chimie",
            "Fri 27 Nov 2026, 14:00",
        ),
        (
            "Buenos días, quisiera programar una clase de biología para el jueves a las diez y media.",
            "biología",
            "Thu 26 Nov 2026, 10:30",
        ),
        (
            "Bom dia, gostaria de marcar uma aula de história para quinta-feira às 11h.",
            "história",
            "Thu 26 Nov 2026, 11:00",
        ),
    ],
)
def test_a_greeting_and_thanks_are_no_part_of_its_name_either(
    world: World, words: str, title: str, starts: str
) -> None:
    test_what_asks_for_a_class_is_no_part_of_its_name(world, words, title, starts)


@pytest.mark.parametrize(
    "words",
    [
        "nobody in my class can get into zoom, the lesson starts in 5 minutes",
        "niemand kann in meine Stunde in zoom, sie beginnt in 5 Minuten",
    ],
)
def test_a_class_that_nobody_can_join_is_no_plan_for_one(world: World, words: str) -> None:
    world.teacher.says(words)

    assert ticket(world).summary == words
    assert len(pages(world.first)) == 1
