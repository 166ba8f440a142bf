"""Nothing that is said or done in one school reads, changes or tells anything of another in the same database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.model.intents.catalogue import CATALOGUE
from bot.model.messages import Kind, Message, Original, Place, private_place
from bot.model.people import Identity, Role
from tests.faults.sayings import SAYINGS, rows
from tests.gestures import reaction
from tests.schoolwise import watched
from tests.world import NORTH, Someone, World, listed, text

MARK = "southern"
"""Stands in every word of the other school, and in none of ours."""
USERS = ("gus", "sam", "tess", "ana", "carla")
"""The same in both schools, one of each role."""
SOUTH = replace(
    NORTH,
    id="south",
    name=f"{MARK} school",
    workspaces=frozenset({("chat", "south")}),
    staff=(Place("chat", "south", "staff"),),
    people=tuple(
        listed(user, f"{user} {MARK}", role, "south")
        for user, role in (
            ("tess", Role.INSTRUCTOR),
            ("ana", Role.ON_CALL),
            ("ben", Role.ON_CALL),
            ("carla", Role.ADMIN),
        )
    ),
)
THEIRS = re.compile(rf"{MARK}|south", re.IGNORECASE)


@pytest.fixture
def both(database_url: str) -> Iterator[World]:
    """Their school with three tickets and classes, and ours with one of each; the last numbers are theirs alone."""
    world = World(database_url, schools=tuple(replace(school, keeps_phrases=True) for school in (NORTH, SOUTH)))
    begin(world, "south", MARK, 3)
    begin(world, "north", "northern", 1)
    world.delivers = False
    yield world
    world.close()


@pytest.fixture(autouse=True)
def all_is_about_one_school() -> Iterator[None]:
    """Whatever the tests here ask of the store."""
    with watched() as unrestricted:
        yield
    assert sorted(set(unrestricted)) == [], "a statement of the store that is not about one school alone"


def begin(world: World, workspace: str, mark: str, times: int) -> None:
    student, teacher, staff = (somebody(world, user, workspace, mark) for user in ("sam", "tess", "ana"))
    somebody(world, "zoe", workspace, mark).says("hello")
    somebody(world, "zoe", workspace, mark).says(f"flibber the {mark} gruntle please now")
    for number in range(1, times + 1):
        student.says(f"ticket open {mark} light {number}, my class starts in ten minutes and everyone is waiting")
        student.says(f"comment {number} {mark} comment")
        staff.says(f"tell {number} {mark} answer")
        teacher.says(
            f'session add "{mark} class {number}" tomorrow 1{number}:00 #{mark} @sam',
            mentions={"@sam": "sam", f"#{mark}": "algebra"},
        )
    staff.says(f'outage lms "{mark} sign-in fails" until 14:00')
    staff.says(f'maintenance wifi "{mark} cables" from friday 22:00 until 23:00')
    staff.says('teach "the flux is stuck" as login')
    student.says("i have it too, lms")
    student.says("article helped eduroam")
    student.says("login")
    student.leaves(student.opens("ticket form"), summary=f"{mark} draft", where=f"{mark} room")


def somebody(world: World, user: str, workspace: str = "north", mark: str = "northern") -> Someone:
    found = world.person(user, f"{user} {mark}", workspace)
    found.identity = replace(found.identity, guest=user == "gus")
    return found


def ids(world: World, table: str) -> list[int]:
    """The numbers that rows of theirs have in the database."""
    return [int(row[1:].split(",")[0]) for row in rows(world.store, "south")[table]]


def nothing_of_theirs(world: World) -> None:
    """No row of ours has a word of theirs, and nobody of ours was told one."""
    world.delivers = True
    world.deliver()
    for table, kept in rows(world.store, "north").items():
        assert [row for row in kept if THEIRS.search(row)] == [], table
    ours = [post for post in world.chat.posts.values() if post.place.workspace == "north"]
    assert len(ours) > 10
    assert [text(post.card) for post in ours if THEIRS.search(str(post))] == []


def code_of(someone: Someone) -> str:
    """A code that their chat was just given."""
    someone.says("link")
    someone.world.run(someone.world.delivery.deliver())
    found = re.search(r"code is ([\w-]+)", someone.hears()[-1])
    assert found is not None
    return found[1]


def test_whatever_anybody_says_in_one_school_leaves_the_other_as_it_is(both: World) -> None:
    walk = ids(both, "walkthroughs")[0]
    code = code_of(somebody(both, "sam", "south", MARK))
    before = rows(both.store, "south")
    for user in USERS:
        someone = somebody(both, user)
        for intent in CATALOGUE:
            for words in SAYINGS[intent]:
                for number in (1, 3) if user == "ana" and "{n}" in words else (3,):
                    someone.says(words.format(n=number, walk=walk, code=code), mentions={"@zoe": "zoe"})

    assert rows(both.store, "south") == before
    nothing_of_theirs(both)


def test_forms_and_looks_show_nothing_of_another_school(both: World) -> None:
    before, now = rows(both.store, "south"), both.clock.now()
    walks = ids(both, "walkthroughs")
    for user in USERS:
        someone = somebody(both, user)
        for words in ("ticket form", "ticket details 3", "session form"):
            form = both.engine.form(Message((), someone.identity, someone.place, words, Kind.PRESSED), now)
            assert not THEIRS.search(str(form))
            for kind in (Kind.LEFT, Kind.FILLED):
                fields = {"summary": "a word", "details": "a word", "what": "a word"}
                filled = Message((f"f{both.count()}",), someone.identity, someone.place, words, kind, fields=fields)
                both.engine.fill(filled, now)
        for name in ("ticket/3/staff", "ticket/3/reporter", *(f"walk/{walk}" for walk in walks)):
            assert both.engine.look(Message((), someone.identity, someone.place, "", Kind.PRESSED), name, now) is None

    assert rows(both.store, "south") == before
    nothing_of_theirs(both)


def test_gestures_on_what_stands_in_another_school_reach_nothing_there(both: World) -> None:
    """With the names of their messages, which an enemy may have seen, and a place of ours."""
    theirs = list(both.chat.posts.items())
    theirs = [(number, post) for number, post in theirs if post.place.workspace == "south"]
    said = somebody(both, "sam", "south", MARK)
    said.says("comment 2 remember this")
    last = said.said[-1]
    before = rows(both.store, "south")
    for user in ("sam", "ana", "carla"):
        someone = somebody(both, user)
        for number, post in theirs[:: max(1, len(theirs) // 8)]:
            here = replace(post.place, workspace="north")
            for button in (*post.card.choices, *post.card.buttons):
                keys = (f"p{both.count()}",)
                both.hears(
                    Message(keys, someone.identity, here, button.says.replace("south", ""), Kind.PRESSED, about=number)
                )
            for words in ("ack", "cancel", "resolve it"):
                someone.says(words, where=replace(here, thread=number))
            both.hears(reaction(someone.identity, both.count(), "ack", (number, here), {}))
            both.hears(reaction(someone.identity, both.count(), "ticket open", (number, here), {}))
        for kind, words in ((Kind.EDITED, "comment 2 something else"), (Kind.DELETED, "")):
            original = Original(last.keys[0], someone.identity, stamp=f"{both.count():06d}")
            both.hears(
                Message(
                    (f"e{both.count()}",),
                    someone.identity,
                    someone.place,
                    words,
                    kind,
                    about=last.remote_id,
                    original=original,
                )
            )

    assert rows(both.store, "south") == before
    nothing_of_theirs(both)


def test_who_comes_leaves_or_turns_out_to_be_known_is_somebody_else_in_the_other_school(both: World) -> None:
    introduced(both, "south")
    before = rows(both.store, "south")
    introduced(both, "north")
    for user in ("zoe", "sam", "tess", "ana"):
        someone = somebody(both, user)
        someone.joins(Place("chat", "north", "algebra"))
        someone.departs(Place("chat", "north", "algebra"))
        someone.departs()

    assert rows(both.store, "south") == before
    nothing_of_theirs(both)


def introduced(world: World, workspace: str) -> None:
    """The platform tells the address of somebody; it is the same in both schools."""
    who = Identity("chat", workspace, "sam", email="sam@school.example")
    world.hears(Message((f"i{world.count()}",), who, private_place(who), "", Kind.MET, addressed=False))
