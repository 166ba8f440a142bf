"""Every way through a playbook, and every stop on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from bot.model.playbooks.book import Outcome, Playbook, Shelf, Step, StepKind, find
from bot.model.playbooks.place import Answer, Decision, Run
from bot.model.playbooks.prompts import Prompt, here, prompt
from bot.model.playbooks.run import acted, answer, begin, decided, opened, proceed, wake
from bot.model.playbooks.steps import TRIED

_NAMES = [each.name for each in fields(Run) if each.name != "answers"]
_REST = attrgetter(*_NAMES)
_DONE = (StepKind.ACTION, StepKind.APPROVAL)
"""What has to be done before a walk goes on."""
_NO_CODE, _WORDS = "no code", {"": "Some words", "speed": "20 5", "device": "Windows 11, 8 GB, Chrome"}


def walks(shelf: Shelf, book: Playbook, now: datetime) -> Iterator[Run]:
    """Every distinct way from the start that came to an end, each once; finite, because a third visit is an end."""
    return (run for run in stops(shelf, book, now) if run.ended)


def stops(shelf: Shelf, book: Playbook, now: datetime) -> Iterator[Run]:
    """Every distinct way from the start to a question, a wait or an end."""
    seen: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    known: dict[object, list[_Next]] = {}
    decide = {TRIED, *(case.partition("=")[0] for step in _steps(shelf) for case, _ in step.cases)}
    left = first(shelf, book, now)
    while left:
        run = left.pop()
        way = (run.step, run.path, tuple(given.label for given in run.answers))
        if way not in seen:
            yield run
            seen.add(way)
            answers, asked = run.answers, len(run.answers)
            alike = (_REST(run), *((each.name, each.value) if each.name in decide else None for each in answers))
            if alike not in known:
                known[alike] = [_Next(each.answers[asked:], _rest(each)) for each in after(shelf, run, now)]
            left += [Run(answers=(*answers, *each.given), **each.rest) for each in known[alike]]


def first(shelf: Shelf, book: Playbook, now: datetime) -> list[Run]:
    """Where the walk stops first."""
    return _settled(shelf, begin(book), now)


class _Next(NamedTuple):
    """A next stop: what was answered since the one before, and everything else of it."""

    given: tuple[Answer, ...]
    rest: dict[str, Any]


def _rest(run: Run) -> dict[str, Any]:
    return dict(zip(_NAMES, _REST(run), strict=True))


def after(shelf: Shelf, run: Run, now: datetime) -> list[Run]:
    """The next stops. Of an answer nothing decides but where it led, and what it sets where a case asks for that: what
    is found for one walk holds for all that differ in nothing else.
    """
    return [there for each in reversed(followers(shelf, run)) for there in _settled(shelf, each, now)]


def _steps(shelf: Shelf) -> Iterator[Step]:
    return (step for book in shelf.values() for step in book.steps.values())


def followers(shelf: Shelf, run: Run) -> list[Run]:
    """Where each possible answer, or the time, leads from a stop."""
    shown = prompt(shelf, run)
    if shown.end is not None:
        return [wake(shelf, run)] if shown.end.outcome is Outcome.LATER else []
    if shown.kind is StepKind.APPROVAL:
        said = list(Decision)[: len(here(shelf, run).options)]
        return [*(decided(shelf, run, each, "Ben") for each in said), wake(shelf, run)]
    return [answer(shelf, run, said) for said in _answers(shelf, run, shown)]


def answers_of(shelf: Shelf, run: Run) -> list[int | str]:
    """Everything that can be answered: the numbers of the options, every code of the table and one that is not, words
    where words are asked for, and of what was tried nothing, the first and everything.
    """
    return _answers(shelf, run, prompt(shelf, run))


def _answers(shelf: Shelf, run: Run, shown: Prompt) -> list[int | str]:
    found = find(shelf, run.step)
    numbers = list(range(1, len(shown.options) + 1))
    if found is None:
        return list(numbers)
    match shown.kind:
        case StepKind.LOOK_UP:
            return [*found[1].codes, _NO_CODE]
        case StepKind.INPUT | StepKind.MEASURE:
            return [*numbers, _WORDS[found[1].of]]
        case StepKind.TRIED if run.tried:
            return [numbers[-1]]
        case StepKind.TRIED:
            return [numbers[-1], 1, *([" ".join(map(str, numbers[:-1]))] if len(numbers) > 2 else ())]
    return list(numbers)


def _settled(shelf: Shelf, run: Run, now: datetime) -> list[Run]:
    """At the next stop, whichever fact holds by then. The ticket an action opens has the number 1."""
    stopped: dict[tuple[str, ...], Run] = {}
    left, seen = [""], {""}
    while left:
        fact = left.pop()
        facts = _Facts({fact: True})
        there = _stopped(shelf, run, facts, now)
        stopped.setdefault(there.path, there)
        left += facts.asked - seen
        seen |= facts.asked
    return list(stopped.values())


class _Facts(dict[str, bool]):
    """What holds, and what was asked for: to try what nobody asks for would take most of the time."""

    def __init__(self, holding: Mapping[str, bool]) -> None:
        super().__init__(holding)
        self.asked: set[str] = set()

    def get(self, fact: str, otherwise: bool = False) -> bool:  # type: ignore[override]
        self.asked.add(fact)
        return super().get(fact, otherwise)


def _stopped(shelf: Shelf, run: Run, facts: Mapping[str, bool], now: datetime) -> Run:
    there = proceed(shelf, run, facts, now)
    while here(shelf, there).kind in _DONE and (
        (shown := prompt(shelf, there)).open_ticket or shown.tell or (shown.asks and not there.wake_at)
    ):
        done = acted(there) if shown.apart or shown.tell or shown.asks else opened(there, 1)
        there = proceed(shelf, done, facts, now)
    return there
