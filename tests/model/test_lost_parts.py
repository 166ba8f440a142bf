"""What a device lost of itself is broken on it; a device that is lost itself is another matter."""

from __future__ import annotations

from time import process_time

import pytest

from bot.model.intents.devices import ReportDevice
from bot.model.people import Role
from bot.model.reports.dangers import danger
from bot.model.understanding.context import Context
from bot.model.understanding.lost_parts import with_parts_lost
from bot.model.understanding.understand import understand


@pytest.mark.parametrize(
    "words",
    [
        "my chromebook lost a key from the keyboard",
        "my tablet lost its screen protector",
        "the ipad has lost its cover",
        "i lost a key from my chromebook",
        "I lost the charger of my laptop",
        "I lost my phone charger",
        "mein Chromebook hat eine Taste verloren",
        "mon ordinateur a perdu une touche",
        "mi chromebook ha perdido una tecla",
    ],
)
def test_a_lost_part_is_a_broken_device(words: str) -> None:
    assert isinstance(understand(words, Role.STUDENT, Context()).intent, ReportDevice)
    assert danger(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "lost my chromebook",
        "my laptop is lost",
        "my tablet got lost on the bus",
        "my chromebook lost at the station",
        "laptop lost",
        "my laptop lost the day before yesterday",
        "my phone lost half an hour ago",
        "tablet lost a few days ago",
        "the boy with the tablet lost my laptop",
        "I lost my laptop charger and my laptop",
        "mein Laptop ist verloren gegangen",
        "der Schüler mit dem Tablet hat mein Handy verloren",
        "mon ordinateur est perdu",
        "i lost my usb key",
        "lost my keys in the gym",
    ],
)
def test_a_device_that_is_lost_itself_stays_lost(words: str) -> None:
    assert with_parts_lost(words) == words


@pytest.mark.parametrize("words", ["my laptop ", "laptop lost a ", "mein laptop hat ", "lost my charger and ", "lost "])
def test_long_words_take_no_long_time(words: str) -> None:
    began = process_time()
    with_parts_lost("lost " + (words * 300)[:295])
    assert process_time() - began < 0.1
