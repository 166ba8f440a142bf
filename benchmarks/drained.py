"""A process that says all that is due to a platform that takes everything at once; prints the figures as JSON."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import func, select

from bot.clock import MachineClock
from bot.delivery.loop import Delivery
from bot.model.ports import Abilities, Post
from bot.threads import Threads
from store import schema
from store.store import Store
from tests.fakes.chat import Chat

_T = TypeVar("_T")


class Everywhere(Chat):
    """Takes everything, and remembers nothing of it."""

    async def say(self, post: Post) -> str:
        return post.key


async def drain(url: str) -> dict[str, float]:
    """Seconds in the database and in all, MB at most, and how many messages are left."""
    store, threads, took = Store(url), Threads(1), [0.0]

    async def timed(step: Callable[[], _T]) -> _T:
        def run() -> _T:
            begun = time.perf_counter()
            try:
                return step()
            finally:
                took[0] += time.perf_counter() - begun

        return await threads(run)

    platform = Everywhere("slack", Abilities())
    delivery = Delivery(store, {"slack": platform}, MachineClock(), timed)
    begun = time.perf_counter()
    while await delivery.deliver():
        pass
    all_of_it = time.perf_counter() - begun
    with store.looking() as connection:
        waits = select(func.count()).select_from(schema.outbox).where(schema.outbox.c.next_at.is_not(None))
        left = connection.execute(waits).scalar_one()
    threads.close()
    store.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"database": took[0], "all": all_of_it, "memory": memory, "left": left}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(drain(sys.argv[1]))))
