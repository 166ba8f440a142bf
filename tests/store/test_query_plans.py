"""What is asked often is answered from an index, however many rows there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, inspect, select, text

from bot.model.covers import Cover
from bot.model.maintenance import Window
from bot.model.messages import Message, private_place
from bot.model.people import Identity
from bot.model.sessions import Reminder, ReminderKind
from store import claims, figures
from store.devices import COLUMNS, told_of_all
from store.hearing import are_new
from store.queues import Reach
from store.retention import not_understood, said_long_ago, said_once
from store.store import Store
from store.unit_of_work import UnitOfWork
from store.walkthroughs import passed
from tests.databases import Postgres
from tests.store.samples import NORTH, NOW, ROOM, escalation, offer, reply, says, session, ticket, walkthrough

MANY = 4_096
SINCE = NOW + timedelta(hours=1)
"""Nothing is so new: an index by time leads to no row at all."""
PAST = NOW - timedelta(days=30)
SENT = 131_072
OUTAGE = replace(ticket(), system="lms", category="access", subcategory="service_down", impact=1)
FINISHED = (
    "tickets.close_at",
    "tickets.expected_until",
    "escalations.due",
    "walkthroughs.due",
    "reminders.due",
    "maintenance.due",
    "covers.due",
    "offers.due",
    "outbox.next_at",
)
SAM = Identity("chat", "shared", "sam", "Sam")
OPEN_ROWS = re.compile(
    r"INDEX \w+_(waiting|due|close_at|dead)\b|CONSTANT ROW|SCAN anon_|"
    r"(SCAN|Seq Scan on) (limits|paces|undone|unanswered|misses|drafts|schools)\b"
)
UNIQUE = {
    "heard": {"key": "key || '/' || {step}"},
    "identities": {'"user"': "\"user\" || '/' || {step}", "person": "person + {step}"},
    "tickets": {"number": "number + {step}", "reporter": "reporter + {step}"},
    "escalations": {"ticket": "ticket + {step}"},
    "walkthroughs": {"person": "person + {step}"},
    "cards": {"name": "name || '/' || {step}", "remote_id": "remote_id || '/' || {step}"},
    "maintenance": {"number": "number + {step}"},
    "covers": {"number": "number + {step}"},
    "offers": {"person": "person + {step}"},
    "journal": {'"row"': '"row" + {step}'},
    "sessions": {"number": "number + {step}", "starts_at": "starts_at"},
    "reminders": {"session": "session + {step}"},
    "participants": {"session": "session + {step}", "person": "person + {step}"},
    "visitors": {"person": "person + {step}"},
    "people": {"handle": "handle || '/' || {step}"},
    "outbox": {},
}


def doubled(connection: Connection, table: str, rows: int) -> None:
    """Fill a table by copying its one row, each copy with a key of its own."""
    names = [column["name"] for column in inspect(connection).get_columns(table) if column["name"] != "id"]
    quoted = [f'"{name}"' if name in ("user", "row") else name for name in names]
    step = 1
    while step < rows:
        values = [UNIQUE[table].get(name, name).format(step=step) for name in quoted]
        connection.execute(text(f"INSERT INTO {table} ({', '.join(quoted)}) SELECT {', '.join(values)} FROM {table}"))  # noqa: S608
        step *= 2


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A database in which a school has worked for years: much is finished, little is open."""
    server: Postgres | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    url = server.new() if server else next(request.getfixturevalue("sqlite_files"))
    store = Store(url)
    _fill(store)
    yield store
    store.close()
    if server:
        server.drop(url)


def _fill(store: Store) -> None:
    with store.begin(NORTH, NOW) as work:
        work.heard_before(["m1"])
        work.people.meet(SAM)
        work.tickets.add(ticket(system="portal"))
        work.places.visit(1, ROOM)
        work.escalations.add(escalation())
        work.walkthroughs.add(walkthrough())
        work.offers.add(offer())
        work.maintenance.add(Window(0, 1, "lms", "new disks", 1, PAST, PAST + timedelta(hours=1), due=PAST))
        work.covers.add(Cover(0, 1, 1, 2, PAST, PAST + timedelta(hours=1), due=PAST))
        planned = work.sessions.add(session(participants=(1,)))
        work.reminders.add(Reminder(0, planned.id, 1, ReminderKind.DAY_BEFORE, NOW, NOW))
    says(store, reply("said", live="card"))
    with store.transaction() as connection:
        connection.execute(
            text("INSERT INTO cards VALUES ('north', 'card', '[\"chat\",\"north\",\"room\",null]', 'p1')")
        )
        for column in FINISHED:
            table, name = column.split(".")
            connection.execute(text(f"UPDATE {table} SET {name} = NULL"))  # noqa: S608
        if not store.sqlite:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        for table in UNIQUE:
            doubled(connection, table, SENT if table == "outbox" else MANY)
        connection.execute(text("UPDATE tickets SET state = 'closed' WHERE number > 16"))
    says(store, *(reply("waits") for _ in range(100)), *(reply("waits", live=f"c{n}") for n in range(100)))
    if not store.sqlite:  # SQLite plans without figures, as it does in a program that never collects any
        with store.transaction() as connection:
            connection.execute(text("ANALYZE"))


def planned(store: Store, ask: Callable[[Connection], object]) -> str:
    """The plans of what `ask` looks for, and of what it lets go."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith(("SELECT", "DELETE", "INSERT INTO heard")):
            asked.append((statement, parameters))

    with store.engine.connect() as connection, connection.begin() as transaction:
        event.listen(store.engine, "before_cursor_execute", note)
        ask(connection)
        event.remove(store.engine, "before_cursor_execute", note)
        explain = "EXPLAIN QUERY PLAN" if store.sqlite else "EXPLAIN"
        lines: list[str] = []
        for statement, parameters in asked:
            for row in connection.exec_driver_sql(f"{explain} {statement}", parameters):
                lines.append(str(row[-1]))
        transaction.rollback()
    return "\n".join(lines)


def work(ask: Callable[[UnitOfWork], object]) -> Callable[[Store], str]:
    return lambda store: planned(store, lambda connection: ask(UnitOfWork(connection, NORTH, NOW)))


def claim(store: Store) -> str:
    return planned(store, lambda connection: claims.claim(connection, "me/1", NOW, Reach(("chat",)), 50))


QUESTIONS: dict[str, tuple[Callable[[Store], str], tuple[str, ...]]] = {
    "who an identity is": (work(lambda w: w.people.meet(SAM)), ("identities_person",)),
    "what there is about who speaks": (
        work(lambda w: are_new(w, [Message(("m2",), SAM, ROOM, "hello")])),
        ("walkthroughs_person", "offers_person", "sessions_starts", "maintenance_ends_at"),
    ),
    "the walk-through of a person": (work(lambda w: w.walkthroughs.open_of(1)), ("walkthroughs_person",)),
    "what was begun today": (work(lambda w: w.walkthroughs.begun_since(1, SINCE, 10)), ("walkthroughs_begun_at",)),
    "what a person thought of one": (work(lambda w: w.walkthroughs.asked_of(1, NOW)), ("walkthroughs_verdict",)),
    "the card in a place": (work(lambda w: w.outbox.card_at(ROOM, "p1")), ("cards_remote_id",)),
    "a card by its name": (work(lambda w: w.outbox.card("card")), ("cards",)),
    "a ticket by number": (work(lambda w: w.tickets.first(w.tickets.table.c.number == 1)), ("tickets",)),
    "the tickets of a person": (work(lambda w: w.tickets.of(1)), ("tickets_reporter",)),
    "the open tickets of a person": (work(lambda w: w.tickets.reported_by(1, 6)), ("tickets_reporter",)),
    "what somebody has taken": (work(lambda w: w.tickets.held_by(1, 6)), ("tickets_s",)),
    "how many are open": (work(lambda w: w.tickets.count_by_priority()), ("tickets_s",)),
    "what was taken last": (work(lambda w: w.escalations.taken_last(PAST, 1)), ("tickets_s", "escalations_ticket")),
    "the next classes of a person": (work(lambda w: w.sessions.upcoming(NOW, 1, 3)), ("sessions_starts",)),
    "reporters of a system": (
        work(lambda w: w.tickets.reporters_since("other", "mail", SINCE)),
        ("tickets_opened", "offers_due", "walkthroughs_begun_at"),
    ),
    "the device somebody told of": (
        work(lambda w: w.connection.execute(select(*COLUMNS), {"of": "north", "who": 1})),
        ("tickets_reporter", "walkthroughs_verdict"),
    ),
    "the device somebody told of lately": (
        work(lambda w: w.tickets.device_of(1, SINCE)),
        ("tickets_reporter", "walkthroughs_verdict", "walkthroughs_begun_at"),
    ),
    "the devices some people told of": (
        work(lambda w: told_of_all(w.connection, "north", [1, 2])),
        ("tickets_reporter", "walkthroughs_verdict"),
    ),
    "reporters in a building": (
        work(lambda w: w.tickets.reporters_since("network", "", SINCE, "hall")),
        ("tickets_opened", "walkthroughs_begun_at"),
    ),
    "who tells of it in a walk-through": (
        work(lambda w: w.walkthroughs.telling(["access of lms", "lms of lms"], SINCE)),
        ("walkthroughs_begun_at",),
    ),
    "what came before an outage": (work(lambda w: w.tickets.reported_before(OUTAGE, SINCE)), ("tickets_opened",)),
    "what is part of an outage": (work(lambda w: w.tickets.parts(OUTAGE)), ("tickets_state",)),
    "classes of reporters": (
        work(lambda w: w.sessions.of_reporters("other", "mail", SINCE, (SINCE, SINCE + timedelta(hours=1)), 1)),
        ("tickets_opened", "sessions_starts"),
    ),
    "an outage": (work(lambda w: w.tickets.outage("mail")), ("tickets_state",)),
    "an outage of a building": (work(lambda w: w.tickets.outage("mail", "network", "hall")), ("tickets_state",)),
    "every outage": (work(lambda w: w.tickets.outages()), ("tickets_state",)),
    "the outages of a system": (work(lambda w: w.tickets.outages("mail", "live")), ("tickets_state",)),
    "outages that were to be over": (work(lambda w: w.tickets.expected(NOW)), ("tickets_expected_due",)),
    "tickets that are due": (work(lambda w: w.tickets.due(NOW)), ("tickets_close_at",)),
    "escalations due": (work(lambda w: w.escalations.due(NOW)), ("escalations_due",)),
    "the escalation of a ticket": (work(lambda w: w.escalations.open_on(1)), ("escalations_ticket",)),
    "walk-throughs due": (work(lambda w: w.walkthroughs.due(NOW)), ("walkthroughs_due",)),
    "what is held for a person": (work(lambda w: w.offers.of(1, NOW)), ("offers_person",)),
    "what is held and due": (work(lambda w: w.offers.due(NOW)), ("offers_due",)),
    "reminders due": (work(lambda w: w.reminders.due(NOW)), ("reminders_due",)),
    "maintenance ahead": (work(lambda w: w.maintenance.ahead(NOW)), ("maintenance_ends_at",)),
    "maintenance of a system": (work(lambda w: w.maintenance.ahead(NOW, ["lms"], NOW)), ("maintenance_ends_at",)),
    "maintenance to be told": (work(lambda w: w.maintenance.due(NOW)), ("maintenance_due",)),
    "who stands in": (work(lambda w: w.covers.ahead(NOW)), ("covers_ends_at",)),
    "covers to be told": (work(lambda w: w.covers.due(NOW)), ("covers_due",)),
    "all classes in some hours": (
        work(lambda w: w.sessions.between(SINCE, SINCE + timedelta(hours=9))),
        ("sessions_starts",),
    ),
    "sessions of a person": (work(lambda w: w.sessions.around(9, NOW, NOW + timedelta(hours=1))), ("sessions_starts",)),
    "who was heard where": (work(lambda w: w.places.visited(1, ROOM)), ("visitors",)),
    "the journal of a row": (work(lambda w: w.journal.of("tickets", 1)), ("journal_row",)),
    "what is let go of by its age": (
        work(lambda w: [w.connection.execute(each(NOW)) for each in (not_understood, said_once, said_long_ago)]),
        ("outbox_over",),
    ),
    "last said": (work(lambda w: w.outbox.last_said(private_place(SAM), w.people.meet(SAM), 3)), ("outbox_answers",)),
    "what may be said": (claim, ("outbox_waiting", "outbox_live")),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_from_its_index(full: Store, question: str) -> None:
    plan, indexes = QUESTIONS[question]
    found = plan(full)

    assert found
    assert not scans(found), found
    assert all(index in found for index in indexes), found


def scans(plan: str) -> list[str]:
    """The lines that read a whole table; an index of open rows alone may be read whole, and what has a few rows."""
    return [line for line in plan.splitlines() if re.search("Seq Scan|SCAN", line) and not OPEN_ROWS.search(line)]


@pytest.mark.parametrize(
    "noun", ["escalations", "reminders", "walkthroughs", "tickets", "outages", "maintenance", "covers", "offers"]
)
def test_looking_for_what_is_due_reads_no_finished_row(full: Store, noun: str) -> None:
    found = planned_by_store(full, lambda: full.schools_with_due(noun, NOW))
    assert not scans(found), found


def test_figures_of_walk_throughs_read_only_those_begun_since(full: Store) -> None:
    found = planned(full, lambda connection: list(passed(connection, NORTH.id, SINCE)))
    assert not scans(found), found
    assert "walkthroughs_begun_at" in found, found


def planned_by_store(store: Store, ask: Callable[[], object]) -> str:
    return planned(store, lambda _: ask())


def test_a_claim_from_many_sent_rows_takes_one_of_each_queue_that_may_be_said(full: Store) -> None:
    with full.engine.connect() as connection:
        found = claims.claim(connection, "me/1", NOW, Reach(("chat",)), 50)
        connection.rollback()
    assert len(found.sayings) == 1


def test_a_claim_finds_what_is_ahead_of_each_message_by_an_index_before_anybody_counted_rows(store: Store) -> None:
    rooms = [replace(ROOM, channel=f"room {number}") for number in range(64)]
    for _ in range(16):
        says(store, *(reply("hello", room) for room in rooms))
    reach = Reach((), scopes=("chat/north",))

    found = planned(store, lambda connection: claims.claim(connection, "me/1", NOW, reach, 50))

    assert not [line for line in scans(found) if re.search("earlier|later", line)], found


def test_the_figures_read_no_finished_message_search_or_reminder(full: Store) -> None:
    def ask() -> None:
        with full.looking() as connection:
            figures.count(connection, [NORTH.id], NOW)

    found = planned_by_store(full, ask)
    assert not [line for line in scans(found) if " tickets" not in line and " ticks" not in line], found
