"""Where the lines come from: a script, or somebody who types."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable
from typing import TextIO

_ENDS = ("quit", "exit")
FAREWELL = "Goodbye. `deskbell chat` goes on where you stopped.\n"


async def scripted(lines: Iterable[str], write: TextIO) -> AsyncIterator[str]:
    """The lines of a script, each shown before it is said, until one ends it. Those that begin with "# " are left out.

    A blank one is shown nowhere; it is an answer only where a form asks.
    """
    for line in lines:
        words = line.strip()
        if words.startswith("# "):
            continue
        if words:
            write.write(f"> {words}\n")
        if _ends(words):
            write.write(FAREWELL)
            return
        yield words


async def typed_lines(source: TextIO, write: TextIO) -> AsyncIterator[str]:
    """Lines as they are typed, until the end of input or until somebody says that it is over.

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
    while (line := await lines.get()) and not _ends(line):
        yield line
    write.write(FAREWELL if line else f"\n{FAREWELL}")


def _ends(line: str) -> bool:
    return line.strip().lstrip("/").casefold() in _ENDS
