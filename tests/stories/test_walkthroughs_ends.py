"""A walk-through waits, ends well, or ends in a ticket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.content import playbooks
from bot.engine import Engine
from bot.model.tickets import Priority, Resolution, TicketState
from tests.stories.looking import (
    AT,
    FIRST,
    FORGOTTEN,
    LOOPING,
    SAME,
    SECOND,
    facts,
    pages,
    says_all,
    ticket,
    tickets,
)
from tests.stories.outages import pupils
from tests.world import NORTH, World, text

pytestmark = pytest.mark.usefixtures("checked")
SOLVED = ("login", "1", "2", "1", "None of these", "yes")


def test_waiting_asks_again_by_itself_after_half_an_hour(world: World) -> None:
    says_all(world.student, *AT["wait"])
    world.passes(minutes=29, seconds=59)
    assert world.student.hears() == []

    world.passes(seconds=1)
    assert world.student.hears() == ["Is your account unlocked?"]
    assert says_all(world.student, "yes")[-1].startswith("Good, that works.")


def test_who_does_not_want_to_wait_is_asked_now_and_not_again(world: World) -> None:
    says_all(world.student, *AT["wait"])
    world.student.presses("Ask me now")
    assert world.student.hears() == ["Is your account unlocked?"]

    world.passes(hours=1)
    assert world.student.hears() == []


def test_waiting_survives_a_restart_and_a_long_standstill(world: World) -> None:
    says_all(world.student, *AT["wait"])
    world.restarts()
    world.down_for(hours=30)

    assert world.student.hears() == ["Is your account unlocked?"]
    assert says_all(world.student, "no")[-2].startswith("I asked the account team")


def test_later_asks_the_next_day_and_then_opens_the_ticket(world: World) -> None:
    said = says_all(world.student, *AT["later"])[-1]
    assert said.endswith("I will ask you here on Tue 24 Nov 2026, 09:00 Lisbon time.")
    assert tickets(world) == []

    world.passes(hours=23, minutes=59)
    assert world.student.hears() == []
    world.passes(minutes=1)
    assert world.student.hears() == ["Does signing in work now?"]

    world.student.presses("No")
    assert tickets(world) == [("access", "not_provisioned", Priority.P4)]


def test_what_is_solved_opens_no_ticket(world: World) -> None:
    assert says_all(world.student, *SOLVED)[-1].startswith("Good, that works.")
    assert tickets(world) == []
    assert world.staff() == []


def test_a_ticket_at_the_end_has_every_answer(world: World) -> None:
    says_all(world.student, *FORGOTTEN)

    assert len(tickets(world)) == 1
    assert facts(world)[FIRST].startswith("Course site")
    assert facts(world)[SECOND] == "No"
    assert facts(world)["What do you see?"] == "I forgot my password or user name"
    assert facts(world)["Before anything is changed"].startswith("Check who they are")
    assert len(ticket(world).answers) == 6


def test_more_answers_than_a_card_shows_are_counted_on_it(world: World) -> None:
    says_all(world.student, "login", "3", "2", "1", "None of these", "no", "1", "no", "1", "4")
    row = ticket(world)
    with world.store.begin(NORTH, world.clock.now()) as work:
        work.tickets.save(replace(row, answers=tuple((f"question {n}", "yes") for n in range(15))))
    world.first.says("ack 1")

    assert facts(world)["More answers"] == "3 more are kept with it."


def test_blocked_before_class_opens_a_p2_ticket_at_once_and_the_walk_goes_on(world: World) -> None:
    said = says_all(world.student, "login", "1", "yes")

    assert tickets(world) == [("access", "blocked_before_class", Priority.P2)]
    assert len(world.first.hears()) == 1
    assert said[-2].startswith("I opened a ticket at once")
    assert said[-2].endswith("What do you see?")
    assert said[-1].startswith("Your ticket 1: Signing in: Course site")


def test_a_ticket_opened_on_the_way_gets_the_answers_of_the_end_and_stays_the_only_one(world: World) -> None:
    says_all(world.student, "login", "1", "yes", "2", "2")

    assert tickets(world) == [("access", "password", Priority.P2)]
    assert facts(world)["What do you see?"] == "I forgot my password or user name"
    assert ticket(world).summary == "Signing in: Course site, password or user name is forgotten"


def test_a_ticket_opened_on_the_way_is_closed_when_it_is_solved(world: World) -> None:
    says_all(world.student, "login", "1", "yes", "1", "None of these", "yes")
    world.second.hears()
    world.passes(hours=2)

    assert (ticket(world).state, ticket(world).resolution) == (TicketState.CLOSED, Resolution.SELF_SERVICE)
    assert world.thread_says()[-1] == "Ticket 1 is closed: Sam Rivera solved it with my help."
    assert world.second.hears() == []
    assert text(world.chat.at(world.first.place)[0][1].card).startswith("Ticket 1 is closed")


def test_a_ticket_opened_on_the_way_that_is_over_is_followed_by_a_new_one(world: World) -> None:
    says_all(world.student, "login", "1", "yes")
    world.first.says("resolve 1 the door code was wrong")
    says_all(world.student, "2", "2")

    assert ticket(world, 2).follows == ticket(world, 1).id
    assert ticket(world, 1).state is TicketState.RESOLVED


@pytest.mark.parametrize("before", [("no",), ("yes",)])
def test_a_possible_outage_calls_somebody_whatever_the_school_has_set_for_its_priority(
    world_of: Callable[..., World], before: tuple[str, ...]
) -> None:
    world = world_of(replace(NORTH, ladders={Priority.P1: NORTH.ladders[Priority.P1]}))
    says_all(world.student, "login", "3", *before)
    assert world.first.hears() == []

    assert says_all(world.student, "10", "3")[1].startswith("I reported a possible outage to the person on call.")
    assert len(pages(world.first)) == 1


def test_who_registered_long_ago_for_a_missing_course_has_a_ticket_at_once(world: World) -> None:
    says_all(world.student, "login", "1", "no", "9", "1", "3", "2")

    assert tickets(world) == [("lms", "enrolment_missing", Priority.P4)]


def test_five_people_with_the_same_make_one_outage_and_the_sixth_is_put_on_its_list(world: World) -> None:
    people = [world.person(f"pupil{number}", f"Pupil {number}") for number in range(1, 7)]
    for someone in people[:4]:
        says_all(someone, *LOOPING)
        world.passes(minutes=3)
    assert world.first.hears() == []

    fifth = says_all(people[4], *SAME)
    assert tickets(world)[-1] == ("access", "service_down", Priority.P1)
    assert fifth[-2].startswith("Several people report the same fault right now.")
    assert len(world.first.hears()) == 1

    sixth = says_all(people[5], "login", "1")
    assert sixth[-1].startswith("This is a known fault, and we are working on it.")
    assert len(tickets(world)) == 5
    assert facts(world, 5)["Also affected"] == "5 more"

    world.first.says("resolve 5 the server is back")
    assert people[5].hears()[-1].startswith("The known fault of the course site is over. It should work again.")
    assert people[5].hears() == []


def test_forgotten_passwords_are_no_outage_however_many_forget_theirs(world: World) -> None:
    people = pupils(world, 6)
    for someone in people:
        someone.says("i forgot my password")
        says_all(someone, *FORGOTTEN[1:])

    assert set(tickets(world)) == {("access", "password", Priority.P4)}
    assert len(tickets(world)) == 6
    assert world.first.hears() == []
    assert says_all(world.student, *LOOPING[:4])[-1].startswith("What have you tried")


def test_reports_about_another_service_or_long_ago_make_no_outage(world: World) -> None:
    people = [world.person(f"pupil{number}") for number in range(1, 7)]
    for someone in people[:2]:
        says_all(someone, *LOOPING)
    world.passes(minutes=15, seconds=1)
    for someone in people[2:4]:
        says_all(someone, *LOOPING)
    says_all(people[4], "login", "3", *LOOPING[2:])

    assert says_all(people[5], *LOOPING[:4])[-1].startswith("What have you tried")


def test_the_same_person_five_times_makes_no_outage(world: World) -> None:
    for _ in range(5):
        says_all(world.student, *LOOPING)

    assert says_all(world.student, *LOOPING[:4])[-1].startswith("What have you tried")


def test_an_offered_ticket_is_opened_once(world: World) -> None:
    says_all(world.student, "login", "3", "2", "7", "3")
    assert tickets(world) == []
    world.student.presses("Open a ticket")
    world.student.presses("Open a ticket")

    assert tickets(world) == [("account_request", "extend", Priority.P4)]
    assert world.student.hears()[-1] == "That ticket is open already, or is not offered any more."


@pytest.mark.parametrize(
    ("words", "made"),
    [(("login", "4"), ("network", "wifi", Priority.P4))],
)
def test_a_playbook_that_is_not_there_ends_in_a_ticket_of_its_kind(
    world: World, words: tuple[str, ...], made: tuple[str, str, Priority]
) -> None:
    world.engine = Engine(world.store, world.schools, {"login": playbooks()["login"]})
    says_all(world.student, *words)

    assert tickets(world) == [made]
    assert ticket(world).private is (made[0] == "security")
