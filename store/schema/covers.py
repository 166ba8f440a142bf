"""Who stands in for somebody on call."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint

from store.schema.columns import index_while, metadata, needed, of_person, of_school, row_id, version
from store.types import Moment

covers = Table(
    "covers",
    metadata,
    row_id(),
    of_school(),
    needed("number", Integer),
    of_person("covered"),
    of_person("by"),
    needed("starts_at", Moment),
    needed("ends_at", Moment),
    needed("cancelled", Boolean),
    Column("due", Moment),
    version(),
    UniqueConstraint("school", "number"),
    Index("covers_ends_at", "school", "ends_at"),
)
index_while(covers.c.due, "covers_due", covers.c.school, covers.c.due)
