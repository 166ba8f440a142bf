"""Messages of a school that somebody labelled who knew nothing of how they are understood."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from bot.model.secrets.masking import masked

MESSAGES = Path(__file__).with_name("messages.jsonl")
RIGHT = 0.95


def test_almost_all_are_understood_and_talk_starts_nothing() -> None:
    result = CliRunner().invoke(app, ["understand", "--file", str(MESSAGES)])
    right, acted = (line.rpartition(": ")[2].split() for line in result.output.splitlines()[:2])

    assert right[1:3] == ["of", "403"]
    assert int(right[0]) >= RIGHT * 403
    assert acted == ["0", "of", "64"]


def test_what_nobody_should_know_is_hidden() -> None:
    rows = [json.loads(line) for line in MESSAGES.read_text("utf-8").splitlines()]
    secrets = [(secret, row["text"]) for row in rows for secret in row.get("redact", ())]

    assert len(secrets) == 2
    assert [secret for secret, text in secrets if secret in masked(text)] == []
