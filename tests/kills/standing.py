"""A process that is stopped in a transaction, with its rows locked, when it is wanted to; it is killed or goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from store import database
from store.unit_of_work import UnitOfWork

HELD_FOR_MS = 1000
"""So long its locks stand: the server's patience is shorter here than in fact."""


def state_of(pid: int) -> str:
    """https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html"""
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]


def stands(pid: int) -> bool:
    """Whether a process is stopped; one that is gone is not."""
    try:
        return state_of(pid) == "T"
    except OSError:
        return False


def stops_in_a_transaction(sign: Path) -> None:
    """Make of this process, before it begins, one that is stopped before the next commit once `sign` is there; it takes
    the sign away.
    """
    write = UnitOfWork.write

    def written(work: UnitOfWork) -> None:
        write(work)
        if sign.exists():
            sign.unlink()
            os.kill(os.getpid(), signal.SIGSTOP)

    setattr(database, "STANDSTILL_LIMIT_MS", HELD_FOR_MS)  # noqa: B010 - as in tests/kills/doomed.py
    setattr(UnitOfWork, "write", written)  # noqa: B010 - the same
