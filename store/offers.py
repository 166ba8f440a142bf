"""What people reported and is kept while they look at an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, or_

from bot.model.offers import Offer
from bot.model.outages import failing, like
from bot.model.reports.systems import whole
from bot.model.tickets import Ticket
from store import schema
from store.records import Records


class Offers(Records[Offer]):
    """What is kept for the people of one school."""

    table = schema.offers
    kind = Offer

    def of(self, person: int, since: datetime) -> list[Offer]:
        """What is held for a person, and what was since then: the newest first."""
        if self.glance.none("offers", person):
            return []
        return self._read(_OF_PERSON, who=person, since=since)

    def numbered(self, number: int, person: int) -> Offer | None:
        """This one, if it is that person's."""
        return self.first(self.table.c.id == number, self.table.c.person == person)

    def hasten(self, outage: Ticket, now: datetime) -> None:
        """Have the tickets of what may come of an outage opened now: no article helps with that."""
        categories, subcategories = like(failing(outage))
        table = self.table
        held = self._select(
            table.c.due > now,
            table.c.system.in_(whole(outage.system)),
            table.c.category.in_(categories),
            table.c.subcategory.in_(subcategories),
        )
        for offer in self._read(held.order_by(table.c.id).with_for_update()):
            self.save(replace(offer, due=now))

    def take_words_out(self, offer: Offer) -> None:
        """Keep that there was one, and none of its words, here or in the journal."""
        self.journal.scrub(self.table.name, offer.id, "summary")


_OF_PERSON = (
    Offers.every.where(
        Offers.table.c.person == bindparam("who"),
        or_(Offers.table.c.due.is_not(None), Offers.table.c.held_at > bindparam("since")),
    )
    .order_by(Offers.table.c.id.desc())
    .limit(20)
)
