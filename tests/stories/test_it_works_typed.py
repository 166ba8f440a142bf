"""It works now, or it does not: typed, it does what the buttons do that bear these words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.tickets import TicketState
from bot.model.walkthroughs import WalkState
from tests.stories.looking import pages, reply_below, says_all, state
from tests.world import MONDAY, World

pytestmark = pytest.mark.usefixtures("checked")
WORKS = ("thank you!! it works now", "it works now", "it worked thanks!", "ya funciona gracias", "jetzt geht es, danke")


@pytest.mark.parametrize("words", [*WORKS, "yes", "yes it does thank you so much"])
def test_typed_to_the_question_of_a_solved_ticket_it_confirms_it(world: World, words: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("resolve 1 new lamp")
    world.student.hears()
    world.student.says(words)

    assert state(world) is TicketState.CLOSED
    assert world.student.hears()


@pytest.mark.parametrize(
    "words",
    [
        *("its working now", "found it", "i found it, all fine now", "i figured it out, thanks", "hat sich erledigt"),
        *("hat jetzt geklappt, danke", "hab's hinbekommen danke", "c'est bon j'ai trouvé", "ya lo conseguí, gracias"),
        *("ging doch, danke", "hat sich geklärt", "ya lo resolví", "já resolvi"),
    ],
)
def test_who_says_that_all_is_well_closes_the_one_ticket_they_have(world: World, words: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.says(words)

    assert state(world) is TicketState.CLOSED


@pytest.mark.parametrize("words", ["let me in", "it came back", "found it on the page but it is still broken"])
def test_words_that_may_say_the_opposite_close_nothing(world: World, words: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.says(words)

    assert state(world) is TicketState.NEW


@pytest.mark.parametrize("words", ["no it does not", "still broken", "no", "nope still the same", "still dead"])
def test_that_it_does_not_work_goes_to_that_ticket_and_to_no_older_question(world: World, words: str) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.says("login")
    world.first.says("resolve 1 new lamp")
    world.student.says(words)

    assert state(world) is TicketState.IN_PROGRESS


@pytest.mark.parametrize(("words", "after"), [("no it doesnt", TicketState.IN_PROGRESS), ("yes", TicketState.CLOSED)])
def test_the_question_is_still_answered_after_something_that_nobody_understood(
    world: World, words: str, after: TicketState
) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("resolve 1 new lamp")
    assert world.student.says("zorp the flarn") == "unknown"
    world.student.says(words)

    assert state(world) is after


@pytest.mark.parametrize("words", WORKS)
def test_with_one_open_ticket_it_closes_that_and_nobody_is_called_any_more(world: World, words: str) -> None:
    world.student.says("/ticket open nobody can hear me, my class starts in ten minutes")
    assert len(pages(world.first)) == 1
    world.student.says(words)

    assert state(world) is TicketState.CLOSED
    world.passes(hours=2)
    assert pages(world.second) == []


def test_with_several_tickets_it_is_asked_which_one_works(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.student.says("ticket open the door of room 12 is stuck")
    world.student.hears()
    world.student.says("it works now")

    assert world.student.hears() == ["Good to hear. Which one works now?"]
    world.student.presses("Ticket 1: the projector stays dark")
    assert (state(world, 1), state(world, 2)) == (TicketState.CLOSED, TicketState.NEW)


@pytest.mark.parametrize("words", WORKS)
def test_with_no_ticket_it_is_answered_with_a_kind_word(world: World, words: str) -> None:
    world.student.says(words)

    assert world.student.hears() == ["Good to hear that it works."]


@pytest.mark.parametrize("words", WORKS)
def test_in_a_walk_through_it_ends_as_solved(world: World, words: str) -> None:
    says_all(world.student, "login", "1")
    world.student.hears()
    world.student.says(words)

    assert "Good that it works" in " ".join(world.student.hears())
    work = world.work()
    sam = work.people.behind(world.student.identity)
    assert sam
    assert [kept.state for kept in work.walkthroughs.begun_since(sam.id, MONDAY - timedelta(hours=1), 5)] == [
        WalkState.SOLVED
    ]
    assert world.student.says("1") != "answer"


@pytest.mark.parametrize("words", ["he is back", "she is back now"])
def test_that_somebody_is_back_ends_no_walk_through(world: World, words: str) -> None:
    says_all(world.student, "login", "1")
    world.student.hears()
    world.student.says(words)

    assert "Good that it works" not in " ".join(world.student.hears())
    assert world.student.says("1") == "answer"


def test_in_the_thread_of_the_question_it_counts_as_well(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("resolve 1 new lamp")
    reply_below(world.student, "Ticket 1 is solved", "it works now, thanks")

    assert state(world) is TicketState.CLOSED


@pytest.mark.parametrize("words", ["yay", "we are good", "nickel", "deu", "good now"])
def test_what_may_be_said_of_anything_closes_nothing(world: World, words: str) -> None:
    says_all(world.student, "ticket open the projector stays dark", words)

    assert state(world) is TicketState.NEW


def test_more_than_that_closes_nothing(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    for words in ("it works for ana but not for me", "does it work?", "it works but slowly"):
        world.student.says(words)

    assert state(world) is TicketState.NEW


def test_of_the_staff_nobody_closes_the_ticket_of_somebody_else_by_it(world: World) -> None:
    world.student.says("ticket open the projector stays dark")
    world.first.says("ack 1")
    world.first.says("it works now")

    assert state(world) is TicketState.IN_PROGRESS
