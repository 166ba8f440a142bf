"""Every table. Each row belongs to one school; times are aware UTC; enums stand as text."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from bot.model.escalation import EscalationState, Level
from bot.model.people import Role
from bot.model.sessions import ReminderKind, ReminderState, SessionState
from bot.model.tickets import Priority, Resolution, TicketState
from bot.model.walkthroughs import WalkState
from store.payloads import PLACE, SPOKEN
from store.types import Choice, Moment, Seconds, Written

metadata = MetaData()
_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts a primary key by itself only when it is an INTEGER."""


def _id() -> Column[int]:
    return Column("id", _NUMBER, primary_key=True, autoincrement=True)


def _school() -> Column[str]:
    return Column("school", Text, nullable=False)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False)


def _some(name: str, kind: Any) -> Column[Any]:
    return Column(name, kind, nullable=False)


schools = Table(
    "schools",
    metadata,
    Column("school", Text, primary_key=True),
    _some("tickets", Integer),
    _some("sessions", Integer),
)
"""The last numbers given out."""

heard = Table(
    "heard",
    metadata,
    Column("school", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    _some("at", Moment),
    Index("heard_at", "at"),
)
"""The names of what was heard, so that a second copy changes nothing."""

people = Table(
    "people",
    metadata,
    _id(),
    _school(),
    _some("handle", Text),
    _some("name", Text),
    _some("role", Choice(Role)),
    _some("zone", Text),
    _some("locale", Text),
    _version(),
    Index("people_handle", "school", "handle"),
)

identities = Table(
    "identities",
    metadata,
    Column("school", Text, primary_key=True),
    Column("platform", Text, primary_key=True),
    Column("workspace", Text, primary_key=True),
    Column("user", Text, primary_key=True),
    _some("person", _NUMBER),
    _some("name", Text),
    _some("seen_at", Moment),
    Index("identities_person", "school", "person"),
)

tickets = Table(
    "tickets",
    metadata,
    _id(),
    _school(),
    _some("number", Integer),
    _some("reporter", _NUMBER),
    _some("summary", Text),
    _some("category", Text),
    _some("subcategory", Text),
    _some("impact", SmallInteger),
    _some("urgency", SmallInteger),
    _some("priority", Choice(Priority)),
    _some("state", Choice(TicketState)),
    _some("opened_at", Moment),
    Column("owner", _NUMBER),
    _some("private", Boolean),
    _some("answers", Written(lambda pairs: tuple((q, a) for q, a in pairs))),
    _some("system", Text),
    Column("acknowledged_at", Moment),
    Column("resolved_at", Moment),
    Column("closed_at", Moment),
    Column("close_at", Moment),
    Column("resolution", Choice(Resolution)),
    _some("solution", Text),
    _some("reopened", Integer),
    Column("follows", _NUMBER),
    _version(),
    UniqueConstraint("school", "number"),
    Index("tickets_reporter", "school", "reporter", "number"),
    Index("tickets_state", "school", "state", "priority"),
)
Index(
    "tickets_close_at",
    tickets.c.close_at,
    sqlite_where=tickets.c.close_at.is_not(None),
    postgresql_where=tickets.c.close_at.is_not(None),
)

affected = Table(
    "affected",
    metadata,
    Column("school", Text, primary_key=True),
    Column("ticket", _NUMBER, primary_key=True),
    Column("person", _NUMBER, primary_key=True),
)
"""Who else has the trouble of a ticket."""

comments = Table(
    "comments",
    metadata,
    _id(),
    _school(),
    _some("ticket", _NUMBER),
    _some("author", _NUMBER),
    _some("at", Moment),
    _some("text", Text),
    _some("internal", Boolean),
    Index("comments_ticket", "school", "ticket"),
)

escalations = Table(
    "escalations",
    metadata,
    _id(),
    _school(),
    _some("ticket", _NUMBER),
    _some("opened_at", Moment),
    _some(
        "plan",
        Written(
            lambda levels: tuple(Level(after, tuple(targets)) for after, targets in levels),
            lambda levels: [[level.after, list(level.targets)] for level in levels],
        ),
    ),
    _some("level", Integer),
    _some("state", Choice(EscalationState)),
    Column("due", Moment),
    _some("paged", Written(lambda pairs: tuple((level, person) for level, person in pairs))),
    Column("by", _NUMBER),
    Column("acknowledged_at", Moment),
    _version(),
    Index("escalations_ticket", "school", "ticket"),
)
Index(
    "escalations_due",
    escalations.c.due,
    sqlite_where=escalations.c.due.is_not(None),
    postgresql_where=escalations.c.due.is_not(None),
)

walkthroughs = Table(
    "walkthroughs",
    metadata,
    _id(),
    _school(),
    _some("person", _NUMBER),
    _some("place", PLACE),
    _some("playbook", Text),
    _some("state", Choice(WalkState)),
    _some("walk", Written()),
    _some("begun_at", Moment),
    Column("due", Moment),
    Column("ticket", Integer),
    _version(),
)
_GOING_ON = walkthroughs.c.due.is_not(None)
Index(
    "walkthroughs_person",
    walkthroughs.c.school,
    walkthroughs.c.person,
    sqlite_where=_GOING_ON,
    postgresql_where=_GOING_ON,
)
Index("walkthroughs_due", walkthroughs.c.due, sqlite_where=_GOING_ON, postgresql_where=_GOING_ON)

misses = Table(
    "misses",
    metadata,
    Column("school", Text, primary_key=True),
    Column("person", _NUMBER, primary_key=True),
    _some("count", Integer),
    _some("at", Moment),
)
"""How often in a row a person was not understood."""

sessions = Table(
    "sessions",
    metadata,
    _id(),
    _school(),
    _some("number", Integer),
    _some("title", Text),
    _some("instructor", _NUMBER),
    _some("starts_at", Moment),
    _some("duration", Seconds),
    _some("zone", Text),
    _some("local", DateTime),
    _some("link", Text),
    Column("channel", PLACE),
    _some("state", Choice(SessionState)),
    _some("plan", Integer),
    _version(),
    UniqueConstraint("school", "number"),
    Index("sessions_starts_at", "school", "starts_at"),
)

participants = Table(
    "participants",
    metadata,
    Column("school", Text, primary_key=True),
    Column("session", _NUMBER, primary_key=True),
    Column("person", _NUMBER, primary_key=True),
    Index("participants_person", "school", "person"),
)

reminders = Table(
    "reminders",
    metadata,
    _id(),
    _school(),
    _some("session", _NUMBER),
    _some("plan", Integer),
    _some("kind", Choice(ReminderKind)),
    Column("due", Moment),
    _some("until", Moment),
    _some("state", Choice(ReminderState)),
    UniqueConstraint("school", "session", "plan", "kind"),
)
Index(
    "reminders_due",
    reminders.c.due,
    sqlite_where=reminders.c.due.is_not(None),
    postgresql_where=reminders.c.due.is_not(None),
)

cards = Table(
    "cards",
    metadata,
    Column("school", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    _some("place", PLACE),
    _some("remote_id", Text),
    Index("cards_remote_id", "school", "remote_id"),
)
"""Where each live card stands. Answers in the thread below it are about what it is about."""

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _school(),
    _some("mark", Text),
    _some("queue", Text),
    _some("lane", SmallInteger),
    _some("state", Text),
    Column("key", Text),
    Column("live", Text),
    Column("thread_of", Text),
    _some("due", Moment),
    Column("until", Moment),
    _some("retry_at", Moment),
    _some("attempts", Integer),
    Column("owner", Text),
    Column("lease_until", Moment),
    Column("remote_id", Text),
    _some("error", Text),
    _some("spoken", SPOKEN),
    UniqueConstraint("school", "key"),
)
"""What is to be said, in the order in which it was decided. `queue` is the place and the lane: order holds in it."""
_UNSENT = outbox.c.state.in_(("ready", "sending", "unknown"))
Index("outbox_unsent", outbox.c.lane, outbox.c.id, sqlite_where=_UNSENT, postgresql_where=_UNSENT)
Index("outbox_queue", outbox.c.queue, outbox.c.id, sqlite_where=_UNSENT, postgresql_where=_UNSENT)
Index("outbox_live", outbox.c.school, outbox.c.live, outbox.c.id, sqlite_where=_UNSENT, postgresql_where=_UNSENT)

journal = Table(
    "journal",
    metadata,
    _id(),
    _school(),
    _some("noun", Text),
    _some("row", _NUMBER),
    Column("person", _NUMBER),
    _some("what", Text),
    _some("change", Written()),
    _some("at", Moment),
    Index("journal_row", "school", "noun", "row"),
)
"""One line per change: who changed what, and how. Folding the lines of a row gives the row."""

beats = Table(
    "beats",
    metadata,
    Column("process", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)
"""When each process last ticked."""
