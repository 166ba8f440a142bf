"""One person with two accounts, known by an address both platforms vouch for; guests, and roles that others give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.model.messages import Kind, Message, private_place
from bot.model.people import Identity, Person, Role
from tests.store.samples import statements
from tests.world import NORTH, Someone, World

MINE = "sam@northstar.edu"
SCHOOL = replace(
    NORTH,
    workspaces=frozenset({("chat", "north"), ("chat", "second")}),
    domains=frozenset({"northstar.edu"}),
    groups={("chat", "second", "S1"): Role.INSTRUCTOR, ("chat", "second", "S2"): Role.ON_CALL},
)


@pytest.fixture
def world(world_of: Callable[..., World]) -> World:
    made = world_of(SCHOOL)
    for each in (made.student, made.first):
        each.says("hello")
        each.hears()
    return made


@pytest.fixture
def other(world: World) -> Someone:
    found = world.person("rivera", "Sam R.", "second")
    found.says("hello")
    found.hears()
    return found


def introduces(world: World, someone: Someone, email: str = "", guest: bool = False, *groups: str) -> None:
    """The platform tells who somebody is."""
    named = someone.identity.name or someone.identity.user
    told = replace(someone.identity, name=named, guest=guest, email=email, groups=frozenset(groups))
    key = f"introduced{world.count()}"
    assert world.hears(Message((key,), told, someone.place, "", Kind.MET, addressed=False)) == "met"


def person(world: World, someone: Someone) -> Person:
    with world.store.read(world.schools[0], world.clock.now()) as work:
        known = work.people.behind(someone.identity)
        assert known is not None
        return known


def same(world: World, one: Someone, other: Someone) -> bool:
    return person(world, one).id == person(world, other).id


def test_the_same_address_on_two_platforms_makes_one_person_who_hears_of_it_in_both(
    world: World, other: Someone
) -> None:
    world.student.says("ticket open no sound")
    world.student.hears()
    introduces(world, world.student, MINE)
    assert world.student.hears() == []
    introduces(world, other, MINE)

    assert same(world, world.student, other)
    for each in (world.student, other):
        assert [words[:25] for words in each.hears()] == ["I know you in two chats, "]
    other.says("my tickets")
    assert "no sound" in other.hears()[-1]


def test_an_address_that_is_told_again_says_and_changes_nothing(world: World, other: Someone) -> None:
    introduces(world, world.student, MINE)
    for _ in range(2):
        introduces(world, other, MINE)
    other.hears()
    with statements(world.store) as asked:
        introduces(world, other, MINE)
    assert other.hears() == []
    assert not [line for line in asked if line.startswith(("UPDATE people", "UPDATE identities"))]


def test_each_of_two_accounts_may_have_its_own_name_and_the_name_does_not_go_to_and_fro(
    world: World, other: Someone
) -> None:
    introduces(world, world.student, MINE)
    introduces(world, other, MINE)
    for each in (other, world.student, other):
        world.passes(minutes=2)
        each.says("hello")
        assert person(world, other).name == "Sam Rivera"


@pytest.mark.parametrize("email", ["", "zoe@northstar.edu"])
def test_another_address_or_none_joins_nobody(world: World, other: Someone, email: str) -> None:
    introduces(world, world.student, email and MINE)
    introduces(world, other, email)
    assert not same(world, world.student, other)


def test_two_accounts_in_one_workspace_are_not_joined_by_an_address(world: World) -> None:
    zoe = world.person("zoe", "Zoe Lee")
    zoe.says("hello")
    introduces(world, world.student, MINE)
    introduces(world, zoe, MINE)
    assert not same(world, world.student, zoe)


def test_an_address_of_the_school_joins_a_member_of_the_staff_with_their_other_account(
    world: World, other: Someone
) -> None:
    introduces(world, world.first, "ana@northstar.edu")
    introduces(world, other, "ana@northstar.edu")
    joined = person(world, other)
    assert (joined.handle, joined.role) == ("ana", Role.ON_CALL)
    assert other.says("queue") == "ticket_list"


def test_an_address_from_elsewhere_makes_nobody_staff(world: World, other: Someone) -> None:
    introduces(world, world.first, "ana@gmail.com")
    introduces(world, other, "ana@gmail.com")
    assert not same(world, world.first, other)
    assert other.says("queue") == "refused"


def test_a_guest_with_the_address_of_somebody_else_is_a_guest(world: World, other: Someone) -> None:
    introduces(world, world.student, MINE)
    introduces(world, other, "", True)
    assert person(world, other).role is Role.GUEST
    assert not same(world, world.student, other)
    assert other.says("sessions") == "refused"
    assert other.says("human") != "refused"


def test_no_address_of_a_guest_is_taken_even_if_an_adapter_tells_one(world: World, other: Someone) -> None:
    introduces(world, world.student, MINE)
    introduces(world, other, MINE, True)
    assert not same(world, world.student, other)
    assert person(world, other).role is Role.GUEST


def test_who_is_a_guest_no_more_is_a_student_and_is_known_by_their_address(world: World, other: Someone) -> None:
    introduces(world, world.student, MINE)
    introduces(world, other, "", True)
    introduces(world, other, MINE)
    assert same(world, world.student, other)
    assert person(world, other).role is Role.STUDENT


def test_an_event_from_another_organisation_makes_a_guest_of_whoever_is_new(world: World) -> None:
    stranger = Someone(world, Identity("chat", "north", "U0WHO", guest=True))
    stranger.says("hello")
    assert person(world, stranger).role is Role.GUEST


def test_what_the_platform_told_by_name_is_worth_more_than_what_an_event_hints_at(world: World, other: Someone) -> None:
    introduces(world, other)
    hint = Someone(world, Identity("chat", "second", "rivera", guest=True))
    for _ in range(2):
        hint.says("hello")
    assert person(world, other).role is Role.STUDENT


def test_the_schools_file_is_worth_more_than_being_a_guest(world: World) -> None:
    introduces(world, world.first, "", True)
    assert person(world, world.first).role is Role.ON_CALL


def test_who_has_one_account_as_a_member_is_no_guest(world: World, other: Someone) -> None:
    introduces(world, other, "", True)
    introduces(world, world.student, MINE)
    with world.store.begin(world.schools[0], world.clock.now()) as work:
        work.people.standing.unite(person(world, other), person(world, world.student))
    assert person(world, other).role is Role.STUDENT


def test_who_was_taken_apart_is_not_joined_by_the_address_again(world: World, other: Someone) -> None:
    introduces(world, world.student, MINE)
    introduces(world, other, MINE)
    other.says("unlink")
    introduces(world, other, "")
    introduces(world, other, MINE)
    introduces(world, world.student, "")
    introduces(world, world.student, MINE)
    assert not same(world, world.student, other)


def test_an_address_that_three_people_have_joins_none_of_them(world_of: Callable[..., World]) -> None:
    places = ("north", "second", "third")
    school = replace(SCHOOL, workspaces=frozenset(("chat", place) for place in places), domains=frozenset())
    world = world_of(school)
    people = [world.person("x", "X", place) for place in places]
    for each in people:
        each.says("hello")
    with world.store.begin(school, world.clock.now()) as work:
        for each in people[:2]:
            work.people.accounts.describe(replace(each.identity, email=MINE, guest=False))
    introduces(world, people[2], MINE)
    assert len({person(world, each).id for each in people}) == 3


def test_a_group_gives_its_role_and_takes_it_away(world: World, other: Someone) -> None:
    introduces(world, other, "", False, "S1")
    assert person(world, other).role is Role.INSTRUCTOR
    introduces(world, other, "", False, "S1", "S2", "S9")
    assert person(world, other).role is Role.ON_CALL
    introduces(world, other)
    assert person(world, other).role is Role.STUDENT


def regrouped(world: World, someone: Identity, group: str, there: bool) -> None:
    """The platform tells who came to a group, or left it."""
    who = replace(someone, groups=frozenset([group] if there else []))
    key, place = f"regrouped{world.count()}", private_place(who)
    message = Message((key,), who, place, "", Kind.REGROUPED, False, persons=(who,), fields={"group": group})
    assert world.hears(message) == "regrouped"


def test_who_leaves_a_group_has_its_role_no_more_from_the_next_word_on(world: World, other: Someone) -> None:
    introduces(world, other, "", False, "S1", "S2")
    assert other.says("queue") != "refused"

    regrouped(world, other.identity, "S2", there=False)
    assert other.says("queue") == "refused"
    assert person(world, other).role is Role.INSTRUCTOR
    regrouped(world, other.identity, "S2", there=True)
    assert other.says("queue") != "refused"


def test_a_role_that_one_process_takes_away_is_gone_in_the_other_one_at_once(postgres_url: str) -> None:
    one, two = (World(postgres_url, (SCHOOL,)) for _ in range(2))
    two.counted = 1000
    there, here = (world.person("rivera", "Sam R.", "second") for world in (one, two))
    there.says("hello")
    introduces(one, there, "", False, "S2")
    assert here.says("queue") != "refused"

    regrouped(one, there.identity, "S2", there=False)
    assert here.says("queue") == "refused"
    for world in (one, two):
        world.close()


@pytest.mark.parametrize(("user", "group"), [("stranger", "S2"), ("rivera", "S9")])
def test_of_a_group_that_gives_no_role_and_of_a_stranger_nothing_is_kept(
    world: World, other: Someone, user: str, group: str
) -> None:
    before = person(world, other)
    someone = Identity("chat", "second", user)
    regrouped(world, someone, group, there=True)
    with world.store.read(world.schools[0], world.clock.now()) as work:
        assert work.people.behind(someone) == (before if user == "rivera" else None)
    assert person(world, other).identities[0].groups == frozenset()


def test_who_comes_to_a_group_stays_what_else_is_known_of_them(world: World, other: Someone) -> None:
    introduces(world, other, MINE)
    regrouped(world, other.identity, "S1", there=True)
    (account,) = [each for each in person(world, other).identities if each == other.identity]
    assert (account.email, account.guest, account.groups) == (MINE, False, frozenset({"S1"}))


def test_a_guest_in_a_group_is_a_guest(world: World, other: Someone) -> None:
    introduces(world, other, "", True, "S2")
    assert person(world, other).role is Role.GUEST


def test_a_group_that_the_file_names_no_more_gives_no_role_after_a_start(world: World, other: Someone) -> None:
    introduces(world, other, "", False, "S2")
    world.schools = (replace(SCHOOL, groups={}),)
    world.restarts()
    assert person(world, other).role is Role.STUDENT
    world.schools = (SCHOOL,)
    world.restarts()
    assert person(world, other).role is Role.ON_CALL


def test_a_change_of_role_is_in_the_journal(world: World, other: Someone) -> None:
    introduces(world, other, "", False, "S2")
    number = person(world, other).id
    assert world.work().journal.of("people", number)["role"] == Role.ON_CALL.value


def test_hearing_somebody_whose_address_is_known_costs_no_more(world: World, other: Someone) -> None:
    introduces(world, other, MINE, False, "S1")
    other.says("/help")
    world.delivers = False
    with statements(world.store) as asked:
        other.says("/help")
    assert len(asked) <= 4, asked
