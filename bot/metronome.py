"""The metronome: APScheduler beats, and the database knows what is due."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK = timedelta(seconds=1)
RETENTION = timedelta(hours=1)


class Metronome:
    """Calls two functions at intervals; a beat that comes late is made up for once, two never overlap."""

    def __init__(self, tick: Callable[[], Awaitable[None]], tidy: Callable[[], Awaitable[None]]) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._scheduler.add_job(tick, "interval", seconds=TICK.total_seconds(), id="tick")
        self._scheduler.add_job(tidy, "interval", seconds=RETENTION.total_seconds(), id="tidy", jitter=60)

    def start(self) -> None:
        """Begin to beat; needs a running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Beat no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
