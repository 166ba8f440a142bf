"""Somebody tells that a closed ticket was never solved: it is asked whether a new one shall go on from it."""

from __future__ import annotations

import pytest

from tests.stories.looking import says_all, ticket
from tests.stories.outages import labels
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
ASKED = "Shall I open a new ticket that goes on from ticket 1: the projector in room 3 stays dark?"
SAID = (
    *("my ticket was never fixed", "it says solved but it isn't", "you closed my ticket but it still doesn't work"),
    *("no one ever fixed my ticket", "ticket marked as solved but still broken"),
    *("nunca resolvieron mi ticket", "cerraron mi ticket pero sigue sin funcionar", "dice resuelto pero no lo está"),
    *("vous avez fermé mon ticket mais rien ne marche", "mon ticket n'a jamais été résolu"),
    *("mein ticket wurde nie gelöst", "steht gelöst da, ist es aber nicht"),
    *("meu chamado nunca foi resolvido", "vocês fecharam meu ticket mas não funciona", "diz resolvido mas não está"),
)


@pytest.fixture
def closed(world: World) -> World:
    world.student.says("/ticket open the projector in room 3 stays dark")
    says_all(world.first, "resolve 1 plugged in", "close 1")
    world.passes(hours=2)
    world.student.hears()
    return world


@pytest.mark.parametrize("words", SAID)
def test_it_is_asked_whether_a_new_one_shall_go_on_from_it(closed: World, words: str) -> None:
    assert says_all(closed.student, words) == [ASKED]
    assert len(closed.work().tickets.find()) == 1


@pytest.mark.parametrize("answer", ["yes", "Yes, open one"])
@pytest.mark.parametrize("words", ["my ticket was never fixed", "the problem came back"])
def test_a_yes_opens_it_with_what_was_said(closed: World, words: str, answer: str) -> None:
    assert says_all(closed.student, words) == [ASKED]
    reporter = ticket(closed, 1).reporter
    kept = closed.work().drafts.of(reporter, "question")
    assert kept
    assert kept.fields["before"] == "reopen 1"
    if answer == "yes":
        closed.student.says("yes")
    else:
        closed.student.presses(answer)

    assert ticket(closed, 2).follows == ticket(closed, 1).id
    assert ticket(closed, 2).summary.endswith(words)


def test_whoever_wants_it_opened_is_not_asked(closed: World) -> None:
    says_all(closed.student, "please reopen my ticket")
    assert ticket(closed, 2).follows == ticket(closed, 1).id


def test_what_goes_on_already_is_named(closed: World) -> None:
    says_all(closed.student, "reopen my ticket")
    assert ASKED not in says_all(closed.student, "my ticket was never fixed")
    assert len(closed.work().tickets.find()) == 2


@pytest.mark.parametrize("words", ["my ticket was never fixed", "the problem came back"])
def test_it_is_one_question_however_it_is_said(closed: World, words: str) -> None:
    says_all(closed.student, words)
    assert labels(closed.student) == ["Yes, open one", "It is something else", "My tickets", "Talk to a person"]


def test_words_on_several_lines_go_along_whole(closed: World) -> None:
    says_all(closed.student, "my ticket was never fixed,\nclose it when it is")
    closed.student.presses("Yes, open one")

    assert ticket(closed, 2).summary.endswith("my ticket was never fixed,\nclose it when it is")
