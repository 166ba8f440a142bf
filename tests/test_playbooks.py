"""Who writes playbooks can list them, hear what is wrong, see what became of them, and look at a picture."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from bot import content
from bot.clock import MachineClock
from bot.content import playbooks
from bot.model.playbooks import Answer, Ended, Run, serialise
from bot.model.walkthroughs import Verdict, WalkState
from store.store import Store
from tests.commands import refused, told
from tests.model.lamp import BOOK
from tests.store.samples import NORTH, SOUTH, walkthrough

START, NEXT = "login:L00", "login:L01"
WORDS = Answer("Which service will not let you in?", "my secret", "system", "lms")


@pytest.fixture
def kept(folder: Path) -> Path:
    """Somebody was helped, somebody wanted a person, somebody went away; and somebody of another school was helped."""
    told("migrate")
    now = MachineClock().now()
    asked = Run(NEXT, (START, NEXT), (WORDS,))
    wanted = Run(START, (START,), ended=Ended.PERSON)
    rows: list[dict[str, Any]] = [
        {"state": WalkState.SOLVED, "walk": serialise(asked), "verdict": Verdict.HELPFUL, "begun_at": now},
        {"state": WalkState.PERSON, "walk": serialise(wanted), "begun_at": now - timedelta(days=6)},
        {"state": WalkState.EXPIRED, "walk": serialise(asked), "begun_at": now - timedelta(days=20)},
    ]
    with closing(Store(f"sqlite:///{folder / 'deskbell.db'}")) as store:
        store.know([NORTH, SOUTH], now)
        for school, row in (*((NORTH, row) for row in rows), (SOUTH, rows[0])):
            with store.begin(school, now) as work:
                work.walkthroughs.add(replace(walkthrough(due=None), **row))
    return folder


def test_the_list_has_every_playbook_and_what_begins_it(folder: Path) -> None:
    _, *lines = [line.split("  ") for line in told("playbooks", "list").stdout.splitlines()]

    assert [line[0].strip() for line in lines] == list(playbooks())
    [login] = [[part.strip() for part in line if part.strip()] for line in lines if line[0].startswith("login")]
    assert login == ["login", str(len(playbooks()["login"].steps)), "23", "login", "Signing in"]


def test_what_comes_with_the_program_is_good_and_can_be_shown_everywhere(folder: Path) -> None:
    assert told("playbooks", "check").stdout == f"All {len(playbooks())} playbooks are good.\n"


def test_a_file_is_checked_with_the_others_and_each_mistake_has_its_line(folder: Path) -> None:
    (folder / "lamp.toml").write_text(BOOK)
    assert told("playbooks", "check", "lamp.toml").stdout == "lamp is good.\n"
    wrong = BOOK.replace('yes = "GOOD"', 'yes = "GOOOD"').replace(
        '"Smoke", next = "fire:F1"', '"Smoke", next = "login:X1"'
    )
    (folder / "lamp.toml").write_text(wrong)

    problems = refused("playbooks", "check", "lamp.toml")
    assert "lamp.toml:32: step D: there is no step 'GOOOD'; did you mean 'GOOD'?" in problems
    assert any("'login:X1' is in another playbook" in problem for problem in problems)


def test_a_way_to_a_step_that_another_playbook_does_not_have_is_found(folder: Path) -> None:
    (folder / "lamp.toml").write_text(BOOK.replace("fire", "login"))
    assert refused("playbooks", "check", "lamp.toml") == ["lamp.toml:15: step A: there is no step 'F1' in login.toml"]


LONG = "x" * 1200
TOLD = "".join(f'text = "{LONG}"\nnext = "{name}"\n\n[step.{name}]\nkind = "info"\n' for name in ("E", "F", "G"))


@pytest.mark.parametrize(
    ("right", "wrong", "step", "why"),
    [
        ('label = "A code"', f'label = "{"x" * 75}"', "A", f"the answer '{'x' * 75}' does not fit on its button"),
        ('kind = "instruction"\ntext = "Press the switch."\ntried = "Pressed the switch"\n',
         f'kind = "info"\n{TOLD}text = "{LONG}"\n', "D", "the text is cut"),
    ],
    ids=["a label", "a text"],
)  # fmt: skip
def test_what_a_platform_could_not_show_as_it_is_written_is_a_mistake(
    folder: Path, right: str, wrong: str, step: str, why: str
) -> None:
    text = BOOK.replace(right, wrong, 1)
    (folder / "lamp.toml").write_text(text)

    problems = refused("playbooks", "check", "lamp.toml")
    line = text.splitlines().index(f"[step.{step}]") + 1
    assert problems
    assert all(problem.startswith(f"lamp.toml:{line}: step {step}: ") for problem in problems)
    assert all(problem.endswith(why) for problem in problems)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.toml", "gone.toml cannot be read: there is no such file."),
        ("lamp", "lamp is no playbook: its name ends with .toml."),
    ],
)
def test_what_is_no_playbook_is_refused_in_a_sentence(folder: Path, name: str, said: str) -> None:
    assert refused("playbooks", "check", name) == [said]


def test_every_problem_of_what_comes_with_the_program_is_told(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    broken = {
        "lamp": BOOK.replace('start = "A"', 'start = "Z"'),
        "lump": BOOK.replace('kind = "wait"', 'kind = "wiat"'),
    }
    monkeypatch.setattr(content, "playbook_texts", lambda: broken)
    problems = refused("playbooks", "check")
    assert {problem.partition(":")[0] for problem in problems} == {"lamp.toml", "lump.toml"}


def test_the_figures_are_of_this_school_and_these_days(kept: Path) -> None:
    def login(*options: str) -> list[str]:
        lines = told("playbooks", "figures", *options).stdout.splitlines()
        assert len(lines) == len(playbooks()) + 1
        return next(line.split() for line in lines if line.startswith("login "))

    assert login() == ["login", "3", "0", "1", "0", "0", "1", "1", "1", "0", "0.5"]
    assert login("--days", "7") == ["login", "2", "0", "1", "0", "0", "1", "0", "1", "0", "0.5"]
    assert login("--days", "1") == ["login", "1", "0", "1", "0", "0", "0", "0", "1", "0", "1"]


def test_the_steps_of_one_tell_where_people_leave_or_want_a_person_and_nobodys_words(kept: Path) -> None:
    printed = told("playbooks", "figures", "login")
    lines = [line.split() for line in printed.stdout.splitlines()]

    assert ["SHOWN", "WALKS", "SOLVED", "LEFT", "HANDED", "BEFORE", "STEP"] in lines
    assert ["3", "3", "1", "0", "1", "0", "L00"] in lines
    assert ["2", "2", "1", "1", "0", "1", "L01"] in lines
    assert ["0", "0", "0", "0", "0", "-", "L02"] in lines
    assert any(line[:3] == ["2", "to", "L01:"] for line in lines)
    assert any(line[:3] == ["0", "to", "connectivity:C00:"] for line in lines)
    assert "secret" not in printed.output


def test_a_program_can_read_the_figures(kept: Path) -> None:
    found = json.loads(told("playbooks", "figures", "login", "--json").stdout)

    assert (found["days"], list(found["playbooks"])) == (30, ["login"])
    of = found["playbooks"]["login"]
    assert (of["started"], of["solved"], of["person"], of["left"], of["median_answers"]) == (3, 1, 1, 1, 0.5)
    assert of["steps"]["L00"] == {
        **{"shown": 3, "walks": 3, "solved": 1, "left": 0, "person": 1, "handed_over": 1},
        **{"median_steps_before": 0, "next": {NEXT: 2}},
    }
    assert of["steps"].keys() == playbooks()["login"].steps.keys()
    assert list(json.loads(told("playbooks", "figures", "--json").stdout)["playbooks"]) == list(playbooks())


def test_a_picture_needs_no_database_unless_figures_are_wanted(folder: Path) -> None:
    assert "×" not in told("playbooks", "draw", "login").stdout
    assert not (folder / "deskbell.db").exists()
    assert refused("playbooks", "draw", "login", "--days", "30") == [
        "The database has no tables yet: run `deskbell migrate`."
    ]


def test_the_picture_with_figures_goes_to_a_file_or_is_printed(kept: Path) -> None:
    printed = told("playbooks", "draw", "login", "--days", "30").stdout
    written = told("playbooks", "draw", "login", "--days", "30", "--output", "login.svg")

    assert written.stdout == "The picture is in login.svg.\n"
    assert (kept / "login.svg").read_text("utf-8") == printed
    ElementTree.fromstring(printed)  # noqa: S314  # our own
    assert "In the last 30 days: 3 started, 1 solved" in printed
    [line] = refused("playbooks", "draw", "login", "--output", "gone/login.svg")
    assert line.startswith("gone/login.svg cannot be written: No such file")


def test_the_picture_has_the_figures_of_a_month_in_it_where_there_are_any(kept: Path) -> None:
    usual = told("playbooks", "draw", "login").stdout
    assert usual == told("playbooks", "draw", "login", "--days", "30").stdout
    assert "3×" in usual
    assert "×" not in told("playbooks", "draw", "login", "--days", "0").stdout


def test_a_database_in_which_nobody_was_walked_through_anything_makes_no_figures(folder: Path) -> None:
    told("migrate")

    assert "×" not in told("playbooks", "draw", "login").stdout


@pytest.mark.parametrize("command", ["figures", "draw"])
def test_a_playbook_that_is_not_there_is_told_with_those_that_are(folder: Path, command: str) -> None:
    [line] = refused("playbooks", command, "logn")
    assert line == f"There is no playbook 'logn'. There is: {', '.join(playbooks())}. Did you mean 'login'?"


def test_where_there_are_several_schools_it_must_be_said_which(kept: Path) -> None:
    assert refused("playbooks", "figures", "--school", "west") == ["Say --school with one of: north."]
    assert told("playbooks", "figures", "--school", "north").exit_code == 0
