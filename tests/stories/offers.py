"""What stories about articles before tickets look at."""

from __future__ import annotations

from sqlalchemy import select

from bot.model.messages import Card
from bot.model.offers import Offer
from bot.model.people import Reader
from bot.model.tickets import Ticket
from store import schema
from store.articles import Tally, tallies
from tests.world import ZONE, World, text

READER = Reader(ZONE)
CAMERA = "my camera stays black"


def tickets(world: World) -> list[Ticket]:
    return world.work().tickets.find()


def offers(world: World) -> list[Offer]:
    return world.work().offers.find()


def made(world: World) -> dict[str, Tally]:
    with world.store.looking() as connection:
        return dict(tallies(connection, "north"))


def kept(world: World) -> str:
    """Every word of every table."""
    with world.store.looking() as connection:
        return "\n".join(
            str(tuple(row)) for table in schema.metadata.tables.values() for row in connection.execute(select(table))
        )


def card(world: World) -> Card:
    """The card of the article as it is now."""
    there = [post.card for _, post in world.chat.at(world.student.place)]
    return next(each for each in there if text(each).startswith(("This may help", "You have deleted")))


def held(world: World, words: str = CAMERA) -> World:
    world.student.says(f"ticket open {words}")
    assert tickets(world) == []
    return world
