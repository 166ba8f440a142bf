"""A day without a class, one that begins later, one that goes to another day: said in few words, in five languages."""

from __future__ import annotations

import pytest

from tests.stories.classes import facts, labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


def week(world: World) -> None:
    plans(world, '"Algebra" tomorrow 10:00')
    plans(world, '"Drama" thursday 17:00')
    plans(world, '"Optics" thursday 18:00')
    plans(world, '"Chess" 2 dec 10:00')
    world.teacher.hears()


@pytest.mark.parametrize(
    "words",
    [
        *("cancel everything on thursday i'm sick", "no class on thursday", "there is no class thursday, I am ill"),
        *("cancela todo el jueves, estoy enfermo", "annule tout jeudi, je suis malade", "el jueves no hay clase"),
        *("sag alles am donnerstag ab, ich bin krank", "cancela tudo na quinta, estou doente"),
        *("jeudi pas de cours", "donnerstag kein unterricht", "na quinta-feira não há aula"),
    ],
)
def test_all_of_a_day_are_asked_about(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    assert world.teacher.hears()[0].splitlines() == [
        "Shall I cancel these 2 classes? Everybody concerned is told at once.",
        "2: Drama, Thu 26 Nov 2026, 17:00 Lisbon time",
        "3: Optics, Thu 26 Nov 2026, 18:00 Lisbon time",
    ]


@pytest.mark.parametrize(
    "words",
    [
        *("no class next week", "la próxima semana no hay clase", "pas de cours la semaine prochaine"),
        *("nächste woche kein unterricht", "na próxima semana não há aula", "cancel everything next week"),
    ],
)
def test_all_of_next_week_are_asked_about_and_none_of_this_one(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    assert world.teacher.hears()[0].startswith("Shall I cancel “Chess” on Wed 2 Dec 2026, 10:00 Lisbon time?")


@pytest.mark.parametrize(
    "left_out", ["except drama", "but drama", "without drama", "not drama", "only drama stays", "besides drama"]
)
def test_the_class_that_is_left_out_is_the_one_that_stays(world: World, left_out: str) -> None:
    week(world)
    world.teacher.says(f"cancel everything on thursday {left_out}")

    asked = "Shall I cancel “Optics” on Thu 26 Nov 2026, 18:00 Lisbon time? Everybody concerned is told at once."
    assert world.teacher.hears() == [asked]


@pytest.mark.parametrize(
    "words",
    [
        *("i told them no class on friday but there is one", "don't cancel all on thursday"),
        *("cancel all tickets from thursday", "cancel all reminders for thursday"),
        *("cancel all zoom meetings on thursday", "no class on thursday is going well", "no lesson plan for thursday"),
        *("no lesson on thursday was saved", "there are no lessons on thursday in my calendar"),
        *("cancel everything on thursday and open a ticket", "cancel everything on thursday for 10b"),
    ],
)
def test_what_was_told_to_others_cancels_nothing(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    assert not any("Shall I cancel these" in told for told in world.teacher.hears())


@pytest.mark.parametrize("words", ["is anything on thursday afternoon", "am i teaching on thursday evening"])
def test_a_part_of_a_day_is_asked_of_that_day(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    assert world.teacher.hears()[0].startswith("Your classes on Thu 26 Nov 2026")


@pytest.mark.parametrize("words", ["cancel everything on thursday yet keep drama", "no class thursday, just drama"])
def test_where_a_class_is_named_beside_all_it_is_asked_which_ones(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    assert labels(world.teacher.last())[:2] == ["Cancel 2: Drama", "Cancel 3: Optics"]


@pytest.mark.parametrize("words", ["move class 2 dec to 3 dec", "cancel class 2 dec"])
def test_a_number_before_a_month_is_a_day_of_it(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    assert world.teacher.hears()[0].startswith(f"Shall I {words.split()[0]} “Chess” ")


@pytest.mark.parametrize(
    "words",
    [
        *("my class is in room 4 instead", "my class has 30 students instead of 28"),
        *("drama in room 12 instead of room 4", "we start the exam 10 minutes later today"),
        *("we start 10 minutes later every day", "i start 5 minutes earlier than the others"),
    ],
)
def test_what_says_nothing_of_another_time_moves_no_class(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    assert not any("Shall I move" in told or "Which class shall I move" in told for told in world.teacher.hears())


@pytest.mark.parametrize("words", ["drama at 4pm instead", "drama thursday 4pm instead of friday"])
def test_a_class_that_is_at_another_time_instead_is_asked_about(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    at = "Thu 26 Nov 2026, {}:00 Lisbon time"
    assert world.teacher.hears() == [f"Shall I move “Drama” from {at.format(17)} to {at.format(16)}?"]


@pytest.mark.parametrize("words", ["who is in my class tomorrow", "qui vient à mon cours de demain"])
def test_who_is_in_the_class_of_a_day_is_shown(world: World, words: str) -> None:
    week(world)
    world.teacher.says("my classes")
    world.teacher.says(words)

    assert facts(world.teacher.last())["Class"] == "1: Algebra"


def test_who_is_late_is_asked_about_the_class_that_is_next(world: World) -> None:
    week(world)
    plans(world, '"Lab" today 10:00')
    world.teacher.hears()
    world.teacher.says("i'm running 5 min late")

    at = "Mon 23 Nov 2026, 10:{} Lisbon time"
    assert world.teacher.hears() == [f"Shall I move “Lab” from {at.format('00')} to {at.format('05')}?"]


def test_several_of_one_name_are_called_by_its_plural(world: World) -> None:
    week(world)
    plans(world, '"Lab" 3 dec 10:00')
    plans(world, '"Lab" 10 dec 10:00')
    world.teacher.says("cancel all labs")

    assert labels(world.teacher.last())[:3] == ["Cancel 5: Lab", "Cancel 6: Lab", "My classes"]


@pytest.mark.parametrize("words", ["no class on thursday?", "is there no class on thursday?"])
def test_who_only_asks_sees_the_classes(world: World, words: str) -> None:
    week(world)
    world.teacher.says("my classes")
    world.teacher.says(words)

    assert world.teacher.hears()[-1].startswith("Your classes on Thu 26 Nov 2026")


@pytest.mark.parametrize("words", ["no drama class on thursday", "drama: no class thursday"])
def test_a_class_that_is_named_is_none_of_the_others(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    assert not any("Optics" in told for told in world.teacher.hears())


@pytest.mark.parametrize(
    "words",
    [
        *("we start 10 minutes later tomorrow", "tomorrow we begin 10 minutes later", "i start 10 mins later tomorrow"),
        *("mañana empezamos 10 minutos más tarde", "on commence 10 minutes plus tard demain"),
        *("wir fangen morgen 10 minuten später an", "amanhã começamos 10 minutos mais tarde"),
    ],
)
def test_a_class_that_begins_later_that_day_is_asked_about(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    at = "Tue 24 Nov 2026, 10:{} Lisbon time"
    assert world.teacher.hears() == [f"Shall I move “Algebra” from {at.format('00')} to {at.format('10')}?"]


@pytest.mark.parametrize(
    "words",
    [
        *("move tomorrow's class to friday same time", "move my class tomorrow to friday at the same time"),
        *("mueve la clase de mañana al viernes a la misma hora", "déplace le cours de demain à vendredi même heure"),
        *("verschiebe die stunde von morgen auf freitag gleiche zeit", "muda a aula de amanhã para sexta à mesma hora"),
    ],
)
def test_the_class_of_a_day_goes_to_another_at_its_time(world: World, words: str) -> None:
    week(world)
    world.teacher.says(words)

    moved = "from Tue 24 Nov 2026, 10:00 Lisbon time to Fri 27 Nov 2026, 10:00 Lisbon time?"
    assert world.teacher.hears() == [f"Shall I move “Algebra” {moved}"]
