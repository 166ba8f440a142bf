"""What is said to work beside what does not is no candidate."""

from __future__ import annotations

import pytest

from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand
from bot.model.understanding.working import beside_working

NO_SOUND = (
    "wifi is perfect, still no sound",
    "wifi works, no sound",
    "wifi is good no sound",
    "internet is good but zoom has no sound",
    "wifi is not the problem, no sound",
    "wlan geht, aber kein ton",
    "das wlan ist perfekt, immer noch kein ton",
    "el wifi va perfecto, pero no hay sonido",
    "wifi bien pero sin sonido",
    "le wifi marche très bien, toujours pas de son",
    "le wifi est parfait mais pas de son",
    "o wifi está perfeito, mas continua sem som",
    "o wifi funciona, mas não há som",
)


@pytest.mark.parametrize("words", NO_SOUND)
def test_only_what_fails_is_meant(words: str) -> None:
    intent = understand(words, Role.STUDENT, Context()).intent

    assert intent is not None
    assert intent.name == "av_help"


def test_the_other_way_round_it_is_the_other_one() -> None:
    intent = understand("sound is perfect, wifi keeps dropping", Role.STUDENT, Context()).intent

    assert intent is not None
    assert intent.name == "connectivity_help"


@pytest.mark.parametrize(
    "words",
    [
        "wifi is not good, no sound",
        "the wifi works, no problem",
        "is the wifi fine? no sound",
        "everything works",
        "no wifi and no sound",
        "it was fine, now it is gone",
    ],
)
def test_all_is_looked_at_where_nothing_works_or_nothing_fails(words: str) -> None:
    assert beside_working(words) == words
