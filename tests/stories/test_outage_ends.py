"""An outage is over: everybody on its list is asked, and enough who say no open it again."""

from __future__ import annotations

import pytest

from bot.model.tickets import TicketState
from handlers.turn import TALK
from tests.stories.looking import LOOPING, SAME, says_all, state, ticket
from tests.stories.outages import AGAIN, DOWN, OVER, down_for, labels, pupils
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize("who", ["first", "second"])
@pytest.mark.parametrize(
    "ending",
    [
        *("resolve 1 new disk", "close 1", "withdraw 1", "outage over canvas, new disk"),
        *("outage lms is fixed", "outage 1 fixed", "outage canvas over, new disk"),
    ],
)
def test_however_it_ends_everybody_on_the_list_is_asked_once(world: World, ending: str, who: str) -> None:
    world.first.says(DOWN)
    world.student.says("is canvas down?")
    world.student.hears()

    (world.first if who == "first" else world.second).says(ending)
    world.restarts()
    world.passes(hours=200)
    assert world.student.hears() == [OVER]
    world.student.presses("Yes")
    assert world.student.hears() == ["Thank you for telling me."]


def test_a_no_is_told_to_the_staff_once_and_leads_on(world: World) -> None:
    (someone,) = down_for(world, 1)
    someone.presses("No")
    someone.presses("No")

    assert someone.hears()[0].startswith("Thank you, I have told the staff.")
    assert labels(someone) == ["Go through it step by step", "Talk to a person"]
    told = "Pupil 1 says that it still does not work (1 of 1 who answered say so)."
    assert world.thread_says().count(told) == 1
    assert state(world) is TicketState.RESOLVED


@pytest.mark.parametrize("words", ["still can't get in", "sigue sin funcionar", "toujours pareil", "immer noch kaputt"])
def test_a_no_counts_in_whatever_words_it_is_said(world: World, words: str) -> None:
    (someone,) = down_for(world, 1)
    someone.says(words)

    assert someone.hears()[0].startswith("Thank you, I have told the staff.")


@pytest.mark.parametrize("words", ["oui c'est bon", "funktioniert wieder", "ya puedo entrar", "voltou"])
def test_a_yes_counts_in_whatever_words_it_is_said(world: World, words: str) -> None:
    (someone,) = down_for(world, 1)
    someone.says(words)

    assert someone.hears() == ["Thank you for telling me."]


def test_enough_who_say_no_open_it_again_and_everybody_hears_of_it_once(world: World) -> None:
    people = down_for(world, 10)
    for someone in people[:2]:
        someone.presses("No")
    for someone in people[2:8]:
        someone.presses("Yes")
    assert state(world) is TicketState.RESOLVED

    people[8].presses("No")
    assert (state(world), ticket(world).reopened) == (TicketState.IN_PROGRESS, 1)
    assert [someone.hears()[-1] for someone in people] == [AGAIN] * 10
    assert world.first.hears() == ["Ticket 1 is open again, and it is yours: sign-in fails"]
    assert "Ticket 1 is open again: the fault of the course site is not over." in world.thread_says()

    people[9].presses("No")
    assert people[9].hears()[-1].startswith("Thank you. It is known that it is not over")
    assert ticket(world).reopened == 1
    assert world.first.hears() == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("no", "Thank you. It is known that it is not over"),
        ("sigue sin funcionar", "Thank you. It is known that it is not over"),
        ("yes", "Thank you for telling me."),
    ],
)
def test_who_was_asked_and_has_not_said_answers_in_words_after_it_was_opened_again(
    world: World, words: str, told: str
) -> None:
    *others, late = down_for(world, 4)
    for someone in others:
        someone.presses("No")
    assert late.hears()[-1] == AGAIN

    late.says(words)
    assert late.hears()[-1].startswith(told)
    newcomer = world.person("nia", "Nia")
    newcomer.says("is canvas down?")
    newcomer.hears()
    newcomer.says("yes")
    assert not newcomer.hears()[-1].startswith("Thank you")


def test_three_who_say_no_are_not_enough_among_many(world: World) -> None:
    people = down_for(world, 10)
    for someone in people[:7]:
        someone.presses("Yes")
    for someone in people[7:]:
        someone.presses("No")

    assert state(world) is TicketState.RESOLVED


def test_after_a_day_a_no_is_told_and_opens_nothing(world: World) -> None:
    people = down_for(world, 3)
    for someone in people[:2]:
        someone.presses("No")
    world.passes(hours=24, seconds=1)
    people[2].presses("No")

    assert state(world) is TicketState.RESOLVED
    assert world.thread_says()[-1] == "Pupil 3 says that it still does not work (3 of 3 who answered say so)."


def test_the_next_end_asks_anew_and_counts_anew(world: World) -> None:
    people = down_for(world, 3)
    for someone in people:
        someone.presses("No")
    world.first.says("outage over lms")
    assert [someone.hears()[-1] for someone in people] == [OVER] * 3

    people[0].presses("No")
    assert state(world) is TicketState.RESOLVED
    for someone in people[1:]:
        someone.presses("No")
    assert ticket(world).reopened == 2


def test_who_is_not_on_the_list_learns_nothing_of_it(world: World) -> None:
    down_for(world, 1)
    world.student.says("outage 1 still fails")
    world.student.says("outage 7 still fails")

    assert world.student.hears() == [f"I cannot find a ticket {number} that you may see." for number in (1, 7)]
    assert TALK in world.student.last().buttons


def test_staff_who_open_it_again_have_everybody_told(world: World) -> None:
    people = down_for(world, 2)
    world.second.says("reopen 1 the disk failed again")
    world.second.says("resolve 1 another disk")

    assert [someone.hears() for someone in people] == [[AGAIN, OVER]] * 2


def test_who_reported_it_opens_it_again_alone_and_nobody_else_is_told(world: World) -> None:
    people = pupils(world, 6)
    for someone in people[:4]:
        says_all(someone, *LOOPING)
    for someone in people[4:]:
        says_all(someone, *SAME)
    world.first.says("resolve 5 new disk")
    assert people[5].hears() == [OVER]

    people[4].presses("Still not working")
    assert state(world, 5) is TicketState.IN_PROGRESS
    assert people[5].hears() == []


@pytest.mark.parametrize(
    "words", ["outage lms is not over yet", "lms outage still not fixed", "the outage is not over yet"]
)
def test_who_says_that_it_is_not_over_hears_how_it_stands_and_changes_nothing(world: World, words: str) -> None:
    says_all(world.first, 'outage lms "login fails" until 14:00')
    said = world.thread_says()

    [heard] = says_all(world.first, words)
    assert heard.startswith("There is a known fault of the course site")
    assert ticket(world).announced == "login fails"
    assert ticket(world).state.open
    assert world.thread_says() == said


@pytest.mark.parametrize("words", ["the lms outage is over", "lms outage is over", "the outage is over now"])
def test_the_staff_end_an_outage_by_saying_that_it_is_over(world: World, words: str) -> None:
    world.first.says(DOWN)
    world.student.says("is canvas down?")
    world.student.hears()
    world.first.says(words)

    assert world.student.hears() == [OVER]


@pytest.mark.parametrize(
    "words",
    ["canvas is back up", "lms is up again", "canvas works again", "the lms is fixed", "good news: canvas is up"],
)
def test_who_says_that_a_system_works_again_is_asked_whether_its_outage_is_over(world: World, words: str) -> None:
    world.first.says(DOWN)
    world.student.says("is canvas down?")
    world.student.hears()
    world.second.says(words)
    assert world.second.hears()[-1].startswith("Shall I say that the fault of the course site is over?")
    assert state(world) is TicketState.IN_PROGRESS

    world.second.says("yes")
    assert world.student.hears() == [OVER]


def test_a_network_that_is_back_up_begins_no_walk_through(world: World) -> None:
    world.first.says('outage wifi "no connection"')
    world.first.says("wifi is back up")

    assert world.first.hears()[-1].startswith("Shall I say that the fault of the network is over?")


@pytest.mark.parametrize("words", ["the lms outage is over", "canvas is back up"])
def test_what_a_student_says_of_it_ends_nothing(world: World, words: str) -> None:
    world.first.says(DOWN)
    world.student.says(words)

    assert state(world) is TicketState.IN_PROGRESS


@pytest.mark.parametrize("words", ["is the lms outage over?", "canvas is back to not working", "canvas is not back up"])
def test_what_is_asked_or_denied_ends_nothing(world: World, words: str) -> None:
    world.first.says(DOWN)
    world.first.says(words)

    assert state(world) is TicketState.IN_PROGRESS
    assert not any(said.startswith("Shall I say") for said in world.first.hears())


@pytest.mark.parametrize("words", ["both outages are over", "wifi and canvas are back up"])
def test_of_several_that_are_over_it_is_asked_which(world: World, words: str) -> None:
    world.first.says(DOWN)
    world.first.says('outage wifi "no connection"')
    world.first.says(words)

    assert world.first.hears()[-1].startswith("Which one")
    assert (state(world, 1), state(world, 2)) == (TicketState.IN_PROGRESS, TicketState.IN_PROGRESS)
