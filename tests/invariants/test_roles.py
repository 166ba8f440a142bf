"""Whoever says whatever in whatever way, and whatever they were before: nobody does what their role of now may not."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from hypothesis import strategies as st

from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.intent import Intent
from bot.model.messages import Kind, Message
from bot.model.people import Role
from tests.faults.sayings import SAYINGS, rows
from tests.faults.test_role_wall import NOTED, least
from tests.invariants.ground import Broken, Ground
from tests.invariants.names import Holds
from tests.world import ALGEBRA, NORTH, STAFF, Someone, World, listed

ROLES = {"gus": Role.GUEST, "mia": Role.STUDENT, "tess": Role.INSTRUCTOR, "ana": Role.ON_CALL, "carla": Role.ADMIN}
"""At the beginning."""
REFUSED = " alone. help shows what you can do."
KINDS = (Kind.COMMAND, Kind.PRESSED, Kind.FILLED)
GUARDED = [intent for intent in CATALOGUE if least(intent) > Role.GUEST]


class Asks(NamedTuple):
    """Somebody says the `nth` words for something, in private, in a channel or among the staff."""

    who: str
    intent: type[Intent]
    nth: int
    number: int
    kind: Kind
    where: int


class Becomes(NamedTuple):
    """Somebody is something else to the school from now on: in its file, or to the platform."""

    who: str
    role: Role


WHO = st.sampled_from(sorted(ROLES))
ASKS = st.builds(
    Asks,
    WHO,
    st.sampled_from([*GUARDED, *GUARDED, *CATALOGUE]),
    st.integers(0, 1),
    st.integers(1, 2),
    st.sampled_from(KINDS),
    st.integers(0, 2),
)
STORIES = st.lists(ASKS | ASKS | ASKS | st.builds(Becomes, WHO, st.sampled_from(Role)), min_size=8, max_size=25)
_Step: TypeAlias = Asks | Becomes


class Story:
    """A ticket, a class and a walk-through of somebody's, and five people whose roles change."""

    def __init__(self, url: str) -> None:
        self.world = World(url)
        self.roles = dict(ROLES)
        self.people: dict[str, Someone] = {who: self.world.person(who) for who in ROLES}
        self.broken: list[str] = []

    def told(self, story: Sequence[_Step]) -> Broken:
        with closing(self.world):
            self.world.student.says("ticket open the projector stays dark")
            self.world.first.says('session add "Chemistry" tomorrow 10:00 #algebra', mentions={"#algebra": "algebra"})
            self.world.student.says("login")
            for who, role in self.roles.items():
                self.becomes(Becomes(who, role))
            for step in story:
                self.becomes(step) if isinstance(step, Becomes) else self.asks(step)
        return {Holds.ROLES: self.broken}

    def becomes(self, step: Becomes) -> None:
        self.roles[step.who] = step.role
        someone = self.people[step.who]
        guest = step.role is Role.GUEST
        someone.identity = replace(someone.identity, name=step.who.title(), guest=guest)  # without a name it is a hint
        named = [listed(who, who.title(), role) for who, role in self.roles.items() if role > Role.STUDENT]
        self.world.schools = (replace(NORTH, people=(*named, listed("ben", "Ben", Role.ON_CALL))),)
        self.world.restarts()
        someone.says("hello")

    def asks(self, step: Asks) -> None:
        someone, sayings = self.people[step.who], SAYINGS[step.intent]
        words = sayings[step.nth % len(sayings)].format(n=step.number, walk=1, code="BCDFG-HJKMN")
        place = (someone.place, ALGEBRA, STAFF)[step.where]
        before = rows(self.world.store, "north", *NOTED)
        someone.hears()
        said = Message((f"k{self.world.count()}",), someone.identity, place, words, step.kind)
        if step.kind is Kind.FILLED:
            self.world.engine.fill(said, self.world.clock.now())
        else:
            self.world.hears(said)
        self.world.deliver()
        refused, may = (
            any(line.endswith(REFUSED) for line in someone.hears()),
            self.roles[step.who] >= least(step.intent),
        )
        if refused is may or (not may and rows(self.world.store, "north", *NOTED) != before):
            self.broken.append(f"{step} as {self.roles[step.who].name}: {'refused' if refused else 'done'}")


def tells(url: str, story: Sequence[_Step]) -> Broken:
    return Story(url).told(story)


def test_nobody_does_what_their_role_may_not(ground: Ground) -> None:
    ground.tries(STORIES, tells, most=20)
