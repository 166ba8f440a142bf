"""Walk-throughs."""

from sqlalchemy import Column, Index, Integer, Table, Text, text

from bot.model.walkthroughs import Verdict, WalkState
from store.payloads import PLACE
from store.schema.columns import index_while, metadata, needed, of_person, of_school, row_id, version
from store.types import Choice, Moment, Written

walkthroughs = Table(
    "walkthroughs",
    metadata,
    row_id(),
    of_school(),
    of_person("person"),
    needed("place", PLACE),
    needed("playbook", Text),
    needed("state", Choice(WalkState)),
    needed("walk", Written()),
    needed("begun_at", Moment),
    Column("due", Moment),
    Column("ticket", Integer),
    Column("verdict", Choice(Verdict)),
    version(),
    Index("walkthroughs_begun_at", "school", "begun_at"),
)
index_while(walkthroughs.c.due, "walkthroughs_person", walkthroughs.c.school, walkthroughs.c.person)
_ASKING = text("state = 'asking'")
Index(
    "walkthroughs_asking",
    walkthroughs.c.school,
    walkthroughs.c.person,
    unique=True,
    sqlite_where=_ASKING,
    postgresql_where=_ASKING,
)
index_while(walkthroughs.c.due, "walkthroughs_due", walkthroughs.c.school, walkthroughs.c.due)
index_while(walkthroughs.c.verdict, "walkthroughs_verdict", walkthroughs.c.school, walkthroughs.c.person)
