"""What was heard, what is to be said, and where: cards, and what leads to a place."""

from sqlalchemy import Column, Index, Integer, SmallInteger, Table, Text, UniqueConstraint, text

from store.payloads import PLACE, SPOKEN
from store.schema.columns import index_while, metadata, needed, of_school, part_of_key, row_id
from store.types import Moment

heard = Table(
    "heard",
    metadata,
    part_of_key("school"),
    part_of_key("key"),
    needed("at", Moment),
    Index("heard_at", "at"),
)
"""The names of what was heard, so that a second copy changes nothing."""

cards = Table(
    "cards",
    metadata,
    part_of_key("school"),
    part_of_key("name"),
    needed("place", PLACE),
    needed("remote_id", Text),
    Index("cards_remote_id", "school", "remote_id"),
)
"""Where each live card stands. Answers in the thread below it are about what it is about."""

place_references = Table(
    "place_references",
    metadata,
    part_of_key("school"),
    part_of_key("platform"),
    part_of_key("workspace"),
    part_of_key("channel"),
    needed("reference", Text),
    needed("seen_at", Moment),
)
"""What a platform needs to be told to speak in a place it told us of, the newest, in words that it alone reads."""

outbox = Table(
    "outbox",
    metadata,
    row_id(),
    of_school(),
    needed("mark", Text),
    needed("platform", Text),
    needed("queue", Text),
    needed("lane", SmallInteger),
    needed("state", Text),
    Column("key", Text),
    Column("live", Text),
    Column("thread_of", Text),
    needed("due", Moment),
    Column("until", Moment),
    Column("next_at", Moment),
    needed("attempts", Integer),
    Column("doubts", Integer),
    Column("faults", Integer),
    Column("looks", Integer),
    Column("owner", Text),
    Column("remote_id", Text),
    Column("unreached_at", Moment),
    needed("error", Text),
    needed("spoken", SPOKEN),
    UniqueConstraint("school", "key"),
)
"""What is to be said, in the order in which it was decided. `queue` is the place and the lane: order holds in it.

`next_at` is when something is to be done about it: say it, say it again, look it up, take it over from a process that
died. It is NULL when that is over. `doubts` are the answers of the platform after which nobody could tell what became
of it; `looks` are the look-ups that failed; `faults` are the processes that ended while they said it, and the bugs of
ours it ran into. `owner` names the claim under which it is being said. `unreached_at` is when it turned out that it
cannot be said to its reader there, until another way is taken or the staff hear of it.
"""

index_while(outbox.c.next_at, "outbox_waiting", outbox.c.lane, outbox.c.id)
index_while(outbox.c.next_at, "outbox_queue", outbox.c.queue, outbox.c.id)
index_while(outbox.c.unreached_at, "outbox_unreached", outbox.c.school, outbox.c.unreached_at)
index_while(outbox.c.next_at, "outbox_live", outbox.c.school, outbox.c.live, outbox.c.id)
_OVER = outbox.c.next_at.is_(None)
Index("outbox_over", outbox.c.due, sqlite_where=_OVER, postgresql_where=_OVER)
DEAD = text("state = 'dead'")
"""Spelled out: a database uses the index of the dead for these words alone."""
Index("outbox_dead", outbox.c.id, sqlite_where=DEAD, postgresql_where=DEAD)
ANSWERS = text("lane = 1")
"""What was answered, spelled out likewise."""
_ANSWERED = (outbox.c.school, outbox.c.queue, outbox.c.due)
Index("outbox_answers", *_ANSWERED, sqlite_where=ANSWERS, postgresql_where=ANSWERS)
