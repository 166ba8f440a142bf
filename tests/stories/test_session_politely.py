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
        ("would you mind moving it to Thursday at three in the afternoon?", "yes please", "15:00"),
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


def test_a_class_is_politely_made_longer(world: World) -> None:
    plans(world, '"History" thursday 10:00 45m')
    world.teacher.says("I should like to extend the lesson by a quarter of an hour.")
    world.teacher.says("yes")

    assert facts(world.teacher.last())["Length"] == "60 minutes"


def test_somebody_is_politely_taken_off_the_list(world: World) -> None:
    world.student.says("thanks")
    plans(world, '"History" thursday 10:00 @sam')
    world.teacher.says("Please be so good as to remove Sam from the list.")

    assert world.teacher.hears()[-1].startswith("Shall I take Sam Rivera out of “History” on ")


def test_who_kindly_wants_all_to_be_reminded_reads_when_they_are(world: World) -> None:
    plans(world, '"History" thursday 10:00 @sam')

    assert world.teacher.says("Kindly remind all participants one hour before the lesson.") == "reminders"


@pytest.mark.parametrize(
    "words",
    [
        "necesito un proyector el viernes a las nueve",
        "il me faut un projecteur vendredi à 14 heures",
        "i need a projector on friday at nine",
        "the bus leaves tomorrow at ten",
        "j'ai rendez-vous demain à 14 heures",
        "my lesson was moved to friday at ten",
    ],
)
def test_what_is_needed_or_told_of_at_an_hour_is_no_class(world: World, words: str) -> None:
    world.teacher.says(words)

    assert world.work().sessions.find() == []
