"""Every way through a playbook, for documentation and for tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.model.playbooks.book import FACTS, Outcome, Playbook, Shelf, StepKind, find
from bot.model.playbooks.run import Run, acted, answer, begin, opened, proceed, prompt, wake

_NO_CODE = "no code"


def walks(shelf: Shelf, book: Playbook, now: datetime) -> Iterator[Run]:
    """Every distinct way from the start that came to an end, each once; finite, because a third visit is an end."""
    return (run for run in stops(shelf, book, now) if run.ended)


def stops(shelf: Shelf, book: Playbook, now: datetime) -> Iterator[Run]:
    """Every distinct way from the start to a question, a wait or an end."""
    seen: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    left = _settled(shelf, begin(book), now)
    while left:
        run = left.pop()
        way = (run.step, run.path, tuple(given.label for given in run.answers))
        if way not in seen:
            yield run
            seen.add(way)
            for each in reversed(followers(shelf, run)):
                left += _settled(shelf, each, now)


def followers(shelf: Shelf, run: Run) -> list[Run]:
    """Where each possible answer, or the time, leads from a stop."""
    shown = prompt(shelf, run)
    if shown.end is not None:
        return [wake(shelf, run)] if shown.end.outcome is Outcome.LATER else []
    return [answer(shelf, run, said) for said in answers_of(shelf, run)]


def answers_of(shelf: Shelf, run: Run) -> list[int | str]:
    """Everything that can be answered: the numbers of the options, or every code of the table and one that is not."""
    shown = prompt(shelf, run)
    found = find(shelf, run.step)
    if shown.kind is StepKind.LOOK_UP and found:
        return [*found[1].codes, _NO_CODE]
    return list(range(1, len(shown.options) + 1))


def _settled(shelf: Shelf, run: Run, now: datetime) -> list[Run]:
    """At the next stop, whichever fact holds by then. The ticket an action opens has the number 1."""
    stopped = {}
    for facts in ({}, *({fact: True} for fact in FACTS)):
        there = proceed(shelf, run, facts, now)
        while (shown := prompt(shelf, there)).open_ticket or shown.tell:
            done = acted(there) if shown.apart or shown.tell else opened(there, 1)
            there = proceed(shelf, done, facts, now)
        stopped[there.path] = there
    return list(stopped.values())
