"""How many statements things cost: the cost of a message is its statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.model.messages import Guard, Place
from bot.model.pace import Pace
from bot.model.ports import Abilities
from bot.model.sessions import SessionState
from store import claims, delivery
from store.delivery import Outcome
from store.outbox import OutboxState
from store.queues import Reach
from store.store import Store
from tests.desk import Desk
from tests.store.samples import NORTH, NOW, escalation, reply, says, session, statements, ticket, walkthrough
from tests.world import World


def places(count: int) -> list[Place]:
    return [Place("chat", "north", f"room{number}") for number in range(count)]


@pytest.mark.parametrize("count", [1, 50])
def test_writing_what_is_to_be_said_is_one_statement(store: Store, count: int) -> None:
    with statements(store) as asked:
        says(store, *(reply("a", place, key=place.channel) for place in places(count)), reply("b"))
    assert len(asked) == 1


@pytest.mark.parametrize("count", [1, 50])
def test_claiming_and_settling_cost_the_same_for_one_as_for_many(store: Store, count: int) -> None:
    with store.begin(NORTH, NOW) as work:
        guard = Guard("escalations", work.escalations.add(escalation()).id, "open")
        work.outbox.add(reply("a", place, live=place.channel, only_while=guard) for place in places(count))
    with statements(store) as asked, store.transaction() as connection:
        claim = claims.claim(connection, "me/1", NOW, Reach(("chat",)), 51)
    assert len(claim.sayings) == count
    assert [line.split()[0] for line in asked] == ["SELECT", "SELECT", "SELECT", "UPDATE"]

    outcomes = [Outcome(saying, OutboxState.SENT, remote_id=str(saying.id)) for saying in claim.sayings]
    with statements(store) as asked, store.transaction() as connection:
        delivery.settle(connection, outcomes)
    assert [line.split()[0] for line in asked] == ["UPDATE", "INSERT"]


@pytest.mark.parametrize("pace", [None, Pace(burst=1, every=timedelta(seconds=1))])
async def test_a_plain_message_is_said_with_few_statements_and_a_look_that_finds_no_more(
    desk: Desk, pace: Pace | None
) -> None:
    desk.chat.abilities = Abilities(pace=pace)
    desk.says(reply("a"))
    with statements(desk.store) as asked:
        await desk.delivery.deliver()
    counted = ["INSERT"] if pace else []
    assert [line.split()[0] for line in asked] == ["SELECT", *counted, "UPDATE", "UPDATE", "SELECT"]


def test_what_is_prepared_outlasts_a_look(postgres_url: str) -> None:
    store = Store(postgres_url)
    for _ in range(10):
        store.schools_with_due("covers", NOW)
        store.schools_with_due("tickets", NOW)
    with store.looking() as connection:
        prepared = connection.exec_driver_sql("SELECT statement FROM pg_prepared_statements").scalars().all()
    store.close()
    assert len(prepared) == 2


def test_a_copy_costs_one_statement(world: World) -> None:
    world.student.says("/help", keys=("m1",))
    with statements(world.store) as asked:
        assert world.student.says("/help", keys=("m1",)) == "copy"
    assert sum(line.startswith("INSERT INTO heard") for line in asked) == 1
    assert [line for line in asked if "outbox" not in line] == asked[:1]


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("/help", 2),
        ("/ticket open my screen is dark", 5),
        ("/ticket open i cannot get into canvas", 7),
        ("/ticket open nobody can hear me, class in 5 minutes", 10),
    ],
)
@pytest.mark.parametrize("minutes", [0, 2], ids=["who is known", "who spoke longer ago"])
def test_a_message_costs_a_bounded_number_of_statements(world: World, words: str, most: int, minutes: int) -> None:
    """Who somebody is, is one statement more when they spoke longer ago than a minute."""
    world.student.says("/help")
    world.delivers = False
    world.passes(minutes=minutes)
    with statements(world.store) as asked:
        world.student.says(words)
    assert len(asked) <= most + bool(minutes), asked


@pytest.mark.parametrize(("words", "more"), [("/my tickets", 0), ("zorp my flux", 1), ("i cannot get into canvas", 1)])
def test_only_what_is_no_command_reads_what_was_taught_and_once_for_each_edition(
    world: World, words: str, more: int
) -> None:
    world.first.says('teach "the flux is stuck" as login')
    world.student.says(words)
    world.delivers = False
    with statements(world.store) as again:
        world.student.says(words)
    world.first.says('teach "the flux leaks" as login')
    with statements(world.store) as asked:
        world.student.says(words)

    assert [sum("FROM taught" in line for line in lines) for lines in (again, asked)] == [0, more], asked
    assert sum("INTO unknown" in line for line in asked) == (words == "zorp my flux")


def test_the_classes_of_who_reported_the_like_are_found_with_one_statement(store: Store) -> None:
    start = session().starts_at
    channel = Place("chat", "north", "algebra")
    joining = {"category": "live_class", "subcategory": "join", "system": "zoom"}
    with store.begin(NORTH, NOW) as work:
        work.sessions.add(session(1, participants=(21,)))
        work.sessions.add(replace(session(2), instructor=22))
        work.sessions.add(replace(session(3, channel=channel), instructor=30))
        work.sessions.add(replace(session(4), instructor=31))
        work.sessions.add(replace(session(5, participants=(21,)), state=SessionState.CANCELLED))
        work.places.visit(23, channel)
        for number in (21, 22, 23):
            work.tickets.add(ticket(number, reporter=number, **joining))
        work.tickets.add(ticket(31, reporter=31, **joining | {"category": "network"}))
        work.tickets.add(ticket(32, reporter=31, **joining | {"subcategory": "recording"}))
        work.tickets.add(ticket(33, reporter=31, **joining | {"system": "teams"}))
    later = (start + timedelta(seconds=1), start + timedelta(hours=1))
    with statements(store) as asked, store.begin(NORTH, NOW) as work:
        of = partial(work.sessions.of_reporters, "live_class", "zoom")
        assert of(NOW, (start, start), but=9) == {1, 2, 3}
        assert of(NOW, (start, start), but=22) == {1, 3}
        assert of(NOW + timedelta(seconds=1), (start, start), but=9) == set()
        assert of(NOW, later, but=9) == set()
    assert len(asked) == 4


@pytest.mark.parametrize(
    ("words", "most"),
    [("help login", 5), ("1", 7), ("human", 11), ("ticket open x", 5), ("my tickets", 3), ("zorp my flux", 8)],
)
def test_a_message_reads_nothing_twice(world: World, words: str, most: int) -> None:
    world.student.says("help")
    if words in ("1", "human"):
        world.student.says("help login")
    if words == "human":
        world.student.says("1")
    world.delivers = False
    with statements(world.store) as asked:
        world.student.says(words)
    assert len(asked) <= most, asked


def test_words_cost_the_same_however_many_tickets_are_open(world: World) -> None:
    costs = []
    for number in (1, 2, 3, 4):
        world.student.says(f"/ticket open my screen is dark, number {number}")
        world.first.says(f"comment {number} which screen is it?")
        with statements(world.store) as asked:
            assert world.student.says("zorp my flux") == "unknown"
        costs.append(len(asked))
    assert costs[1:-1] == costs[2:], costs


def test_taking_a_ticket_costs_a_bounded_number_of_statements(world: World) -> None:
    world.student.says("/ticket open my screen is dark")
    world.first.says("help")
    world.delivers = False
    with statements(world.store) as asked:
        world.first.says("ack 1")
    assert len(asked) <= 7, asked


def test_what_was_read_is_known_until_something_is_written_or_locked(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        first = work.walkthroughs.add(walkthrough(7))
        work.tickets.add(ticket(1, reporter=7))
    with store.begin(NORTH, NOW) as work, statements(store) as asked:
        assert [work.walkthroughs.open_of(7), work.walkthroughs.open_of(7)] == [first, first]
        assert len(work.tickets.of(7)) == len(work.tickets.of(7)) == 1
        assert len(asked) == 2
        work.tickets.add(ticket(2, reporter=7))
        assert len(work.tickets.of(7)) == 2
        work.walkthroughs.save(replace(first, due=None))
        assert work.walkthroughs.open_of(7) is None


@pytest.mark.parametrize("messages", [1, 2])
def test_a_ticket_that_is_written_a_little_later_is_seen_at_once(store: Store, messages: int) -> None:
    with store.begin(NORTH, NOW, messages) as work:
        assert work.tickets.of(7) == []
        work.tickets.add(ticket(1, reporter=7))
        assert len(work.tickets.of(7)) == 1


def test_who_waits_for_a_lock_finds_what_others_did_meanwhile(postgres_url: str) -> None:
    store, other = Store(postgres_url), Store(postgres_url)
    store.know((NORTH,), NOW)
    with store.begin(NORTH, NOW) as work:
        kept = work.walkthroughs.add(walkthrough(7))
    with store.begin(NORTH, NOW) as work:
        assert work.walkthroughs.open_of(7) == kept
        assert work.tickets.of(7) == []
        with other.begin(NORTH, NOW) as theirs:
            theirs.tickets.add(ticket(1, reporter=7))
            theirs.walkthroughs.save(replace(kept, due=None))
        assert work.walkthroughs.open_of(7, lock=True) is None
        assert work.walkthroughs.open_of(7) is None
    store.close()
    other.close()
