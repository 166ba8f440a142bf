"""What people reported and is kept while they look at an article."""

from sqlalchemy import Column, Index, Integer, SmallInteger, Table, Text

from bot.model.offers import OfferState
from store.payloads import PLACE
from store.schema.columns import index_while, metadata, needed, of_person, of_school, row_id, version
from store.types import Choice, Moment

offers = Table(
    "offers",
    metadata,
    row_id(),
    of_school(),
    of_person("person"),
    needed("place", PLACE),
    needed("article", Text),
    needed("summary", Text),
    needed("category", Text),
    needed("subcategory", Text),
    needed("impact", SmallInteger),
    needed("urgency", SmallInteger),
    needed("system", Text),
    needed("held_at", Moment),
    Column("due", Moment),
    needed("state", Choice(OfferState)),
    Column("ticket", Integer),
    version(),
    Index("offers_person", "school", "person"),
)
index_while(offers.c.due, "offers_due", offers.c.school, offers.c.due)
