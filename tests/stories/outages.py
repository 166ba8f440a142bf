"""An outage of the course site, and those it concerns."""

from __future__ import annotations

from adapters.plain import PLAIN
from bot.model.people import Reader
from bot.model.words import render
from tests.world import ZONE, Someone, World

DOWN = 'outage lms "sign-in fails" until 14:00'
KNOWN = "There is a known fault of the course site, since Mon 23 Nov 2026, 09:00 Lisbon time."
WORDS = "What we know: sign-in fails"
BY_TWO = "It should be over by Mon 23 Nov 2026, 14:00 Lisbon time."
ON_LIST = "You are on the list now: you hear here when it is over."
OVER = "The known fault of the course site is over. It should work again. Does it work for you now?"
AGAIN = "The known fault of the course site is not over: we are working on it again. You hear here when it is."


def pupils(world: World, count: int) -> list[Someone]:
    return [world.person(f"pupil{number}", f"Pupil {number}") for number in range(1, count + 1)]


def down_for(world: World, count: int) -> list[Someone]:
    """An outage that is over for so many people, who have heard the question."""
    world.first.says(DOWN)
    concerned = pupils(world, count)
    for someone in concerned:
        someone.says("is canvas down?")
    world.first.says("outage over lms")
    assert [someone.hears()[-1] for someone in concerned] == [OVER] * count
    world.first.hears()
    return concerned


def labels(someone: Someone) -> list[str]:
    return [render(button.label, PLAIN, Reader(ZONE)) for button in someone.last().buttons]
