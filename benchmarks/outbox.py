"""Saying what waits: a bare client and our outbox to the same stand-in, and a day's worth that is due at once."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import func, insert, literal, select

from adapters import found
from benchmarks import processes
from benchmarks.load import CHANNELS, channel
from benchmarks.processes import ROOT, SCHOOL, Platform
from bot.app import App, Duty
from bot.clock import MachineClock
from bot.files import schools
from bot.model.messages import Card, Place, Reply
from bot.model.words import say
from store import schema
from store.store import Store
from tests.fakes.slack import BOT_TOKEN, SECRET
from tests.fakes.slack_workspace import TEAM

ROUNDS = 3
MESSAGES = 1500
LEAST = 0.6
"""Messages a second of one process of ours on PostgreSQL, each written down before and after, for each of the bare
client's.
"""
DUE = 100_000
LONGEST = 60.0
"""Seconds in the database to get through all that is due."""
LARGEST = 200.0
"""MB of the process that does."""
WORDS = "Class \u201cAlgebra\u201d begins in one hour. Room 12, or by the link in the invitation."


def compare(new: Callable[[], str]) -> tuple[str, list[tuple[bool, str]]]:
    """A table, and the limits with whether they hold. `new` makes an empty database."""
    bare, ours = list[float](), list[float]()
    with processes.platform() as other:
        for _ in range(ROUNDS):
            bare.append(asyncio.run(_bare(other)))
            ours.append(asyncio.run(_ours(other, new())))
    drained = _drained(new())
    ratio = median(own / least for own, least in zip(ours, bare, strict=True))
    rows = [
        "| saying what waits | |",
        "| --- | ---: |",
        f"| a bare client in a loop, messages/s | {median(bare):,.0f} |",
        f"| our outbox, one process, messages/s | {median(ours):,.0f} |",
        f"| times the bare client | {ratio:.2f} |",
        f"| {DUE:,} due at once: seconds in the database | {drained['database']:.1f} |",
        f"| the same: seconds in all | {drained['all']:.1f} |",
        f"| the same: MB of memory | {drained['memory']:.0f} |",
    ]
    return "\n".join(rows), list(_verdicts(ratio, drained))


def _verdicts(ratio: float, drained: dict[str, float]) -> Iterator[tuple[bool, str]]:
    yield ratio >= LEAST, f"outbox: {ratio:.2f} times a bare client (at least {LEAST})"
    yield drained["left"] == 0, f"{drained['left']:.0f} of {DUE:,} due messages were not said"
    yield (
        drained["database"] <= LONGEST,
        f"{DUE:,} due: {drained['database']:.1f} s in the database (at most {LONGEST:g})",
    )
    yield drained["memory"] <= LARGEST, f"{DUE:,} due: {drained['memory']:.0f} MB (at most {LARGEST:g})"


async def _bare(other: Platform) -> float:
    """What somebody writes first: post, wait for the answer, post the next one. Nothing is written down."""
    client = AsyncWebClient(token=BOT_TOKEN, base_url=f"{other.origin}/api/")
    other.heard()
    begun = time.perf_counter()
    block = {"type": "section", "text": {"type": "mrkdwn", "text": WORDS}}
    for number in range(MESSAGES):
        await client.chat_postMessage(channel=channel(number), text=WORDS, blocks=[block])
    return _rate(other, begun)


async def _ours(other: Platform, url: str) -> float:
    clock, store = MachineClock(), Store(url)
    environment = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_API_URL": f"{other.origin}/api/",
        "SLACK_SIGNING_SECRET": SECRET,
    }
    app = App(store, schools.read(SCHOOL), found.build(environment, clock), clock, Duty.WEB)
    await app.know()
    fill(store, MESSAGES)
    other.heard()
    begun = time.perf_counter()
    while await app.delivery.deliver():
        pass
    rate = _rate(other, begun)
    for adapter in app.adapters.values():
        await adapter.close()
    app.close()
    return rate


def _rate(other: Platform, begun: float) -> float:
    took = time.perf_counter() - begun
    if (heard := other.heard()) != MESSAGES:
        raise RuntimeError(f"{heard} of {MESSAGES} messages came")
    return MESSAGES / took


def fill(store: Store, count: int) -> None:
    """So many messages that are due, in as many places as there are channels; counted, as after a day."""
    school = schools.read(SCHOOL)[0]
    with store.begin(school, MachineClock().now()) as work:
        places = [Place("slack", TEAM, channel(number)) for number in range(min(count, CHANNELS))]
        work.outbox.add(Reply(place, Card(say("{words}", words=WORDS))) for place in places)
    rows = schema.outbox
    copied = [column for column in rows.c if column.name not in ("id", "mark")]
    with store.transaction() as connection:
        for number in range(1, count // CHANNELS):
            mark = (rows.c.mark + literal(f"-{number}")).label("mark")
            source = select(*copied, mark).order_by(rows.c.id).limit(CHANNELS)
            connection.execute(insert(rows).from_select([*(column.name for column in copied), "mark"], source))
        assert connection.execute(select(func.count()).select_from(rows)).scalar() == count
    store.measure()


def _drained(url: str) -> dict[str, float]:
    """What a process of its own found that said all that was due."""
    store = Store(url)
    fill(store, DUE)
    store.close()
    command = [sys.executable, "-m", "benchmarks.drained", url]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
