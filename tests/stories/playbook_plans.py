"""Which answers lead to which end of a playbook, computed from its file: the shortest, and with them every step."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from itertools import combinations
from typing import TypeAlias

from bot.model.people import Role
from bot.model.playbooks import (
    Decision,
    Ended,
    Outcome,
    Playbook,
    Run,
    Shelf,
    Step,
    StepKind,
    acted,
    answer,
    begin,
    decided,
    find,
    opened,
    proceed,
    prompt,
    wake,
)
from bot.model.playbooks.steps import TRIED
from bot.model.requirements import Requirements, device_facts, line_facts
from handlers.playbooks import BEGINS

CLASS_NEAR, TEACHES, OTHERS_CLASS = "class_near", "teaches_now", "classes_near"
CLASS_PASSES = "a class that is called off as soon as the desk has spoken of it"
OUTAGE, BURST, BURST_HERE, SEVERAL_CLASSES = "known_outage", "burst", "burst_here", "several_classes"
MAINTENANCE, BEFORE_CLASS, AFTER_CLASS = "maintenance", "before_class", "after_class"
GOING_ON = (CLASS_NEAR, TEACHES, OTHERS_CLASS, OUTAGE, BURST, BURST_HERE, SEVERAL_CLASSES, MAINTENANCE, CLASS_PASSES,
            BEFORE_CLASS, AFTER_CLASS)  # fmt: skip
"""What a story can have going on in the school."""
WORDS = "Block C"
_MEASURED = {
    "speed": ("20 5", "0.01 0.01", "1 1"),
    "device": ("Windows 11, 16 GB, Chrome 200", "Windows 7, 1 GB, Chrome 20", "Windows 11, 4 GB, Chrome 200",
               "Windows 11, 16 GB, Chrome 20", "a grey one"),
}  # fmt: skip
_ROLES = {Role.STUDENT: "student", Role.INSTRUCTOR: "instructor", Role.ON_CALL: "staff"}


class By(Enum):
    """What leads on besides an answer."""

    APPROVED = "approved"
    REJECTED = "rejected"
    MORE = "more"
    TIME = "time"
    """Nobody does anything until it is due."""


DECISIONS = dict(zip((By.APPROVED, By.REJECTED, By.MORE), Decision, strict=True))
Move: TypeAlias = int | str | By
"""An answer by its number or in words, or one of the others."""


@dataclass(frozen=True)
class Circumstances:
    """Who is walked through, and what is going on in their school."""

    role: Role = Role.STUDENT
    going_on: tuple[str, ...] = ()


def circumstances(book: Playbook) -> list[Circumstances]:
    """All that may matter to a playbook, the plainest first; of what is going on no more than two at once."""
    asked = {fact for step in book.steps.values() for fact, _ in step.cases}
    roles = [role for role in _ROLES if role >= BEGINS[book.name].allowed]
    if asked.isdisjoint(_ROLES.values()):
        roles = roles[:1]
    happen = [what for what in GOING_ON if what in asked or (what == CLASS_PASSES and CLASS_NEAR in asked)]
    return [Circumstances(role, what) for n in range(3) for what in combinations(happen, n) for role in roles]


def _telling(book: Playbook) -> frozenset[str]:
    """The names of the answers that make a difference later on."""
    asked = {case.partition("=")[0] for step in book.steps.values() for case, _ in step.cases}
    return frozenset({*asked, *_MEASURED, "product", TRIED})


@dataclass(frozen=True)
class Plan:
    """One way to an end, or into another playbook: `stops` is where the walk stands before each move, `run` after."""

    book: str
    circumstances: Circumstances
    moves: tuple[Move, ...]
    stops: tuple[Run, ...]
    run: Run
    detour: bool = False
    """It is there for the steps that no shortest way comes past."""

    @property
    def over(self) -> bool:
        """Whether it came to an end or out of the playbook."""
        return self.run.ended is Ended.END or self.run.book != self.book

    @property
    def has_ticket(self) -> bool:
        """Whether one was opened on the way."""
        return self.run.ticket is not None


class Planner:
    """Plans the ways through the playbooks of a shelf, for a school with these figures."""

    def __init__(self, shelf: Shelf, needs: Requirements, now: datetime) -> None:
        self.shelf, self.needs, self.now = shelf, needs, now
        self.spoken_of = set(self._asked_about_a_class())
        self.telling = {name: _telling(book) for name, book in shelf.items()}

    def plans(self, book: Playbook) -> list[Plan]:
        """The shortest way to each end and each way out, and as many more as it takes to come past every step."""
        shortest = self._shortest(book)
        over = [plan for address, plan in shortest.items() if plan.over and plan.run.step == address]
        missing = {address: None for address in shortest if not any(address in plan.run.path for plan in over)}
        while missing:
            first = shortest[next(iter(missing))]
            last = next(plan for plan in self.onward(first) if plan.over)
            over.append(replace(last, detour=True))
            missing = {address: None for address in missing if address not in last.run.path}
        return over

    def _shortest(self, book: Playbook) -> dict[str, Plan]:
        """By the address of each step, and of each way out, the shortest way there in the plainest circumstances."""
        found: dict[str, Plan] = {}
        exits = (find(self.shelf, to) for step in book.steps.values() for to in step.exits)
        missing = {each[0].address(each[1].id) for each in exits if each}
        for each in circumstances(book):
            for plan in self.onward(Plan(book.name, each, (), (), self._settled(begin(book), each))):
                if not missing:
                    return found
                if not missing.isdisjoint(plan.run.path):
                    missing.difference_update(plan.run.path)
                    found = {address: plan for address in plan.run.path} | found
        return found

    def onward(self, plan: Plan) -> Iterator[Plan]:
        """Every way on from there that differs in more than what was answered, the short ones first."""
        seen, left = set[object](), deque([plan])
        while left:
            plan = left.popleft()
            run = plan.run
            passed = run.path[len(plan.stops[-1].path) :] if plan.stops else run.path
            told = tuple((name, value) for name, value in run.values.items() if name in self.telling[plan.book])
            state = (passed, told, run.acted)
            if state in seen or run.ended is Ended.ROUND:
                continue
            seen.add(state)
            yield plan
            if run.book == plan.book:
                left += [self.further(plan, move) for move in self.moves(run)]

    def further(self, plan: Plan, move: Move) -> Plan:
        """The way with one move more."""
        run = self._settled(self._moved(plan.run, move), plan.circumstances)
        return replace(plan, moves=(*plan.moves, move), stops=(*plan.stops, plan.run), run=run)

    def by_button(self, plan: Plan) -> Plan:
        """The same way for somebody who types as little as may be: skips what may be left out, and does not wait."""
        way = replace(plan, moves=(), stops=(), run=self._settled(begin(self.shelf[plan.book]), plan.circumstances))
        for stop, move in zip(plan.stops, plan.moves, strict=True):
            step = self.step(stop)
            skips = step.kind is StepKind.INPUT and not step.sets
            way = self.further(way, 1 if skips or (step.kind is StepKind.WAIT) else move)
        return way

    def class_is_over(self, run: Run) -> bool:
        """Whether the desk has spoken of the class that is near."""
        return not self.spoken_of.isdisjoint(run.path)

    def step(self, run: Run) -> Step:
        """Where a walk stands."""
        found = find(self.shelf, run.step)
        assert found is not None, run.step
        return found[1]

    def moves(self, run: Run) -> Sequence[Move]:
        """One for each way on."""
        step, shown = self.step(run), prompt(self.shelf, run)
        numbers = range(1, len(shown.options) + 1)
        match step.kind:
            case StepKind.END:
                return [By.TIME] if step.outcome is Outcome.LATER else []
            case StepKind.WAIT:
                return [By.TIME]
            case StepKind.APPROVAL:
                return [*list(DECISIONS)[: len(step.options)], By.TIME]
            case StepKind.INPUT:
                return [WORDS]
            case StepKind.MEASURE:
                return [*_MEASURED[step.of], 1]
            case StepKind.LOOK_UP:
                return [*{code.next: digits for digits, code in step.codes.items()}.values(), "no code"]
            case StepKind.TRIED:
                return [numbers[-1]] if run.tried else [numbers[-1], *numbers[:-1]]
        return numbers

    def _asked_about_a_class(self) -> Iterator[str]:
        for book in self.shelf.values():
            cases = [case for step in book.steps.values() for case in step.cases]
            for fact, to in cases:
                if fact == CLASS_NEAR and book.steps[to.partition(":")[2]].kind is StepKind.CONFIRM:
                    yield to

    def _moved(self, run: Run, move: Move) -> Run:
        match move:
            case By.TIME:
                return wake(self.shelf, run)
            case By():
                return decided(self.shelf, run, DECISIONS[move], "Ana Alves")
        return answer(self.shelf, run, move)

    def _settled(self, run: Run, circumstances: Circumstances) -> Run:
        """At the next stop. A ticket that is opened on the way has the number 1."""
        facts = self._facts(run, circumstances)
        there = proceed(self.shelf, run, facts, self.now)
        while (shown := prompt(self.shelf, there)).open_ticket or shown.tell or (shown.asks and not there.wake_at):
            done = acted(there) if shown.apart or shown.tell or shown.asks else opened(there, 1)
            there = proceed(self.shelf, done, facts, self.now)
        return there

    def _facts(self, run: Run, circumstances: Circumstances) -> Mapping[str, bool]:
        """What a branch is told then."""
        given, known = run.values, {_ROLES[circumstances.role], *circumstances.going_on}
        if not given.get("building"):
            known.discard(BURST_HERE)
        if known & {CLASS_NEAR, TEACHES, SEVERAL_CLASSES}:
            known.add(OTHERS_CLASS)
        if TEACHES in known:
            known = (known | {AFTER_CLASS}) - {BEFORE_CLASS}
        if CLASS_PASSES in known and not self.class_is_over(run):
            known.add(CLASS_NEAR)
        known |= line_facts(given.get("speed", ""), self.needs)
        if "device" in given:
            known |= device_facts(given["device"], given.get("product", ""), self.needs)
        return dict.fromkeys(known, True)
