"""What somebody who looks behind the scenes is told: what the desk made of a message, and what it will do by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from bot.model.people import Identity


@dataclass(frozen=True, slots=True)
class Change:
    """One row as one statement wrote it. `row` is None where it is known by other names than a number.

    `values` are plain, without what is empty; what was written before and is still the same is left out.
    """

    table: str
    row: int | None
    what: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Witnessed:
    """One unit of work that was committed. When the clock asked for it `author` is None, and `words` say what was done.

    `outcome` is the engine's word for what was made of it; `words` are as they were understood, secrets masked.
    `marks` are the keys of the posts that were decided.
    """

    at: datetime
    author: Identity | None
    words: str
    outcome: str
    intent: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    guesses: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    marks: tuple[str, ...] = ()


Witness: TypeAlias = Callable[[Witnessed], None]
"""Is told in the thread that worked, after the commit; it keeps nobody waiting."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that happens by itself at `at`, unless something else happens before."""

    at: datetime
    noun: str
    what: str
