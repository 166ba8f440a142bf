"""Class sessions, who takes part, and their reminders."""

from sqlalchemy import Column, DateTime, Index, Integer, Table, Text, UniqueConstraint

from bot.model.sessions import ReminderKind, ReminderState, SessionState
from store.payloads import PLACE
from store.schema.columns import (
    NUMBER,
    index_while,
    metadata,
    needed,
    of_person,
    of_school,
    part_of_key,
    row_id,
    version,
)
from store.types import Choice, Moment, Seconds

sessions = Table(
    "sessions",
    metadata,
    row_id(),
    of_school(),
    needed("number", Integer),
    needed("title", Text),
    of_person("instructor"),
    needed("starts_at", Moment),
    needed("duration", Seconds),
    needed("zone", Text),
    needed("local", DateTime),
    needed("link", Text),
    Column("channel", PLACE),
    needed("state", Choice(SessionState)),
    needed("plan", Integer),
    version(),
    UniqueConstraint("school", "number"),
    Index("sessions_starts_at", "school", "starts_at"),
)

participants = Table(
    "participants",
    metadata,
    part_of_key("school"),
    part_of_key("session", NUMBER),
    of_person("person", key=True),
    Index("participants_person", "school", "person"),
)

reminders = Table(
    "reminders",
    metadata,
    row_id(),
    of_school(),
    needed("session", NUMBER),
    needed("plan", Integer),
    needed("kind", Choice(ReminderKind)),
    Column("due", Moment),
    needed("until", Moment),
    needed("state", Choice(ReminderState)),
    UniqueConstraint("school", "session", "plan", "kind"),
)
index_while(reminders.c.due, "reminders_due", reminders.c.school, reminders.c.due)
