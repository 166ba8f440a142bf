"""People of one school: who they are, under which names they are known, and how often they were not understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from bot.model.errors import NotFound
from bot.model.people import Identity, Person, Role
from bot.model.school import Listed, School
from bot.model.words import say
from store.schema import identities, misses, people

FORGOTTEN_AFTER = timedelta(minutes=30)
"""Not being understood long ago counts no more."""


class People:
    """The people of one school."""

    def __init__(self, connection: Connection, school: School, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now
        self.met: dict[Identity, Person] = {}
        """Whom this unit of work met; the store remembers them after the commit."""

    def meet(self, identity: Identity) -> Person:
        """The person behind an identity; someone new becomes a person with the role the school's file gives them."""
        query = select(identities.c.person, identities.c.name).where(
            identities.c.school == self.school.id,
            identities.c.platform == identity.platform,
            identities.c.workspace == identity.workspace,
            identities.c.user == identity.user,
        )
        known = self.connection.execute(query).first()
        if known is None:
            person = self._welcome(identity)
        else:
            if identity.name and identity.name != known.name:
                self._rename(known.person, identity)
            person = self.get(known.person)
        self.met[identity] = person
        return person

    def get(self, person: int) -> Person:
        """One person; `NotFound` when they are not of this school."""
        return self._one(people.c.id == person)

    def some(self, ids: Iterable[int]) -> list[Person]:
        """Several people, by their ids, in that order."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return []
        rows = self.connection.execute(
            select(people).where(people.c.school == self.school.id, people.c.id.in_(wanted))
        ).all()
        found = {person.id: person for person in self._persons(rows)}
        return [found[number] for number in wanted if number in found]

    def named(self, name: str) -> Person:
        """The person with this handle, platform id, or name; `NotFound` when there is none or more than one."""
        wanted = name.removeprefix("@").strip().lower()
        table = people
        ids = select(identities.c.person).where(
            identities.c.school == self.school.id, func.lower(identities.c.user) == wanted
        )
        query = select(table).where(
            table.c.school == self.school.id,
            (table.c.handle == wanted)
            | (func.lower(table.c.name) == wanted)
            | table.c.id.in_(ids)
            | func.lower(table.c.name).startswith(wanted + " ", autoescape=True),
        )
        rows = self.connection.execute(query.limit(2)).all()
        if len(rows) != 1:
            raise NotFound(say("I know nobody called {name} here.", name=name))
        return self._persons(rows)[0]

    def with_handles(self, handles: Iterable[str]) -> list[Person]:
        """The people the school's file knows by these handles, in that order."""
        wanted = list(dict.fromkeys(handles))
        rows = self.connection.execute(
            select(people).where(people.c.school == self.school.id, people.c.handle.in_(wanted))
        ).all()
        found = {person.handle: person for person in self._persons(rows)}
        return [found[handle] for handle in wanted if handle in found]

    def enroll(self, listed: Listed) -> None:
        """Make the row of a person agree with the school's file."""
        values = {"name": listed.name, "role": listed.role, "zone": listed.zone}
        table = people
        where = (table.c.school == self.school.id, table.c.handle == listed.handle)
        number = self.connection.execute(select(table.c.id).where(*where)).scalar()
        if number is None:
            number = self._add(listed.handle, listed.name, listed.role, listed.zone)
        else:
            self.connection.execute(update(table).where(*where).values(version=table.c.version + 1, **values))
        for platform, workspace, user in listed.identities:
            self._link(Identity(platform, workspace, user, listed.name), number)

    def missed(self, person: int) -> int:
        """Note that somebody was not understood; how often in a row that makes."""
        where = (misses.c.school == self.school.id, misses.c.person == person)
        before = self.connection.execute(select(misses.c.count, misses.c.at).where(*where)).first()
        count = before.count + 1 if before and self.now - before.at < FORGOTTEN_AFTER else 1  # type: ignore[operator]
        if before:
            self.connection.execute(update(misses).where(*where).values(count=count, at=self.now))
        else:
            self.connection.execute(insert(misses).values(school=self.school.id, person=person, count=1, at=self.now))
        return int(count)

    def understood(self, person: int) -> None:
        """Forget that they were not understood."""
        self.connection.execute(delete(misses).where(misses.c.school == self.school.id, misses.c.person == person))

    def _welcome(self, identity: Identity) -> Person:
        listed = self.school.listed(identity.platform, identity.workspace, identity.user)
        if listed is not None:
            self.enroll(listed)
            return self._one(people.c.handle == listed.handle)
        number = self._add("", identity.name or identity.user, Role.STUDENT, identity.zone or self.school.zone)
        self._link(identity, number)
        return self.get(number)

    def _add(self, handle: str, name: str, role: Role, zone: str) -> int:
        values = {"handle": handle, "name": name, "role": role, "zone": zone, "locale": self.school.locales[0]}
        statement = insert(people).values(school=self.school.id, version=1, **values).returning(people.c.id)
        return int(self.connection.execute(statement).scalar_one())

    def _rename(self, person: int, identity: Identity) -> None:
        table = people
        where = (table.c.school == self.school.id, table.c.id == person, table.c.handle == "")
        self.connection.execute(update(table).where(*where).values(name=identity.name, version=table.c.version + 1))
        known = identities
        where = (known.c.school == self.school.id, known.c.person == person, known.c.user == identity.user)
        self.connection.execute(update(known).where(*where).values(name=identity.name))

    def _link(self, identity: Identity, person: int) -> None:
        key = {"platform": identity.platform, "workspace": identity.workspace, "user": identity.user}
        where = [identities.c.school == self.school.id, *(identities.c[name] == value for name, value in key.items())]
        changed = self.connection.execute(update(identities).where(*where).values(person=person))
        if changed.rowcount == 0:
            values = {"school": self.school.id, "person": person, "name": identity.name, "seen_at": self.now}
            self.connection.execute(insert(identities).values(**key, **values))

    def _one(self, where: object) -> Person:
        query = select(people).where(people.c.school == self.school.id, where)  # type: ignore[arg-type]
        row = self.connection.execute(query).first()
        if row is None:
            raise NotFound(say("I know nobody like that here."))
        return self._persons([row])[0]

    def _persons(self, rows: Sequence[Row[tuple[object, ...]]]) -> list[Person]:
        persons = [Person(r.id, r.name, r.role, r.zone, r.locale, r.handle) for r in rows]
        if not persons:
            return []
        query = (
            select(identities)
            .where(identities.c.school == self.school.id, identities.c.person.in_([person.id for person in persons]))
            .order_by(identities.c.seen_at.desc())
        )
        names: dict[int, tuple[Identity, ...]] = {}
        for row in self.connection.execute(query):
            known = Identity(row.platform, row.workspace, row.user, row.name)
            names[row.person] = (*names.get(row.person, ()), known)
        return [replace(person, identities=names.get(person.id, ())) for person in persons]
