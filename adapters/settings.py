"""What an adapter wants to be told by whoever runs the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment."""

    name: str
    meaning: str
    secret: bool = False
    default: str = ""


class SettingsError(Exception):
    """The settings of an adapter cannot work; every problem at once, and never the value of a secret."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


def left_as_example(environment: Mapping[str, str], settings: Sequence[Setting]) -> list[str]:
    """What is wrong with the settings that are still as they stand in `.env.example`."""
    return [
        f"{each.name} is still the example: put in the one of your app, or take the line out."
        for each in settings
        if environment.get(each.name, "").strip().endswith("...")
    ]


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
    """None unless it has a host, and a port that can be."""
    try:
        found = urlsplit(url)
        return found if found.hostname and found.port != 0 else None
    except ValueError:
        return None
