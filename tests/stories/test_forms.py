"""A form: what is asked for in it, what is wrong in it, and what is kept of one that was not sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.plain import PLAIN
from bot.model.forms import KEPT_FOR, FieldKind
from bot.model.messages import Kind, Message
from bot.model.people import Reader
from bot.model.tickets import Priority
from bot.model.words import render
from tests.stories.looking import DARK, comments, ticket
from tests.world import ALGEBRA, HELP_DESK, STAFF, ZONE, World

pytestmark = pytest.mark.usefixtures("checked")
TWICE = "The clocks change then, and that time comes twice on that day."
KEPT = "You closed “Open a ticket” before it was sent. What you typed is kept for 7 days."


def values(world: World, words: str = "ticket form") -> dict[str, str]:
    return {field.name: field.value for field in world.student.opens(words).fields}


def test_a_form_that_is_sent_off_becomes_a_ticket(world: World) -> None:
    form = world.student.opens("ticket form")

    filled = {"summary": "The screen is dark", "about": "device", "who": "2", "hurry": "1", "where": "B12"}
    assert world.student.fills(form, **filled) == {}

    kept = ticket(world)
    assert (kept.summary, kept.category, kept.impact, kept.urgency) == ("The screen is dark", "device", 2, 1)
    assert kept.answers == (("Where, and on which device?", "B12"),)
    assert world.student.hears()[0].startswith("Your ticket 1: The screen is dark")
    assert kept.priority is Priority.P2


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_done_or_lost(world: World) -> None:
    form = world.student.opens("ticket form")

    wrong = world.student.fills(form, summary="  ", who="nobody", where="in room 12, on the old laptop")

    assert wrong == {"summary": "Please fill this in.", "who": "Please pick one of these."}
    assert world.staff() == []
    assert world.student.hears() == []
    assert values(world)["where"] == "in room 12, on the old laptop"


def test_a_field_takes_no_more_than_it_says(world: World) -> None:
    form = world.student.opens("ticket form")

    assert world.student.fills(form, summary="x" * 2501) == {
        "summary": "This is too long: 2501 characters, of at most 2500."
    }


def test_fields_that_the_form_does_not_have_are_nothing(world: World) -> None:
    world.student.fills(world.student.opens("ticket form"), summary="dark", priority="1", reporter="7")

    assert ticket(world).priority is Priority.P4


def test_a_form_that_is_closed_is_kept_for_seven_days(world: World) -> None:
    world.student.leaves(world.student.opens("ticket form"), summary="The beamer", where="B12")

    assert world.student.hears() == [KEPT]
    world.restarts()
    world.passes(days=6, hours=23)
    form = world.student.opens("ticket form")
    assert {field.value for field in form.fields} >= {"The beamer", "B12"}
    assert form.intro is not None
    assert "You began this on Mon 23 Nov" in render(form.intro, PLAIN, Reader(ZONE))
    world.passes(hours=2)
    assert values(world)["summary"] == ""


def test_a_form_that_is_closed_untouched_leaves_nothing(world: World) -> None:
    world.student.leaves(world.student.opens("ticket form"))

    assert world.student.hears() == []
    assert values(world)["summary"] == ""


def test_what_was_kept_goes_with_the_form_that_is_sent(world: World) -> None:
    world.student.leaves(world.student.opens("ticket form"), summary="The beamer")
    form = world.student.opens("ticket form")

    world.student.fills(form)

    assert ticket(world).summary == "The beamer"
    assert values(world)["summary"] == ""


def test_what_was_kept_can_be_thrown_away(world: World) -> None:
    world.student.leaves(world.student.opens("ticket form"), summary="The beamer")

    world.student.presses("Throw it away")

    assert world.student.hears()[-1] == "I have thrown it away."
    assert values(world)["summary"] == ""
    assert world.student.says("drop the draft of ticket") == "refused"


def test_a_draft_is_of_one_person_alone(world: World) -> None:
    world.student.leaves(world.student.opens("ticket form"), summary="The beamer")

    other = world.person("mia", "Mia Chen")

    assert {field.value for field in other.opens("ticket form").fields if field.kind is FieldKind.TEXT} == {""}


def test_secrets_in_a_form_are_hidden_before_they_are_kept(world: World) -> None:
    form = world.student.opens("ticket form")
    world.student.leaves(form, summary="my password is Hunter2!x", where="B12")

    assert "Hunter2!x" not in values(world)["summary"]
    assert any("password" in said for said in world.student.hears())

    world.student.fills(form, summary="my password is Hunter2!x")
    assert "Hunter2!x" not in ticket(world).summary


def test_the_same_form_sent_twice_is_one_ticket(world: World) -> None:
    form = world.student.opens("ticket form")
    message = world.student.form_message(Kind.FILLED, form, None, {"summary": "dark"})

    assert world.engine.fill(message, world.clock.now()) == {}
    assert world.engine.fill(message, world.clock.now()) == {}
    world.deliver()

    assert len(world.work().tickets.queue(limit=5)) == 1


def test_typed_where_there_is_no_form_it_tells_how_to_go_on(world: World) -> None:
    world.student.says("ticket form")

    assert world.student.hears() == ["A ticket needs a sentence about what is wrong."]
    assert [button.form for button in world.student.last().buttons] == [True, False]


def test_a_command_without_words_offers_the_form(world: World) -> None:
    world.student.says("/ticket open")

    assert any(button.form and button.says == "ticket form" for button in world.student.last().buttons)


def test_details_are_added_to_a_ticket_that_is_ones_own(world: World) -> None:
    world.student.says(DARK)
    form = world.student.opens("ticket details 1")

    assert world.student.fills(form, text="It began this morning.") == {}

    assert comments(world) == [("It began this morning.", False)]
    other = world.person("mia", "Mia Chen")
    assert world.engine.form(other.form_message(Kind.PRESSED, form, None, {}), world.clock.now()) is None
    assert other.fills(form, text="And mine!") == {}
    assert other.hears() == ["I cannot find a ticket 1 that you may see."]
    assert comments(world) == [("It began this morning.", False)]


def test_a_class_is_planned_with_a_form(world: World) -> None:
    form = world.teacher.opens("session form")

    filled = {"title": 'Algebra "2"', "day": "2026-12-01", "start": "10:00", "length": "90"}
    assert world.teacher.fills(form, **filled) == {}

    session = world.work().sessions.numbered(1)
    assert (session.title, session.local.isoformat()) == ("Algebra '2'", "2026-12-01T10:00:00")
    assert session.duration.total_seconds() == 90 * 60


def test_the_channel_of_a_class_is_the_one_that_was_picked(world: World) -> None:
    form = world.teacher.opens("session form")
    fields = {"title": "Algebra", "start": "10:00", "channel": "#algebra"}
    message = world.teacher.form_message(Kind.FILLED, form, None, fields)

    assert world.engine.fill(replace(message, mentions={"#algebra": ALGEBRA.channel}), world.clock.now()) == {}

    assert world.work().sessions.numbered(1).channel == ALGEBRA


@pytest.mark.parametrize(
    ("day", "start", "why"),
    [
        ("2026-11-22", "10:00", "That time has passed. Please take one that is still to come."),
        ("2027-03-28", "01:30", "The clocks change then, and that time does not exist on that day."),
        (
            "2027-10-31",
            "01:30",
            "The clocks change then, and that time comes twice on that day. Please take another one.",
        ),
    ],
)
def test_a_time_that_is_none_is_told_at_its_field(world: World, day: str, start: str, why: str) -> None:
    form = world.teacher.opens("session form")

    assert world.teacher.fills(form, title="Algebra", day=day, start=start) == {"start": why}
    assert world.teacher.fills(form, title="Algebra", day="soon", start="25:00").keys() == {"day", "start"}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"people": "@nobody"}, "I know nobody called @nobody here."),
        ({"people": "sam rivera"}, "I did not understand “sam rivera”. Write people as @sam @mia."),
        ({"people": "@sam, @mia"}, "I know nobody called @mia here."),
        ({"people": "@sam 2026-12-11 12:00"}, "I did not understand “2026-12-11 12:00”. Write people as @sam @mia."),
        ({"people": "x" * 499}, f"I did not understand “{'x' * 59}…”. Write people as @sam @mia."),
        ({"people": '"Physics"'}, "I did not understand “Physics”. Write people as @sam @mia."),
        ({"people": "@"}, ""),
        ({"people": "#algebra"}, "Write only people here, such as @sam @mia. The channel has its own field."),
        ({"channel": "#nowhere"}, "I do not know this channel. Pick another one, or none."),
        ({"title": " .,: "}, "What is the class called? Please give it a name."),
        ({"day": "2029-01-01"}, "That is more than 400 days ahead. Say an earlier day."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_class_is_told_at_its_field_and_nothing_typed_is_lost(
    world: World, wrong: dict[str, str], why: str
) -> None:
    world.student.says("help")
    form = world.teacher.opens("session form")
    fields = {"title": "Algebra", "start": "10:00", "length": "90", **wrong}

    assert world.teacher.fills(form, **fields) == ({name: why for name in wrong} if why else {})

    if why:
        kept = {field.name: field.value for field in world.teacher.opens("session form").fields}
        assert {name: kept[name] for name in fields} == {name: value.strip() for name, value in fields.items()}
        assert world.teacher.hears() == []


def test_the_people_of_a_class_are_named_with_commas_and_words_between_and_with_a_link(world: World) -> None:
    world.student.says("help")
    world.person("mia", "Mia Chen").says("help")
    form = world.teacher.opens("session form")

    people = "@sam, @mia and https://meet.example/a"
    assert world.teacher.fills(form, title="Algebra", start="10:00", people=people) == {}

    session = world.work().sessions.numbered(1)
    assert (len(session.participants), session.link) == (2, "https://meet.example/a")


def test_a_class_that_is_planned_already_is_told_at_its_name(world: World) -> None:
    form = world.teacher.opens("session form")
    for wrong in ({}, {"title": "You have planned this class already: it is session 1."}):
        assert world.teacher.fills(form, title="Algebra", start="10:00") == wrong


def test_details_reach_a_ticket_that_was_closed_while_they_were_typed(world: World) -> None:
    world.student.says(DARK)
    form = world.student.opens("ticket details 1")
    world.student.says("close 1")

    assert world.student.fills(form, text="It is dark again.") == {}

    assert comments(world) == [("It is dark again.", False)]


def test_a_form_is_for_whose_role_may(world: World) -> None:
    form = world.teacher.opens("session form")

    assert world.engine.form(world.student.form_message(Kind.PRESSED, form, None, {}), world.clock.now()) is None
    assert world.student.fills(form, title="Party") == {}
    assert world.student.hears() == ["That is for teachers and the support staff alone. help shows what you can do."]


def test_a_form_of_a_channel_is_answered_in_private(world: World) -> None:
    form = world.student.opens("ticket form", where=HELP_DESK)

    filled = world.student.form_message(Kind.FILLED, form, HELP_DESK, {"summary": "dark"})
    assert world.engine.fill(filled, world.clock.now()) == {}
    world.deliver()

    assert world.chat.at(HELP_DESK) == []
    assert len(world.chat.at(STAFF)) == 1


def test_what_nobody_came_back_for_is_let_go(world: World) -> None:
    world.student.leaves(world.student.opens("ticket form"), summary="The beamer")

    world.store.purge(world.clock.now() + KEPT_FOR)
    assert world.work().drafts.of(5, "ticket") is not None
    world.store.purge(world.clock.now() + KEPT_FOR + timedelta(seconds=1))
    assert world.work().drafts.of(5, "ticket") is None


def test_a_window_without_a_form_leads_to_a_person(world: World) -> None:
    message = Message(("w1",), world.student.identity, world.student.place, "human", Kind.FILLED)

    assert world.engine.fill(message, world.clock.now()) == {}
    world.deliver()

    assert world.student.hears() != []
    assert len(world.work().tickets.queue(limit=5)) == 1
