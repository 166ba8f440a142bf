"""What lines, devices and files must be like: published figures, and what somebody told of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

MEASURES = ("speed", "device")
"""What a playbook can have measured."""
FIGURES = (*MEASURES, "teaching", "seats", "uploads", "locks")
"""What figures it can tell."""
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,3})?")
_NAMED = re.compile(r"(down|up|ping|delay|latency)\w*\W{0,3}(?:is |of )?(\d{1,5}(?:[.,]\d{1,3})?)", re.IGNORECASE)
_MEMORY = re.compile(r"(\d{1,4})\s*(?:gb|gig)", re.IGNORECASE)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Speed:
    """Megabits a second there and back; milliseconds of delay, where they were told."""

    down: float
    up: float
    delay: float | None = None


@dataclass(frozen=True, slots=True)
class Needs:
    """What one product needs. `systems`: the oldest version of each that it runs on; one that is not there, it does not
    run on. `browsers`: how many versions before the newest one it still takes.
    """

    name: str
    systems: Mapping[str, float]
    browsers: Mapping[str, int]
    memory: int = 0
    """Gigabytes; 0 where nothing is published."""
    advised_memory: int = 0


@dataclass(frozen=True, slots=True)
class Uploads:
    """What one can hand in to the course site, which is called `name`."""

    name: str = ""
    file: int = 0
    """Gigabytes of one file; 0 where nothing is published."""
    media: int = 0
    """Megabytes of sound or video that it plays."""
    store: int = 0
    """Megabytes of one's own store, in which graded work takes no room."""


@dataclass(frozen=True, slots=True)
class Locks:
    """Minutes that the first lock of a Microsoft account lasts, and those of others at least and at most."""

    first: int = 0
    others: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Seats:
    """How many people one meeting of a program takes, a number for each of its editions."""

    name: str = ""
    most: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirements:
    """The figures in force at a school, and when somebody last looked whether they are still published so."""

    checked_on: date
    sound: Speed
    """The least for a class that one only hears."""
    picture: Speed
    """The least for a class with pictures."""
    newest: Mapping[str, int]
    """The newest version of each browser."""
    products: Mapping[str, Needs]
    uploads: Uploads = Uploads()
    locks: Locks = Locks()
    teaching: Speed = Speed(0, 0)
    """The least for whoever teaches a class with pictures."""
    seats: Seats = Seats()


NOTHING_KNOWN = Requirements(date.min, Speed(0, 0), Speed(0, 0), {}, {})


@dataclass(frozen=True, slots=True)
class Device:
    """What somebody told of a computer or phone; what they left out is None."""

    system: str | None
    version: float | None
    memory: int | None
    browser: str | None
    browser_version: int | None


def measured(of: str, text: str) -> str:
    """What was measured, as it is kept; empty when the text does not tell it. Nothing else of the text is kept."""
    if of == "device":
        return " ".join(text.split())[:_LONGEST] if re.search(r"\w", text) else ""
    found = _speed(text[:_LONGEST])
    return "" if found is None else " ".join(f"{value:g}" for value in found)


def line_facts(kept: str, needs: Requirements) -> frozenset[str]:
    """What a measured line is too slow for."""
    found = _speed(kept)
    if found is None:
        return frozenset()
    speed = Speed(*found)
    if _below(speed, needs.sound):
        return frozenset({"line_too_slow"})
    return frozenset({"line_sound_only"}) if _below(speed, needs.picture) else frozenset()


def device_facts(kept: str, product: str, needs: Requirements) -> frozenset[str]:
    """How what was told of a device compares with what a product needs."""
    wanted, device = needs.products.get(product), read_device(kept)
    if wanted is None:
        return frozenset({"device_unclear"})
    if _unfit(device, wanted):
        return frozenset({"device_below"})
    if _outdated(device, wanted, needs.newest):
        return frozenset({"browser_old"})
    if _unclear(device, wanted):
        return frozenset({"device_unclear"})
    little = device.memory is not None and device.memory < wanted.advised_memory
    return frozenset({"device_minimum"}) if little else frozenset()


def read_device(text: str) -> Device:
    """What a text like `Windows 11, 8 GB, Chrome 131` tells."""
    lowered = text.lower()[:_LONGEST]
    system, version = _found(lowered, _SYSTEMS)
    browser, browser_version = _found(lowered, _BROWSERS)
    memory = _MEMORY.search(lowered)
    whole = int(browser_version) if browser_version is not None else None
    return Device(system, version, int(memory[1]) if memory else None, browser, whole)


def _speed(text: str) -> tuple[float, ...] | None:
    named = {name.lower(): _value(number) for name, number in _NAMED.findall(text)}
    delay = next((named[name] for name in ("ping", "delay", "latency") if name in named), None)
    if "down" in named and "up" in named:
        return (named["down"], named["up"], *(() if delay is None else (delay,)))
    plain = [_value(number) for number in _NUMBER.findall(text)]
    return tuple(plain) if len(plain) in (2, 3) else None


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _below(speed: Speed, needs: Speed) -> bool:
    slow = speed.delay is not None and needs.delay is not None and speed.delay > needs.delay
    return slow or speed.down < needs.down or speed.up < needs.up


def _unfit(device: Device, wanted: Needs) -> bool:
    if device.memory is not None and device.memory < wanted.memory:
        return True
    if device.system is None or not wanted.systems:
        return False
    oldest = wanted.systems.get(device.system)
    return oldest is None or (device.version is not None and device.version < oldest)


def _unclear(device: Device, wanted: Needs) -> bool:
    """Whether something was left out by which it could still be too little; a browser, where nothing else counts."""
    if device.system is None or (device.version is None and wanted.systems.get(device.system)):
        return True
    only_a_browser = not wanted.memory and not any(wanted.systems.values())
    return device.browser is None and only_a_browser and bool(wanted.browsers)


def _outdated(device: Device, wanted: Needs, newest: Mapping[str, int]) -> bool:
    if device.browser is None or not wanted.browsers:
        return False
    back = wanted.browsers.get(device.browser)
    if back is None:
        return True
    now = newest.get(device.browser)
    return device.browser_version is not None and now is not None and device.browser_version < now - back


def _found(text: str, ways: Mapping[str, str]) -> tuple[str | None, float | None]:
    for name, words in ways.items():
        if match := re.search(rf"\b(?:{words})\b(?:\s+(?:version\s+)?(\d{{1,4}}(?:\.\d{{1,2}})?)(?!\d|\s*gb))?", text):
            return name, float(match[1]) if match[1] else None
    return None, None


_SYSTEMS = {
    "windows": "windows|win",
    "chromeos": "chromebook|chromeos|chrome os",
    "ios": "iphone|ipad|ipados|ios",
    "macos": "macbook|macos|mac os|mac|osx|os x|imac",
    "android": "android|samsung|pixel",
    "linux": "linux|ubuntu|debian|fedora|mint",
}
_BROWSERS = {"edge": "edge", "firefox": "firefox", "safari": "safari", "chrome": "chrome"}
SYSTEMS = tuple(_SYSTEMS)
