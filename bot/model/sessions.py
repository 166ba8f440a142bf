"""Class sessions: when they are, what changes them, and which reminders belong to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from bot.model.errors import AskBack, Conflict
from bot.model.messages import Place
from bot.model.moments.readings import Why
from bot.model.moments.zones import instants, local_time, zone_named

FURTHEST = timedelta(days=400)
APART = timedelta(minutes=10)
"""Two reminders of one session are never closer than this: the later one is left out."""
BEFORE, AHEAD = timedelta(hours=2), timedelta(minutes=60)
"""A class that began or begins so near makes its people's tickets more urgent."""
HELD_AGAIN = timedelta(days=7)
"""A class that was held so long ago may be held again without its number."""
NEAR = timedelta(minutes=30)
"""In a walk-through the way into a class that begins so soon, or is running, comes before everything else."""

QUIET_FROM, QUIET_UNTIL, BEFORE_QUIET = time(21), time(7), time(20, 30)
"""Nobody is reminded of the next day in these hours of the night: it is said before them, or in the morning."""
STILL_AHEAD = timedelta(hours=2)


class SessionState(Enum):
    """Where a session stands."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"


class ReminderKind(Enum):
    """What people are told before a session starts."""

    INVITATION = "invitation"
    DAY_BEFORE = "day_before"
    HOUR_BEFORE = "hour_before"


class ReminderState(Enum):
    """What became of a reminder."""

    PLANNED = "planned"
    SAID = "said"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Offsets:
    """How long before the start each is due, in elapsed time."""

    invitation: timedelta = timedelta(days=3)
    day_before: timedelta = timedelta(hours=24)
    hour_before: timedelta = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Session:
    """A class at one time. `instructor` and `participants` are ids of people; `channel` is where the class talks.

    `local` (naive) in `zone` (IANA) is what was agreed; `starts_at` (aware UTC) is when that is. `plan` grows with
    every move and with a cancellation: what was planned under an older number is void.
    """

    id: int
    number: int
    title: str
    instructor: int
    starts_at: datetime
    duration: timedelta
    zone: str
    local: datetime
    link: str = ""
    channel: Place | None = None
    participants: tuple[int, ...] = ()
    state: SessionState = SessionState.SCHEDULED
    plan: int = 1
    version: int = 1

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + self.duration


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of one session: not before `due`, not at or after `until` (aware UTC)."""

    id: int
    session: int
    plan: int
    kind: ReminderKind
    due: datetime
    until: datetime
    state: ReminderState = ReminderState.PLANNED

    def follows(self, other: Reminder) -> bool:
        """Whether this one of the same class comes after the other and makes it needless."""
        kinds = list(ReminderKind)
        return self.plan == other.plan and kinds.index(self.kind) > kinds.index(other.kind)


@dataclass(frozen=True, slots=True)
class PlannedReminder:
    """A reminder that is not stored yet."""

    kind: ReminderKind
    plan: int
    due: datetime
    until: datetime

    def of(self, session: int, said: bool = False) -> Reminder:
        """It as the reminder of a class, to be stored; `said`: it is said at once."""
        state = ReminderState.SAID if said else ReminderState.PLANNED
        return Reminder(0, session, self.plan, self.kind, self.due, self.until, state)


def plan(session: Session, now: datetime, offsets: Offsets, invited: bool = False) -> tuple[PlannedReminder, ...]:
    """All that is still to be said before the session starts, in order.

    `invited`: people already know of it, so that a change notice, said now, takes the place of the invitation.
    """
    if session.state is SessionState.CANCELLED or session.starts_at <= now:
        return ()
    planned = [] if invited else [_invitation(session, now, offsets)]
    last = planned[-1].due if planned else now
    for kind, before in (
        (ReminderKind.DAY_BEFORE, offsets.day_before),
        (ReminderKind.HOUR_BEFORE, offsets.hour_before),
    ):
        due = session.starts_at - before
        if kind is ReminderKind.DAY_BEFORE:
            due = _by_day(due, session, now)
        if now < due < session.starts_at and due - last >= APART:
            planned.append(PlannedReminder(kind, session.plan, due, session.starts_at))
            last = due
    return tuple(planned)


def _by_day(due: datetime, session: Session, now: datetime) -> datetime:
    """The moment for what can as well be said earlier or later: nobody is woken for it, where the class is."""
    local = due.astimezone(ZoneInfo(session.zone))
    if due <= now or QUIET_UNTIL <= local.time() < QUIET_FROM:
        return due
    evening = local.date() if local.time() >= QUIET_FROM else local.date() - timedelta(days=1)
    before, after = (
        datetime.combine(day, at, local.tzinfo).astimezone(UTC)
        for day, at in ((evening, BEFORE_QUIET), (evening + timedelta(days=1), QUIET_UNTIL))
    )
    if before >= now + APART:
        return before
    return after if session.starts_at - after >= STILL_AHEAD else due


def _invitation(session: Session, now: datetime, offsets: Offsets) -> PlannedReminder:
    due = max(now, session.starts_at - offsets.invitation)
    return PlannedReminder(ReminderKind.INVITATION, session.plan, due, session.starts_at)


def check_start(starts_at: datetime, now: datetime) -> None:
    """Raises `AskBack` when no session can be planned for this moment."""
    if starts_at <= now:
        raise AskBack("That time has passed. Say a time that is still to come.")
    if starts_at - now > FURTHEST:
        raise AskBack("That is more than {days} days ahead. Say an earlier day.", days=FURTHEST.days)


def moved(session: Session, local: datetime, zone: str, now: datetime, duration: timedelta | None = None) -> Session:
    """The session at another time, or as long as this; `local` is naive, with `fold=1` for the second of two equal
    times.
    """
    if session.state is SessionState.CANCELLED:
        raise Conflict(
            "Session {number} was cancelled, so it cannot be moved. Plan a new one instead.", number=session.number
        )
    zone = zone_named(zone)
    starts_at = _instant(local, zone)
    length = duration or session.duration
    if starts_at != session.starts_at:
        check_start(starts_at, now)
    elif starts_at + length <= now:
        raise AskBack("It would be over by now. Say how long it is from its start to its end.")
    if (starts_at, zone, length) == (session.starts_at, session.zone, session.duration):
        raise Conflict("Session {number} already starts at {start}.", number=session.number, start=starts_at)
    return replace(session, starts_at=starts_at, local=local, zone=zone, duration=length, plan=session.plan + 1)


def changed(session: Session, title: str, link: str) -> Session:
    """The session under another name, in another room, or at another link."""
    if session.state is SessionState.CANCELLED:
        raise Conflict("Session {number} was cancelled. Plan a new one instead.", number=session.number)
    if (title, link) == (session.title, session.link):
        raise Conflict("Session {number} has that already.", number=session.number)
    return replace(session, title=title, link=link, plan=session.plan + 1)


def handed(session: Session, teacher: int) -> Session:
    """The session with another teacher, who takes part in it no more."""
    if session.state is SessionState.CANCELLED:
        raise Conflict("Session {number} was cancelled. Plan a new one instead.", number=session.number)
    if teacher == session.instructor:
        raise Conflict("They teach session {number} already.", number=session.number)
    left = tuple(each for each in session.participants if each != teacher)
    return replace(session, instructor=teacher, participants=left, plan=session.plan + 1)


def cancelled(session: Session) -> Session:
    """The session called off."""
    if session.state is SessionState.CANCELLED:
        raise Conflict("Session {number} is already cancelled.", number=session.number)
    return replace(session, state=SessionState.CANCELLED, plan=session.plan + 1)


def restored(session: Session, now: datetime) -> Session:
    """The session held after all, as it was planned."""
    if session.state is not SessionState.CANCELLED:
        raise Conflict("Session {number} is not cancelled.", number=session.number)
    if session.ends_at <= now:
        raise Conflict("Session {number} would be over by now. Plan a new one instead.", number=session.number)
    return replace(session, state=SessionState.SCHEDULED, plan=session.plan + 1)


def recomputed(session: Session) -> Session:
    """The session under the zone's rules of today; itself when they leave its start alone."""
    possible = instants(session.local, session.zone)
    if not possible or session.starts_at in possible:
        return session
    return replace(session, starts_at=possible[0], plan=session.plan + 1)


def day_of(session: Session, now: datetime, zone: str) -> date:
    """The day it is on by the clocks of a zone: today for one that is on now, also where it began before midnight."""
    return local_time(max(session.starts_at, min(now, session.ends_at)), zone).date()


def nearest(sessions: Iterable[Session], now: datetime) -> Session | None:
    """The one whose start is nearest, of those that are not over."""
    left = (session for session in sessions if session.ends_at > now)
    return min(left, key=lambda session: abs(session.starts_at - now), default=None)


def _instant(local: datetime, zone: str) -> datetime:
    possible = instants(local.replace(fold=0), zone)
    if not possible:
        raise AskBack(Why.GAP.value)
    return possible[min(local.fold, len(possible) - 1)]
