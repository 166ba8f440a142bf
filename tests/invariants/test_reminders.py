"""Whatever becomes of a class, its people are reminded of it as it is now, in time and once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import strategies as st
from sqlalchemy import select

from bot.engine import Engine
from bot.model.messages import Kind, Message
from bot.model.ports import Post
from bot.model.sessions import ReminderKind, ReminderState, Session, SessionState
from store import schema
from tests.fakes.uncertain import Ending, Uncertain
from tests.invariants.dying import dying
from tests.invariants.ground import Broken, Ground, Step, steps
from tests.invariants.journals import gaps
from tests.invariants.names import Holds
from tests.invariants.processes import Killed, Leases, Process
from tests.next_due import next_due
from tests.stories.classes import MENTIONS
from tests.world import MONDAY, ZONE, Someone, World

BEFORE = {
    ReminderKind.INVITATION: timedelta(days=3),
    ReminderKind.DAY_BEFORE: timedelta(hours=24),
    ReminderKind.HOUR_BEFORE: timedelta(hours=1),
}
APART = timedelta(minutes=10)
BEGINNINGS = (MONDAY, datetime(2027, 3, 25, 8, 0, tzinfo=UTC), datetime(2027, 10, 28, 22, 0, tzinfo=UTC))
"""An ordinary day, and some days before clocks change."""
HOURS = (0, 1, 2, 8, 10, 23)
AROUND = (timedelta(minutes=30), timedelta(hours=12), timedelta(hours=-1))
MUTES = ("reminders off", "reminders last", "reminders on")
LENGTHS = (timedelta(minutes=5), timedelta(minutes=31), timedelta(hours=1), timedelta(hours=7), timedelta(hours=24))
OFTEN = ("plans", "plans", "moves", "passes", "passes", "passes", "ticks", "ticks", "delivers", "fails")
SELDOM = ("purges", "cancels", "jumps_back", "dies_ticking", "dies_delivering", "away", "invites", "mutes", "restores")


class Story:
    """A teacher who plans, moves and cancels classes, and a clock that goes on."""

    def __init__(self, url: str, begins_at: datetime) -> None:
        self.world = World(url, delivers=False)
        self.world.clock.moment = begins_at
        self.chat = self.world.chat = Uncertain(clock=self.world.clock, begins=self._begins)
        self.process = Process(self.world, self.chat, Leases())
        self.planned = 0
        self.asked: dict[int, datetime] = {}
        """When each class begins by the words of who planned it, on the clock on the wall."""
        self.since: dict[tuple[int, int], tuple[datetime, bool]] = {}
        """When each plan of a class was made, and whether its people knew of the class by then."""
        self.broken: dict[Holds, list[object]] = {name: [] for name in Holds}

    def told(self, story: Sequence[Step]) -> Broken:
        with closing(self.world):
            for step in story:
                getattr(self, step.do)(step.which, step.how)
                self._look_over()
                if self.broken[Holds.CLOCK]:
                    return self.broken  # what is done again and again has no end
            self.chat.ends = []
            self._goes_on(self._now() + timedelta(days=8))
            self._look_over()
            self.broken[Holds.PLANNED] += self._untold()
            self.broken[Holds.REPLAY] += gaps(self.world, "tickets", "escalations")
        return self.broken

    def plans(self, which: int, how: int) -> None:
        number = self.planned + 1
        wall = self._wall(which, how)
        self._says(f'session add "Class {number}" {wall:%Y-%m-%d %H:%M} #algebra @sam')
        self._note(number, wall, invited=False)

    def moves(self, which: int, how: int) -> None:
        number, wall = 1 + which % max(self.planned, 1), self._wall(how, which)
        invited = any(self._said(number))
        self._says(f"session move {number} to {wall:%Y-%m-%d %H:%M}")
        self._note(number, wall, invited)

    def cancels(self, which: int, _: int) -> None:
        self._says(f"session cancel {1 + which % max(self.planned, 1)}")

    def restores(self, which: int, _: int) -> None:
        number = 1 + which % max(self.planned, 1)
        invited = any(self._said(number))
        self._says(f"session restore {number}")
        if number in self.asked:
            self._note(number, self.asked[number], invited)

    def invites(self, which: int, _: int) -> None:
        self._says(f"session invite {1 + which % max(self.planned, 1)} @kim")

    def mutes(self, _: int, how: int) -> None:
        """Who takes part wants other reminders."""
        self._says(MUTES[how % len(MUTES)], self.world.student)

    def purges(self, _: int, __: int) -> None:
        self.world.store.purge(self.world.clock.now())

    def passes(self, _: int, how: int) -> None:
        self.world.clock.moment += LENGTHS[how % len(LENGTHS)]

    def away(self, which: int, how: int) -> None:
        """Nobody is there until somewhere around the start of a class."""
        session = self._sessions().get(1 + which % max(self.planned, 1))
        if session:
            self.world.clock.moment = max(self._now(), session.starts_at - AROUND[how % len(AROUND)])
            self.world.restarts()
            self.ticks(0, how)

    def jumps_back(self, _: int, how: int) -> None:
        self.world.clock.moment -= LENGTHS[how % len(LENGTHS)]

    def ticks(self, _: int, how: int) -> None:
        before = self._last()
        self.world.engine.tick(self._now())
        keys = [tuple(key.split("/")) for key in self._keys(before)]
        beside = Counter((session, person) for kind, session, _, person in keys if kind != "change")
        self.broken[Holds.NOT_STALE] += [pair for pair, count in beside.items() if count > 1]
        for back in (timedelta(), LENGTHS[how % len(LENGTHS)]):
            fresh = Engine(self.world.store, self.world.schools, self.world.engine.shelf)
            if said := fresh.tick(self._now() - back):
                self.broken[Holds.CLOCK].append(f"{said} more")

    def dies_ticking(self, _: int, how: int) -> None:
        """At the next moment at which there is something to do."""
        self.world.clock.moment = max(self._now(), next_due(self.world.store, self._now()) or self._now())
        with dying(self.world.store, how):
            self.world.engine.tick(self._now())

    def fails(self, _: int, how: int) -> None:
        endings = [ending for ending in Ending if ending not in (Ending.TAKEN, Ending.HELD)]
        self.chat.ends.append(endings[how % len(endings)])

    def delivers(self, _: int, __: int) -> None:
        self.process.deliver()

    def dies_delivering(self, which: int, how: int) -> None:
        self.process.dies = (1 + which % 3, how % 2 == 0)
        with suppress(Killed):
            self.process.deliver()
        self.process = Process(self.world, self.chat, Leases())

    def _goes_on(self, end: datetime) -> None:
        """The clock stops wherever something is due."""
        self.process.deliver()
        while (due := next_due(self.world.store, self._now())) and due <= end and not self.broken[Holds.CLOCK]:
            self.world.clock.moment = max(due, self._now() + timedelta(seconds=1))
            self.ticks(0, 0)
            self.process.deliver()

    def _says(self, words: str, by: Someone | None = None) -> None:
        who, key = by or self.world.teacher, (f"m{self.world.count()}",)
        said = Message(key, who.identity, who.place, words, Kind.COMMAND, mentions=MENTIONS)
        assert self.world.engine.hear(said, self._now()) not in ("error", "unknown"), words

    def _wall(self, days: int, how: int) -> datetime:
        """Some days from now, on the clock on the wall."""
        day = (self._now().astimezone(ZoneInfo(ZONE)) + timedelta(days=days)).replace(tzinfo=None)
        return day.replace(hour=HOURS[how % len(HOURS)], minute=30 * (how // len(HOURS) % 2), second=0, microsecond=0)

    def _note(self, number: int, wall: datetime, invited: bool) -> None:
        """What was asked for, unless it was refused or asked back."""
        session = self._sessions().get(number)
        if session and (session.id, session.plan) not in self.since and session.state is SessionState.SCHEDULED:
            self.planned = max(self.planned, number)
            self.asked[number] = wall
            self.since[session.id, session.plan] = (self._now(), invited)

    def _look_over(self) -> None:
        """What is planned, and for when, by the words of who planned it alone."""
        planned: dict[int, list[tuple[ReminderKind, int, datetime]]] = defaultdict(list)
        reminders = schema.reminders.c
        query = select(reminders.session, reminders.kind, reminders.plan, reminders.due).where(
            reminders.state == ReminderState.PLANNED
        )
        for row in self.world.work().connection.execute(query):
            planned[row.session].append((row.kind, row.plan, row.due))
        for number, session in self._sessions().items():
            if session.starts_at.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None) != self.asked[number]:
                self.broken[Holds.PLANNED].append(f"{self.asked[number]} is not {session.starts_at}")
            wanted = self._wanted(session)
            over = {kind for kind, plan in self._over(session.id) if plan == session.plan}
            found = planned[session.id]
            if sorted(found, key=str) != sorted((each for each in wanted if each[0] not in over), key=str):
                self.broken[Holds.PLANNED].append(f"{number}: {found} is not {wanted} without {over}")

    def _wanted(self, session: Session) -> list[tuple[ReminderKind, int, datetime]]:
        """Of a class all that its start asks for and was still to come when it was planned."""
        if session.state is SessionState.CANCELLED:
            return []
        since, invited = self.since[session.id, session.plan]
        wanted: list[tuple[ReminderKind, int, datetime]] = []
        last = since
        for kind, before in BEFORE.items():
            due = session.starts_at - before
            if kind is ReminderKind.INVITATION:
                due = max(due, since)
                last = since if invited else due
            elif kind is ReminderKind.DAY_BEFORE and due > since:
                due = self._by_day(due, session, since)
            if (kind is ReminderKind.INVITATION and not invited) or (
                kind is not ReminderKind.INVITATION and due > since and due - last >= APART
            ):
                wanted.append((kind, session.plan, due))
                last = due
        return wanted

    @staticmethod
    def _by_day(due: datetime, session: Session, since: datetime) -> datetime:
        """The evening before a quiet night at 20:30; once that is past, seven in the morning if that is in time."""
        here = due.astimezone(ZoneInfo(session.zone))
        if 7 <= here.hour < 21:
            return due
        night = here.date() if here.hour >= 21 else here.date() - timedelta(days=1)
        evening = datetime.combine(night, time(20, 30), here.tzinfo).astimezone(UTC)
        morning = datetime.combine(night + timedelta(days=1), time(7), here.tzinfo).astimezone(UTC)
        if evening > since:
            return evening
        return morning if session.starts_at - morning >= timedelta(hours=2) else due

    def _over(self, session: int) -> list[tuple[ReminderKind, int]]:
        over = (each for each in self.world.work().reminders.of(session) if each.state is not ReminderState.PLANNED)
        return [(each.kind, each.plan) for each in over]

    def _said(self, number: int) -> list[object]:
        found = self._sessions().get(number)
        kept = self.world.work().reminders.of(found.id) if found else ()
        return [each for each in kept if each.state is ReminderState.SAID]

    def _untold(self) -> list[str]:
        """What was announced, and somebody was left out: a channel, of a reminder; a person, of the whole class."""
        found, keys = [], {key: tuple(key.split("/")) for key in self._keys(0)}
        for session in self._sessions().values():
            said = [each for each in self.world.work().reminders.of(session.id) if each.state is ReminderState.SAID]
            names = (f"{each.kind.value}/{session.id}/{each.plan}/algebra" for each in said)
            told = {person for _, number, _, person in keys.values() if number == str(session.id)}
            found += [name for name in names if name not in keys]
            found += [f"{each} of {session}" for each in session.participants if said and str(each) not in told]
        return found

    def _begins(self, post: Post) -> None:
        """Somebody is about to be told something."""
        with self.world.store.looking() as connection:
            kept = schema.outbox.c
            key = connection.execute(select(kept.key).where(kept.mark == post.key)).scalar_one()
        if key is None or key.split("/")[0] not in {kind.value for kind in ReminderKind}:
            return
        _, number, plan, *_ = key.split("/")
        session = self.world.work().sessions.get(int(number))
        current = session.state is SessionState.SCHEDULED and session.plan == int(plan)
        if not current or session.starts_at <= self._now():
            self.broken[Holds.NOT_STALE].append(f"{key} at {self._now()}: {session}")

    def _sessions(self) -> dict[int, Session]:
        return {session.number: session for session in self.world.work().sessions.find()}

    def _last(self) -> int:
        with self.world.store.looking() as connection:
            return connection.execute(select(schema.outbox.c.id).order_by(schema.outbox.c.id.desc())).scalar() or 0

    def _keys(self, after: int) -> list[str]:
        kept = schema.outbox.c
        with self.world.store.looking() as connection:
            query = select(kept.key).where(kept.id > after, kept.key.is_not(None))
            return [key.replace("chat/north/", "") for key in connection.execute(query).scalars()]

    def _now(self) -> datetime:
        return self.world.clock.now()


EXAMPLES = st.tuples(st.sampled_from(BEGINNINGS), steps((*OFTEN, *SELDOM)))


def reminds(url: str, example: tuple[datetime, Sequence[Step]]) -> Broken:
    begins_at, story = example
    return Story(url, begins_at).told([Step("plans", 4, 4), *story])


@pytest.mark.logs_errors("chore failed")
def test_everybody_is_reminded_of_a_class_as_it_is_now_in_time_and_once(ground: Ground) -> None:
    ground.tries(EXAMPLES, reminds, most=12)
