"""Plain functions beside the event loop: one thread where one process may write, a few otherwise."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_T = TypeVar("_T")


class Threads:
    """Runs functions one after the other (`count` 1), or a few at a time."""

    def __init__(self, count: int) -> None:
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="work")

    async def __call__(self, function: Callable[[], _T], /) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, function)

    def close(self) -> None:
        """Wait for what is running."""
        self._pool.shutdown(wait=True, cancel_futures=True)
