"""Of three processes on one PostgreSQL one is stopped in the middle of a transaction, and is killed or goes on."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import select

from store.schema import journal, outbox, tickets
from store.store import Store
from tests.databases import Postgres
from tests.kills.standing import stands, stops_in_a_transaction
from tests.program.process import Process, until
from tests.program.school import ANA, STUDENT, TEACHER, URGENT, Slack, settings

OK = 200
WITHIN = 6
"""Seconds; far less than the lease of a message, or than a person who waits would stand."""
OPEN = "ticket open thing number 9. is broken"


@pytest.fixture
def database(postgres: Postgres) -> Iterator[str]:
    url = postgres.new()
    yield url
    postgres.drop(url)


class Three:
    """Two that hear, one of which will stand still, and one that looks at the clock."""

    def __init__(self, folder: Path, slack: Slack, database: str) -> None:
        self.slack, self.database, self.sign = slack, database, folder / "stand"
        told = settings(slack, folder, database)
        first = partial(stops_in_a_transaction, self.sign)
        self.standing = Process(folder, "web", settings=told, first=first)
        self.others = [Process(folder, command, settings=told) for command in ("web", "worker")]

    async def stands_at(self, command: dict[str, str]) -> asyncio.Task[int]:
        """It hears this, and is stopped before it commits it."""
        url = await self.standing.url()
        self.sign.touch()
        asking = asyncio.ensure_future(self.slack.deliver_command(f"{url}/slack/events", command))
        await until(self._stopped, "a process that stands still")
        return asking

    async def _stopped(self) -> bool:
        return not self.sign.exists() and stands(self.standing.process.pid)

    async def heard_elsewhere(self, command: dict[str, str]) -> None:
        """The platform brings it again until it is taken."""
        url = await self.others[0].url()

        async def taken() -> bool:
            return await self.slack.deliver_command(f"{url}/slack/events", command) == OK

        await until(taken, "somebody who takes it", patience=WITHIN)

    def ends(self) -> None:
        for process in (self.standing, *self.others):
            process.is_killed()


@pytest.fixture
async def three(slack: Slack, tmp_path: Path, database: str) -> AsyncIterator[Three]:
    made = Three(tmp_path, slack, database)
    yield made
    made.ends()


@pytest.mark.parametrize(("words", "goes_on"), [("ack 1", False), (OPEN, True)])
async def test_the_others_go_on_and_what_it_had_begun_has_one_effect(three: Three, words: str, goes_on: bool) -> None:
    slack = three.slack
    url = await three.others[0].url()
    assert await slack.asked(url, STUDENT, URGENT) == OK
    await slack.shows(f"D{ANA}", "Ticket 1 needs you")
    person = ANA if words == "ack 1" else TEACHER
    command = slack.command(person, words, f"D{person}")
    asking = await three.stands_at(command)

    begun = time.monotonic()
    other = slack.command(STUDENT, "ticket all the same the beamer hums, thing number 7.", f"D{STUDENT}")
    await three.heard_elsewhere(other)
    await slack.shows(f"D{STUDENT}", "thing number 7.")
    await three.heard_elsewhere(command)
    assert time.monotonic() - begun < WITHIN

    if goes_on:
        three.standing.process.send_signal(signal.SIGCONT)
        await asking
        assert await slack.asked(await three.standing.url(), STUDENT, "help") == OK
    else:
        three.standing.is_killed()
        with pytest.raises(aiohttp.ClientError):
            await asking
    await until(partial(everything_said, three.database), "everything to be said")
    summaries, takings = kept(three.database)
    assert sum("thing number 7." in each for each in summaries) == 1
    assert sum("thing number 9." in each for each in summaries) == (words == OPEN)
    assert takings == (words == "ack 1")
    assert slack.count(f"D{STUDENT}", "thing number 7.") == 1
    assert slack.count(f"D{TEACHER}", "thing number 9.") == (words == OPEN)


async def everything_said(database: str) -> bool:
    store = Store(database)
    with store.looking() as connection:
        states = set(connection.execute(select(outbox.c.state)).scalars())
    store.close()
    return states <= {"sent", "cancelled"}


def kept(database: str) -> tuple[list[str], int]:
    """What the tickets are about, and how often one was taken."""
    store = Store(database)
    with store.looking() as connection:
        summaries = list(connection.execute(select(tickets.c.summary)).scalars())
        changes = connection.execute(select(journal.c.change).where(journal.c.noun == "tickets")).scalars()
        takings = sum(bool(change.get("owner")) for change in changes)
    store.close()
    return summaries, takings
