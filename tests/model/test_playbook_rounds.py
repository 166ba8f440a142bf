"""A way that leads round and round is refused, in one file and across several."""

from __future__ import annotations

import pytest

from bot.model.playbooks import PlaybookError, parse, shelve

END = """
[step.Z]
kind = "end"
outcome = "ticket"
text = "A person looks."
ticket = { category = "access", subcategory = "password", impact = 3, urgency = 3 }
"""
BY_ITSELF = f"""
title = "X"
category = "access"
start = "A"
stuck = "Z"

[step.A]
kind = "branch"
when = [{{ fact = "burst", next = "Z" }}]
next = "A"
{END}"""
ACROSS = f"""
title = "X"
category = "access"
start = "A"
stuck = "Z"

[step.A]
kind = "choice"
text = "Well?"
options = [{{ label = "Go", next = "B" }}, {{ label = "Stop", next = "Z" }}]

[step.B]
kind = "info"
text = "On we go."
next = "%s:B"
{END}
[elsewhere.%s]
text = "A person looks."
ticket = {{ category = "access", subcategory = "password", impact = 3, urgency = 3 }}
"""


def refused(texts: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(PlaybookError) as error:
        shelve(texts)
    return error.value.problems


def test_a_branch_that_leads_to_itself_is_refused() -> None:
    assert refused({"one": BY_ITSELF}) == ("one.toml:7: step A: goes round without asking anybody (A)",)


def test_a_round_through_two_files_is_refused_in_both() -> None:
    assert refused({"one": ACROSS % ("two", "two"), "two": ACROSS % ("one", "one")}) == (
        "one.toml:12: step B: goes round for ever and never reaches an end (B, two:B)",
        "two.toml:12: step B: goes round for ever and never reaches an end (one:B, B)",
    )


def test_a_file_that_closes_a_round_with_one_that_was_there_is_refused() -> None:
    beside = {"one": parse("one", ACROSS % ("two", "two"))}
    with pytest.raises(PlaybookError) as error:
        shelve({"two": ACROSS % ("one", "one")}, beside)

    assert error.value.problems == ("two.toml:12: step B: goes round for ever and never reaches an end (one:B, B)",)


def test_a_way_into_another_file_that_ends_there_is_good() -> None:
    there = (ACROSS % ("one", "one")).replace('next = "one:B"', 'next = "one:Z"')
    assert len(shelve({"one": ACROSS % ("two", "two"), "two": there})) == 2
