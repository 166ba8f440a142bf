"""What is held back: by a platform that wants a pause or has a pace, and by a message or a row that broke something."""

from sqlalchemy import Column, Index, Integer, Table, Text, and_

from store.schema.columns import NUMBER, metadata, needed, part_of_key
from store.types import Instant, Moment

limits = Table(
    "limits",
    metadata,
    part_of_key("scope"),
    part_of_key("way"),
    needed("until", Moment),
)
"""Until when a platform takes nothing, as it said itself. `scope` is what the queues it holds back begin with; `way` is
`edit` for changes of cards, `say` for everything else, empty for both, and else the platform's name for a method of its
own: whoever needs that one rests.
"""

paces = Table(
    "paces",
    metadata,
    part_of_key("scope"),
    needed("said_at", Instant),
    needed("free_at", Instant),
)
"""When something was begun to be said in a place last, and when the next message may be, where the platform has a pace.
`scope` is what the queues of the place begin with. A place that is in no row may have its whole burst. Without an index
of what changes with each message: PostgreSQL then changes a row where it stands.
"""

attempts = Table(
    "attempts",
    metadata,
    part_of_key("school"),
    part_of_key("key"),
    needed("count", Integer),
    needed("at", Moment),
    Index("attempts_at", "at"),
)
"""How many processes ended while they answered a message."""

in_hand = Table(
    "in_hand",
    metadata,
    part_of_key("process"),
    part_of_key("noun"),
    needed("names", Text),
    needed("at", Moment),
)
"""What a process began last of a noun, written before it begins: `names` by school, as JSON. PostgreSQL keeps it out of
its log, for it only matters if the process ends.
"""

undone = Table(
    "undone",
    metadata,
    part_of_key("school"),
    part_of_key("noun"),
    part_of_key("row", NUMBER),
    needed("tries", Integer),
    Column("again", Moment),
    needed("at", Moment),
    needed("error", Text),
)
"""Rows that were due and could not be done. `again` is when the next try is; NULL when there is none. `at` is the last
try: a row that is due at a later moment than that is as good as any other. Of what was let go `tries` is 0: it is put
aside for good.
"""
PUT_ASIDE = and_(undone.c.again.is_(None), undone.c.tries > 0)
"""Not tried any more, and not let go."""
