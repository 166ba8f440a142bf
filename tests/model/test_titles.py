"""What a ticket is called that comes from a walk-through."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.playbooks import answer as answered
from bot.model.playbooks import begin, parse, proceed
from bot.model.playbooks.titles import LONGEST_TITLE, title_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BOOK = """
title = "Signing in"
category = "access"
start = "A"
stuck = "Z"

[step.A]
kind = "choice"
text = "Where?"
options = [
  { label = "Course site (Canvas, Moodle)", title = "course site", next = "B" },
  { label = "Sign-in page of mail", title = "signing page", next = "B" },
  { label = "Something else", next = "B" },
]

[step.B]
kind = "choice"
text = "What happens?"
options = [
  { label = "Account locked, or too many tries", title = "account is locked", next = "C" },
  { label = "I have an error code", title = "error code", next = "E" },
  { label = "The course is missing", title = "course is missing", next = "D" },
  { label = "Too slow, or it stops", next = "D" },
  { label = "Something else", next = "F" },
]

[step.C]
kind = "confirm"
text = "Did you wait?"
yes = "D"
no = "D"

[step.D]
kind = "input"
text = "Which building?"
set = "building"
next = "Z"

[step.E]
kind = "look_up"
text = "Which code?"
table = "codes"
prefixes = ["AADSTS"]
unknown = "Z"

[table.codes]
50126 = { means = "wrong password", next = "Z" }

[step.F]
kind = "input"
text = "What happens?"
title = true
next = "Z"

[step.Z]
kind = "end"
outcome = "ticket"
text = "I told somebody."

[step.Z.ticket]
category = "access"
subcategory = "locked"
impact = 3
urgency = 2
"""
SHELF = {"login": parse("login", BOOK)}


def called(*said: str) -> str:
    run = proceed(SHELF, begin(SHELF["login"]), {}, NOW)
    for each in said:
        run = proceed(SHELF, answered(SHELF, run, each), {}, NOW)
    return title_of(SHELF, SHELF["login"].title, run)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ((), "Signing in"),
        (("1",), "Signing in: Course site"),
        (("3",), "Signing in"),
        (("1", "1"), "Signing in: Course site, account is locked"),
        (("1", "1", "no"), "Signing in: Course site, account is locked"),
        (("3", "1", "yes"), "Signing in: Account is locked"),
        (("1", "1", "yes", "Block C"), "Signing in: Course site, account is locked, Block C"),
        (("1", "1", "yes", "Block C " * 9), "Signing in: Course site, account is locked"),
        (("1", "3"), "Signing in: Course is missing"),
        (("2", "1"), "Signing page: Account is locked"),
        (("1", "2", "AADSTS50126"), "Signing in: Course site, error code 50126"),
        (("1", "2", "no idea"), "Signing in: Course site, unknown error code"),
        (("1", "5", "the page stays white"), "Signing in: Course site, the page stays white"),
        (("1", "5", "Skip"), "Signing in: Course site"),
        (("3", "4"), "Signing in: Too slow"),
    ],
)
def test_it_says_where_it_fails_and_what_as_far_as_that_was_answered(said: tuple[str, ...], title: str) -> None:
    assert called(*said) == title


def test_words_that_are_too_long_are_cut() -> None:
    title = called("1", "5", "x" * 90)
    assert (len(title), title[-2:]) == (LONGEST_TITLE, "x…")
