"""Schools, and the people in them."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from bot.model.people import Role
from store.payloads import PLACE
from store.schema.columns import (
    NUMBER,
    index_while,
    metadata,
    needed,
    of_person,
    of_school,
    part_of_key,
    row_id,
    version,
)
from store.types import Choice, Moment, Written

schools = Table(
    "schools",
    metadata,
    Column("school", Text, primary_key=True),
    needed("tickets", Integer),
    needed("sessions", Integer),
    needed("taught", Integer),
)
"""The last numbers given out, and how often what the desk was taught has changed."""

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
    of_person("person"),
    needed("name", Text),
    needed("seen_at", Moment),
    Column("unreachable_at", Moment),
    Column("email", Text),
    Column("guest", Boolean),
    Column("groups", Written(frozenset, sorted)),
    Column("apart", Boolean),
    Index("identities_person", "school", "person"),
)
"""`unreachable_at`: since when nothing can be said to them there; forgotten when they speak there again.

`email`: in small letters, when the platform vouches for it. `guest`: whether they are of another organisation; NULL
when that was not told. `groups`: those they are in there, of those that give roles. `apart`: never joined by e-mail.
"""
index_while(identities.c.email, "identities_email", identities.c.school, identities.c.email)

links = Table(
    "links",
    metadata,
    part_of_key("school"),
    of_person("person", key=True),
    Column("digest", Text),
    Column("until", Moment),
    needed("tries", Integer),
    needed("tried_at", Moment),
    Index("links_digest", "school", "digest"),
)
"""The code a person was given for joining another account, hashed, and how often they said a wrong one."""

joined = Table(
    "joined",
    metadata,
    part_of_key("school"),
    part_of_key("gone", NUMBER),
    of_person("into"),
    needed("due", Moment),
    Index("joined_due", "due"),
)
"""Who became somebody else. When it is due no process remembers them, what it still wrote of them is moved, and they
are forgotten."""

roster = Table(
    "roster",
    metadata,
    part_of_key("school"),
    part_of_key("email"),
    needed("name", Text),
    Column("role", Choice(Role)),
    needed("classes", Written(tuple, list)),
)
"""What the school's list of people says of each, by their e-mail in small letters."""

visitors = Table(
    "visitors",
    metadata,
    part_of_key("school"),
    of_person("person", key=True),
    part_of_key("place", PLACE),
    Column("within", PLACE),
)
"""In which channels a person has spoken to the desk: the classes of a channel are theirs too."""

misses = Table(
    "misses",
    metadata,
    part_of_key("school"),
    of_person("person", key=True),
    needed("count", Integer),
    needed("at", Moment),
    Column("shape", Text),
    Column("phrase", Text),
)
"""How often in a row a person was not understood, and with what the last time, where that may be kept."""
