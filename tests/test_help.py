"""What somebody reads who asks the program itself what it can do."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from tests.commands import told


@pytest.mark.parametrize("group", [[], ["dead"], ["playbooks"]])
def test_a_list_of_commands_says_of_each_what_it_does_and_breaks_off_nowhere(group: list[str]) -> None:
    listed = told(*group, "--help", COLUMNS="80").output.split("Commands:")[1]
    assert "..." not in listed


def test_the_version_is_told() -> None:
    assert told("--version").output == version("deskbell") + "\n"


def test_nobody_is_named_as_a_speaker_whom_the_school_of_the_demo_does_not_have() -> None:
    assert "guest" not in told("chat", "--help").output
