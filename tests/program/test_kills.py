"""Killed wherever they are, while the platform fails too, the processes lose nothing and say nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.kills.asks import Kind
from tests.kills.day import deck
from tests.kills.points import HEARING, Point
from tests.kills.soak import killed, report

SEED = 1
EVERYWHERE = deck(len(Point), SEED)
HEARD = (*HEARING, Point.STILL_CLAIMED, Point.DRAINING, Point.OUTSIDE)
"""Where the way in matters."""


async def test_one_process_on_a_file_killed_at_every_point_loses_and_doubles_nothing(
    tmp_path: Path, sqlite_url: str
) -> None:
    await nothing_is_lost_or_doubled(sqlite_url, "slack", tmp_path)


async def test_three_processes_killed_at_every_point_lose_and_double_nothing(tmp_path: Path, postgres_url: str) -> None:
    await nothing_is_lost_or_doubled(postgres_url, "slack", tmp_path)


async def test_what_comes_over_a_socket_and_is_not_acknowledged_comes_again(tmp_path: Path, sqlite_url: str) -> None:
    await nothing_is_lost_or_doubled(sqlite_url, "socket", tmp_path, HEARD)


async def test_without_a_way_to_look_up_what_was_said_nothing_is_lost_and_a_copy_says_that_it_may_be_one(
    tmp_path: Path, sqlite_url: str
) -> None:
    await nothing_is_lost_or_doubled(sqlite_url, "teams", tmp_path)


async def nothing_is_lost_or_doubled(
    database_url: str, platform: str, folder: Path, points: Sequence[Point] = EVERYWHERE
) -> None:
    day, count = await killed(SEED, points, database_url, platform, folder)

    assert count.wrong == [], report(day, count)
    assert len(day.crowd.killed()) >= len(points)
    assert count.acknowledged
    assert count.said
    assert {ask.kind for ask in day.asks if ask.acknowledged} >= {Kind.OPEN, Kind.FILL, Kind.PLAN}
    assert {each.plan.point for each, _ in day.crowd.ended if each.plan.point} == set(points)
