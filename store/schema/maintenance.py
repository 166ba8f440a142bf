"""Planned maintenance of systems."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, UniqueConstraint

from store.schema.columns import index_while, metadata, needed, of_person, of_school, row_id, version
from store.types import Moment

maintenance = Table(
    "maintenance",
    metadata,
    row_id(),
    of_school(),
    needed("number", Integer),
    needed("system", Text),
    needed("words", Text),
    of_person("planner"),
    needed("starts_at", Moment),
    needed("ends_at", Moment),
    needed("cancelled", Boolean),
    needed("plan", Integer),
    Column("due", Moment),
    version(),
    UniqueConstraint("school", "number"),
    Index("maintenance_ends_at", "school", "ends_at"),
)
index_while(maintenance.c.due, "maintenance_due", maintenance.c.school, maintenance.c.due)
