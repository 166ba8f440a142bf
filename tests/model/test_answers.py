"""What a ticket is called that comes from a walk-through."""

from __future__ import annotations

import pytest

from bot.model.playbooks.answers import summary

SITE = "Course site (Canvas, Moodle, Blackboard, Brightspace, Classroom)"


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ([], "Signing in"),
        (["Yes", "No, or I am not sure"], "Signing in"),
        ([SITE, "No"], "Signing in: Course site"),
        ([SITE, "No", "Account locked, or too many tries", 'Yes, with "Forgot my password"'],
         "Signing in: Course site, Account locked"),
        ([SITE, "No", "Account locked, or too many tries", "It locks again and again"],
         "Signing in: Course site, It locks again and again"),
        ([SITE, "I have an error code", "50126 (wrong password)"], "Signing in: Course site, 50126 (wrong password)"),
        ([SITE, "x" * 90], f"Signing in: Course site, {'x' * 54}…"),
    ],
)  # fmt: skip
def test_it_says_where_it_began_and_the_last_answer_that_says_something(labels: list[str], words: str) -> None:
    assert summary("Signing in", labels) == words
