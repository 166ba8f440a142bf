"""Which reminders people want."""

from sqlalchemy import Table

from bot.model.mutes import Wanted
from store.schema.columns import metadata, needed, of_person, part_of_key
from store.types import Choice

mutes = Table(
    "mutes",
    metadata,
    part_of_key("school"),
    of_person("person", key=True),
    part_of_key("title"),
    needed("wanted", Choice(Wanted)),
)
"""`title`: the name of a class in small letters, empty for all classes."""
