"""What nobody asked for turns a story red: each fault here says something more than it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import pytest

from bot.delivery import voice
from bot.delivery.voice import Voice
from bot.model.messages import Card, Place, Reply
from bot.model.ports import Adapter
from handlers.turn import Turn
from store.delivery import Saying
from tests.unexpected import noted, unexpected
from tests.world import World

Plant: TypeAlias = Callable[[pytest.MonkeyPatch], None]


def what_one_person_reads_stands_elsewhere_too(patch: pytest.MonkeyPatch) -> None:
    privately = Turn.privately

    def aloud(self: Turn, card: Card, live: str | None = None, in_place: bool = False) -> list[Reply]:
        found = privately(self, card, live, in_place)
        return [*found, replace(found[0], to=Place("chat", "north", "algebra"), live=None, reader=None)]

    patch.setattr(Turn, "privately", aloud)


def a_change_is_said_anew(patch: pytest.MonkeyPatch) -> None:
    async def anew(_: Voice, adapter: Adapter, saying: Saying) -> str:
        return await voice._anew(adapter, saying.post)

    patch.setattr(Voice, "_said_by", anew)


@pytest.mark.parametrize(
    ("plant", "told"),
    [
        (what_one_person_reads_stands_elsewhere_too, "in algebra, where nobody wrote: "),
        (a_change_is_said_anew, "in staff, more than once: ticket/1/staff"),
    ],
)
def test_a_story_in_which_it_is_said_fails(
    database_url: str, monkeypatch: pytest.MonkeyPatch, plant: Plant, told: str
) -> None:
    plant(monkeypatch)
    world = World(database_url)
    with noted() as heard:
        world.student.says("/ticket open the projector is dark")
        world.first.says("ack 1")
    found = unexpected(world, heard)
    world.close()

    assert any(each.startswith(told) for each in found), found
