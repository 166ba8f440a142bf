"""The commands: what they print, and that whatever is wrong is told in a sentence."""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
import yaml
from typer.testing import CliRunner, Result

from bot.cli import app
from store.store import Store

ROOT = Path(__file__).parent.parent
SECRET = "geheim-4711"
SCHOOL = 'id = "north"\nname = "North School"\nzone = "Europe/Lisbon"\n'
SLACK = {"SLACK_BOT_TOKEN": f"xoxb-{SECRET}", "SLACK_SIGNING_SECRET": SECRET}
HEAVY = {"sqlalchemy", "aiohttp", "slack_bolt", "alembic", "apscheduler", "structlog", "asyncio", "sqlite3"}
MOST_MODULES = 200
COMMANDS = ("demo", "chat", "run", "web", "worker", "migrate", "check", "understand", "manifest")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one's own with a school in it, and an environment without any setting."""
    for name in os.environ:
        if name.startswith(("SLACK_", "TEAMS_", "DATABASE_", "DESKBELL_", "PORT", "HOST", "LOG_LEVEL")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "school.toml").write_text(SCHOOL)
    handlers, level = logging.root.handlers[:], logging.root.level
    yield tmp_path
    logging.root.handlers[:], logging.root.level = handlers, level
    structlog.reset_defaults()


def told(*arguments: str, **environment: str) -> Result:
    result = CliRunner().invoke(app, arguments, env=environment)
    assert SECRET not in result.output
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def refused(*arguments: str, **environment: str) -> list[str]:
    result = told(*arguments, **environment)
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr.splitlines()


def modules_after(*arguments: str) -> set[str]:
    """What is imported when a command has answered."""
    printing = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    code = f"{printing}; from bot.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=True)
    return set(done.stderr.split())


def test_the_help_answers_without_anything_heavy() -> None:
    modules = modules_after("--help")
    assert (HEAVY | {"pydantic"}) & modules == set()
    assert len(modules) < MOST_MODULES


def test_the_help_of_a_command_needs_nothing_of_the_command() -> None:
    modules = modules_after("run", "--help")
    assert HEAVY & modules == set()
    assert not any(name.startswith(("adapters", "handlers", "store")) for name in modules)


def test_the_help_names_every_command() -> None:
    listed = [line.split()[0] for line in told("--help").output.split("Commands:")[1].splitlines() if line.strip()]
    assert listed == list(COMMANDS)


@pytest.mark.parametrize(
    ("words", "where", "role", "lines"),
    [
        ("I forgot my password", "dm", "student", ["intent: login_help"]),
        ("ack 12", "dm", "on-call", ["intent: ack", "number: 12"]),
        ("ack", "ticket-thread", "on-call", ["intent: ack", "number: 1"]),
        (
            "it is the blue one",
            "ticket-thread",
            "student",
            ["intent: ticket_comment", "number: 1", "text: it is the blue one"],
        ),
        ("ack 12", "channel", "on-call", ["intent: none"]),
        ("login", "channel", "student", ["intent: none"]),
        ("/help login", "channel", "student", ["intent: login_help"]),
        ("/desk login", "channel", "student", ["intent: login_help"]),
        ("!login", "channel", "student", ["intent: login_help"]),
        ("@deskbell login", "channel", "student", ["intent: login_help"]),
        ("@Deskbell, fixed", "ticket-thread", "on-call", ["intent: resolve", "number: 1"]),
        ("see you all tomorrow", "session-thread", "student", ["intent: none"]),
    ],
)
def test_words_are_understood_where_they_are_said(words: str, where: str, role: str, lines: list[str]) -> None:
    assert told("understand", words, "--in", where, "--as", role).output.splitlines() == lines


def test_what_is_not_understood_comes_with_three_guesses() -> None:
    lines = told("understand", "my pasword is gone").output.splitlines()
    assert lines[0] == "intent: none"
    guesses = lines[-1].removeprefix("guesses: ").split(", ")
    assert (len(guesses), "login" in guesses) == (3, True)


def test_what_is_understood_can_be_read_by_a_program() -> None:
    printed = told("understand", "ack 12 on my way", "--as", "on-call", "--json").output
    assert json.loads(printed) == {
        "text": "ack 12 on my way",
        "intent": "ack",
        "arguments": {"number": 12, "note": "on my way"},
        "guesses": [],
    }


@pytest.mark.parametrize("wrong", [["--in", "nowhere"], ["--as", "nobody"], ["--jsn"]])
def test_a_wrong_option_is_told_with_the_right_ones(wrong: list[str]) -> None:
    result = told("understand", "hello", *wrong)
    assert result.exit_code == 2
    assert any(right in result.stderr for right in ("'ticket-thread'", "'on-call'", "--json"))


def test_the_manifest_for_a_socket_has_no_address() -> None:
    manifest = yaml.safe_load(told("manifest", "slack", "--socket").output)
    assert manifest["settings"]["socket_mode_enabled"] is True
    assert "http" not in json.dumps(manifest)


def test_the_manifest_for_the_web_has_its_address_and_the_wanted_command() -> None:
    manifest = yaml.safe_load(told("manifest", "slack", "--url", "https://desk.example", "--command", "/desk").output)
    assert manifest["features"]["slash_commands"][0]["command"] == "/desk"
    assert manifest["settings"]["event_subscriptions"]["request_url"] == "https://desk.example/slack/events"


def test_a_manifest_is_written_to_a_file_as_it_is_printed(folder: Path) -> None:
    printed = told("manifest", "slack", "--socket").output
    assert told("manifest", "slack", "--socket", "--output", "app.yaml").output == "The manifest is in app.yaml.\n"
    assert (folder / "app.yaml").read_text() + "\n" == printed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["slakc", "--socket"], "There is no manifest for 'slakc'. There is one for: slack"),
        (["slack"], "Say either --url"),
        (["slack", "--socket", "--url", "https://desk.example"], "Say either --url"),
        (["slack", "--url", "http://desk.example"], "The address must start with https://."),
        (["slack", "--socket", "--command", "Help"], "The command must be a slash and"),
        (["slack", "--socket", "--output", "gone/app.yaml"], "gone/app.yaml cannot be written: No such file or"),
    ],
)
def test_a_wrong_manifest_is_refused_in_a_sentence(arguments: list[str], sentence: str) -> None:
    [line] = refused("manifest", *arguments)
    assert line.startswith(sentence)


def test_migrating_twice_is_the_same_as_once(folder: Path) -> None:
    first, second = told("migrate"), told("migrate")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert second.output == first.output.replace(".\n", ", as before.\n")
    assert (folder / "deskbell.db").exists()


def test_the_env_file_is_read_by_every_command(folder: Path) -> None:
    (folder / ".env").write_text("DATABASE_URL=sqlite:///other.db\n")
    told("migrate")
    assert (folder / "other.db").exists()


@pytest.mark.parametrize("command", ["run", "web", "worker"])
class TestWhatServes:
    """The three commands that stay: each refuses to begin when it could not do its work."""

    def test_an_empty_database_is_refused(self, folder: Path, command: str) -> None:
        assert refused(command, **SLACK) == ["The database has no tables yet: run `deskbell migrate`."]

    def test_a_database_of_a_newer_program_is_refused(self, folder: Path, command: str) -> None:
        told("migrate")
        store = Store("sqlite:///deskbell.db")
        with store.transaction() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        store.close()
        [line] = refused(command, **SLACK)
        assert line.endswith("it needs a newer Deskbell.")
        assert refused("migrate") == [line]

    def test_without_a_platform_nothing_could_be_heard(self, folder: Path, command: str) -> None:
        [line] = refused(command)
        assert line.startswith("No platform is set up. `deskbell demo` needs none;")

    def test_a_file_that_another_process_has_is_refused(self, folder: Path, command: str) -> None:
        told("migrate")
        other = Store("sqlite:///deskbell.db")
        other.lock()
        [line] = refused(command, **SLACK)
        other.close()
        assert line.startswith("Another Deskbell is running on deskbell.db.")

    def test_what_is_wrong_with_school_and_platform_is_told_at_once(self, folder: Path, command: str) -> None:
        (folder / "school.toml").write_text(SCHOOL.replace("Lisbon", "Lisboa"))
        school, platform = refused(command, SLACK_BOT_TOKEN=SECRET, SLACK_SIGNING_SECRET=SECRET)
        assert "Did you mean 'Europe/Lisbon'?" in school
        assert platform.startswith("SLACK_BOT_TOKEN must start with")

    def test_a_folder_that_is_not_there_is_told(self, folder: Path, command: str) -> None:
        [line] = refused(command, **SLACK, DATABASE_URL="sqlite:///gone/deskbell.db")
        assert line == "gone/deskbell.db cannot be written: No such file or directory."


@pytest.mark.parametrize("command", ["run", "web"])
def test_a_port_that_is_taken_is_told(folder: Path, command: str) -> None:
    told("migrate")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        [line] = refused(command, **SLACK, PORT=port)
    assert line == f"Port {port} of 127.0.0.1 cannot be used: Address already in use. Set PORT to another one."


def test_a_check_of_something_that_works_says_so(folder: Path) -> None:
    told("migrate")
    result = told("check", **SLACK)
    assert result.exit_code == 0
    assert [line.split(":")[0] for line in result.output.splitlines()] == [
        f"ok       {part}" for part in ("playbooks", "settings", "schools", "platforms", "database")
    ]


def test_a_check_tells_every_problem_of_every_part(folder: Path) -> None:
    (folder / "school.toml").write_text("colour = 1\n")
    result = told("check", SLACK_BOT_TOKEN=SECRET)
    assert result.exit_code == 1
    problems = [line.split(":")[0] for line in result.output.splitlines() if line.startswith("problem")]
    assert problems == ["problem  schools"] * 4 + ["problem  platforms"] * 2 + ["problem  database"]


@pytest.mark.parametrize("command", ["check", "migrate"])
def test_a_database_out_of_reach_is_told_without_its_password(folder: Path, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    result = told(command, DATABASE_URL=f"postgresql://desk:{SECRET}@127.0.0.1:{port}/desk")
    assert result.exit_code == 1
    assert "The database cannot be used. Is DATABASE_URL right, and the server running?" in result.output


def test_a_script_is_said_line_by_line_in_the_terminal(folder: Path) -> None:
    (folder / "lines.txt").write_text("# a remark\n\nhelp login\n1\n")
    printed = told("chat", "--script", "lines.txt").output
    assert "> help login\nWhich service will not let you in?" in printed
    assert "> 1\nDoes a class, an exam or a deadline start in the next 30 minutes?" in printed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--as", "nobody", "--script", "-"], "Nobody is called 'nobody': say student, teacher, ana, ben or carla."),
        (["--script", "gone.txt"], "gone.txt cannot be read: No such file or directory."),
        (["--script", "-", "--database", "gone/chat.db"], "gone/chat.db cannot be written: No such file or directory."),
    ],
)
def test_a_conversation_that_cannot_begin_says_why(folder: Path, arguments: list[str], sentence: str) -> None:
    assert refused("chat", *arguments) == [sentence]


def test_the_demo_serves_its_page_and_stops_in_good_order(folder: Path) -> None:
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as demo:
        try:
            assert demo.stdout is not None
            line = demo.stdout.readline()
            assert line.startswith("Open http://127.0.0.1:")
            with urllib.request.urlopen(line.split()[1], timeout=20) as page:  # noqa: S310 - our own page
                assert "Deskbell" in page.read().decode()
            demo.send_signal(signal.SIGTERM)
            _, complaints = demo.communicate(timeout=40)
        finally:
            demo.kill()
    assert (demo.returncode, complaints) == (0, "")
