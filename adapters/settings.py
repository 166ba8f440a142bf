"""What an adapter wants to be told by whoever runs the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
