"""Forms that were begun."""

from sqlalchemy import Index, Table

from store.schema.columns import metadata, needed, of_person, part_of_key
from store.types import Moment, Written

drafts = Table(
    "drafts",
    metadata,
    part_of_key("school"),
    of_person("person", key=True),
    part_of_key("form"),
    needed("fields", Written()),
    needed("kept_at", Moment),
    Index("drafts_kept_at", "kept_at"),
)
"""What a person typed into a form and did not send off, the newest."""
