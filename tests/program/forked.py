"""A process of the program that has imported and rehearsed already: it is forked from one that has nothing else."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    [
        *("bot.run", "bot.demo.school", "bot.cli", "adapters.slack", "adapters.teams.adapter"),
        *("tests.kills.doomed", __name__),
        "tests.program.prepared",  # after all that is to stay
    ]
)


class Forked:
    """What of `subprocess.Popen` is needed here. Everything after the imports and the rehearsal is as in a process of
    its own; `first` is done before it begins.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        folder: Path,
        settings: Mapping[str, str],
        outputs: tuple[Path, Path],
        first: Callable[[], None] | None = None,
    ) -> None:
        self._process = _SERVER.Process(target=_begin, args=(list(arguments), folder, dict(settings), outputs, first))
        self._process.start()

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def poll(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> None:
        self._process.join()


def _begin(
    arguments: list[str],
    folder: Path,
    settings: dict[str, str],
    outputs: tuple[Path, Path],
    first: Callable[[], None] | None,
) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(settings)
    for number, path in enumerate((Path(os.devnull), *outputs)):
        handle = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, "r" if n == 0 else "w", closefd=False) for n in range(3))
    sys.argv = ["deskbell", *arguments]
    warnings.simplefilter("error")
    from bot.cli import main

    if first:
        first()
    main()
