"""Somebody leaves the school and is forgotten: nothing that is kept has their name, their ids or their words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Text, select, type_coerce

from bot.model.errors import Conflict
from bot.model.roles import Line
from bot.model.tickets import TicketState
from store import forgetting, schema
from store.joining import columns
from store.records import Stale
from tests.invariants.journals import gaps
from tests.store.samples import ticket
from tests.stories.classes import plans
from tests.world import HELP_DESK, NORTH, Someone, World

WORDS = "the zebra projector hums loudly"
MORE = "it is the striped one in the corner"
STAFF_SAID = "looks like the zebra lamp is worn out"
STAYING = frozenset(
    ("article_verdicts", "comments", "covers", "escalations", "joined", "journal", "maintenance", "offers")
) | {"sessions", "taught", "tickets", "walkthroughs"}
"""Tables whose rows stay, with a number behind which nobody stands any more."""
LEFT = ("zebra", "striped", "Rivera", "sam")


def traces(world: World, *words: str) -> set[str]:
    """Where one of these stands, whatever table it is; an id as a word of its own: it may be part of other words."""
    wanted = re.compile("|".join(rf"(?<!\w){word}(?!\w)" if word.islower() else word for word in words))
    with world.store.looking() as connection:
        return {
            f"{table.name}: {value}"
            for table in schema.metadata.tables.values()
            for row in connection.execute(select(*(type_coerce(column, Text) for column in table.c)))
            for value in row
            if wanted.search(str(value))
        }


def forgets(world: World, someone: Someone) -> dict[str, int]:
    now, school = world.clock.now(), world.schools[0]
    with world.store.begin(school, now) as work:
        person = work.people.behind(someone.identity)
        assert person is not None
        assert forgetting.obstacles(work, person) == []
        return forgetting.forget(work, person)


def obstacles(world: World, someone: Someone) -> list[str]:
    work = world.work()
    person = work.people.behind(someone.identity)
    assert person is not None
    return forgetting.obstacles(work, person)


def a_year_at_school(world: World) -> None:
    """Everything a student may leave behind, the last of it being over."""
    student = world.student
    student.identity = replace(student.identity, guest=False, email="sam@school.example")
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        work.people.standing.roster.keep([Line("sam@school.example", "Sam Rivera", None, ("Algebra",))])
    student.says(f"ticket open {WORDS}")
    student.says(MORE, where=world.thread())
    world.first.says(f"@deskbell {STAFF_SAID}", where=world.thread())
    world.first.says("tell 1 the zebra lamp comes on monday")
    student.says("login")
    student.says("1")
    plans(world, '"Algebra 2" friday 10:00 @sam')
    student.says("search eduroam")
    student.says("@deskbell help", where=HELP_DESK)
    student.says("zorp blorp zebra")
    student.leaves(student.opens("ticket form"), summary="a zebra is loose")
    world.first.says("ack 1")
    world.first.says("resolve 1 a new zebra lamp")
    world.passes(days=1)
    student.says("help")


def test_nothing_is_left_of_somebody_who_is_forgotten(world: World) -> None:
    a_year_at_school(world)
    assert traces(world, *LEFT) != set()

    done = forgets(world, world.student)

    assert done["Lines of the roster"] == 1
    assert traces(world, *LEFT) == set()
    assert (done["Accounts"], done["Tickets without their words"], done["Classes they take part in"]) == (1, 1, 1)
    assert gaps(world) == []


def test_of_every_column_that_says_who_it_is_decided_what_becomes_of_its_rows() -> None:
    assert forgetting.DROPPED.isdisjoint(STAYING)
    assert {column.table.name for column in columns()} == forgetting.DROPPED | STAYING


def test_what_is_counted_stays(world: World) -> None:
    a_year_at_school(world)
    before = world.work().tickets.numbered(1)

    forgets(world, world.student)

    after = world.work().tickets.numbered(1)
    assert (after.number, after.category, after.priority) == (1, before.category, before.priority)
    assert (after.state, after.summary, after.answers) == (TicketState.CLOSED, "(taken out)", ())
    world.passes(days=30)
    assert gaps(world) == []


def test_who_comes_back_is_somebody_new(world: World) -> None:
    a_year_at_school(world)
    forgets(world, world.student)
    world.student.hears()

    world.student.says("my tickets")

    [answer] = world.student.hears()
    assert "zebra" not in answer
    assert world.work().people.behind(world.student.identity).id > 5  # type: ignore[union-attr]


def test_who_was_reading_something_of_theirs_brings_no_words_back(world: World) -> None:
    a_year_at_school(world)
    world.passes(days=9)
    read = world.work().tickets.numbered(1)

    forgets(world, world.student)

    with pytest.raises(Stale), world.store.begin(NORTH, world.clock.now()) as work:
        work.tickets.save(read)
    assert traces(world, "zebra") == set()


def test_the_staff_can_still_look_at_what_is_left(world: World) -> None:
    a_year_at_school(world)
    forgets(world, world.student)
    world.first.hears()

    world.first.says("ticket 1")

    assert "(taken out)" in " ".join(world.first.hears())


def test_nothing_waits_for_somebody_who_is_forgotten(world: World) -> None:
    a_year_at_school(world)
    world.delivers = False
    world.teacher.says("session move 1 saturday 10:00")
    heard = len(world.chat.heard)
    forgets(world, world.student)

    world.delivers = True
    world.passes(days=6)

    assert [post for post in world.chat.heard[heard:] if post.place.channel == "@sam"] == []


def test_other_people_keep_all_that_is_theirs(world: World) -> None:
    a_year_at_school(world)
    other = world.person("samuel", "Samuel Riverstone")
    other.says("ticket open the giraffe in the hall has fallen over")
    other.hears()
    forgets(world, world.student)

    other.says("ticket 2")
    assert "the giraffe in the hall has fallen over" in " ".join(other.hears())
    assert len(traces(world, "Riverstone", "samuel")) > 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (f"ticket open {WORDS}", "Ticket 1, which they reported, is open: type `resolve 1` to the desk."),
    ],
)
def test_what_is_open_is_in_the_way(world: World, words: str, why: str) -> None:
    world.student.says(words)
    assert obstacles(world, world.student) == [why]
    world.first.says("resolve 1 done")
    assert obstacles(world, world.student) == []


def test_everything_in_the_way_is_named_however_much_there_is(world: World) -> None:
    world.student.says("hello")
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        person = work.people.behind(world.student.identity)
        assert person is not None
        for number in range(1, 202):
            work.tickets.add(ticket(number, reporter=person.id))

    assert len(obstacles(world, world.student)) == 201


def test_an_account_that_was_joined_a_moment_ago_is_settled_first(world: World) -> None:
    world.student.says("hello")
    other = world.person("rivera", "S. Rivera")
    other.says("hello")
    with world.store.begin(NORTH, world.clock.now()) as work:
        one, two = (work.people.behind(each.identity) for each in (world.student, other))
        assert one is not None
        assert two is not None
        work.people.alone()
        work.people.join(two.id, one.id)

    assert obstacles(world, world.student) == [
        "Two accounts of theirs were put together just now: ask again in three minutes."
    ]
    world.passes(minutes=3)
    forgets(world, world.student)
    assert traces(world, "Rivera", "sam", "rivera") == set()


def test_what_is_theirs_to_do_is_in_the_way(world_of: Callable[..., World]) -> None:
    world = world_of(NORTH)
    plans(world, '"Algebra 2" friday 10:00 @sam')
    world.student.says("ticket open it is broken")
    world.first.says("ack 1")

    assert obstacles(world, world.teacher) == [
        "The school's file lists Tess Turner: take [people.tess] out of it, and the handle out of its ladders, then "
        "ask again.",
        "Class 1, which they teach, is still to come: type `session cancel 1`.",
    ]
    assert "Ticket 1 is with them: type `assign 1 to` and somebody else." in obstacles(world, world.first)


def test_somebody_of_the_staff_is_forgotten_once_the_file_names_them_no_more(world: World) -> None:
    world.student.says("ticket open nobody can hear me, my class starts in ten minutes and everyone is waiting")
    world.passes(minutes=11)
    world.second.says("ack 1")
    world.second.says("resolve 1 the tapir had pulled the plug")
    world.passes(days=9)
    people = tuple(each for each in NORTH.people if each.handle != "ben")
    world.schools = (replace(NORTH, people=people),)
    world.restarts()

    forgets(world, world.second)

    assert traces(world, "tapir", "Okafor", "ben") == set()
    assert world.work().tickets.numbered(1).summary.startswith("nobody can hear me")
    assert gaps(world) == []


def test_words_that_wait_to_be_said_and_do_not_say_of_whom_are_waited_for(world: World) -> None:
    a_year_at_school(world)
    world.delivers = False
    world.teacher.says(f"ticket open {WORDS}")

    with pytest.raises(Conflict):
        forgets(world, world.student)

    world.delivers = True
    world.deliver()
    forgets(world, world.student)
    assert traces(world, "Rivera", "sam") == set()
