"""`deskbell check` tells who sets the desk up what is still missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app

SCHOOL = 'name = "North School"\nzone = "Europe/Lisbon"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "school.toml").write_text(SCHOOL, encoding="utf-8")
    (tmp_path / ".env").write_text("", encoding="utf-8")
    (tmp_path / ".env").chmod(0o600)
    return tmp_path


def told() -> list[str]:
    return CliRunner().invoke(app, ["check"]).output.splitlines()


def test_without_a_platform_nobody_can_reach_the_desk(folder: Path) -> None:
    assert any(line.startswith("consider platforms: none is set up, so nobody can reach the desk") for line in told())


@pytest.mark.parametrize(("mode", "said"), [(0o600, "ok       settings: all known"), (0o644, "consider settings: ")])
def test_secrets_that_everybody_on_the_machine_can_read_are_told(folder: Path, mode: int, said: str) -> None:
    (folder / ".env").chmod(mode)

    assert any(line.startswith(said) for line in told())


def test_a_name_that_stands_twice_among_the_settings_is_told_with_its_lines(folder: Path) -> None:
    (folder / ".env").write_text("PORT=1\n\n# the new one\nPORT=2\n", encoding="utf-8")

    assert "consider settings: `.env` has PORT in lines 1, 4: the last one counts." in told()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("[people.ana]\n[people.ana]\n", "schools: school.toml:4: [people.ana] stands there twice."),
        ("staff_channels = [1,\n", ". Are all words in quotes, and all brackets closed?"),
    ],
)
def test_a_file_that_is_no_toml_is_told_in_plain_words(folder: Path, more: str, said: str) -> None:
    (folder / "school.toml").write_text(SCHOOL + more, encoding="utf-8")

    assert any(line.startswith("problem  schools: ") and said in line for line in told())
