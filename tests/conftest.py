"""What every test may ask for: a database of each kind, and a school in a box."""

from __future__ import annotations

import gc
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import structlog
from hypothesis import settings

from bot import logs
from bot.rehearsal import rehearse
from bot.settings import everything
from store.store import Store
from tests import commands
from tests.databases import MEMORY, LentFile, Postgres, copies, migrated_file, store_on
from tests.desk import Desk
from tests.errors import Errors
from tests.store.samples import NORTH, NOW, SOUTH
from tests.tables import in_tables
from tests.turns import by_turns
from tests.unexpected import noted, unexpected
from tests.world import World

OURS = {setting.name.partition("_")[0] for setting in everything()}
"""How the names of our settings begin."""
gc.disable()  # until all tests are collected
ERRORS = Errors()
settings.register_profile("ours", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, derandomize=False, max_examples=500, database=None, print_blob=True)
settings.load_profile("ours")
"""Wall time says nothing about what is right, and what fails here must fail everywhere."""
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Compiling everything anew, in this process and in each program that is tried, is a tenth of the tests' time."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--both", action="store_true", help="try every case on both databases, not by turns")


@cache
def begin() -> None:
    """As a process that listens does: else whichever test comes first has the least time for its answer. The logs are
    the program's own: a coloured traceback costs more than a story. A fixture of every test's would be asked for
    by each, and keep all rows out of their tables.
    """
    logs.configure("debug")
    rehearse()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Iterator[None]:
    begin()
    yield
    ERRORS.listen()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test fails when something is logged as an error that `@pytest.mark.logs_errors("it", ...)` does not name."""
    yield
    expected = [name for mark in item.iter_markers("logs_errors") for name in mark.args]
    assert ERRORS.unexpected(expected) == []


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sqlite_files() -> Iterator[Iterator[str]]:
    with tempfile.TemporaryDirectory(prefix="deskbell-", dir=MEMORY) as name:
        yield copies(migrated_file(folder := Path(name)), folder)


@pytest.fixture(scope="session")
def sqlite_lender() -> Iterator[LentFile]:
    with tempfile.TemporaryDirectory(prefix="deskbell-", dir=MEMORY) as folder:
        yield LentFile(Path(folder))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty, migrated database: the test runs once on each kind, and each further case of it on one by turns."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_lender").lend()
        return
    server: Postgres = request.getfixturevalue("postgres")
    yield (url := server.lend())
    server.give_back(url)


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An empty, migrated PostgreSQL database."""
    yield (url := postgres.lend())
    postgres.give_back(url)


@pytest.fixture
def sqlite_url(sqlite_files: Iterator[str]) -> str:
    """An empty, migrated SQLite file."""
    return next(sqlite_files)


@pytest.fixture
def store(database_url: str) -> Store:
    return store_on(database_url)


@pytest.fixture
def desk(store: Store) -> Desk:
    store.know([NORTH, SOUTH], NOW)
    return Desk(store)


@pytest.fixture
def world(database_url: str, request: pytest.FixtureRequest) -> Iterator[World]:
    """A test fails when something is said that nobody asked for, unless `@pytest.mark.unasked` says that it may be."""
    made = World(database_url)
    with noted() as heard:
        yield made
    assert request.node.get_closest_marker("unasked") or unexpected(made, heard) == []
    made.close()


@pytest.fixture
def new_folder(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        (path := tmp_path / name).mkdir()
        return path

    return make


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whole programs first: they wait a lot, and what is short fills the gaps at the end."""
    chosen = items if config.getoption("both") else by_turns(items)
    items[:] = sorted(in_tables(chosen), key=lambda item: "tests/program/" not in item.nodeid)


def pytest_collection_finish() -> None:
    """What was loaded for good need not be looked through again and again; a story leaves little behind."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(200_000, 20, 100)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one's own with a school in it, and an environment without any setting."""
    for name in os.environ:
        if name.partition("_")[0] in OURS:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "school.toml").write_text(commands.SCHOOL)
    handlers, level, written = logging.root.handlers[:], logging.root.level, structlog.get_config()
    yield tmp_path
    logging.root.handlers[:], logging.root.level = handlers, level
    structlog.configure(**written)
