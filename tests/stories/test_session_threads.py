"""Below the card of a class, its instructor may move and cancel it in a few words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.messages import Place
from tests.stories.classes import FRIDAY, MENTIONS, TOMORROW, facts, in_class, labels, plans
from tests.stories.looking import own_thread
from tests.world import ALGEBRA, World, text


def below(world: World, words: str, where: Place = ALGEBRA) -> Place:
    """The thread of a message in a place."""
    return replace(where, thread=next(number for number, post in world.chat.at(where) if words in text(post.card)))


def test_below_the_invitation_in_the_channel_the_instructor_moves_and_cancels_the_class(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    invitation = below(world, "You are invited")
    assert world.teacher.says("move to friday 10:00", where=invitation) == "session_schedule"
    assert in_class(world)[1] == f"“Algebra 2” has moved from {TOMORROW} to {FRIDAY}."
    assert world.teacher.says("cancel, I am ill", where=below(world, "has moved")) == "session_cancel"
    assert in_class(world)[2] == f"“Algebra 2” on {FRIDAY} is cancelled. I am ill"


def test_below_the_invitation_the_instructor_also_gives_whole_commands(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    invitation = below(world, "You are invited")
    world.teacher.says("session move to 18:00", where=invitation)
    assert facts(world.teacher.last())["Starts"] == "Tue 24 Nov 2026, 18:00 Lisbon time"
    assert world.teacher.says("session cancel 2", where=invitation) == "talk"
    assert world.teacher.says("session cancel 1", where=invitation) == "session_cancel"


def test_other_people_s_words_below_a_class_are_theirs(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    said = len(world.chat.posts)
    for someone in (world.student, world.first, world.last):
        for words in ("cancel", "move to friday 10:00", "session cancel 1"):
            assert someone.says(words, where=below(world, "You are invited")) == "talk"

    assert len(world.chat.posts) == said


def test_who_does_not_teach_a_class_is_refused_when_they_address_the_desk_below_it(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    world.student.says("@deskbell session cancel", where=below(world, "You are invited"))

    assert world.student.hears()[-1].startswith("That is for teachers and the support staff alone.")


def test_below_the_desk_s_answer_about_a_class_its_number_is_known(world: World) -> None:
    plans(world)
    plans(world, '"Chess" friday 12:00')
    first, second = (own_thread(world.teacher, words) for words in ("Everybody is invited", "Nobody is invited yet."))
    world.teacher.says("cancel", where=second)
    world.teacher.says("move to 15:00", where=first)
    world.teacher.says("session invite @kim", where=first, mentions=MENTIONS)

    work = world.work()
    assert work.sessions.numbered(2).state.value == "cancelled"
    assert f"{work.sessions.numbered(1).local:%d %H:%M}" == "27 15:00"
    assert len(work.sessions.numbered(1).participants) == 2


def test_below_a_reminder_in_private_the_instructor_cancels_the_class(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    world.passes(hours=24)
    world.teacher.says("cancel", where=own_thread(world.teacher, "starts in one hour"))

    assert in_class(world)[-1] == f"“Algebra 2” on {TOMORROW} is cancelled."


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("move the history class to thursday 16:00", ["Move 7: History"]),
        ("please move my class chemistry lab to thursday 16:00", ["Move 8: Chemistry lab"]),
        (
            "cancel the class, it is the algebra one",
            [f"Cancel {number}: Algebra {number}" for number in range(1, 6)],
        ),
    ],
)
def test_of_many_classes_those_are_asked_for_that_the_words_name(world: World, words: str, offered: list[str]) -> None:
    titles = *(f"Algebra {number}" for number in range(1, 6)), "Choir", "History", "Chemistry lab"
    for hour, title in enumerate(titles, start=8):
        plans(world, f'"{title}" tomorrow {hour}:00')
    world.teacher.says(words)

    shown = [label for label in labels(world.teacher.last()) if ":" in label]
    assert shown[: len(offered)] == offered


def test_a_class_that_is_shown_again_is_shown_in_a_new_message(world: World) -> None:
    plans(world)
    world.teacher.says("session 1")
    world.teacher.says("session 1")

    assert len(world.teacher.hears()) == 3


def test_without_a_number_it_is_asked_back_which_class_is_meant(world: World) -> None:
    plans(world)
    plans(world, '"Chess" tomorrow 12:00')
    world.teacher.hears()
    world.teacher.says("session cancel, I am ill")
    assert world.teacher.hears() == [
        "Which class shall be cancelled? Press one of these, or say its number after the command."
    ]
    assert labels(world.teacher.last()) == ["Cancel 2: Chess", "Cancel 1: Algebra 2", "My classes", "Talk to a person"]
    world.teacher.presses("Cancel 2: Chess")
    world.teacher.presses("Yes, cancel it")
    assert world.teacher.hears()[-1].startswith("“Chess” on Tue 24 Nov 2026, 12:00")
    world.teacher.says("session move to 18:00")
    world.teacher.presses("Move 1: Algebra 2")
    assert facts(world.teacher.last())["Starts"] == "Fri 27 Nov 2026, 18:00 Lisbon time"
    world.teacher.says("session invite @kim", mentions=MENTIONS)
    assert world.teacher.hears()[-1].startswith("Shall I invite kim to “Algebra 2” on ")
