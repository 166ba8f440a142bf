"""However many people, tickets and classes there are: a message asks as much of the database as when there were few."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import NamedTuple

from hypothesis import strategies as st

from tests.invariants.ground import Broken, Ground
from tests.invariants.names import Holds
from tests.store.samples import statements
from tests.world import World

FEW = 3
BEFORE = 'outage lms "sign-in fails" until 14:00'
MEASURED = (
    ("ana", "outage over lms"),
    ("ana", "queue"),
    ("ana", "ticket 1"),
    ("ana", "tell 1 look again"),
    ("ana", "ack 1"),
    ("ana", "unknown"),
    ("ana", "maintenance"),
    ("p0", "my tickets"),
    ("p0", "ticket 1"),
    ("p0", "comment 1 still so"),
    ("p0", "ticket open nobody can hear me, my class starts in ten minutes"),
    ("p0", "sessions"),
    ("p0", "home"),
    ("p0", "is wifi down?"),
    ("tess", "session cancel 1"),
)


class Size(NamedTuple):
    """How much there is."""

    people: int
    tickets: int
    classes: int


def sizes() -> st.SearchStrategy[Size]:
    return st.builds(Size, st.integers(FEW + 1, 12), st.integers(FEW, 7), st.integers(FEW, 7))


def costs(url: str, size: Size) -> Mapping[str, int]:
    """How many statements each of these messages takes."""
    with closing(World(url)) as world:
        world.delivers = False
        people = [world.person(f"p{number}", f"P{number}") for number in range(size.people)]
        for number in range(size.tickets):
            people[0].says(f"ticket open the lamp of room {number} is broken")
            people[number % 2].says(f"comment 1 still so, {number}")
        world.first.says(BEFORE)
        for number in range(size.classes):
            named = {f"@{someone.identity.user}": someone.identity.user for someone in people}
            world.teacher.says(f"session add Class{number} tomorrow 10:00 {' '.join(named)}", mentions=named)
        for someone in people:
            someone.says("i have it too, lms")
            someone.says(f"the zorp {someone.identity.user} flubbers")
        found = {}
        for user, words in MEASURED:
            someone = people[0] if user == "p0" else world.person(user)
            with statements(world.store) as asked:
                assert someone.says(words) not in ("refused", "unknown"), words
            found[f"{user}: {words}"] = len(asked)
    return found


def test_a_message_costs_the_same_however_much_there_is(ground: Ground) -> None:
    few: dict[str, int] = {}

    def compared(url: str, size: Size) -> Broken:
        if not few:
            with ground.fresh() as another:
                few.update(costs(another, Size(FEW, FEW, FEW)))
        with ground.fresh() as another:
            many = costs(another, size)
        return {Holds.BOUNDED: [(words, few[words], many[words]) for words in few if many[words] > few[words]]}

    ground.tries(sizes(), compared, most=3)
