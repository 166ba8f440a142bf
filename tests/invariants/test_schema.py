"""However often a database is taken to another version and back, and whoever writes to it there, all of it is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import make_url

from store import migrate, schema, seals
from store.store import Store
from tests.databases import MEMORY, Postgres
from tests.invariants.ground import Broken, Ground, Step, steps
from tests.invariants.names import Holds
from tests.store.test_migrations import as_it_stands, fill, fill_the_rest, revisions

Rows: TypeAlias = dict[str, list[dict[str, Any]]]
WORDS = ("it flickers", "Ñandú \U0001f3eb", "'; DROP TABLE tickets; --", '"{}[]"', " \n\t", "", "x" * 5_000, "%s :of ?")
TEXTS = (("tickets", "summary"), ("tickets", "solution"), ("comments", "text"), ("people", "name"), ("outbox", "error"))

SEALS = {"nth", "seal"}
"""Of the lines of the journal: lines that have none are sealed when the newest program comes."""


class Story:
    """A row in every table, and programs of all ages that migrate and write."""

    def __init__(self, url: str) -> None:
        self.store = Store(url)
        self.known = revisions()
        self.broken: list[object] = []

    def told(self, story: Sequence[Step]) -> Broken:
        with closing(self.store):
            fill(self.store)
            fill_the_rest(self.store)
            for step in story:
                getattr(self, step.do)(step.which, step.how)
            self.goes_to_the_newest(0, 0)
            with self.store.looking() as connection:
                context = MigrationContext.configure(connection, opts={"compare_type": True})
                self.broken += [*compare_metadata(context, schema.metadata), *seals.broken(connection)]
        return {Holds.MIGRATED: self.broken}

    def goes_back(self, which: int, how: int) -> None:
        """By up to so many steps."""
        self._moves(max(0, self._at() - 1 - (which * 12 + how) % len(self.known)))

    def goes_on(self, which: int, how: int) -> None:
        self._moves(min(len(self.known) - 1, self._at() + 1 + (which + how) % len(self.known)))

    def goes_to_the_newest(self, _: int, __: int) -> None:
        """As a program does that starts, also where it is the newest already."""
        before = as_it_stands(self.store)
        migrate.upgrade(self.store)
        self._compare(before, "to the newest")

    def writes(self, which: int, how: int) -> None:
        """A program of that version gives a row other words."""
        table, column = TEXTS[how % len(TEXTS)]
        self._asks(f'UPDATE {table} SET "{column}" = :words', {"words": WORDS[which]})  # noqa: S608

    def adds(self, which: int, _: int) -> None:
        """A program of that version adds a ticket: like the first one, with a number of its own."""
        tickets: list[dict[str, Any]] = as_it_stands(self.store)["tickets"]
        number = max(max(row["id"], row["number"]) for row in tickets) + 1 + which
        row = {**tickets[0], "id": number, "number": number}
        names = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f":{name}" for name in row)
        self._asks(f"INSERT INTO tickets ({names}) VALUES ({values})", row)  # noqa: S608

    def _asks(self, statement: str, values: dict[str, Any]) -> None:
        with self.store.transaction() as connection:
            connection.execute(text(statement), values)

    def _at(self) -> int:
        return self.known.index(migrate.version(self.store) or "")

    def _moves(self, to: int) -> None:
        at, before = self._at(), as_it_stands(self.store)
        (migrate.downgrade if to < at else migrate.upgrade)(self.store, self.known[to])
        self._compare(before, f"from {self.known[at]} to {self.known[to]}")

    def _compare(self, before: Rows, words: str) -> None:
        after = as_it_stands(self.store)
        self.broken += [
            f"{words}: {name}" for name in before.keys() & after.keys() if not same(before[name], after[name])
        ]


def same(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> bool:
    """As far as both have columns for it."""
    if not before or not after:
        return before == after
    names = (before[0].keys() & after[0].keys()) - SEALS
    told = [sorted(str([row[name] for name in sorted(names)]) for row in rows) for rows in (before, after)]
    return told[0] == told[1]


def migrates(url: str, story: Sequence[Step]) -> Broken:
    with own(url) as address:
        return Story(address).told(story)


@contextmanager
def own(url: str) -> Iterator[str]:
    """A file that is lent is used by others afterwards, and a story that fails leaves one in any state."""
    lent = make_url(url)
    if lent.get_backend_name() != "sqlite":
        yield url
        return
    with TemporaryDirectory(prefix="deskbell-", dir=MEMORY) as folder:
        path = f"{folder}/own.db"
        with closing(sqlite3.connect(str(lent.database))) as source, closing(sqlite3.connect(path)) as copy:
            source.backup(copy)
        yield f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgresql"])
def ground(request: pytest.FixtureRequest) -> Ground:
    """Many examples on SQLite, one on PostgreSQL, in a database that nobody uses afterwards."""
    if request.param == "sqlite":
        return request.getfixturevalue("quick_ground")  # type: ignore[no-any-return]  # it has no type to pytest
    server: Postgres = request.getfixturevalue("postgres")

    @contextmanager
    def fresh() -> Iterator[str]:
        yield (url := server.new())
        server.drop(url)

    return Ground(fresh, share=0.1)


def test_every_step_of_the_schema_keeps_what_is_there(ground: Ground) -> None:
    names = ("goes_back", "goes_back", "goes_on", "goes_on", "goes_to_the_newest", "writes", "adds")
    ground.tries(steps(names, least=3, most=7), migrates, most=5)
