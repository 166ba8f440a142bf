"""What one message costs in SQL statements: a few messages in one process, heard first and answered afterwards."""

from __future__ import annotations

import asyncio
from collections import Counter
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl

from sqlalchemy import event

from adapters import found
from adapters.slack.hear import heard
from benchmarks.load import STUDENTS, requests
from benchmarks.otherside import furnish, said
from benchmarks.processes import SCHOOL
from bot.app import App, Duty
from bot.clock import MachineClock
from bot.files import schools
from store.store import Store
from tests.fakes.slack import FakeSlack

MESSAGES = 40
"""From people who were met before, each by another."""
_KINDS = ("hearing", "delivering")


class Counted:
    """The statements of a store, by their beginning, since the last time they were taken."""

    def __init__(self, store: Store) -> None:
        self._seen: Counter[str] = Counter()
        event.listen(store.engine, "before_cursor_execute", self._note)

    def take(self) -> Counter[str]:
        """What was counted; begins anew."""
        taken, self._seen = self._seen, Counter()
        return taken

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            self._seen[_kind(statement)] += 1


def table(database_url: str) -> str:
    """Statements for each message, by kind, as Markdown."""
    rows = ["| | statement | a message |", "| --- | --- | ---: |"]
    for what, kinds in zip(_KINDS, asyncio.run(_count(database_url)), strict=True):
        rows += [f"| {what} | {kind} | {times / MESSAGES:g} |" for kind, times in kinds.most_common()]
        rows.append(f"| {what} | all | {kinds.total() / MESSAGES:g} |")
    return "\n".join(rows)


def hearing(database_url: str) -> float:
    """Statements for each message, until it is acknowledged."""
    return asyncio.run(_count(database_url))[0].total() / MESSAGES


async def _count(database_url: str) -> tuple[Counter[str], Counter[str]]:
    async with FakeSlack() as fake:
        furnish(fake)
        clock, store = MachineClock(), Store(database_url)
        app = App(store, schools.read(SCHOOL), found.build(fake.environment(), clock), clock, Duty.WEB)
        await app.know()
        counted = Counted(store)
        try:
            await _hear(app, fake, 0, MESSAGES)
            await app.delivery.deliver()
            counted.take()
            fake.calls.clear()
            await _hear(app, fake, STUDENTS, STUDENTS + MESSAGES)
            heard_by = counted.take()
            await app.delivery.deliver()
            assert said(fake) >= MESSAGES
            return heard_by, counted.take()
        finally:
            for adapter in app.adapters.values():
                await adapter.close()
            app.close()


async def _hear(app: App, fake: FakeSlack, first: int, last: int) -> None:
    for request in islice(requests(fake.origin, fake.origin), first, last):
        message = heard(dict(parse_qsl(request.partition(b"\r\n\r\n")[2].decode())))
        assert message
        await app.inbox.hear(message)


def _kind(statement: str) -> str:
    """`SELECT tickets`, and the like."""
    words = statement.replace('"', "").split()
    verb = words[0].upper()
    after = {"SELECT": "FROM", "DELETE": "FROM", "INSERT": "INTO", "UPDATE": "UPDATE"}.get(verb)
    upper = [word.upper() for word in words]
    return f"{verb} {words[upper.index(after) + 1]}" if after in upper else verb
