"""All playbooks that come with the program, each walked through in every way there is."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

import pytest

from bot.content import playbooks
from bot.model.playbooks import (
    Outcome,
    Run,
    Shelf,
    Step,
    StepKind,
    answer,
    back,
    ends,
    fits,
    proceed,
    prompt,
    restore,
    serialise,
)
from bot.model.playbooks.book import QUESTIONS, find
from bot.model.words import say
from handlers.playbooks import BEGINS
from tests.model.playbook_stops import answers_of, stops

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
SHELF: Shelf = playbooks()
NAMES = sorted(SHELF)
ASKING = re.compile(
    r"(what is|tell me|send|type|enter|paste|give)( me)? your (old |new |current )?"
    r"(password|passcode|one-time|code|pin\b|birth|date of birth|social|card|passport|id number)",
    re.IGNORECASE,
)


DECIDED = ("Approve", "Reject", "More information")
"""What somebody of the staff answers, and not who is walked through."""


@cache
def walked(name: str) -> tuple[Run, ...]:
    """Every stop of a playbook by itself: a way into another one is an end."""
    alone = {name: SHELF[name]}
    return tuple(stops(alone, SHELF[name], NOW))


@cache
def ways(name: str) -> tuple[Run, ...]:
    """One walk for each sequence of steps."""
    return tuple({run.path: run for run in walked(name)}.values())


def texts(step: Step) -> list[str]:
    return [step.text, step.tried, step.asks, *step.items, *(option.label for option in step.options)]


def test_every_playbook_is_begun_by_a_command_and_every_command_has_its_playbook() -> None:
    assert sorted(BEGINS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_step_and_every_end_is_reached(name: str) -> None:
    book = SHELF[name]
    seen = {address for run in walked(name) for address in run.path}
    assert seen == {book.address(id_) for id_ in book.steps}
    assert {book.address(end.id) for end in ends(book)} <= {run.step for run in walked(name) if run.ended}


@pytest.mark.parametrize("name", NAMES)
def test_no_walk_is_long_and_each_is_kept_whole_and_can_be_gone_back(name: str) -> None:
    alone = {name: SHELF[name]}
    for run in walked(name):
        assert sum(each.label not in DECIDED for each in run.answers) <= 16, run.path
    for run in ways(name):
        assert restore(serialise(run)) == run
        assert fits(alone, run)
        shown = prompt(alone, run)
        if shown.end or shown.kind not in QUESTIONS or shown.kind is StepKind.TRIED:
            continue
        for said in answers_of(alone, run)[:1]:
            there = proceed(alone, answer(alone, run, said), {}, NOW)
            if there.ended is None and prompt(alone, there).kind in QUESTIONS:
                again = back(alone, there)
                assert (again.step, again.path, again.answers) == (run.step, run.path, run.answers)


@pytest.mark.parametrize("name", NAMES)
def test_few_remedies_fail_before_a_person_takes_over(name: str) -> None:
    remedies = tuple(f"{step.tried}." for step in SHELF[name].steps.values() if step.tried)
    for run in walked(name):
        failed = [each for each in run.answers if each.label == "No" and each.question.startswith(remedies)]
        assert len(failed) <= 2, (run.path, [each.question for each in failed])


@pytest.mark.parametrize("name", NAMES)
def test_every_end_but_a_good_one_has_a_ticket_or_says_what_comes(name: str) -> None:
    for end in ends(SHELF[name]):
        if end.outcome is Outcome.TICKET:
            assert end.ticket
            assert end.ticket.evidence, end.id
        assert end.text


@pytest.mark.parametrize("name", NAMES)
def test_every_ticket_of_a_private_playbook_is_private_for_who_comes_from_another_one_too(name: str) -> None:
    private = SHELF[name].private
    assert [step.id for step in SHELF[name].steps.values() if private and step.ticket and not step.ticket.private] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_short_and_plain_and_ask_for_no_secret(name: str) -> None:
    for step in SHELF[name].steps.values():
        assert len(step.text.split()) <= 60, step.id
        assert all(len(item.split()) <= 20 for item in step.items), step.id
        assert say(step.text).template == step.text
        assert not any(ASKING.search(text) for text in texts(step)), step.id
        assert reading_age(step.text) <= 9, (step.id, reading_age(step.text), step.text)


def reading_age(text: str) -> float:
    """The school grade that can read a text, after Kincaid (1975): from the lengths of its sentences and words."""
    sentences = [part for part in re.split(r"[.!?:;]\s|\n", text) if re.search(r"\w", part)]
    words = re.findall(r"[A-Za-z']+", text)
    if len(words) < 12:
        return 0
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e")))) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def test_the_playbooks_have_all_their_steps() -> None:
    counted: dict[str, int] = {name: len(SHELF[name].steps) for name in NAMES}
    least = {
        "login": 71,
        "connectivity": 39,
        "audio_video": 39,
        "security": 35,
        "coursework": 25,
        "classroom_setup": 24,
        "account": 22,
        "onboarding": 22,
        "compatibility": 21,
        "maintenance": 20,
        "end_of_session": 18,
    }
    assert {name: counted.get(name, 0) for name, steps in least.items() if counted.get(name, 0) < steps} == {}


AT_ONCE = {
    "account:U700": "the ticket has it all: it is about their data",
    "audio_video:A60": "a whole class waits",
    "classroom_setup:R008": "a class waits",
    "classroom_setup:R50": "the question was why they record",
    "security:S33": "harm is done",
    "security:S40": "it is to be locked first",
    "security:S51": "nobody shall write again what was posted",
}
"""Where no words are asked for, and why."""


@pytest.mark.parametrize("name", NAMES)
def test_who_has_something_else_is_asked_what_before_there_is_a_ticket(name: str) -> None:
    book = SHELF[name]
    other = ("Something else", "Somebody else", "Other things")
    asked = {
        book.address(step.id): find(SHELF, option.next)
        for step in book.steps.values()
        for option in step.options
        if option.label.startswith(other)
    }
    ends = {address for address, found in asked.items() if found and found[1].kind is StepKind.END}

    assert ends <= set(AT_ONCE)
