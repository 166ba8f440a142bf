"""What a command lacks that was asked back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

QUESTION = "question"
"""Under which what was asked back last is kept among the drafts."""


class Lack(Enum):
    """What was asked for."""

    NUMBER = "number"
    MOMENT = "moment"
    END = "end"
    DEVICE = "device"
    YES = "yes"
    PERSON = "person"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A command without one thing, which stands between `before` and `after`. Without a `yes` `before` is whole,
    and `after` the other command, which a `no` chooses.
    """

    lacks: Lack
    before: str
    after: str = ""

    def with_answer(self, answer: str) -> str:
        """The whole command; a `no` that chooses nothing leaves it, as a kind word does."""
        if self.lacks is Lack.YES:
            return self.before if answer == Lack.YES.value else self.after or "ok"
        return f"{self.before} {answer}{self.after}"
