"""Figures for Prometheus: what a process counts, and what stands in the database when it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from store.figures import Counted


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
        self._said = Counter(
            "deskbell_said_total",
            "Tries to say a message by platform and what became of them",
            ["platform", "outcome"],
            registry=self.registry,
        )
        self.passed_over = self._gauge(
            "deskbell_passed_over", "What came since the process began and said nothing to it, by platform", "platform"
        )
        self._connection = self._gauge(
            "deskbell_connection",
            "What a platform's own connection tells of itself; the unit stands in the name of the fact",
            "platform",
            "fact",
        )
        self.unreadable = Counter(
            "deskbell_unreadable_total",
            "Requests that were no HTTP, packed as nobody can unpack them, or broken off",
            registry=self.registry,
        )
        self.tick = self._gauge(
            "deskbell_last_tick_timestamp_seconds", "When this process last looked at the clock, Unix time"
        )

    def _gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(name, meaning, labels, registry=self.registry)

    def said(self, platform: str, outcome: str) -> None:
        """Somebody tried to say a message."""
        self._said.labels(platform, outcome).inc()

    def connections(self, facts: Mapping[str, Mapping[str, str | float]]) -> None:
        """What each platform tells of its connection now; of that, what is a number."""
        self._connection.clear()
        for platform, told in facts.items():
            for name, value in told.items():
                if not isinstance(value, str):
                    self._connection.labels(platform, name).set(value)

    def written(self, counted: Counted | None) -> bytes:
        """Everything, in the text format of Prometheus; None when the database cannot be asked."""
        return generate_latest(self.registry) + (generate_latest(_looked_up(counted)) if counted else b"")


def _looked_up(counted: Counted) -> CollectorRegistry:
    registry = CollectorRegistry()
    plain = {
        "deskbell_outbox_waiting": ("Messages that may be said now and are not", counted.waiting),
        "deskbell_outbox_oldest_seconds": ("The age of the oldest of them", counted.oldest),
        "deskbell_escalations_open": ("Tickets for which somebody is still looked for", counted.searches),
        "deskbell_dead": ("Messages that were given up", counted.dead),
        "deskbell_undone": ("Rows that were due, could not be done and are not tried any more", counted.undone),
        "deskbell_reminders_late": ("Reminders that are due and not said", counted.late),
    }
    for name, (meaning, number) in plain.items():
        Gauge(name, meaning, registry=registry).set(number)
    if counted.ticked:
        newest = Gauge(
            "deskbell_newest_tick_timestamp_seconds",
            "When any process last looked at the clock, Unix time, up to 15 seconds old",
            registry=registry,
        )
        newest.set(counted.ticked.timestamp())
    tickets = Gauge("deskbell_tickets_open", "Open tickets by priority", ["priority"], registry=registry)
    for priority, number in counted.tickets.items():
        tickets.labels(priority.name).set(number)
    return registry
