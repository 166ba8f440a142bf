"""Only ordinary files are read: whatever else lies in a folder is told with its reason and holds nothing up."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.settings import SettingsError
from bot.files import schools
from bot.files.bookshelf import Bookshelf
from bot.files.ordinary import text_of
from tests.commands import refused
from tests.model.lamp import BOOK
from tests.test_bookshelf import OURS, SCHOOL, Stocked, looks, read

STRANGE: Mapping[str, tuple[Callable[[Path], None], str]] = {
    "a folder": (Path.mkdir, "it is a folder, not a file"),
    "a pipe": (os.mkfifo, "it is a pipe or a device, not a file with text"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "it is a pipe or a device, not a file with text"),
    "a link to nothing": (lambda path: path.symlink_to("gone.toml"), "it is a link to a file that is not there"),
}


@contextmanager
def as_nobody_special() -> Iterator[None]:
    """Without the rights of whoever may read everything."""
    before = os.geteuid()
    os.seteuid(before or 65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_what_an_editor_puts_before_the_text_and_behind_its_lines_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "school.toml"
    file.write_text('id = "north"\nname = "North"\nzone = "Europe/Lisbon"\n', "utf-8-sig", newline="\r\n")
    assert text_of(file) == 'id = "north"\nname = "North"\nzone = "Europe/Lisbon"\n'
    assert schools.parse(text_of(file), file.name).id == "north"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of a school's own playbooks."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "login.toml").write_text(OURS)
    return tmp_path / "own"


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.logs_errors("playbooks refused")
def test_what_is_no_ordinary_file_is_told_with_its_reason_and_nothing_waits_for_it(
    folder: Path, own: Path, name: str
) -> None:
    stocked = Stocked()
    shelf = Bookshelf([read(own)], stocked)
    make, why = STRANGE[name]
    make(own / "lamp.toml")
    problem = f"lamp.toml cannot be read: {why}."
    (folder / "school.toml").write_text(SCHOOL)

    assert refused("playbooks", "check", "own/lamp.toml") == [problem]
    assert refused("playbooks", "check") == [f"school.toml: playbooks: {problem}"]
    looks(shelf)
    assert (shelf.problems["north"], stocked.shelves) == ((problem,), {})


def test_a_file_that_may_not_be_read_is_told_as_that(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at from inside the folder: whoever has no special rights may not come there from above."""
    for each, mode in ((own.parent, 0o755), (own, 0o755), (own / "login.toml", 0)):
        each.chmod(mode)
    monkeypatch.chdir(own.parent)
    with as_nobody_special(), pytest.raises(SettingsError, match=r"login\.toml cannot be read: its permissions"):
        schools.parse(SCHOOL, "north.toml", Path())
    own.chmod(0)
    with as_nobody_special(), pytest.raises(SettingsError, match="playbooks: own: its permissions"):
        schools.parse(SCHOOL, "north.toml", Path())
    own.chmod(0o755)


@pytest.mark.logs_errors("playbooks refused")
def test_a_link_that_is_mended_is_read(own: Path) -> None:
    stocked = Stocked()
    shelf = Bookshelf([read(own)], stocked)
    (own / "lamp.toml").symlink_to(own.parent / "lamp.toml")
    looks(shelf)
    assert stocked.shelves == {}

    (own.parent / "lamp.toml").write_text(BOOK)
    looks(shelf)
    assert "lamp" in stocked.shelves["north"]


def test_a_school_s_file_that_is_a_pipe_is_told_and_nothing_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "school.toml")
    with pytest.raises(
        SettingsError, match=r"^school\.toml cannot be read: it is a pipe or a device, not a file"
    ) as told:
        schools.read(tmp_path / "school.toml")
    assert "Begin with" not in str(told.value)
    with pytest.raises(SettingsError, match=r"gone\.toml cannot be read: there is no such file\. Begin with `cp "):
        schools.read(tmp_path / "gone.toml")
