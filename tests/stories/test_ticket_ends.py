"""A ticket is solved, closed, and opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.model.school import Hours
from bot.model.tickets import Priority, Resolution, TicketState
from tests.stories.looking import (
    DARK,
    comments,
    fact,
    reply_below,
    ticket,
)
from tests.world import NORTH, STAFF, Someone, World

WORKS = "close 1, it works now"
pytestmark = pytest.mark.usefixtures("checked")


def test_a_solved_ticket_is_closed_by_its_reporter(world: World) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 new lamp")
    assert world.student.hears()[-1] == "Ticket 1 is solved. “new lamp” Does it work for you now?"
    world.student.presses("It works now", on="Does it work")

    done = ticket(world)
    assert (done.state, done.resolution, done.solution) == (TicketState.CLOSED, Resolution.SOLVED, "new lamp")
    assert world.student.hears() == ["You closed ticket 1. “it works now”"]
    assert world.thread_says()[-1] == "Sam Rivera has closed ticket 1. “it works now”"


def test_still_not_working_opens_it_again(world: World) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 new lamp")
    world.student.presses("Still not working", on="Does it work")

    again = ticket(world)
    assert (again.state, again.reopened, again.solution) == (TicketState.IN_PROGRESS, 1, "")
    assert world.student.hears()[-1] == "Ticket 1 is open again. “still not working”"
    world.passes(days=30)
    assert ticket(world).state is TicketState.IN_PROGRESS


@pytest.mark.parametrize(
    ("words", "how"),
    [("close 1, it works now", TicketState.CLOSED), ("close 1 never mind", TicketState.CANCELLED)],
)
def test_a_reporter_may_close_an_open_ticket(world: World, words: str, how: TicketState) -> None:
    world.student.says(DARK)
    world.student.says(words)

    ways = {TicketState.CLOSED: Resolution.SELF_SERVICE, TicketState.CANCELLED: Resolution.WITHDRAWN}
    assert (ticket(world).state, ticket(world).resolution) == (how, ways[how])
    assert world.staff() == ["Ticket 1 · P4, low: the projector stays dark"]
    assert fact(world, STAFF, "State") == how.words


@pytest.mark.parametrize("who", ["student", "first"])
def test_a_withdrawn_ticket_is_cancelled_and_new_when_it_is_opened_again(world: World, who: str) -> None:
    world.student.says(DARK)
    someone: Someone = getattr(world, who)
    someone.says("withdraw 1 not needed")
    assert (ticket(world).state, ticket(world).resolution) == (TicketState.CANCELLED, Resolution.WITHDRAWN)
    name = "Sam Rivera" if who == "student" else "Ana Alves"
    assert someone.hears()[-1] == "You withdrew ticket 1. “not needed”"
    assert world.thread_says() == [f"{name} has withdrawn ticket 1. “not needed”"]

    world.passes(days=30)
    world.student.says("reopen 1")
    assert ticket(world).state is TicketState.NEW


def test_withdrawing_what_is_resolved_closes_it(world: World) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 new lamp")
    world.student.says("withdraw 1")

    assert (ticket(world).state, ticket(world).resolution) == (TicketState.CLOSED, Resolution.SOLVED)


def test_withdrawing_the_only_open_ticket_needs_no_number(world: World) -> None:
    world.student.says(DARK)
    world.student.says("withdraw my ticket please")

    assert ticket(world).state is TicketState.CANCELLED


def test_closing_without_a_number_asks_which_when_there_are_two(world: World) -> None:
    world.student.says(DARK)
    world.student.says(DARK)
    world.student.hears()
    world.student.says("close my ticket")

    assert world.student.hears() == ["Which ticket? Please say its number."]


def test_who_withdraws_an_urgent_ticket_stops_the_pings(world: World) -> None:
    world.student.says("/ticket open urgent: the whole school is offline")
    world.student.says("close 1 sorry, it was my cable")
    world.passes(hours=2)

    assert world.second.hears() == []
    assert len(world.staff()) == 1


def test_a_ticket_that_the_staff_close_is_told_to_its_reporter(world: World) -> None:
    world.student.says(DARK)
    world.first.says("close 1 the same as ticket 7")

    assert world.student.hears()[-1] == "Your ticket 1 is closed."
    assert ticket(world).resolution is Resolution.SOLVED


@pytest.mark.parametrize(
    ("resolved_on", "open_until", "closed_at"),
    [
        (datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 27, 8, 59, tzinfo=UTC), "2026-11-27 09:00"),
        (datetime(2026, 11, 27, 16, tzinfo=UTC), datetime(2026, 12, 3, 15, 59, tzinfo=UTC), "2026-12-03 16:00"),
    ],
    ids=["in the week", "over a weekend and a holiday"],
)
def test_a_solved_ticket_closes_by_itself_after_three_working_days(
    world_of: Callable[..., World], resolved_on: datetime, open_until: datetime, closed_at: str
) -> None:
    world = world_of(replace(NORTH, hours=Hours(holidays=frozenset({date(2026, 12, 1)}))))
    world.student.says(DARK)
    world.clock.moment = resolved_on
    world.first.says("resolve 1 new lamp")
    world.passes(seconds=(open_until - resolved_on).total_seconds())
    assert ticket(world).state is TicketState.RESOLVED

    world.passes(days=1)
    done = ticket(world)
    assert done.state is TicketState.CLOSED
    assert f"{done.closed_at:%Y-%m-%d %H:%M}" == closed_at
    assert fact(world, STAFF, "State") == fact(world, world.student.place, "State") == "closed"


def test_a_closed_ticket_is_followed_by_a_new_one_once(world: World) -> None:
    world.student.says("/ticket open the whole class cannot hear me")
    world.first.says("close 1")
    world.student.hears()
    world.student.says("reopen 1 it is silent again")

    assert world.student.hears()[0] == "Ticket 1 is closed, so I opened a new one that goes on from it: ticket 2."
    follower = ticket(world, 2)
    assert (follower.follows, follower.summary, follower.priority) == (
        ticket(world).id,
        "the whole class cannot hear me\nit is silent again",
        Priority.P3,
    )
    assert fact(world, STAFF, "Goes on from", below="Ticket 2") == "ticket 1"

    world.student.says("reopen 1")
    assert world.student.hears() == ["Your ticket 2 goes on from ticket 1 already."]
    assert len(world.staff()) == 2


def test_the_staff_open_a_closed_ticket_again_within_two_weeks(world: World) -> None:
    world.student.says(DARK)
    world.student.says("close 1, it works now")
    world.passes(days=14)
    world.first.says("reopen 1 lamp broke")

    assert ticket(world).state is TicketState.IN_PROGRESS
    assert fact(world, STAFF, "With") == "Ana Alves"
    assert world.student.hears()[-1] == "Your ticket 1 is open again."


@pytest.mark.parametrize(
    ("before", "words", "who", "answer"),
    [
        (WORKS, "close 1", "first", "Ticket 1 is closed already."),
        (WORKS, "resolve 1", "first", "Ticket 1 is closed. If it is not done, type reopen 1 first."),
        (
            "close 1, it works now",
            "ask 1 which room?",
            "first",
            "Ticket 1 is closed. If it is not done, type reopen 1 first.",
        ),
        (WORKS, "escalate 1", "first", "Ticket 1 is closed."),
        (WORKS, "ack 1", "first", "Ticket 1 is closed. If it is not done, type reopen 1 first."),
        ("close 1", "close 1", "student", "Ticket 1 is cancelled already."),
        ("close 1", "ack 1", "first", "Ticket 1 is cancelled. If it is not done, type reopen 1 first."),
        ("help", "reopen 1", "first", "Ticket 1 is open already."),
        ("help", "reopen 1", "student", "Ticket 1 is open already."),
        (WORKS, "close 1", "student", "Ticket 1 is closed already."),
    ],
)
def test_a_move_that_is_not_allowed_says_why(world: World, before: str, words: str, who: str, answer: str) -> None:
    world.student.says(DARK)
    world.student.says(before)
    someone: Someone = getattr(world, who)
    someone.hears()
    someone.says(words)

    assert someone.hears() == [answer]


def test_after_two_weeks_the_staff_are_told_to_open_a_new_one(world: World) -> None:
    world.student.says(DARK)
    world.student.says("close 1, it works now")
    world.passes(days=14, seconds=1)
    world.first.says("reopen 1")

    assert world.first.hears()[0].startswith("Ticket 1 was closed more than 14 days ago. Please open a new one")


def test_what_is_added_to_a_closed_ticket_is_kept_and_a_way_back_is_offered(world: World) -> None:
    world.student.says(DARK)
    world.student.says("close 1, it works now")
    reply_below(world.student, "Your ticket 1", "thank you!")

    assert comments(world) == [("thank you!", False)]
    assert world.student.hears()[-1].startswith("Added to ticket 1, which is closed. Press the button")


def test_more_about_a_closed_ticket_goes_on_in_a_new_one(world: World) -> None:
    world.student.says(DARK)
    world.student.says("close 1, it works now")
    world.student.hears()
    reply_below(world.student, "Your ticket 1", "it is dark again")

    assert world.student.hears()[0] == "Ticket 1 is closed, so I opened a new one that goes on from it: ticket 2."
    assert ticket(world, 2).summary == "the projector stays dark\nit is dark again"
    reply_below(world.student, "Your ticket 1", "and it smells")
    assert comments(world, 2) == [("and it smells", False)]
    assert world.student.hears() == ["Added to ticket 2."]


def test_the_second_time_it_is_opened_again_somebody_is_called_however_calm_it_is(world: World) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 new lamp")
    world.student.says("reopen 1")
    assert world.first.hears()[-1] == "Ticket 1 is open again, and it is yours: the projector stays dark"

    world.first.says("resolve 1 newer lamp")
    world.student.says("reopen 1")
    assert world.first.hears()[-1] == "Ticket 1 needs you: the projector stays dark"
    assert world.thread_says()[-2].endswith("It is not the first time, so I call for help.")
    world.passes(minutes=10)
    assert world.second.hears() == ["Ticket 1 needs you: the projector stays dark"]
    assert fact(world, STAFF, "Opened again") == "twice"


@pytest.mark.parametrize(("minutes", "priority", "called"), [(1, Priority.P2, 2), (90, Priority.P3, 1)])
def test_what_fails_again_a_moment_after_it_seemed_solved_is_as_urgent_as_before(
    world: World, minutes: int, priority: Priority, called: int
) -> None:
    world.student.says("/ticket open my microphone is dead, the exam starts in 5 minutes")
    world.student.says(WORKS)
    world.passes(minutes=minutes)
    world.student.says("reopen 1 it is gone again")

    assert ticket(world, 2).priority is priority
    assert sum("needs you" in said for said in world.first.hears()) == called


def test_who_has_a_ticket_and_opens_it_again_calls_nobody(world: World) -> None:
    world.student.says("/ticket open nobody can hear me in class, it starts in 5 minutes")
    world.first.says("ack 1")
    world.first.says("resolve 1 unmuted")
    world.first.says("reopen 1 not yet")
    world.passes(hours=2)

    assert world.second.hears() == []
    assert not [said for said in world.thread_says() if "Nobody has taken" in said]
    assert fact(world, STAFF, "State") == "in progress"


def test_who_presses_resolve_is_asked_for_one_sentence_and_may_tell_it_afterwards(world: World) -> None:
    world.student.says(DARK)
    world.first.presses("Resolve")
    assert world.first.hears()[-1] == (
        "How was it solved? If you have a moment, type resolve 1 and one sentence. Sam can read it."
    )

    world.student.hears()
    world.first.says("resolve 1 a new lamp")
    assert world.first.hears()[-1] == "Ana Alves tells how ticket 1 was solved. “a new lamp”"
    assert fact(world, STAFF, "Solution", below="Ticket 1") == "a new lamp"
    assert fact(world, world.student.place, "Solution", below="Your ticket 1") == "a new lamp"
    assert world.student.hears() == []


def test_who_says_how_it_was_solved_is_not_asked_and_the_first_words_stay(world: World) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 a new lamp")
    assert not any("How was it solved" in said for said in world.first.hears())

    world.first.says("resolve 1 another lamp")
    assert ticket(world).solution == "a new lamp"
