"""The roster: its mistakes are told line by line, and what it says counts for whoever a platform vouches for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.settings import SettingsError
from bot.commands import roster
from bot.files import roster as roster_file
from bot.model.people import Role
from bot.model.roles import Line
from tests.commands import refused, told
from tests.stories.classes import facts
from tests.stories.test_people_matched import introduces, person
from tests.world import NORTH, World

SCHOOL = replace(NORTH, domains=frozenset({"northstar.edu"}))
GOOD = (
    "email,name,role,class\nTess@northstar.edu,Tess Turner,instructor,\nsam@northstar.edu,Sam Rivera,,Algebra|Chess\n"
)
LINES = [
    Line("tess@northstar.edu", "Tess Turner", Role.INSTRUCTOR),
    Line("sam@northstar.edu", "Sam Rivera", None, ("Algebra", "Chess")),
]


def wrong(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        roster_file.parse(text, SCHOOL)
    return list(caught.value.problems)


def test_a_roster_is_read_with_its_columns_in_any_order_and_either_separator() -> None:
    assert roster_file.parse(GOOD, SCHOOL) == LINES
    other = "Class;Role;Email;Name\n;instructor;tess@northstar.edu;Tess Turner\n\n"
    other += "Algebra|Chess;;SAM@northstar.edu;Sam Rivera"
    assert roster_file.parse(other, SCHOOL) == LINES
    assert roster_file.parse("email,role\nana@northstar.edu,On-Call\n", SCHOOL)[0].role is Role.ON_CALL


def test_a_table_as_a_spreadsheet_writes_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(GOOD.replace(",", ";"), "utf-8-sig", newline="\r\n")
    assert roster_file.read(path, SCHOOL) == LINES

    path.write_text(GOOD.replace("Tess", "Tessé"), "cp1252")
    with pytest.raises(SettingsError, match=r"roster\.csv:2: not UTF-8: save the file as UTF-8"):
        roster_file.read(path, SCHOOL)


def test_every_bad_line_is_told_with_its_number_and_what_is_wrong() -> None:
    text = "email,role\nsam,student\nana@northstar.edu,on cal\nben@gmail.com,on call\n"
    text += "ana@northstar.edu,student\na@b.edu,,x\n"
    assert wrong(text) == [
        "line 2: 'sam' is not an e-mail address.",
        "line 3: 'on cal' is not a role: guest, student, instructor, on call, admin. Did you mean 'on call'?",
        "line 4: ben@gmail.com is at no domain of the school, so it cannot be on call: add the domain to email_domains "
        "in the school's file, or name the person there.",
        "line 5: ana@northstar.edu stands in line 3 already.",
        "line 6: it has more cells than columns.",
    ]


@pytest.mark.parametrize(
    ("heads", "problem"),
    [
        (
            "name",
            "line 1: there is no column email. The columns are email, name, role, class; only email must be there.",
        ),
        ("email,rol", "line 1: 'rol' is not a column: email, name, role, class. Did you mean 'role'?"),
        ("email,email", "line 1: email is there twice."),
        ("", "line 1: there is no column email. The columns are email, name, role, class; only email must be there."),
    ],
)
def test_wrong_columns_are_told(heads: str, problem: str) -> None:
    assert wrong(f"{heads}\n")[0] == problem


@pytest.fixture
def world(world: World) -> World:
    world.schools = (SCHOOL,)
    world.restarts()
    world.student.says("hello")
    return world


def keeps(world: World, *lines: Line) -> int:
    known = roster.kept(world.store, SCHOOL, lines, world.clock.now())
    world.restarts()
    return known


def test_whom_the_desk_knows_has_the_new_role_and_whom_it_meets_later_too(world: World) -> None:
    introduces(world, world.student, "sam@northstar.edu")
    assert (
        keeps(world, Line("sam@northstar.edu", role=Role.INSTRUCTOR), Line("zoe@northstar.edu", role=Role.ADMIN)) == 1
    )
    assert person(world, world.student).role is Role.INSTRUCTOR
    zoe = world.person("zoe")
    zoe.says("hello")
    introduces(world, zoe, "zoe@northstar.edu")
    assert person(world, zoe).role is Role.ADMIN


def test_whose_name_no_platform_told_has_that_of_the_roster(world: World) -> None:
    nameless = world.person("u0zoe")
    nameless.says("hello")
    introduces(world, nameless, "zoe@northstar.edu")
    assert person(world, nameless).name == "u0zoe"

    keeps(world, Line("zoe@northstar.edu", "Zoe Marsh"))

    assert person(world, nameless).name == "Zoe Marsh"


def test_who_is_not_in_a_new_roster_keeps_what_they_have_and_twice_is_the_same_as_once(world: World) -> None:
    introduces(world, world.student, "sam@northstar.edu")
    for lines in ([Line("sam@northstar.edu", role=Role.INSTRUCTOR)], [Line("zoe@northstar.edu")], LINES[:1], LINES[:1]):
        keeps(world, *lines)
        assert person(world, world.student).role is Role.INSTRUCTOR
    keeps(world, Line("sam@northstar.edu"))
    assert person(world, world.student).role is Role.STUDENT


def test_a_guest_with_a_line_in_the_roster_is_a_guest(world: World) -> None:
    keeps(world, Line("sam@northstar.edu", role=Role.ADMIN))
    introduces(world, world.student, "", True)
    assert person(world, world.student).role is Role.GUEST


def test_a_class_is_joined_whether_it_was_planned_before_or_is_planned_later(world: World) -> None:
    introduces(world, world.student, "sam@northstar.edu")
    world.teacher.says('session add "algebra" friday 10:00')
    keeps(world, LINES[1])
    world.teacher.says('session add "Chess" friday 12:00')
    world.student.says("sessions")
    assert set(facts(world.student.last())) == {"1: algebra", "2: Chess"}


def test_the_command_keeps_all_or_nothing(folder: Path) -> None:
    with (folder / "school.toml").open("a") as file:
        file.write('email_domains = ["northstar.edu"]\n')
    told("migrate")
    (folder / "people.csv").write_text(GOOD)
    assert told("roster", "people.csv", "--check").output == "Every line is good: 2 in all. Nothing was kept.\n"
    kept = "Lines kept: 2. People known by their address already: 0.\n"
    assert told("roster", "people.csv").output == kept
    (folder / "people.csv").write_text(GOOD + "nobody\n")
    assert refused("roster", "people.csv") == ["line 4: 'nobody' is not an e-mail address."]
    assert refused("roster", "none.csv") == ["none.csv cannot be read: there is no such file."]
    assert refused("roster", ".") == [". cannot be read: it is a folder, not a file."]
    assert refused("roster", "people.csv", "--school", "south") == ["Say --school with one of: north."]
