"""What a teacher says right behind the answer about a class, without a word for it."""

from __future__ import annotations

import pytest

from tests.stories.classes import FRIDAY, MENTIONS, TOMORROW, facts, in_class, labels, plans
from tests.world import ALGEBRA, World

pytestmark = pytest.mark.usefixtures("checked")

FOUR = "Fri 27 Nov 2026, 16:00 Lisbon time"


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("actually make it 4pm", FOUR),
        ("make it 4pm", FOUR),
        ("make it 11", "Fri 27 Nov 2026, 11:00 Lisbon time"),
        ("no, 16:00", FOUR),
        ("doch lieber um 16 Uhr", FOUR),
        ("mejor a las 4 de la tarde", FOUR),
        ("plutôt à 16h", FOUR),
        ("melhor às 16h", FOUR),
        ("actually thursday", "Thu 26 Nov 2026, 10:00 Lisbon time"),
        ("sorry, 2 dec 9:30", "Wed 2 Dec 2026, 09:30 Lisbon time"),
    ],
)
def test_another_time_is_for_the_class_of_the_last_answer(world: World, words: str, start: str) -> None:
    plans(world)
    world.teacher.says("session add Geography thursday 16:00")
    world.teacher.says("show session 1")
    world.teacher.hears()
    world.teacher.says(words)
    assert world.teacher.hears() == [f"Shall I move “Algebra 2” from {FRIDAY} to {start}?"]
    world.teacher.says("yes")

    assert facts(world.teacher.last())["Starts"] == start


@pytest.mark.parametrize("words", ["move it to 11", "move it to 11:00", "can we change it to 11", "make it 11"])
def test_behind_the_class_it_is_the_class_though_they_have_a_ticket(world: World, words: str) -> None:
    world.teacher.says("ticket open my projector is dark")
    plans(world, '"Algebra" tomorrow 10:00 50m')
    world.teacher.hears()
    world.teacher.says(words)

    [asked] = world.teacher.hears()
    assert asked.startswith("Shall I move “Algebra” from ")
    assert asked.endswith(", 11:00 Lisbon time?")


@pytest.mark.parametrize("words", ["for 45 minutes", "45 min please", "make it 45m"])
def test_a_length_is_for_the_class_of_the_last_answer(world: World, words: str) -> None:
    plans(world)
    world.teacher.says(words)
    world.teacher.says("yes")

    assert facts(world.teacher.last())["Length"] == "45 minutes"


@pytest.mark.parametrize("words", ["@kim", "and @kim too", "invite @kim please", "con @kim", "@kim should come too"])
def test_who_is_named_alone_is_to_be_invited(world: World, words: str) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says(words, mentions=MENTIONS)
    assert world.teacher.hears() == [f"Shall I invite kim to “Algebra 2” on {FRIDAY}?"]
    world.teacher.says("yes")

    assert facts(world.teacher.last())["For"] == "the class channel, sam, kim"


@pytest.mark.parametrize("words", ["sam", "it's sam", "no, sam please"])
def test_a_name_that_would_be_a_day_is_somebody_where_somebody_is_called_so(world: World, words: str) -> None:
    plans(world, '"Algebra 2" friday 10:00 #algebra')
    world.teacher.hears()
    world.teacher.says(words)
    saturday = "Sat 28 Nov 2026, 10:00 Lisbon time"
    assert world.teacher.hears() == [f"Shall I move “Algebra 2” from {FRIDAY} to {saturday}?"]

    world.person("sam", "Sam Rivera").says("thanks")
    world.teacher.says("session 1")
    world.teacher.hears()
    world.teacher.says(words)
    assert world.teacher.hears() == [f"Shall I invite Sam Rivera to “Algebra 2” on {FRIDAY}?"]


def test_a_channel_that_is_named_alone_is_to_be_invited(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00')
    world.teacher.hears()
    world.teacher.says("#algebra", mentions=MENTIONS)
    assert world.teacher.hears() == [f"Shall I invite everybody in the channel to “Algebra 2” on {FRIDAY}?"]
    world.teacher.says("yes")

    assert facts(world.teacher.last())["For"] == "the class channel"


def test_who_shall_come_no_more_is_taken_out(world: World) -> None:
    plans(world)
    world.teacher.says("remove @sam", mentions=MENTIONS)
    world.teacher.says("yes")

    assert facts(world.teacher.last())["For"] == "the class channel"


@pytest.mark.parametrize("words", ["who is invited?", "how long is it", "who's in it?", "when is it"])
def test_a_question_about_it_shows_the_class(world: World, words: str) -> None:
    plans(world)
    world.teacher.says(words)

    assert facts(world.teacher.last()) == {
        "Class": "1: Algebra 2",
        "Starts": FRIDAY,
        "Length": "60 minutes",
        "For": "the class channel, sam",
    }


@pytest.mark.parametrize("words", ["friday?", "no class friday?", "10:00", "make it 60 minutes"])
def test_what_is_so_already_is_no_move(world: World, words: str) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says(words)

    assert world.teacher.hears() == [f"Session 1 already starts at {FRIDAY}."]


@pytest.mark.parametrize("words", ["tell @sam to hurry up", "is @sam ill", "it was 16:00 I think", "yes", "lol"])
def test_words_that_say_more_change_nothing(world: World, words: str) -> None:
    plans(world)
    world.teacher.says(words, mentions=MENTIONS)

    assert not any(label.startswith(("Invite to", "Move 1", "Take out")) for label in labels(world.teacher.last()))


@pytest.mark.parametrize(
    "words", ["undo", "restore it", "hold it after all", "oh wait, uncancel it", "deshazlo", "mach das rückgängig"]
)
def test_a_class_that_was_cancelled_by_mistake_is_held_after_all(world: World, words: str) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    world.teacher.says("cancel it")
    world.teacher.says("yes")
    world.teacher.says(words)

    assert in_class(world)[-1] == "“Algebra 2” on Tue 24 Nov 2026, 10:00 Lisbon time takes place after all."


@pytest.mark.parametrize("words", ["that was wrong", "oh wait, I can do it", "it's on after all"])
def test_what_may_be_said_of_anything_is_asked_about_before_everybody_is_told(world: World, words: str) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    world.teacher.says("session cancel 1")
    world.teacher.hears()
    world.teacher.says(words)

    asked = f"Shall “Algebra 2” on {TOMORROW} take place after all? Everybody concerned is told at once."
    assert world.teacher.hears() == [asked]
    assert in_class(world)[-1] == f"“Algebra 2” on {TOMORROW} is cancelled."
    world.teacher.says("yes")
    assert in_class(world)[-1] == f"“Algebra 2” on {TOMORROW} takes place after all."


def test_a_move_that_may_be_regretted_is_asked_about(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    world.teacher.says("session move 1 to thursday 15:00-17:00")
    world.teacher.hears()
    world.teacher.says("that was wrong")
    assert world.teacher.hears() == [f"Shall I move “Algebra 2” from Thu 26 Nov 2026, 15:00 Lisbon time to {TOMORROW}?"]
    world.teacher.says("yes")

    assert facts(world.teacher.last())["Starts"] == TOMORROW
    assert facts(world.teacher.last())["Length"] == "60 minutes"


@pytest.mark.parametrize("how", ["undo", "take that back", "press"])
def test_a_class_that_was_moved_by_mistake_is_moved_back(world: World, how: str) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    world.teacher.says("session move 1 to thursday 15:00-17:00")
    if how == "press":
        world.teacher.presses("Change it back")
    else:
        world.teacher.says(how)

    assert facts(world.teacher.last())["Starts"] == "Tue 24 Nov 2026, 10:00 Lisbon time"
    assert facts(world.teacher.last())["Length"] == "60 minutes"
    before, back = "Thu 26 Nov 2026, 15:00 Lisbon time", "Tue 24 Nov 2026, 10:00 Lisbon time"
    assert in_class(world)[-1] == f"“Algebra 2” has moved from {before} to {back}."


def test_there_is_nothing_to_undo_behind_a_class_that_was_only_shown(world: World) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says("undo")

    assert world.teacher.hears()[0].startswith("I did not understand “undo”.")


@pytest.mark.parametrize("words", ["delete it", "cancel", "no, scrap that please", "elimínala", "streich das"])
def test_a_class_that_shall_not_be_held_is_asked_about(world: World, words: str) -> None:
    plans(world)
    world.teacher.hears()
    world.teacher.says(words)

    assert world.teacher.hears()[0].startswith(f"Shall I cancel “Algebra 2” on {FRIDAY}?")


def test_it_is_the_same_in_the_channel_of_the_class(world: World) -> None:
    world.teacher.says('/session add "Algebra 2" friday 10:00', ALGEBRA)
    world.teacher.hears()
    world.teacher.says("@deskbell make it 11", ALGEBRA)
    at = "Fri 27 Nov 2026, 11:00 Lisbon time"
    assert world.teacher.hears() == [f"Shall I move “Algebra 2” from {FRIDAY} to {at}?"]
    world.teacher.presses("Move 1: Algebra 2")

    assert facts(world.teacher.last())["Starts"] == at


@pytest.mark.parametrize("words", ["can we change it to 11?", "could we move it to 11:00?"])
def test_a_wish_right_behind_a_class_is_of_it_also_where_a_ticket_is_open(world: World, words: str) -> None:
    plans(world)
    world.teacher.says("ticket open my screen is a little dark")
    world.teacher.says("session 1")
    world.teacher.says(words)

    assert world.teacher.hears()[-1].endswith("to Fri 27 Nov 2026, 11:00 Lisbon time?")
