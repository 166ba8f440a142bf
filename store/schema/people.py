"""Schools, and the people in them."""

from sqlalchemy import Column, Index, Integer, Table, Text

from bot.model.people import Role
from store.payloads import PLACE
from store.schema.columns import NUMBER, metadata, needed, of_school, part_of_key, row_id, version
from store.types import Choice, Moment

schools = Table(
    "schools",
    metadata,
    Column("school", Text, primary_key=True),
    needed("tickets", Integer),
    needed("sessions", Integer),
)
"""The last numbers given out."""

people = Table(
    "people",
    metadata,
    row_id(),
    of_school(),
    needed("handle", Text),
    needed("name", Text),
    needed("role", Choice(Role)),
    needed("zone", Text),
    needed("locale", Text),
    version(),
    Index("people_handle", "school", "handle"),
)
_LISTED = people.c.handle != ""
Index("people_listed", people.c.school, people.c.handle, unique=True, sqlite_where=_LISTED, postgresql_where=_LISTED)
"""Two processes that meet somebody new of the school's file at once make one person."""

identities = Table(
    "identities",
    metadata,
    part_of_key("school"),
    part_of_key("platform"),
    part_of_key("workspace"),
    part_of_key("user"),
    needed("person", NUMBER),
    needed("name", Text),
    needed("seen_at", Moment),
    Column("unreachable_at", Moment),
    Index("identities_person", "school", "person"),
)
"""`unreachable_at`: since when nothing can be said to them there; forgotten when they speak there again."""

visitors = Table(
    "visitors",
    metadata,
    part_of_key("school"),
    part_of_key("person", NUMBER),
    part_of_key("place", PLACE),
)
"""In which channels a person has spoken to the desk: the classes of a channel are theirs too."""

misses = Table(
    "misses",
    metadata,
    part_of_key("school"),
    part_of_key("person", NUMBER),
    needed("count", Integer),
    needed("at", Moment),
)
"""How often in a row a person was not understood."""
