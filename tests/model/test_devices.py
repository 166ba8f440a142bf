"""Words that do nothing but name a device are known from words that tell of trouble with one."""

from __future__ import annotations

import pytest

from bot.model.devices import device_named

NAMED = {
    "a Windows laptop": "Windows laptop",
    "It's my MacBook Air, macOS 15.": "MacBook Air, macOS 15",
    "iPhone 14": "iPhone 14",
    "I have a school Chromebook": "Chromebook",
    "Dell Latitude 5420, Windows 11, Chrome 140": "Dell Latitude 5420, Windows 11, Chrome 140",
    "un ordenador HP": "un ordenador HP",
}
OTHER = (
    *(
        "my laptop does not start",
        "the laptop is broken",
        "which laptop?",
        "my phone isn't working",
        "thanks",
        "yes",
        "",
    ),
    *("I lost my phone", "can I use my phone", "one two three four five six seven eight laptop"),
)


@pytest.mark.parametrize("words", NAMED)
def test_a_device_is_kept_without_what_stands_before_it(words: str) -> None:
    assert device_named(words) == NAMED[words]


@pytest.mark.parametrize("words", OTHER)
def test_whatever_says_more_is_no_device(words: str) -> None:
    assert device_named(words) == ""
