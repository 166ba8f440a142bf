"""The metronome: APScheduler beats, and the database knows what is due."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_SUBMITTED, SchedulerEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK = timedelta(seconds=1)
RETENTION = timedelta(hours=1)


class Metronome:
    """Calls two functions at intervals; a beat that comes late is made up for once, two never overlap."""

    def __init__(self, tick: Callable[[], Awaitable[None]], tidy: Callable[[], Awaitable[None]]) -> None:
        self._tick, self._tidy = tick, tidy
        self._under_way = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._scheduler = self._made()

    def start(self) -> None:
        """Begin to beat; needs a running event loop."""
        self._scheduler.start()

    def restart(self) -> None:
        """Give up the beat that is under way, and begin anew."""
        self._scheduler.remove_listener(self._note)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        self._under_way = 0
        self._quiet.set()
        self._scheduler = self._made()
        self._scheduler.start()

    async def stop(self) -> None:
        """Beat no more; returns when the beat under way is over. To cancel this cancels that one too."""
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        try:
            await self._quiet.wait()
        finally:
            self._scheduler.shutdown(wait=False)

    def _made(self) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        scheduler.add_listener(self._note, EVENT_JOB_SUBMITTED | EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)
        scheduler.add_job(self._tick, "interval", seconds=TICK.total_seconds(), id="tick")
        scheduler.add_job(self._tidy, "interval", seconds=RETENTION.total_seconds(), id="tidy", jitter=60)
        return scheduler

    def _note(self, event: SchedulerEvent) -> None:
        self._under_way += 1 if event.code == EVENT_JOB_SUBMITTED else -1
        if self._under_way:
            self._quiet.clear()
        else:
            self._quiet.set()
