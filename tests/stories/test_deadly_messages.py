"""A message that ends every process which answers it is put aside, and the others are answered."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from bot.attempts import Attempts
from bot.model.deadlines import MOST_FAULTS
from bot.model.errors import Unavailable
from bot.model.intents.tickets import OpenTicket
from bot.model.keys import keys_of
from bot.model.messages import Kind, Message, Reply
from handlers.catalogue import HANDLERS
from handlers.offers import offering
from handlers.turn import Turn
from store import attempts
from tests.store.samples import statements
from tests.world import Someone, World

pytestmark = pytest.mark.logs_errors("message put aside")


class Killed(BaseException):
    """The process ends: nothing is committed, and nobody answers."""


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was begun to be answered; one of the tickets ends the process."""
    begun: list[str] = []

    def opens(intent: OpenTicket, turn: Turn) -> list[Reply]:
        begun.append(intent.summary)
        if intent.summary == "poison":
            raise Killed
        return offering.report(intent, turn)

    monkeypatch.setitem(HANDLERS, OpenTicket, opens)
    return begun


def asks(someone: Someone, words: str, key: str) -> Message:
    return Message((key,), someone.identity, someone.place, f"ticket open {words}", Kind.COMMAND)


def heard(world: World, *messages: Message) -> list[str | Unavailable]:
    """What a process makes of them that has just been started; nothing when it ends."""
    world.restarts()
    now = world.clock.now()
    try:
        outcomes = Attempts(world.engine).hear_all(messages, now)
    except Killed:
        return []
    world.deliver()
    return outcomes


def test_it_is_put_aside_after_some_tries_with_a_word_to_its_author_and_takes_no_other_with_it(
    world: World, deadly: list[str]
) -> None:
    kim = world.person("kim")
    both = (asks(kim, "a dark screen", "k1"), asks(world.student, "poison", "s1"))
    tries = []
    for _ in range(MOST_FAULTS):
        tries.append(heard(world, *both))
        world.clock.moment += timedelta(minutes=1)
    assert tries == [[]] * MOST_FAULTS
    assert deadly.count("poison") == MOST_FAULTS
    assert {ticket.summary for ticket in world.work().tickets.find()} == {"a dark screen"}
    world.deliver()
    assert len(kim.hears()) == 1

    assert heard(world, *both) == ["copy", "error"]
    assert deadly.count("poison") == MOST_FAULTS
    (told,) = world.student.hears()
    assert told.startswith("Something went wrong on my side (code ")
    assert heard(world, *both) == ["copy", "copy"]
    assert len(world.work().tickets.find()) == 1


def test_what_comes_again_beside_it_is_answered_before_it(world: World, deadly: list[str]) -> None:
    first = [asks(world.student, "poison", "s1"), asks(world.person("kim"), "a dark screen", "k1")]
    assert heard(world, *first) == []
    assert heard(world, *first, asks(world.teacher, "the lamp hums", "t1")) == []

    assert {ticket.summary for ticket in world.work().tickets.find()} == {"the lamp hums"}
    for _ in range(MOST_FAULTS - 2):
        assert heard(world, first[0]) == []
    assert heard(world, *first) == ["error", "ticket_create"]


def test_what_others_end_over_is_known_to_a_process_that_lives(world: World, deadly: list[str]) -> None:
    poison, lives = asks(world.student, "poison", "s1"), Attempts(world.engine)
    for _ in range(MOST_FAULTS):
        assert heard(world, poison) == []
    world.restarts()

    assert lives.hear_all([poison], world.clock.now()) == ["error"]
    assert deadly.count("poison") == MOST_FAULTS


def test_what_takes_long_and_then_ends_the_process_is_counted_although_others_were_answered_meanwhile(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lives, hears = Attempts(world.engine), world.engine.hear_all
    kim = world.person("kim")
    slow, quick = asks(world.student, "poison", "s1"), asks(kim, "a dark screen", "k1")

    def slowly(messages: Sequence[Message], now: datetime) -> list[str | Unavailable]:
        if slow not in messages:
            return hears(messages, now)
        with ThreadPoolExecutor(1) as other:
            assert other.submit(lives.hear_all, [quick], now).result() == ["ticket_create"]
        raise Killed

    monkeypatch.setattr(world.engine, "hear_all", slowly)
    with pytest.raises(Killed):
        lives.hear_all([slow], world.clock.now())
    world.restarts()
    with world.store.looking() as connection:
        assert attempts.known(connection) == {("north", name): 1 for name in keys_of(slow)}


def test_a_process_that_ends_with_nothing_in_hand_is_no_fault_of_what_it_answered(world: World) -> None:
    message = asks(world.student, "a dark screen", "k1")
    assert heard(world, message) == ["ticket_create"]
    for _ in range(MOST_FAULTS + 1):
        assert heard(world, message) == ["copy"]
    with world.store.looking() as connection:
        assert attempts.known(connection) == {}


def test_what_is_begun_is_written_down_with_one_statement_for_all_that_came_together(world: World) -> None:
    messages = [asks(world.person(f"p{number}"), "a dark screen", f"k{number}") for number in range(8)]
    attempted = Attempts(world.engine)
    attempted.hear_all([asks(world.student, "the lamp hums", "k")], world.clock.now())
    with statements(world.store) as made:
        attempted.hear_all(messages, world.clock.now())
    assert [line.split()[:3] for line in made if "in_hand" in line or " attempts.key" in line] == [
        ["UPDATE", "in_hand", "SET"]
    ]
