"""What the processes of one run share: the time, how far each has kept up with it, and who died where."""

from __future__ import annotations

import mmap
import os
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEGIN = datetime(2026, 11, 23, 9, tzinfo=UTC)
_WIDTH = struct.calcsize("d")
_MOST = 20_000


class Board:
    """A file in memory: the time in its first number, then one number for each process."""

    def __init__(self, folder: Path) -> None:
        self._deaths = folder / "deaths.txt"
        with (folder / "board").open("a+b") as file:
            file.truncate((_MOST + 1) * _WIDTH)
            self._memory = mmap.mmap(file.fileno(), 0)

    def now(self) -> datetime:
        """It stands until somebody moves it; this is the clock of every process."""
        return BEGIN + timedelta(seconds=self.passed)

    @property
    def passed(self) -> float:
        return self._read(0)

    def passes(self, seconds: float) -> None:
        self._write(0, self.passed + seconds)

    def kept_up(self, number: int) -> float:
        """The time at which a process last did everything that was due."""
        return self._read(number)

    def keep_up(self, number: int, passed: float) -> None:
        self._write(number, passed)

    def die(self, number: int, where: str) -> None:
        """The last word of a process before it ends, or stands still; written at once."""
        handle = os.open(self._deaths, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(handle, f"{number} {where}\n".encode())
        os.close(handle)

    def deaths(self) -> dict[int, str]:
        """Where each process killed itself, or stood still."""
        if not self._deaths.exists():
            return {}
        words = (line.split(" ", 1) for line in self._deaths.read_text("utf-8").splitlines())
        return {int(number): where for number, where in words}

    def _read(self, place: int) -> float:
        (found,) = struct.unpack_from("d", self._memory, place * _WIDTH)
        return float(found)

    def _write(self, place: int, value: float) -> None:
        struct.pack_into("d", self._memory, place * _WIDTH, value)
