"""What a command lacks that was asked back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Lack(Enum):
    """What was asked for."""

    NUMBER = "number"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A command without one thing, which stands between `before` and `after`."""

    lacks: Lack
    before: str
    after: str = ""

    def with_answer(self, answer: str) -> str:
        """The whole command."""
        return f"{self.before} {answer}{self.after}"
