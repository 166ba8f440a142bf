"""Planning a class in a story, and reading what people are told of it."""

from __future__ import annotations

from adapters.plain import PLAIN
from bot.model.messages import Card, Place
from bot.model.people import Reader
from bot.model.words import render
from tests.world import ALGEBRA, ZONE, Someone, World, text

MENTIONS = {"#algebra": "algebra", "@sam": "sam", "@kim": "kim"}
INVITATION = "You are invited to “Algebra 2” on "
DAY, HOUR = "“Algebra 2” starts in 24 hours: ", "“Algebra 2” starts in one hour: "
FRIDAY = "Fri 27 Nov 2026, 10:00 Lisbon time"
"""Four days and one hour after the stories begin."""
LISTED = {"1: Algebra 2": f"{FRIDAY}, 60 minutes"}
TOMORROW = "Tue 24 Nov 2026, 10:00 Lisbon time"
ALL_OF_TOMORROW = [f"{INVITATION}{TOMORROW}.", f"{DAY}{TOMORROW}.", f"{HOUR}{TOMORROW}."]


def plans(world: World, words: str = '"Algebra 2" friday 10:00 #algebra @sam', who: Someone | None = None) -> str:
    return (who or world.teacher).says(f"session add {words}", mentions=MENTIONS)


def facts(card: Card) -> dict[str, str]:
    reader = Reader(ZONE)
    return {render(label, PLAIN, reader): render(value, PLAIN, reader) for label, value in card.facts}


def in_class(world: World, place: Place = ALGEBRA) -> list[str]:
    return [text(post.card) for _, post in world.chat.at(place)]


def labels(card: Card) -> list[str]:
    return [render(button.label, PLAIN, Reader(ZONE)) for button in card.buttons]
