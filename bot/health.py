"""How the program is: does the loop turn, can it work, and figures for Prometheus."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from adapters.web import Part
from bot.model.errors import Unavailable
from bot.model.ports import Adapter, Clock
from bot.threads import Threads
from store import migrate
from store.store import Store

LATE_AFTER = timedelta(seconds=30)
"""A tick older than this is a sign of trouble."""


class Figures:
    """What is counted. Labels have few values; none is about a person."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.heard = Counter(
            "deskbell_heard_total",
            "Messages by platform and what was made of them",
            ["platform", "outcome"],
            registry=self.registry,
        )
        self.hearing = Histogram(
            "deskbell_hearing_seconds",
            "From the request to the commit, in seconds",
            registry=self.registry,
            buckets=(0.01, 0.03, 0.1, 0.3, 1, 2, 3),
        )
        self.said = Counter("deskbell_said_total", "Messages taken to the platforms", registry=self.registry)
        self.tick = Gauge(
            "deskbell_last_tick_timestamp_seconds",
            "When the clock was last looked at, Unix time",
            registry=self.registry,
        )


class Health:
    """Asked by the web server. `ticks`: whether this process looks at the clock."""

    def __init__(self, store: Store, threads: Threads, clock: Clock, figures: Figures, ticks: bool) -> None:
        self.store = store
        self.threads = threads
        self.clock = clock
        self.figures = figures
        self.ticks = ticks
        self.adapters: Mapping[str, Adapter] = {}
        self.leaving = False
        self.started = clock.now()
        self.ticked: datetime | None = None

    def note_tick(self) -> None:
        """The clock was looked at."""
        self.ticked = self.clock.now()
        self.figures.tick.set(self.ticked.timestamp())

    def live(self) -> Mapping[str, Part]:
        """Answering at all is being alive."""
        return {"loop": Part(None)}

    async def ready(self) -> Mapping[str, Part]:
        parts = {"database": await self._database(), "clock": self._clock()}
        parts |= {name: Part(adapter.health()) for name, adapter in self.adapters.items()}
        if self.leaving:
            parts["process"] = Part("it is about to stop")
        return parts

    def metrics(self) -> bytes:
        return generate_latest(self.figures.registry)

    async def _database(self) -> Part:
        try:
            version = await self.threads(lambda: migrate.version(self.store))
        except Unavailable:
            return Part("it cannot be used")
        wanted = migrate.newest()
        problem = None if version == wanted else f"it has schema {version}, and this program wants {wanted}"
        return Part(problem, {"schema": version or ""})

    def _clock(self) -> Part:
        if not self.ticks:
            return Part(None)
        age = (self.clock.now() - (self.ticked or self.started)).total_seconds()
        late = age > LATE_AFTER.total_seconds()
        return Part(f"the last tick was {int(age)} seconds ago" if late else None, {"last_tick_seconds": round(age, 1)})
