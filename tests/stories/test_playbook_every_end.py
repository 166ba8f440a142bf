"""Every end of every playbook is walked to through the whole desk, and what its file promises has come about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

import pytest

from bot.content import playbooks
from bot.files.requirements import RequirementsPart, requirements
from bot.model.people import Role
from bot.model.playbooks import Outcome, StepKind
from bot.model.playbooks.titles import LONGEST_TITLE, title_of
from tests.databases import LentFile
from tests.stories.playbook_outcomes import look_at_end, look_at_figures, look_at_person
from tests.stories.playbook_plans import By, Plan, Planner
from tests.stories.playbook_walks import Walk, settle
from tests.world import MONDAY, NORTH, World, listed

SHELF = playbooks()
TELLING = ("system", "product", "symptom")
WORDS = re.compile(r"[^\W\d_][\w-]{3,}")
EMPTY = re.compile(
    r"…|[()]|\b(I|my|me|none of these|all done|yes|no,|approve|reject|do not know)\b|: [\d. ]+$", re.IGNORECASE
)
"""What tells nobody anything, or only who wrote it."""
JARGON = {"tenant", "proctoring", "lockdown", "provisioned", "compliant", "authenticator", "certificate", "eduroam"}
NAMES = sorted(SHELF)
NEEDS = requirements(RequirementsPart())
PLANNER = Planner(SHELF, NEEDS, MONDAY)


@cache
def planned(name: str) -> tuple[Plan, ...]:
    return tuple(PLANNER.plans(SHELF[name]))


def pressed(name: str) -> list[Plan]:
    """The shortest way to each end, by buttons."""
    return [PLANNER.by_button(plan) for plan in planned(name) if not plan.detour]


def of_each_kind() -> list[Plan]:
    """One way to each kind of end, one out of a playbook, and one for whatever leads on besides an answer."""
    found: dict[object, Plan] = {}
    for plan in (plan for name in NAMES for plan in planned(name)):
        found.setdefault(PLANNER.step(plan.run).outcome, plan)
        for move in plan.moves:
            found.setdefault(move if isinstance(move, By) else By, plan)
    return list(dict.fromkeys(found.values()))


@contextmanager
def school(database_url: str, plans: Sequence[Plan]) -> Iterator[World]:
    """A school in which there is somebody for each plan, with the role that it needs."""
    roles = [plan.circumstances.role for plan in plans]
    people = [listed(f"w{n}", f"Walker {n}", role) for n, role in enumerate(roles) if role > Role.STUDENT]
    world = World(database_url, (replace(NORTH, requirements=NEEDS, people=(*NORTH.people, *people)),))
    try:
        yield world
    finally:
        world.close()


def walks(world: World, plans: Iterable[Plan], by_button: bool, until: int | None = None) -> Iterator[Walk]:
    """One walk after the other, each by somebody else; what is wrong with one says which it is."""
    for number, plan in enumerate(plans):
        walk = Walk(world, PLANNER, plan, world.person(f"w{number}", f"Walker {number}"), by_button)
        try:
            walk.goes(until)
            yield walk
        except AssertionError as error:
            error.add_note(f"on the way to {plan.run.step} by {plan.moves} with {plan.circumstances}")
            raise
        settle(world)


@pytest.mark.parametrize("name", NAMES)
def test_who_types_numbers_comes_past_every_step_to_every_end(sqlite_lender: LentFile, name: str) -> None:
    passed = set[str]()
    with school(sqlite_lender.lend(), planned(name)) as world:
        for walk in walks(world, planned(name), by_button=False):
            look_at_end(walk)
            passed |= {*walk.kept.walk["path"]}  # type: ignore[misc]  # a JSON list
        look_at_figures(world, planned(name), PLANNER)
    assert {SHELF[name].address(step) for step in SHELF[name].steps} <= passed


@pytest.mark.parametrize("name", NAMES)
def test_a_ticket_from_every_end_is_called_by_what_is_wrong_and_where_in_plain_words(name: str) -> None:
    for plan in planned(name):
        title = title_of(SHELF, SHELF[name].title, plan.run)
        said = [word.casefold().rstrip("s") for word in WORDS.findall(title)]
        assert len(title) <= LONGEST_TITLE, title
        assert len(said) == len(set(said)), title
        assert not EMPTY.search(title), title
        assert not set(said) & JARGON, title
        step = PLANNER.step(plan.run)
        if step.outcome is Outcome.TICKET:
            assert title != SHELF[name].title, plan.run.answers


def test_every_answer_that_tells_the_system_or_what_is_wrong_is_short_in_a_title() -> None:
    asked = [step for book in SHELF.values() for step in book.steps.values() if step.sets in TELLING]
    silent = [option.label for step in asked for option in step.options if not option.title]
    assert len(asked) >= 10
    assert [label for label in silent if not label.startswith(("Something else", "Another", "BigBlueButton"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_who_presses_buttons_comes_to_every_end(sqlite_lender: LentFile, name: str) -> None:
    with school(sqlite_lender.lend(), pressed(name)) as world:
        for walk in walks(world, pressed(name), by_button=True):
            look_at_end(walk)
        look_at_figures(world, pressed(name), PLANNER)
    ends = {SHELF[name].address(step.id) for step in SHELF[name].steps.values() if step.kind is StepKind.END}
    assert ends <= {plan.run.step for plan in pressed(name)}


@pytest.mark.parametrize("by_button", [False, True], ids=["typed", "pressed"])
def test_each_kind_of_end_is_the_same_on_postgresql(postgres_url: str, by_button: bool) -> None:
    plans = [PLANNER.by_button(plan) if by_button else plan for plan in of_each_kind()]
    assert len(plans) >= 7
    with school(postgres_url, plans) as world:
        for walk in walks(world, plans, by_button):
            look_at_end(walk)


def test_a_person_is_reached_late_in_every_playbook_with_everything_that_was_tried(database_url: str) -> None:
    longest = [max(planned(name), key=lambda plan: len(plan.moves)) for name in NAMES]
    with school(database_url, longest) as world:
        for plan, walk in zip(longest, walks(world, longest, by_button=False, until=-1), strict=True):
            assert walk.kept.state.open, plan.run.step
            walk.who.says("human")
            look_at_person(walk)
