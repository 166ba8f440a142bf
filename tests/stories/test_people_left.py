"""Who comes to a class's channel takes part; what waits for who has left goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.model.messages import Kind, Message
from tests.store.samples import session
from tests.stories.classes import LISTED, MENTIONS, facts, plans
from tests.stories.looking import DARK, URGENT, pages
from tests.stories.out_of_reach import two_accounts
from tests.world import ALGEBRA, HELP_DESK, NORTH, STAFF, Someone, World, text


def classes(someone: Someone) -> dict[str, str]:
    someone.says("sessions")
    return facts(someone.last())


def in_staff(world: World) -> list[str]:
    return [text(post.card) for _, post in world.chat.at(STAFF)]


CARLA_AT = "Mon 23 Nov 2026, 09:25 Lisbon time."


def test_who_joins_the_channel_of_a_class_takes_part_and_who_leaves_it_does_not(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00 #algebra')
    kim = world.person("kim", "Kim Lee")
    kim.joins(ALGEBRA)
    assert classes(kim) == LISTED
    kim.departs(ALGEBRA)
    assert classes(kim) == {}
    kim.says("/help", where=ALGEBRA)
    assert classes(kim) == LISTED


def test_of_a_channel_without_a_class_nothing_is_kept(world: World) -> None:
    kim = world.person("kim", "Kim Lee")
    assert kim.joins(HELP_DESK) == "joined"
    kim.departs(HELP_DESK)

    assert world.work().people.behind(kim.identity) is None


def test_who_leaves_one_channel_stays_in_the_others_and_in_classes_by_name(world: World) -> None:
    world.student.says("hello")
    plans(world, '"Algebra 2" friday 10:00 #algebra @sam')
    world.student.joins(ALGEBRA)
    world.student.departs(HELP_DESK)
    assert classes(world.student) == LISTED


def test_who_leaves_what_a_channel_is_part_of_leaves_the_channel_too(world: World) -> None:
    plans(world, '"Algebra 2" friday 10:00 #algebra')
    kim, team = world.person("kim", "Kim Lee"), replace(ALGEBRA, channel="mathematics")
    world.hears(Message(("asks",), kim.identity, ALGEBRA, "help", Kind.COMMAND, within=team))
    kim.departs(HELP_DESK)
    assert classes(kim) == LISTED
    kim.departs(team)
    assert classes(kim) == {}


def test_who_left_the_school_is_reminded_of_nothing(world: World) -> None:
    world.student.says("hello")
    world.teacher.says('session add "Algebra 2" friday 10:00 @sam', mentions=MENTIONS)
    world.student.hears()
    world.student.departs()
    world.passes(days=5)

    assert world.student.hears() == []
    assert not any("cannot reach" in said for said in in_staff(world))


def test_a_search_that_waits_for_who_has_left_goes_on_at_once(world: World) -> None:
    world.student.says(URGENT)
    assert pages(world.second) == []
    world.first.departs()

    assert len(pages(world.second)) == 1
    world.first.departs()
    assert pages(world.last) == []


def searches(world: World) -> int:
    """Many that wait for Ben, and last one that waits for Ana alone; the number of its ticket."""
    for each in (world.first, world.second):
        each.says("hello")
    world.student.says(URGENT)
    with world.store.begin(NORTH, world.clock.now()) as work:
        ticket, call = work.tickets.get(1), work.escalations.get(1)
        ana, ben = (person.id for person in work.people.with_handles(["ana", "ben"]))
        work.escalations.save(replace(call, paged=((0, ben),)))
        for called in (*[ben] * 60, ana):
            other = work.tickets.add(replace(ticket, id=0, number=work.tickets.next_number()))
            work.escalations.add(replace(call, id=0, ticket=other.id, paged=((0, called),)))
    return other.number


def test_of_many_searches_the_one_that_waits_for_who_has_left_goes_on(world: World) -> None:
    number = searches(world)
    world.second.hears()
    world.first.departs()

    assert [f"Ticket {number} " in page for page in pages(world.second)] == [True]


def test_of_many_searches_a_bare_ack_takes_the_one_that_called_who_says_so(world: World) -> None:
    number = searches(world)
    world.first.says("ack")

    assert world.work().tickets.numbered(number).owner is not None


def test_nobody_waits_for_who_is_known_to_have_left(world: World) -> None:
    world.first.says("hello")
    world.first.departs()
    world.student.says(URGENT)

    assert len(pages(world.second)) == 1
    assert world.thread_says() == ["I am calling Ben Okafor. If nobody answers, Carla Cruz is next: " + CARLA_AT]
    assert "I am calling Ben Okafor." in world.student.hears()[-1]
    world.passes(minutes=24)
    assert pages(world.last) == []
    world.passes(minutes=1)
    assert len(pages(world.last)) == 1


def test_a_rung_that_comes_to_who_has_left_meanwhile_goes_on_to_the_next(world: World) -> None:
    world.second.says("hello")
    world.second.departs()
    world.student.says(URGENT)
    assert pages(world.last) == []
    world.passes(minutes=10)

    assert len(pages(world.last)) == 1
    assert world.thread_says()[-1].startswith("I am calling Carla Cruz.")


def test_when_all_of_them_have_left_the_whole_channel_is_called_at_once(world: World) -> None:
    for each in (world.first, world.second, world.last):
        each.says("hello")
        each.departs()
    world.student.says(URGENT)

    assert any("I called all on the list" in said for said in in_staff(world))


def test_who_comes_back_is_told_things_in_private_again(world: World) -> None:
    world.student.says("hello")
    world.student.departs()
    world.student.says("thanks")
    world.student.hears()
    world.chat.gone.add(HELP_DESK.channel)
    world.student.says("/my tickets", where=HELP_DESK)
    world.passes(seconds=1)

    assert [words.split(".")[0] for words in world.student.hears()] == ["You have no tickets"]
    assert in_staff(world) == []


def test_who_comes_back_is_called_again(world: World) -> None:
    world.first.says("hello")
    world.first.departs()
    world.first.says("hello again")
    world.student.says(URGENT)

    assert len(pages(world.first)) == 1
    assert pages(world.second) == []


def test_a_search_that_waits_for_somebody_else_is_left_alone(world: World) -> None:
    world.student.says(URGENT)
    world.passes(minutes=10)
    assert len(pages(world.second)) == 1
    world.first.departs()

    assert pages(world.last) == []


def test_the_staff_read_that_who_reported_a_ticket_or_has_it_is_gone(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    world.student.departs()
    world.student.departs()
    world.first.departs()

    assert world.thread_says()[-2:] == [
        "Sam Rivera, who reported this, has left and cannot be answered here.",
        "Ana Alves, who had this, has left. Answer ack here to take it.",
    ]


def test_the_ticket_of_who_has_left_is_taken_by_whoever_says_so(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    world.first.departs()
    world.student.hears()

    world.student.says("comment 1 it is still dark, please hurry")
    assert "Ana" not in world.student.hears()[-1]
    assert world.second.says("ack", where=world.thread()) == "ack"
    assert world.thread_says()[-1] == "Ben Okafor has taken ticket 1."
    assert world.student.hears() == ["Ben Okafor has your ticket 1 and is looking at it."]
    assert world.last.says("ack 1") == "ack"
    assert world.last.hears() == ["Ticket 1 is already with Ben Okafor, since Mon 23 Nov 2026, 09:00 Lisbon time."]


def test_for_an_urgent_ticket_of_who_has_left_somebody_else_is_called(world: World) -> None:
    world.student.says(URGENT)
    world.first.says("ack 1")
    world.first.departs()

    assert len(pages(world.second)) == 1
    assert world.thread_says()[-2:] == [
        "Ana Alves, who had this, has left. Answer ack here to take it.",
        "I am calling Ben Okafor. If nobody answers, Carla Cruz is next: " + CARLA_AT,
    ]
    assert world.second.says("ack 1") == "ack"
    world.first.departs()
    world.passes(hours=1)
    assert pages(world.last) == []


def test_that_somebody_on_the_ladder_has_left_is_told_to_the_staff_once(world: World) -> None:
    for _ in range(2):
        world.last.says("hello")
        world.last.departs()
    world.teacher.says("hello")
    world.teacher.departs()

    assert [said for said in in_staff(world) if "has left" in said] == [
        "Carla Cruz has left, and is still in the list of people to call for urgent tickets. "
        "Please put somebody else into the school's file."
    ]


def test_who_was_back_and_leaves_again_is_told_of_again(world: World) -> None:
    for _ in range(2):
        world.last.says("hello")
        world.last.departs()
        world.passes(days=1)

    assert len([said for said in in_staff(world) if "still in the list of people" in said]) == 2


def test_the_staff_read_which_classes_somebody_was_to_teach(world: World) -> None:
    world.teacher.says('session add "Algebra 2" friday 10:00 @sam', mentions=MENTIONS)
    world.teacher.says('session add "Algebra 3" friday 12:00 @sam', mentions=MENTIONS)
    for _ in range(2):
        world.teacher.departs()

    assert in_staff(world) == [
        "Tess Turner has left, and was to teach. Please cancel or move these classes, or find somebody else:\n"
        "1 Fri 27 Nov 2026, 10:00 Lisbon time: Algebra 2, 60 minutes\n"
        "2 Fri 27 Nov 2026, 12:00 Lisbon time: Algebra 3, 60 minutes"
    ]
    assert world.first.says("session cancel 1, Tess Turner is not here") == "session_cancel"


def test_of_many_classes_the_staff_read_how_many_more_there_are(world: World) -> None:
    world.teacher.says("help")
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        (teacher,) = work.people.with_handles(["tess"])
        for number in range(1, 66):
            work.sessions.add(replace(session(number), instructor=teacher.id))
    world.teacher.departs()

    assert in_staff(world)[-1].endswith("\nand 60 more")


def test_who_has_another_account_has_not_left(world_of: Callable[..., World]) -> None:
    world = world_of(two_accounts("ana"))
    world.student.says(URGENT)
    world.first.departs()

    assert pages(world.second) == []
    assert not any("has left" in said for said in (*in_staff(world), *world.thread_says()))


def test_who_takes_the_desk_away_is_told_in_another_way(world_of: Callable[..., World]) -> None:
    world = world_of(two_accounts("ana"))
    first = replace(world.first.identity)
    gone = Message(("gone",), first, world.first.place, "", Kind.MET, references={world.first.place: ""})
    assert world.hears(gone) == "met"
    world.student.says(URGENT)

    assert pages(world.first) == []
    assert len(pages(Someone(world, replace(first, workspace="second", user="ana2")))) == 1


def test_somebody_nobody_knows_leaves_without_a_trace(world: World) -> None:
    ghost = world.person("ghost")
    assert (ghost.departs(), ghost.departs(ALGEBRA)) == ("departed", "departed")

    assert world.work().people.behind(ghost.identity) is None
    assert world.chat.posts == {}
