"""What somebody reported, kept while they look at an article that may help them at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.model.messages import Place
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import plain_words

HELD_FOR = timedelta(minutes=10)
"""Who has said nothing by then gets their ticket."""
SHOWN_WITHIN = timedelta(hours=24)
"""Who was shown an article so recently is not shown it again before a ticket is opened."""

_READ = 500
"""So many letters of a report are looked at."""
_IN_A_ROOM = frozenset(("~room", "~projector", "~board"))


class OfferState(Enum):
    """What became of a held report."""

    HELD = "held"
    OPENED = "opened"
    HELPED = "helped"
    TAKEN_BACK = "taken_back"
    """Who had written it wants it no more; it has no words any more where the message was deleted."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A held report: what its ticket needs, and the name of the article shown in its place. `place`: their own
    conversation with the desk, at the account they spoke with. `due`: when the ticket opens by itself; None when that
    is settled. `ticket`: the number of the ticket it became.
    """

    id: int
    person: int
    place: Place
    article: str
    summary: str
    category: str
    subcategory: str
    impact: int
    urgency: int
    system: str
    held_at: datetime
    due: datetime | None
    state: OfferState = OfferState.HELD
    ticket: int | None = None
    version: int = 1

    @property
    def may_open(self) -> bool:
        """Whether a ticket can still be made of it."""
        return self.ticket is None and bool(self.summary)


def in_a_room(words: str) -> bool:
    """Whether these words name a room, or what hangs in one."""
    return bool(lexicon().concepts(plain_words(words[:_READ])) & _IN_A_ROOM)


def settled(offer: Offer, state: OfferState, ticket: int | None = None) -> Offer:
    """The offer in this state, with nothing due any more."""
    return replace(offer, state=state, due=None, ticket=ticket)


def same(offer: Offer, words: str) -> bool:
    """Whether these are the held words, however they are spaced and capitalised."""
    return _plain(offer.summary) == _plain(words)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
