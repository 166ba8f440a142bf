"""When somebody last looked at the clock."""

from sqlalchemy import Table

from store.schema.columns import metadata, needed, part_of_key
from store.types import Moment

ticks = Table(
    "ticks",
    metadata,
    part_of_key("name"),
    needed("at", Moment),
)
"""One row for all schools: a process looks at the clock for all of them."""
