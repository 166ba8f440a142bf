"""The school's file: what is read from it, and how its mistakes are told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from adapters.settings import SettingsError
from bot.files import schools
from bot.files.problems import thoughts, unfit
from bot.model.messages import Place
from bot.model.people import Role
from bot.model.tickets import Priority

EXAMPLE = Path(__file__).parent.parent / "bot/content/school.example.toml"
SMALLEST = 'id = "north"\nname = "North"\nzone = "Europe/Lisbon"\n'
ANA = '[people.ana]\nname = "Ana"\nrole = "on call"\naccounts = ["slack:north:ana"]\n'
LADDER = '[[ladder]]\npriorities = ["P1"]\nsteps = [{ after = "0m", ping = ["ana"] }]\n'
MISTAKEN = """
id = "north"
zone = "Europe/Lisboa"
staff_channels = [
    "slack:north:staff",
    "slack:north",
]
[hours]  # of the desk
opens = 8
[words]
"the beamer" = "sund"
"my esp" = "logn"
[[ladder]]
priorities = ["P1"]
steps = [
    { after = "0m", ping = ["ana"] },
    { after = "soon", ping = ["anna"] },
]
[[ladder]]
priorities = ["P2"]
steps = [{ after = "0m", ping = ["ana"] }]
[ladder.last_resort]
after = "later"
ping = ["ana"]
[people.ana]
name = "Ana"
role = "on call"
accounts = ["slack:north:ana"]
[people.ben]
name = "Ben"
role = "admin"
accounts = [
    "slack:north:ana",
]
"""


def refused(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        schools.parse(text, "school.toml")
    told = [re.fullmatch(r"school\.toml(?::\d+)?: (.+)", problem) for problem in caught.value.problems]
    return [problem[1] for problem in told if problem]


def test_the_example_describes_a_school() -> None:
    school = schools.parse(EXAMPLE.read_text("utf-8"), EXAMPLE.name)
    assert (school.id, school.name, school.zone) == ("northstar", "Northstar School", "Europe/Lisbon")
    assert school.owns("slack", "T01NORTH")
    assert not school.owns("slack", "T99SOUTH")
    assert school.staff == (Place("slack", "T01NORTH", "C02STAFF"),)
    assert {person.handle: person.role for person in school.people}["ana"] is Role.ON_CALL
    assert school.hours.opens == time(8)
    assert not school.hours.works_on(date(2026, 12, 25))
    assert set(school.ladders) == {Priority.P1, Priority.P2}
    assert school.ladders[Priority.P1].steps[1].wait == timedelta(minutes=10)


def test_the_contact_of_the_example_is_told_to_nobody_and_is_a_problem() -> None:
    copied = schools.parse(EXAMPLE.read_text("utf-8"), EXAMPLE.name)
    assert copied.safety.contact == ""
    [problem] = unfit(copied)
    assert problem.startswith("the contact under [safety] is that of the example, who does not exist")
    assert not any("[safety]" in thought for thought in thoughts(copied))


def test_a_school_that_names_nobody_for_people_in_danger_is_reminded_of_it() -> None:
    without = schools.parse(SMALLEST, "school.toml")
    assert any(thought.startswith("there is no contact under [safety]") for thought in thoughts(without))
    own = schools.parse(SMALLEST + '[safety]\ncontact = "Mr Lima, room 3"\n', "school.toml")
    assert own.safety.contact == "Mr Lima, room 3"
    assert not any("[safety]" in thought for thought in (*thoughts(own), *unfit(own)))


def test_three_lines_are_a_school() -> None:
    school = schools.parse(SMALLEST, "school.toml")
    assert school.owns("slack", "anywhere")
    assert school.offsets.invitation == timedelta(days=3)
    assert school.hours.works_on(date(2026, 11, 23))
    assert not school.hours.works_on(date(2026, 11, 22))


def test_the_school_s_own_words_are_compared_as_they_are_typed() -> None:
    school = schools.parse(SMALLEST + '[words]\n"L\'Écran" = "sound"\n', "school.toml")
    assert school.words == {"l ecran": "sound"}


def test_groups_give_roles_and_the_higher_one_to_who_is_in_two() -> None:
    text = (
        SMALLEST + 'email_domains = ["Northstar.edu"]\n[roles]\non_call.groups = ["slack:north:S1", "slack:north:S2"]\n'
    )
    school = schools.parse(text + 'instructor.groups = ["slack:north:S2", "slack:north:S3"]\n', "school.toml")
    assert school.domains == {"northstar.edu"}
    assert {group: role for (_, _, group), role in school.groups.items()} == {
        "S1": Role.ON_CALL,
        "S2": Role.ON_CALL,
        "S3": Role.INSTRUCTOR,
    }


def test_three_mistakes_are_told_at_once_with_the_nearest_right_words() -> None:
    wrong = SMALLEST.replace("Lisbon", "Lisboa") + "staf_channels = []\n" + ANA.replace("on call", "on cal")
    assert refused(wrong) == [
        "zone: 'Europe/Lisboa' is not a time zone. Did you mean 'Europe/Lisbon'?",
        "staf_channels is not known here. Did you mean 'staff_channels'?",
        "people.ana.role: 'on cal' is not a role: guest, student, instructor, on call, admin. Did you mean 'on call'?",
    ]


def test_what_does_not_agree_is_told_beside_what_cannot_be_read() -> None:
    twice = ANA + ANA.replace("people.ana", "people.ben").replace("on call", "on cal") + LADDER + LADDER
    wrong = SMALLEST.replace('zone = "Europe/Lisbon"\n', "") + "staf_channels = []\n" + twice
    assert refused(wrong) == [
        "zone: is missing.",
        "staf_channels is not known here. Did you mean 'staff_channels'?",
        "people.ben.role: 'on cal' is not a role: guest, student, instructor, on call, admin. Did you mean 'on call'?",
        "P1 is in two ladders.",
    ]


def test_somebody_with_a_mistake_of_their_own_is_not_said_to_be_pinged_in_vain() -> None:
    assert refused(SMALLEST + ANA.replace("slack:north:ana", "slack:north") + LADDER) == [
        "people, ana, account 1: 'slack:north' is not platform:workspace:id.",
    ]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        (
            '[hours]\ndays = ["mo"]\n',
            "hours, day 1: 'mo' is not a day: mon, tue, wed, thu, fri, sat, sun. Did you mean 'mon'?",
        ),
        (
            '[words]\n"the beamer" = "my tikets"\n',
            "words, the beamer: 'my tikets' is no command. Did you mean 'my tickets'?",
        ),
        ('[words]\nlogin = "sound"\n', "words.login: 'login' is a command already, or no words."),
        ("[words]\nbeamer = 3\n", 'words.beamer: must be words in quotes, such as "north".'),
        ("[hours]\nopen = 08:00:00\n", "hours.open is not known here. Did you mean 'opens'?"),
        (
            '[reminders]\nhour_before = "an hour"\n',
            "reminders.hour_before: 'an hour' is not a length of time: write 15m, 24h or 3d.",
        ),
        ('staff_channels = ["C02STAFF"]\n', "staff channel 1: 'C02STAFF' is not platform:workspace:id."),
        ('workspaces = ["slack:"]\n', "workspace 1: 'slack:' is not platform:workspace."),
        (ANA + LADDER.replace("P1", "P5"), "the first ladder, priority 1: 'P5' is not a priority: P1, P2, P3 or P4."),
        (
            ANA + LADDER.replace('"ana"', '"anna"'),
            "the first ladder pings 'anna', who is not in people. Did you mean 'ana'?",
        ),
        (
            ANA + LADDER + LADDER.replace("P1", "P2").replace("}]", '}, { after = "soon", ping = ["ana"] }]'),
            "the second ladder, step 2, after: 'soon' is not a length of time: write 15m, 24h or 3d.",
        ),
        (ANA + LADDER + LADDER, "P1 is in two ladders."),
        (ANA + LADDER.replace('"P1"', '"P1", "P2", "P1"'), "the first ladder: P1 stands there twice."),
        ("[hours]\ndays = []\n", "hours.days: must not be empty."),
        (ANA + ANA.replace("people.ana", "people.ben"), "the account slack:north:ana belongs to two people."),
        (ANA.replace("on call", "student") + LADDER, "ana is pinged and may not take tickets: on call or admin may."),
        (ANA.replace('"slack:north:ana"', "") + LADDER, "ana is pinged and has no account."),
        (
            'email_domains = ["@northstar.edu"]\n',
            "email domain 1: '@northstar.edu' is not the end of an address: write it like northstar.edu.",
        ),
        ("[roles]\nstudent.groups = []\n", "roles.student is not known here."),
        ('[roles]\nadmin.groups = ["S1"]\n', "roles, admin, group 1: 'S1' is not platform:workspace:id."),
        ("[hours]\ndays = 5\n", 'hours.days: must be a list, such as ["one", "another"].'),
        ("[hours]\nopens = 8\n", "hours.opens: must be a time of day, such as 08:00:00."),
        ('[hours]\ncloses = "17:00Z"\n', "hours.closes: must be a time of day, such as 08:00:00."),
        ("[hours]\nholidays = [86400]\n", "hours, holiday 1: must be a day, such as 2026-12-24."),
        ('[hours]\nholidays = ["20261224"]\n', "hours, holiday 1: must be a day, such as 2026-12-24."),
        ("[hours]\nanswers_within = 11\n", "hours.answers_within: must be 10 at most."),
        ("[hours]\nanswers_within = 1.5\n", "hours.answers_within: must be a whole number."),
        (
            "[requirements.newest]\nchrom = 130\n",
            "requirements.newest.chrom: must be one of 'chrome', 'edge', 'firefox' or 'safari'. Did you mean 'chrome'?",
        ),
        (
            "[hours]\nopens = 18:00:00\ncloses = 08:00:00\n",
            "hours: a working day opens before it closes.",
        ),
        (
            '[privacy]\nticket_words = "29d"\n',
            "privacy: ticket_words is at least 30d: a closed ticket may be opened again.",
        ),
        (
            '[reminders]\nday_before = "1h"\nhour_before = "24h"\n',
            "reminders: the invitation comes first, then day_before, and hour_before is nearest to the class.",
        ),
        (
            'staff_channels = ["slak:T01NORTH:C02STAFF"]\n',
            "staff channel 1: 'slak' is not a platform: browser, slack, teams, terminal. Did you mean 'slack'?",
        ),
        (
            'workspaces = ["slack:nroth"]\n' + ANA,
            "ana is in slack:north, which is no workspace of this school. Did you mean 'slack:nroth'?",
        ),
        (
            'workspaces = ["slack:north"]\nstaff_channels = ["slack:south:C02"]\n',
            "there is a staff channel in slack:south, which is no workspace of this school. "
            "Did you mean 'slack:north'?",
        ),
        ("[people.ana]\nname = 'Ana'\n", "people.ana.role: is missing."),
    ],
)
def test_each_mistake_says_where_it_is_and_what_would_be_right(more: str, problem: str) -> None:
    assert refused(SMALLEST + more) == [problem]


def test_each_mistake_says_its_line_in_the_order_of_the_file() -> None:
    with pytest.raises(SettingsError) as caught:
        schools.parse(MISTAKEN, "school.toml")
    told = [re.match(r"school\.toml:(\d+): ", problem) for problem in caught.value.problems]
    assert [int(line[1]) for line in told if line] == [1, 3, 6, 9, 11, 12, 17, 17, 23, 33]


def test_what_is_no_toml_is_told_with_its_line() -> None:
    with pytest.raises(SettingsError, match=r"^school\.toml:4: Expected '\]'.* all brackets closed\?$"):
        schools.parse(SMALLEST + "[people.ana\n", "school.toml")


def test_what_is_missing_is_told_by_name() -> None:
    assert [problem.split(":")[0] for problem in refused("")] == ["id", "name", "zone"]


def test_a_folder_holds_one_file_a_school(tmp_path: Path) -> None:
    (tmp_path / "north.toml").write_text(SMALLEST + 'workspaces = ["slack:north"]\n')
    (tmp_path / "south.toml").write_text(SMALLEST.replace("north", "south") + 'workspaces = ["slack:south"]\n')
    (tmp_path / "notes.txt").write_text("not a school")
    assert [school.id for school in schools.read(tmp_path)] == ["north", "south"]


def test_two_schools_share_neither_a_name_nor_a_workspace(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(SMALLEST + 'workspaces = ["slack:north"]\n')
    (tmp_path / "c.toml").write_text(SMALLEST.replace("north", "south") + 'workspaces = ["slack:north"]\n')
    (tmp_path / "d.toml").write_text(SMALLEST.replace("north", "west"))
    with pytest.raises(SettingsError) as caught:
        schools.read(tmp_path)
    assert caught.value.problems == [
        "Two schools are called 'north'.",
        "slack:north is a workspace of both north and south.",
        "west must name its workspaces: there is more than one school.",
    ]


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text("name = 1\n")
    with pytest.raises(SettingsError) as caught:
        schools.read(tmp_path)
    assert {problem.split(":")[0] for problem in caught.value.problems} == {"a.toml", "b.toml"}


def test_a_file_that_is_not_there_says_how_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (str(tmp_path / "school.toml"), "school.toml"):
        with pytest.raises(SettingsError, match=rf"^{name} .+ `cp bot/content/school\.example\.toml {name}`"):
            schools.read(tmp_path / "school.toml")
        monkeypatch.chdir(tmp_path)


def test_an_empty_folder_says_what_belongs_there(new_folder: Callable[[str], Path]) -> None:
    with pytest.raises(SettingsError, match=r"put one \.toml file a school there"):
        schools.read(new_folder("schools"))
