"""What holds of the order of the steps in every playbook, whichever way somebody goes."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import takewhile

import pytest

from bot.model.playbooks import Outcome, Run, Step, StepKind, prompt
from bot.model.playbooks.book import QUESTIONS, find
from bot.model.playbooks.place import Ended
from bot.model.playbooks.run import MOST_VISITS, hand_over
from bot.model.tickets import OUTAGES
from tests.content.test_playbooks import NAMES, SHELF, ways

HARM_FIRST = {"security"}
"""There is no time to ask what was tried: what limits the damage is done in any case."""


MENDS_NOTHING = {
    "account": "what is asked for there is given or refused: nobody is told to try anything",
    "classroom_setup": "a class is prepared: what does not work is gone on with in the playbook for it",
    "end_of_session": "the work after a class",
    "maintenance": "the staff who work on the systems know what to do",
    "onboarding": "who begins here sets things up: what fails is gone on with in the playbook for it",
}
"""Where nothing is mended, and so nothing was tried."""


WORK = {
    "classroom_setup": {"R03", "R05", "R90"},
    "end_of_session": {"E11", "E13"},
    "onboarding": {"O02", "O04"},
}
"""Instructions that mend nothing: parts of the work itself, such as marking a list."""
NOT_TRIED = {"compatibility": {"K07"}}
"""Remedies that nobody is asked about: who chooses to update the system has not done it."""
TELLS_WHAT_IT_IS = {"login:L97"}
"""What it says is that other sites fail too: help with the line begins, which is another branch with its own."""
MOST_REMEDIES = 2
"""So many may fail before a person takes over."""


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
def test_who_may_be_told_two_remedies_is_asked_before_which_of_them_were_tried(name: str) -> None:
    for run in ways(name):
        told, asked, missing = list[str](), set[str](), set[str]()
        for step in steps(run):
            asked |= {to.partition(":")[2] for to in step.remedies}
            if is_remedy(name, step):
                told.append(step.id)
                missing |= {step.id} - asked
        if name not in HARM_FIRST and len(told) > 1:
            assert missing <= NOT_TRIED.get(name, set()), run.path


@pytest.mark.parametrize("name", [name for name in NAMES if name not in HARM_FIRST])
def test_where_anything_is_mended_it_is_asked_what_was_tried(name: str) -> None:
    found = SHELF[name].steps.values()
    assert any(is_remedy(name, step) for step in found) is (name not in MENDS_NOTHING)
    assert any(step.kind is StepKind.TRIED for step in found) is (name not in MENDS_NOTHING)


@pytest.mark.parametrize("name", NAMES)
def test_after_two_remedies_that_failed_a_person_takes_over(name: str) -> None:
    for run in ways(name):
        if name not in HARM_FIRST:
            assert len(failed(name, run)) <= MOST_REMEDIES, run.path


KNOWN_FIRST = ("known_outage", "maintenance", "burst")
"""Looked at in this order, as soon as somebody has named a service, and before they are asked about anything else."""
NO_SERVICE = {
    "account:U00": "what is asked for, such as an account, is no service that can be away",
    "onboarding:O00": "who begins here has no trouble yet, and what fails is gone on with in the playbook for it",
    "end_of_session:E00": "the work after a class: what is away stands above its first question",
    "maintenance:M00": "the staff who work on the systems know what is away",
    "security:S00": "what limits the damage comes first; a burst of the same mail is looked at after that",
}
"""The playbooks that are about no service."""
NAMES_NONE = {
    ("login", "network"): "the playbook of the network begins, and looks at it there",
    ("connectivity", "home"): "a line at home is none of the school's: of the three it has a burst alone",
    ("compatibility", "term"): "everything is looked at, and nothing fails",
    ("compatibility", "other"): "nobody knows what it is",
}
"""The answers that name no service of the school's."""
LATER = {
    ("classroom_setup", "burst"): "who prepares a class has no trouble: others are looked at when they say they have",
    ("coursework", "Grade that is wrong or missing"): "a grade is the teacher's, whatever is away",
}
"""What is not looked at straight behind the name of the service."""
HURRY = {"class_near", "teaches_now"}
ASKS_HURRY = ("next 30 minutes", "When is it due?", "When is the exam?", "Where are you in the quiz?")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_known_is_looked_at_before_anything_is_asked_of_whoever_has_named_a_service(name: str) -> None:
    book = SHELF[name]
    start = book.steps[book.start]
    if book.address(start.id) in NO_SERVICE:
        assert start.sets not in ("system", "product")
        return
    assert start.sets in ("system", "product")
    for option in start.options:
        if (name, option.value) not in NAMES_NONE and (name, option.label) not in LATER:
            wanted = [fact for fact in KNOWN_FIRST if (name, fact) not in LATER]
            assert [fact for fact in looked_at(option.next) if fact in wanted] == wanted, option.label


@pytest.mark.parametrize("name", NAMES)
def test_whether_others_have_reported_it_meanwhile_is_looked_at_before_a_whole_service_is_reported(name: str) -> None:
    for run in ways(name):
        *before, last = steps(run)
        if last.ticket and last.ticket.subcategory in OUTAGES and last.ticket.impact == 1:
            since = list(takewhile(lambda step: step.kind not in QUESTIONS, reversed(before)))
            assert "known_outage" in {fact for step in since for fact, _ in step.cases}, run.path


def looked_at(address: str) -> list[str]:
    """The facts that the next branch goes by; which building it is may be asked before."""
    step = step_at(address)
    while step and step.kind is StepKind.INPUT and step.sets == "building":
        step = step_at(step.next)
    return [fact for fact, _ in step.cases] if step and step.kind is StepKind.BRANCH else []


def test_every_exception_is_there() -> None:
    starts = {book.address(book.start) for book in SHELF.values()}
    values = {(name, option.value) for name in NAMES for option in SHELF[name].steps[SHELF[name].start].options}
    labels = {(name, option.label) for name in NAMES for option in SHELF[name].steps[SHELF[name].start].options}
    assert set(NO_SERVICE) <= starts
    assert set(NAMES_NONE) <= values
    assert set(LATER) <= labels | {("classroom_setup", "burst")}


NO_HURRY = {
    "end_of_session": "the class is over",
    "maintenance": "the staff plan their work, and a class near is one of its own questions",
    "security": "what limits the damage comes first, class or not",
    "account": "nothing is mended here; whatever somebody says of little time makes the ticket urgent",
}
"""Where no way round a class is offered first."""
STOPS_SOMEBODY = {"onboarding:O02"}
"""Work for whoever has no account yet, whom a class that is near cannot wait for."""


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NO_HURRY])
def test_whether_a_class_an_exam_or_a_deadline_is_near_is_looked_at_before_the_first_remedy(name: str) -> None:
    told = {id_ for id_ in SHELF[name].steps if f"{name}:{id_}" in STOPS_SOMEBODY}
    for run in ways(name):
        before = list(takewhile(lambda step: not (is_remedy(name, step) or step.id in told), steps(run)))
        if len(before) < len(steps(run)):
            assert any(looks_at_hurry(step) for step in before), run.path


def looks_at_hurry(step: Step) -> bool:
    """Whether it goes by a class that is near, or asks for what is near."""
    return any(fact in HURRY for fact, _ in step.cases) or any(words in step.text for words in ASKS_HURRY)


@pytest.mark.parametrize("name", NAMES)
def test_a_burst_is_looked_at_before_a_class_and_a_class_before_what_was_tried(name: str) -> None:
    for run in ways(name):
        facts = [{fact for fact, _ in step.cases} for step in steps(run)]
        burst = next((at for at, found in enumerate(facts) if found & {"burst", "burst_here"}), None)
        near = next((at for at, step in enumerate(steps(run)) if looks_at_hurry(step)), None)
        tried = next((at for at, step in enumerate(steps(run)) if step.kind is StepKind.TRIED), None)
        if name not in {*HARM_FIRST, "classroom_setup"}:
            assert burst is None or near is None or burst < near, run.path
        assert near is None or tried is None or near < tried, run.path


HURRIES = ("next 30 minutes", "When is it due?")


def test_whoever_has_something_else_with_coursework_is_asked_before_whether_it_hurries() -> None:
    others = [run for run in ways("coursework") if "coursework:Q50" in run.path]
    assert len(others) > 3
    for run in others:
        asked = [step for step in steps(run) if step.kind in QUESTIONS and step.id != "Q50"]
        assert any(words in step.text for step in asked for words in HURRIES), run.path


def remedies_from(*left: str, past_questions: bool) -> set[str]:
    """The remedies that come next on all ways from there, into other playbooks too, but for what helped."""
    found, seen = set[str](), set[str]()
    ways_on = list(left)
    while ways_on:
        address = ways_on.pop()
        there = find(SHELF, address)
        if there is None or address in seen:
            continue
        seen.add(address)
        book, step = there
        if book.name not in HARM_FIRST and is_remedy(book.name, step):
            found.add(book.address(step.id))
        elif past_questions or step.kind not in QUESTIONS:
            helped = {option.next for option in step.options if option.label == "Yes"}
            ways_on += set(step.exits) - helped
    return found


REMEDIES = sorted(
    remedy
    for name in NAMES
    for remedy in remedies_from(*map(SHELF[name].address, SHELF[name].steps), past_questions=False)
)


def test_after_each_remedy_it_is_asked_what_came_of_it_before_the_next() -> None:
    assert len(REMEDIES) > 60
    assert not [address for address in REMEDIES if remedies_from(*onward(address), past_questions=False)]


def test_into_other_playbooks_too_two_remedies_are_the_most() -> None:
    for first in REMEDIES:
        for second in remedies_from(*onward(first), past_questions=True) - {first}:
            third = remedies_from(*onward(second), past_questions=True) - {first, second}
            assert not third or first in TELLS_WHAT_IT_IS, (first, second, third)


def onward(address: str) -> tuple[str, ...]:
    step = step_at(address)
    return step.exits if step else ()


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
