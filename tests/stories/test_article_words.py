"""Whether an article helped, said in the words that people use."""

from __future__ import annotations

import pytest

from bot.model.offers import OfferState
from store.articles import Tally
from tests.stories.classes import labels
from tests.stories.offers import CAMERA, held, made, offers, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
DID_NOT = [
    *("no", "nope", "No!", "no it didnt", "still broken", "nein", "non", "não", "none of these", "no thanks"),
    *("didn't help", "did not help", "that did not help at all", "not helpful", "it was not very helpful", "useless"),
    *("no ayudó", "hat nicht geholfen", "ça n'a pas aidé", "não ajudou"),
]
JAMMED = "the printer jammed again"
STILL = ["no, it still does not print", "it still does not print", "sigue sin imprimir", "er druckt immer noch nicht"]
STILL += ["il n'imprime toujours pas", "continua sem imprimir"]
HELPED = ["yes", "yes please", "sí", "oui", "ja", "sim", "it was helpful", "yes it helped", "it works now", "me ayudó"]
HELPED += ["ja, hat geholfen", "merci, ça m'a aidé", "isso ajudou"]


@pytest.mark.parametrize(
    "words", [*DID_NOT, "open it", "yes open the ticket", "open a ticket", "ouvre un ticket", "1", "3"]
)
def test_that_it_did_not_help_opens_what_is_held_and_nothing_else(world: World, words: str) -> None:
    held(world).student.says(words)

    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    world.passes(hours=1)
    assert len(tickets(world)) == 1


@pytest.mark.parametrize("words", [*HELPED, "2"])
def test_that_it_helped_opens_nothing(world: World, words: str) -> None:
    assert held(world).student.says(words) == "kb_verdict"

    assert world.student.hears()[-1].startswith("Good that it helped. I open no ticket.")
    assert made(world) == {"camera": Tally(1, 1, 0)}
    world.passes(hours=1)
    assert tickets(world) == []


def test_a_button_says_that_it_did_not_help(world: World) -> None:
    held(world).student.presses("It did not help")
    assert [ticket.summary for ticket in tickets(world)] == [CAMERA]
    assert made(world) == {"camera": Tally(1, 0, 1)}


@pytest.mark.parametrize("words", ["cancel", "never mind", "forget it", "laisse tomber"])
def test_who_wants_nothing_more_takes_back_what_is_held(world: World, words: str) -> None:
    held(world).student.says(words)
    assert offers(world)[0].state is OfferState.TAKEN_BACK
    assert world.student.hears()[-1].startswith("You have taken your words back, so I open no ticket.")


@pytest.mark.parametrize("words", STILL)
def test_what_still_is_not_right_is_in_the_ticket(world: World, words: str) -> None:
    held(world, JAMMED).student.says(words)
    assert [ticket.summary for ticket in tickets(world)] == [f"{JAMMED}\n{words}"]


def test_the_question_of_a_walk_through_comes_first(world: World) -> None:
    held(world).student.says("login")
    for words in ("1", "no", "yes"):
        assert world.student.says(words) != "kb_verdict"
    assert tickets(world) == []


def test_what_the_staff_asked_comes_first(world: World) -> None:
    world.student.says("ticket open our lamp hums loudly")
    world.first.says("ack 1")
    world.first.says("ask 1 is it the lamp by the door?")
    held_then = len(tickets(world))
    world.student.says(f"ticket open {CAMERA}")

    assert world.student.says("no") == "ticket_comment"
    assert len(tickets(world)) == held_then
    assert world.student.says("didn't help") == "kb_verdict"
    assert len(tickets(world)) == held_then + 1


@pytest.mark.parametrize("words", [*DID_NOT, "it still does not print"])
def test_what_was_read_did_not_help(world: World, words: str) -> None:
    world.student.says("article camera")
    assert world.student.says(words) == "kb_verdict"
    assert made(world) == {"camera": Tally(1, 0, 1)}
    assert labels(world.student.last())[-2:] == ["Open a ticket", "Talk to a person"]


@pytest.mark.parametrize("words", HELPED)
def test_what_was_read_helped(world: World, words: str) -> None:
    world.student.says("article camera")
    assert world.student.says(words) == "kb_verdict"
    assert made(world) == {"camera": Tally(1, 1, 0)}


def test_a_mere_yes_or_no_is_said_of_what_was_read_last(world: World) -> None:
    world.student.says("article camera")
    world.student.says("sessions")
    assert world.student.says("yes") == "unknown"
    assert world.student.says("that helped me a lot") == "kb_verdict"
    assert made(world) == {"camera": Tally(1, 1, 0)}


def test_after_an_hour_nothing_is_said_of_it_any_more(world: World) -> None:
    world.student.says("article camera")
    world.passes(minutes=61)
    for words in ("yes", "no", "open it"):
        assert world.student.says(words) == "unknown"
    assert world.student.says("did not help") == "feedback"


@pytest.mark.parametrize("words", ["it helped", "yes", "yes it helped", "sí"])
def test_what_was_found_helped(world: World, words: str) -> None:
    world.student.says("search printer")
    assert world.student.says(words) == "kb_verdict"
    assert world.student.hears()[-1] == "Good that it helped. Thank you for telling me."
    assert made(world) == {"printing": Tally(1, 1, 0)}


@pytest.mark.parametrize("words", ["it did not help", "no", "none of these", "not helpful", "it still does not print"])
def test_what_was_found_did_not_help_and_the_words_go_into_a_ticket(world: World, words: str) -> None:
    world.student.says("search printer")
    assert world.student.says(words) == "kb_verdict"

    assert labels(world.student.last()) == ["Open a ticket with these words", "Talk to a person"]
    assert world.student.opens(world.student.last().buttons[0].says).fields[0].value == "printer"
    assert made(world) == {"printing": Tally(1, 0, 1)}


def test_of_several_that_were_found_none_is_judged(world: World) -> None:
    world.student.says("search sign in password")
    assert len(labels(world.student.last())) > 3
    world.student.says("it did not help")
    world.student.says("search sign in password")
    world.student.says("it helped")
    assert made(world) == {}


def test_where_nothing_was_shown_these_words_mean_what_they_did(world: World) -> None:
    assert world.student.says("no") == "unknown"
    assert world.student.says("did not help") == "feedback"
    assert world.student.says("not helpful") == "refused"
    assert world.student.says("open it") == "unknown"
