"""Whatever happens, somebody is called in time for what nobody took, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.content import playbooks
from bot.engine import Engine
from bot.model.escalation import EscalationState
from bot.model.messages import Kind, Message
from bot.model.ports import Post
from bot.model.tickets import TicketState
from store import schema
from tests.databases import store_on
from tests.fakes.uncertain import Ending, Uncertain
from tests.gestures import move
from tests.invariants.dying import dying
from tests.invariants.ground import Broken, Ground, Step, steps
from tests.invariants.journals import gaps
from tests.invariants.names import Holds
from tests.invariants.processes import Killed, Leases, Process
from tests.world import NORTH, Someone, World

RUNGS = tuple(timedelta(minutes=minutes) for minutes in (0, 10, 25, 35))
"""After the opening: Ana, Ben, Carla, everybody."""
TICKS = timedelta(seconds=2)
URGENT = "ticket open nobody can hear me, my class starts in ten minutes and everyone is waiting, number {number}"
BY_STAFF = ("resolve {n} plugged in", "resume {n}", "waiting supplier {n}", "ask {n} which room", "close {n}")
LOUDER = ("escalate {n}", "escalate {n}", "urgency {n} low", "urgency {n} high", "triage {n}", "impact {n} high")
"""By staff, too: who is called next, or whether anybody is."""
BY_STUDENT = ("comment {n} still dark", "withdraw {n}", "close {n} it works", "ticket {n}", "thanks")
LENGTHS = (1, 4, 9, 10, 11, 15, 26)
"""Minutes."""
DEATHS = 3
OFTEN = ("opens", "takes", "works", "passes", "passes", "passes", "ticks", "ticks", "delivers", "fails")
SELDOM = (
    "purges",
    "reopens",
    "writes",
    "hurries",
    "hurries",
    "departs",
    "contest",
    "jumps_back",
    "dies_ticking",
    "dies_ticking",
    "dies_delivering",
    "comes_again",
)


class Story:
    """A school, two processes, and people who all do something."""

    def __init__(self, url: str) -> None:
        self.world = World(url, delivers=False)
        self.chat = self.world.chat = Uncertain(clock=self.world.clock, begins=self._begins)
        self.process = Process(self.world, self.chat, Leases())
        self.beside = Engine(store_on(url), self.world.schools, playbooks())
        self.opened = self.deaths = 0
        self.heard: list[Message] = []
        self.latest = self._now()
        self.over: set[int] = set()
        """Escalations that look for nobody any more."""
        self.called: dict[tuple[int, int], datetime] = {}
        """By escalation and rung."""
        self.left: set[int] = set()
        """Rungs of people who have left at some time: nobody waits for them."""
        self.hurried: dict[int, int] = {}
        """By escalation how many rungs somebody wanted to be called before their time."""
        self.broken: dict[Holds, list[object]] = {name: [] for name in Holds}

    def told(self, story: Sequence[Step]) -> Broken:
        with closing(self.world):
            for step in story:
                before = self._states()
                getattr(self, step.do)(step.which, step.how)
                self.latest = max(self.latest, self._now())
                self._look_over(step, before)
            self._calms()
            self.broken[Holds.REACH] += self._unreached()
            self.broken[Holds.QUIET] += self._calling_still()
            self.broken[Holds.REPLAY] += gaps(self.world, "tickets", "escalations", "comments")
        return self.broken

    def opens(self, _: int, how: int) -> None:
        self.opened += 1
        self._says(self.world.student, URGENT.format(number=self.opened), how)

    def takes(self, which: int, how: int) -> None:
        self._says(self._staff(how), f"ack {self._number(which)}", how)

    def works(self, which: int, how: int) -> None:
        self._says(self._staff(which), BY_STAFF[how % len(BY_STAFF)].format(n=self._number(which)), how)

    def writes(self, which: int, how: int) -> None:
        self._says(self.world.student, BY_STUDENT[how % len(BY_STUDENT)].format(n=self._number(which)), how)

    def hurries(self, which: int, how: int) -> None:
        """The next rung is wanted at once, or it is less urgent, or more."""
        words = LOUDER[how % len(LOUDER)].format(n=self._number(which))
        self._sooner(lambda: self._says(self._staff(which), words, how))

    def departs(self, which: int, how: int) -> None:
        """Somebody leaves the workspace, until they speak again."""
        who = self._staff(which)
        gone = move(who.identity, self.world.count(), Kind.DEPARTED, who.place)
        self.left.add(which % 3)
        self._sooner(lambda: self._engine(how).hear(gone, self._now()))

    def _sooner(self, done: Callable[[], object]) -> None:
        """Something for which rungs are called before their time, and those before them by nobody who must be told."""
        before = {each.id: each.level for each in self.world.work().escalations.open_all()}
        done()
        after = self.world.work().escalations.open_all()
        self.hurried |= {each.id: each.level for each in after if each.level > before.get(each.id, 0)}

    def reopens(self, which: int, how: int) -> None:
        who = self.world.student if how % 2 else self.world.last
        self._says(who, f"reopen {self._number(which)}", how)

    def contest(self, which: int, how: int) -> None:
        """Everybody takes it, some twice."""
        before = self._lines()
        for turn in range(4):
            self._says(self._staff(turn + how), f"ack {self._number(which)}", turn)
            self.comes_again(0, turn)
        new = [change for change in self._lines()[len(before) :] if "acknowledged_at" in change[1]]
        for noun in ("tickets", "escalations"):
            if len(mine := [change for name, change in new if name == noun]) > 1:
                self.broken[Holds.SINGLE_WINNER].append(mine)

    def comes_again(self, which: int, how: int) -> None:
        """The platform sends something a second time."""
        for message in self.heard[-1 - which :][:1]:
            outcome = self._engine(how + 1).hear(replace(message, keys=(*message.keys, f"x{how}")), self._now())
            if outcome != "copy":
                self.broken[Holds.IDEMPOTENT].append(message)

    def purges(self, _: int, __: int) -> None:
        self.world.store.purge(self.world.clock.now())

    def passes(self, _: int, how: int) -> None:
        self.world.clock.moment += timedelta(minutes=LENGTHS[how % len(LENGTHS)])

    def jumps_back(self, _: int, how: int) -> None:
        self.world.clock.moment -= timedelta(minutes=LENGTHS[how % len(LENGTHS)])

    def ticks(self, which: int, how: int) -> None:
        """What was done is not done again, by whatever process, also when the clock is behind."""
        self.passes(0, which)
        self._engine(which).tick(self._now())
        for back in (0, LENGTHS[how % len(LENGTHS)]):
            fresh = Engine(self.world.store, self.world.schools, self.beside.shelf)
            if said := fresh.tick(self._now() - timedelta(minutes=back)):
                self.broken[Holds.CLOCK].append(f"{said} more")

    def dies_ticking(self, which: int, how: int) -> None:
        self.passes(0, which)
        with dying(self.world.store, how):
            self._engine(which).tick(self._now())

    def fails(self, _: int, how: int) -> None:
        """So the next call ends."""
        endings = [ending for ending in Ending if ending not in (Ending.TAKEN, Ending.HELD)]
        self.chat.ends.append(endings[how % len(endings)])

    def delivers(self, _: int, __: int) -> None:
        self.process.deliver()

    def dies_delivering(self, which: int, how: int) -> None:
        if self.deaths < DEATHS:
            self.deaths += 1
            self.process.dies = (1 + which % 3, how % 2 == 0)
            with suppress(Killed):
                self.process.deliver()
            self.process = Process(self.world, self.chat, Leases())

    def _says(self, who: Someone, words: str, how: int) -> None:
        message = Message((f"m{self.world.count()}",), who.identity, who.place, words, Kind.COMMAND)
        self.heard.append(message)
        outcome = self._engine(how).hear(message, self._now())
        assert outcome not in ("error", "unknown", "copy"), words

    def _begins(self, post: Post) -> None:
        """Somebody is about to be called."""
        parts = (post.live or "").split("/")
        if len(parts) < 4 or parts[2] not in ("page", "unanswered"):
            return
        escalation, rung = int(parts[3]), int(parts[4]) if parts[2] == "page" else len(RUNGS) - 1
        self.called.setdefault((escalation, rung), self._now())
        if escalation in self.over:
            self.broken[Holds.QUIET].append(post.live)
        opened = self.world.work().escalations.get(escalation).opened_at
        awaited = rung >= self.hurried.get(escalation, 0) and rung - 1 not in self.left
        if self._now() < opened + RUNGS[rung] and awaited:
            self.broken[Holds.NEVER_EARLY].append(f"{post.live} at {self._now() - opened}")

    def _look_over(self, step: Step, before: dict[int, TicketState]) -> None:
        for number, state in self._states().items():
            was = before.get(number, state)
            if not was.open and step.do != "reopens" and (state.open or state is not was is not TicketState.RESOLVED):
                self.broken[Holds.ABSORBED].append(f"{step}: {number} was {was.value} and is {state.value}")
        for each in self.world.work().escalations.find():
            left = RUNGS[each.level :]
            due = each.opened_at + left[0] if left and each.state is EscalationState.OPEN else None
            if each.due != due:
                self.broken[Holds.ANCHORED].append(f"{each.due} is not {due}")
            if each.state is not EscalationState.OPEN:
                self.over.add(each.id)
            elif each.due and each.paged and self._away({who for _, who in each.paged}):
                self.broken[Holds.REACH].append(f"{each.id} waits for who has left")

    def _away(self, persons: set[int]) -> bool:
        query = select(schema.identities.c.person).where(schema.identities.c.unreachable_at.is_(None))
        return persons.isdisjoint(self.world.work().connection.execute(query).scalars())

    def _calms(self) -> None:
        """All faults end, and the clock goes on."""
        self.chat.ends, self.world.delivers, self.world.delivery = [], True, self.process.delivery
        self.world.deliver()
        self.world.passes(hours=4)

    def _unreached(self) -> list[str]:
        """Rungs that were not called, or too late although nothing failed any more."""
        found = self.world.work().escalations.find()
        searched = {each.ticket for each in found if each.state is EscalationState.OPEN}
        lost = [
            f"nobody is called for {t.number}"
            for t in self.world.work().tickets.find()
            if t.state in (TicketState.NEW, TicketState.TRIAGED)
            and t.id not in searched
            and t.priority in NORTH.ladders
        ]
        for each in found:
            for rung, after in enumerate(RUNGS):
                due, at = each.opened_at + after, self.called.get((each.id, rung))
                wanted = rung >= self.hurried.get(each.id, 1) - 1  # those before it reach nobody but who wants it
                if each.state is EscalationState.OPEN and at is None and wanted:
                    lost.append(f"{each.id}: rung {rung}")
                elif at and due > self.latest + timedelta(minutes=10) and at > due + TICKS:
                    lost.append(f"{each.id}: rung {rung} at {at}")
        return lost

    def _calling_still(self) -> list[str]:
        """Pages that ask somebody to take what is taken, or over."""
        return [
            post.live or ""
            for post in self.chat.posts.values()
            if (parts := (post.live or "").split("/"))[2:3] in (["page"], ["unanswered"]) and int(parts[3]) in self.over
            if any(button.says.startswith("ack") for button in post.card.buttons)
        ]

    def _states(self) -> dict[int, TicketState]:
        return {ticket.number: ticket.state for ticket in self.world.work().tickets.find()}

    def _lines(self) -> list[tuple[str, dict[str, object]]]:
        journal = schema.journal
        with self.world.store.looking() as connection:
            rows = connection.execute(journal.select().order_by(journal.c.id))
            return [(row.noun, row.change) for row in rows]

    def _now(self) -> datetime:
        return self.world.clock.now()

    def _engine(self, which: int) -> Engine:
        return self.beside if which % 2 else self.world.engine

    def _number(self, which: int) -> int:
        return 1 + which % max(self.opened, 1)

    def _staff(self, which: int) -> Someone:
        return (self.world.first, self.world.second, self.world.last)[which % 3]


STORIES = steps((*OFTEN, *SELDOM))


def calls(url: str, story: Sequence[Step]) -> Broken:
    return Story(url).told([Step("opens"), *story])


@pytest.mark.logs_errors("chore failed")
def test_who_is_on_call_is_called_in_time_for_what_nobody_took_and_for_nothing_else(ground: Ground) -> None:
    ground.tries(STORIES, calls, most=10)


@pytest.mark.logs_errors("chore failed")
def test_a_process_that_dies_while_it_calls_leaves_nobody_out(ground: Ground) -> None:
    ground.tries(steps(("opens", "dies_ticking", "delivers"), least=3, most=9), calls, most=8)
