"""What holds of the order of the steps in every playbook, whichever way somebody goes."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bot.model.playbooks import Outcome, Run, Step, StepKind, prompt
from bot.model.playbooks.book import QUESTIONS, find
from bot.model.playbooks.place import Ended
from bot.model.playbooks.run import MOST_VISITS, hand_over
from tests.content.test_playbooks import NAMES, SHELF, walked

HARM_FIRST = {"security"}
"""There is no time to ask what was tried: what limits the damage is done in any case."""


WORK = {
    "classroom_setup": {"R03", "R05", "R90"},
    "end_of_session": {"E11", "E13"},
    "onboarding": {"O02", "O04"},
}
"""Instructions that mend nothing: parts of the work itself, such as marking a list."""
MOST_REMEDIES = 2
"""So many may fail before a person takes over."""


@cache
def ways(name: str) -> tuple[Run, ...]:
    """One walk for each sequence of steps."""
    return tuple({run.path: run for run in walked(name)}.values())


@cache
def step_at(address: str) -> Step | None:
    found = find(SHELF, address)
    return found[1] if found else None


def steps(run: Run) -> list[Step]:
    """The steps of the way, in order."""
    return [step for address in run.path if (step := step_at(address))]


def is_remedy(name: str, step: Step) -> bool:
    """Whether somebody is told to do something that may mend it, whatever is asked after it."""
    return step.kind is StepKind.INSTRUCTION and step.id not in WORK.get(name, ())


def failed(name: str, run: Run) -> list[str]:
    """The remedies of the way that did not mend it, or of which nobody said that they did."""
    answers, told, found = iter(run.answers), list[str](), list[str]()
    for step in steps(run):
        if is_remedy(name, step):
            told.append(step.id)
        elif step.kind in QUESTIONS and told:
            given = next(answers, None)
            found += told if given is None or given.label != "Yes" else []
            told = []
        elif step.kind in QUESTIONS:
            next(answers, None)
    return [*found, *told]


@pytest.mark.parametrize("name", NAMES)
def test_before_a_second_remedy_it_was_asked_what_was_tried(name: str) -> None:
    for run in ways(name):
        way = steps(run)
        kinds = [step.kind for step in way]
        remedies = [number for number, step in enumerate(way) if is_remedy(name, step)]
        asked = kinds.index(StepKind.TRIED) if StepKind.TRIED in kinds else len(kinds)
        if name not in HARM_FIRST and len(remedies) > 1:
            assert asked < remedies[1], run.path


@pytest.mark.parametrize("name", NAMES)
def test_after_two_remedies_that_failed_a_person_takes_over(name: str) -> None:
    for run in ways(name):
        if name not in HARM_FIRST:
            assert len(failed(name, run)) <= MOST_REMEDIES, run.path


def test_every_instruction_that_is_no_remedy_is_there() -> None:
    assert all(step_at(f"{name}:{id_}") for name, ids in WORK.items() for id_ in ids)


@pytest.mark.parametrize("name", NAMES)
def test_what_somebody_says_they_tried_is_not_told(name: str) -> None:
    for run in ways(name):
        assert not run.tried & set(run.path), run.path


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_round_again_leads_to_a_person(name: str) -> None:
    for run in ways(name):
        counted = Counter(step.id for step in steps(run) if step.kind is not StepKind.TRIED)
        assert max(counted.values()) <= MOST_VISITS, run.path
        if run.ended is Ended.ROUND:
            end = prompt(SHELF, run).end
            assert end is not None
            assert end.ticket is not None


@pytest.mark.parametrize("name", NAMES)
def test_from_every_question_a_person_is_one_word_away(name: str) -> None:
    for run in ways(name):
        if run.ended is None:
            end = prompt(SHELF, hand_over(run)).end
            assert end is not None
            assert (end.outcome, end.ticket is not None) == (Outcome.TICKET, True)
