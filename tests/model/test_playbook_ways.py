"""Where each step leads, by which answers, and how much can come together in one message."""

from __future__ import annotations

import pytest

from bot.content import playbooks
from bot.model.playbooks import StepKind, parse
from bot.model.playbooks.ways import Way, longest_ways, ways
from tests.model.lamp import BOOK
from tests.model.playbook_stops import after, first, stops
from tests.store.samples import NOW

LAMP = {"lamp": parse("lamp", BOOK)}
PASSED = {StepKind.INSTRUCTION, StepKind.INFO, StepKind.BRANCH, StepKind.ACTION}
WAYS = [
    ("A", [("lamp:B", "It is dark"), ("lamp:LOOK", "A code"), ("lamp:ACT", "No idea"), ("fire:F1", "Smoke")]),
    ("B", [("lamp:KNOWN", "If an outage of the service is open"), ("lamp:C", "Otherwise")]),
    ("C", [("lamp:D", "")]),
    ("D", [("lamp:GOOD", "Yes"), ("lamp:WAIT", "No")]),
    ("WAIT", [("lamp:AGAIN", "After 30 minutes")]),
    ("LOOK", [("lamp:BULB", "50001 (bulb)"), ("lamp:TICKET", "Any other code")]),
    ("LATER", [("lamp:D", "After 1 day")]),
    ("GOOD", []),
]


@pytest.mark.parametrize(("step", "led"), WAYS, ids=[step for step, _ in WAYS])
def test_each_way_out_of_a_step_has_the_answer_that_leads_there(step: str, led: list[tuple[str, str]]) -> None:
    found = ways(LAMP, LAMP["lamp"].steps[step])
    assert [(way.to, " / ".join(way.labels)) for way in found] == led


def test_answers_that_lead_to_the_same_step_are_one_way_and_a_start_is_named() -> None:
    text = BOOK.replace('label = "A code", next', 'label = "Dim", next = "B" },\n{ label = "A code", next')
    again = 'label = "Again", next = "start" },\n{ label = "Tomorrow", next'
    book = parse("lamp", text.replace('label = "Tomorrow", next', again))
    shelf = {"lamp": book}

    assert ways(shelf, book.steps["A"])[0] == Way("lamp:B", ("It is dark", "Dim"))
    assert Way("lamp:A", ("Again",)) in ways(shelf, book.steps["AGAIN"])


@pytest.mark.parametrize("name", ["security", "coursework"])
def test_nobody_is_ever_told_more_at_once_than_on_the_longest_way(name: str) -> None:
    shelf = playbooks()
    longest = longest_ways(shelf, shelf[name])

    def told(path: tuple[str, ...]) -> int:
        steps = [shelf[book].steps[id_] for book, _, id_ in (address.partition(":") for address in path)]
        since = max((i for i, step in enumerate(steps[:-1]) if step.kind not in PASSED), default=-1)
        return sum(len(step.text) for step in steps[since + 1 :])

    for run in stops(shelf, shelf[name], NOW):
        if run.path[-1].startswith(f"{name}:") and all(each.startswith(f"{name}:") for each in run.path):
            assert told(run.path) <= told(longest[run.path[-1]]), run.path


@pytest.mark.parametrize("name", ["account", "coursework", "onboarding", "security"])
def test_what_comes_after_a_walk_is_the_same_whatever_its_answers_are_called(name: str) -> None:
    shelf = {name: playbooks()[name]}
    found = set(stops(shelf, shelf[name], NOW))

    assert {*first(shelf, shelf[name], NOW), *(there for run in found for there in after(shelf, run, NOW))} == found


def test_the_longest_way_through_many_forks_is_found_at_once() -> None:
    forks = "".join(
        f'[step.F{n}]\nkind = "branch"\nwhen = [{{ fact = "burst", next = "L{n}" }}]\nnext = "S{n}"\n\n'
        f'[step.L{n}]\nkind = "info"\ntext = "Much longer."\nnext = "F{n + 1}"\n\n'
        f'[step.S{n}]\nkind = "info"\ntext = "Short."\nnext = "F{n + 1}"\n\n'
        for n in range(40)
    )
    text = BOOK.replace('"A code", next = "LOOK"', '"A code", next = "F0"').replace(
        "[step.LOOK]", f'{forks}[step.F40]\nkind = "info"\ntext = "Now:"\nnext = "LOOK"\n\n[step.LOOK]', 1
    )
    book = parse("lamp", text)
    [way] = [way for address, way in longest_ways({"lamp": book}, book).items() if address == "lamp:LOOK"]

    assert [address for address in way if address.startswith("lamp:L")] == [
        *(f"lamp:L{n}" for n in range(40)),
        "lamp:LOOK",
    ]
