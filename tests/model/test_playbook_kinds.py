"""The kinds of steps that take more than a choice: words, figures, lists, what was tried before, and approval."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.playbooks import (
    Decision,
    Ended,
    NotAnOption,
    PlaybookError,
    Prompt,
    Run,
    Shelf,
    acted,
    answer,
    back,
    begin,
    decided,
    fits,
    parse,
    proceed,
    prompt,
    restore,
    serialise,
    shelve,
    wake,
)
from tests.model.playbook_stops import stops

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
BOOK = """
title = "The bicycle"
category = "device"
private = true
start = "TRIED"
stuck = "TICKET"

[step.TRIED]
kind = "tried"
text = "What have you tried?"
remedies = ["PUMP", "OIL"]
next = "PUMP"

[step.PUMP]
kind = "instruction"
text = "Pump up the tyres."
tried = "Pumped up the tyres"
next = "PUMPED"

[step.PUMPED]
kind = "confirm"
text = "Does it roll?"
yes = "GOOD"
no = "OIL"

[step.OIL]
kind = "instruction"
text = "Oil the chain."
tried = "Oiled the chain"
next = "OILED"

[step.OILED]
kind = "confirm"
text = "Does it roll now?"
yes = "GOOD"
no = "SPEED"

[step.SPEED]
kind = "measure"
text = "How fast are you?"
of = "speed"
unknown = "WORDS"
next = "COMPARED"

[step.COMPARED]
kind = "branch"
when = [{ fact = "line_too_slow", next = "TOLD" }]
next = "WORDS"

[step.TOLD]
kind = "info"
text = "That is slow."
figures = "speed"
next = "WORDS"

[step.WORDS]
kind = "input"
text = "What else?"
set = "more"
next = "LIST"

[step.LIST]
kind = "checklist"
text = "Before you ride:"
items = ["the brakes", "the light"]
done = "ASK"
otherwise = [{ label = "No light", next = "TICKET" }]

[step.ASK]
kind = "approval"
text = "I asked for a new bicycle."
asks = "A new bicycle?"
after = "1 day"
approved = "GOOD"
rejected = "TICKET"
next = "TICKET"

[step.GOOD]
kind = "end"
outcome = "solved"
text = "Ride well."

[step.TICKET]
kind = "end"
outcome = "ticket"
text = "Somebody looks at it."
ticket = { category = "device", subcategory = "peripheral", impact = 3, urgency = 2, tasks = ["throw it away"] }
"""
SHELF: Shelf = shelve({"bicycle": BOOK})


def walked(*said: int | str, facts: dict[str, bool] | None = None) -> Run:
    run = proceed(SHELF, begin(SHELF["bicycle"]), facts or {}, NOW)
    for each in said:
        run = proceed(SHELF, answer(SHELF, run, each), facts or {}, NOW)
    return run


def shown(*said: int | str) -> Prompt:
    return prompt(SHELF, walked(*said))


def test_what_was_tried_is_left_out_with_its_question() -> None:
    assert shown().options == ("Pumped up the tyres", "Oiled the chain", "None of these")

    assert shown("None of these").texts == ("Pump up the tyres.", "Does it roll?")
    assert shown(1).texts == ("Anything else?",)
    assert shown(1).options == ("Oiled the chain", "That is all")
    assert shown(1, "That is all").texts == ("Oil the chain.", "Does it roll now?")
    assert shown("1, 2").texts == shown(1, 1).texts == ("How fast are you?",)
    assert walked("1 and 2").answers[0].label == "Pumped up the tyres, Oiled the chain"


@pytest.mark.parametrize("said", ["1, 9", "nothing like that", ""])
def test_what_is_none_of_the_remedies_is_no_answer(said: str) -> None:
    with pytest.raises(NotAnOption):
        walked(said)


def test_what_may_have_had_several_ends_is_left_out_and_asked_after() -> None:
    asks = 'kind = "confirm"\ntext = "Does it roll?"\nyes = "GOOD"\nno = "OIL"'
    options = 'options = [{ label = "Yes", next = "GOOD" }, { label = "It squeaks", next = "OIL" }]'
    shelf = shelve({"bicycle": BOOK.replace(asks, f'kind = "choice"\ntext = "How does it roll?"\n{options}')})

    asked = answer(shelf, answer(shelf, begin(shelf["bicycle"]), "Pumped up the tyres"), "That is all")
    assert prompt(shelf, asked).texts == ("How does it roll?",)
    there = proceed(shelf, answer(shelf, asked, "It squeaks"), {}, NOW)
    assert prompt(shelf, there).texts == ("Oil the chain.", "Does it roll now?")


@pytest.mark.parametrize("to", ["OIL", "PUMP", "TRIED"])
def test_remedies_that_lead_back_to_themselves_end_with_a_person(to: str) -> None:
    shelf = shelve({"bicycle": BOOK.replace('yes = "GOOD"\nno = "SPEED"', f'yes = "SPEED"\nno = "{to}"')})

    run = answer(shelf, begin(shelf["bicycle"]), "1 2")
    for _ in range(6):
        run = run if run.ended else answer(shelf, run, "That is all")
    assert run.ended is Ended.ROUND
    assert fits(shelf, restore(serialise(run)))


def test_a_remedy_of_two_that_is_named_twice_is_one() -> None:
    assert shown("1,1") == shown(1)


def test_figures_are_kept_and_compared_and_nothing_else_of_what_was_typed() -> None:
    run = walked("1 2", "my name is Sam, down 20 up 5 ping 31 secret")
    assert run.answers[-1].label == "20 5 31"
    assert run.values["speed"] == "20 5 31"

    with pytest.raises(NotAnOption):
        walked("1 2", "quite fast")
    assert walked("1 2", "I do not know").step == walked("1 2", "20 5").step == "bicycle:WORDS"


def test_what_is_told_comes_with_the_question_after_it_and_its_figures() -> None:
    run = walked("1 2", "0.01 0.01", facts={"line_too_slow": True})
    assert prompt(SHELF, run).texts == ("That is slow.", "What else?")
    assert prompt(SHELF, run).figures == ("speed",)


def test_words_are_taken_as_they_are_or_left_out() -> None:
    asked = walked("1 2", "I do not know")
    assert (prompt(SHELF, asked).free, prompt(SHELF, asked).options) == (True, ("Skip",))
    assert answer(SHELF, asked, "  the bell\n rings ").answers[-1].label == "the bell rings"
    assert answer(SHELF, asked, "Skip").values["more"] == ""
    assert len(answer(SHELF, asked, "x" * 9000).answers[-1].label) <= 500


def test_a_list_is_shown_with_its_lines_and_asks_whether_all_is_done() -> None:
    there = shown("1 2", "I do not know", "Skip")
    assert there.texts == ("Before you ride:", "- the brakes", "- the light")
    assert there.options == ("All done", "No light")


def test_an_approval_is_asked_for_once_and_waited_for() -> None:
    asking = walked("1 2", "I do not know", "Skip", "All done")
    assert prompt(SHELF, asking).asks == "A new bicycle?"

    waits = proceed(SHELF, acted(asking), {}, NOW)
    assert prompt(SHELF, waits).asks == ""
    assert waits.wake_at == NOW + timedelta(days=1)
    with pytest.raises(NotAnOption):
        answer(SHELF, waits, 1)
    assert restore(serialise(waits)) == waits

    good = decided(SHELF, waits, Decision.APPROVED, by="Ana")
    assert (good.step, good.answers[-1].question, good.answers[-1].label) == (
        *("bicycle:GOOD", "A new bicycle? (Ana)", "Approve"),
    )
    assert decided(SHELF, waits, Decision.REJECTED, by="Ana").step == wake(SHELF, waits).step == "bicycle:TICKET"
    assert decided(SHELF, good, Decision.REJECTED, by="Ben") == good


def test_of_an_approval_that_nobody_decided_the_ticket_tells_so() -> None:
    waits = proceed(SHELF, acted(walked("1 2", "I do not know", "Skip", "All done")), {}, NOW)
    late = wake(SHELF, waits)
    assert (late.step, late.answers[-1].question, late.answers[-1].label) == (
        *("bicycle:TICKET", "A new bicycle?", "Nobody decided in time"),
    )


def test_an_approval_that_was_gone_back_from_is_asked_for_anew() -> None:
    waits = proceed(SHELF, acted(walked("1 2", "I do not know", "Skip", "All done")), {}, NOW)
    again = proceed(SHELF, answer(SHELF, back(SHELF, waits), "All done"), {}, NOW)
    assert prompt(SHELF, again).asks == "A new bicycle?"
    assert again.wake_at is None


def test_every_way_of_it_is_finite_and_can_be_gone_back() -> None:
    over = [run for run in stops(SHELF, SHELF["bicycle"], NOW) if run.ended]
    assert {run.step for run in over} == {"bicycle:GOOD", "bicycle:TICKET"}
    there = walked("1", "That is all", "No", "20 5")
    assert back(SHELF, there).answers == there.answers[:-1]


MISTAKES = [
    ('remedies = ["PUMP", "OIL"]', 'remedies = ["PUMPED"]', "step TRIED: 'PUMPED' is no instruction"),
    ('next = "OILED"', 'next = "SPEED"', "step TRIED: 'OIL' has neither a confirm nor a choice after it"),
    ('of = "speed"', 'of = "weight"', "step SPEED: unknown of 'weight'"),
    ('items = ["the brakes", "the light"]', "items = []", "step LIST: has 0 items; 1 to 12 are possible"),
    ('asks = "A new bicycle?"\n', "", "step ASK: 'asks' is missing or empty"),
    ('figures = "speed"', 'figures = "height"', "step TOLD: unknown figures 'height'"),
    ('category = "device"\nprivate', 'category = "devise"\nprivate', "top: unknown category 'devise'"),
]


@pytest.mark.parametrize(("right", "wrong", "complaint"), MISTAKES, ids=[each[2] for each in MISTAKES])
def test_a_mistake_in_them_is_named(right: str, wrong: str, complaint: str) -> None:
    assert right in BOOK
    with pytest.raises(PlaybookError) as refused:
        parse("bicycle", BOOK.replace(right, wrong, 1))
    assert complaint in str(refused.value)


def test_a_checklist_has_at_most_twelve_answers() -> None:
    many = ", ".join(f'{{ label = "No light {number}", next = "TICKET" }}' for number in range(12))
    broken = BOOK.replace('{ label = "No light", next = "TICKET" }', many)

    with pytest.raises(PlaybookError, match="has 13 answers; at most 12 are possible"):
        parse("ride", broken)
