"""Where somebody stands in a playbook, and what they answered on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.model.playbooks.steps import TRIED

MOST_HEARD = 8
"""So many messages are kept of what somebody says besides: the first, which says what it is about, and the last."""
HURRIES_FOR = timedelta(hours=1)


def most_of(said: tuple[str, ...]) -> tuple[str, ...]:
    """What is kept of these messages: each once, the first and the last few of many."""
    once = tuple(dict.fromkeys(said))
    return once if len(once) <= MOST_HEARD else (once[0], *once[1 - MOST_HEARD :])


class Ended(Enum):
    """Why a walk is over."""

    END = "end"
    """At an end of the playbook."""
    ROUND = "round"
    """It went round too often."""
    PERSON = "person"
    """The person asked for a person."""
    ELSEWHERE = "elsewhere"
    """It led to a playbook that is not there."""


class Decision(Enum):
    """What somebody of the staff says when an approval is asked for. The values are places among its options."""

    APPROVED = 0
    REJECTED = 1
    MORE = 2
    """They want to know more first; not every approval can be asked back about."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered, as the ticket shows it. `name` and `value` are what the answer set, if anything."""

    question: str
    label: str
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Where a walk stands. `step` and `path` are addresses, `path` ends with `step` unless it led elsewhere.

    `answers` belong to the questions in `path`, in order. `visit` grows with every question shown: a button that
    carries another one is stale. `ticket` is the number of the ticket opened on the way. `acted` are the addresses of
    the actions that were done, with the number of the ticket each opened apart, 0 for none. `wake_at`: aware UTC.
    `edition`: that of the playbook it is in, when its question was shown. `unclear`: the question, by its visit, that
    was answered with what is no answer, and how often. `words` are the person's own that were no answer: those with
    which it was begun or asked for a person; `unheard` those that were not understood, in it or just before, which
    nobody else reads unless they ask for a person; `soon`, when they said that a class or an exam is near.
    `counts`: as which reports it counts while there is no ticket of it. `did`: the addresses of the instructions they
    said in their own words that they had followed. `further`: the question, by its visit, of which they look at the
    answers that are not shown at first.
    """

    step: str
    path: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    visit: int = 1
    ticket: int | None = None
    acted: tuple[tuple[str, int], ...] = ()
    wake_at: datetime | None = None
    ended: Ended | None = None
    edition: str = ""
    unclear: tuple[int, int] = (0, 0)
    words: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    soon: datetime | None = None
    counts: tuple[str, ...] = ()
    did: tuple[str, ...] = ()
    further: int = 0

    @property
    def book(self) -> str:
        """The name of the playbook it is in; one that is not there counts as not entered."""
        return self.path[-1].partition(":")[0]

    @property
    def misses(self) -> int:
        """How often the present question was answered with something that is no answer."""
        return self.unclear[1] if self.unclear[0] == self.visit else 0

    @property
    def sees_further(self) -> bool:
        """Whether they are looking at the answers that are left out at first."""
        return self.further == self.visit

    def turned(self, further: bool) -> Run:
        """The walk once they look at the further answers of the question, or at the first ones again."""
        return replace(self, further=self.visit if further else 0)

    def missed(self, words: str, soon: datetime | None) -> Run:
        """The walk after one more answer that was none; its words are kept if there are any."""
        return replace(self.not_understood(words, soon), unclear=(self.visit, self.misses + 1))

    def not_understood(self, words: str, soon: datetime | None) -> Run:
        """The walk with words that were not understood, kept for a person to read."""
        known = not words or words in (*self.words, *self.unheard)
        unheard = self.unheard if known else most_of((*self.unheard, words))
        return replace(self, unheard=unheard, soon=soon or self.soon)

    def hurries(self, now: datetime) -> bool:
        """Whether they said lately that there is little time."""
        return self.soon is not None and now - self.soon < HURRIES_FOR

    def heard(self, words: str, soon: datetime | None) -> Run:
        """The walk with what else they said."""
        if not words or words in self.words:
            return self
        return replace(self, words=most_of((*self.words, words)), soon=soon or self.soon)

    @property
    def all_words(self) -> tuple[str, ...]:
        """Everything they said, understood or not: how urgent, wide or private it is depends on all of it."""
        return (*self.words, *self.unheard)

    def wordless(self) -> Run:
        """The walk once it is over, without what else they said."""
        return replace(self, words=(), unheard=())

    @property
    def values(self) -> dict[str, str]:
        """What the answers set, like `system` = `lms`."""
        return {answer.name: answer.value for answer in self.answers if answer.name}

    @property
    def tried(self) -> frozenset[str]:
        """The addresses of the instructions the person says they followed before."""
        asked = (to for answer in self.answers if answer.name == TRIED for to in answer.value.split())
        return frozenset((*self.did, *asked))
