"""Class sessions, who takes part, and the reminders that are due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, or_, select, update

from bot.model.errors import NotFound
from bot.model.messages import Place
from bot.model.moments.lengths import LONGEST
from bot.model.sessions import AHEAD, BEFORE, Reminder, ReminderState, Session, SessionState
from bot.model.words import numeral, say
from store import schema
from store.attending import ATTENDED, of_any, of_person
from store.glance import NOTHING, Glance
from store.insert import insert_all, insert_new
from store.journal import Journal
from store.records import Records
from store.tickets import of_the_like

_BEGUN = 20
"""So many classes of one person begin within the longest time that one lasts, at most."""


def _made_around() -> Select[Any]:
    """The statement for the classes of one person between two moments: asked whenever somebody opens a ticket."""
    table = schema.sessions
    return (
        select(*Sessions.columns)
        .where(
            table.c.school == bindparam("of"),
            table.c.starts_at.between(bindparam("since"), bindparam("until")),
            of_person(bindparam("of"), bindparam("who")),
            table.c.state == SessionState.SCHEDULED,
        )
        .order_by(table.c.starts_at)
    )


class Sessions(Records[Session]):
    """The class sessions of one school."""

    table = schema.sessions
    kind = Session
    made_of = ATTENDED

    def __init__(
        self, connection: Connection, school: str, journal: Journal, messages: int = 1, glance: Glance = NOTHING
    ) -> None:
        super().__init__(connection, school, journal, messages, glance)
        self._free: dict[tuple[datetime, datetime], bool] = {}

    def next_number(self) -> int:
        """The next number people will call a session by."""
        last = schema.schools
        statement = (
            update(last)
            .where(last.c.school == self.school)
            .values(sessions=last.c.sessions + 1)
            .returning(last.c.sessions)
        )
        return int(self.connection.execute(statement).scalar_one())

    def add(self, row: Session) -> Session:
        """Insert the session and who takes part."""
        added = super().add(replace(row, participants=()))
        self.invite(added.id, row.participants)
        return replace(added, participants=row.participants)

    def invite(self, session: int, persons: Iterable[int]) -> None:
        """Add people to a session; those already in it stay."""
        rows = [{"school": self.school, "session": session, "person": person} for person in persons]
        if rows:
            insert_new(self.connection, schema.participants, rows)

    def remove(self, session: int, person: int) -> None:
        """Take somebody out of a session."""
        table = schema.participants
        where = (table.c.school == self.school, table.c.session == session, table.c.person == person)
        self.connection.execute(delete(table).where(*where))

    def leave(self, person: int, now: datetime) -> None:
        """Take somebody out of every session that is still to come."""
        part = schema.participants
        ahead = select(self.table.c.id).where(self.table.c.school == self.school, self.table.c.starts_at > now)
        where = (part.c.school == self.school, part.c.person == person, part.c.session.in_(ahead))
        self.connection.execute(delete(part).where(*where))

    def meets_in(self, channel: Place, now: datetime) -> bool:
        """Whether a class that is still to come talks in this channel."""
        state = self.table.c.state == SessionState.SCHEDULED
        return self.first(self.table.c.channel == channel, self.table.c.starts_at > now, state) is not None

    def numbered(self, number: int, lock: bool = False) -> Session:
        """The session people call by this number."""
        session = self.called(number, lock=lock)
        if session is None:
            raise NotFound(say("I cannot find a session {number}.", number=numeral(number)))
        return session

    def upcoming(self, now: datetime, person: int, limit: int) -> list[Session]:
        """What a person teaches or takes part in that is still to come, soonest first."""
        return self._read(_UPCOMING, who=person, now=now, most=limit)

    def unfinished(self, now: datetime, person: int, limit: int) -> list[Session]:
        """What a person teaches or takes part in that is running or still to come, soonest first."""
        found = self._read(_UPCOMING, who=person, now=now - LONGEST, most=limit + _BEGUN)
        return [session for session in found if session.ends_at > now][:limit]

    def taught_by(self, person: int, number: int) -> bool:
        """Whether somebody teaches the session with this number."""
        where = (self.table.c.school == self.school, self.table.c.number == number, self.table.c.instructor == person)
        return self.connection.execute(select(self.table.c.id).where(*where)).first() is not None

    def twin(self, instructor: int, title: str, starts_at: datetime) -> Session | None:
        """The class with this name that somebody teaches at this moment, if they planned it before."""
        where = (self.table.c.starts_at == starts_at, self.table.c.title == title)
        return self.first(*where, self.table.c.instructor == instructor, self.table.c.state == SessionState.SCHEDULED)

    def to_teach(self, person: int, now: datetime) -> list[Session]:
        """All classes that somebody has still to teach, soonest first."""
        where = (self.table.c.instructor == person, self.table.c.state == SessionState.SCHEDULED)
        return self.find(*where, self.table.c.starts_at > now, order=self.table.c.starts_at)

    def around(self, person: int, since: datetime, until: datetime) -> list[Session]:
        """The classes a person teaches or takes part in that start between two moments, in order."""
        if self._none_near(person, since, until):
            return []
        return self.remembered.rows(
            (person, since, until), lambda: self._read(_AROUND, who=person, since=since, until=until)
        )

    def between(self, since: datetime, until: datetime) -> list[Session]:
        """All classes of the school that start between two moments, in order."""
        where = (self.table.c.starts_at.between(since, until), self.table.c.state == SessionState.SCHEDULED)
        return self.find(*where, order=self.table.c.starts_at)

    def ahead(self, now: datetime) -> Iterator[Session]:
        """All classes of the school that have not begun, in the order they were planned."""
        return self.each(self.table.c.starts_at >= now, self.table.c.state == SessionState.SCHEDULED)

    def of_reporters(
        self, category: str, system: str, reported: datetime, within: tuple[datetime, datetime], but: int
    ) -> set[int]:
        """The classes that start between two moments of those, `but` one, who reported what may be the same fault of a
        system.
        """
        table, ticket = self.table, schema.tickets.c
        those = (*of_the_like(self.school, category, reported), ticket.system == system, ticket.reporter != but)
        who = select(ticket.reporter).where(*those)
        theirs = of_any(self.school, lambda column: column.in_(who))
        where = (table.c.school == self.school, table.c.starts_at.between(*within))
        query = select(table.c.id).where(*where, table.c.state == SessionState.SCHEDULED, theirs)
        return set(self.connection.execute(query).scalars())

    def begins_between(self, since: datetime, until: datetime) -> bool:
        """Whether any class of the school begins between two moments."""
        return not self._nobody_between(since, until)

    def _none_near(self, person: int, since: datetime, until: datetime) -> bool:
        if self.messages > 1:
            return self._nobody_between(since, until)
        now = self.journal.now
        return now - BEFORE <= since and until <= now + AHEAD and self.glance.none("sessions", person)

    def _nobody_between(self, since: datetime, until: datetime) -> bool:
        """Whether no class at all starts then; asked once for all messages of the transaction."""
        if (since, until) not in self._free:
            found = self.connection.execute(_ANY, {"of": self.school, "since": since, "until": until}).first()
            self._free[since, until] = found is None
        return self._free[since, until]

    def _read(self, query: Select[Any], **values: object) -> list[Session]:
        found = super()._read(query, **values)
        if not found:
            return found
        asked = {"of": self.school, "sessions": [session.id for session in found]}
        rows = self.connection.execute(_TAKING_PART, asked)
        persons: dict[int, tuple[int, ...]] = {}
        for row in rows:
            persons[row.session] = (*persons.get(row.session, ()), row.person)
        return [replace(session, participants=persons.get(session.id, ())) for session in found]


_TAKING_PART = (
    select(schema.participants.c.session, schema.participants.c.person)
    .where(schema.participants.c.school == bindparam("of"))
    .where(schema.participants.c.session.in_(bindparam("sessions", expanding=True)))
    .order_by(schema.participants.c.person)
)
_AROUND = _made_around()
_UPCOMING = (
    Sessions.every.where(
        schema.sessions.c.starts_at > bindparam("now"),
        schema.sessions.c.state == SessionState.SCHEDULED,
        of_person(bindparam("of"), bindparam("who")),
    )
    .order_by(schema.sessions.c.starts_at)
    .limit(bindparam("most"))
)
_ANY = (
    select(schema.sessions.c.id)
    .where(
        schema.sessions.c.school == bindparam("of"),
        schema.sessions.c.starts_at.between(bindparam("since"), bindparam("until")),
        schema.sessions.c.state == SessionState.SCHEDULED,
    )
    .limit(1)
)


class Reminders(Records[Reminder]):
    """The reminders of one school."""

    table = schema.reminders
    kind = Reminder
    journaled = False

    def plan(self, reminders: Sequence[Reminder]) -> None:
        """Insert them all; one that is said already is not due any more."""
        rows = [{"school": self.school, **self._values(each)} for each in reminders]
        due = [each.due if each.state is ReminderState.PLANNED else None for each in reminders]
        if rows:
            insert_all(self.connection, self.table, [{**row, "due": at} for row, at in zip(rows, due, strict=True)])

    def miss(self, now: datetime, limit: int = 5_000) -> list[int]:
        """Give up reminders whose class has begun; returns the ids of those classes."""
        late = (self.table.c.school == self.school, self.table.c.due <= now, self.table.c.until <= now)
        query = select(self.table.c.id, self.table.c.session).where(*late).order_by(self.table.c.due).limit(limit)
        rows = self.connection.execute(query.with_for_update(skip_locked=True)).all()
        if rows:
            ours = (self.table.c.school == self.school, self.table.c.id.in_([row.id for row in rows]))
            self.connection.execute(update(self.table).where(*ours).values(state=ReminderState.SKIPPED, due=None))
        return list(dict.fromkeys(row.session for row in rows))

    def overtaken(self, reminders: Collection[Reminder], now: datetime) -> set[int]:
        """Which of these need not be said: a later one of the same class is due too, or was said by another process."""
        due, session, said = self.table.c.due, self.table.c.session, self.table.c.state == ReminderState.SAID
        theirs = (self.table.c.school == self.school, session.in_({each.session for each in reminders}))
        others: dict[int, list[Reminder]] = {}
        for other in self._read(self._select(*theirs, or_(due <= now, said))) if reminders else ():
            others.setdefault(other.session, []).append(other)
        return {each.id for each in reminders if any(other.follows(each) for other in others.get(each.session, ()))}

    def of(self, session: int) -> Sequence[Reminder]:
        """Every reminder a session ever had."""
        return self.find(self.table.c.session == session)

    def hold(self, session: int) -> None:
        """Lock the planned reminders of a class until the transaction ends, so that nobody says one meanwhile."""
        where = (self.table.c.school == self.school, self.table.c.session == session)
        rows = select(self.table.c.id).where(*where).order_by(self.table.c.id)
        self.connection.execute(rows.with_for_update()).all()

    def settle(self, reminder: Reminder, state: ReminderState) -> None:
        """Write what became of a reminder; it is not due any more."""
        where = (self.table.c.school == self.school, self.table.c.id == reminder.id)
        self.connection.execute(update(self.table).where(*where).values(state=state, due=None))

    def cancel(self, session: int) -> None:
        """Cancel the reminders of a class that were not said yet."""
        where = (self.table.c.school == self.school, self.table.c.session == session, self.table.c.due.is_not(None))
        self.connection.execute(update(self.table).where(*where).values(state=ReminderState.CANCELLED, due=None))
