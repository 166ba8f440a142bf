"""People of one school: who they are, under which names they are known, and how often they were not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, case, delete, func, insert, or_, select, update

from bot.model.errors import AskBack, NotFound
from bot.model.people import Identity, Person, Role
from bot.model.readings import UnknownZone
from bot.model.school import Listed, School
from bot.model.words import say
from bot.model.zones import zone_named
from store.calling import WAYS, short
from store.insert import insert_new
from store.records import Stale
from store.schema import identities, misses, people

_UNDERSTOOD = delete(misses).where(misses.c.school == bindparam("of"), misses.c.person == bindparam("who"))
AT_ONCE = 500
"""So many people are compared with the school's file in one statement."""
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
        self._loaded: dict[int, Person] = {}

    def meet(self, identity: Identity) -> Person:
        """The person behind an identity; someone new becomes a person with the role the school's file gives them."""
        identity = replace(identity, name=short(identity.name), nick=short(identity.nick))
        known = self.behind(identity)
        person = self._welcome(identity) if known is None else self._as_of_now(known, identity)
        self.met[identity] = person
        return person

    def reachable(self, person: int) -> list[Identity]:
        """The identities under which a person can be told something, the most recently used first."""
        where = (identities.c.school == self.school.id, identities.c.person == person)
        query = select(identities).where(*where, identities.c.unreachable_at.is_(None))
        rows = self.connection.execute(query.order_by(identities.c.seen_at.desc())).all()
        return [Identity(row.platform, row.workspace, row.user, row.name) for row in rows]

    def departed(self, identity: Identity) -> None:
        """Nothing can be said to them there any more."""
        self._loaded.clear()
        gone = update(identities).where(*_is(self.school, identity))
        self.connection.execute(gone.values(unreachable_at=self.now))

    def behind(self, identity: Identity) -> Person | None:
        """The person behind an identity, if they were ever met."""
        number = self.connection.execute(select(identities.c.person).where(*_is(self.school, identity))).scalar()
        return None if number is None else self.get(number)

    def get(self, person: int) -> Person:
        """One person; `NotFound` when they are not of this school."""
        return self._loaded.get(person) or self._one(people.c.id == person)

    def remember(self, person: Person) -> None:
        """Take a person as known, so that they need not be read again in this unit of work."""
        self._loaded[person.id] = person

    def some(self, ids: Iterable[int]) -> list[Person]:
        """Several people, by their ids, in that order."""
        wanted = list(dict.fromkeys(ids))
        if missing := [number for number in wanted if number not in self._loaded]:
            self._persons(self._rows(people.c.id.in_(missing)))
        return [self._loaded[number] for number in wanted if number in self._loaded]

    def named(self, name: str) -> Person:
        """The person with this handle, platform id, name or first name, tried in this order.

        `NotFound` when there is none, `AskBack` when there is more than one.
        """
        typed = name.removeprefix("@").replace("_", " ").strip()
        persons = self._called(name.removeprefix("@"), typed)
        wanted = {typed.casefold(), name.removeprefix("@").casefold()}
        for names in WAYS:
            found = [person for person in persons if wanted & set(names(person))]
            if len(found) == 1:
                return found[0]
            if found:
                raise AskBack("More than one person here is called {name}. Please say the whole name.", name=name)
        raise NotFound(say("I know nobody called {name} here.", name=name))

    def with_handles(self, handles: Iterable[str]) -> list[Person]:
        """The people the school's file knows by these handles, in that order."""
        wanted = list(dict.fromkeys(handles))
        known = {person.handle: person for person in self._loaded.values()}
        if missing := [handle for handle in wanted if handle not in known]:
            known |= {person.handle: person for person in self._persons(self._rows(people.c.handle.in_(missing)))}
        return [known[handle] for handle in wanted if handle in known]

    def enroll(self, listed: Sequence[Listed]) -> None:
        """Make the rows agree with the school's file; somebody who was there before stays the same."""
        for begin in range(0, len(listed), AT_ONCE):
            self._enroll(listed[begin : begin + AT_ONCE])

    def missed(self, person: int) -> int:
        """Note that somebody was not understood; how often in a row that makes."""
        where = (misses.c.school == self.school.id, misses.c.person == person)
        first = {"school": self.school.id, "person": person, "count": 1, "at": self.now}
        if insert_new(self.connection, misses, [first]):
            return 1
        recent = misses.c.at > self.now - FORGOTTEN_AFTER
        again = update(misses).where(*where).values(count=case((recent, misses.c.count + 1), else_=1), at=self.now)
        return int(self.connection.execute(again.returning(misses.c.count)).scalar_one())

    def understood(self, person: int) -> None:
        """Forget that they were not understood."""
        self.connection.execute(_UNDERSTOOD, {"of": self.school.id, "who": person})

    def _welcome(self, identity: Identity) -> Person:
        listed = self.school.listed(identity.platform, identity.workspace, identity.user)
        if listed is not None:
            self.enroll([listed])
            return self._one(people.c.handle == listed.handle)
        zone = _known(identity.zone) or self.school.zone
        name = identity.name or identity.nick or identity.user
        number = self._add([Listed("", name, Role.STUDENT, zone)])[""]
        self._introduce([(identity, number)])
        return self.get(number)

    def _as_of_now(self, person: Person, identity: Identity) -> Person:
        """The person, with what has changed since they were last met: in the school's file, or on the platform."""
        values: dict[str, object] = {}
        listed = person.handle in {listed.handle for listed in self.school.people}
        if person.handle and not listed:
            values |= {"handle": "", "role": Role.STUDENT}
        name = identity.name or (identity.nick if person.name == identity.user else "")
        if not listed and name not in ("", person.name):
            values["name"] = name
        if not listed and (zone := _known(identity.zone)) not in ("", person.zone):
            values["zone"] = zone
        if values:
            self._change(person.id, values)
        return self.get(person.id) if self._used(person.identities[0], identity) or values else person

    def _used(self, last: Identity, identity: Identity) -> bool:
        """Note which identity is used now, and its name; false when that is known."""
        if last == identity and identity.name in ("", last.name):
            return False
        self._loaded.clear()
        values: dict[str, object] = {"seen_at": self.now, "unreachable_at": None}
        values |= {"name": identity.name} if identity.name else {}
        self.connection.execute(update(identities).where(*_is(self.school, identity)).values(**values))
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
        query = select(people).where(
            people.c.school == self.school.id, or_(called, people.c.name.in_(names), people.c.id.in_(ids))
        )
        return self._persons(self.connection.execute(query.order_by(people.c.id).limit(50)).all())

    def _enroll(self, listed: Sequence[Listed]) -> None:
        self._loaded.clear()
        links = self._links([identity for each in listed for identity in _names(each)])
        rows = {row.handle: row for row in self._rows(people.c.handle.in_([each.handle for each in listed]))}
        ids = {handle: int(row.id) for handle, row in rows.items()}
        for each in listed:
            met = [links[name][0] for name in _names(each) if links.get(name, (0, "listed"))[1] == ""]
            if each.handle not in ids and met:
                ids[each.handle] = met[0]
            if each.handle in ids and not _agrees(rows.get(each.handle), each):
                values = {"name": each.name, "role": each.role, "zone": each.zone, "handle": each.handle}
                self._change(ids[each.handle], values)
        ids |= self._add([each for each in listed if each.handle not in ids])
        self._introduce([(name, ids[each.handle]) for each in listed for name in _names(each) if name not in links])
        for each in listed:
            for name in _names(each):
                if name in links and links[name][0] != ids[each.handle]:
                    self._link(name, ids[each.handle])

    def _links(self, names: Sequence[Identity]) -> dict[Identity, tuple[int, str]]:
        """To whom identities belong: the person's id and handle."""
        query = (
            select(identities, people.c.handle)
            .join(people, and_(identities.c.school == people.c.school, identities.c.person == people.c.id))
            .where(identities.c.school == self.school.id, identities.c.user.in_([name.user for name in names]))
        )
        rows = self.connection.execute(query)
        return {Identity(row.platform, row.workspace, row.user): (row.person, row.handle) for row in rows}

    def _add(self, listed: Sequence[Listed]) -> dict[str, int]:
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
        statement = insert(people).returning(people.c.id, people.c.handle)
        return {handle: number for number, handle in self.connection.execute(statement, rows)}

    def _change(self, person: int, values: Mapping[str, object]) -> None:
        self._loaded.pop(person, None)
        where = (people.c.school == self.school.id, people.c.id == person)
        self.connection.execute(update(people).where(*where).values(version=people.c.version + 1, **values))

    def _link(self, identity: Identity, person: int) -> None:
        self.connection.execute(update(identities).where(*_is(self.school, identity)).values(person=person))

    def _introduce(self, names: Sequence[tuple[Identity, int]]) -> None:
        """Note identities that were not known, and whose they are; `Stale` when another process has just done so."""
        rows = [
            {
                "school": self.school.id,
                "platform": identity.platform,
                "workspace": identity.workspace,
                "user": identity.user,
                "person": person,
                "name": identity.name,
                "seen_at": self.now,
            }
            for identity, person in names
        ]
        if rows and insert_new(self.connection, identities, rows) < len(rows):
            raise Stale("identities")

    def _one(self, where: ColumnElement[bool]) -> Person:
        found = self._persons(self._rows(where))
        if not found:
            raise NotFound(say("I know nobody like that here."))
        return found[0]

    def _rows(self, where: ColumnElement[bool]) -> Sequence[Row[tuple[object, ...]]]:
        return self.connection.execute(select(people).where(people.c.school == self.school.id, where)).all()

    def _persons(self, rows: Sequence[Row[tuple[object, ...]]]) -> list[Person]:
        persons = [Person(r.id, r.name, r.role, r.zone, r.locale, r.handle) for r in rows]
        if not persons:
            return []
        query = (
            select(identities)
            .where(identities.c.school == self.school.id, identities.c.person.in_([person.id for person in persons]))
            .order_by(identities.c.unreachable_at.is_not(None), identities.c.seen_at.desc())
        )
        names: dict[int, tuple[Identity, ...]] = {}
        for row in self.connection.execute(query):
            known = Identity(row.platform, row.workspace, row.user, row.name)
            names[row.person] = (*names.get(row.person, ()), known)
        whole = [replace(person, identities=names.get(person.id, ())) for person in persons]
        self._loaded |= {person.id: person for person in whole}
        return whole


def _is(school: School, identity: Identity) -> tuple[ColumnElement[bool], ...]:
    return (
        identities.c.school == school.id,
        identities.c.platform == identity.platform,
        identities.c.workspace == identity.workspace,
        identities.c.user == identity.user,
    )


def _names(listed: Listed) -> list[Identity]:
    return [Identity(*name, listed.name) for name in listed.identities]


def _agrees(row: Any, listed: Listed) -> bool:
    """Whether the row of a person, if there is one, says what the file says."""
    return row is not None and (row.name, row.role, row.zone) == (listed.name, listed.role, listed.zone)


def _known(zone: str) -> str:
    """The name of a zone that there is, else nothing."""
    try:
        return zone_named(zone)
    except UnknownZone:
        return ""
