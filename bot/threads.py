"""Plain functions beside the event loop: one thread where one process may write, a few otherwise."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TypeVar

GIVES_WAY_FOR = 0.25
"""Seconds; so often something that can wait is done even when there is no end of what cannot."""
CALM_AFTER = 0.002
"""Seconds without anybody after several waited at once: in between they only draw breath."""
_T = TypeVar("_T")


class Threads:
    """Runs functions one after the other (`count` 1), or a few at a time."""

    def __init__(self, count: int) -> None:
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="work")
        self._pressing = 0
        self._crowd = 0
        """The most who waited at once since it was quiet."""
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._turn = asyncio.Lock()

    async def __call__(self, function: Callable[[], _T], /) -> _T:
        """Run it now, or when a thread is free."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, function)

    @contextmanager
    def pressing(self) -> Iterator[None]:
        """Somebody waits for an answer meanwhile: what can wait gives way."""
        self._pressing += 1
        self._crowd = max(self._crowd, self._pressing)
        self._quiet.clear()
        try:
            yield
        finally:
            self._pressing -= 1
            if self._crowd > 1 and not self._pressing:
                asyncio.get_running_loop().call_later(CALM_AFTER, self._calm)
            else:
                self._calm()

    def _calm(self) -> None:
        if not self._pressing:
            self._crowd = 0
            self._quiet.set()

    async def later(self, function: Callable[[], _T], /) -> _T:
        """Run something that gives way to what somebody waits for."""
        if not self._quiet.is_set():
            async with self._turn:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._quiet.wait(), GIVES_WAY_FOR)
        return await self(function)

    def close(self) -> None:
        """Wait for what is running."""
        self._pool.shutdown(wait=True, cancel_futures=True)
