"""The four jobs, as they read in the terminal: each transcript is played again and must read the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program.transcript import FOLDER, played

TRANSCRIPTS = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.txt")}


@pytest.mark.parametrize("name", sorted(TRANSCRIPTS))
async def test_the_program_says_what_stands_in_the_transcript(tmp_path: Path, name: str) -> None:
    assert await played(TRANSCRIPTS[name], tmp_path) == TRANSCRIPTS[name]
