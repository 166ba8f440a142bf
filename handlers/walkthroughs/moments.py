"""When somebody is asked again who waits for a class of theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import step_at
from bot.model.school import before_working_days
from handlers.turn import Turn
from store.unit_of_work import UnitOfWork

REHEARSED = 5
"""So many working days before a class there is time to mend what a run-through shows."""
OVER = timedelta(minutes=5)
_LOOKED_THROUGH = 50


def moment(work: UnitOfWork, person: int, name: str) -> datetime | None:
    """The moment (aware UTC) around the next class that somebody teaches; None when it is over, or there is none."""
    known = work.sessions.upcoming if name == "before_class" else work.sessions.unfinished
    coming = known(work.now, person, limit=_LOOKED_THROUGH)
    first = next((each for each in coming if each.instructor == person), None)
    if first is None:
        return None
    before = before_working_days(first.starts_at, REHEARSED, work.school.zone, work.school.hours)
    at = before if name == "before_class" else first.ends_at + OVER
    return at if at > work.now else None


def timed(turn: Turn, run: Run) -> Run:
    """The walk that waits until the moment its step names, where that is known."""
    until = step_at(turn.playbooks, run.path[-1]).until if run.wake_at else ""
    at = moment(turn.work, turn.person.id, until) if until else None
    return replace(run, wake_at=at) if at else run
