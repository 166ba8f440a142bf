"""Whatever platforms and processes do, what was decided to be said is said, in order, and once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Row, select

from adapters.plain import plain_text
from bot.model.deadlines import MOST_DOUBTS, MOST_FAULTS
from bot.model.messages import Lane, Place, Thread, private_place
from bot.model.people import Identity, Person, Reader, Role
from bot.model.ports import Abilities, Post
from store.outbox import OutboxState
from store.schema import limits, outbox
from tests.fakes.uncertain import Ending, Uncertain
from tests.invariants.ground import Broken, Ground, Step, steps
from tests.invariants.names import Holds
from tests.invariants.processes import Killed, Leases, Process
from tests.store.samples import reply, says
from tests.world import ALGEBRA, HELP_DESK, NORTH, STAFF, World

WHO = Identity("chat", "north", "sam")
SAM = Person(1, "Sam", Role.STUDENT, "Europe/Lisbon", identities=(WHO,))
PLACES = (HELP_DESK, ALGEBRA, STAFF, private_place(WHO))
ROOMS = tuple(Place("chat", "north", f"room {number}") for number in range(25))
LENGTHS = (1, 5, 20, 59, 60, 61, 300)
PAUSES = (timedelta(seconds=65), timedelta(seconds=35), timedelta(seconds=45))
"""Of a process that stands still."""
KEPT_FOR = timedelta(hours=1)
"""How long an answer waits for its reader, who can ask again."""
BATCH = 16
MOST_REPEATED = 2
"""What cannot be looked up is said no more than twice."""
DEATHS = 4
"""Fewer than those after which a message is taken for what kills."""
OFTEN = ("say", "say", "say", "fails", "fails", "delivers", "delivers", "passes", "passes")
SELDOM = ("purges", "dies", "stands_still", "jams", "stops")


class Story:
    """Two processes with one outbox, and a platform that cannot be relied on."""

    def __init__(self, url: str, readable: bool) -> None:
        self.world = World(url)
        self.chat = Uncertain(abilities=Abilities(reads_back=readable), clock=self.world.clock)
        self.chat.meanwhile = self._meanwhile
        self.leases = Leases()
        self.processes = [self._process(), self._process()]
        self.pause = PAUSES[0]
        self.said = self.deaths = 0
        self.waited: list[str] = []
        self.undrained: list[str] = []

    def told(self, story: Sequence[Step]) -> Broken:
        with closing(self.world):
            for step in story:
                getattr(self, step.do)(step.which, step.how)
                if self.leases.broken:
                    break
            self._calms()
            rows = self._rows()
        return {
            Holds.AT_LEAST_ONCE: self._unsaid(rows),
            Holds.AT_MOST_ONCE: self._doubled(),
            Holds.ORDER: [*self._disordered(rows), *self.waited],
            Holds.LEASES: self.leases.broken,
            Holds.DRAINED: self.undrained,
            Holds.BOUNDED: [] if self.leases.most <= BATCH else [self.leases.most],
        }

    def say(self, which: int, how: int) -> None:
        """Some words, or something everywhere."""
        places = ROOMS if how == 11 else PLACES[which % len(PLACES) :][:1]
        for place in places:
            self.said += 1
            words = str(self.said)
            kinds: tuple[dict[str, Any], ...] = (
                {"lane": Lane.PAGE, "key": words},
                {"lane": Lane.NOTICE, "key": words},
                {"key": words},
                {},
                {"live": f"card {place.channel}"},
                {"live": f"card {place.channel}", "edit_only": True},
                {"to": Thread(f"card {STAFF.channel}")},
                {"private_to": SAM},
            )
            says(
                self.world.store,
                reply(words, **{"to": place} | kinds[how % len(kinds)]),
                at=self.world.clock.now(),
                of=NORTH,
            )

    def fails(self, _: int, how: int) -> None:
        """So the next call ends."""
        self.chat.ends.append(list(Ending)[1 + how % (len(Ending) - 1)])

    def purges(self, _: int, __: int) -> None:
        self.world.store.purge(self.world.clock.now())

    def passes(self, _: int, how: int) -> None:
        self.world.clock.moment += timedelta(seconds=LENGTHS[how % len(LENGTHS)])

    def delivers(self, which: int, _: int) -> None:
        self._deliver(which % 2)
        self.waited += self._held_up("")

    def dies(self, which: int, how: int) -> None:
        """At the end of its first, second or third transaction; another one begins in its place."""
        if self.deaths < DEATHS:
            self.deaths += 1
            self.processes[which % 2].dies = (1 + how % 3, how % 2 == 0)
            self._deliver(which % 2)
            self.processes[which % 2] = self._process()

    def stands_still(self, which: int, how: int) -> None:
        """Between the claim and the request; past its lease, or nearly."""
        self.pause = PAUSES[how % len(PAUSES)]
        self.processes[which % 2].stands_still = True
        self._deliver(which % 2)

    def jams(self, which: int, _: int) -> None:
        """Nothing comes through in one place."""
        jammed = PLACES[which % len(PLACES)]

        def refuse(post: Any) -> None:
            if post.place == jammed:
                self.chat.ends.insert(0, Ending.REFUSED)

        self.chat.ends, self.chat.begins = [], refuse
        self._deliver(0)
        self.chat.ends, self.chat.begins = [], lambda _: None
        self.waited += self._held_up(jammed.channel)

    def stops(self, which: int, how: int) -> None:
        """The process is told to, while it says its `how`th message."""
        self.say(which, 11)
        process, begun, had = self.processes[which % 2], 0, set[int]()

        def begins(_: object) -> None:
            nonlocal begun
            begun += 1
            if begun == 1 + how:
                had.update(self._of(process))
                finished.append(self.world.loop.create_task(process.delivery.finish()))

        finished: list[Any] = []
        self.chat.begins = begins
        self._deliver(which % 2)
        self.chat.begins = lambda _: None
        for task in finished:
            self.world.run(task)
            self._deliver(which % 2)
            rows = self._of(process)
            self.undrained += [f"{row} was claimed" for row in rows.keys() - had]
            self.undrained += [f"{row} is left" for row, state in rows.items() if state == OutboxState.SENDING.value]
            self.processes[which % 2] = self._process()

    def _process(self) -> Process:
        process = Process(self.world, self.chat, self.leases)
        process.meanwhile = self._meanwhile
        return process

    def _deliver(self, which: int) -> None:
        try:
            self.processes[which].deliver()
        except Killed:
            self.processes[which] = self._process()

    async def _meanwhile(self) -> None:
        """Time passes, and another process does what there is to do."""
        self.world.clock.moment += self.pause
        await Process(self.world, self.chat, self.leases).delivery.deliver()

    def _calms(self) -> None:
        """All faults end, and time passes."""
        self.chat.ends = []
        for _ in range(400):
            self._deliver(0)
            waits = [row.next_at for row in self._rows() if row.next_at is not None]
            if not waits:
                break
            self.world.clock.moment = max(self.world.clock.moment + timedelta(seconds=1), min(waits))

    def _rows(self) -> Sequence[Row[Any]]:
        with self.world.store.looking() as connection:
            return connection.execute(select(outbox).order_by(outbox.c.id)).all()

    def _of(self, process: Process) -> Mapping[int, str]:
        return {row.id: row.state for row in self._rows() if (row.owner or "").startswith(process.delivery.process)}

    def _held_up(self, jammed: str) -> list[str]:
        """What could have been said, and nothing before it in its own place kept it from that."""
        now, heads = self.world.clock.now(), dict[object, Any]()
        for row in self._rows():
            if row.next_at is not None:
                heads.setdefault(where(row), row)
        with self.world.store.looking() as connection:
            rests = [row.scope for row in connection.execute(select(limits)) if row.until > now]
        ripe = [row for row in heads.values() if row.next_at <= now and row.spoken.place.channel != jammed]
        ripe = [row for row in ripe if not row.queue.startswith(tuple(rests))]
        return [f"{row.id} waits" for row in ripe]

    def _unsaid(self, rows: Sequence[Row[Any]]) -> list[str]:
        shown = {post.key for post in (*self.chat.seen, *self.chat.posts.values())}
        edited = {row.mark for row in rows if row.live and row.state == OutboxState.SENT.value}
        late = self.world.clock.now() - KEPT_FOR
        return [
            f"{row.id} is {row.state}"
            for row in rows
            if (row.mark not in shown | edited or row.state != OutboxState.SENT.value)
            and not (row.key is None and row.live is None and row.spoken.reader_there and row.due <= late)
            and not (row.state == OutboxState.DEAD.value and self._tried_enough(row))
            and not (row.state == OutboxState.CANCELLED.value and row.spoken.edit_only and not self._stood(row, rows))
        ]

    def _stood(self, row: Row[Any], rows: Sequence[Row[Any]]) -> bool:
        """Whether there was a card that this row changes."""
        sent = [each.id for each in rows if each.live == row.live and each.state == OutboxState.SENT.value]
        return bool(sent) and min(sent) < row.id

    def _tried_enough(self, row: Row[Any]) -> bool:
        doubts, faults = row.doubts or 0, row.faults or 0
        if self._readable(row.spoken.private_to):
            return doubts >= MOST_DOUBTS or faults >= MOST_FAULTS
        return doubts + faults >= MOST_REPEATED

    def _readable(self, reader: Identity | None) -> bool:
        """What one person alone is shown in a channel leaves no trace."""
        return self.chat.abilities.reads_back and reader is None

    def _doubled(self) -> list[str]:
        """Told more often than once, or than there were doubts where nobody can look; or without a word about it."""
        copies: dict[str, list[Post]] = defaultdict(list)
        for post in self.chat.seen:
            copies[post.key].append(post)
        doubted = {key: self.chat.doubts[key] + self.deaths for key in copies}
        return [
            f"{key}: {posts}"
            for key, posts in copies.items()
            if len(posts) > 1 + (0 if self._readable(posts[0].private_to) else doubted[key])
            or sum("before" not in plain_text(post.card, Reader("UTC")) for post in posts) > 1
        ]

    def _disordered(self, rows: Sequence[Row[Any]]) -> list[str]:
        """What was given up may still come from a platform that took it late."""
        of = {row.mark: row for row in rows if row.state == OutboxState.SENT.value}
        first = list(dict.fromkeys(post.key for post in self.chat.seen if post.key in of))
        queues: dict[object, list[int]] = defaultdict(list)
        for key in first:
            queues[where(of[key])].append(of[key].id)
        return [f"{queue}: {heard}" for queue, heard in queues.items() if heard != sorted(heard)]


def where(row: Row[Any]) -> object:
    """What is said there is said in order."""
    return row.spoken.place.channel, row.lane, row.spoken.private_to


def story_of(readable: bool) -> Callable[[str, Sequence[Step]], Broken]:
    return lambda url, story: Story(url, readable).told(story)


STORIES: st.SearchStrategy[list[Step]] = steps((*OFTEN, *SELDOM))


def test_a_platform_that_can_be_read_hears_everything_in_order_and_once(ground: Ground) -> None:
    ground.tries(STORIES, story_of(readable=True), most=15)


def test_a_platform_that_cannot_be_read_hears_everything_and_knows_what_may_be_a_copy(ground: Ground) -> None:
    ground.tries(STORIES, story_of(readable=False), most=10)
