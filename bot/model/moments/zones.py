"""Time zones: their names, and the moments at which clocks there show a time."""

from __future__ import annotations

from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.model.letters import plain
from bot.model.moments.readings import UnknownZone, Why

_FEWEST, _FEWEST_MISSPELT, _ALIKE = 3, 5, 0.8
"""So many letters tell which city is meant, so many when one is wrong, and so alike are two spellings of one."""


def zone_named(name: str) -> str:
    """The IANA name as it is written; raises `UnknownZone`."""
    if name.lower() not in _zones():
        raise UnknownZone(Why.ZONE.value, what=name)
    return _zones()[name.lower()]


@cache
def _zones() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


def city(zone: str) -> str:
    """`New York` for America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")


def zone_of_city(name: str) -> str:
    """The zone with the name of this city, if it is the only one; raises `UnknownZone`."""
    zones = _cities().get(" ".join(plain(name).split()), [])
    if len(zones) != 1:
        raise UnknownZone(Why.ZONE.value, what=name)
    return zones[0]


def zones_like(name: str) -> list[str]:
    """The few zones that somebody may have meant by a name that is none: of cities that begin so or are spelt nearly
    so, the shortest name first.
    """
    wanted = _letters(name.rpartition("/")[2])
    if len(wanted) < _FEWEST:
        return []
    by_letters = {_letters(city): zones for city, zones in _cities().items()}
    begins = [zone for letters, zones in by_letters.items() if letters.startswith(wanted) for zone in zones]
    alike = get_close_matches(wanted, by_letters, 1, _ALIKE) if len(wanted) >= _FEWEST_MISSPELT else []
    near = [zone for letters in alike for zone in by_letters[letters]]
    return sorted(begins or near, key=len)[:2]


def _letters(name: str) -> str:
    return "".join(letter for letter in plain(name) if letter.isalpha())


@cache
def _cities() -> dict[str, list[str]]:
    cities: dict[str, list[str]] = {}
    for zone in sorted(available_timezones()):
        area, _, city = zone.rpartition("/")
        if area and area != "Etc":
            cities.setdefault(city.lower().replace("_", " "), []).append(zone)
    return cities


def instants(local: datetime, zone: str) -> tuple[datetime, ...]:
    """The moments (aware UTC) at which clocks in the zone show this: none in a gap, two when it comes twice."""
    return tuple(at for at in beside(local, zone) if local_time(at, zone) == local)


def beside(local: datetime, zone: str) -> tuple[datetime, ...]:
    """As if the clocks had changed already and as if they had not yet: in a gap, the two times beside it."""
    known = (local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1))
    return tuple(sorted(set(known)))


def local_time(at: datetime, zone: str) -> datetime:
    """What clocks in the zone show then: naive, with `fold=1` when it is the second of two equal times."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
