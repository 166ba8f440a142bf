"""What people made of articles."""

from sqlalchemy import Boolean, Column, Table

from store.schema.columns import metadata, needed, of_person, part_of_key
from store.types import Moment

article_verdicts = Table(
    "article_verdicts",
    metadata,
    part_of_key("school"),
    part_of_key("article"),
    of_person("person", key=True),
    Column("helped", Boolean),
    needed("at", Moment),
)
"""Who read which article, and whether it helped: NULL where they have not said."""
