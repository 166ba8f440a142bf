"""What holds of the order of the steps in every playbook, whichever way somebody goes."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bot.model.playbooks import Outcome, Run, Step, StepKind, prompt
from bot.model.playbooks.book import find
from bot.model.playbooks.place import Ended
from bot.model.playbooks.run import MOST_VISITS, hand_over
from tests.content.test_playbooks import NAMES, SHELF, walked

HARM_FIRST = {"security"}
"""There is no time to ask what was tried: what limits the damage is done in any case."""


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


def is_remedy(step: Step) -> bool:
    """Whether it is told, and asked after whether it helped."""
    asked = step_at(step.next) if step.kind is StepKind.INSTRUCTION else None
    return asked is not None and asked.kind is StepKind.CONFIRM


@pytest.mark.parametrize("name", NAMES)
def test_before_a_second_remedy_it_was_asked_what_was_tried(name: str) -> None:
    for run in ways(name):
        way = steps(run)
        kinds = [step.kind for step in way]
        remedies = [number for number, step in enumerate(way) if is_remedy(step)]
        asked = kinds.index(StepKind.TRIED) if StepKind.TRIED in kinds else len(kinds)
        if name not in HARM_FIRST and len(remedies) > 1:
            assert asked < remedies[1], run.path


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
