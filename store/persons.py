"""Rows of people, read once in a unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, insert, select, update

from bot.model.errors import NotFound
from bot.model.people import Identity, Person, Role
from bot.model.school import Listed, School
from bot.model.words import say
from store.accounts import OWNER, RANKED, Accounts, read, this
from store.glance import NOTHING, Glance
from store.joining import join
from store.journal import Journal, plain
from store.schema import identities, people, schools

_OURS = people.c.school == bindparam("of")  # statements are made once: making one costs more than running it
_PERSON = [people.c[name].label(f"person_{name}") for name in ("id", "name", "role", "zone", "locale", "handle")]
_WHOLE = (
    select(*_PERSON, identities)
    .outerjoin(identities, and_(identities.c.school == people.c.school, identities.c.person == people.c.id))
    .where(_OURS)
    .order_by(people.c.id, *RANKED)
)
"""People with their accounts: one statement, for it is asked about whoever speaks."""
_IDS = people.c.id.in_(bindparam("wanted", expanding=True))
_HANDLES = people.c.handle.in_(bindparam("wanted", expanding=True))
_WITH_IDS, _WITH_HANDLES = _WHOLE.where(_IDS), _WHOLE.where(_HANDLES)
_WITH_ACCOUNT = _WHOLE.where(people.c.id == OWNER.scalar_subquery())
_ROWS = select(people).where(_OURS, _HANDLES)
_NEW = insert(people).returning(people.c.id, people.c.handle)


class Persons:
    """The people of one school, by their numbers and handles."""

    def __init__(
        self, connection: Connection, school: School, now: datetime, journal: Journal, glance: Glance = NOTHING
    ) -> None:
        self.glance = glance
        self.connection = connection
        self.school = school
        self.now = now
        self.journal = journal
        self.accounts = Accounts(connection, school, now)
        self.moved: set[int] = set()
        """Whose accounts changed hands in this unit of work."""
        self._changed: set[int] = set()
        self._loaded: dict[int, Person] = {}

    @property
    def outdated(self) -> set[int]:
        """Who is not any more as they were remembered."""
        return self.moved | self._changed

    def get(self, person: int) -> Person:
        """One person; `NotFound` when they are not of this school."""
        found = self.some([person])
        if not found:
            raise NotFound(say("I know nobody like that here."))
        return found[0]

    def remember(self, person: Person) -> None:
        """Take a person as known, so that they need not be read again in this unit of work."""
        self._loaded[person.id] = person

    def forget(self) -> None:
        """Take nobody as known any more."""
        self._loaded.clear()

    def some(self, ids: Iterable[int]) -> list[Person]:
        """Several people, by their ids, in that order."""
        wanted = list(dict.fromkeys(ids))
        if missing := [number for number in wanted if number not in self._loaded]:
            self._whole(_WITH_IDS, wanted=missing)
        return [self._loaded[number] for number in wanted if number in self._loaded]

    def with_handles(self, handles: Iterable[str]) -> list[Person]:
        """The people the school's file knows by these handles, in that order."""
        wanted = [handle for handle in dict.fromkeys(handles) if handle]  # those it does not know have none
        known = {person.handle: person for person in self._loaded.values()}
        if missing := [handle for handle in wanted if handle not in known]:
            known |= {person.handle: person for person in self._whole(_WITH_HANDLES, wanted=missing)}
        return [known[handle] for handle in wanted if handle in known]

    def add(self, listed: Sequence[Listed]) -> dict[str, int]:
        """Their ids, by handle."""
        rows = [
            {
                "school": self.school.id,
                "version": 1,
                "handle": each.handle,
                "name": each.name,
                "role": each.role,
                "zone": each.zone,
                "locale": self.school.locales[0],
            }
            for each in listed
        ]
        if not rows:
            return {}
        return {handle: number for number, handle in self.connection.execute(_NEW, rows)}

    def change(self, person: int, values: Mapping[str, object]) -> None:
        """Write what is new of a person; a new role is kept in the journal."""
        self._loaded.pop(person, None)
        self._changed.add(person)
        where = (people.c.school == self.school.id, people.c.id == person)
        self.connection.execute(update(people).where(*where).values(version=people.c.version + 1, **values))
        if isinstance(role := values.get("role"), Role):
            self.journal.note("people", person, "role", {"role": plain(role)})

    def join(self, gone: int, into: int) -> None:
        """The first became the second."""
        join(self.journal, gone, into)
        self.handed_over(gone, into)

    def handed_over(self, *ids: int) -> None:
        """Accounts of these people changed hands."""
        self.moved |= set(ids)
        self.forget()

    def alone(self) -> None:
        """Nobody else brings two people of this school together until the transaction ends."""
        mine = select(schools.c.school).where(schools.c.school == self.school.id)
        self.connection.execute(mine.with_for_update())

    def rows(self, handles: Sequence[str]) -> Sequence[Row[tuple[object, ...]]]:
        """The rows with these handles, without their accounts."""
        return self.connection.execute(_ROWS, {"of": self.school.id, "wanted": handles}).all()

    def behind(self, identity: Identity) -> Person | None:
        """The person behind an identity, if they were ever met."""
        return next(iter(self._whole(_WITH_ACCOUNT, **this(identity))), None)

    def _whole(self, query: Select[Any], **values: object) -> list[Person]:
        """The people that are found, with their accounts, the most recently used ones that reach them first."""
        found: dict[int, Person] = {}
        for row in self.connection.execute(query, {"of": self.school.id, **values}):
            person = found.get(row.person_id) or Person(*row[: len(_PERSON)])
            accounts = (*person.identities, read(row)) if row.user is not None else ()
            found[person.id] = replace(person, identities=accounts)
        self._loaded |= found
        return list(found.values())
