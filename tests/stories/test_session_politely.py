"""Who writes in whole polite sentences moves, names and fills a class as who types a command does; thanks say yes."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize(
    ("words", "yes", "at"),
    [
        (
            "I am afraid I have to change it: might it be possible to begin at half past ten instead?",
            "Yes, thank you very much.",
            "10:30",
        ),
        ("Könnten Sie die Stunde bitte auf 11 Uhr verlegen?", "Ja, vielen Dank.", "11:00"),
        ("Pourriez-vous le déplacer à 15h ?", "oui, merci beaucoup", "15:00"),
        ("¿Podría cambiarla a las 12?", "sí, por favor", "12:00"),
        ("Pode mudar para as 12h?", "sim, obrigada", "12:00"),
        ("mueve history a las 12", "that would be very kind", "12:00"),
    ],
)
def test_a_class_is_moved_to_an_hour_and_never_made_so_long(world: World, words: str, yes: str, at: str) -> None:
    plans(world, '"History" thursday 10:00 45m')

    assert world.teacher.says(words) == "refused"
    assert world.teacher.hears()[-1].startswith("Shall I move “History” from Thu 26 Nov 2026, 10:00 Lisbon time to ")
    assert world.teacher.says(yes) == "session_schedule"
    told = facts(world.teacher.last())
    assert (told["Starts"], told["Length"]) == (f"Thu 26 Nov 2026, {at} Lisbon time", "45 minutes")


def test_a_polite_no_changes_nothing(world: World) -> None:
    plans(world, '"History" thursday 10:00')
    world.teacher.says("could you please move history to friday 9:00?")
    world.teacher.says("No, thank you very much.")

    assert [one.plan for one in world.work().sessions.find()] == [1]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("One more thing: I should like the lesson to be called “Renaissance” from now on.", "the name “Renaissance”?"),
        ("Me gustaría que se llamara Biología 2.", "the name “Biología 2”?"),
        ("Je voudrais qu'il s'appelle Optique", "the name “Optique”?"),
    ],
)
def test_a_class_gets_a_name_that_is_politely_wished_for(world: World, words: str, asked: str) -> None:
    plans(world, '"History" thursday 10:00')
    world.teacher.says(words)

    assert world.teacher.hears()[-1].endswith(f" get {asked}")


@pytest.mark.parametrize(
    "words",
    [
        "Dear colleague, would you be so kind as to invite Sam Rivera to it?",
        "could you please invite sam to my lesson on thursday",
    ],
)
def test_somebody_is_politely_invited(world: World, words: str) -> None:
    world.student.says("thanks")
    plans(world, '"History" thursday 10:00')
    world.teacher.says(words)

    assert world.teacher.hears()[-1].startswith("Shall I invite Sam Rivera to “History” on ")
