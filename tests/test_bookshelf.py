"""A school has playbooks of its own in a folder; what is wrong there never takes the place of what was right."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from adapters.settings import SettingsError
from bot.content import playbook_texts, playbooks
from bot.figures import Figures
from bot.files import schools
from bot.files.bookshelf import Bookshelf
from bot.health import Health
from bot.model.playbooks import Shelf
from bot.model.school import School
from bot.threads import Threads
from store.store import Store
from tests.commands import refused, told
from tests.model.lamp import BOOK
from tests.stories.looking import SECOND, says_all
from tests.stories.test_playbook_changes import CHANGED
from tests.world import NORTH, Turned, World

SCHOOL = 'id = "north"\nname = "North School"\nzone = "Europe/Lisbon"\nplaybooks = "own"\n'
LOGIN = playbook_texts()["login"]
OURS = LOGIN.replace("Which service will not let you in?", "What will not let you in at North School?")
BROKEN = OURS.replace('next = "L01"', 'next = "L0I"', 1)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of a school's own playbooks, with one of them in it."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "login.toml").write_text(OURS)
    return tmp_path / "own"


def read(own: Path) -> School:
    return schools.parse(SCHOOL, "north.toml", own.parent)


def put(own: Path, text: str, name: str = "login") -> None:
    """Another text in a file, at another time."""
    file = own / f"{name}.toml"
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text)
    os.utime(file, ns=(before + 10**9, before + 10**9))


def looks(shelf: Bookshelf) -> None:
    """Long enough to see that nothing changes any more."""
    for _ in range(2):
        shelf.look()


class Stocked:
    """What schools were given."""

    def __init__(self) -> None:
        self.shelves: dict[str, Shelf] = {}

    def __call__(self, school: str, shelf: Shelf) -> None:
        self.shelves[school] = shelf


def first_question(shelf: Shelf | None) -> str:
    assert shelf is not None
    return shelf["login"].steps["L00"].text


def test_a_school_s_own_takes_the_place_of_the_one_that_comes_with_the_program(own: Path) -> None:
    school = read(own)

    assert school.playbooks is not None
    assert school.playbooks.keys() == playbooks().keys()
    assert first_question(school.playbooks) == "What will not let you in at North School?"
    assert first_question(playbooks()) == "Which service will not let you in?"


def test_a_file_as_windows_writes_it_is_read(own: Path) -> None:
    (own / "login.toml").write_bytes(b"\xef\xbb\xbf" + OURS.replace("\n", "\r\n").encode())

    assert first_question(read(own).playbooks).startswith("What will not")


def line_of(words: str, text: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


STEP = '\n[step.LOST]\nkind = "info"\ntext = "Hello."\nnext = "%s"\n'
PASSED = OURS.count("\n") + (256 * 1024 - len(OURS.encode())) // len("# x\n") + 1
DEEP = OURS.count("\n") + 2 + 5  # a step is the third level, and the sixth bracket in it the ninth
BAD: dict[str, tuple[bytes, str]] = {
    "an unknown step": (BROKEN.encode(), f"login.toml:{line_of('L0I', BROKEN)}: step L00: there is no step 'L0I'"),
    "a dead end": (OURS.replace('[step.L01]', '[step.L01x]', 1).encode(), "there is no step 'L01'"),
    "a step twice": ((OURS + LOGIN[LOGIN.index("[step.L00]"):]).encode(), "Cannot declare ('step', 'L00') twice"),
    "a loop without an end": ((OURS + STEP % "LOST").encode(), "step LOST: goes round for ever and never reaches"),
    "a branch that leads to itself": (
        (OURS + '\n[step.LOST]\nkind = "branch"\nwhen = [{ fact = "burst", next = "L00" }]\nnext = "LOST"\n').encode()
        .replace(b'next = "L01"', b'next = "LOST"', 1), "step LOST: goes round without asking anybody (LOST)"),
    "a question for a password": (
        OURS.replace("What will not let you in at North School?", "What is your password?").encode(),
        "step L00: asks for a secret: 'What is your password'"),
    "a step nobody comes to": ((OURS + STEP % "L00").encode(), "step LOST: no way leads to this step"),
    "a way to nowhere": (OURS.replace('"security:S20"', '"security:S20x"').encode(), "no step 'S20x' in security.toml"),
    "words that are missing": (OURS.replace('title = "Signing in"', "", 1).encode(), "top: 'title' is missing"),
    "a megabyte": (OURS.encode() + b"# x\n" * 250_000, f"login.toml:{PASSED}: the file is larger than 256 KB"),
    "what is nested deeply": (OURS.encode() + b"\nx = " + b"[\n" * 5000 + b"]" * 1000, f"login.toml:{DEEP}: tables"),
    "what is no UTF-8": (OURS.encode() + b'\n# caf\xe9\n', f"login.toml:{OURS.count(chr(10)) + 2}: not UTF-8"),
    "nothing": (b"", "login.toml:1: top: 'title' is missing or empty"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_with_its_place_and_reason_by_the_check_and_at_the_start(
    folder: Path, own: Path, what: str
) -> None:
    raw, why = BAD[what]
    (own / "login.toml").write_bytes(raw)
    (folder / "school.toml").write_text(SCHOOL)

    checked = refused("playbooks", "check", "own/login.toml")
    assert any(why in problem for problem in checked), checked
    assert all(problem.startswith("login.toml") for problem in checked)
    with pytest.raises(SettingsError) as stopped:
        read(own)
    assert any(problem.startswith("north.toml: playbooks: login.toml") for problem in stopped.value.problems)
    assert any(why in problem for problem in stopped.value.problems)
    assert any(why in problem for problem in refused("playbooks", "check"))


def test_a_folder_that_is_not_there_is_told(own: Path) -> None:
    shutil.rmtree(own)
    with pytest.raises(SettingsError, match="own: there is no such folder"):
        read(own)


def test_the_check_and_the_list_know_the_school_s_own(folder: Path, own: Path) -> None:
    (own / "lamp.toml").write_text(BOOK)
    (folder / "school.toml").write_text(SCHOOL)

    assert told("playbooks", "check").stdout.splitlines() == [
        f"All {len(playbooks())} playbooks are good.",
        "Playbooks of North School's own: 2, all good.",
    ]
    assert "lamp " in told("playbooks", "list").stdout
    assert "at North School?" in told("playbooks", "draw", "login").stdout


def test_a_file_that_changes_is_read_once_it_changes_no_more(own: Path) -> None:
    stocked = Stocked()
    shelf = Bookshelf([read(own)], stocked)
    shelf.look()
    put(own, OURS.replace("at North School", "here"))
    shelf.look()
    assert stocked.shelves == {}

    shelf.look()
    assert first_question(stocked.shelves.pop("north")) == "What will not let you in here?"
    shelf.look()
    assert stocked.shelves == {}
    assert shelf.told() == {}


def test_a_file_that_changes_while_the_program_begins_is_read(own: Path) -> None:
    school, stocked = read(own), Stocked()
    put(own, OURS.replace("at North School", "here"))
    looks(Bookshelf([school], stocked))

    assert first_question(stocked.shelves["north"]) == "What will not let you in here?"


@pytest.mark.parametrize("what", BAD)
def test_a_file_that_becomes_bad_leaves_the_old_one_in_force_and_is_told(own: Path, what: str) -> None:
    stocked = Stocked()
    shelf = Bookshelf([read(own)], stocked)
    (own / "login.toml").write_bytes(BAD[what][0])
    with capture_logs() as logged:
        for _ in range(4):
            shelf.look()

    assert stocked.shelves == {}
    [line] = logged
    assert (line["event"], line["school"], line["log_level"]) == ("playbooks refused", "north", "error")
    assert any(BAD[what][1] in problem for problem in line["problems"])
    warning = str(shelf.told()["warning"])
    assert warning.startswith("north: login.toml")
    assert warning.endswith("; the playbooks from before stay in force")


@pytest.mark.logs_errors("playbooks refused")
def test_a_file_that_is_mended_is_taken_and_told_of_no_more(own: Path) -> None:
    stocked = Stocked()
    shelf = Bookshelf([read(own)], stocked)
    put(own, BROKEN)
    looks(shelf)
    put(own, OURS)
    looks(shelf)

    assert shelf.told() == {}
    assert stocked.shelves.keys() == {"north"}


@pytest.mark.logs_errors("playbooks refused")
def test_a_file_that_is_taken_away_gives_back_the_one_of_the_program_and_a_lost_folder_changes_nothing(
    own: Path,
) -> None:
    stocked = Stocked()
    shelf = Bookshelf([read(own)], stocked)
    (own / "login.toml").unlink()
    looks(shelf)
    assert first_question(stocked.shelves.pop("north")) == "Which service will not let you in?"

    put(own, OURS)
    looks(shelf)
    stocked.shelves.clear()
    shutil.rmtree(own)
    looks(shelf)
    assert stocked.shelves == {}
    assert shelf.told()["warning"] == ("north: own: there is no such folder.; the playbooks from before stay in force")


def test_whoever_is_in_the_middle_of_it_goes_on_in_the_new_one(own: Path, database_url: str) -> None:
    school = read(own)
    north = replace(NORTH, playbooks=school.playbooks, playbooks_from=school.playbooks_from)
    world = World(database_url, (north, replace(NORTH, id="south", workspaces=frozenset({("chat", "south")}))))
    shelf = Bookshelf(world.schools, world.engine.stock)
    elsewhere = world.person("kim", workspace="south")
    assert says_all(world.student, "login") == ["What will not let you in at North School?"]
    says_all(elsewhere, "login")

    put(own, OURS.replace("at North School", "here").replace('label = "Something else"', 'label = "Another thing"'))
    looks(shelf)
    assert says_all(world.student, "1") == [f"{CHANGED}\nWhat will not let you in here?"]
    assert says_all(elsewhere, "something else") == [SECOND]
    assert says_all(world.student, "another thing") == [SECOND]
    world.close()


@pytest.mark.logs_errors("playbooks refused")
async def test_the_operator_sees_it_and_the_program_stays_ready(own: Path, store: Store) -> None:
    threads = Threads(1)
    health = Health(store, threads, Turned(), Figures(), ticks=False)
    assert "playbooks" not in await health.ready()
    health.books = Bookshelf([read(own)], Stocked())
    put(own, BROKEN)
    looks(health.books)

    part = (await health.ready())["playbooks"]
    assert part.problem is None
    assert "there is no step 'L0I'" in str(part.facts["warning"])
    threads.close()
