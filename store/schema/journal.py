"""What changed."""

from sqlalchemy import Column, Index, Integer, Table, Text

from store.schema.columns import NUMBER, metadata, needed, of_person, of_school, row_id
from store.types import Moment, Written

journal = Table(
    "journal",
    metadata,
    row_id(),
    of_school(),
    needed("noun", Text),
    needed("row", NUMBER),
    of_person("person", needed=False),
    needed("what", Text),
    needed("change", Written()),
    needed("at", Moment),
    Column("nth", Integer),
    Column("seal", Text),
    Index("journal_row", "school", "noun", "row", "nth", unique=True),
)
"""One line per change: who changed what, and how. Folding the lines of a row gives the row; they are counted, and each
has a seal.
"""
