"""A connection to PostgreSQL that waits for no mute server, and leaves the server able to end what stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.generators import send

_T = TypeVar("_T")


class Synced(psycopg.Pipeline):
    """Many rows on their way in one statement. Nothing is sent after the word that ends it: psycopg also asks to have
    the answers flushed, which that word does already, and then the server takes a transaction that stands still for
    one that is at work, and lets it hold its locks for ever.
    """

    def _exit_gen(self) -> PQGen[None]:
        try:
            self._enqueue_sync()
            yield from self._communicate_gen()
        finally:
            yield from send(self.pgconn)
            yield from self._fetch_gen(flush=False)


class Patient(psycopg.Connection[Any]):
    """A connection that waits for no answer longer than its patience: keepalives cannot tell that one is mute.

    What became of the transaction is then unknown, and the connection is closed.
    """

    patience: float | None = None

    def wait(self, gen: PQGen[_T], interval: float = 0.1, timeout: float | None = None) -> _T:
        """Every answer of the server is waited for here."""
        began = perf_counter()
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.OperationalError:
            if timeout is None and self.patience and perf_counter() - began >= self.patience:
                self.pgconn.finish()
                raise psycopg.OperationalError("no answer in time") from None
            raise

    @contextmanager
    def _pipeline_nolock(self) -> Iterator[psycopg.Pipeline]:
        with super()._pipeline_nolock() as pipeline:
            pipeline.__class__ = Synced
            yield pipeline
