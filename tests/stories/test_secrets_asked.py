"""The desk promises that nobody asks for a password or a code: it passes no such question on."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import comments, ticket
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
REFUSED = "I have not sent that: it asks for a password, a code or the number of a document"


@pytest.mark.parametrize("words", ["ask 1 {}", "tell 1 {}", "ask {}", "tell {}"])
@pytest.mark.parametrize(
    "question", ["what password do you use?", "send me the code you got", "wie lautet dein Passwort?"]
)
def test_a_question_for_a_secret_goes_back_to_who_asks_it(world: World, words: str, question: str) -> None:
    world.student.says("ticket open canvas says wrong password")
    world.student.hears()

    assert world.first.says(words.format(question), where=world.thread()) == "refused"
    assert world.student.hears() == []
    (said,) = [each for each in world.first.hears() if each.startswith(REFUSED)]
    assert "Send a reset instead, or check in person who it is." in said
    assert comments(world) == []
    assert ticket(world).state is not TicketState.WAITING_USER


@pytest.mark.parametrize("question", ["do you know your password?", "which error code is shown?"])
def test_a_question_about_one_is_asked(world: World, question: str) -> None:
    world.student.says("ticket open canvas says wrong password")
    world.student.hears()
    world.first.says(f"ask 1 {question}", where=world.thread())

    assert any(question in each for each in world.student.hears())
