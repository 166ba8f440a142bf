"""The demo: a seeded school, the local chat, and a clock that can be pushed."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from adapters import found, local
from bot.app import App, Duty
from bot.clock import MachineClock
from bot.demo.coming import coming
from bot.demo.watched import WatchedEngine
from bot.files import schools
from bot.model import sessions
from bot.model.errors import Unavailable
from bot.model.messages import Place
from bot.model.people import Identity, Person, Role
from bot.model.ports import Adapter, Clock
from bot.model.school import School
from bot.model.sessions import Reminder, ReminderKind, ReminderState, Session
from bot.model.tickets import Resolution, Ticket, TicketState, closed, resolved
from bot.model.triage import priority
from bot.model.witness import Coming
from store import migrate
from store.store import Store
from store.unit_of_work import UnitOfWork
from store.watched import WatchedStore


def school(platform: str) -> School:
    """The demo's school, at home on one platform, with its articles ready to be searched."""
    text = _filed("school.toml").replace('"here:', f'"{platform}:')
    of = schools.parse(text, "demo/school.toml")
    of.library.prepare()
    return of


def cast(of: School) -> tuple[local.Character, ...]:
    """Who has a column on the page."""
    names = {person.handle: person.name for person in of.people}
    return tuple(
        local.Character(
            user=each["user"],
            name=names[each["user"]],
            title=each["title"],
            places=tuple((channel, label) for channel, label in each["places"]),
            suggestions=tuple(each["suggestions"]),
            zone=of.zone,
        )
        for each in _seed()["cast"]
    )


def opened(path: Path, fresh: bool, of: School, now: datetime) -> WatchedStore:
    """The demo's database: made and seeded when it is new. It tells nothing until somebody watches.

    Raises `Busy` when another process has it, `Unavailable` when the file is something else: what is no demo's is
    neither changed nor thrown away.
    """
    store = WatchedStore(f"sqlite:///{path}")
    store.lock()
    if not _ours(path):
        store.close()
        raise Unavailable("it is no database of a demo")
    if fresh:
        for leftover in (path, Path(f"{path}-wal"), Path(f"{path}-shm"), room_path(path)):
            leftover.unlink(missing_ok=True)
    new = not path.exists()
    try:
        migrate.upgrade(store)
    except Unavailable:
        store.close()
        raise
    if new:
        store.know([of], now)
        with store.begin(of, now) as work:
            seed(work)
    return store


def _ours(path: Path) -> bool:
    """Whether nothing stands there, or what an earlier demo left."""
    if not path.exists() or not path.stat().st_size:
        return True
    with closing(Store(f"sqlite:///{path}")) as there:
        try:
            return migrate.version(there) is not None and there.platforms() <= {local.PAGE, local.TERMINAL}
        except Unavailable:
            return False


def room_path(path: Path) -> Path:
    """Where the local chat keeps what was said, beside the database."""
    return Path(f"{path}.room")


def page(path: Path, fresh: bool) -> tuple[App, local.BrowserAdapter]:
    """The program behind the demo's page."""
    of = school(local.PAGE)
    real = MachineClock()
    store = opened(path, fresh, of, real.now())
    try:
        room = local.Room(room_path(path))
    except local.Damaged:
        store.close()
        raise
    return staged(store, of, room, real)


def staged(store: WatchedStore, of: School, room: local.Room, real: Clock) -> tuple[App, local.BrowserAdapter]:
    """The local chat in this room, with the desk behind it and a look behind the scenes."""
    clock = local.PushableClock(real, room)
    adapter = local.BrowserAdapter(room, cast(of), clock, zone=of.zone)
    app = App(store, [of], {adapter.name: adapter}, clock, Duty.WEB | Duty.CLOCK)
    adapter.on_push = app.settled
    adapter.backstage.previews = found.previews()
    adapter.page.tour = [local.Step(**each) for each in _seed()["tour"]]
    app.answers_with(WatchedEngine(store, [of], app.engine.shelf, adapter.backstage.witness))

    def look() -> list[Coming]:
        with store.read(of, clock.now()) as work:
            return coming(work)

    adapter.backstage.coming = lambda: app.threads(look)
    return app, adapter


def conversation(
    path: Path, fresh: bool, handle: str, read: AsyncIterable[str], write: TextIO
) -> tuple[App, local.TerminalAdapter]:
    """The program behind a conversation of one of the school's people in the terminal."""
    of = school(local.TERMINAL)
    clock = MachineClock()
    person = {person.handle: person for person in of.people}[handle]
    store = opened(path, fresh, of, clock.now())
    identity = Identity(*person.identities[0], person.name, of.zone)
    channels = [place.channel for place in of.staff] if person.role >= Role.ON_CALL else []
    adapters: dict[str, Adapter] = {}
    app = App(store, [of], adapters, clock, Duty.CLOCK)
    adapter = local.TerminalAdapter(identity, read, write, app.settled, channels)
    adapters[adapter.name] = adapter
    return app, adapter


def seed(work: UnitOfWork) -> None:
    """Classes to come and tickets of the last days."""
    plan = _seed()
    people = {person.handle: person for person in work.people.with_handles(p.handle for p in work.school.people)}
    for each in plan["session"]:
        _add_session(work, each, people)
    for each in plan["ticket"]:
        _add_ticket(work, each, people)


def _add_session(work: UnitOfWork, plan: Mapping[str, Any], people: Mapping[str, Person]) -> None:
    starts_at = _soon(work.now + timedelta(minutes=plan["in_minutes"]))
    if "hours" in plan:
        first, last = map(time.fromisoformat, plan["hours"])
        starts_at = between(starts_at, ZoneInfo(work.school.zone), first, last)
    platform, workspace, _ = work.school.people[0].identities[0]
    session = work.sessions.add(
        Session(
            id=0,
            number=work.sessions.next_number(),
            title=plan["title"],
            instructor=people["teacher"].id,
            starts_at=starts_at,
            duration=timedelta(minutes=plan["length"]),
            zone=work.school.zone,
            local=starts_at.astimezone(ZoneInfo(work.school.zone)).replace(tzinfo=None),
            link=plan["link"],
            channel=Place(platform, workspace, plan["channel"]),
            participants=tuple(people[name].id for name in plan.get("people", ())),
        )
    )
    invited_at = starts_at - work.school.offsets.invitation
    said = Reminder(0, session.id, session.plan, ReminderKind.INVITATION, invited_at, starts_at, ReminderState.SAID)
    since = invited_at if plan["invited"] else work.now
    planned = sessions.plan(session, since, work.school.offsets, invited=plan["invited"])
    waiting = [each.of(session.id) for each in planned if each.due >= work.now]
    work.reminders.plan([said, *waiting] if plan["invited"] else waiting)


def _add_ticket(work: UnitOfWork, plan: Mapping[str, Any], people: Mapping[str, Person]) -> None:
    at = work.now - timedelta(minutes=plan["minutes_ago"])
    ticket = work.tickets.add(
        Ticket(
            id=0,
            number=work.tickets.next_number(),
            reporter=people["teacher"].id,
            summary=plan["summary"],
            category=plan["category"],
            subcategory=plan["subcategory"],
            impact=3,
            urgency=2,
            priority=priority(3, 2),
            state=TicketState.NEW,
            opened_at=at,
        )
    )
    if "solution" in plan:
        later = at + timedelta(minutes=40)
        work.tickets.save(closed(resolved(ticket, Resolution.SOLVED, plan["solution"], later, later), later))


def between(moment: datetime, zone: ZoneInfo, first: time, last: time) -> datetime:
    """The moment, or the next one after it that is no earlier and no later than that in the day of this zone."""
    local = moment.astimezone(zone)
    if first <= local.time() <= last:
        return moment
    day = local.date() + timedelta(days=local.time() > last)
    return datetime.combine(day, first, zone).astimezone(UTC)


def _soon(moment: datetime) -> datetime:
    """The next full five minutes."""
    return moment + timedelta(minutes=-moment.minute % 5, seconds=-moment.second, microseconds=-moment.microsecond)


def _seed() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    return tomllib.loads(_filed("seed.toml"))


def _filed(name: str) -> str:
    return (files("bot.content") / "demo" / name).read_text("utf-8")
