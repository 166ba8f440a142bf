"""Two schools that have everything in common but their names."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy import select

from bot.model.messages import Kind, Message, Place
from bot.model.people import Role
from bot.model.school import School
from store import schema
from tests.world import NORTH, Someone, World, listed, text

USERS = (("tess", Role.INSTRUCTOR), ("ana", Role.ON_CALL), ("ben", Role.ON_CALL), ("carla", Role.ADMIN))


def twin(name: str) -> School:
    return replace(
        NORTH,
        id=name,
        workspaces=frozenset({("chat", name), ("chat", f"{name}-b")}),
        staff=(Place("chat", name, "staff"),),
        people=tuple(listed(user, user.title(), role, name) for user, role in USERS),
        domains=frozenset({"school.example"}),
        keeps_phrases=True,
    )


TWINS = twin("north"), twin("south")


class Here:
    """One of the schools."""

    def __init__(self, world: World, school: School) -> None:
        self.world, self.school = world, school
        self.known: dict[str, Someone] = {}

    def who(self, user: str, beside: str = "") -> Someone:
        """`beside`: in their other workspace."""
        name = f"{user}{beside}"
        self.known.setdefault(name, self.world.person(user, user.title(), f"{self.school.id}{beside}"))
        return self.known[name]

    def says(self, *said: tuple[str, str]) -> None:
        for user, words in said:
            self.who(user).says(words, mentions={"@kim": "kim", "@sam": "sam", "#algebra": "algebra"})

    def code(self, of: Someone) -> str:
        """A code that somebody was just given."""
        of.says("link")
        found = re.search(r"code is ([\w-]+)", of.hears()[-1])
        assert found is not None
        return found[1]

    def thread(self, number: int) -> Place:
        """Below the staff's card of a ticket."""
        staff = self.school.staff[0]
        cards = self.world.chat.at(staff)
        return replace(staff, thread=next(k for k, p in cards if text(p.card).startswith(f"Ticket {number} ")))

    def press(self, user: str, says: str) -> None:
        """Something that stands on a card here, whoever shows it."""
        posts = [(k, p) for k, p in self.world.chat.posts.items() if p.place.workspace == self.school.id]
        number, post = next((k, p) for k, p in posts for b in (*p.card.choices, *p.card.buttons) if b.says == says)
        who = self.who(user).identity
        self.world.hears(Message((f"p{self.world.count()}",), who, post.place, says, Kind.PRESSED, about=number))


def kept(world: World) -> dict[str, set[tuple[str, str]]]:
    """All rows, by school."""
    found: dict[str, set[tuple[str, str]]] = {school.id: set() for school in TWINS}
    with world.store.looking() as connection:
        for name, every in _ROWS.items():
            for row in connection.execute(every):
                found[row.school].add((name, str(row)))
    return found


_ROWS = {name: select(table) for name, table in schema.metadata.tables.items() if "school" in table.c}
"""Made once: it is asked for thousands of times."""
