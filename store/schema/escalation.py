"""The search for somebody who takes a ticket."""

from sqlalchemy import Column, Index, Integer, Table

from bot.model.escalation import EscalationState, Level
from store.schema.columns import NUMBER, index_while, metadata, needed, of_person, of_school, row_id, version
from store.types import Choice, Moment, Written

_PLAN = Written(
    lambda levels: tuple(Level(after, tuple(targets)) for after, targets in levels),
    lambda levels: [[level.after, list(level.targets)] for level in levels],
)

escalations = Table(
    "escalations",
    metadata,
    row_id(),
    of_school(),
    needed("ticket", NUMBER),
    needed("opened_at", Moment),
    needed("plan", _PLAN),
    needed("level", Integer),
    needed("state", Choice(EscalationState)),
    Column("due", Moment),
    needed("paged", Written(lambda pairs: tuple((level, person) for level, person in pairs))),
    of_person("by", needed=False),
    Column("acknowledged_at", Moment),
    version(),
    Index("escalations_ticket", "school", "ticket"),
    Index("escalations_state", "school", "state"),
)
index_while(escalations.c.due, "escalations_due", escalations.c.school, escalations.c.due)
