"""The classes of a channel are those of everybody who has spoken to the desk there."""

from __future__ import annotations

from bot.model.messages import Place
from tests.store.samples import statements
from tests.stories.classes import LISTED, MENTIONS, facts, labels, plans
from tests.stories.looking import ticket
from tests.world import ALGEBRA, HELP_DESK, Someone, World, text

GONE = ("not invited to", " any more")


def kim_of_the_class(world: World) -> Someone:
    plans(world, '"Algebra 2" friday 10:00 #algebra')
    return world.person("kim", "Kim Lee")


def test_who_asks_in_the_channel_of_a_class_sees_it_there_and_elsewhere(world: World) -> None:
    kim = kim_of_the_class(world)
    kim.says("/sessions", where=ALGEBRA)
    assert facts(kim.last()) == LISTED
    kim.says("session 1")
    assert facts(kim.last())["Class"] == "1: Algebra 2"
    kim.says("sessions")
    assert facts(kim.last()) == LISTED


def test_who_presses_the_button_on_the_invitation_in_the_channel_sees_the_class(world: World) -> None:
    kim = kim_of_the_class(world)
    world.passes(days=2)
    kim.presses("My classes", on="You are invited")

    assert facts(kim.last()) == LISTED


def test_who_was_refused_in_the_channel_was_heard_there_all_the_same(world: World) -> None:
    kim = kim_of_the_class(world)
    kim.says("/session add Chess", where=ALGEBRA)
    kim.says("sessions")

    assert facts(kim.last()) == LISTED


def test_who_asks_elsewhere_or_only_talks_in_the_channel_sees_nothing(world: World) -> None:
    kim = kim_of_the_class(world)
    kim.says("see you on friday", where=ALGEBRA)
    kim.says("/sessions", where=HELP_DESK)
    kim.says("session 1")

    assert kim.hears() == ["You have no class ahead that I know of.", "I cannot find a session 1."]


def test_trouble_shortly_before_a_class_of_the_channel_is_urgent(world: World) -> None:
    plans(world, '"Algebra 2" today 09:20 #algebra')
    kim = world.person("kim")
    kim.says("/help", where=ALGEBRA)
    kim.says("ticket open the projector stays dark")
    world.person("lou").says("ticket open the projector stays dark")

    assert ticket(world, 1).priority.value < ticket(world, 2).priority.value


def test_a_channel_somebody_was_heard_in_costs_nothing_the_next_time(world: World) -> None:
    world.student.says("/help", where=ALGEBRA)
    world.delivers = False
    with statements(world.store) as asked:
        world.student.says("/help", where=ALGEBRA)
        world.student.says("see you", where=HELP_DESK)

    assert [line for line in asked if "INTO visitors" in line] == []


def test_the_classes_of_a_channel_are_kept_over_a_restart(world: World) -> None:
    kim = kim_of_the_class(world)
    kim.says("/help", where=ALGEBRA, mentions=MENTIONS)
    world.restarts()
    kim.says("sessions")

    assert facts(kim.last()) == LISTED


def test_the_channel_in_which_a_class_is_planned_can_be_invited(world: World) -> None:
    world.teacher.says("@deskbell session add Drama friday 10:00", where=ALGEBRA)
    assert world.teacher.presses("Invite this channel") == "session_schedule"
    whom = facts(world.teacher.last())["For"]
    plans(world, '"Algebra 2" friday 14:00 #algebra')
    assert whom == facts(world.teacher.last())["For"]

    world.teacher.says("session add Chess friday 12:00")
    assert "Invite this channel" not in labels(world.teacher.last())


def test_a_channel_that_gives_its_class_to_another_one_is_told_so(world: World) -> None:
    mentions = {"#algebra": "algebra", "#geometry": "geometry"}
    world.teacher.says('session add "Algebra 2" tomorrow 10:00 #algebra', mentions=mentions)
    world.teacher.says("session invite 1 #geometry", mentions=mentions)
    world.passes(hours=24)

    at = "Tue 24 Nov 2026, 10:00 Lisbon time"
    heard = [text(post.card) for _, post in world.chat.at(ALGEBRA)]
    assert heard == [
        f"You are invited to “Algebra 2” on {at}.",
        f"You are not invited to “Algebra 2” on {at} any more.",
    ]
    there = [text(post.card) for _, post in world.chat.at(Place("chat", "north", "geometry"))]
    assert there[0] == f"You are invited to “Algebra 2” on {at}."
    assert there[-1] == f"“Algebra 2” starts in one hour: {at}."
