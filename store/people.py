"""People of one school: who they are, under which names they are known, and how often they were not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, func, or_, select
from sqlalchemy.sql.dml import ReturningInsert

from bot.model.errors import AskBack, NotFound
from bot.model.moments.readings import UnknownZone
from bot.model.moments.zones import zone_named
from bot.model.people import Identity, Person
from bot.model.roles import Claims, role_of
from bot.model.school import Listed, School
from bot.model.words import say
from store.calling import WAYS, short
from store.enrolling import enroll
from store.glance import NOTHING, Glance
from store.insert import inserting
from store.journal import Journal
from store.persons import Persons
from store.schema import identities, misses, people
from store.standing import Standing
from store.unknown import Miss

_UNDERSTOOD = (
    delete(misses)
    .where(misses.c.school == bindparam("of"), misses.c.person.in_(bindparam("who", expanding=True)))
    .returning(misses.c.person, misses.c.at, misses.c.shape, misses.c.phrase)
)
_MISSES = select(misses.c.count).where(
    misses.c.school == bindparam("of"), misses.c.person == bindparam("who"), misses.c.at > bindparam("since")
)
FORGOTTEN_AFTER = timedelta(minutes=30)
"""Not being understood long ago counts no more."""


@cache  # making a statement costs five times what running it costs
def _missed_again(dialect: str) -> ReturningInsert[Any]:
    statement = inserting(dialect, misses)
    news: dict[str, Any] = {name: statement.excluded[name] for name in Miss._fields}
    news["count"] = case((misses.c.at > bindparam("since"), misses.c.count + 1), else_=1)
    key = list(misses.primary_key.columns)
    return statement.on_conflict_do_update(index_elements=key, set_=news).returning(misses.c.count)


class People(Persons):
    """The people of one school."""

    def __init__(
        self, connection: Connection, school: School, now: datetime, journal: Journal, glance: Glance = NOTHING
    ) -> None:
        super().__init__(connection, school, now, journal, glance)
        self.standing = Standing(self)
        self.met: dict[Identity, Person] = {}
        """Whom this unit of work met; the store remembers them after the commit."""
        self.chosen: list[tuple[Miss, str]] = []
        """What was asked for by those who had just not been understood."""
        self._understood: dict[int, str] = {}

    def meet(self, identity: Identity) -> Person:
        """The person behind an identity; someone new becomes a person with the role the school's file gives them."""
        identity = replace(identity, name=short(identity.name), nick=short(identity.nick))
        known = self.behind(identity)
        person = self._welcome(identity) if known is None else self._as_of_now(known, identity)
        if tells_more(person, identity):
            person = self.standing.described(person, identity)
        self.met[identity] = person
        return person

    def departed(self, identity: Identity) -> None:
        """Note that nothing can be said to them there any more."""
        if person := self.accounts.person(identity):
            self.handed_over(person)
        self.accounts.departed(identity)

    def named(self, name: str) -> Person:
        """The person with this handle, platform id, name or first name, tried in this order.

        `NotFound` when there is none, `AskBack` when there is more than one.
        """
        found = self.called(name)
        if len(found) > 1:
            raise AskBack("More than one person here is called {name}. Please say the whole name.", name=name)
        if not found:
            raise NotFound(say("I know nobody called {name} here.", name=name))
        return found[0]

    def called(self, name: str) -> list[Person]:
        """Everybody with this handle; when there is nobody, with this platform id, name or first name."""
        typed = name.removeprefix("@").replace("_", " ").strip()
        persons = self._called(name.removeprefix("@"), typed)
        wanted = {typed.casefold(), name.removeprefix("@").casefold()}
        for names in WAYS:
            if found := [person for person in persons if wanted & set(names(person))]:
                return found
        return []

    def enroll(self, listed: Sequence[Listed]) -> None:
        """Make the rows agree with the school's file; somebody who was there before stays the same."""
        enroll(self, listed)
        self.forget()

    def missed(self, person: int, miss: Miss) -> int:
        """Count that somebody was not understood, and with what; returns how often in a row."""
        self.write()
        row = {"school": self.school.id, "person": person, "count": 1, **miss._asdict()}
        once_more = _missed_again(self.connection.dialect.name)
        return int(self.connection.execute(once_more, {**row, "since": self.now - FORGOTTEN_AFTER}).scalar_one())

    def misses(self, person: int) -> int:
        """How often in a row they were not understood until just now."""
        if self.glance.none("misses", person):
            return 0
        asked = {"of": self.school.id, "who": person, "since": self.now - FORGOTTEN_AFTER}
        times = self.connection.execute(_MISSES, asked).scalar() or 0
        if not times:
            self._understood.pop(person, None)  # there is nothing to forget
        return times

    def clear_misses(self, person: int, choice: str = "") -> None:
        """Forget that they were not understood, at the latest when this unit of work is written. `choice`: what they
        asked for now; empty when that tells nothing of what they had meant.
        """
        if not self.glance.none("misses", person):
            self._understood.setdefault(person, choice)

    def write(self) -> None:
        """Write what was collected: who was understood, in one statement for all of them."""
        if self._understood:
            which = {"of": self.school.id, "who": sorted(self._understood)}
            for person, at, shape, phrase in self.connection.execute(_UNDERSTOOD, which):
                if (choice := self._understood[person]) and shape and at > self.now - FORGOTTEN_AFTER:
                    self.chosen.append((Miss(at, shape, phrase or ""), choice))
            self._understood.clear()

    def _welcome(self, identity: Identity) -> Person:
        listed = self.school.listed(identity.platform, identity.workspace, identity.user)
        if listed is not None:
            self.enroll([listed])
            return self.with_handles([listed.handle])[0]
        zone = _known(identity.zone) or self.school.zone
        name = identity.name or identity.nick or identity.user
        role = role_of(Claims(guest=bool(identity.guest)))
        number = self.add([Listed("", name, role, zone)])[""]
        self.accounts.introduce([(replace(identity, email="", groups=None), number)])
        return self.get(number)

    def _as_of_now(self, person: Person, identity: Identity) -> Person:
        """The person, with what a platform says anew of them. Of whoever has a handle the school's file says it, and a
        process on its newest edition has written that down: this one may have begun on an older one.
        """
        values: dict[str, object] = {}
        name = identity.name or (identity.nick if person.name == identity.user else "")
        name = "" if name == _account(person, identity).name else name  # of two accounts each may have its own
        if not person.handle and name not in ("", person.name):
            values["name"] = name
        if not person.handle and (zone := _known(identity.zone)) not in ("", person.zone):
            values["zone"] = zone
        if values:
            self.change(person.id, values)
        return self.get(person.id) if self._used(person.identities[0], identity) or values else person

    def _used(self, last: Identity, identity: Identity) -> bool:
        """Note which identity is used now, and its name; false when that is known."""
        if last == identity and not last.away and identity.name in ("", last.name):
            return False
        self.forget()
        self.accounts.used(identity)
        return True

    def _called(self, *names: str) -> list[Person]:
        """People whom one of these names may mean."""
        lower = {name.lower() for name in names}
        ids = select(identities.c.person).where(
            identities.c.school == self.school.id, func.lower(identities.c.user).in_(lower)
        )
        begins = [func.lower(people.c.name).startswith(f"{name} ", autoescape=True) for name in lower]
        begins += [people.c.name.startswith(f"{name} ", autoescape=True) for name in names]
        called = or_(func.lower(people.c.handle).in_(lower), func.lower(people.c.name).in_(lower), *begins)
        query = select(people.c.id).where(
            people.c.school == self.school.id, or_(called, people.c.name.in_(names), people.c.id.in_(ids))
        )
        return self.some(self.connection.execute(query.order_by(people.c.id).limit(50)).scalars())


def _known(zone: str) -> str:
    """The name of a zone that there is, else nothing."""
    try:
        return zone_named(zone)
    except UnknownZone:
        return ""


def _account(person: Person, identity: Identity) -> Identity:
    """The account as it is known."""
    return next((each for each in person.identities if each == identity), identity)


def tells_more(person: Person, identity: Identity) -> bool:
    """Whether a platform says something else of an account than is known, besides its name."""
    known = _account(person, identity)
    if identity.guest is None or (known.guest is not None and not identity.name):
        return False  # an event that comes without a name only hints at it
    groups = known.groups if identity.groups is None else identity.groups
    return (identity.guest, identity.email, groups) != (known.guest, known.email, known.groups)
