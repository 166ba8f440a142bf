"""Tickets and what hangs on them."""

from sqlalchemy import Boolean, Column, Index, Integer, SmallInteger, Table, Text, UniqueConstraint

from bot.model.tickets import Priority, Resolution, TicketState
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
from store.types import Choice, Moment, Written

tickets = Table(
    "tickets",
    metadata,
    row_id(),
    of_school(),
    needed("number", Integer),
    of_person("reporter"),
    needed("summary", Text),
    needed("category", Text),
    needed("subcategory", Text),
    needed("impact", SmallInteger),
    needed("urgency", SmallInteger),
    needed("priority", Choice(Priority)),
    needed("state", Choice(TicketState)),
    needed("opened_at", Moment),
    of_person("owner", needed=False),
    needed("private", Boolean),
    needed("answers", Written(lambda pairs: tuple((q, a) for q, a in pairs))),
    needed("system", Text),
    needed("building", Text),
    Column("acknowledged_at", Moment),
    Column("resolved_at", Moment),
    Column("closed_at", Moment),
    Column("close_at", Moment),
    Column("resolution", Choice(Resolution)),
    needed("solution", Text),
    needed("reopened", Integer),
    Column("follows", NUMBER),
    needed("announced", Text),
    Column("expected_until", Moment),
    version(),
    UniqueConstraint("school", "number"),
    Index("tickets_reporter", "school", "reporter", "number"),
    Index("tickets_state", "school", "state", "priority"),
    Index("tickets_opened", "school", "opened_at"),
)
index_while(tickets.c.close_at, "tickets_close_at", tickets.c.school, tickets.c.close_at)
index_while(tickets.c.expected_until, "tickets_expected_due", tickets.c.school, tickets.c.expected_until)

affected = Table(
    "affected",
    metadata,
    part_of_key("school"),
    part_of_key("ticket", NUMBER),
    of_person("person", key=True),
    Column("works", Boolean),
)
"""Who else has the trouble of a ticket; `works`: what they said when it was over, NULL when they said nothing."""

comments = Table(
    "comments",
    metadata,
    row_id(),
    of_school(),
    needed("ticket", NUMBER),
    of_person("author"),
    needed("at", Moment),
    needed("text", Text),
    needed("internal", Boolean),
    Column("edited_at", Moment),
    Index("comments_ticket", "school", "ticket"),
)
