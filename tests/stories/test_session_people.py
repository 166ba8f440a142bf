"""Whom a class is for, by the names that people have in common, and by names without an @."""

from __future__ import annotations

import pytest

from tests.stories.classes import MENTIONS, TOMORROW, facts, labels, plans
from tests.world import Someone, World

pytestmark = pytest.mark.usefixtures("checked")


def comes(world: World, user: str, name: str) -> Someone:
    """Somebody whom the desk has met."""
    someone = world.person(user, name)
    someone.says("thanks")
    return someone


def test_of_two_with_one_name_each_has_a_button(world: World) -> None:
    comes(world, "lw1", "Lee Wong")
    second = comes(world, "lw2", "Lee Wong")
    world.teacher.says("session add Chess in 2 hours @Lee Wong")

    assert world.teacher.hears() == ["More than one person here is called @Lee Wong. Which one do you mean?"]
    assert labels(world.teacher.last()) == ["Lee Wong (lw1)", "Lee Wong (lw2)", "Talk to a person"]
    second.hears()
    assert world.teacher.presses("Lee Wong (lw2)") == "session_schedule"
    assert second.hears()[0].startswith("You are invited to “Chess” on ")


def test_the_name_of_a_class_that_has_the_same_word_stays(world: World) -> None:
    comes(world, "ak", "Alex Kim")
    second = comes(world, "as", "Alex Stone")
    second.hears()
    world.teacher.says('session add "Alex and friends" tomorrow 10:00 @Alex')

    assert world.teacher.presses("Alex Stone (as)") == "session_schedule"
    assert second.hears()[0].startswith("You are invited to “Alex and friends” on ")


def test_a_class_that_is_planned_in_free_words_has_a_button_for_each_of_one_name(world: World) -> None:
    comes(world, "ak", "Alex Kim")
    comes(world, "as", "Alex Stone")
    world.teacher.says("plan Bio for friday 12:00 with @Alex")

    assert world.teacher.presses("Alex Stone (as)") == "session_schedule"
    assert facts(world.teacher.last())["For"] == "Alex Stone"


def test_who_is_meant_among_several_leaves_the_channel_and_the_others_named(world: World) -> None:
    comes(world, "lw1", "Lee Wong")
    comes(world, "lw2", "Lee Wong")
    said = {"#algebra": "algebra", "@sam": "sam"}
    world.teacher.says("session add Chess friday 12:00 @Lee Wong @sam #algebra", mentions=said)

    assert world.teacher.presses("Lee Wong (lw1)") == "refused"  # nobody has met @sam
    comes(world, "sam", "Sam Rivera")
    assert world.teacher.presses("Lee Wong (lw1)") == "session_schedule"
    assert facts(world.teacher.last())["For"].endswith("Lee Wong, Sam Rivera")


@pytest.mark.parametrize("words", ["@Sam Rivera", "@sam rivera", "for Sam Rivera", "with Sam Rivera"])
def test_the_whole_name_counts_before_the_handle_of_another(world: World, words: str) -> None:
    other = comes(world, "sam", "Samuel Stone")
    meant = comes(world, "sr", "Sam Rivera")
    assert world.teacher.says(f"session add Chess in 2 hours {words}") == "session_schedule"

    assert other.hears() == []
    assert meant.hears()[0].startswith("You are invited to “Chess” on ")


def test_who_is_invited_and_taken_out_again_while_nothing_is_delivered_reads_it_in_this_order(world: World) -> None:
    sam = comes(world, "sam", "Sam Rivera")
    plans(world, '"Algebra 2" tomorrow 10:00')
    sam.hears()
    world.delivers = False
    for words in ("invite 1 @sam", "uninvite 1 @sam", "invite 1 @sam", "uninvite 1 @sam"):
        world.teacher.says(f"session {words}", mentions=MENTIONS)
    world.delivers = True
    world.deliver()

    invited, out = "You are invited to “Algebra 2” on", "You are not invited to “Algebra 2” on"
    assert sam.hears() == [f"{invited} {TOMORROW}.", f"{out} {TOMORROW} any more."] * 2


def test_several_are_named_without_a_mark(world: World) -> None:
    comes(world, "sam", "Sam Rivera")
    comes(world, "lee", "Lee Marvin")
    comes(world, "kim", "Kim Park Jones")
    world.teacher.says("session add Chess for Sam Rivera, Lee Marvin and Kim Park Jones friday 12:00")

    told = facts(world.teacher.last())
    assert (told["Class"], told["For"]) == ("1: Chess", "Sam Rivera, Lee Marvin, Kim Park Jones")


def test_a_name_that_nobody_has_is_no_persons(world: World) -> None:
    assert world.teacher.says("session add Chess friday 12:00 for Sam Rivera") == "refused"


def test_more_people_are_invited_by_their_names(world: World) -> None:
    comes(world, "sam", "Sam Rivera")
    world.teacher.says("session add Chess friday 12:00")
    world.teacher.says("session invite 1 Sam Rivera")

    assert facts(world.teacher.last())["For"] == "Sam Rivera"


def test_who_is_taken_out_hears_so_although_the_class_moves_before_that_is_said(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra @sam')
    world.student.hears()
    world.delivers = False
    world.teacher.says("session uninvite 1 @sam", mentions=MENTIONS)
    world.teacher.says("session move 1 to tomorrow 15:00")
    world.delivers = True
    world.deliver()

    assert world.student.hears() == [f"You are not invited to “Algebra 2” on {TOMORROW} any more."]


@pytest.mark.parametrize("words", ["sam", "sam too", "invite sam", "session invite 1 sam", "add sam to algebra"])
def test_of_two_with_one_first_name_each_has_a_button_that_means_them(world: World, words: str) -> None:
    for user, name in (("u1", "Sam Rivers"), ("u2", "Sam Stone")):
        world.person(user, name).says("thanks")
    world.teacher.says('session add "Algebra 2" friday 10:00')
    world.teacher.says(words)
    assert world.teacher.hears()[-1].startswith("More than one person here is called @sam.")
    world.teacher.presses("Sam Stone (u2)")

    assert facts(world.teacher.last())["For"] == "Sam Stone"
