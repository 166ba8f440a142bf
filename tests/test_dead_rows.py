"""What could not be answered or done is shown, tried again and let go one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from bot.clock import MachineClock
from bot.model.deadlines import MOST_FAULTS
from bot.model.messages import Message
from store import due, figures
from store.due import rows
from store.schema import escalations, unanswered, undone
from store.store import Store
from tests.commands import refused, told
from tests.store.everything import SAM
from tests.store.samples import NORTH, ROOM, escalation

TOO_LARGE = (str(2**63), "99999999999999999999999", f"tickets/{2**63}")


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """A message and a search were put aside."""
    told("migrate")
    store, now = Store(f"sqlite:///{folder / 'deskbell.db'}"), MachineClock().now()
    store.know([NORTH], now)
    with store.begin(NORTH, now - timedelta(hours=3)) as work:
        person = work.people.meet(SAM)
        kept = work.unanswered.keep(person.id, Message(("m1",), SAM, ROOM, "it is dark"), "1A2B")
        search = work.escalations.add(escalation(due=work.now))
        for which in (("unanswered", kept), ("escalations", search.id)):
            due.note(work.connection, NORTH.id, which, work.now, "ValueError")
            due.set_aside(work.connection, NORTH.id, which, MOST_FAULTS)
    yield store
    store.close()


def aside(store: Store) -> list[str]:
    with store.looking() as connection:
        return sorted(connection.execute(select(undone.c.noun).where(undone.c.again.is_(None))).scalars())


def test_a_message_is_shown_without_its_words_unless_they_are_asked_for(store: Store) -> None:
    assert [line.split() for line in told("dead", "list").stdout.splitlines()[4:]] == [
        ["unanswered/1", "north", "3h", "ValueError"],
        ["escalations/1", "north", "3h", "ValueError"],
    ]
    shown = told("dead", "show", "unanswered/1").stdout
    for line in ("school:   north", "code:     1A2B", "kind:     said", "from:     sam", "tries:    5"):
        assert line in shown.splitlines()
    assert "error:    ValueError" in shown.splitlines()
    assert "dark" not in shown
    assert told("dead", "show", "unanswered/1", "--words").stdout.endswith("\nit is dark\n")


def test_a_message_that_cannot_be_read_is_shown_all_the_same(store: Store) -> None:
    with store.transaction() as connection:
        connection.exec_driver_sql("UPDATE unanswered SET message = '{'")
    assert "place:    it cannot be read" in told("dead", "show", "unanswered/1", "--words").stdout
    with store.transaction() as connection:
        connection.execute(delete(unanswered))
    assert "error:    ValueError" in told("dead", "show", "unanswered/1").stdout


def test_one_row_is_shown_and_tried_again(store: Store) -> None:
    assert "error:    ValueError" in told("dead", "show", "escalations/1").stdout.splitlines()
    assert told("dead", "retry", "escalations/1").stdout.startswith("One row will be tried again")
    assert aside(store) == ["unanswered"]
    with store.looking() as connection:
        assert rows(connection, "escalations", NORTH.id, MachineClock().now()) == [1]


def test_one_row_that_is_let_go_is_neither_done_nor_told_of(store: Store) -> None:
    assert told("dead", "drop", "escalations/1").stdout == "One row will not be tried again.\n"
    assert "escalations" not in told("dead", "list").stdout
    told("dead", "retry", "--due")
    with store.looking() as connection:
        assert figures.undone(connection) == 0
        assert rows(connection, "escalations", NORTH.id, MachineClock().now()) == []
        assert connection.execute(select(escalations.c.due)).scalar() is not None


def test_a_message_that_is_let_go_is_forgotten(store: Store) -> None:
    told("dead", "drop", "unanswered/1")
    with store.looking() as connection:
        assert connection.execute(select(unanswered.c.id)).all() == []
    assert refused("dead", "show", "unanswered/1") == [
        "No unanswered/1 was given up. `deskbell dead list` shows which were."
    ]


@pytest.mark.parametrize("command", ["show", "retry", "drop"])
def test_of_a_number_that_no_row_has_it_is_said_that_nothing_was_given_up(store: Store, command: str) -> None:
    for which in TOO_LARGE:
        (line,) = refused("dead", command, which)
        assert line.startswith(f"No {'' if '/' in which else 'message '}{which} was given up.")
    for which in ("tickets", "a/b/1", "x1"):
        assert told("dead", command, which).exit_code == 2
    assert len(aside(store)) == 2
