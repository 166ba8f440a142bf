"""Where the lines come from: a script, or somebody who types."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable
from typing import TextIO


async def scripted(lines: Iterable[str], write: TextIO) -> AsyncIterator[str]:
    """The lines of a script, each shown before it is said. Those that begin with "# " are left out.

    A blank one is shown nowhere; it is an answer only where a form asks.
    """
    for line in lines:
        words = line.strip()
        if words.startswith("# "):
            continue
        if words:
            write.write(f"> {words}\n")
        yield words


async def typed_lines(source: TextIO) -> AsyncIterator[str]:
    """Lines as they are typed, until the end of input.

    The thread that waits for them is a daemon: it does not hold up the end of the program.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str] = asyncio.Queue()

    def wait_for_lines() -> None:
        line = "\n"
        while line:
            line = source.readline()
            try:
                loop.call_soon_threadsafe(lines.put_nowait, line)
            except RuntimeError:  # the loop was closed while somebody was typing
                return

    threading.Thread(target=wait_for_lines, daemon=True).start()
    while line := await lines.get():
        yield line
