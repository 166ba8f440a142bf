"""Connecting: addresses, SQLite's and PostgreSQL's settings, and what their errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from typing import Any

from psycopg.pq import Conninfo
from sqlalchemy import Connection, PoolProxiedConnection, create_engine, event, text
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.model.errors import Unavailable
from store.patient import Patient
from store.records import Stale

STATEMENT_LIMIT_MS = 2000
"""The longest a statement may take, waiting included: an acknowledgement is due within three seconds."""
STANDSTILL_LIMIT_MS = 5000
"""So long a transaction in which nothing is asked may hold what it has locked: then the server undoes it, whether its
process stands still or its host is gone. https://www.postgresql.org/docs/current/runtime-config-client.html
"""
UNHURRIED_STANDSTILL_MS = 60_000
"""The same for what somebody does by hand, with much to think about between two statements."""
SILENT_FOR = 2.5
"""Seconds; a server that said nothing for longer, not even that it gave up, is not there any more."""


class TooSlow(Unavailable):
    """A statement took longer than it may."""


class Nowhere(ValueError):
    """What is kept there is gone with the next process, or even with the next connection."""


class UnknownOption(ValueError):
    """The name of something behind the question mark of an address that no PostgreSQL knows."""


_OPTIONS = frozenset(each.keyword.decode() for each in Conninfo.get_defaults())


def _in_memory(url: URL) -> bool:
    name = (url.database or "").strip()
    return name in ("", ":memory:", "file::memory:") or url.query.get("mode") == "memory"


def address(database_url: str) -> URL:
    """The setting `DATABASE_URL` as SQLAlchemy wants it. Raises `ValueError`, `Nowhere` or `UnknownOption`."""
    try:
        url = make_url(database_url)
    except ArgumentError:
        raise ValueError("it is not a database address") from None
    kind = url.get_backend_name()
    if kind == "sqlite":
        if _in_memory(url):
            raise Nowhere("it names no file")
        return url.set(drivername="sqlite")
    if kind in ("postgres", "postgresql"):
        if odd := sorted(url.query.keys() - _OPTIONS):
            raise UnknownOption(odd[0])
        return url.set(drivername="postgresql+psycopg")
    raise ValueError("it must begin with sqlite: or postgresql:")


def connect(url: URL, pooled: bool = False) -> Engine:
    """An engine. `pooled`: the server is behind a transaction pooler, so nothing may outlive a transaction."""
    if url.get_backend_name() == "sqlite":
        begins = url.set(drivername=f"sqlite+{_BEGINS}")
        engine = create_engine(begins, connect_args={"check_same_thread": False, "timeout": 5}, pool_size=4)
        event.listen(engine, "connect", _sqlite_settings)
        return engine
    arguments: dict[str, Any] = {"application_name": "deskbell", **_GIVES_UP}
    if pooled:
        arguments["prepare_threshold"] = None
    else:
        arguments["options"] = " ".join(f"-c {name}={value}" for name, value in _limits(STATEMENT_LIMIT_MS).items())
    words, told = url.get_dialect()().create_connect_args(url)
    arguments["options"] = f"{told.get('options', '')} {arguments.get('options', '')}".strip()
    patiently = partial(_patiently, *words, **{**told, **arguments})
    engine = create_engine(url, creator=patiently, pool_size=10, max_overflow=0, pool_timeout=2)
    if pooled:
        event.listen(engine, "begin", _limit_in_transaction)
    return engine


_GIVES_UP = {
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
}
"""Seconds, and milliseconds for the last: a server that is gone without a word is not waited for."""


def _patiently(*words: Any, **settings: Any) -> Patient:
    connection = Patient.connect(*words, **settings)
    connection.patience = SILENT_FOR
    return connection


@contextmanager
def unhurried(connection: Connection) -> Iterator[None]:
    """Statements that may take as long as they take, and more time between them, until the end of the transaction on
    PostgreSQL.
    """
    behind = connection.connection.driver_connection
    if not isinstance(behind, Patient):
        yield
        return
    _set_in_transaction(connection, _limits(0, UNHURRIED_STANDSTILL_MS))
    behind.patience = None
    try:
        yield
    finally:
        behind.patience = SILENT_FOR


@contextmanager
def at_one_moment(connection: Connection) -> Iterator[None]:
    """All that is read is as it stood at one moment, though others write; as SQLite does by itself. Nothing may have
    been asked before: https://www.postgresql.org/docs/current/sql-set-transaction.html
    """
    if connection.dialect.name != "sqlite":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    with unhurried(connection):
        yield


def _limits(statement: int, standstill: int | None = None) -> dict[str, int]:
    """PostgreSQL's settings for them, in milliseconds; 0 is none."""
    idle = STANDSTILL_LIMIT_MS if standstill is None else standstill
    return {"statement_timeout": statement, "idle_in_transaction_session_timeout": idle}


def _limit_in_transaction(connection: Connection) -> None:
    _set_in_transaction(connection, _limits(STATEMENT_LIMIT_MS))


def _set_in_transaction(connection: Connection, limits: Mapping[str, int]) -> None:
    """In one statement; they end with the transaction."""
    settings = ", ".join(f"set_config('{name}', '{value}', true)" for name, value in limits.items())
    connection.exec_driver_sql(f"SELECT {settings}")


def _sqlite_settings(connection: Any, _record: Any) -> None:
    for name, arguments, function in _FUNCTIONS:
        connection.create_function(name, arguments, function, deterministic=True)
    connection.isolation_level = None  # we begin transactions ourselves, see Sqlite
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}").close()


_FUNCTIONS = (
    ("convert_to", 2, lambda words, kind: words.encode(kind)),
    ("sha256", 1, lambda content: sha256(content).digest()),
    ("starts_with", 2, lambda words, begin: words.startswith(begin)),
    ("encode", 2, lambda content, _: content.hex()),
    ("set_config", 3, lambda _, value, __: value),
    ("lower", 1, lambda words: words.lower() if isinstance(words, str) else words),
)
"""What PostgreSQL has and SQLite has not (https://www.postgresql.org/docs/current/functions-binarystring.html), or has
for the letters of English alone (https://www.sqlite.org/lang_corefunc.html#lower).
"""


class Sqlite(SQLiteDialect_pysqlite):
    """SQLite whose transactions take the write lock first: in one that reads and then writes, waiting in the middle
    cannot succeed. A listener for `begin` would do the same, and make every statement look for listeners.
    """

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Begin; those who are only `looking` lock nobody out."""
        looks = dbapi_connection.info.get(_LOOKS)
        dbapi_connection.execute("BEGIN" if looks else "BEGIN IMMEDIATE")


_BEGINS = "deskbell"
_LOOKS = "deskbell looks"
registry.register(f"sqlite.{_BEGINS}", __name__, Sqlite.__name__)


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A connection that changes nothing. It ends with a commit: at a rollback psycopg forgets what it prepared."""
    with engine.connect() as connection:
        (marks := connection.info)[_LOOKS] = True
        try:
            yield connection
            connection.commit()
        finally:
            marks.pop(_LOOKS, None)


@contextmanager
def unsynced(engine: Engine) -> Iterator[Connection]:
    """What is written outlives this process, and on SQLite perhaps no loss of power: it does not wait for the disk. On
    PostgreSQL each statement stands for itself, takes one way there and back, and may say that it need not wait.
    https://www.sqlite.org/pragma.html#pragma_synchronous
    """
    if engine.dialect.name != "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection
        return
    with engine.connect() as connection:
        behind: Any = connection.connection.driver_connection
        behind.execute("PRAGMA synchronous=NORMAL").close()
        try:
            with connection.begin():
                yield connection
        finally:
            behind.execute("PRAGMA synchronous=FULL").close()


@contextmanager
def told() -> Iterator[None]:
    """What the database refuses, in our words: `Stale` is worth another try at once, `Unavailable` later."""
    try:
        yield
    except PoolTimeout as error:
        raise Unavailable("no connection is free") from error
    except DBAPIError as error:
        state = str(getattr(error.orig, "sqlstate", None) or "")
        if state.startswith("40") or state == _SAME_KEY:
            raise Stale(state) from error
        if _away(error, state):
            raise (TooSlow if state == _CANCELLED else Unavailable)(_reason(error, state)) from error
        raise


@contextmanager
def refusing() -> Iterator[None]:
    """Around `told`, for statements that work: what is refused whatever it says (a right taken away, a backup being
    put back) is `Unavailable`, too. What a row cannot hold is not: it would be refused for ever.
    """
    try:
        yield
    except (ProgrammingError, OperationalError) as error:
        raise Unavailable(f"it refuses what it is asked ({type(error.orig).__name__})") from error


_SAME_KEY = "23505"
"""Somebody else inserted it a moment before."""
_AWAY = ("08", "53", "57", "58")
"""SQLSTATE classes: no connection, out of resources, told to stop, trouble of its system."""
_CANCELLED = "57014"
_READ_ONLY = "25006"
_STOOD_STILL = "25P03"
_SQLITE_AWAY = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOTADB,
    }
)


_REASONS = {
    "SQLITE_BUSY": "another program is writing to it",
    "SQLITE_FULL": "its disk is full",
    "SQLITE_READONLY": "it is read-only",
    "25006": "it is read-only",
    "25P03": "this process stood still, and what it had begun was undone",
    "53100": "its disk is full",
    "53300": "it takes no more connections",
}


def _reason(error: DBAPIError, state: str) -> str:
    """In words where there are some, and the name that a search finds."""
    name = state or str(getattr(error.orig, "sqlite_errorname", ""))
    words = next((words for known, words in _REASONS.items() if name.startswith(known)), "")
    told = f"{type(error.orig).__name__} {name}".strip()
    return f"{words} ({told})" if words else told


def _away(error: DBAPIError, state: str) -> bool:
    """Whether the database cannot be used: gone, full, read-only, locked, too slow."""
    if error.connection_invalidated or state[:2] in _AWAY or state in (_READ_ONLY, _STOOD_STILL):
        return True
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _SQLITE_AWAY
    return not state and isinstance(error, OperationalError | InterfaceError)
