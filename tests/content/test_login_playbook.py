"""The login playbook, walked through in every way there is."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

import pytest

from bot.content import playbooks
from bot.model.playbooks import (
    Ended,
    Outcome,
    Prompt,
    Run,
    Shelf,
    StepKind,
    answer,
    back,
    begin,
    ends,
    find,
    proceed,
    prompt,
)
from tests.content.test_playbooks import walked as every_way
from tests.content.test_playbooks import ways
from tests.model.playbook_stops import answers_of

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
SHELF: Shelf = {"login": playbooks()["login"]}
"""By itself: a way into another playbook is an end."""
BOOK = SHELF["login"]

LEADS_TO = {
    "L10": "L110 L20 L30 L40 L600 L70 L80 L85 L90 L970 L99 security:S20",
    "L34": "L98 L35 L36 security:S20",
    "L40": "L41 L430 L46 L48 L50 security:S20",
    "L430": "L431 L43",
    "L61": "L62 L63 L71",
    "L70": "L71 L73 L75 L76",
    "L73": "L74 L75 L77",
    "L80": "L21 L81 L82",
    "L85": "L87 L86 L88 L89",
    "L92": "L98 L93 L920",
    "L920": "L94 L942",
    "L971": "L98 connectivity:start L972",
}
CODES = {
    "L110": "50126 50064 50056",
    "L30": "50053",
    "L21": "50055 50144 50125",
    "L81": "50057 54000 50015 80012",
    "L40": "50074 50076 50078 50158",
    "L48": "50087 50088",
    "L50": "50072 50079 53004 53010",
    "L71": "50020 500208 16000 16003 50128 50059 500021",
    "L73": "50034 51004",
    "L77": "50014",
    "L75": "50105 65001 650052",
    "L650": "700016 50011",
    "L85": "53003 50131 530035",
    "L89": "50005 53000 53001 53002 50097 50155 50129",
    "L600": "50058 50132 50133 50173 70043 50089 50196 50143 70008",
    "security:S20": "50135 53011",
    "L9720": "50000 50033 80002 80014 80013",
}
CODE_STEPS = [(code, step) for step, codes in CODES.items() for code in codes.split()]


def over() -> list[Run]:
    return [run for run in every_way("login") if run.ended]


@cache
def questions() -> list[Run]:
    return [run for run in every_way("login") if prompt(SHELF, run).kind in (StepKind.CHOICE, StepKind.CONFIRM)]


def walked(*said: int | str) -> Run:
    run = proceed(SHELF, begin(BOOK), {}, NOW)
    for each in said:
        run = proceed(SHELF, answer(SHELF, run, each), {}, NOW)
    return run


def shown_after(*said: int | str) -> Prompt:
    return prompt(SHELF, walked(*said))


def test_every_end_and_both_ways_out_are_reached() -> None:
    reached = {run.step for run in over()}

    assert reached == {BOOK.address(end.id) for end in ends(BOOK)} | {"security:S20", "connectivity:start"}
    assert {run.ended for run in over()} == {Ended.END, Ended.ELSEWHERE}


def test_every_answer_of_every_question_leads_where_it_says() -> None:
    given: set[tuple[str, str]] = set()
    for run in questions():
        found = find(SHELF, run.step)
        assert found
        for option in found[1].options:
            if option.next in run.tried or (run.step, option.label) in given:
                continue
            moved = answer(SHELF, run, option.label)
            assert moved.step == option.next
            given.add((run.step, option.label))

    asked = [step for step in BOOK.steps.values() if step.options]
    assert given == {(BOOK.address(step.id), option.label) for step in asked for option in step.options}


@pytest.mark.parametrize(("step", "exits"), LEADS_TO.items())
def test_a_question_leads_to_its_branches(step: str, exits: str) -> None:
    wanted = [to if ":" in to else BOOK.address(to) for to in exits.split()]

    assert [option.next for option in BOOK.steps[step].options] == wanted


def test_no_walk_is_long() -> None:
    assert max(len(run.answers) for run in over()) <= 12
    assert max(len(run.path) for run in over()) <= 23


def test_a_number_and_its_label_are_the_same_answer() -> None:
    """However somebody came to a question: of all that are asked the same, one is enough."""
    alike = {(run.step, prompt(SHELF, run).options): run for run in questions()}
    assert {run.step for run in alike.values()} == {run.step for run in questions()}
    for run in alike.values():
        for number, label in enumerate(prompt(SHELF, run).options, 1):
            assert answer(SHELF, run, number) == answer(SHELF, run, str(number)) == answer(SHELF, run, label.upper())


def test_back_returns_to_the_question_before() -> None:
    for run in ways("login"):
        shown = prompt(SHELF, run)
        if shown.end or shown.kind is StepKind.WAIT:
            continue
        for said in answers_of(SHELF, run):
            there = answer(SHELF, run, said)
            settled = proceed(SHELF, there, {}, NOW)
            if settled.ended is None:
                again = back(SHELF, settled)
                assert (again.step, again.path, again.answers) == (run.step, run.path, run.answers)


def test_the_table_has_all_codes() -> None:
    assert len(CODE_STEPS) == 62
    assert set(BOOK.steps["L99"].codes) == {code for code, _ in CODE_STEPS}


@pytest.mark.parametrize("pasted", ["AADSTS{code}: Sign-in failed.", "{code}", "error code {code}."])
@pytest.mark.parametrize(("code", "step"), CODE_STEPS)
def test_a_code_leads_to_its_step(code: str, step: str, pasted: str) -> None:
    asked = walked(1, "No", "I have an error code")

    run = answer(SHELF, asked, pasted.replace("{code}", code))
    assert run.step == (step if ":" in step else BOOK.address(step))
    assert run.answers[-1].label.startswith(code)


def test_an_unknown_code_goes_to_the_sign_in_team_with_the_code() -> None:
    run = walked(1, "No", "I have an error code", "AADSTS99999 happened, my password is hunter2")

    assert run.step == "login:L65"
    assert run.answers[-1].label == "unknown code AADSTS99999"


def test_a_known_outage_is_said_before_anything_is_asked() -> None:
    run = proceed(SHELF, answer(SHELF, begin(BOOK), 1), {"known_outage": True}, NOW)

    end = prompt(SHELF, run).end
    assert end is not None
    assert end.outcome is Outcome.ATTACH


@pytest.mark.parametrize("said", [5, 10])
def test_many_reports_of_a_service_that_is_away_page_the_person_on_call(said: int) -> None:
    run = proceed(SHELF, answer(SHELF, walked(1, "No"), said), {"burst": True}, NOW)

    end = prompt(SHELF, run).end
    assert end is not None
    assert end.ticket is not None
    assert (end.ticket.subcategory, end.ticket.impact, end.ticket.notify) == ("service_down", 1, True)


def test_a_class_that_starts_soon_gets_its_ticket_first() -> None:
    opening = shown_after(1, "Yes").open_ticket

    assert opening is not None
    assert (opening.subcategory, opening.urgency) == ("blocked_before_class", 1)


@pytest.mark.parametrize(
    ("said", "category", "private"),
    [(["Wi-Fi or VPN"], "network", False), ([1, "No", 12], "security", True), ([1, "No", 4, 6], "security", True)],
)
def test_what_is_not_about_sign_in_becomes_a_ticket_of_its_own(
    said: list[int | str], category: str, private: bool
) -> None:
    end = shown_after(*said).end

    assert end is not None
    assert end.ticket is not None
    assert (end.ticket.category, end.ticket.private) == (category, private)


def test_a_person_who_proves_who_they_are_does_it_to_a_person() -> None:
    checked = {end.id for end in ends(BOOK) if end.ticket and end.ticket.verification_required}

    assert checked == {"L24", "L35", "L36", "L45", "L81"}


def test_nobody_is_asked_for_a_secret() -> None:
    asking = [
        step for step in BOOK.steps.values() if step.kind in (StepKind.CHOICE, StepKind.CONFIRM, StepKind.LOOK_UP)
    ]
    wanted = re.compile(r"(what is|tell me|send|type|enter|paste) your (password|code|birth)", re.IGNORECASE)

    assert not [step.id for step in asking if wanted.search(step.text)]
    assert "No passwords, no codes" in BOOK.steps["L99"].text


def test_every_ticket_says_what_the_person_on_call_wants_to_know() -> None:
    with_ticket = [step for step in BOOK.steps.values() if step.ticket]

    assert len(with_ticket) == 21
    assert all(step.ticket and step.ticket.evidence for step in with_ticket)
