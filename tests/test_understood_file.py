"""A file of messages is understood at once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app

SAID = (
    {"text": "my tickets", "intent": "ticket_list"},
    {"text": "on it", "intent": "ack", "context": "incident_thread"},
    {"text": "joining 5 min late", "intent": "attendance_checkin", "context": "session_thread", "slots": {}},
    {"text": "what a day", "intent": "none"},
    {"text": "thanks!", "intent": None},
    {"text": "/help login", "intent": "ticket_list", "context": None},
    {"text": "my tickets please", "intent": "none"},
)


def told(file: Path, *options: str) -> list[str]:
    result = CliRunner().invoke(app, ["understand", "--file", str(file), *options])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "said.jsonl"
    path.write_text("\n".join(json.dumps(said) for said in SAID) + "\n\n", "utf-8")
    return path


def test_it_is_counted_how_many_are_right_and_what_was_taken_for_what(file: Path) -> None:
    assert told(file)[:-1] == [
        "right: 5 of 7 (71.4%)",
        "acted upon that should be none: 1 of 3",
        "1 x none taken for ticket_list",
        "1 x ticket_list taken for login_help",
    ]


def test_it_is_told_how_long_understanding_takes(file: Path) -> None:
    assert re.fullmatch(r"half of the messages took less than \d+\.\d\d ms each", told(file)[-1])


def test_a_file_of_an_editor_that_marks_its_beginning_and_has_odd_line_ends_is_read(tmp_path: Path) -> None:
    path = tmp_path / "said.jsonl"
    path.write_text('{"text": "my tickets", "intent": "ticket_list"}\r\n{"text": "my\u2028tickets"}\r\n', "utf-8-sig")
    assert told(path)[0] == "right: 1 of 1 (100.0%)"


def test_each_message_is_a_line_a_program_can_read(file: Path) -> None:
    lines = [json.loads(line) for line in told(file, "--json")]

    assert [line["text"] for line in lines] == [said["text"] for said in SAID]
    assert [line["intent"] for line in lines[:4]] == ["ticket_list", "ack", "attendance_checkin", "none"]
    assert lines[1]["arguments"] == {"number": 1}
    assert (lines[0]["guesses"], len(lines[3]["guesses"])) == ([], 3)


@pytest.mark.parametrize("context", ["incident_thread", "ticket_thread", "ticket-thread"])
def test_talk_below_a_ticket_is_told_from_what_is_added_to_it(tmp_path: Path, context: str) -> None:
    lines = [
        {"text": words, "context": context} for words in ("did you ack it?", "it happens on my tablet too", "on it")
    ]
    (tmp_path / "said.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    read = [json.loads(line) for line in told(tmp_path / "said.jsonl", "--json")]

    assert [line["intent"] for line in read] == ["none", "ticket_comment", "ack"]
    assert read[0]["arguments"] == {}


def test_messages_without_an_intent_are_compared_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "said.jsonl").write_text('{"text": "hello"}', "utf-8")

    assert told(tmp_path / "said.jsonl")[0].startswith("No message says which intent it should be")


@pytest.mark.parametrize("line", ["hello", "[]", "{}", '{"text": 3}'])
def test_a_line_that_is_no_message_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "said.jsonl").write_text(f'{{"text": "hi"}}\n{line}\n', "utf-8")
    result = CliRunner().invoke(app, ["understand", "--file", str(tmp_path / "said.jsonl")])

    assert result.exit_code == 2
    assert "line 2" in result.stderr


@pytest.mark.parametrize("options", [[], ["hello", "--file", "said.jsonl"], ["--file", "nowhere.jsonl"]])
def test_either_words_or_a_file_that_is_there_is_asked_for(options: list[str]) -> None:
    assert CliRunner().invoke(app, ["understand", *options]).exit_code == 2


def test_a_file_that_cannot_be_read_is_told_in_plain_words(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["understand", "--file", str(tmp_path)])
    assert result.exit_code == 2
    assert "it is a folder, not a file" in " ".join(result.stderr.split())
    assert "Errno" not in result.stderr


def test_a_context_that_is_none_is_told_with_its_line(folder: Path) -> None:
    file = folder / "messages.jsonl"
    file.write_text('{"text": "on it"}\n{"text": "on it", "context": "moon"}\n')
    result = CliRunner().invoke(app, ["understand", "--file", str(file)])
    assert result.exit_code == 2
    assert "line 2" in result.stderr
    assert "moon" in result.stderr
