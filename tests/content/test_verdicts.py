"""The questions that come after something to try: each is answered by what people say of whether it works."""

from __future__ import annotations

import pytest

from bot.model.playbooks import StepKind
from bot.model.playbooks.book import Outcome, find
from bot.model.understanding.answers import yes_or_no
from tests.content.test_playbooks import SHELF


def verdicts() -> list[str]:
    """Whose yes is a good end, after an instruction."""
    asked = []
    for book in SHELF.values():
        after = {step.next for step in book.steps.values() if step.kind is StepKind.INSTRUCTION}
        for step in book.steps.values():
            yes = next((option.next for option in step.options if option.label == "Yes"), "")
            end = find(SHELF, yes)
            good = end is not None and end[1].outcome is Outcome.SOLVED
            if good and book.address(step.id) in after and step.text not in asked:
                asked.append(step.text)
    return asked


@pytest.mark.parametrize("asked", verdicts())
def test_that_it_works_answers_whether_it_does(asked: str) -> None:
    assert yes_or_no("yes it works now", asked) == "yes"
    assert yes_or_no("it works!", asked) == "yes"
    assert yes_or_no("no, it still does not work", asked) == "no"
    assert yes_or_no("still not working", asked) == "no"


def test_there_are_many_such_questions() -> None:
    assert len(verdicts()) > 20
