"""`python -m benchmarks`: bare bots and Deskbell under the same load, as tables, with the limits that must hold."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from itertools import count
from pathlib import Path
from shutil import copy
from statistics import median

from benchmarks import outbox, processes, statements, teams
from benchmarks.load import CONNECTIONS
from benchmarks.processes import Platform
from tests.databases import Postgres, migrated_file

ROUNDS = 3
SECONDS, QUICK = 5.0, 1.0
LEAST = {"SQLite": 1.2, "PostgreSQL": 0.5}
"""Requests a second of Deskbell for each of the bare bot's."""
SLOWEST = 100.0
"""Milliseconds for 99 of 100 answers."""
LIBRARIES = ("slack-bolt", "botbuilder-core", "aiohttp", "sqlalchemy", "psycopg")
_DRIVERS = {"naive": {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}}

Databases = dict[str, Callable[[], str]]
Figures = dict[str, float]


def main() -> int:
    """Measure and print; 1 when a limit does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="runs of 1 second instead of 5")
    parser.add_argument("--statements", action="store_true", help="only count the SQL statements, by kind")
    parser.add_argument(
        "--outbox", action="store_true", help="only what is said, and how fast and with how much memory"
    )
    chosen = parser.parse_args()
    with _databases() as databases:
        if chosen.statements:
            for name, new in databases.items():
                print(f"\n{name}\n\n{statements.table(new())}")
            return 0
        if chosen.outbox:
            return _told(*outbox.compare(databases["PostgreSQL"]), machine())
        print(f"{machine()}\n\n{CONNECTIONS} connections, each asks again when it is answered.\n")
        return _compare(databases, QUICK if chosen.quick else SECONDS)


def machine() -> str:
    """Where this was measured."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    busy = f"load {os.getloadavg()[0]:.1f} at the start"
    return f"{os.cpu_count()} cores ({platform.machine()}), {busy}; Python {platform.python_version()}, {libraries}"


def _compare(databases: Databases, seconds: float) -> int:
    runs: dict[tuple[str, str], list[Figures]] = {}
    with processes.platform() as other:
        for _ in range(ROUNDS):
            for name, new in databases.items():
                for kind in ("naive", "deskbell"):
                    runs.setdefault((name, kind), []).append(_run(kind, new(), other, seconds))
    print(_table(runs, {name: statements.hearing(new()) for name, new in databases.items()}))
    in_teams, limits = teams.compare(databases["SQLite"], seconds)
    said, more = outbox.compare(databases["PostgreSQL"])
    return _told(said, [*_verdicts(runs), *limits, *more], in_teams)


def _told(table: str, verdicts: Sequence[tuple[bool, str]], before: str) -> int:
    """Print the last table and the limits; 1 when one does not hold."""
    print(f"\n{before}\n\n{table}")
    print("\n" + "\n".join(f"{'pass' if held else 'FAIL'}  {words}" for held, words in verdicts))
    return 0 if all(held for held, _ in verdicts) else 1


def _run(kind: str, url: str, other: Platform, seconds: float) -> Figures:
    other.heard()
    for backend, driver in _DRIVERS.get(kind, {}).items():
        url = url.replace(f"{backend}:", f"{driver}:", 1)
    with processes.server(kind, url, other.origin) as address:
        figures = processes.load(address, other.origin, seconds)
        return {**figures, "delivered": other.heard()}


def _middle(runs: list[Figures], name: str) -> float:
    return median(run[name] for run in runs)


def _ratio(runs: dict[tuple[str, str], list[Figures]], database: str) -> float:
    """Each round by itself: what else the machine does meanwhile, it does to both."""
    pairs = zip(runs[database, "deskbell"], runs[database, "naive"], strict=True)
    return median(ours["rate"] / theirs["rate"] for ours, theirs in pairs)


def _table(runs: dict[tuple[str, str], list[Figures]], costs: dict[str, float]) -> str:
    rows = [
        "| database | bot | requests/s | p50 ms | p99 ms | statements | delivered by the end | times the bare bot |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (database, kind), figures in runs.items():
        rate, p50, p99 = (_middle(figures, name) for name in ("rate", "p50", "p99"))
        start = f"| {database} | {kind} | {rate:,.0f} | {p50:.1f} | {p99:.1f} |"
        if kind == "naive":
            rows.append(f"{start} 1 | | |")
            continue
        delivered = f"{_middle(figures, 'delivered'):,.0f} for {_middle(figures, 'sent'):,.0f}"
        rows.append(f"{start} {costs[database]:g} | {delivered} | {_ratio(runs, database):.2f} |")
    return "\n".join(rows)


def _verdicts(runs: dict[tuple[str, str], list[Figures]]) -> Iterator[tuple[bool, str]]:
    for database, least in LEAST.items():
        ratio, p99 = _ratio(runs, database), _middle(runs[database, "deskbell"], "p99")
        yield ratio >= least, f"{database}: {ratio:.2f} times the bare bot (at least {least})"
        yield p99 < SLOWEST, f"{database}: p99 {p99:.0f} ms (under {SLOWEST:.0f})"
    wrong = sum(run["wrong"] for figures in runs.values() for run in figures)
    yield not wrong, f"{wrong:.0f} requests were not answered with 200"


@contextmanager
def _databases() -> Iterator[Databases]:
    """Makers of empty, migrated databases, by kind."""
    server, numbers = Postgres(), count()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = migrated_file(folder)
        try:
            yield {
                "SQLite": lambda: f"sqlite:///{copy(template, folder / f'run{next(numbers)}.db')}",
                "PostgreSQL": server.new,
            }
        finally:
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
