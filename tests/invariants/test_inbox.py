"""Whatever copies platforms send, in whatever order and to whatever process, each gesture counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from bot.content import playbooks
from bot.engine import Engine
from bot.model.messages import Kind, Message
from bot.model.tickets import TicketState
from tests.databases import store_on
from tests.invariants.dying import dying
from tests.invariants.ground import Broken, Ground
from tests.invariants.names import Holds
from tests.world import World

TICKETS = 3
PURGED_AFTER = timedelta(days=6)
"""Copies come for less than a week."""
GESTURES = (
    *((f"take {number}", f"ack {number}") for number in range(1, TICKETS + 1)),
    *((f"add {number}/{nth}", f"comment {number} still dark, {nth}") for number in (1, 2) for nth in (1, 2)),
    ("open 4", "ticket open the lamp of room 4 flickers"),
    ("open 5", "ticket open the door of room 5 creaks"),
    ("withdraw 3", "withdraw 3"),
)
"""In whatever order they come they lead to the same: but that what is withdrawn may have been taken before or not."""


class Copy(NamedTuple):
    """One delivery of a gesture: under a name of its own beside the one that all its copies have, to one process."""

    gesture: int
    name: int
    process: int


def deliveries() -> st.SearchStrategy[list[list[Copy]]]:
    """Every gesture at least once, in any order, in batches."""
    numbers = st.integers(0, len(GESTURES) - 1)
    copies = st.lists(st.builds(Copy, numbers, st.integers(0, 2), st.integers(0, 1)), max_size=12)
    whole = [Copy(number, 9, number % 2) for number in range(len(GESTURES))]
    shuffled = copies.flatmap(lambda more: st.permutations([*whole, *more]))
    return st.tuples(shuffled, st.lists(st.integers(1, 4), min_size=30, max_size=30)).map(cut)


def cut(told: tuple[Sequence[Copy], Sequence[int]]) -> list[list[Copy]]:
    """In pieces of these lengths."""
    left, lengths = list(told[0]), iter(told[1])
    pieces = []
    while left:
        length = next(lengths)
        pieces.append(left[:length])
        left = left[length:]
    return pieces


def message(world: World, copy: Copy) -> Message:
    name, words = GESTURES[copy.gesture]
    who = world.first if words.startswith("ack") else world.student
    return Message((f"event {name}/{copy.name}", f"message {name}"), who.identity, who.place, words, Kind.COMMAND)


def hears(url: str, pieces: Sequence[Sequence[Copy]]) -> Broken:
    with closing(World(url, delivers=False)) as world:
        for number in range(1, TICKETS + 1):
            world.student.says(f"ticket open the projector of room {number} stays dark")
        beside = Engine(store_on(url), world.schools, playbooks())
        now = world.clock.now()
        for number, piece in enumerate(pieces):
            engine = beside if piece[0].process else world.engine
            messages = [message(world, copy) for copy in piece]
            with dying(world.store, number):  # then nothing was told to the platform, and it sends them again
                engine.hear_all(messages, now)
            engine.hear_all(messages, now)
            world.store.purge(now + PURGED_AFTER)
        work = world.work()
        found = {t.number: (t.state, t.owner) for t in work.tickets.find()}
        ana = work.people.get(work.tickets.numbered(1).owner or 0).id
        comments = Counter((c.ticket, c.text) for c in work.comments.find())
        opened = Counter(t.summary for t in work.tickets.find())
    taken = (TicketState.IN_PROGRESS, ana)
    wrong: list[object] = [found[n] for n in (1, 2) if found[n] != taken]
    wrong += [found[3]] if found[3][0] is not TicketState.CANCELLED else []
    wrong += [pair for pair in (*comments.items(), *opened.items()) if pair[1] != 1]
    wrong += [] if (len(comments), len(opened)) == (4, TICKETS + 2) else [comments, opened]
    return {Holds.IDEMPOTENT: wrong}


def test_copies_in_any_order_change_nothing(ground: Ground) -> None:
    ground.tries(deliveries(), hears, most=10)
