"""Every line of the journal is sealed: what somebody changes in it, leaves out or puts in is found."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import monotonic

import pytest
from sqlalchemy import select, text

from bot.model.people import Identity
from bot.model.tickets import Comment, TicketState
from store import folded, migrate, seals
from store.database import at_one_moment
from store.joining import SETTLED_AFTER, join, settle
from store.records import Stale
from store.schema import journal, tickets
from store.store import Store
from tests.store.samples import NORTH, NOW, SOUTH, ticket

MOST_WAITING = 30
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
AT_IT = {
    "changed": "UPDATE journal SET change = replace(change, 'in_progress', 'closed') WHERE id = 2",
    "made later": "UPDATE journal SET at = '2030-01-01 00:00:00' WHERE id = 3",
    "of another kind": "UPDATE journal SET what = 'added' WHERE id = 2",
    "moved to another row": "UPDATE journal SET row = 1, nth = 4 WHERE row = 2",
    "given to another school": "UPDATE journal SET school = 'south' WHERE id = 3",
    "left out": "DELETE FROM journal WHERE id = 2",
    # in two steps, for no two lines may have one number in between, in whichever order the rows lie
    "left out, and the others counted anew": "DELETE FROM journal WHERE id = 1; UPDATE journal SET nth = -nth;"
    " UPDATE journal SET nth = -nth - 1",
    "put in": "INSERT INTO journal (school, noun, row, what, change, at, nth, seal)"
    " SELECT school, noun, row, what, change, at, nth + 1, seal FROM journal WHERE id = 3",
    "put in without a seal": "INSERT INTO journal (school, noun, row, what, change, at)"
    " SELECT school, noun, row, what, change, at FROM journal WHERE id = 3",
    "sealed with nothing": "UPDATE journal SET seal = NULL WHERE id = 1",
    "done by somebody else": "UPDATE journal SET person = 99",
    "done by nobody": "UPDATE journal SET person = NULL WHERE person IS NOT NULL AND row = 1",
}

ASTRAY = {
    "DELETE FROM journal WHERE id = 3": "north: tickets 1 is not what its lines add up to: solution, state, version",
    "DELETE FROM journal WHERE row = 1": "north: no line tells of tickets 1",
    "UPDATE tickets SET state = 'closed', owner = NULL WHERE id = 1": "north: tickets 1 is not what its lines add up"
    " to: state",
    "UPDATE tickets SET state = 'nonsense' WHERE id = 2": "tickets 2 cannot be read",
    "DELETE FROM tickets WHERE id = 2": "north: tickets 2 is gone, and no line tells that it was deleted",
}
"""What the seals alone do not show."""


def fill(store: Store) -> None:
    """Three lines about one ticket in two transactions, and one about another one."""
    with store.begin(NORTH, NOW) as work:
        work.journal.person = 7
        kept = work.tickets.add(ticket(1))
        kept = work.tickets.save(replace(kept, state=TicketState.IN_PROGRESS))
    with store.begin(NORTH, NOW) as work:
        work.tickets.save(replace(kept, state=TicketState.RESOLVED, solution="Plugged in. „Ünïcode“ 🔌"))
        work.tickets.add(ticket(2))
    with store.begin(SOUTH, NOW) as work:
        work.tickets.add(ticket(1))


def broken(store: Store) -> list[str]:
    with store.looking() as connection:
        return list(seals.broken(connection))


def astray(store: Store) -> list[str]:
    with store.looking() as connection, at_one_moment(connection):
        return list(folded.astray(connection))


def test_what_was_written_is_whole(store: Store) -> None:
    fill(store)
    with store.looking() as connection:
        counted = connection.execute(select(journal.c.row, journal.c.nth).order_by(journal.c.id)).all()
        assert len(set(connection.execute(select(journal.c.seal)).scalars())) == len(counted)
    assert [nth for _, nth in counted] == [1, 2, 3, 1, 1]
    assert broken(store) == []


def test_many_lines_at_once_are_whole(store: Store) -> None:
    fill(store)
    with store.begin(NORTH, NOW) as work:
        for number in range(3, 10):
            (older, *_) = work.tickets.find(tickets.c.number == 1)
            work.tickets.save(replace(older, summary=f"dark {number}"))
            kept = work.tickets.add(ticket(number))
            work.tickets.save(replace(kept, state=TicketState.IN_PROGRESS))
    assert broken(store) == []
    with store.looking() as connection:
        counted = connection.execute(select(journal.c.nth).where(journal.c.row == 1, journal.c.school == "north"))
        assert sorted(counted.scalars()) == list(range(1, 11))


@pytest.mark.parametrize("words", AT_IT)
def test_whoever_was_at_it_is_found(store: Store, words: str) -> None:
    fill(store)
    with store.transaction() as connection:
        for statement in AT_IT[words].split("; "):
            connection.exec_driver_sql(statement)
    assert broken(store) != []


@pytest.mark.parametrize(("statement", "told"), ASTRAY.items())
def test_rows_that_are_not_what_their_lines_add_up_to_are_found(store: Store, statement: str, told: str) -> None:
    fill(store)
    assert astray(store) == []
    with store.transaction() as connection:
        connection.exec_driver_sql(statement)
    assert broken(store) == []
    assert astray(store) == [told]


def test_a_row_that_was_given_to_another_school_is_found_from_both_sides(store: Store) -> None:
    fill(store)
    with store.transaction() as connection:
        connection.exec_driver_sql("UPDATE tickets SET school = 'south' WHERE id = 2")
    gone = "north: tickets 2 is gone, and no line tells that it was deleted"
    assert astray(store) == ["south: no line tells of tickets 2", gone]


def test_a_comment_that_was_taken_out_is_not_missed(store: Store) -> None:
    fill(store)
    with store.begin(NORTH, NOW) as work:
        comment = work.comments.add(Comment(0, 1, 7, NOW, "some words", False))
        other = work.comments.add(Comment(0, 1, 7, NOW, "other words", False))
    with store.begin(NORTH, NOW) as work:
        work.comments.edit(replace(other, text="better words", edited_at=NOW))
        work.comments.take_out(comment)
    assert (broken(store), astray(store)) == ([], [])

    with store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM comments")
    assert astray(store) == [f"north: comments {other.id} is gone, and no line tells that it was deleted"]


def test_whose_lines_became_somebody_elses_has_whole_chains(store: Store) -> None:
    """Lines of both about one ticket, before and after they turned out to be one."""
    store.know([NORTH], NOW)
    with store.begin(NORTH, NOW) as work:
        gone, into = (
            work.people.meet(Identity("one", "north", "sam")),
            work.people.meet(Identity("two", "north", "sam")),
        )
    kept = ticket(1)
    for turn, who in enumerate((gone.id, into.id, gone.id)):
        with store.begin(NORTH, NOW) as work:
            work.journal.person = who
            kept = work.tickets.save(replace(kept, summary=f"dark {turn}")) if turn else work.tickets.add(kept)
    with store.begin(NORTH, NOW) as work:
        work.journal.person = gone.id
        work.tickets.save(replace(kept, owner=gone.id))
        join(work.journal, gone.id, into.id)
    assert (broken(store), astray(store)) == ([], [])

    with store.begin(NORTH, NOW) as work:  # a process that had not heard of it yet
        work.journal.person = gone.id
        work.tickets.add(ticket(2))
    with store.begin(NORTH, NOW + SETTLED_AFTER) as work:
        settle(work.journal)
    with store.looking() as connection:
        assert set(connection.execute(select(journal.c.person).where(journal.c.noun == "tickets")).scalars()) == {
            into.id
        }
    assert (broken(store), astray(store)) == ([], [])


def test_what_others_write_while_it_is_looked_over_is_not_seen(database_url: str, store: Store) -> None:
    fill(store)
    other = Store(database_url)
    with store.looking() as connection, at_one_moment(connection):
        assert list(seals.broken(connection)) == []
        with other.begin(NORTH, NOW) as work:
            work.tickets.add(ticket(3))
        assert connection.execute(select(tickets.c.number).where(tickets.c.number == 3)).first() is None
        assert list(folded.astray(connection)) == []
    other.close()


def test_lines_from_before_there_were_seals_are_sealed_on_the_way_up(store: Store) -> None:
    fill(store)
    with store.looking() as connection:
        before = connection.execute(select(journal.c.id, journal.c.seal).order_by(journal.c.id)).all()
    migrate.downgrade(store, "0019")
    store.engine.dispose()
    migrate.upgrade(store)
    store.engine.dispose()
    with store.looking() as connection:
        assert connection.execute(select(journal.c.id, journal.c.seal).order_by(journal.c.id)).all() == before
    assert broken(store) == []


def test_what_an_older_program_wrote_beside_is_told_and_sealed_by_the_next_migration(store: Store) -> None:
    fill(store)
    with store.transaction() as connection:
        connection.exec_driver_sql(AT_IT["put in without a seal"])
    (told,) = broken(store)
    assert "run `deskbell migrate` once more" in told

    migrate.upgrade(store)
    assert broken(store) == []


def test_words_that_are_taken_out_leave_a_whole_chain(store: Store) -> None:
    fill(store)
    with store.begin(NORTH, NOW) as work:
        (first,) = work.tickets.find(tickets.c.number == 1)
        work.journal.scrub("tickets", first.id, "solution")
    with store.looking() as connection:
        assert not [change for change in connection.execute(select(journal.c.change)).scalars() if "🔌" in str(change)]
    assert broken(store) == []


def test_two_who_write_of_one_row_at_once_make_one_chain(database_url: str, store: Store) -> None:
    """Whoever is second begins anew, though nothing but the journal is about that row."""
    other = Store(database_url)
    with ThreadPoolExecutor(1) as beside:
        with store.begin(NORTH, NOW) as first:
            first.journal.note("people", 1, "role", {"role": 1})
            first.journal.write()
            second = beside.submit(write_once, other)
            until(lambda: store.sqlite or waits(store))
        if store.sqlite:
            second.result(MOST_WAITING)
        else:
            with pytest.raises(Stale):
                second.result(MOST_WAITING)
            write_once(other)
    other.close()

    with store.looking() as connection:
        assert connection.execute(select(journal.c.nth).order_by(journal.c.id)).scalars().all() == [1, 2]
    assert broken(store) == []


def waits(store: Store) -> bool:
    """Whether one transaction waits for another. PostgreSQL tells a transaction always the same about that."""
    with store.looking() as connection:
        return bool(connection.execute(text(WAITING)).scalar())


def until(true: Callable[[], bool]) -> None:
    end = monotonic() + MOST_WAITING
    while not true():
        assert monotonic() < end


def write_once(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        work.journal.note("people", 1, "role", {"role": 2})
