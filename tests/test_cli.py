"""The commands: what they print, and that whatever is wrong is told in a sentence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import yaml

from adapters import found, local
from bot import somebody
from bot.demo import school as demo
from bot.model.people import Identity
from store import migrate
from store.store import Store
from tests.commands import refused, told
from tests.store.samples import NORTH, NOW

ROOT = Path(__file__).parent.parent
HEAVY = {"sqlalchemy", "aiohttp", "slack_bolt", "alembic", "apscheduler", "structlog", "asyncio", "sqlite3"}
MOST_MODULES = 200
MANIFESTS = [name for name, module in found.platforms().items() if hasattr(module, "manifest")]
_WHICH = f"Say for which platform: {', '.join(MANIFESTS)}."
COMMANDS = (
    "demo",
    "chat",
    "run",
    "web",
    "worker",
    "migrate",
    "check",
    "roster",
    "export",
    "forget",
    "articles",
    "understand",
    "manifest",
    "dead",
    "playbooks",
)


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
        ("/tickets network", "channel", "on-call", ["intent: ticket_list"]),
        ("!login", "channel", "student", ["intent: login_help"]),
        ("@deskbell login", "channel", "student", ["intent: login_help"]),
        ("@Deskbell, fixed", "ticket-thread", "on-call", ["intent: resolve", "number: 1"]),
        ("see you all tomorrow", "session-thread", "student", ["intent: none"]),
    ],
)
def test_words_are_understood_where_they_are_said(words: str, where: str, role: str, lines: list[str]) -> None:
    assert told("understand", words, "--in", where, "--as", role).output.splitlines() == lines


def test_what_is_not_understood_comes_with_three_guesses() -> None:
    lines = told("understand", "pasword blorp").output.splitlines()
    assert lines[0] == "intent: none"
    guesses = lines[-1].removeprefix("guesses: ").split(", ")
    assert (len(guesses), "login" in guesses) == (3, True)


def test_what_is_understood_can_be_read_by_a_program() -> None:
    printed = told("understand", "ack 12 on my way", "--as", "on-call", "--json").output
    read = json.loads(printed)
    assert any("take" in reason for reason in read.pop("because"))
    assert read == {
        "text": "ack 12 on my way",
        "intent": "ack",
        "arguments": {"number": 12, "note": "on my way"},
        "guesses": [],
    }


def test_the_words_of_the_school_are_known(folder: Path) -> None:
    (folder / "school.toml").write_text('id = "north"\nname = "North"\nzone = "UTC"\n[words]\n"esp" = "login"\n')
    assert json.loads(told("understand", "esp", "--json").output)["intent"] == "login_help"
    assert told("understand", "esp broken").output.splitlines()[0] == "intent: login_help"
    (folder / "school.toml").write_text("id = ")
    result = told("understand", "esp")
    assert result.exit_code == 0
    assert "deskbell check" in result.stderr


@pytest.mark.parametrize("wrong", [["--in", "nowhere"], ["--as", "nobody"], ["--jsn"]])
def test_a_wrong_option_is_told_with_the_right_ones(wrong: list[str]) -> None:
    result = told("understand", "hello", *wrong)
    assert result.exit_code == 2
    assert any(right in result.stderr for right in ("ticket-thread or", "ticket-thread,", "on-call,", "--json"))
    assert "Value error" not in result.stderr


@pytest.mark.parametrize("name", ["on-call", "on call", "oncall", "ana", "Ben", "admin"])
def test_somebody_is_named_by_role_or_by_handle_wherever_it_is_asked(folder: Path, name: str) -> None:
    assert told("understand", "ack 12", "--as", name).output.splitlines()[0] == "intent: ack"
    (folder / "lines.txt").write_text("queue\n")
    printed = told("chat", "--as", name, "--script", "lines.txt").output
    assert "No ticket is open." in printed or "Open tickets" in printed


def test_the_people_of_the_demo_are_the_ones_that_can_be_named() -> None:
    assert {person.handle: person.role for person in demo.school(local.PAGE).people} == somebody.DEMO


def test_nobody_in_the_demo_is_a_guest(folder: Path) -> None:
    [line] = refused("chat", "--as", "guest", "--script", "-")
    assert line == "Nobody in the demo's school is a guest: say one of student, teacher, ana, ben, carla."


def test_the_manifest_for_a_socket_has_no_address() -> None:
    manifest = yaml.safe_load(told("manifest", "slack", "--socket").output)
    assert manifest["settings"]["socket_mode_enabled"] is True
    assert "http" not in json.dumps(manifest)


def test_the_manifest_for_the_web_has_its_address_and_the_wanted_command() -> None:
    manifest = yaml.safe_load(told("manifest", "slack", "--url", "https://desk.example", "--command", "/desk").output)
    assert manifest["features"]["slash_commands"][0]["command"] == "/desk"
    assert manifest["settings"]["event_subscriptions"]["request_url"] == "https://desk.example/slack/events"


def scopes(*options: str) -> set[str]:
    manifest = yaml.safe_load(told("manifest", "slack", "--socket", *options).output)
    return set(manifest["oauth_config"]["scopes"]["bot"])


def test_the_manifest_asks_for_groups_when_the_schools_file_names_one_and_for_addresses_when_told(folder: Path) -> None:
    usual = scopes()
    assert scopes("--emails") - usual == {"users:read.email"}
    with (folder / "school.toml").open("a") as file:
        file.write('[roles]\non_call.groups = ["slack:T01NORTH:S1"]\n')
    assert scopes() - usual == {"usergroups:read"}


def test_a_manifest_is_written_to_a_file_as_it_is_printed(folder: Path) -> None:
    printed = told("manifest", "slack", "--socket").output
    assert told("manifest", "slack", "--socket", "--output", "app.yaml").output == "The manifest is in app.yaml.\n"
    assert (folder / "app.yaml").read_text() + "\n" == printed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["slakc", "--socket"], f"There is no manifest for 'slakc'. {_WHICH} Did you mean 'slack'?"),
        ([], _WHICH),
        (["slack"], "Say either --url"),
        (["slack", "--socket", "--url", "https://desk.example"], "Say either --url"),
        (["slack", "--url", "http://desk.example"], "The address must start with https:// and the name of a host."),
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


def test_a_script_is_said_line_by_line_in_the_terminal(folder: Path) -> None:
    (folder / "lines.txt").write_text("# a remark\n\nhelp login\n1\n")
    printed = told("chat", "--script", "lines.txt").output
    assert "> help login\nWhich service will not let you in?" in printed
    assert "> 1\nDoes a class, an exam or a deadline start in the next 30 minutes?" in printed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--script", "gone.txt"], "gone.txt cannot be read: No such file or directory."),
        (["--script", "-", "--database", "gone/chat.db"], "gone/chat.db cannot be written: No such file or directory."),
    ],
)
def test_a_conversation_that_cannot_begin_says_why(folder: Path, arguments: list[str], sentence: str) -> None:
    assert refused("chat", *arguments) == [sentence]


@pytest.mark.parametrize("command", [["demo", "--no-browser", "--port", "0"], ["chat", "--script", "-"]])
def test_a_file_that_is_no_database_is_told(folder: Path, command: list[str]) -> None:
    (folder / "junk.db").write_text("this is no database, but it is long enough to have a header " * 20)
    assert refused(*command, "--database", "junk.db") == [
        "junk.db cannot be used: it is no database of a demo, or damaged. Say --database with another name."
    ]


@pytest.mark.parametrize("line", ["my diary", "[1]", '{"message": {}}', "\udcff"])
def test_a_conversation_that_cannot_be_read_is_told_with_a_way_out(folder: Path, line: str) -> None:
    demo.opened(folder / "demo.db", True, demo.school(local.PAGE), NOW).close()
    (folder / "demo.db.room").write_text(f"{line}\n", "utf-8", "surrogateescape")
    assert refused("demo", "--no-browser", "--port", "0") == [
        "demo.db.room, line 1: this is not a line of a conversation. "
        "Begin again with --fresh, or say --database with another name."
    ]


@pytest.mark.parametrize("fresh", [[], ["--fresh"]])
def test_what_is_no_demo_s_is_neither_used_nor_thrown_away(folder: Path, fresh: list[str]) -> None:
    (folder / "junk.db").write_text("my diary")
    (folder / "school.db").write_bytes(school_at_work(folder))
    for name in ("junk.db", "school.db"):
        before = (folder / name).read_bytes()
        assert refused("chat", "--script", "-", *fresh, "--database", name) == [
            f"{name} cannot be used: it is no database of a demo, or damaged. Say --database with another name."
        ]
        assert (folder / name).read_bytes() == before


def school_at_work(folder: Path) -> bytes:
    """The database of a school on another platform."""
    store = Store(f"sqlite:///{folder / 'made.db'}")
    migrate.upgrade(store)
    store.know([NORTH], NOW)
    with store.begin(NORTH, NOW) as work:
        store.person(work, Identity("slack", "T01NORTH", "U1", "Sam"))
    store.close()
    return (folder / "made.db").read_bytes()


def test_a_port_that_cannot_be_is_told(folder: Path) -> None:
    result = told("demo", "--no-browser", "--port", "99999")
    assert result.exit_code == 2
    assert "less than or equal to 65535" in result.stderr


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
