"""Whatever knocks, at whatever time and with whatever proof: it is answered, and only what is signed is heard."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import strategies as st

from tests.adapters.desk import NOW
from tests.faults.doors import NAMES, Door, slack_door, status, teams_door
from tests.invariants.ground import Broken, Ground
from tests.invariants.names import Holds
from tests.world import Turned

PROOFS = ("whole", "whole", "whole", "none", "spoiled", "of something else")
IN_FORCE = {"slack": (-300, 300), "teams": (-360, 3_899)}
"""From how many seconds before its moment until how many after it a proof is good."""
SECONDS = (0, 0, 0, 0, 299, -299, 301, -301, 3_800, 4_000, -400, 86_400)
AUTHOR = re.compile(rb"U0\d[A-Z]{4}|0{8}-0{4}-0{4}-0{4}-\d{13}")
"""Of what was recorded, as each platform names people."""
NOT_KNOWN = 501
"""What Teams is told of an invoke that nobody knows."""


class Knock(NamedTuple):
    """A request: what was recorded with some bytes replaced, or bytes of its own; its proof, and how old that is."""

    door: str
    recorded: str
    at: int
    bytes: bytes
    proof: str
    seconds: int


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)
BODIES = st.binary(max_size=30) | VALUES.map(lambda value: json.dumps(value).encode())


def knock(door: str) -> st.SearchStrategy[Knock]:
    names = st.sampled_from([*NAMES[door], *[""] * (len(NAMES[door]) // 2)])
    proof, seconds = st.sampled_from(PROOFS), st.sampled_from(SECONDS)
    return st.builds(Knock, st.just(door), names, st.integers(0, 3_000), BODIES, proof, seconds)


STORIES = st.lists(st.sampled_from(sorted(NAMES)).flatmap(knock), min_size=3, max_size=8)


class Street:
    """Both doors, and a clock that tells their time."""

    def __init__(self) -> None:
        self.runner, self.clock, self.opened = asyncio.Runner(), Turned(NOW), AsyncExitStack()
        self.knocked, self.unsigned = 0, set[str]()
        slack = self.runner.run(self.opened.enter_async_context(slack_door(self.clock)))
        teams = self.runner.run(self.opened.enter_async_context(teams_door(self.clock)))
        self.doors: dict[str, Door] = {slack.name: slack, teams.name: teams}

    def close(self) -> None:
        self.runner.run(self.opened.aclose())
        self.runner.close()

    def knocks(self, story: Sequence[Knock]) -> list[str]:
        """What was not as it must be."""
        return [f"{each}: {wrong}" for each in story if (wrong := self._knocks(each))] + self._heard_unsigned()

    def _knocks(self, each: Knock) -> str:
        self.knocked += 1
        door, signed = self.doors[each.door], self._signed(each)
        self.unsigned |= set() if signed else {f"{self.knocked:06}"}
        content = self._content(door, each)
        self.clock.moment = NOW + timedelta(seconds=each.seconds)
        answered = self.runner.run(status(door, content, self._proof(door, content, each)))
        known = 200 <= answered < 500 or (answered, door.name) == (NOT_KNOWN, "teams")
        good = known if signed else 400 <= answered < 500
        return "" if good else f"{'signed' if signed else 'not signed'}, {answered}"

    def _heard_unsigned(self) -> list[str]:
        """Some of it comes after the answer; whose it is, its author tells."""
        heard = [each for door in self.doors.values() for each in (*door.inbox.messages, *door.inbox.asked)]
        return [f"{each} is not signed" for each in heard if each.author.user[-6:] in self.unsigned]

    def _content(self, door: Door, each: Knock) -> bytes:
        if not each.recorded:
            return each.bytes
        told = json.dumps(door.recorded(each.recorded)).encode()
        whole = AUTHOR.sub(lambda found: b"%s%06d" % (found[0][:-6], self.knocked), told)
        return whole[: each.at] + each.bytes[:3] + whole[each.at + 2 :] if each.at % 3 else whole

    def _proof(self, door: Door, content: bytes, each: Knock) -> dict[str, Any]:
        """The headers that are others than those the platform sends."""
        if each.proof == "none":
            return dict.fromkeys(door.wanted(b""))
        if each.proof == "of something else":
            return dict(door.wanted(content + b" "))
        name, value = list(door.wanted(content).items())[-1]
        return {name: f"{value[:-20]}123456789{value[-11:]}"} if each.proof == "spoiled" else {}

    def _signed(self, each: Knock) -> bool:
        """Teams' proof is about who sends it, and not about the very bytes."""
        first, last = IN_FORCE[each.door]
        good = each.proof == "whole" or (each.proof == "of something else" and each.door == "teams")
        return good and first <= each.seconds <= last


@pytest.fixture
def ground(quick_ground: Ground) -> Ground:
    """No database is asked."""
    return quick_ground


def test_whatever_knocks_is_answered_and_only_what_is_signed_is_heard(ground: Ground) -> None:
    street = Street()

    def told(_: str, story: Sequence[Knock]) -> Broken:
        return {Holds.TOTAL: street.knocks(story)}

    try:
        ground.tries(STORIES, told, most=60)
    finally:
        street.close()
