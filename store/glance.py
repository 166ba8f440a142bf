"""What a unit of work saw when it began: most tables hold nothing for a person, and those need not be asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, event

from bot.model.people import Identity, Person, Role
from store.attending import ATTENDED
from store.remembered import changed

MADE_OF: Mapping[str, Sequence[str]] = {
    "misses": ("misses",),
    "walkthroughs": ("walkthroughs",),
    "offers": ("offers",),
    "drafts": ("drafts",),
    "sessions": ATTENDED,
    "maintenance": ("maintenance", "schools"),
}
"""What is looked for, and the tables that tell it. Who plans a class or work waits at the row of the school for its
number, and finds what others planned meanwhile.
"""


class Speaker(NamedTuple):
    """Whose account it is, and what they may do; None when they were never met. `last`: whether it reaches them, and is
    the one they used last. `taught`: the edition of the phrases that the school has taught the desk.
    """

    person: int | None
    role: Role | None
    last: bool | None
    taught: int | None = None


class Glance:
    """What a unit of work saw when it began; it counts until something of the kind is written or locked."""

    def __init__(self) -> None:
        self.speaker: Speaker | None = None
        """Who alone is heard in it; None when nobody was looked at, or several are heard."""
        self._speakers: Mapping[Identity, Speaker] | None = None
        self._none: frozenset[str] = frozenset()

    def take(self, connection: Connection, who: Identity, speaker: Speaker, none: Iterable[str]) -> None:
        """What was seen just now in this transaction; `none`: of what nothing was found."""
        self.speaker, self._none = speaker, frozenset(none)
        self.meet({who: speaker})
        event.listen(connection, "before_cursor_execute", self._note)

    def meet(self, speakers: Mapping[Identity, Speaker]) -> None:
        """Who was seen just now under these accounts; whoever else speaks was not known."""
        self._speakers = speakers

    def none(self, of: str, person: int | None = None) -> bool:
        """Whether there is certainly none; `person`: whose it would be."""
        mine = person is None or (self.speaker is not None and self.speaker.person == person)
        return mine and of in self._none

    def same(self, person: Person, who: Identity) -> bool:
        """Whether the one who speaks is this person still, may do what they might, and is reached where they speak.
        Where nobody was looked at, that is not known.
        """
        seen = self._speakers.get(who) if self._speakers else None
        return seen is not None and bool(seen.last) and (seen.person, seen.role) == (person.id, person.role)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self._none -= _changed(statement)


@lru_cache(1024)  # there are few statements, and each is made often
def _changed(statement: str) -> frozenset[str]:
    return frozenset(of for of, tables in MADE_OF.items() if changed(statement, tables))


NOTHING = Glance()
"""Nobody was looked at."""
