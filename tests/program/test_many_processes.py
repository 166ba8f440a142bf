"""`deskbell web` and two of `deskbell worker` on one PostgreSQL database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import select, update

from store.schema import escalations, outbox
from store.store import Store
from tests.databases import Postgres
from tests.program.process import Process, until
from tests.program.school import ANA, BEN, STAFF, STUDENT, TEACHER, URGENT, Slack, settings

TICKETS = 4


@pytest.fixture
def database(postgres: Postgres) -> Iterator[str]:
    url = postgres.new()
    yield url
    postgres.drop(url)


async def test_three_processes_say_everything_once_and_one_of_them_may_die(
    start: Callable[..., Process], slack: Slack, web: aiohttp.ClientSession, tmp_path: Path, database: str
) -> None:
    told = settings(slack, tmp_path, database)
    processes = [start("web", **told), start("worker", **told), start("worker", **told)]
    url = await processes[0].url()

    statuses = await asyncio.gather(
        *(slack.asked(url, TEACHER, f"ticket open thing number {n}. is broken") for n in range(TICKETS)),
        slack.asked(url, STUDENT, URGENT),
    )
    assert set(statuses) == {200}
    for number in range(TICKETS):
        await slack.shows(f"D{TEACHER}", f"thing number {number}.")
    await slack.shows(f"D{ANA}", "needs you")
    assert slack.count(f"D{BEN}", "needs you") == 0

    await until(lambda: everything_said(database), "everything to be said")

    processes[1].is_killed()
    ten_minutes_pass(database)
    await slack.shows(f"D{BEN}", "needs you")
    await until(lambda: everything_said(database), "everything to be said")

    for number in range(TICKETS):
        words = f"thing number {number}."
        assert slack.count(f"D{TEACHER}", words) == slack.count(STAFF, words) == 1
    assert slack.count(f"D{ANA}", "needs you") == slack.count(f"D{BEN}", "needs you") == 1
    assert [await process.stops() for process in (processes[0], processes[2])] == [0, 0]
    for process in (processes[0], processes[2]):
        assert [line for line in process.log if line["level"] not in ("info", "debug")] == []


def ten_minutes_pass(database: str) -> None:
    """For who looks for somebody to take the urgent ticket."""
    store = Store(database)
    with store.transaction() as connection:
        opened = connection.execute(select(escalations.c.opened_at)).scalar_one()
        due = opened - timedelta(minutes=10)
        connection.execute(update(escalations).values(opened_at=due, due=opened))
    store.close()


async def everything_said(database: str) -> bool:
    store = Store(database)
    with store.looking() as connection:
        states = set(connection.execute(select(outbox.c.state)).scalars())
    store.close()
    return states == {"sent"}
