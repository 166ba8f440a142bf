"""Rows come back as they were written, to the school they belong to, and nobody overwrites what they did not read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from bot.model.covers import Cover
from bot.model.escalation import EscalationState
from bot.model.maintenance import Window
from bot.model.offers import OfferState
from bot.model.people import Identity
from bot.model.tickets import Comment, TicketState
from store.journal import plain
from store.records import Records, Stale
from store.schema import metadata
from store.store import Store
from store.unit_of_work import UnitOfWork
from tests.store.samples import (
    FULL_TICKET,
    NORTH,
    NOW,
    ROOM,
    SOUTH,
    escalation,
    offer,
    reply,
    session,
    ticket,
    walkthrough,
)

SAMPLES: dict[str, Callable[[], Any]] = {
    "tickets": lambda: FULL_TICKET,
    "escalations": escalation,
    "sessions": lambda: session(channel=ROOM, participants=(1, 2), link="https://example.org/a?b=c&d"),
    "walkthroughs": walkthrough,
    "maintenance": lambda: Window(0, 3, "lms", "new disks", 2, NOW, NOW + timedelta(hours=1), True, 2, NOW),
    "covers": lambda: Cover(0, 3, 1, 2, NOW, NOW + timedelta(hours=1), True, NOW),
    "offers": lambda: offer(2, ticket=3, state=OfferState.OPENED),
    "comments": lambda: Comment(0, 1, 1, NOW, "it stays dark", internal=True),
}


def repository(work: UnitOfWork, noun: str) -> Records[Any]:
    found: Records[Any] = getattr(work, noun)
    return found


@pytest.mark.parametrize("noun", SAMPLES)
def test_a_row_comes_back_as_it_was_written(store: Store, noun: str) -> None:
    with store.begin(NORTH, NOW) as work:
        added = repository(work, noun).add(SAMPLES[noun]())

    with store.read(NORTH, NOW) as work:
        assert repository(work, noun).get(added.id) == added == replace(SAMPLES[noun](), id=added.id)


def test_a_time_in_any_zone_comes_back_as_the_same_moment_in_utc(store: Store) -> None:
    moment = datetime(2026, 3, 29, 1, 59, 59, 999_999, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    with store.begin(NORTH, NOW) as work:
        added = work.tickets.add(ticket(opened_at=moment))

    with store.read(NORTH, NOW) as work:
        found = work.tickets.get(added.id).opened_at
    assert found == moment
    assert found.tzinfo is UTC


@pytest.mark.parametrize("state", TicketState)
def test_every_state_comes_back(store: Store, state: TicketState) -> None:
    with store.begin(NORTH, NOW) as work:
        added = work.tickets.add(ticket(state=state))
        assert work.tickets.get(added.id).state is state


def test_who_saves_last_is_told_when_somebody_was_first(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        read = work.tickets.add(ticket())
    with store.begin(NORTH, NOW) as work:
        work.tickets.save(replace(read, summary="first"))

    with pytest.raises(Stale), store.begin(NORTH, NOW) as work:
        work.tickets.save(replace(read, summary="second"))
    with store.read(NORTH, NOW) as work:
        assert work.tickets.get(read.id).summary == "first"


def test_a_saved_row_can_be_saved_again(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        once = work.tickets.save(replace(work.tickets.add(ticket()), reopened=1))
        twice = work.tickets.save(replace(once, reopened=2))
        assert work.tickets.get(twice.id) == twice


@pytest.mark.parametrize("noun", ["tickets", "escalations", "sessions", "offers"])
def test_the_lines_of_the_journal_add_up_to_the_row(store: Store, noun: str) -> None:
    with store.begin(NORTH, NOW) as work:
        added = repository(work, noun).add(SAMPLES[noun]())
    with store.begin(NORTH, NOW) as work:
        work.journal.person = 1
        saved = repository(work, noun).save(replace(repository(work, noun).get(added.id), version=1))

    with store.read(NORTH, NOW) as work:
        kept = repository(work, noun)
        row = {column.name: plain(getattr(saved, column.name)) for column in kept.columns if column.name != "id"}
        assert work.journal.of(noun, added.id) == row


def test_a_unit_of_work_that_fails_leaves_nothing_behind(store: Store) -> None:
    def fails() -> None:
        with store.begin(NORTH, NOW) as work:
            work.tickets.add(ticket())
            work.outbox.add([reply("never")])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with store.looking() as connection:
        for noun in ("tickets", "journal", "outbox"):
            assert connection.execute(metadata.tables[noun].select()).all() == []


def test_a_school_cannot_save_a_row_of_another(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        theirs = work.tickets.add(ticket())

    with pytest.raises(Stale), store.begin(SOUTH, NOW) as work:
        work.tickets.save(replace(theirs, summary="mine now"))


def test_two_schools_hear_the_same_key_and_meet_the_same_name_apart(store: Store) -> None:
    store.know([NORTH, SOUTH], NOW)
    for each in (NORTH, SOUTH):
        with store.begin(each, NOW) as work:
            person = work.people.meet(Identity("chat", "shared", "sam", "Sam")).id
            kept = work.tickets.add(ticket(work.tickets.next_number(), reporter=person))
            assert kept.number == 1
            assert [t.id for t in work.tickets.of(person)] == [kept.id]
            assert not work.heard_before(["m1"])
        with store.begin(each, NOW) as work:
            assert work.heard_before(["m1"])


def test_of_those_without_a_handle_none_is_found_by_it(store: Store) -> None:
    store.know([NORTH], NOW)
    with store.begin(NORTH, NOW) as work:
        work.people.meet(Identity("chat", "shared", "sam", "Sam"))
        assert work.people.with_handles([""]) == []


def test_what_nobody_has_taken_is_open_also_after_the_last_ping(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        last = work.escalations.add(escalation(level=2, due=None))
        work.escalations.add(escalation(of=2, state=EscalationState.ACKNOWLEDGED, due=None))
        assert [found.id for found in work.escalations.open_all()] == [last.id]
