"""Standard input and output that are closed, or have not all letters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.streams import usable

ROOT = Path(__file__).parent.parent


def test_what_has_no_room_for_a_letter_is_written_with_its_number_and_nothing_is_lost() -> None:
    written = io.BytesIO()
    out = usable(io.TextIOWrapper(written, "ascii", write_through=True), "w")
    out.write(json.dumps("Zoë… 🙂", ensure_ascii=False))
    assert written.getvalue() == rb'"Zo\u00eb\u2026 \ud83d\ude42"'
    assert json.loads(written.getvalue()) == "Zoë… 🙂"


def test_a_letter_that_is_torn_is_read_as_another_one() -> None:
    torn = io.TextIOWrapper(io.BytesIO("Zoë".encode()[:-1] + b"\n"), "utf-8")
    assert usable(torn, "r").read() == "Zo\ufffd\n"


def test_what_is_closed_is_empty_and_takes_everything() -> None:
    with usable(None, "r") as source, usable(None, "w") as sink:
        assert source.read() == ""
        sink.write("🙂")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device without room is Linux's")
@pytest.mark.parametrize("command", [["--help"], ["understand", "hello"], ["chat", "--script", "words.txt"]])
def test_what_finds_no_room_is_told_in_a_sentence(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "words.txt").write_text("help\n", "utf-8")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=environment,
            timeout=60,
            check=False,
            text=True,
        )
    assert (done.returncode, done.stderr) == (1, "Not all of this could be printed: No space left on device.\n")


@pytest.mark.parametrize("command", [["playbooks", "list"], ["understand", "hi"], ["chat", "--script", "-"]])
def test_whoever_has_read_enough_ends_it_as_if_all_had_been_read(tmp_path: Path, command: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "bot", *command],
        input="help\n",
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
        text=True,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_conversation_in_a_terminal_without_letters_goes_on_and_one_without_input_ends(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    (tmp_path / "words.txt").write_text("Zoë ✓\nhelp login\n", "utf-8")
    closing = "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, '-m', 'bot', *sys.argv[1:]])"
    for way in ("words.txt", "-"):
        done = subprocess.run(
            [sys.executable, "-c", closing, "chat", "--script", way],
            capture_output=True,
            cwd=tmp_path,
            env=environment,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert (rb"I did not understand \u201cZo\u00eb \u2713\u201d" in done.stdout) is (way == "words.txt")
        assert (b"Which service will not let you in?" in done.stdout) is (way == "words.txt")
