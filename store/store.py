"""The store: one database, opened for one school at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import IO

from sqlalchemy import (
    BindParameter,
    Connection,
    Delete,
    Engine,
    Update,
    bindparam,
    delete,
    func,
    select,
    text,
    tuple_,
    update,
)

from bot.model.messages import Message, Place
from bot.model.people import Identity, Person
from bot.model.school import School
from bot.model.understanding.phrases import Taught
from store import due, forms, paces, schema, unknown
from store.database import address, connect, looking, told, unsynced
from store.due import DUE, ripe
from store.insert import insert_new
from store.joining import REMEMBERED_FOR
from store.outbox import LOOKED_BACK
from store.people import FORGOTTEN_AFTER, tells_more
from store.retention import let_words_go, not_understood, said_long_ago, said_once
from store.traces import SAID_NOTHING
from store.unit_of_work import UnitOfWork

MOST_REMEMBERED = 10_000
HEARD_KEPT_FOR = timedelta(days=7)
"""How long the names of messages are kept, so that late copies change nothing."""
SAID_KEPT_FOR = timedelta(days=30)
AT_ONCE, ROUNDS = 5_000, 20
"""So many rows are forgotten in one statement, and nobody waits for it long; and so often in a row."""

# Statements are made once: making one costs more than running it.
_NOW: BindParameter[datetime] = bindparam("now")
_WITH_DUE = {noun: select(column.table.c.school).where(*ripe(noun, _NOW)).distinct() for noun, column in DUE.items()}
_MINE = select(schema.schools.c.school).where(schema.schools.c.school == bindparam("of")).with_for_update()


class Busy(Exception):
    """Another process has this SQLite file open."""


class Store:
    """The database. `database_url` as in the setting `DATABASE_URL`; `pooled`: it is behind a transaction pooler."""

    def __init__(self, database_url: str, pooled: bool = False) -> None:
        self.url = address(database_url)
        self.pooled = pooled
        self._met: dict[tuple[str, Identity], tuple[Person, datetime]] = {}
        self._told: dict[tuple[str, Place], tuple[str, datetime]] = {}
        self._visits: dict[tuple[str, int, Place], datetime] = {}
        self._taught: dict[str, tuple[int, Taught]] = {}
        self._lock: IO[str] | None = None

    @cached_property
    def engine(self) -> Engine:
        """Its connections."""
        return connect(self.url, self.pooled)

    @property
    def sqlite(self) -> bool:
        """Whether one process alone may write."""
        return self.url.get_backend_name() == "sqlite"

    def lock(self) -> None:
        """Keep every other process from a SQLite file; `Busy` when one has it. PostgreSQL needs no lock."""
        if not self.sqlite or self._lock:
            return
        handle = Path(f"{self.url.database}.lock").open("a")  # noqa: SIM115 - held until the store is closed
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.close()
            raise Busy(str(self.url.database)) from error
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        self._lock = handle

    @property
    def absent(self) -> bool:
        """Whether the SQLite file is not there; opening it would create it."""
        return self.sqlite and not Path(str(self.url.database)).exists()

    def close(self) -> None:
        """Give back connections and the lock, which leaves no trace where no database is."""
        self.engine.dispose()
        if self._lock:
            if self.absent:
                Path(self._lock.name).unlink(missing_ok=True)
            self._lock.close()
            self._lock = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction over all schools; one school's work uses `begin`."""
        with told(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def noting(self) -> Iterator[Connection]:
        """For a single write that only matters if this process dies; losing it in a power failure does no harm."""
        with told(), unsynced(self.engine) as connection:
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that changes nothing, over all schools."""
        with told(), looking(self.engine) as connection:
            yield connection

    @contextmanager
    def begin(self, school: School, now: datetime, messages: int = 1) -> Iterator[UnitOfWork]:
        """One transaction of one school, for so many messages: committed at the end, undone when anything is raised.

        Raises `Stale` when it should be done again, `Unavailable` when the database cannot be used.
        """
        with self.transaction() as connection:
            work = UnitOfWork(connection, school, now, messages)
            yield work
            work.write()
        self._visits |= dict.fromkeys(((school.id, *visit) for visit in work.places.visits), now + REMEMBERED_FOR)
        for gone in work.places.departures:
            self._visits.pop((school.id, *gone), None)
        for memory in (self._met, self._told, self._visits):
            if len(memory) > MOST_REMEMBERED:
                memory.clear()
        self._meet(work)
        for place, reference in work.places.kept.items():
            self._told[school.id, place] = (reference, now + REMEMBERED_FOR)

    def _meet(self, work: UnitOfWork) -> None:
        """Remember whom a unit of work met: each by the account they used last, so that using another one counts."""
        school, outdated = work.school.id, work.people.outdated
        if outdated:
            self._met = {name: met for name, met in list(self._met.items()) if met[0].id not in outdated}
        for identity, person in work.people.met.items():
            for other in person.identities:
                self._met.pop((school, other), None)
            if person.id not in outdated:
                self._met[school, identity] = (person, work.now + REMEMBERED_FOR)

    @contextmanager
    def read(self, school: School, now: datetime) -> Iterator[UnitOfWork]:
        """Look only; what is changed here is undone."""
        with self.looking() as connection:
            yield UnitOfWork(connection, school, now)
            connection.rollback()

    def person(self, work: UnitOfWork, identity: Identity) -> Person:
        """The person behind an identity, from memory when they were met in the last minute, nothing new is told, and
        whoever speaks was seen to be the same just now: another process may have changed their role or accounts.
        """
        if (met := work.people.met.get(identity)) and met.id not in work.people.outdated:
            return met
        known, until = self._met.get((work.school.id, identity), (None, work.now))
        if known is None or known.id in work.people.outdated:
            return work.people.meet(identity)
        if not work.glance.same(known, identity) or work.now >= until or _news(known, identity):
            return work.people.meet(identity)
        work.people.remember(known)
        return known

    def learn(self, work: UnitOfWork, references: Mapping[Place, str]) -> None:
        """Keep references of places, except those that were the same within the last minute."""
        known = {place: self._told.get((work.school.id, place), ("", work.now)) for place in references}
        news = {p: text for p, text in references.items() if known[p][0] != text or work.now >= known[p][1]}
        if news:
            work.places.keep(news)

    def visit(self, work: UnitOfWork, person: Person, message: Message) -> None:
        """Note in which channel somebody speaks to the desk, unless this process did so within the last minute: another
        one may have heard since that they left.
        """
        place = message.place
        if not place.direct and work.now >= self._visits.get((work.school.id, person.id, place.whole), work.now):
            work.places.visit(person.id, place.whole, message.within)

    def taught(self, work: UnitOfWork) -> Taught:
        """What a school has taught the desk, from memory as long as its edition is the newest one."""
        edition, known = work.phrases.edition(), self._taught.get(work.school.id)
        if known and known[0] == edition and not work.phrases.changed:
            return known[1]
        taught = Taught(work.phrases.all())
        if not work.phrases.changed:  # what this unit of work has changed may yet be undone
            self._taught[work.school.id] = (edition, taught)
        return taught

    def know(self, schools: Iterable[School], now: datetime) -> None:
        """Make the rows agree with the schools' files."""
        for school in schools:
            with self.begin(school, now) as work:
                numbers = {"tickets": 0, "sessions": 0, "taught": 0}
                insert_new(work.connection, schema.schools, [{"school": school.id, **numbers}])
                # One process at a time: two that start together would each add whom the file newly lists.
                work.connection.execute(_MINE, {"of": school.id})
                work.people.enroll(school.people)
                work.people.standing.after_a_start()
                if not school.keeps_phrases:
                    work.unknown.drop_phrases()
        self._met.clear()
        self._visits.clear()

    def measure(self) -> None:
        """Let PostgreSQL count what waits: until it has, it takes a table that grew in a moment for a small one, and
        goes through all of it for every row. By itself it counts a minute later, and only what was committed by then.
        """
        if not self.sqlite:
            with self.transaction() as connection:
                connection.execute(text("ANALYZE outbox"))

    def now(self) -> datetime | None:
        """The time of the server; None where there is none, and one machine alone."""
        if self.sqlite:
            return None
        with self.looking() as connection:
            now: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return now.astimezone(UTC)

    def platforms(self) -> set[str]:
        """The platforms on which people were met."""
        with self.looking() as connection:
            return set(connection.execute(select(schema.identities.c.platform).distinct()).scalars())

    def schools_with_due(self, noun: str, now: datetime) -> list[str]:
        """The schools that have something due of a noun."""
        with self.looking() as connection:
            return sorted(connection.execute(_WITH_DUE[noun], {"now": now}).scalars())

    def purge(self, now: datetime) -> None:
        """Delete what no late copy of a message can need any more, and what was said long ago; a key stays, without its
        words.
        """
        heard, outbox = schema.heard.c, schema.outbox.c
        late = select(heard.school, heard.key).where(heard.at < now - HEARD_KEPT_FOR)
        which = (not_understood(now - LOOKED_BACK), said_once(now - SAID_KEPT_FOR), said_long_ago(now - SAID_KEPT_FOR))
        vain, said, keyed = (each.limit(AT_ONCE) for each in which)
        with self.transaction() as connection:
            forms.let_go(connection, now)
            connection.execute(delete(schema.limits).where(schema.limits.c.until < now))
            connection.execute(delete(schema.attempts).where(schema.attempts.c.at < now - HEARD_KEPT_FOR))
            connection.execute(delete(schema.unanswered).where(schema.unanswered.c.heard_at < now - SAID_KEPT_FOR))
            connection.execute(delete(schema.misses).where(schema.misses.c.at < now - FORGOTTEN_AFTER))
            paces.forget(connection, now)
            unknown.let_go(connection, now)
            due.tidy(connection)
        self._round_by_round(
            delete(schema.heard).where(tuple_(heard.school, heard.key).in_(late.limit(AT_ONCE))),
            delete(schema.outbox).where(outbox.id.in_(vain)),
            delete(schema.outbox).where(outbox.id.in_(said)),
            update(schema.outbox).where(outbox.id.in_(keyed)).values(spoken=SAID_NOTHING),
        )

    def _round_by_round(self, *steps: Delete | Update) -> None:
        """Run each statement as long as it finds more: a busy school says more in an hour than one statement may
        delete.
        """
        for step in steps:
            for _ in range(ROUNDS):
                with self.transaction() as connection:
                    done = connection.execute(step).rowcount
                if done < AT_ONCE:
                    break

    def let_words_go(self, schools: Iterable[School], now: datetime) -> None:
        """Delete old words for each school that asks for it in its file."""
        for school in schools:
            kept, gone = school.words_kept, 1
            while kept is not None and gone:
                with self.begin(school, now) as work:
                    gone = let_words_go(work, kept)


def _news(person: Person, identity: Identity) -> bool:
    """Whether the platform says anything new about an account."""
    known = person.on(identity.platform, identity.workspace)
    new_name = identity.name not in ("", known.name if known else "")
    return new_name or identity.zone not in ("", person.zone) or tells_more(person, identity)
