"""Which message something was made of."""

from sqlalchemy import Table, Text

from store.payloads import PLACE
from store.schema.columns import NUMBER, metadata, needed, of_person, part_of_key

origins = Table(
    "origins",
    metadata,
    part_of_key("school"),
    part_of_key("place", PLACE),
    part_of_key("remote_id"),
    needed("noun", Text),
    needed("row", NUMBER),
    of_person("person"),
    needed("stamp", Text),
)
"""The comment or the ticket that came of a message, so that an edit, a deletion and a second reaction find it.

`place` is whole; `person` wrote the message; `stamp` is the platform's own of the last edit, empty before the first.
"""
