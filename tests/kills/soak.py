"""Many kills: on both databases and both platforms, or on the one that is asked for."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from tests.databases import MEMORY, Postgres, migrated_file
from tests.kills.asks import COMMANDS
from tests.kills.counted import Count, counted
from tests.kills.day import Day, deck
from tests.kills.points import Point
from tests.kills.slack import StormySlack
from tests.kills.socket import StormySocket
from tests.kills.teams import StormyTeams

Storm: TypeAlias = type[StormySlack] | type[StormyTeams]
STORMS: Mapping[str, Storm] = {
    "slack": StormySlack,
    "socket": StormySocket,
    "teams": StormyTeams,
}
OFTEN = 22
AT_A_TIME = 50
"""Kills in one run: a new one begins with an empty database."""


async def killed(
    seed: int, points: Sequence[Point], database_url: str, platform: str, folder: Path
) -> tuple[Day, Count]:
    """One run, and what was wrong at its end. `points`: who dies where."""
    town = STORMS[platform](seed, OFTEN)
    async with town:
        day = Day(seed, town, database_url, folder, points)
        await day.run()
        return day, counted(day)


def report(day: Day, count: Count) -> str:
    """What happened, in some lines; all that is wrong with its story."""
    where = day.crowd.killed()
    lines = [
        f"seed {day.seed}: {len(where)} killed, {len(day.asks)} asked, {count.acknowledged} acknowledged, "
        f"{count.said} said, {count.cancelled} no longer wanted, {count.left} given up; "
        f"{len(day.town.told)} calls failed; {len(count.wrong)} wrong"
    ]
    if count.wrong:
        lines += [*count.wrong, "killed, in this order: " + "; ".join(where)]
    return "\n".join(lines)


def main() -> int:
    """Kill, count and tell; 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="on each database and platform (500)")
    parser.add_argument("--seed", type=int, default=None, help="of the first run; the next ones count on from it")
    parser.add_argument("--database", choices=COMMANDS, action="append", help="both unless given")
    parser.add_argument("--platform", choices=STORMS, action="append", help="both unless given")
    chosen = parser.parse_args()
    seed = chosen.seed if chosen.seed is not None else secrets.randbelow(1_000_000)
    wrong = 0
    for platform in chosen.platform or STORMS:
        for database in chosen.database or COMMANDS:
            wrong += _soak(database, platform, seed, chosen.kills)
    return 1 if wrong else 0


def _soak(database: str, platform: str, seed: int, kills: int) -> int:
    begun, wrong = time.monotonic(), 0
    with _databases(database) as urls:
        for start in range(0, kills, AT_A_TIME):
            with tempfile.TemporaryDirectory(prefix="deskbell-kills-") as folder:
                points = deck(min(AT_A_TIME, kills - start), seed + start)
                run = killed(seed + start, points, next(urls), platform, Path(folder))
                day, count = asyncio.run(run)
                _tell(f"{database}, {platform}, {report(day, count)}")
                wrong += len(count.wrong)
    _tell(f"{database}, {platform}: {kills} killed in {time.monotonic() - begun:.0f} s, {wrong} wrong")
    return wrong


@contextmanager
def _databases(kind: str) -> Iterator[Iterator[str]]:
    """Addresses of new databases, as many as are asked for."""
    if kind == "postgresql":
        server = Postgres()
        try:
            yield iter(server.new, "")
        finally:
            server.stop()
        return
    with tempfile.TemporaryDirectory(prefix="deskbell-kills-", dir=MEMORY) as folder:
        yield _files(Path(folder))


def _files(folder: Path) -> Iterator[str]:
    while True:
        yield f"sqlite:///{migrated_file(Path(tempfile.mkdtemp(dir=folder)))}"


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
