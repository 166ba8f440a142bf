"""Which role a person has, and who may be taken for whom."""

from __future__ import annotations

import pytest

from bot.model.people import Person, Role
from bot.model.roles import Claims, at_home, may_be_given, role_of, same_person, staying

HOME = frozenset({"northstar.edu"})
MINE = "sam@northstar.edu"


def person(number: int, role: Role = Role.STUDENT, handle: str = "") -> Person:
    return Person(number, f"P{number}", role, "UTC", handle=handle)


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        (Claims(), Role.STUDENT),
        (Claims(guest=True), Role.GUEST),
        (Claims(grouped=Role.ON_CALL), Role.ON_CALL),
        (Claims(rostered=Role.INSTRUCTOR, grouped=Role.ADMIN), Role.INSTRUCTOR),
        (Claims(rostered=Role.STUDENT, grouped=Role.ADMIN), Role.STUDENT),
        (Claims(rostered=Role.GUEST, grouped=Role.ADMIN), Role.GUEST),
        (Claims(guest=True, rostered=Role.ADMIN, grouped=Role.ADMIN), Role.GUEST),
        (Claims(listed=Role.ON_CALL, guest=True, rostered=Role.ADMIN), Role.ON_CALL),
        (Claims(listed=Role.STUDENT, rostered=Role.ADMIN, grouped=Role.ADMIN), Role.STUDENT),
        (Claims(listed=Role.GUEST, grouped=Role.ADMIN), Role.GUEST),
    ],
)
def test_the_file_counts_first_then_being_a_guest_then_the_roster_then_groups(claims: Claims, role: Role) -> None:
    assert role_of(claims) is role


@pytest.mark.parametrize(
    ("email", "home"),
    [
        (MINE, True),
        ("sam@gmail.com", False),
        ("sam@evil.northstar.edu", False),
        ("sam@northstar.edu.evil.com", False),
        ("northstar.edu", True),
        ("", False),
        ("northstar.edu@evil.com", False),
        ("a@evil.com@northstar.edu", True),
    ],
)
def test_an_address_is_at_home_when_what_stands_behind_the_last_at_is_the_schools(email: str, home: bool) -> None:
    assert at_home(email, HOME) is home


@pytest.mark.parametrize("role", Role)
def test_an_address_from_elsewhere_makes_nobody_more_than_a_student(role: Role) -> None:
    assert may_be_given(role, MINE, HOME)
    assert may_be_given(role, "sam@gmail.com", HOME) is (role <= Role.STUDENT)
    assert may_be_given(role, MINE, frozenset()) is (role <= Role.STUDENT)


@pytest.mark.parametrize(
    ("one", "other", "email", "same"),
    [
        (person(1), person(2), "sam@gmail.com", True),
        (person(1), person(2, Role.GUEST), "sam@gmail.com", True),
        (person(1), person(2, Role.ON_CALL, "ana"), "ana@gmail.com", False),
        (person(1, Role.INSTRUCTOR), person(2), "tess@gmail.com", False),
        (person(1), person(2, Role.ON_CALL, "ana"), "ana@northstar.edu", True),
        (person(1, Role.ADMIN, "carla"), person(2, Role.ON_CALL, "ana"), "ana@northstar.edu", False),
    ],
)
def test_an_address_joins_staff_only_when_the_school_gave_it_out(
    one: Person, other: Person, email: str, same: bool
) -> None:
    assert same_person(one, other, email, HOME) is same
    assert same_person(other, one, email, HOME) is same


def test_whom_the_file_names_stays_then_who_may_do_more_then_who_was_there_first() -> None:
    named, admin, old, new = person(9, handle="ana"), person(5, Role.ADMIN), person(1), person(2)
    assert staying(old, new) is old
    assert staying(new, admin) is admin
    assert staying(admin, named) is named
    assert staying(named, admin) is named
