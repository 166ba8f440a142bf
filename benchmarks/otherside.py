"""The platform the answers go to, in a process of its own. Each line on its standard input asks how many came."""

from __future__ import annotations

import asyncio
import sys

from benchmarks.load import CHANNELS, STUDENTS, channel
from tests.fakes.slack import FakeSlack

_SAYING = {"chat.postMessage", "chat.postEphemeral", "response_url"}


def furnish(fake: FakeSlack) -> None:
    """Put in whom and what the requests and the example school name."""
    fake.workspace.users |= {f"U9{student:03}" for student in range(STUDENTS)} | {"U03ANA", "U04BEN", "U05CARLA"}
    fake.workspace.channels["C02STAFF"] = []
    fake.workspace.channels |= {channel(number): [] for number in range(CHANNELS)}


def said(fake: FakeSlack) -> int:
    """How many messages came."""
    return sum(call.method in _SAYING for call in fake.calls)


async def answer() -> None:
    """Prints where it answers, then a number for each line it is asked; ends with its standard input."""
    async with FakeSlack() as fake:
        furnish(fake)
        print(fake.origin, flush=True)
        while await asyncio.to_thread(sys.stdin.readline):
            print(said(fake), flush=True)
            fake.calls.clear()


if __name__ == "__main__":
    asyncio.run(answer())
