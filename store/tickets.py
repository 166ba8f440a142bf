"""Tickets, and who else has the trouble."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Update,
    and_,
    bindparam,
    distinct,
    func,
    not_,
    or_,
    select,
    union_all,
    update,
)

from bot.model.bursts import in_building, of_system
from bot.model.errors import NotFound
from bot.model.outages import failing, like
from bot.model.reports.systems import kin, whole
from bot.model.tickets import OUTAGES, Ticket, TicketState
from bot.model.words import numeral, say
from store import numbers, schema
from store.devices import Told, told, told_of, told_of_all
from store.insert import insert_new
from store.journal import Journal
from store.late import Late
from store.ticket_lists import OPEN, TicketLists
from store.walkthroughs import noted, walking


def of_the_like(school: Any, category: str, since: Any) -> tuple[ColumnElement[bool], ...]:
    """Whether a ticket was opened since then for what may be the same fault as one of this category."""
    categories, subcategories = like(category)
    table = schema.tickets.c
    return (
        table.school == school,
        table.category.in_(categories),
        table.subcategory.in_(subcategories),
        table.opened_at >= since,
    )


def _noted(category: str, system: str, building: str) -> str:
    return in_building(category, building) if building else of_system(category, system)


class Tickets(TicketLists):
    """The tickets of one school."""

    made_of = ("tickets", "walkthroughs", "offers", "schools")
    """Who waits for a number finds what others reported meanwhile."""

    def __init__(self, connection: Connection, school: str, journal: Journal, messages: int = 1) -> None:
        super().__init__(connection, school, journal, messages)
        self.reporters: Collection[int] = ()
        """Who may report something in this transaction."""
        self._told: Mapping[int, Told] = {}
        self._numbers: list[int] = []
        self._late = Late(connection, self.table, messages) if messages > 1 else None

    def next_number(self) -> int:
        """The next number people will call a ticket by."""
        if not self._numbers:
            last = self._count(numbers.COUNTED, more=self.messages).tickets
            self._numbers = list(range(last - self.messages + 1, last + 1))
        return self._numbers.pop(0)

    def next_number_for(self, reporter: int) -> tuple[int, Told]:
        """The next number, and what its reporter has told of their device: one look for all messages of the
        transaction.
        """
        if self.messages > 1:
            if reporter not in self._told:
                self._told = told_of_all(self.connection, self.school, {*self.reporters, reporter})
            return self.next_number(), self._told[reporter]
        row = self._count(numbers.COUNTED_FOR, more=1, who=reporter)
        return int(row.tickets), told(row)

    def _count(self, statement: Update, **asked: int) -> Row[Any]:
        speaks = set() if self.journal.person is None else {self.journal.person}
        return numbers.count(self.connection, statement, {"of": self.school, **asked}, speaks.union(self.reporters))

    def device_of(self, person: int, since: datetime) -> Told:
        """What somebody has told of their device; a walk-through begun since then counts however it ended."""
        found = self.remembered.rows(
            ("device", person, since), lambda: [told_of(self.connection, self.school, person, since)]
        )
        return found[0]

    def write(self) -> None:
        """Write what was opened; let others have the numbers that were taken and not used: nobody took any since."""
        if self._late:
            self._late.write()
        if self._numbers:
            self.connection.execute(numbers.COUNTED, {"of": self.school, "more": -len(self._numbers)})
            self._numbers = []

    def _added(self, values: Mapping[str, Any]) -> int:
        if self._late is None:
            return super()._added(values)
        self.forget()
        return self._late.add(values)

    def numbered(self, number: int, lock: bool = False) -> Ticket:
        """The ticket people call by this number."""
        ticket = self.called(number, lock)
        if ticket is None:
            raise NotFound(say("I cannot find a ticket {number} that you may see.", number=numeral(number)))
        return ticket

    def there_is(self, number: int) -> bool:
        """Whether people may mean a ticket by this number."""
        return self.called(number) is not None

    def of(self, reporter: int, limit: int = 20) -> list[Ticket]:
        """The tickets a person reported, open ones first, newest first."""
        mine = self.remembered.rows((reporter, limit), lambda: self._read(_REPORTED, who=reporter, most=limit))
        return sorted(mine, key=lambda ticket: not ticket.state.open)

    def open_of(self, person: int) -> list[Ticket]:
        """The open tickets that a person reported or has taken."""
        return self.remembered.rows(("open", person), lambda: self._read(_OPEN_OF, who=person))

    def reported_by(self, reporter: int, limit: int) -> list[Ticket]:
        """The open tickets a person reported, newest first."""
        return self._read(_REPORTED_OPEN, who=reporter, most=limit)

    def outage(self, system: str, category: str = "", building: str = "") -> Ticket | None:
        """The open report that a whole system is away, or all of a category in one building, if there is one."""
        query = _OUTAGE_HERE if building else _OUTAGE
        found = self._read(query, systems=kin(system), category=category, building=building)
        return found[0] if found else None

    def outages(self, *systems: str, lock: bool = False) -> list[Ticket]:
        """The open reports that a whole system is away, oldest first: of these systems, or of all."""
        return self._read(_outages(bool(systems), lock), systems=systems)

    def expected(self, now: datetime, alone: int | None = None) -> list[Ticket]:
        """The outages that should be over by now; only the one `alone`, if given."""
        return self.claim("outages", now, alone)

    def reporters_since(
        self, category: str, system: str, since: datetime, building: str = "", but: int | None = None
    ) -> int:
        """How many people, not counting `but`, have reported what may be the same fault since then: of a system, or in
        a building. Reports held beside an article count, and walk-throughs without a ticket.
        """
        told = {"of": self.school, "since": since, "system": system, "building": building, "but": but}
        told |= noted([_noted(each, system, building) for each in like(category)[0]])
        query = _reporters(category, bool(building), but is not None)
        asked = (category, system, since, building, but)
        return int(self.remembered.rows(asked, lambda: self.connection.execute(query, told).scalars().all())[0])

    def reported_before(self, outage: Ticket, since: datetime) -> list[Ticket]:
        """Tickets of others since then that may be part of this outage, oldest first: taken by nobody, not private, and
        part of no other open outage.
        """
        table, other = self.table, self.table.alias()
        part = select(other.c.id).where(other.c.school == self.school, other.c.id == table.c.follows)
        query = self._select(
            *of_the_like(self.school, failing(outage), since),
            table.c.system.in_(whole(outage.system)) if outage.impact == 1 else table.c.building == outage.building,
            table.c.state.in_((TicketState.NEW, TicketState.TRIAGED)),
            table.c.owner.is_(None),
            table.c.private.is_(False),
            table.c.reporter != outage.reporter,
            not_(and_(table.c.subcategory.in_(OUTAGES), table.c.impact == 1)),
            not_(part.where(other.c.state.in_(OPEN)).exists()),
        )
        return self._read(query.order_by(table.c.id).with_for_update(of=table))

    def parts(self, outage: Ticket) -> list[Ticket]:
        """The tickets of others that are part of an outage and were taken by nobody."""
        table = self.table.c
        untaken = (table.state.in_((TicketState.NEW, TicketState.TRIAGED)), table.owner.is_(None))
        query = self._select(*untaken, table.follows == outage.id, table.reporter != outage.reporter)
        return self._read(query.order_by(table.id).with_for_update())

    def add_affected(self, ticket: int, person: int) -> bool:
        """Note that a person has the trouble too; False when that was known."""
        row = {"school": self.school, "ticket": ticket, "person": person}
        return insert_new(self.connection, schema.affected, [row]) == 1

    def ask_affected(self, ticket: int) -> None:
        """Forget what everybody affected has answered: they are asked anew."""
        table = schema.affected
        mine = (table.c.school == self.school, table.c.ticket == ticket)
        self.connection.execute(update(table).where(*mine).values(works=None))

    def note_works(self, ticket: int, person: int, works: bool) -> bool:
        """Keep whether it works for somebody affected; False when they are not on the list."""
        table = schema.affected
        mine = (table.c.school == self.school, table.c.ticket == ticket, table.c.person == person)
        return self.connection.execute(update(table).where(*mine).values(works=works)).rowcount == 1

    def asked_of(self, person: int, since: datetime) -> int | None:
        """The number of the last outage since then whose end they were asked about and have not answered."""
        table, mine = self.table, schema.affected
        ended = func.coalesce(table.c.resolved_at, table.c.closed_at)
        query = (
            select(table.c.number)
            .join(mine, (mine.c.school == table.c.school) & (mine.c.ticket == table.c.id))
            .where(mine.c.school == self.school, mine.c.person == person, mine.c.works.is_(None))
            .where(table.c.subcategory.in_(OUTAGES), table.c.state.not_in(OPEN), ended > since)
        )
        return self.connection.execute(query.order_by(ended.desc()).limit(1)).scalar_one_or_none()

    def open_again_of(self, person: int) -> list[Ticket]:
        """The outages that are open again, that they had too, and of whose last end they have said nothing."""
        table, mine = self.table, schema.affected
        listed = select(mine.c.ticket).where(
            mine.c.school == self.school, mine.c.person == person, mine.c.works.is_(None)
        )
        where = (table.c.id.in_(listed), table.c.subcategory.in_(OUTAGES), table.c.state.in_(OPEN))
        return self._read(self._select(*where, table.c.reopened > 0).order_by(table.c.id.desc()))

    def verdicts(self, ticket: int) -> tuple[int, int]:
        """For how many of those affected it works, and for how many it does not."""
        table = schema.affected
        where = (table.c.school == self.school, table.c.ticket == ticket, table.c.works.is_not(None))
        query = select(table.c.works, func.count()).where(*where).group_by(table.c.works)
        counts = {row[0]: row[1] for row in self.connection.execute(query)}
        return counts.get(True, 0), counts.get(False, 0)

    def affected(self, ticket: int) -> Sequence[int]:
        """The ids of those who have the trouble too."""
        table = schema.affected
        query = select(table.c.person).where(table.c.school == self.school, table.c.ticket == ticket)
        return list(self.connection.execute(query.order_by(table.c.person)).scalars())


_MINE = Tickets.every.where(Tickets.table.c.reporter == bindparam("who"))
_NEWEST = Tickets.table.c.number.desc()
_ARE_OPEN = Tickets.table.c.state.in_(OPEN)
_REPORTED = _MINE.order_by(_NEWEST).limit(bindparam("most"))
_REPORTED_OPEN = _MINE.where(_ARE_OPEN).order_by(_NEWEST).limit(bindparam("most"))
_OPEN_OF = (
    Tickets.every.where(or_(*(Tickets.table.c[which] == bindparam("who") for which in ("reporter", "owner"))))
    .where(_ARE_OPEN)
    .order_by(Tickets.table.c.id)
)
_AWAY = Tickets.every.where(Tickets.table.c.subcategory.in_(OUTAGES), _ARE_OPEN)
_EVERYWHERE = Tickets.table.c.impact == 1
_OF_THESE = Tickets.table.c.system.in_(bindparam("systems", expanding=True))
_HERE = and_(*(Tickets.table.c[name] == bindparam(name) for name in ("category", "building")))
_OUTAGE = _AWAY.where(_OF_THESE, _EVERYWHERE).limit(1)
_OUTAGE_HERE = _AWAY.where(or_(and_(_OF_THESE, _EVERYWHERE), _HERE)).limit(1)


@cache
def _outages(of_some: bool, lock: bool) -> Select[Any]:
    query = _AWAY.where(_EVERYWHERE, *((_OF_THESE,) if of_some else ())).order_by(Tickets.table.c.id)
    return query.with_for_update() if lock else query


@cache
def _reporters(category: str, here: bool, but: bool) -> Select[Any]:
    """How many people reported the like: of a `system`, or in a `building`, and whoever walks through it."""
    table = schema.tickets.c
    place = table.building == bindparam("building") if here else table.system == bindparam("system")
    who = select(table.reporter).where(*of_the_like(bindparam("of"), category, bindparam("since")), place)
    waits = () if here else (_held(category),)
    reporters = union_all(who, walking(len(like(category)[0])), *waits).subquery()
    query = select(func.count(distinct(reporters.c.reporter)))
    return query.where(reporters.c.reporter != bindparam("but")) if but else query


def _held(category: str) -> Select[Any]:
    """For whom a report about this system is held."""
    categories, subcategories = like(category)
    table = schema.offers.c
    return select(table.person).where(
        table.school == bindparam("of"),
        table.category.in_(categories),
        table.subcategory.in_(subcategories),
        table.system == bindparam("system"),
        table.due.is_not(None),
    )
