"""Accounts: under which names people are known on the platforms, and what the platforms say of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, FromClause, Row, and_, bindparam, exists, select, update

from bot.model.people import Identity
from bot.model.school import School
from store.glance import Speaker
from store.insert import insert_new
from store.records import Stale
from store.schema import identities, people

_LAST_USED = (identities.c.seen_at.desc(), identities.c.platform, identities.c.workspace, identities.c.user)
"""Of two that were used at the same moment always the same one comes first."""
RANKED = (identities.c.unreachable_at.is_not(None), *_LAST_USED)
"""Those that reach somebody first."""
_OURS = identities.c.school == bindparam("of")  # statements are made once: making one costs more than running it


def _this(table: FromClause) -> Sequence[ColumnElement[bool]]:
    own = {"school": "of", "platform": "on", "workspace": "within", "user": "named"}
    return [table.c[column] == bindparam(name) for column, name in own.items()]


_ASKED = identities.alias("asked")
OWNER = select(_ASKED.c.person).where(*_this(_ASKED))
"""Whose account it is; a name of its own, so that it can stand within a question about all accounts."""
_LATER = identities.alias("later")
_SINCE = exists().where(
    _LATER.c.school == _ASKED.c.school,
    _LATER.c.person == _ASKED.c.person,
    _LATER.c.unreachable_at.is_(None),
    _LATER.c.seen_at > _ASKED.c.seen_at,
)
_REACHES = _ASKED.c.unreachable_at.is_(None) & ~_SINCE
LAST = select(_REACHES).where(*_this(_ASKED))
"""Whether it reaches its owner, who has used no other one since."""
_TOGETHER = (
    select(_ASKED.c.platform, _ASKED.c.workspace, _ASKED.c.user, _ASKED.c.person, people.c.role, _REACHES.label("last"))
    .join_from(_ASKED, people, and_(_ASKED.c.school == people.c.school, _ASKED.c.person == people.c.id))
    .where(
        _ASKED.c.school == bindparam("of"),
        _ASKED.c.platform.in_(bindparam("on", expanding=True)),
        _ASKED.c.workspace.in_(bindparam("within", expanding=True)),
        _ASKED.c.user.in_(bindparam("named", expanding=True)),
    )
)
_CHANGE = update(identities).where(*_this(identities))
_WHOSE = (
    select(identities, people.c.handle)
    .join(people, and_(identities.c.school == people.c.school, identities.c.person == people.c.id))
    .where(_OURS, identities.c.user.in_(bindparam("names", expanding=True)))
)
_GROUPED = select(identities.c.person).where(_OURS, identities.c.groups.is_not(None)).distinct()


class Accounts:
    """The accounts of one school's people."""

    def __init__(self, connection: Connection, school: School, now: datetime) -> None:
        self.connection = connection
        self.school = school
        self.now = now

    def person(self, identity: Identity) -> int | None:
        """Whose account it is."""
        return self.connection.execute(OWNER, self._key(identity)).scalar()

    def whose(self, names: Sequence[Identity]) -> dict[Identity, tuple[int, str]]:
        """To whom accounts belong: the person's id and handle."""
        rows = self.connection.execute(_WHOSE, {"of": self.school.id, "names": [name.user for name in names]})
        return {Identity(row.platform, row.workspace, row.user): (row.person, row.handle) for row in rows}

    def reachable(self, person: int) -> list[Identity]:
        """Those under which a person can be told something, the most recently used first."""
        where = (identities.c.school == self.school.id, identities.c.person == person)
        query = select(identities).where(*where, identities.c.unreachable_at.is_(None))
        rows = self.connection.execute(query.order_by(*_LAST_USED)).all()
        return [Identity(row.platform, row.workspace, row.user, row.name) for row in rows]

    def introduce(self, names: Sequence[tuple[Identity, int]]) -> None:
        """Note accounts that were not known, and whose they are; `Stale` when another process has just done so."""
        rows = [
            {
                "school": self.school.id,
                "platform": identity.platform,
                "workspace": identity.workspace,
                "user": identity.user,
                "person": person,
                "name": identity.name,
                "seen_at": self.now,
                "guest": identity.guest,
                "email": identity.email or None,
                "groups": identity.groups or None,
            }
            for identity, person in names
        ]
        if rows and insert_new(self.connection, identities, rows) < len(rows):
            raise Stale("identities")

    def used(self, identity: Identity) -> None:
        """Note that it is used now, and its name."""
        values: dict[str, object] = {"seen_at": self.now, "unreachable_at": None}
        values |= {"name": identity.name} if identity.name else {}
        self._set(identity, **values)

    def departed(self, identity: Identity) -> None:
        """Note that nothing can be said to them there."""
        self._set(identity, unreachable_at=self.now)

    def describe(self, identity: Identity) -> None:
        """Keep what the platform says of it."""
        told: dict[str, object] = {"guest": identity.guest, "email": identity.email or None}
        if identity.groups is not None:
            told["groups"] = identity.groups or None
        self._set(identity, **told)

    def give(self, identity: Identity, person: int) -> None:
        """It is this person's."""
        self._set(identity, person=person)

    def set_apart(self, identity: Identity, person: int) -> None:
        """It is this person's, and no address shall join it with another one's again."""
        self._set(identity, person=person, apart=True)

    def elsewhere(self, identity: Identity) -> set[int]:
        """Who has the same address in other workspaces; nobody when one of the accounts was set apart."""
        where = (identities.c.school == self.school.id, identities.c.email == identity.email)
        rows = self.connection.execute(select(identities).where(*where)).all()
        here = (identity.platform, identity.workspace)
        apart = any(row.apart for row in rows if read(row) == identity)
        others = {row.person for row in rows if (row.platform, row.workspace) != here and not row.apart}
        return set() if apart else others

    def with_addresses(self, emails: Sequence[str]) -> list[int]:
        """Who has one of these addresses."""
        where = (identities.c.school == self.school.id, identities.c.email.in_(emails))
        return list(self.connection.execute(select(identities.c.person).where(*where).distinct()).scalars())

    def in_groups(self) -> list[int]:
        """Who was in a group that gives a role."""
        return list(self.connection.execute(_GROUPED, {"of": self.school.id}).scalars())

    def _set(self, identity: Identity, **values: object) -> None:
        self.connection.execute(_CHANGE, {**self._key(identity), **values})

    def _key(self, identity: Identity) -> dict[str, object]:
        return {"of": self.school.id, **this(identity)}


def together(connection: Connection, school: str, names: Collection[Identity]) -> dict[Identity, Speaker]:
    """Of all who speak at once, with one statement: who they are now; nothing of whom nobody knows."""
    each = [(name.platform, name.workspace, name.user) for name in names]
    on, within, named = (sorted(set(ids)) for ids in zip(*each, strict=True))
    rows = connection.execute(_TOGETHER, {"of": school, "on": on, "within": within, "named": named})
    return {Identity(*row[:3]): Speaker(*row[3:]) for row in rows}


def this(identity: Identity) -> dict[str, object]:
    """What statements about one account are asked with, besides the school."""
    return {"on": identity.platform, "within": identity.workspace, "named": identity.user}


def read(row: Row[tuple[object, ...]]) -> Identity:
    """The account in a row."""
    known = Identity(row.platform, row.workspace, row.user, row.name)
    away = row.unreachable_at is not None
    return replace(known, guest=row.guest, email=row.email or "", groups=row.groups or frozenset(), away=away)
