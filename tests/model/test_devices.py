"""Words that do nothing but name a device are known from words that tell of trouble with one."""

from __future__ import annotations

import pytest

from bot.model.devices import as_of, device_in, device_named, matters
from bot.model.intents.devices import ReportDevice
from bot.model.intents.playbooks import SecurityReport
from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand

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


@pytest.mark.parametrize(
    ("words", "device"),
    [
        ("the app is slow on my school laptop.", "school laptop"),
        ("My MacBook Pro and this MacBook pro are hot", "MacBook Pro"),
        ("my Windows  laptops do not start", "Windows laptops"),
        ("it works on my phone but not on my laptop", ""),
        ("my phone number is wrong", ""),
        ("the computer room is closed", ""),
        ("the windows do not close, that would be handy", ""),
        ("microphones", ""),
        ("reserve a laptop for friday", ""),
        ("quiero reservar un portátil", ""),
        ("my mother's phone is +351 9", ""),
        ("my macbook needs a charger", "macbook"),
        ("", ""),
    ],
)
def test_the_one_device_a_report_names_is_found_in_it(words: str, device: str) -> None:
    assert device_in(words) == device


def test_what_was_told_once_keeps_its_day() -> None:
    assert as_of("iPad", "Mon 23 Nov") == "iPad (as of Mon 23 Nov)"
    assert as_of("iPad (as of Mon 23 Nov)", "Tue 24 Nov") == "iPad (as of Mon 23 Nov)"


def test_it_matters_where_it_may_be_at_fault_and_is_nobodys_secret() -> None:
    assert matters("network", "wifi")
    assert not matters("network", "network_down")
    assert not any(matters(category, "x") for category in ("security", "classroom_av", "account_request"))


LOST = """I lost my tablet
lost tablet
i lost my tablet yesterday
my son lost his ipad
my daughter lost her laptop
I lost my chromebook
I lost the school phone
ich habe mein Tablet verloren
mein Sohn hat sein Tablet verloren
perdí la tableta
mi hija perdió su portátil
j'ai perdu la tablette
ma fille a perdu sa tablette
perdi o tablet
meu filho perdeu o notebook"""
SPARE = """I lost my earbuds
my son lost his charger
ich habe mein Ladekabel verloren
perdí mi cargador
j'ai perdu mon chargeur"""


@pytest.mark.parametrize("words", LOST.splitlines())
def test_who_lost_a_device_reports_it(words: str) -> None:
    intent = understand(words, Role.STUDENT, Context(addressed=True, direct=True)).intent
    assert isinstance(intent, ReportDevice | SecurityReport)


@pytest.mark.parametrize("words", SPARE.splitlines())
def test_who_lost_what_holds_no_data_reports_a_device(words: str) -> None:
    assert isinstance(understand(words, Role.STUDENT, Context(addressed=True, direct=True)).intent, ReportDevice)
