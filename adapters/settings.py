"""What an adapter wants to be told by whoever runs the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

_QUOTES = ("'", '"', "`")


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment."""

    name: str
    meaning: str
    secret: bool = False
    default: str = ""


class Named(Enum):
    """What a school's file names by the id it has on a platform."""

    CHANNEL = auto()
    PERSON = auto()
    GROUP = auto()


class Id(NamedTuple):
    """How an id looks (an expression for all of it), and what to tell whoever wrote something else."""

    looks: str
    wanted: str


class SettingsError(Exception):
    """The settings of an adapter cannot work; every problem at once, and never the value of a secret."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


def every_problem(environment: Mapping[str, str], settings: Sequence[Setting], others: Iterable[str]) -> list[str]:
    """What is wrong with values as they are written, and of the `others`, which begin with the names of settings, those
    about values that are written well.
    """
    told = {each.name: problem for each in settings if (problem := _miswritten(each, environment.get(each.name, "")))}
    return [*told.values(), *(other for other in others if other.partition(" ")[0] not in told)]


def _miswritten(setting: Setting, told: str) -> str:
    """What is wrong with it whatever it should be; empty when nothing is. The value may be a secret."""
    value = told.strip()
    if value.endswith("..."):
        return f"{setting.name} is still the example: put in the one of your app, or take the line out."
    if setting.secret and value[:1] in _QUOTES and value[-1:] == value[:1]:
        return f"{setting.name} stands in quotation marks: leave them out."
    if setting.secret and not all("!" <= letter <= "~" for letter in value):
        return f"{setting.name} has a blank, a line break or a letter in it that no such secret has: copy it once more."
    return ""


def nearest(told: str, known: Iterable[str]) -> str:
    """A question after the name that was perhaps meant; empty when none is like it."""
    near = get_close_matches(told, list(known), 1, 0.5)
    return f" Did you mean {near[0]}?" if near else ""


def loopback(host: str | None) -> bool:
    """Whether the name can only be this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False


def secure(url: str) -> bool:
    """Whether nobody on the way can listen: https, or http on this machine."""
    found = parts(url)
    return found is not None and (found.scheme == "https" or (found.scheme == "http" and loopback(found.hostname)))


def parts(url: str) -> SplitResult | None:
    """None unless it has a host, a port that can be, and no name or password of somebody."""
    try:
        found = urlsplit(url)
        return found if found.hostname and found.port != 0 and found.username is None else None
    except ValueError:
        return None
