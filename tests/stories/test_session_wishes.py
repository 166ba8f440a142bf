"""What a teacher says of a class in a sentence: one yes does it, and a question or a denial does nothing."""

from __future__ import annotations

import pytest

from tests.stories.classes import MENTIONS, facts, labels, plans
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
ALGEBRA = '"Algebra" tomorrow 15:00 45m @sam'
PHYSICS = '"Physics" 3 dec 10:00'
GEOGRAPHY = '"Geography" 4 dec 11:00 1h'


def three(world: World) -> None:
    """Three classes, of which the last was spoken of last."""
    world.student.says("thanks")
    for words in (ALGEBRA, PHYSICS, GEOGRAPHY):
        plans(world, words)
    world.student.hears()
    world.teacher.hears()


@pytest.mark.parametrize(
    ("words", "name", "minutes"),
    [
        ("make physics 90 minutes long", "Physics", 90),
        ("physics takes 90 minutes now", "Physics", 90),
        ("extend physics by 30 minutes", "Physics", 90),
        ("can you make physics half an hour longer", "Physics", 90),
        ("shorten algebra to 30 min", "Algebra", 30),
        ("shorten algebra by 15 minutes", "Algebra", 30),
        ("algebra dauert jetzt 30 minuten", "Algebra", 30),
        ("alarga algebra 15 minutos", "Algebra", 60),
        ("prolonge algebra de 15 minutes", "Algebra", 60),
    ],
)
def test_a_class_is_made_longer_or_shorter_and_begins_when_it_did(
    world: World, words: str, name: str, minutes: int
) -> None:
    three(world)
    assert world.teacher.says(words) == "refused"
    assert world.teacher.hears()[0].endswith(f"last {minutes} minutes?")

    assert world.teacher.says("yes") == "session_schedule"
    told = facts(world.teacher.last())
    assert (told["Class"][3:], told["Length"]) == (name, f"{minutes} minutes")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("move geography to friday same time", "Geography” from Fri 4 Dec 2026, 11:00 Lisbon time to Fri 27 Nov"),
        ("push my algebra class by 15 minutes", "Algebra” from Tue 24 Nov 2026, 15:00 Lisbon time to Tue 24 Nov"),
        ("delay algebra 10 minutes", "Algebra” from Tue 24 Nov 2026, 15:00 Lisbon time to Tue 24 Nov 2026, 15:10"),
        ("bring algebra forward by an hour", "to Tue 24 Nov 2026, 14:00"),
        ("move it half an hour later", "Geography” from Fri 4 Dec 2026, 11:00 Lisbon time to Fri 4 Dec 2026, 11:30"),
        ("could we do algebra tomorrow at 16:00 instead", "to Tue 24 Nov 2026, 16:00"),
        ("algebra starts at 16:00 instead of 15:00", "to Tue 24 Nov 2026, 16:00"),
        ("physics is now at 11:00", "Physics” from Thu 3 Dec 2026, 10:00 Lisbon time to Thu 3 Dec 2026, 11:00"),
        ("mueve algebra al viernes a las 9:00", "to Fri 27 Nov 2026, 09:00"),
        ("verschiebe algebra auf freitag 9 uhr", "to Fri 27 Nov 2026, 09:00"),
    ],
)
def test_where_a_class_moves_is_shown_and_a_yes_moves_it_once(world: World, words: str, asked: str) -> None:
    three(world)
    assert world.teacher.says(words) == "refused"
    question = world.teacher.hears()[0]
    assert asked in question

    assert world.teacher.says("yes") == "session_schedule"
    assert facts(world.teacher.last())["Starts"] == question.rpartition(" to ")[2].rstrip("?")


def test_who_moves_a_class_nowhere_says_the_time_alone(world: World) -> None:
    three(world)
    world.teacher.says("move physics")
    assert world.teacher.hears() == ["When shall “Physics” on Thu 3 Dec 2026, 10:00 Lisbon time be instead?"]
    world.teacher.says("friday 9:00")

    assert facts(world.teacher.last())["Starts"] == "Fri 27 Nov 2026, 09:00 Lisbon time"


@pytest.mark.parametrize("words", ["add Ana to physics", "invite ana to my physics class", "add @ana to physics"])
def test_somebody_is_invited_by_their_first_name(world: World, words: str) -> None:
    three(world)
    assert world.teacher.says(words) == "session_schedule"
    assert world.teacher.hears()[0].startswith("Shall I invite Ana Alves to “Physics” on ")
    world.teacher.says("yes")

    assert facts(world.teacher.last())["For"] == "Ana Alves"


@pytest.mark.parametrize("words", ["take sam off algebra", "remove Sam Rivera from algebra", "saca a sam de algebra"])
def test_who_is_taken_out_of_a_class_is_told_and_reminded_no_more(world: World, words: str) -> None:
    three(world)
    assert world.teacher.says(words) == "session_schedule"
    assert world.teacher.hears()[0].startswith("Shall I take Sam Rivera out of “Algebra” on ")
    world.teacher.says("yes")
    assert world.student.hears() == ["You are not invited to “Algebra” on Tue 24 Nov 2026, 15:00 Lisbon time any more."]
    assert facts(world.teacher.last())["For"] == "nobody yet"

    world.passes(hours=29)
    assert world.student.hears() == []


def test_who_is_invited_again_is_told_again(world: World) -> None:
    three(world)
    world.teacher.says("session uninvite 1 @sam", mentions=MENTIONS)
    world.student.hears()
    world.teacher.says("session invite 1 @sam", mentions=MENTIONS)

    assert world.student.hears() == ["You are invited to “Algebra” on Tue 24 Nov 2026, 15:00 Lisbon time."]


def test_nobody_is_taken_out_of_a_class_they_are_not_in(world: World) -> None:
    three(world)

    assert world.teacher.says("session uninvite 2 @sam", mentions=MENTIONS) == "refused"
    assert world.teacher.hears() == ["They are not in “Physics”."]


@pytest.mark.parametrize(
    "words", ["remind them an hour before algebra", "will algebra be reminded?", "can you remind my algebra class"]
)
def test_when_a_class_is_reminded_is_told_plainly(world: World, words: str) -> None:
    three(world)
    assert world.teacher.says(words) == "reminders"

    assert world.teacher.hears()[0].endswith(
        "“Algebra” on Tue 24 Nov 2026, 15:00 Lisbon time: at Mon 23 Nov 2026, 15:00 Lisbon time and "
        "Tue 24 Nov 2026, 14:00 Lisbon time, to Sam Rivera."
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("change the room to 14", "3: Geography, room 14"),
        ("algebra is in room 14", "1: Algebra, room 14"),
        ("we are in the library for algebra", "1: Algebra, library"),
        ("algebra ist jetzt in raum 14", "1: Algebra, raum 14"),
        ("physics room is 22", "2: Physics, room 22"),
        ("move algebra to room 14", "1: Algebra, room 14"),
        ("change la salle de algebra en 14", "1: Algebra, room 14"),
    ],
)
def test_a_class_gets_a_room_with_one_yes(world: World, words: str, name: str) -> None:
    three(world)
    assert world.teacher.says(words) == "refused"
    assert " get the room “" in world.teacher.hears()[0]
    world.teacher.says("yes")

    assert facts(world.teacher.last())["Class"] == name


@pytest.mark.parametrize("words", ["new link for physics: https://x.example/a", "https://x.example/a is for physics"])
def test_a_class_gets_a_link_with_one_yes(world: World, words: str) -> None:
    three(world)
    assert world.teacher.says(words) == "refused"
    world.teacher.says("yes")

    assert facts(world.teacher.last())["Link"] == "https://x.example/a"


def test_all_classes_of_a_day_are_shown_and_none_of_another_day(world: World) -> None:
    three(world)
    plans(world, '"Drama" tomorrow 17:00')
    world.teacher.says("i am sick, cancel all my classes tomorrow")

    question = world.teacher.hears()[-1].splitlines()
    assert question[0] == "Shall I cancel these 2 classes? Everybody concerned is told at once."
    assert [row[:10] for row in question[1:]] == ["1: Algebra", "4: Drama, "]


def test_the_class_in_a_week_is_meant_where_there_is_none_today(world: World) -> None:
    plans(world, '"Chemistry" 30 nov 9:00')
    world.teacher.says("cancel all my classes on monday")

    assert world.teacher.hears()[-1].startswith("Shall I cancel “Chemistry” on Mon 30 Nov 2026")


def test_no_class_of_another_day_is_offered_where_there_is_none_that_day(world: World) -> None:
    three(world)
    world.teacher.says("cancel all my classes on wednesday")

    assert world.teacher.hears() == ["You teach no class on Wed 25 Nov 2026 that I know of."]
    assert labels(world.teacher.last()) == ["My classes", "Talk to a person"]


@pytest.mark.parametrize("words", ["delete physics", "cancel physics", "drop physics", "cancela physics"])
def test_a_class_that_alone_can_be_meant_is_cancelled_with_a_yes_and_kept_with_a_no(world: World, words: str) -> None:
    three(world)
    world.teacher.says(words)
    assert world.teacher.hears()[0].startswith("Shall I cancel “Physics” on Thu 3 Dec 2026, 10:00 Lisbon time? Every")
    assert world.teacher.says("no") == "none"
    world.teacher.says(words)

    assert world.teacher.says("yes") == "session_cancel"


@pytest.mark.parametrize(
    "words",
    [
        "can someone cover my physics class",
        "i need a substitute for physics",
        "i can't teach physics",
        "estoy enferma, quién puede cubrir physics",
        "ich brauche vertretung für physics",
    ],
)
def test_who_needs_cover_is_led_to_a_person_who_reads_which_class_it_is(world: World, words: str) -> None:
    three(world)
    assert world.teacher.says(words) == "talk_to_human"
    assert world.teacher.hears()[0].endswith("It is about “Physics” on Thu 3 Dec 2026, 10:00 Lisbon time.")
    world.teacher.presses("Yes, hand it on")

    assert world.work().tickets.numbered(1).summary.endswith(f"{words} (class 2: Physics)")


@pytest.mark.parametrize("words", ["can i teach physics from home?", "can students take physics online?"])
def test_who_asks_about_teaching_a_class_oneself_is_not_taken_for_one_who_needs_cover(world: World, words: str) -> None:
    three(world)

    assert world.teacher.says(words) != "talk_to_human"


def test_who_needs_cover_on_a_day_without_a_class_is_told_of_no_other_one(world: World) -> None:
    three(world)
    world.teacher.says("can someone cover my class on wednesday")

    assert "It is about" not in world.teacher.hears()[0]


@pytest.mark.parametrize(
    "words",
    [
        "should i move physics?",
        "don't move physics to friday 9:00",
        "please do not shift physics to friday 9:00",
        "no muevas physics al viernes a las 9:00",
        "bitte verschiebe physics nicht",
        "should i extend physics by 30 minutes?",
        "don't extend physics by 30 minutes",
        "do not add ana to physics",
        "is algebra in room 14?",
        "algebra is in room 14 and the projector is broken",
        "i told my mum that physics takes 90 minutes",
        "physics starts in 30 minutes and i am locked out",
        "physics is 20 minutes away from my house",
        "sam was removed from algebra by mistake",
        "change the room temperature to 20",
        "they said physics moved to room 12",
    ],
)
def test_a_question_or_a_denial_changes_no_class(world: World, words: str) -> None:
    three(world)
    world.teacher.says(words)
    world.teacher.says("yes")

    assert [one.plan for one in world.work().sessions.find()] == [1, 1, 1]


def test_it_is_no_class_for_who_waits_for_a_ticket(world: World) -> None:
    three(world)
    world.teacher.says("ticket open the projector in room 3 hums")

    assert world.teacher.says("change the room to 14") != "refused"


@pytest.mark.parametrize("words", ["take sam off it", "take sam off the list"])
def test_it_is_the_class_that_was_spoken_of_last_for_who_is_in_it(world: World, words: str) -> None:
    world.student.says("thanks")
    plans(world, ALGEBRA)
    world.teacher.hears()

    assert world.teacher.says(words) == "session_schedule"
    assert world.teacher.hears()[0].startswith("Shall I take Sam Rivera out of “Algebra” on ")


@pytest.mark.parametrize("words", ["remove the virus from it", "get me out of it", "get rid of it"])
def test_more_is_taken_out_of_other_things_than_people_out_of_a_class(world: World, words: str) -> None:
    plans(world, ALGEBRA)
    world.teacher.hears()

    assert world.teacher.says(words) != "refused"
    assert not world.teacher.hears()[0].startswith("Whom do you mean?")


def test_nobody_is_taken_out_of_a_class_that_was_not_spoken_of(world: World) -> None:
    plans(world, ALGEBRA)
    world.teacher.says("oncall")
    world.teacher.says("oncall")
    world.teacher.hears()
    world.teacher.says("take sam off it")

    assert not world.teacher.hears()[0].startswith("Shall I take")
