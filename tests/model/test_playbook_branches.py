"""Branches that go by what somebody answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.playbooks import PlaybookError, answer, begin, opened, parse, proceed, prompt, restart, shelve

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
ANSWERED = """
title = "The colour"
category = "device"
start = "ASK"
stuck = "TICKET"

[step.ASK]
kind = "choice"
text = "Which colour?"
set = "colour"
options = [{ label = "Red", value = "red", next = "BY" }, { label = "Blue", value = "blue", next = "BY" }]

[step.BY]
kind = "branch"
when = [{ answer = "colour", is = "red", next = "GOOD" }]
next = "TICKET"

[step.GOOD]
kind = "end"
outcome = "solved"
text = "Red it is."

[step.TICKET]
kind = "end"
outcome = "ticket"
text = "Somebody looks at it."
ticket = { category = "device", subcategory = "peripheral", impact = 3, urgency = 2 }
"""


def test_a_branch_goes_by_an_answer_whatever_the_facts() -> None:
    shelf = shelve({"colour": ANSWERED})
    facts = {"red": True, "colour": True}
    asking = proceed(shelf, begin(shelf["colour"]), facts, NOW)
    assert proceed(shelf, answer(shelf, asking, "Red"), {}, NOW).step == "colour:GOOD"
    assert proceed(shelf, answer(shelf, asking, "Blue"), facts, NOW).step == "colour:TICKET"


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('answer = "colour"', 'answer = "color"', "step BY: no answer sets 'color' to 'red'"),
        ('is = "red"', 'is = "rod"', "step BY: no answer sets 'colour' to 'rod'"),
        ('is = "red", ', "", "step BY: when 1: 'is' is missing or empty"),
    ],
)
def test_a_branch_by_an_answer_that_cannot_be_is_named(right: str, wrong: str, complaint: str) -> None:
    with pytest.raises(PlaybookError) as refused:
        parse("colour", ANSWERED.replace(right, wrong, 1))
    assert complaint in str(refused.value)


ALARM = """
title = "The alarm"
category = "device"
start = "RING"
stuck = "TICKET"

[step.RING]
kind = "action"
text = "I opened a ticket."
next = "SMOKE"
ticket = { category = "device", subcategory = "peripheral", impact = 3, urgency = 2 }

[step.SMOKE]
kind = "action"
text = "Now it is about smoke."
next = "ASK"
ticket = { category = "security", subcategory = "fraud", impact = 3, urgency = 1, private = true }

[step.ASK]
kind = "confirm"
text = "Is it out?"
yes = "TICKET"
no = "TICKET"

[step.TICKET]
kind = "end"
outcome = "ticket"
text = "Somebody looks at it."
ticket = { category = "device", subcategory = "peripheral", impact = 3, urgency = 2 }
"""


def test_an_action_on_a_way_with_a_ticket_is_done_all_the_same_and_only_once() -> None:
    books = shelve({"alarm": ALARM})
    first = proceed(books, begin(books["alarm"]), {}, NOW)
    second = proceed(books, opened(first, 7), {}, NOW)
    done = proceed(books, opened(second, 7), {}, NOW)
    again = proceed(books, restart(books["alarm"], done), {}, NOW)

    assert [prompt(books, run).open_ticket is not None for run in (first, second, done)] == [True, True, False]
    assert (done.step, done.ticket) == (again.step, again.ticket) == ("alarm:ASK", 7)
