"""Messages that could not be answered."""

from sqlalchemy import Index, Table, Text

from store.schema.columns import metadata, needed, of_person, of_school, row_id
from store.types import Moment

unanswered = Table(
    "unanswered",
    metadata,
    row_id(),
    of_school(),
    of_person("person"),
    needed("code", Text),
    needed("message", Text),
    needed("heard_at", Moment),
    Index("unanswered_due", "school", "heard_at"),
)
"""Messages that broke what answers them, until they are answered after all: `message` as JSON, without the secrets in
it; `code` as its author was told. How often it was tried, and what was raised, stands in `undone`, as of rows that are
due.
"""
