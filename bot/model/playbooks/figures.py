"""What became of walk-throughs: how they ended, which ways they took, and where people left or asked for a person.

A walk counts by the way it stands at: what somebody took back is not counted. Nothing here tells who or in what words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.model.playbooks.place import Ended
from bot.model.walkthroughs import Verdict, WalkState

_OVER = {WalkState.SOLVED, WalkState.TICKET, WalkState.INFORMED, WalkState.PERSON}
_HANDED = {WalkState.TICKET, WalkState.PERSON}
_GONE = {WalkState.LEFT, WalkState.EXPIRED}


@dataclass(frozen=True, slots=True)
class Passed:
    """One walk-through, without who and without their words. `path`: the addresses of its steps; `answers`: how many.

    `to` is where it led when that is another playbook that is not there, and else where it stands.
    """

    playbook: str
    state: WalkState
    verdict: Verdict | None
    path: tuple[str, ...]
    to: str
    answers: int
    ended: Ended | None


@dataclass(slots=True)
class Totals:
    """Of the walk-throughs that were begun in one playbook. Every one that was started is in one of the others."""

    started: int = 0
    under_way: int = 0
    solved: int = 0
    ticket: int = 0
    informed: int = 0
    person: int = 0
    """They asked for a person."""
    left: int = 0
    """Nobody came back to it, or it was begun again."""
    helpful: int = 0
    unhelpful: int = 0
    lengths: Counter[int] = field(default_factory=Counter)
    """How many answers it took, of those that came to an end."""

    @property
    def median(self) -> float | None:
        """The number of answers half of them needed at most; None while none came to an end."""
        return _median(self.lengths)


@dataclass(slots=True)
class Seen:
    """Of one step, wherever the walk-through began. `taken`: how often each next step followed, by address."""

    shown: int = 0
    """As often as somebody came there, more than once in one walk-through too."""
    solved: int = 0
    """The walk-throughs that came past it and ended solved."""
    left: int = 0
    person: int = 0
    """They asked for a person there."""
    handed_over: int = 0
    """A person has it, for whatever reason: who asked for one, and a ticket that this step ends with."""
    before: Counter[int] = field(default_factory=Counter)
    """How many steps came before it, of each walk-through that came there."""
    taken: Counter[str] = field(default_factory=Counter)

    @property
    def walks(self) -> int:
        """How many walk-throughs came there."""
        return self.before.total()

    @property
    def median(self) -> float | None:
        """How many steps came before it in half of them at most; None while nobody came there."""
        return _median(self.before)


@dataclass(frozen=True, slots=True)
class Figures:
    """By the name of the playbook, and by the address of the step. What never happened is not there."""

    playbooks: Mapping[str, Totals]
    steps: Mapping[str, Seen]

    def of(self, playbook: str) -> Totals:
        return self.playbooks.get(playbook, Totals())

    def at(self, address: str) -> Seen:
        return self.steps.get(address, Seen())


def count(passed: Iterable[Passed]) -> Figures:
    """The figures of walk-throughs, which are looked at one after the other and not kept."""
    playbooks: dict[str, Totals] = {}
    steps: dict[str, Seen] = {}
    for each in passed:
        _note_end(playbooks.setdefault(each.playbook, Totals()), each)
        _note_way(steps, each)
    return Figures(playbooks, steps)


def _median(lengths: Counter[int]) -> float | None:
    count, middle = lengths.total(), list[int]()
    for wanted in ((count - 1) // 2, count // 2) if count else ():
        passed = 0
        for length in sorted(lengths):
            passed += lengths[length]
            if passed > wanted:
                middle.append(length)
                break
    return sum(middle) / 2 if middle else None


def _note_end(totals: Totals, each: Passed) -> None:
    totals.started += 1
    totals.under_way += each.state.open
    totals.solved += each.state is WalkState.SOLVED
    totals.ticket += each.state is WalkState.TICKET
    totals.informed += each.state is WalkState.INFORMED
    totals.person += each.state is WalkState.PERSON
    totals.left += each.state in _GONE
    totals.helpful += each.verdict is Verdict.HELPFUL
    totals.unhelpful += each.verdict is Verdict.UNHELPFUL
    if each.state in _OVER:
        totals.lengths[each.answers] += 1


def _note_way(steps: dict[str, Seen], each: Passed) -> None:
    for address in each.path:
        steps.setdefault(address, Seen()).shown += 1
    for address in dict.fromkeys(each.path):
        steps[address].solved += each.state is WalkState.SOLVED
        steps[address].before[each.path.index(address)] += 1
    away = (each.to,) if each.ended is Ended.ELSEWHERE else ()
    for address, to in zip(each.path, (*each.path[1:], *away), strict=False):
        steps[address].taken[to] += 1
    if each.path:
        last = steps[each.path[-1]]
        last.left += each.state in _GONE
        last.person += each.ended is Ended.PERSON
        last.handed_over += each.state in _HANDED
