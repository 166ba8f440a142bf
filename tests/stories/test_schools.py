"""Two schools in one database never see each other, whatever their people and numbers are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.plain import plain_text
from bot.engine import Engine
from bot.model.intents.tickets import ListTickets
from bot.model.messages import Card, Lane, Message, Place, Reply
from bot.model.people import Identity, Reader, Role
from bot.model.words import say
from handlers.catalogue import HANDLERS
from handlers.sessions import reminders as session_reminders
from handlers.turn import Turn
from store.unit_of_work import UnitOfWork
from tests.world import NORTH, ZONE, Someone, World, listed

SOUTH = replace(
    NORTH,
    id="south",
    name="South School",
    workspaces=frozenset({("chat", "south")}),
    staff=(Place("chat", "south", "staff"),),
    people=(
        listed("tess", "Tara South", Role.INSTRUCTOR, "south"),
        listed("ana", "Anton South", Role.ON_CALL, "south"),
        listed("ben", "Bela South", Role.ON_CALL, "south"),
        listed("carla", "Carl South", Role.STUDENT, "south"),
    ),
)


@pytest.fixture
def both(database_url: str) -> Iterator[World]:
    made = World(database_url, schools=(NORTH, SOUTH))
    yield made
    made.close()


def twins(world: World, user: str) -> tuple[Someone, Someone]:
    """Two people with the same id, one in each school."""
    return world.person(user, f"{user} of the north"), world.person(user, f"{user} of the south", "south")


def heard_in(world: World, workspace: str) -> str:
    """Everything that was ever said in a workspace."""
    posts = [post for post in world.chat.posts.values() if post.place.workspace == workspace]
    return "\n".join(plain_text(post.card, Reader(ZONE)) for post in posts)


def test_equal_ids_are_different_people(both: World) -> None:
    north, south = twins(both, "carla")

    assert north.says("queue") == "ticket_list"
    assert south.says("queue") == "refused"
    assert north.says("queue") == "ticket_list"


def test_tickets_are_numbered_seen_and_answered_in_their_own_school(both: World) -> None:
    for someone, words in zip(twins(both, "sam"), ("northern lights out", "southern sound gone"), strict=True):
        someone.says(f"ticket open {words}, my class starts in ten minutes and everyone is waiting")
        assert someone.hears()[-1].startswith("Your ticket 1")
    north, south = twins(both, "ana")
    north.says("ack 1")
    both.passes(hours=2)

    assert "southern" not in heard_in(both, "north")
    assert "northern" not in heard_in(both, "south")
    assert twins(both, "ben")[0].hears() == []
    assert twins(both, "ben")[1].hears()[0].startswith("Ticket 1 needs you: southern sound gone")
    south.says("my tickets")
    south.says("queue")
    south.says("ticket 1")
    assert "northern" not in heard_in(both, "south")


def test_a_ticket_of_another_school_is_not_there(both: World) -> None:
    for _ in range(2):
        both.student.says("ticket open no sound")
    south = both.person("ana", workspace="south")
    for words in ("ticket 2", "ack 2", "resolve 2 done", "close 2", "reopen 2", "tell 2 hello", "comment 2 hello"):
        assert south.says(words) == "refused", words

    assert "no sound" not in heard_in(both, "south")


def test_classes_are_planned_moved_and_cancelled_in_their_own_school(both: World) -> None:
    north, south = twins(both, "tess")
    north.says('session add "North class" tomorrow 10:00 #algebra @sam', mentions={"#algebra": "a", "@sam": "sam"})
    south.says('session add "South class" tomorrow 10:00 #algebra @sam', mentions={"#algebra": "a", "@sam": "sam"})
    south.says("session cancel 1")
    both.passes(days=2)

    assert [line.split(":")[0] for line in twins(both, "sam")[0].hears()] == [
        "You are invited to “North class” on Tue 24 Nov 2026, 10",
        "“North class” starts in 24 hours",
        "“North class” starts in one hour",
    ]
    assert "South class" not in heard_in(both, "north")
    assert "North class" not in heard_in(both, "south")
    assert "starts in" not in heard_in(both, "south")


def test_a_class_of_another_school_is_not_there(both: World) -> None:
    north, south = twins(both, "tess")
    north.says("session add Algebra tomorrow 10:00")
    for words in ("session 1", "session cancel 1", "session move 1 to friday 10:00", "session invite 1 @ana"):
        south.says(words)
    south.says("sessions")

    assert south.hears() == ["I cannot find a session 1."] * 4 + ["You have no class ahead that I know of."]


def test_people_of_another_school_are_not_known_by_name(both: World) -> None:
    both.person("zoe", "Zoe Lee").says("hello")
    south = both.person("tess", workspace="south")
    south.says("session add Algebra friday 10:00 @zoe")
    south.says("who is on call")

    assert south.hears()[0] == "I know nobody called @zoe here."
    assert "Ana Alves" not in heard_in(both, "south")


def test_not_being_understood_in_one_school_says_nothing_in_the_other(both: World) -> None:
    north, south = twins(both, "sam")
    for words in ("blorp", "zork", "frotz", "plugh"):
        north.says(words)
    south.says("blorp")

    assert south.hears() == ["I did not understand “blorp”. Did you mean one of these?"]


def test_a_walk_through_is_one_s_own(both: World) -> None:
    north, south = twins(both, "sam")
    north.says("login")

    assert south.says("1") == "unknown"


def test_however_much_another_school_is_told_yes_answers_what_was_asked(both: World) -> None:
    both.teacher.says('session add "Algebra" 2026-12-04 10:00 60m')
    both.teacher.says("cancel my class")
    with both.store.begin(SOUTH, both.clock.now()) as work:
        rooms = [Place("chat", "south", f"room {number}") for number in range(1_200)]
        work.outbox.add(Reply(room, Card(say("A class begins.")), lane=Lane.NOTICE) for room in rooms)
    assert both.teacher.says("yes") == "session_cancel"


def test_a_message_from_nowhere_we_know_is_left_alone(both: World) -> None:
    assert both.person("sam", workspace="east").says("help") == "nobody"
    assert both.person("sam", workspace="").says("help") == "nobody"
    assert both.engine.hear(Message(("k",), Identity("talk", "north", "sam"), Place("talk", "north", "@sam"), "help"),
                            both.clock.now()) == "nobody"  # fmt: skip
    assert both.chat.posts == {}


@pytest.mark.logs_errors("row not done", "chore failed")
def test_the_trouble_of_one_school_s_chore_leaves_the_other_be(both: World, monkeypatch: pytest.MonkeyPatch) -> None:
    works = session_reminders.remind_due

    def fails_in_the_north(work: UnitOfWork) -> list[Reply]:
        if work.school.id == "north":
            raise ValueError("a bug")
        return works(work)

    for someone in twins(both, "tess"):
        someone.says("session add Algebra today 12:00 @sam", mentions={"@sam": "sam"})
    monkeypatch.setattr(session_reminders, "remind_due", fails_in_the_north)
    both.clock.moment += timedelta(hours=2, minutes=30)
    both.engine.tick(both.clock.now())
    both.deliver()
    north, south = twins(both, "sam")
    assert (len(north.hears()), len(south.hears())) == (1, 2)

    monkeypatch.setattr(session_reminders, "remind_due", works)
    both.passes(seconds=5)
    assert [line.split(":")[0] for line in north.hears()] == ["“Algebra” starts in 30 minutes"]
    assert south.hears() == []


@pytest.mark.logs_errors("message failed")
def test_the_trouble_of_one_message_leaves_the_next_be(both: World, monkeypatch: pytest.MonkeyPatch) -> None:
    works = HANDLERS[ListTickets]

    def fails_in_the_north(intent: ListTickets, turn: Turn) -> list[Reply]:
        if turn.school.id == "north":
            raise ValueError("a bug")
        return works(intent, turn)

    monkeypatch.setitem(HANDLERS, ListTickets, fails_in_the_north)
    north, south = twins(both, "sam")
    message = Message(("k1",), north.identity, north.place, "my tickets")

    assert both.engine.hear(message, both.clock.now()) == "error"
    assert both.engine.hear(message, both.clock.now()) == "copy"
    both.deliver()
    assert north.hears()[0].startswith("Something went wrong on my side (code ")
    assert south.says("my tickets") == "ticket_list"
    assert north.says("help") == "help_menu"


def test_a_chore_is_asked_only_for_schools_that_have_something_due(
    both: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    works, asked = session_reminders.remind_due, list[str]()

    def noted(work: UnitOfWork) -> list[Reply]:
        asked.append(work.school.id)
        return works(work)

    monkeypatch.setattr(session_reminders, "remind_due", noted)
    both.person("tess", workspace="south").says("session add Algebra today 12:00")
    both.engine.tick(both.clock.now())
    assert asked == []

    both.passes(hours=5)
    assert asked == ["south"]


def test_a_school_that_is_not_served_any_more_is_left_as_it_is(both: World) -> None:
    both.person("tess", workspace="south").says("session add Algebra today 12:00")
    both.schools = (NORTH,)
    both.restarts()
    both.clock.moment = both.clock.moment.replace(hour=11)

    assert both.engine.tick(both.clock.now()) == 0
    assert isinstance(both.engine, Engine)
