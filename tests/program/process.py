"""One process of the program, as its users start it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from tests.program.forked import Forked

_T = TypeVar("_T")
ROOT = Path(__file__).parents[2]
PATIENCE = 25.0
STEP = 0.03
"""Seconds."""


def _afresh(
    arguments: Sequence[str], folder: Path, settings: Mapping[str, str], outputs: tuple[Path, Path]
) -> subprocess.Popen[bytes]:
    with outputs[0].open("wb") as out, outputs[1].open("wb") as err:
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "bot", *arguments],
            cwd=folder,
            env=dict(settings),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )


async def until(look: Callable[[], Awaitable[_T]], what: str, patience: float = PATIENCE) -> _T:
    """What `look` finds, as soon as that is something."""
    found = await look()
    for _ in range(int(patience / STEP)):
        if found:
            return found
        await asyncio.sleep(STEP)
        found = await look()
    raise AssertionError(f"waited in vain: {what}; last seen: {found!r}")


class Process:
    """`python -m bot` with some arguments, in a folder; its environment is `settings` and nothing of ours.

    `afresh`: with an interpreter of its own, which takes seconds. Else it is forked when all is imported and rehearsed,
    and `first` is done in it before it begins.
    """

    started = 0

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        settings: Mapping[str, str] | None = None,
        afresh: bool = False,
        first: Callable[[], None] | None = None,
    ) -> None:
        Process.started += 1
        self.outputs = (folder / f"out{Process.started}.txt", folder / f"err{Process.started}.txt")
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        environment |= settings or {}
        for path in self.outputs:
            path.touch()
        self.process: Forked | subprocess.Popen[bytes] = (
            _afresh(arguments, folder, environment, self.outputs)
            if afresh
            else Forked(arguments, folder, environment, self.outputs, first)
        )

    @property
    def out(self) -> str:
        return self.outputs[0].read_text("utf-8")

    @property
    def err(self) -> str:
        return self.outputs[1].read_text("utf-8")

    @property
    def log(self) -> list[dict[str, Any]]:
        """What it wrote into its log; anything there that is no JSON is a complaint of Python's."""
        return [json.loads(line) for line in self.err.splitlines()]

    async def url(self) -> str:
        """Where its web server listens, without a slash at the end; it has said so by now."""

        async def look() -> str:
            assert self.process.poll() is None, self.err
            said = re.search(r"(?:Open http://|\"web\": \")(127\.0\.0\.1:\d+)", self.out + self.err)
            return f"http://{said[1]}" if said else ""

        return await until(look, "the address of the web server")

    async def ended(self) -> int:
        """Its exit code, once it has ended by itself."""

        async def look() -> list[int]:
            code = self.process.poll()
            return [] if code is None else [code]

        return (await until(look, f"the end of process {self.process.pid}"))[0]

    async def stops(self) -> int:
        """Its exit code after it was told to stop."""
        self.process.send_signal(signal.SIGTERM)
        return await self.ended()

    def is_killed(self) -> None:
        """No warning, no last words."""
        self.process.kill()
        self.process.wait()
