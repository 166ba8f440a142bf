"""Escalation: who is pinged when, while nobody takes the ticket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from itertools import pairwise


class EscalationState(Enum):
    """Where an escalation stands."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a ladder: `wait` after the rung before it, then everybody in `targets` (handles of people)."""

    wait: timedelta
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """An escalation policy: its rungs, how often they are gone through, and who is pinged when all were.

    `pause` is the wait before the rungs are gone through again, and before the whole staff channel is called.
    """

    steps: tuple[Step, ...]
    repeats: int = 1
    pause: timedelta = timedelta(minutes=10)
    last_resort: Step | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One ping of a plan: `after` is counted from the opening, in whole seconds. Without targets it calls the whole
    staff channel.
    """

    after: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Escalation:
    """The search for somebody who takes a ticket. The plan is fixed when it opens: later changes of the school's
    ladder leave it alone, and a step comes in when somebody who stood in leaves. `level` is the next one to ping; `due`
    is None when there is none left.
    """

    id: int
    ticket: int
    opened_at: datetime
    plan: tuple[Level, ...]
    level: int
    state: EscalationState
    due: datetime | None
    paged: tuple[tuple[int, int], ...] = ()
    """Who was pinged: level and person's id, in order."""
    by: int | None = None
    acknowledged_at: datetime | None = None
    version: int = 1


def plan(ladder: Ladder) -> tuple[Level, ...]:
    """All pings of a ladder in order, each with its distance from the opening; the whole staff channel is the last."""
    levels, after = [], timedelta()
    for turn in range(ladder.repeats):
        for rung, step in enumerate(ladder.steps):
            after += ladder.pause if turn and not rung else step.wait
            levels.append(Level(int(after.total_seconds()), step.targets))
    if ladder.last_resort:
        after += ladder.last_resort.wait
        levels.append(Level(int(after.total_seconds()), ladder.last_resort.targets))
    if levels:
        levels.append(Level(int((after + ladder.pause).total_seconds()), ()))
    return tuple(levels)


def behind(ladder: Ladder, first: tuple[str, ...]) -> tuple[Level, ...]:
    """All pings of a ladder behind somebody who is told at once: later by the time its first rung has to answer."""
    levels = plan(ladder)
    waits = (after.after - before.after for before, after in pairwise(levels))
    patience = next((wait for wait in waits if wait), int(ladder.pause.total_seconds()))
    later = tuple(replace(level, after=level.after + patience) for level in levels)
    return (Level(0, first), *later) if later else ()


def opened(ticket: int, levels: tuple[Level, ...], now: datetime) -> Escalation:
    """A new escalation; its first level is due `after` seconds from now."""
    return _due(Escalation(0, ticket, now, levels, 0, EscalationState.OPEN, None))


def due_levels(escalation: Escalation, now: datetime) -> tuple[Level, ...]:
    """The levels whose moment has come: usually one, more after an outage."""
    if escalation.state is not EscalationState.OPEN:
        return ()
    late = int((now - escalation.opened_at).total_seconds())
    return tuple(level for level in escalation.plan[escalation.level :] if level.after <= late)


def advanced(escalation: Escalation, levels: int, paged: tuple[tuple[int, int], ...]) -> Escalation:
    """The escalation after so many levels were pinged. The next is due at its own distance from the opening, however
    late these were.
    """
    return _due(replace(escalation, level=escalation.level + levels, paged=(*escalation.paged, *paged)))


def also_calling(escalation: Escalation, targets: tuple[str, ...], now: datetime) -> Escalation:
    """The escalation with one step more, due now, for people (handles) whose turn it was."""
    level = Level(int((now - escalation.opened_at).total_seconds()), targets)
    plan = (*escalation.plan[: escalation.level], level, *escalation.plan[escalation.level :])
    return _due(replace(escalation, plan=plan))


def missed(escalation: Escalation, duty: Mapping[str, int]) -> tuple[str, ...]:
    """The handles whose turn has come without a call to the person who has their duty (`duty`: ids, by handle)."""
    found = []
    for handle, person in duty.items():
        turns = [at for at, level in enumerate(escalation.plan[: escalation.level]) if handle in level.targets]
        if turns and all(other != person or at < turns[-1] for at, other in escalation.paged):
            found.append(handle)
    return tuple(found)


def called_at(escalation: Escalation, person: int) -> datetime | None:
    """Since when at the latest this person is called, alone or with the whole staff channel; None if they are not."""
    theirs = {level for level, paged in escalation.paged if paged == person}
    reached = enumerate(escalation.plan[: escalation.level])
    moments = [level.after for at, level in reached if at in theirs or not level.targets]
    return escalation.opened_at + timedelta(seconds=max(moments)) if moments else None


def acknowledged(escalation: Escalation, by: int, now: datetime) -> Escalation:
    """The escalation once somebody took the ticket: nobody else is pinged."""
    return replace(escalation, state=EscalationState.ACKNOWLEDGED, by=by, acknowledged_at=now, due=None)


def ended(escalation: Escalation) -> Escalation:
    """The escalation once the ticket is done: nobody else is pinged."""
    return replace(escalation, state=EscalationState.ENDED, due=None)


def _due(escalation: Escalation) -> Escalation:
    left = escalation.plan[escalation.level :]
    return replace(escalation, due=escalation.opened_at + timedelta(seconds=left[0].after) if left else None)
