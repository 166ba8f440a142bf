"""Platforms send things twice, processes work side by side, handlers break: everything still happens once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from threading import Barrier, Thread

import pytest
from sqlalchemy import literal_column, select, update

from bot.attempts import Attempts
from bot.content import playbooks
from bot.delivery.loop import Delivery
from bot.engine import Engine
from bot.model.intents.tickets import OpenTicket
from bot.model.messages import Kind, Message, Place, Reply
from bot.model.tickets import TicketState
from handlers.catalogue import HANDLERS
from handlers.offers import offering
from handlers.turn import Turn
from store import schema
from store.store import Store
from tests.world import MONDAY, NORTH, Someone, World, text

DARK = "/ticket open the projector stays dark"
URGENT = "/ticket open urgent: everybody stands outside, the hall is shut"
PATIENCE = 30
"""Seconds until a thread that hangs fails the test."""


@pytest.fixture
def pair(postgres_url: str) -> Iterator[tuple[World, Engine]]:
    """A school with a second process on the same database."""
    world = World(postgres_url)
    beside = Store(postgres_url)
    yield world, Engine(beside, world.schools, playbooks())
    beside.close()
    world.close()


def at_once(*doings: Callable[[], str | int]) -> list[str | int]:
    """What they return who all begin in the same moment."""
    barrier = Barrier(len(doings))
    results: list[str | int] = []

    def does(doing: Callable[[], str | int]) -> None:
        barrier.wait(PATIENCE)
        results.append(doing())

    threads = [Thread(target=does, args=(doing,), daemon=True) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "it hangs"
    return results


def words_of(someone: Someone, words: str, *keys: str) -> Message:
    return Message(keys, someone.identity, someone.place, words, Kind.COMMAND)


def count(world: World) -> int:
    return len(world.work().tickets.find())


def test_the_same_message_twice_is_answered_once(world: World) -> None:
    assert world.student.says(DARK, keys=("event-1",)) == "ticket_create"
    heard = world.student.hears()
    assert world.student.says(DARK, keys=("event-1",)) == "copy"
    world.restarts()
    world.clock.moment = world.clock.moment.replace(day=29)
    assert world.student.says(DARK, keys=("event-1",)) == "copy"

    assert len(heard) == 1
    assert world.student.hears() == []
    assert count(world) == 1


@pytest.mark.parametrize("keys", [("e2", "m1"), ("m1",), ("e1", "m9"), ("e2", "m2", "c1")])
def test_one_known_name_is_enough_to_be_a_copy(world: World, keys: tuple[str, ...]) -> None:
    world.student.says(DARK, keys=("e1", "m1", "c1"))

    assert world.student.says(DARK, keys=keys) == "copy"
    assert count(world) == 1


def test_another_name_is_another_message(world: World) -> None:
    world.student.says(DARK, keys=("e1", "m1"))

    assert world.student.says(DARK, keys=("e2", "m2")) == "ticket_create"
    assert count(world) == 2


def test_the_same_names_in_another_workspace_are_another_message(database_url: str) -> None:
    south = replace(
        NORTH,
        id="south",
        workspaces=frozenset({("chat", "south")}),
        staff=(Place("chat", "south", "staff"),),
        people=(),
    )
    world = World(database_url, (NORTH, south))
    world.student.says(DARK, keys=("e1",))
    assert world.person("sam", workspace="south").says(DARK, keys=("e1",)) == "ticket_create"
    world.close()


def test_a_press_that_is_delivered_twice_counts_once(world: World) -> None:
    world.student.says("login")
    choice = world.student.last().choices[0].says
    press = Message(("press",), world.student.identity, world.student.place, choice, Kind.PRESSED)

    assert [world.hears(press), world.hears(press)] == ["answer", "copy"]
    assert len(world.student.hears()) == 2


def test_a_refused_message_is_refused_once(world: World) -> None:
    assert world.student.says("ack 1", keys=("e1",)) == "refused"
    assert world.student.says("ack 1", keys=("e1",)) == "copy"
    assert len(world.student.hears()) == 1


@pytest.mark.logs_errors("message failed")
def test_a_handler_that_breaks_apologises_changes_nothing_and_is_not_run_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    def breaks(intent: OpenTicket, turn: Turn) -> list[Reply]:
        ran.append(intent.summary)
        offering.report(intent, turn)
        raise ZeroDivisionError

    monkeypatch.setitem(HANDLERS, OpenTicket, breaks)
    message = words_of(world.student, DARK, "e1")
    assert world.engine.hear(message, world.clock.now()) == "error"
    assert world.engine.hear(message, world.clock.now()) == "copy"
    world.deliver()

    said = world.student.hears()
    assert len(said) == len(ran) == 1
    assert said[0].startswith("Something went wrong on my side (code ")
    assert "Talk to a person" in [
        text(replace(world.student.last(), text=b.label)) for b in world.student.last().buttons
    ]
    assert count(world) == 0
    assert world.staff() == []

    monkeypatch.undo()
    world.student.says(DARK)
    assert world.staff() == ["Ticket 1 · P4, low: the projector stays dark"]


@pytest.mark.logs_errors("row not done", "chore failed")
def test_what_breaks_the_clock_of_one_school_leaves_the_others_be(database_url: str) -> None:
    alpha = replace(NORTH, id="alpha", workspaces=frozenset({("chat", "alpha")}), people=())
    world = World(database_url, (NORTH, alpha))
    for workspace in ("alpha", "north"):
        world.person("sam", workspace=workspace).says(DARK)
    world.first.says("resolve 1 plugged in")
    with world.store.transaction() as connection:
        broken = {"state": literal_column("'nonsense'"), "close_at": MONDAY}
        connection.execute(update(schema.tickets).where(schema.tickets.c.school == "alpha").values(broken))
    world.engine.tick(world.clock.now() + timedelta(days=14))

    assert [ticket.state for ticket in world.work().tickets.find()] == [TicketState.CLOSED]
    world.close()


def test_two_processes_that_hear_the_same_message_at_once_make_one_ticket(pair: tuple[World, Engine]) -> None:
    world, beside = pair
    for number in range(10):
        message = words_of(world.student, DARK, f"e{number}", f"m{number}")
        other_copy = replace(message, keys=(f"again{number}", f"m{number}"))
        now = world.clock.now()
        done = at_once(partial(world.engine.hear, message, now), partial(beside.hear, other_copy, now))
        assert sorted(map(str, done)) == ["copy", "ticket_create"]

    assert [each.number for each in world.work().tickets.find()] == list(range(1, 11))


def test_two_processes_give_out_every_number_once(pair: tuple[World, Engine]) -> None:
    world, beside = pair
    now = world.clock.now()
    for number in range(5):
        one, two = words_of(world.student, DARK, f"a{number}"), words_of(world.first, DARK, f"b{number}")
        at_once(partial(world.engine.hear, one, now), partial(beside.hear, two, now))

    assert sorted(each.number for each in world.work().tickets.find()) == list(range(1, 11))


def test_of_two_who_ack_at_once_one_has_it_and_the_other_hears_who_was_first(pair: tuple[World, Engine]) -> None:
    world, beside = pair
    for number in range(1, 6):
        world.student.says(URGENT)
        now = world.clock.now()
        one, two = (
            words_of(world.first, f"ack {number}", f"a{number}"),
            words_of(world.second, f"ack {number}", f"b{number}"),
        )
        at_once(partial(world.engine.hear, one, now), partial(beside.hear, two, now))
        world.deliver()

        taken = world.work().tickets.numbered(number)
        said = [*world.first.hears(), *world.second.hears()]
        assert taken.state is TicketState.IN_PROGRESS
        assert taken.version == 2
        assert len([words for words in said if f"You have taken ticket {number}." in words]) == 1
        assert len([words for words in said if words.startswith(f"Ticket {number} is already with ")]) == 1


def test_two_processes_that_tick_at_once_ping_everybody_once(pair: tuple[World, Engine]) -> None:
    world, beside = pair
    for _ in range(5):
        world.student.says(URGENT)
    world.clock.moment = world.clock.moment.replace(hour=10)
    now = world.clock.now()
    at_once(partial(world.engine.tick, now), partial(beside.tick, now))
    world.deliver()

    assert len([words for words in world.second.hears() if "needs you" in words]) == 5
    assert len([words for words in world.last.hears() if "needs you" in words]) == 5


def test_an_ack_beside_a_tick_leaves_no_ping_behind_it(pair: tuple[World, Engine]) -> None:
    world, beside = pair
    for number in range(1, 6):
        world.student.says(URGENT)
        world.clock.moment = world.clock.moment.replace(hour=9 + number, minute=30)
        now = world.clock.now()
        ack = words_of(world.first, f"ack {number}", f"a{number}")
        at_once(partial(world.engine.hear, ack, now), partial(beside.tick, now))
        world.deliver()

        assert not [words for words in world.second.hears() if f"Ticket {number} needs you" in words]
        assert list(world.work().escalations.open_all()) == []


def test_two_workers_say_everything_once(pair: tuple[World, Engine]) -> None:
    world, beside = pair
    world.delivers = False
    for number in range(12):
        world.person(f"pupil{number}").says(URGENT)

    async def both() -> None:
        one, two = (
            Delivery(s, {"chat": world.chat}, world.clock, asyncio.to_thread) for s in (world.store, beside.store)
        )
        await asyncio.gather(one.deliver(), two.deliver())
        await asyncio.gather(one.deliver(), two.deliver())

    world.run(asyncio.wait_for(both(), PATIENCE))

    assert Counter(post.key for post in world.chat.posts.values()).most_common(1)[0][1] == 1
    with world.store.looking() as connection:
        states = Counter(connection.execute(select(schema.outbox.c.state)).scalars())
    assert set(states) == {"sent"}
    assert states["sent"] == len(world.chat.posts)
    assert len(world.staff()) == 12
    assert len([words for words in world.first.hears() if "needs you" in words]) == 12


def test_two_presses_in_the_same_moment_begin_one_walk(pair: tuple[World, Engine]) -> None:
    world, beside = pair
    sam = world.student
    presses = [
        Message((f"b{number}",), sam.identity, sam.place, "login", Kind.PRESSED, about="p1") for number in range(2)
    ]
    for _ in range(5):
        at_once(
            partial(world.engine.hear, presses[0], world.clock.now()),
            partial(beside.hear, presses[1], world.clock.now()),
        )
        presses = [replace(press, keys=(f"{press.keys[0]}+",)) for press in presses]

    walks = world.work().walkthroughs
    assert len(walks.find(walks.table.c.due.is_not(None))) == 1


def endless(name: str, length: int = 9000) -> str:
    """A name that no database can make short."""
    return "".join(sha256(f"{name}{part}".encode()).hexdigest() for part in range(length // 64 + 1))[:length]


def test_a_message_of_an_endless_name_is_heard_once_and_no_other_is_taken_for_it(world: World) -> None:
    attempts = Attempts(world.engine)
    names = (endless("a"), endless("a") + "b", endless("a", 199), endless("a", 200), endless("a", 201))
    message = Message((), world.student.identity, world.student.place, "my tickets")
    for expected in ("ticket_list", "copy"):
        for name in names:
            told = replace(message, keys=(name, f"second {name}"))
            now = world.clock.now()
            assert attempts.hear_all([told], now) == [expected], len(name)
