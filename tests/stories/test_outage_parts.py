"""Who reported it before it was known: they are told, their tickets go on as part of it, and end with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.model.tickets import Resolution, TicketState
from tests.stories.looking import facts, says_all, state, ticket, tickets
from tests.stories.outages import BY_TWO, DOWN, KNOWN, OVER, WORDS, labels, pupils
from tests.world import STAFF, Someone, World, text

pytestmark = pytest.mark.usefixtures("checked")
LOOPS = "ticket open canvas does not let me sign in, it keeps looping"
UNHEARD = (
    "The fault that your ticket 1 was part of is over. I heard nothing about your ticket 1 for 3 working days, so it "
    "is resolved. Does it work for you?"
)
ON_LIST = "You are on the list now: you hear here when it is over."


def told(number: int, *words: str) -> str:
    part = f"Your ticket {number} goes on as part of it."
    return "\n".join(["What you reported is known now.", KNOWN, *words, part, ON_LIST])


def reports(someone: Someone, words: str = LOOPS) -> None:
    """Have a ticket of these words, whatever article was shown first."""
    someone.says(words)
    someone.says("open my ticket")
    someone.hears()


def first_four(world: World) -> list[Someone]:
    people = pupils(world, 4)
    for someone in people:
        reports(someone)
    return people


def test_the_fifth_report_makes_an_outage_and_the_first_four_are_told_and_asked_at_the_end(world: World) -> None:
    people = first_four(world)
    world.student.says(LOOPS)

    assert [someone.hears() for someone in people] == [[told(number)] for number in range(1, 5)]
    assert labels(people[0]) == ["Show my ticket", "Talk to a person"]
    assert facts(world, 5)["Also affected"] == "4 more"
    assert facts(world, 3)["Part of"] == "ticket 5"
    assert "4 tickets go on as part of this one: 1, 2, 3, 4." in world.thread_says(5)

    world.first.says("resolve 5 the loop is gone")
    assert [someone.hears() for someone in people] == [[OVER]] * 4
    assert [state(world, number) for number in range(1, 5)] == [TicketState.NEW] * 4


def test_who_says_that_it_works_has_their_ticket_closed_and_who_does_not_keeps_it(world: World) -> None:
    yes, no, *_ = first_four(world)
    world.student.says(LOOPS)
    world.first.says("resolve 5")
    yes.presses("Yes")
    no.presses("No")

    assert yes.hears()[-1] == "Thank you for telling me.\nYour ticket 1 is closed."
    assert state(world, 1) is TicketState.CLOSED
    assert "Ticket 1 is closed: Pupil 1 says that it works." in world.thread_says(1)
    assert no.hears()[-1].endswith("\nYour ticket 2 stays open.")
    assert state(world, 2) is TicketState.NEW


def test_enough_of_the_first_who_say_no_open_it_again(world: World) -> None:
    people = first_four(world)
    world.student.says(LOOPS)
    world.first.says("resolve 5")
    for someone in people[:3]:
        someone.presses("No")

    assert state(world, 5) is TicketState.IN_PROGRESS
    world.first.says("resolve 5 again")
    assert [someone.hears()[-1] for someone in people] == [OVER] * 4


def over_for_one(world: World) -> None:
    """What Sam has reported was part of a fault that is over, and nobody has heard whether it works."""
    reports(world.student)
    world.first.says(DOWN)
    world.first.says("outage over lms")
    world.student.hears()


def test_who_says_nothing_has_their_ticket_resolved_and_closed_and_may_open_it_again(world: World) -> None:
    over_for_one(world)
    world.passes(days=2, hours=23)
    assert (state(world), world.student.hears()) == (TicketState.NEW, [])
    world.passes(hours=2)

    assert world.student.hears() == [UNHEARD]
    assert labels(world.student) == ["It works now", "Still not working", "Talk to a person"]
    assert (state(world), ticket(world).resolution) == (TicketState.RESOLVED, Resolution.NO_ANSWER)
    assert "No answer for 3 working days: ticket 1 is resolved." in world.thread_says(1)
    world.passes(days=7)
    assert (state(world), world.student.hears()) == (TicketState.CLOSED, [])


def test_who_speaks_up_then_has_it_opened_again(world: World) -> None:
    over_for_one(world)
    world.passes(days=3, hours=1)
    world.student.presses("Still not working")
    world.passes(days=14)

    assert state(world) is TicketState.NEW


def says_no(world: World) -> None:
    world.student.says("outage 2 still fails")


def adds_words(world: World) -> None:
    world.student.says("comment 1 it fails in the library too")


def is_taken(world: World) -> None:
    world.second.says("ack 1")


def fails_again(world: World) -> None:
    world.second.says("reopen 2 the disk failed again")


@pytest.mark.parametrize("happens", [says_no, adds_words, is_taken, fails_again])
def test_what_is_still_spoken_of_or_worked_on_stays_open(world: World, happens: Callable[[World], None]) -> None:
    over_for_one(world)
    world.passes(minutes=1)
    happens(world)
    world.student.hears()
    world.passes(days=14)

    assert state(world).open
    assert UNHEARD not in world.student.hears()


def test_what_ends_once_more_is_waited_for_anew(world: World) -> None:
    over_for_one(world)
    world.passes(days=2)
    world.second.says("reopen 2 the disk failed again")
    world.second.says("resolve 2 another disk")
    world.student.hears()
    world.passes(days=2)
    assert (state(world), world.student.hears()) == (TicketState.NEW, [])

    world.passes(days=3)
    assert world.student.hears() == [UNHEARD]


def test_what_became_part_of_it_is_called_for_through_it_alone(world: World) -> None:
    for someone in pupils(world, 4):
        reports(someone, f"{LOOPS}, my exam starts in 10 minutes")
    assert len(world.first.hears()) == 4
    reports(world.student, LOOPS)
    world.passes(minutes=10)

    assert [said for said in world.second.hears() if "needs you" in said] == [f"Ticket 5 needs you: {title(world, 5)}"]
    world.second.says("ack 5")
    world.passes(hours=2)
    assert not [
        said for said in (*world.last.hears(), *world.thread_says(1)) if "needs you" in said or "Nobody has" in said
    ]


def title(world: World, number: int) -> str:
    return ticket(world, number).title


def test_when_the_staff_tell_of_it_who_reported_it_before_is_told_once(world: World) -> None:
    reports(world.student)
    reports(world.student, f"{LOOPS} and looping")
    world.first.says(DOWN)
    world.first.says('outage lms "sign-in and quizzes fail"')

    parts = [f"Your ticket {number} goes on as part of it." for number in (1, 2)]
    whole = "\n".join(["What you reported is known now.", KNOWN, WORDS, BY_TWO, *parts, ON_LIST])
    assert world.student.hears() == [whole]
    cards = [text(post.card) for _, post in world.chat.at(STAFF) if not post.place.thread]
    assert len(cards) == 3
    assert facts(world, 1)["Part of"] == "ticket 3"
    assert facts(world, 3)["Also affected"] == "1 more"

    world.first.says("outage over lms")
    world.student.presses("Yes")
    assert (state(world, 1), state(world, 2)) == (TicketState.CLOSED, TicketState.CLOSED)


def test_what_is_reported_of_a_building_before_it_was_known_to_be_that_is_part_of_it(world: World) -> None:
    people = pupils(world, 3)
    for someone in people[:2]:
        says_all(someone, "wifi", "5", "Library", "no", "None of these", "no", "No light with any cable")
    says_all(people[2], "wifi", "1", "LIBRARY")

    assert [someone.hears()[-1].splitlines()[0] for someone in people[:2]] == ["What you reported is known now."] * 2
    assert (ticket(world, 1).follows, ticket(world, 2).follows) == (ticket(world, 3).id, ticket(world, 3).id)


@pytest.mark.parametrize(
    "words",
    [
        "ticket open i forgot my canvas password",
        "ticket open zoom is not working",
        "ticket open my canvas grade is wrong",
        "ticket open the projector stays dark",
    ],
)
def test_what_is_another_matter_goes_on_by_itself(world: World, words: str) -> None:
    world.student.says(words)
    world.student.hears()
    world.first.says(DOWN)

    assert world.student.hears() == []
    assert ticket(world).follows is None
    assert "Also affected" not in facts(world, 2)


def test_what_somebody_has_taken_or_is_long_ago_goes_on_by_itself(world: World) -> None:
    long_ago, taken = pupils(world, 2)
    reports(long_ago)
    world.passes(hours=2, seconds=1)
    reports(taken)
    world.second.says("ack 2")
    long_ago.hears(), taken.hears()
    world.first.says(DOWN)

    assert (long_ago.hears(), taken.hears()) == ([], [])
    assert (ticket(world, 1).follows, ticket(world, 2).follows) == (None, None)


def test_for_whom_it_was_not_over_it_is_part_of_the_next_one(world: World) -> None:
    reports(world.student)
    world.first.says(DOWN)
    world.first.says("outage over lms")
    world.student.presses("No")
    world.student.hears()
    world.first.says(DOWN)

    assert world.student.hears() == [told(1, WORDS, BY_TWO)]
    assert facts(world, 1)["Part of"] == "ticket 3"


def test_who_took_a_part_before_it_ended_sees_that_it_is_closed(world: World) -> None:
    reports(world.student)
    world.first.says(DOWN)
    world.second.says("schedule 1 for tomorrow 10:00")
    world.first.says("outage over lms")
    world.student.presses("Yes")

    assert state(world) is TicketState.CLOSED
    assert facts(world, 1)["State"] == "closed"


def test_what_is_held_for_an_article_opens_at_once_as_part_of_it(world: World) -> None:
    held = pupils(world, 4)
    for someone in held:
        someone.says(LOOPS)
        someone.hears()
    assert tickets(world) == []
    world.student.says(LOOPS)
    world.passes(seconds=2)

    assert [told(number) in someone.hears() for number, someone in enumerate(held, 2)] == [True] * 4
    assert {ticket(world, number).follows for number in range(2, 6)} == {ticket(world, 1).id}
    world.first.says("resolve 1")
    held[0].presses("Yes")
    assert state(world, 2) is TicketState.CLOSED


def test_whose_held_report_is_about_something_else_keeps_it_held(world: World) -> None:
    world.student.says("ticket open i forgot my canvas password")
    world.student.hears()
    world.first.says(DOWN)
    world.passes(minutes=5)

    assert world.student.hears() == []
