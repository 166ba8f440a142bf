"""One person with two accounts: joined by a code, told in both chats, and taken apart again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.model.messages import Message, Place
from bot.model.people import Person, Role
from tests.world import HELP_DESK, NORTH, Someone, World, listed

BOTH = frozenset({("chat", "north"), ("chat", "second")})
LOBBY = Place("chat", "second", "lobby")


@pytest.fixture
def world(world_of: Callable[..., World]) -> World:
    made = world_of(replace(NORTH, workspaces=BOTH))
    made.student.says("hello")
    made.student.hears()
    return made


@pytest.fixture
def other(world: World) -> Someone:
    """The student's account in the other workspace."""
    found = world.person("rivera", "S. Rivera", "second")
    found.says("hello")
    found.hears()
    return found


def person(world: World, someone: Someone) -> Person:
    with world.store.read(world.schools[0], world.clock.now()) as work:
        known = work.people.behind(someone.identity)
        assert known is not None
        return known


def code_of(someone: Someone) -> str:
    """The code they are given."""
    someone.says("link")
    found = re.search(r"link ([A-Z0-9]{5}-[A-Z0-9]{5})", someone.hears()[-1])
    assert found, "no code"
    return found[1]


def test_a_code_said_in_the_other_chat_joins_the_two_and_both_hear_of_it(world: World, other: Someone) -> None:
    world.student.says("ticket open the lamp hums")
    code = code_of(world.student)
    assert other.says(f"link {code}") == "account_link"

    assert other.hears()[-1].startswith("Done: your two accounts are one person to me now.")
    assert world.student.hears()[-1].startswith("This account is now joined with another one, by the code")
    assert person(world, other).id == person(world, world.student).id
    other.says("my tickets")
    assert "the lamp hums" in other.hears()[-1]


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " ")])
def test_a_code_may_be_typed_in_any_way(world: World, other: Someone, typed: Callable[[str], str]) -> None:
    other.says(f"link {typed(code_of(world.student))}")
    assert other.hears()[-1].startswith("Done:")


def test_what_is_heard_together_with_the_code_is_said_by_the_person_they_became(world: World, other: Someone) -> None:
    code = code_of(world.student)
    other.says("hello")
    said = [
        Message((f"together{n}",), other.identity, other.place, words)
        for n, words in enumerate([f"link {code}", "ticket open the board squeaks"])
    ]
    assert world.engine.hear_all(said, world.clock.now()) == ["account_link", "ticket_create"]
    assert world.work().tickets.numbered(1).reporter == person(world, world.student).id


def test_a_code_is_good_once_and_for_a_quarter_of_an_hour(world: World, other: Someone) -> None:
    third = world.person("zoe", "Zoe Lee")
    code = code_of(world.student)
    other.says(f"link {code}")
    third.says(f"link {code}")
    assert third.hears()[-1].startswith("I do not know that code.")

    late = code_of(world.student)
    world.passes(minutes=15)
    third.says(f"link {late}")
    assert third.hears()[-1].startswith("I do not know that code.")
    assert person(world, third).id != person(world, world.student).id


def test_a_new_code_makes_the_one_before_it_useless(world: World, other: Someone) -> None:
    first, second = code_of(world.student), code_of(world.student)
    other.says(f"link {first}")
    assert other.hears()[-1].startswith("I do not know that code.")
    other.says(f"link {second}")
    assert other.hears()[-1].startswith("Done:")


def test_who_guesses_is_stopped_after_five_tries_even_with_the_right_code(world: World, other: Someone) -> None:
    code = code_of(world.student)
    for number in range(2, 7):
        other.says(f"link BCDFG-HJKM{number}")
        assert other.hears()[-1].startswith("I do not know that code.")
    other.says(f"link {code}")
    assert other.hears()[-1].startswith("Those were too many wrong codes.")

    world.passes(minutes=15)
    other.says(f"link {code_of(world.student)}")
    assert other.hears()[-1].startswith("Done:")


def test_ones_own_code_joins_nothing_and_is_still_good_elsewhere(world: World, other: Someone) -> None:
    code = code_of(world.student)
    world.student.says(f"link {code}")
    assert world.student.hears()[-1].startswith("I do not know that code.")
    other.says(f"link {code}")
    assert other.hears()[-1].startswith("Done:")


def test_a_code_is_never_shown_in_a_channel_and_one_said_there_is_good_no_more(world: World, other: Someone) -> None:
    world.student.says("/link", HELP_DESK)
    assert world.student.hears() == ["A code is for you alone: please say link in your own conversation with me."]

    code = code_of(world.student)
    other.says(f"@deskbell link {code}", LOBBY)
    assert other.hears()[-1].startswith("Others can read here, so that code is no longer good.")
    other.says(f"link {code}")
    assert other.hears()[-1].startswith("I do not know that code.")


def test_a_code_of_another_school_is_unknown(world_of: Callable[..., World]) -> None:
    south = replace(NORTH, id="south", workspaces=frozenset({("chat", "south")}), people=(), staff=())
    world = world_of(replace(NORTH, workspaces=BOTH), south)
    stranger = world.person("kim", workspace="south")
    code = code_of(world.student)
    stranger.says(f"link {code}")
    assert stranger.hears()[-1].startswith("I do not know that code.")


def test_nothing_but_a_digest_of_a_code_is_kept_with_the_codes(world: World) -> None:
    code = code_of(world.student)
    with world.store.looking() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM links").all()
    assert len(rows) == 1
    assert code not in str(rows)
    assert code.replace("-", "") not in str(rows)


def test_who_is_one_person_hears_where_they_spoke_last(world: World, other: Someone) -> None:
    world.student.says("ticket open the lamp hums")
    other.says(f"link {code_of(world.student)}")
    world.passes(minutes=5)
    other.says("hello")
    world.student.says("hello")
    other.hears()
    world.student.hears()
    world.first.says("tell 1 please restart")

    assert len(world.student.hears()) == 1
    assert other.hears() == []


def test_the_newer_of_two_open_walk_throughs_goes_on_in_both_chats(world: World, other: Someone) -> None:
    world.student.says("login")
    world.student.says("3")
    other.says("login")
    code = code_of(world.student)
    other.says(f"link {code}")
    other.hears()
    assert other.says("1") != "unknown"
    assert other.hears()
    assert world.work().walkthroughs.open_of(person(world, other).id) is not None


def test_what_is_held_for_two_who_become_one_is_opened_from_either_chat_and_none_is_lost(
    world: World, other: Someone
) -> None:
    world.student.says("ticket open my camera stays black")
    other.says("ticket open the printer jammed again")
    other.says(f"link {code_of(world.student)}")
    other.says("open my ticket")
    world.passes(minutes=10)

    found = world.work().tickets.find()
    assert sorted(ticket.summary for ticket in found) == ["my camera stays black", "the printer jammed again"]
    assert {ticket.reporter for ticket in found} == {person(world, world.student).id}
    assert {offer.person for offer in world.work().offers.find()} == {person(world, world.student).id}


def test_staff_may_do_in_the_other_chat_what_they_may_do_here(world: World, other: Someone) -> None:
    assert other.says("queue") == "refused"
    other.says(f"link {code_of(world.first)}")

    assert other.says("queue") == "ticket_list"
    joined = person(world, other)
    assert (joined.handle, joined.role, joined.name) == ("ana", Role.ON_CALL, "Ana Alves")


def test_a_page_reaches_the_account_that_was_joined(world: World, other: Someone) -> None:
    other.says(f"link {code_of(world.first)}")
    world.passes(minutes=1)
    other.says("hello")
    other.hears()
    world.student.says("ticket open nobody can hear me, class in 5 minutes")
    world.passes(seconds=1)
    assert any("nobody can hear me" in heard for heard in other.hears())
    assert other.says("ack 1") == "ack"


def test_two_people_of_the_schools_file_stay_two(world: World) -> None:
    code = code_of(world.first)
    world.second.says(f"link {code}")
    assert world.second.hears()[-1].startswith("The school's file names these two accounts as two people.")
    assert person(world, world.first).id != person(world, world.second).id


def test_unlink_makes_two_persons_again_and_both_hear_of_it(world: World, other: Someone) -> None:
    world.student.says("ticket open the lamp hums")
    other.says(f"link {code_of(world.student)}")
    world.student.hears()
    assert other.says("unlink") == "account_unlink"

    assert "Your tickets and classes stay with your other account." in other.hears()[-1]
    assert "Your tickets and classes stay here." in world.student.hears()[-1]
    other.says("my tickets")
    assert "the lamp hums" not in other.hears()[-1]
    world.student.says("my tickets")
    assert "the lamp hums" in world.student.hears()[-1]
    world.passes(minutes=5)
    assert person(world, other).id != person(world, world.student).id


def test_who_leaves_a_member_of_the_staff_is_a_student_again(world: World, other: Someone) -> None:
    other.says(f"link {code_of(world.first)}")
    world.first.says("unlink")

    assert person(world, world.first).handle == "ana"
    assert person(world, other).role is Role.STUDENT
    assert other.says("queue") == "refused"
    assert world.first.says("queue") == "ticket_list"


def test_unlink_says_what_to_do_when_there_is_nothing_to_take_apart(world_of: Callable[..., World]) -> None:
    pair = replace(listed("ana", "Ana", Role.ON_CALL), identities=(("chat", "north", "ana"), ("chat", "second", "a2")))
    world = world_of(replace(NORTH, workspaces=BOTH, people=(pair,), ladders={}))
    world.student.says("unlink")
    assert world.student.hears() == ["This account is not joined with another one. To join one, say link."]
    world.first.says("unlink")
    assert world.first.hears()[-1].startswith("The school's file says that these accounts are yours.")


def test_an_account_the_file_names_newly_brings_along_what_it_had(world: World, other: Someone) -> None:
    world.student.says("ticket open the lamp hums")
    other.says("ticket open the board squeaks")
    both = replace(
        listed("sam", "Sam Rivera", Role.INSTRUCTOR),
        identities=(("chat", "north", "sam"), ("chat", "second", "rivera")),
    )
    world.schools = (replace(world.schools[0], people=(*NORTH.people, both)),)
    world.restarts()
    other.says("my tickets")

    assert all(each in str(other.last()) for each in ("the lamp hums", "the board squeaks"))
    assert person(world, other).id == person(world, world.student).id


def test_what_is_left_of_who_became_somebody_else_is_gone_after_some_minutes(world: World, other: Someone) -> None:
    before = {person(world, world.student).id, person(world, other).id}
    other.says(f"link {code_of(world.student)}")
    world.passes(minutes=3)

    with world.store.looking() as connection:
        ids = set(connection.exec_driver_sql("SELECT id FROM people").scalars())
    assert len(before & ids) == 1


@pytest.mark.parametrize("words", ["the link is broken", "link does not open", "send me the link", "link class rooms"])
def test_talk_of_links_is_no_code(world: World, words: str) -> None:
    assert world.student.says(words) != "account_link"
