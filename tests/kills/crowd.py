"""The processes of a run: who lives, who is to die where, and who comes after the dead."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from tests.kills.board import Board
from tests.kills.doomed import doomed
from tests.kills.points import HEARING, STILL, Plan, Point
from tests.kills.standing import stands
from tests.program.process import Process, until

DIES_WITHIN = 5.0
"""Seconds in which somebody ends who does not answer; else it was the connection alone."""
_LONGEST = {Point.IN_FLIGHT: 0.02, Point.DRAINING: 0.02}
_PASSES = {Point.IN_HANDLER: 25, Point.NOT_COMMITTED: 3, Point.NOT_ACKNOWLEDGED: 3, Point.DRAINING: 0}


@dataclass
class Living:
    """One process, and what is to become of it."""

    command: str
    plan: Plan
    process: Process
    url: str = ""
    silent: bool = False
    """It did not answer: it is dead, or on its way out."""
    steps: int = 0
    """For how long it has lived, as the driver counts."""
    stood: int = 0
    """For how long it has stood still, or has been back after that."""

    @property
    def number(self) -> int:
        return self.plan.number

    @property
    def hears(self) -> bool:
        return self.command != "worker"

    @property
    def stands(self) -> bool:
        return self.plan.point in STILL and stands(self.process.process.pid)

    @property
    def ticks(self) -> bool:
        return self.command != "web"


@dataclass
class Crowd:
    """One process of each of `commands`, as long as anybody of `deck` is to die."""

    folder: Path
    commands: Sequence[str]
    settings: dict[str, str]
    deck: list[Point]
    chance: Random
    fault: Callable[[], None] | None = None
    living: list[Living] = field(default_factory=list)
    ended: list[tuple[Living, str]] = field(default_factory=list)
    """Who ended, and where."""
    _count: int = 0

    def __post_init__(self) -> None:
        self.board = Board(self.folder)

    def fill(self) -> None:
        """Who died is replaced."""
        self.bury()
        for command in self.commands:
            if all(each.command != command for each in self.living):
                self.living.append(self._born(command))

    def bury(self) -> None:
        for each in [each for each in self.living if each.process.process.poll() is not None]:
            self.living.remove(each)
            code, where = each.process.process.poll(), self.board.deaths().get(each.number)
            if where is None:
                where = Point.OUTSIDE.value if code == -signal.SIGKILL else f"ended with {code}"
                if code != -signal.SIGKILL and each.plan.point:
                    self.deck.append(each.plan.point)
            self.ended.append((each, where))

    def killed(self) -> list[str]:
        return [where for _, where in self.ended if not where.startswith("ended with ")]

    def anybody_hears(self) -> bool:
        return any(each.hears and not each.stands for each in self.living)

    async def door(self) -> str:
        """Where one of those hears that live just now; empty when all of them stand still."""
        while True:
            self.fill()
            found = [each for each in self.living if each.hears and not each.stands]
            if not found:
                return ""
            each = self.chance.choice([each for each in found if not each.silent] or found)
            if each.silent:
                with suppress(AssertionError):
                    await until(partial(self._is_over, each), "its end", patience=DIES_WITHIN)
                each.silent = False
            elif each.url:
                return each.url
            else:
                await until(partial(self._is_up, each), "a process that hears")

    def stand_at(self, url: str) -> bool:
        return any(each.stands for each in self.living if each.url == url)

    def is_silent(self, url: str) -> None:
        """Who was told something there did not answer."""
        for each in self.living:
            each.silent = each.silent or each.url == url

    async def _is_up(self, each: Living) -> bool:
        over = await self._is_over(each) or each.stands
        if not over and '"web"' in each.process.err:
            each.url = await each.process.url()
        return over or bool(each.url)

    async def _is_over(self, each: Living) -> bool:
        return each.process.process.poll() is not None

    def _born(self, command: str) -> Living:
        self._count += 1
        plan = self._planned(command)
        process = Process(self.folder, command, settings=self.settings, first=partial(doomed, plan))
        return Living(command, plan, process)

    def _planned(self, command: str) -> Plan:
        point = next((p for p in self.deck if command != "worker" or p not in HEARING), None)
        if point is None:
            return Plan(self._count, self.folder, fault=self.fault)
        self.deck.remove(point)
        passes = self.chance.randint(0, _PASSES.get(point, 4))
        delay = self.chance.uniform(0, _LONGEST.get(point, 0))
        return Plan(self._count, self.folder, point, passes, delay, self.fault)

    async def stop(self) -> None:
        """The living end in good order."""
        for each in self.living:
            each.process.process.terminate()
        for each in self.living:
            await each.process.ended()
        self.bury()

    def end(self) -> None:
        """Whatever happened, nobody is left."""
        for each in self.living:
            each.process.is_killed()

    def complaints(self) -> list[str]:
        """Who ended by themselves, and what any of them wrote into its log that is an error; who was killed may have
        left half a line.
        """
        gone = ("ended with 0", f"ended with {-signal.SIGTERM}")
        found = [
            f"process {each.number} {where}"
            for each, where in self.ended
            if where.startswith("ended with ") and where not in gone
        ]
        for each in [*(each for each, _ in self.ended), *self.living]:
            for line in each.process.err.splitlines():
                if _level(line) not in ("debug", "info", "warning"):
                    found.append(f"process {each.number}: {line}")
        return found


def _level(line: str) -> str:
    try:
        return str(json.loads(line)["level"])
    except ValueError:
        return "info" if line.startswith("{") else "not of the log"
