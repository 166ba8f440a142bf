"""An error code that is typed where the question asks what one sees is looked up at once."""

from __future__ import annotations

import pytest

from tests.stories.looking import says_all, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
SEES = ("login", "1", "no")


@pytest.mark.parametrize(
    "words", ["50053", "AADSTS50053", "it says AADSTS50053: you have tried too often", "the error is 50053"]
)
def test_a_code_of_the_table_leads_where_its_answer_would(world: World, words: str) -> None:
    [*_, heard] = says_all(world.student, *SEES, words)

    assert "Can you reset your own password?" in heard
    says_all(world.student, "human")
    answers = dict(ticket(world).answers)
    assert answers["What do you see?"] == "I have an error code"
    assert answers["Paste only the error code or the short message."] == "50053 (locked or risky IP)"


def test_a_code_with_letters_that_is_not_in_the_table_is_kept_for_the_staff(world: World) -> None:
    says_all(world.student, *SEES, "AADSTS99999")

    assert "unknown code AADSTS99999" in dict(ticket(world).answers).values()


def test_back_leads_to_the_questions_before_it(world: World) -> None:
    says_all(world.student, *SEES, "50053")

    assert says_all(world.student, "back")[-1].startswith("Paste only the error code")
    assert says_all(world.student, "back")[-1] == "What do you see?"


@pytest.mark.parametrize("words", ["123456", "ticket 50053", "5"])
def test_what_is_no_code_is_none(world: World, words: str) -> None:
    heard = says_all(world.student, *SEES, words)

    assert "Can you reset your own password?" not in heard[-1]


def test_where_no_code_is_asked_for_a_number_is_a_ticket_as_ever(world: World) -> None:
    [heard] = says_all(world.student, "50053")

    assert heard.startswith("I cannot find a ticket 50053")
