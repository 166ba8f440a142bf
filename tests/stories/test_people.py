"""Who people are to the school, and under which names the platforms know them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.model.messages import Kind, Message
from bot.model.people import Identity, Person, Role
from bot.model.school import Listed
from tests.databases import store_on
from tests.stories.classes import facts
from tests.world import NORTH, STAFF, ZONE, Someone, World, listed


def known(world: World, someone: Someone) -> Person:
    """The person as the school sees them now."""
    with world.store.read(world.schools[0], world.clock.now()) as work:
        return work.people.meet(someone.identity)


def lists(world: World, *people: Listed) -> None:
    """The school's file names these people now, and the program begins again."""
    world.schools = (replace(world.schools[0], people=people),)
    world.restarts()


@pytest.fixture
def wide(database_url: str) -> Iterator[World]:
    """A school with two workspaces, whose teacher is in both."""
    both = Listed(
        "tess", "Tess Turner", Role.INSTRUCTOR, ZONE, (("chat", "north", "tess"), ("chat", "evening", "turner"))
    )
    workspaces = frozenset({("chat", "north"), ("chat", "evening")})
    made = World(database_url, schools=(replace(NORTH, workspaces=workspaces, people=(both,)),))
    yield made
    made.close()


def test_somebody_new_is_a_student_with_the_name_the_platform_tells(world: World) -> None:
    zoe = world.person("zoe", "Zoe Lee")
    zoe.says("hello")

    person = known(world, zoe)
    assert (person.name, person.role, person.zone) == ("Zoe Lee", Role.STUDENT, ZONE)


def test_somebody_without_a_name_is_called_by_their_id(world: World) -> None:
    zoe = world.person("U0ZOE")
    zoe.says("hello")

    assert known(world, zoe).name == "U0ZOE"


def test_a_new_name_is_known_a_minute_later_at_the_latest(world: World) -> None:
    world.person("zoe", "Zoe").says("hello")
    world.passes(minutes=1)
    zoe = world.person("zoe", "Zoe Lee")
    zoe.says("ticket open the lamp hums")

    assert known(world, zoe).name == "Zoe Lee"
    assert "Zoe Lee" in str(world.chat.posts)


def test_a_name_that_is_not_told_any_more_is_kept(world: World) -> None:
    world.person("zoe", "Zoe Lee").says("hello")
    world.passes(minutes=1)
    zoe = world.person("zoe")
    zoe.says("hello")

    assert known(world, zoe).name == "Zoe Lee"


def test_a_strange_name_does_no_harm(world: World) -> None:
    for number, (name, kept) in enumerate(
        [("Zo\x00e", "Zoe"), ("Zoe \ud83d", "Zoe \ufffd"), ("z" * 500, "z" * 79 + "…"), (" Zoe ", "Zoe")]
    ):
        zoe = world.person(f"zoe{number}", name)

        assert zoe.says("hello") == "none"
        assert known(world, zoe).name == kept


def test_the_zone_the_platform_tells_is_used_and_one_that_does_not_exist_is_not(world: World) -> None:
    for zone, used in (("Mars/Olympus", ZONE), ("America/New_York", "America/New_York"), ("", "America/New_York")):
        zoe = Someone(world, Identity("chat", "north", "zoe", "Zoe", zone))
        zoe.says("hello")
        world.passes(minutes=1)

        assert known(world, zoe).zone == used


def test_the_school_s_file_says_who_somebody_is_whatever_the_platform_says(world: World) -> None:
    tess = Someone(world, Identity("chat", "north", "tess", "Boss", "Asia/Tokyo"))
    tess.says("hello")

    person = known(world, tess)
    assert (person.name, person.role, person.zone) == ("Tess Turner", Role.INSTRUCTOR, ZONE)


def test_a_person_with_two_identities_is_one_person(wide: World) -> None:
    tess, turner = wide.person("tess"), wide.person("turner", workspace="evening")
    tess.says("session add Algebra friday 10:00")
    turner.says("sessions")

    assert known(wide, tess).id == known(wide, turner).id
    assert list(facts(turner.last())) == ["1: Algebra"]


def test_who_has_two_identities_hears_where_they_last_spoke(wide: World) -> None:
    tess, turner = wide.person("tess"), wide.person("turner", workspace="evening")
    tess.says("session add Algebra today 12:00")
    wide.passes(minutes=10)
    turner.says("hello")
    tess.hears()
    turner.hears()
    wide.passes(hours=2)

    assert len(turner.hears()) == 1
    assert tess.hears() == []


def test_a_new_role_in_the_school_s_file_counts_after_a_restart(world: World) -> None:
    world.student.says("session add Algebra friday 10:00")
    assert world.student.hears()[-1].startswith("That is for ")
    lists(world, *NORTH.people, listed("sam", "Sam Rivera", Role.INSTRUCTOR))
    world.student.says("session add Algebra friday 10:00")

    assert world.student.hears()[-1].startswith("The class is planned.")


def test_who_becomes_staff_keeps_what_they_had(world: World) -> None:
    world.student.says("ticket open the lamp hums")
    before = known(world, world.student)
    lists(world, *NORTH.people, listed("sam", "Sam Rivera", Role.ON_CALL))
    world.student.says("my tickets")

    assert known(world, world.student).id == before.id
    assert "the lamp hums" in world.student.hears()[-1]


def test_who_is_not_in_the_school_s_file_any_more_may_do_what_students_may(world: World) -> None:
    assert world.first.says("queue") == "ticket_list"
    lists(world, *(person for person in NORTH.people if person.handle != "ana"))

    assert world.first.says("queue") == "refused"
    assert known(world, world.first).role is Role.STUDENT
    lists(world, *NORTH.people)
    assert world.first.says("queue") == "ticket_list"


def test_who_is_new_in_the_file_is_called_though_a_process_with_the_old_one_hears_them(world: World) -> None:
    newer = replace(NORTH, people=(*NORTH.people, listed("dora", "Dora Dias", Role.ON_CALL)))
    store_on(world.database_url).know([newer], world.clock.now())
    dora = world.person("dora", "Dora at Home")
    assert dora.says("queue") == "ticket_list"
    world.hears(Message(("met",), replace(dora.identity, guest=False, email="d@x.org"), dora.place, "", Kind.MET))

    there = known(world, dora)
    assert (there.handle, there.name, there.role) == ("dora", "Dora Dias", Role.ON_CALL)


def test_who_is_taken_out_of_the_file_is_not_called_any_more_also_by_a_search_that_is_open(world: World) -> None:
    world.student.says("ticket open nobody can hear me, class in 5 minutes")
    for each in (world.second, world.last):
        each.hears()
    (north,) = world.schools
    world.schools = (replace(north, people=tuple(each for each in north.people if each.handle != "ben")),)
    world.restarts()

    world.passes(minutes=10)
    assert world.second.hears() == []
    assert "needs you" in world.last.hears()[0]


def test_people_are_found_by_handle_id_or_name(world: World) -> None:
    world.person("zoe", "Zoe Lee").says("hello")
    world.person("u2", "Élodie Anaïs").says("hello")
    for name in ("@zoe", "@ZOE", "@Zoe_Lee", "@Élodie", "@ana", "@Ana"):
        world.teacher.says(f"session add Chess with {name.lstrip('@')} friday 10:00 {name}")

        assert world.teacher.hears()[-1].startswith("The class is planned. Everybody is invited on"), name


@pytest.mark.parametrize("name", ["@Élodie", "@élodie", "@ÉLODIE", "@élodie_ávila", "@özge", "@Özge_Kaya"])
def test_a_name_with_accents_is_found_in_small_letters_and_in_capitals(world: World, name: str) -> None:
    world.person("u1", "Élodie Ávila").says("hello")
    world.person("u2", "ÖZGE KAYA").says("hello")
    world.teacher.says(f"session add Chess friday 10:00 {name}")

    assert world.teacher.hears()[-1].startswith("The class is planned. Everybody is invited on")


def test_a_name_that_two_people_have_is_asked_back(world: World) -> None:
    world.person("u1", "Zoe Lee").says("hello")
    world.person("u2", "Zoe Kim").says("hello")
    world.teacher.says("session add Chess friday 10:00 @zoe")

    assert world.teacher.hears() == ["More than one person here is called @zoe. Please say the whole name."]


def test_nobody_is_found_by_something_that_is_not_their_name(world: World) -> None:
    world.person("zoe", "Zoe Lee").says("hello")
    for name in ("@%", "@_", "@zo", "@lee", "@' OR 1=1"):
        world.teacher.says(f"session add Chess friday 10:00 {name}")

        assert world.teacher.hears()[0].startswith("I know nobody called "), name


def introduces(world: World, someone: Someone, name: str, zone: str = "") -> str:
    """The platform tells who somebody is."""
    told = replace(someone.identity, name=name, zone=zone)
    key = f"introduced{world.count()}"
    return world.hears(Message((key,), told, someone.place, "", Kind.MET, addressed=False))


def test_a_name_that_is_told_afterwards_is_shown_from_then_on_and_answers_nothing(world: World) -> None:
    zoe = world.person("U0ZOE")
    zoe.says("ticket open the lamp hums")
    zoe.hears()
    assert introduces(world, zoe, "Zoe Lee", "America/New_York") == "met"

    assert zoe.hears() == []
    assert (known(world, zoe).name, known(world, zoe).zone) == ("Zoe Lee", "America/New_York")
    world.first.says("ack 1")
    assert "Zoe Lee" in str(world.chat.at(STAFF)[0][1].card.facts)


def test_a_short_name_is_used_until_the_name_is_known_and_never_after(world: World) -> None:
    zoe = Someone(world, replace(world.person("U0ZOE").identity, nick="zoe.l"))
    nameless = world.person("U0ZOE")
    nameless.says("hello")
    assert known(world, nameless).name == "U0ZOE"
    world.passes(minutes=1)
    zoe.says("hello")
    assert known(world, nameless).name == "zoe.l"

    introduces(world, zoe, "Zoe Lee")
    world.passes(minutes=1)
    zoe.says("hello")
    assert known(world, nameless).name == "Zoe Lee"


def test_a_name_of_the_schools_file_is_kept_whatever_the_platform_tells(world: World) -> None:
    world.teacher.says("hello")
    introduces(world, world.teacher, "teacher84", "America/New_York")
    assert (known(world, world.teacher).name, known(world, world.teacher).zone) == ("Tess Turner", ZONE)


def test_who_is_mentioned_by_an_id_alone_is_written_by_name_where_they_are_known(world: World) -> None:
    world.teacher.says("hello")
    mentions = {"@tess": "tess", "@U0WHO": "U0WHO", "@Ana_Alves": "ana"}
    words = "ticket open @tess and @U0WHO and @Ana_Alves cannot open the board"
    world.student.says(words, mentions=mentions)
    assert "@Tess Turner and @U0WHO and @Ana_Alves cannot" in str(world.staff())

    world.first.says("tell 1 please ask @tess", mentions=mentions)
    assert "please ask @Tess Turner" in str(world.student.hears())
