"""The ways out of a step, each once with what leads there; and the longest way that is told in one message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.model.playbooks.book import FACTS, QUESTIONS, Playbook, Shelf, Step, StepKind, find

_OTHERWISE = {
    StepKind.INPUT: "What they write",
    StepKind.MEASURE: "What they measured",
    StepKind.TRIED: "When they have said which",
    StepKind.LOOK_UP: "Any other code",
    StepKind.BRANCH: "Otherwise",
    StepKind.APPROVAL: "Nobody decided",
}
_UNITS = (("day", timedelta(days=1)), ("hour", timedelta(hours=1)), ("minute", timedelta(minutes=1)))
_PASSED = {StepKind.INSTRUCTION, StepKind.INFO, StepKind.BRANCH, StepKind.ACTION}


@dataclass(frozen=True, slots=True)
class Way:
    """From a step to the address of another one, by any of these answers; by itself when there is none."""

    to: str
    labels: tuple[str, ...]


def ways(shelf: Shelf, step: Step) -> tuple[Way, ...]:
    """Every way out of a step, in the order of the file; two answers that lead to the same step are one way."""
    found: dict[str, list[str]] = {}
    for label, to in _exits(step):
        labels = found.setdefault(_landing(shelf, to), [])
        if label and label not in labels:
            labels.append(label)
    return tuple(Way(to, tuple(labels)) for to, labels in found.items())


def reached(shelf: Shelf, address: str) -> set[str]:
    """The addresses of all steps that some way leads to from there, that step among them."""
    found, left = set[str](), [address]
    while left:
        there = find(shelf, left.pop())
        if there and (here := there[0].address(there[1].id)) not in found:
            found.add(here)
            left += there[1].exits
    return found


def _landing(shelf: Shelf, address: str) -> str:
    """The address with the step's own name, as a walk notes it; the same when nothing is there."""
    there = find(shelf, address)
    return there[0].address(there[1].id) if there else address


def longest_ways(shelf: Shelf, book: Playbook) -> dict[str, tuple[str, ...]]:
    """By the address of each step at which a walk stops, the way since the last stop on which most is told."""
    steps = {book.address(step.id): step for step in book.steps.values()}
    start = book.address(book.start)
    best: dict[str, tuple[int, tuple[str, ...]]] = {start: (len(steps[start].text), (start,))}
    left: list[tuple[int, tuple[str, ...]]] = [
        (0, (address,)) for address, step in steps.items() if step.kind not in _PASSED
    ]
    left += [best[start]] if steps[start].kind in _PASSED else []
    while left:
        told, way = left.pop()
        for to in (each.to for each in ways(shelf, steps[way[-1]]) if each.to in steps and each.to not in way):
            more = told + len(steps[to].text), (*way, to)
            if to not in best or more[0] > best[to][0]:
                best[to] = more
                left += [more] if steps[to].kind in _PASSED else []
    return {address: way for address, (_, way) in best.items() if steps[address].kind not in _PASSED}


def _exits(step: Step) -> Iterator[tuple[str, str]]:
    yield from ((option.label, option.next) for option in step.options)
    yield from ((_case(case), to) for case, to in step.cases)
    yield from ((f"{digits} ({code.means})", code.next) for digits, code in step.codes.items())
    if step.next:
        yield _by_itself(step), step.next


def _by_itself(step: Step) -> str:
    if step.after and step.kind not in QUESTIONS | {StepKind.APPROVAL}:
        name, size = next(each for each in _UNITS if step.after % each[1] == timedelta(0))
        count = step.after // size
        return f"After {count} {name}{'' if count == 1 else 's'}"
    return _OTHERWISE.get(step.kind, "")


def _case(case: str) -> str:
    name, answered, value = case.partition("=")
    return f"{name} is {value}" if answered else f"If {FACTS.get(case, case)}"
