"""The commands that stay, and the one that looks everything over: what is wrong is told at once, in sentences."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from adapters import found
from bot import run as program
from bot.clock import SharedClock
from bot.content import example_contact
from bot.model.ports import Clock
from store.store import Store
from tests.commands import SCHOOL, SECRET, SLACK, refused, told
from tests.fakes.slack import FakeSlack, refusing
from tests.store.samples import NORTH, NOW, ticket

NO_FOLDER = "DATABASE_URL names a file in the folder gone, which is not there: make that folder, or name another file."
CONTENT = Path(__file__).parent.parent / "bot/content"


@pytest.mark.parametrize("command", ["run", "web", "worker"])
class TestWhatServes:
    """The three commands that stay: each refuses to begin when it could not do its work."""

    def test_an_empty_database_is_refused(self, folder: Path, command: str) -> None:
        assert refused(command, **SLACK) == ["The database has no tables yet: run `deskbell migrate`."]

    def test_a_database_that_was_not_migrated_is_refused(self, folder: Path, command: str) -> None:
        told("migrate")
        has_schema("0001")
        [line] = refused(command, **SLACK)
        assert line.endswith("run `deskbell migrate`.")

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
        school, platform = refused(command, SLACK_BOT_TOKEN=SECRET, SLACK_SIGNING_SECRET="0" * 32)
        assert "Did you mean 'Europe/Lisbon'?" in school
        assert platform.startswith("SLACK_BOT_TOKEN must start with")

    def test_every_problem_is_told_at_once(self, folder: Path, command: str) -> None:
        (folder / "school.toml").write_text(SCHOOL.replace("Lisbon", "Lisboa"))
        wrong = {"LOG_LEVEL": "inf", "PORT": "x", "DATABASE_URL": "mysql://x", "SLACK_BOT_TOKENN": "x"}
        lines = refused(command, **wrong, SLACK_BOT_TOKEN=SECRET, SLACK_SIGNING_SECRET="0" * 32)
        assert [line.split()[0] for line in lines] == [
            "SLACK_BOT_TOKENN",
            "DATABASE_URL",
            "PORT",
            "LOG_LEVEL",
            "school.toml:3:",
            "SLACK_BOT_TOKEN",
        ]
        assert lines[0] == "SLACK_BOT_TOKENN is not a setting. Did you mean SLACK_BOT_TOKEN?"

    def test_what_is_refused_leaves_no_database_behind(self, folder: Path, command: str) -> None:
        refused(command, **SLACK)
        assert sorted(path.name for path in folder.iterdir()) == ["school.toml"]

    def test_a_file_that_is_no_database_is_refused(self, folder: Path, command: str) -> None:
        (folder / "deskbell.db").write_text("this is no database, but it is long enough to have a header " * 20)
        [line] = refused(command, **SLACK)
        assert line == "deskbell.db cannot be used: it is no database, or damaged. Is DATABASE_URL right?"

    def test_a_folder_that_is_not_there_is_told(self, folder: Path, command: str) -> None:
        [line] = refused(command, **SLACK, DATABASE_URL="sqlite:///gone/deskbell.db")
        assert line == NO_FOLDER

    def test_what_a_platform_wants_no_more_of_is_told_by_the_clock_of_all_processes(
        self, folder: Path, command: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told("migrate")
        clocks, built = list[Clock](), found.build

        def builds(environment: Mapping[str, str], clock: Clock) -> found.Adapters:
            clocks.append(clock)
            return built(environment, clock)

        monkeypatch.setattr(found, "build", builds)
        monkeypatch.setattr(program, "_run", lambda app, _: clocks.append(app.clock))
        told(command, **SLACK, PORT="0")
        [of_platforms, of_all] = clocks
        assert of_platforms is of_all
        assert isinstance(of_all, SharedClock)


def has_schema(version: str) -> None:
    with closing(Store("sqlite:///deskbell.db")) as store, store.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def test_a_database_of_a_newer_program_is_not_migrated(folder: Path) -> None:
    told("migrate")
    has_schema("9999")
    [line] = refused("migrate")
    assert line.endswith("it needs a newer Deskbell.")


@pytest.mark.parametrize(("command", "name"), [("run", "PORT"), ("web", "PORT"), ("worker", "WORKER_PORT")])
def test_a_port_that_is_taken_is_told(folder: Path, command: str, name: str) -> None:
    told("migrate")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        [line] = refused(command, **SLACK, **{name: port})
    assert line == f"Port {port} of 127.0.0.1 cannot be used: Address already in use. Set {name} to another one."


def test_a_check_of_something_that_works_says_so_and_what_it_could_not_try(folder: Path) -> None:
    told("migrate")
    result = told("check", **SLACK)
    assert result.exit_code == 0
    assert [line.split(":")[0] for line in result.output.splitlines()] == [
        "ok       playbooks",
        "ok       articles",
        "ok       settings",
        "consider schools",
        "consider schools",
        "consider schools",
        "ok       schools",
        "ok       platforms",
        "consider workspaces",
        "ok       database",
        "ok       journal",
    ]
    assert [line for line in result.output.splitlines() if line.startswith("consider")] == [
        "consider schools: North School: there is no staff channel: nobody sees a ticket who does not ask for it.",
        "consider schools: North School: there is no contact under [safety]: who writes of a danger is told of nobody "
        "at the school by name.",
        "consider schools: North School: no ladder is for P1 and P2: nobody is called for such tickets.",
        "consider workspaces: slack does not answer from here, so it is not known whether the tokens are right.",
    ]


def test_a_check_of_the_example_s_contact_says_that_it_is_nobody(folder: Path) -> None:
    told("migrate")
    (folder / "school.toml").write_text(SCHOOL + f'[safety]\ncontact = "{example_contact()}"\n')
    result = told("check", **SLACK)

    assert result.exit_code == 1
    [problem] = [line for line in result.output.splitlines() if line.startswith("problem")]
    assert problem.startswith("problem  schools: North School: the contact under [safety] is that of the example")


def test_a_file_of_settings_that_cannot_be_read_is_told_without_what_stands_in_it(folder: Path) -> None:
    (folder / ".env").write_text("PORT=1\n\nSLACK_BOT_TOKEN xoxb-secret\nHOST\n")
    assert [line.split("settings: ")[1] for line in told("check").output.splitlines() if "settings" in line] == [
        ".env:3: write NAME=value.",
        ".env:4: write NAME=value.",
    ]
    (folder / ".env").write_text("PORT=1\n", "utf-16")
    assert refused("run")[0] == ".env:1: not UTF-8: save the file as UTF-8"


async def test_a_check_tells_that_the_token_is_of_another_workspace_than_the_school(folder: Path) -> None:
    (folder / "school.toml").write_text(SCHOOL + 'workspaces = ["slack:T01NORTH"]\n')
    async with FakeSlack() as slack:
        lines = []
        for slack.workspace.team in ("T01NORTH", "T02SOUTH"):
            result = await asyncio.to_thread(told, "check", **slack.environment())
            lines += [line for line in result.output.splitlines() if "workspaces" in line]
    assert lines == [
        "ok       workspaces: slack:T01NORTH",
        "problem  workspaces: north lies in slack:T01NORTH, and the token of this process is of slack:T02SOUTH: "
        "nothing is said there, unless by another process.",
    ]


async def test_a_check_tells_of_accounts_in_another_workspace_than_that_of_the_token(folder: Path) -> None:
    ana = '[people.ana]\nname = "Ana"\nrole = "on call"\naccounts = ["slack:T0OTHER:U1"]\n'
    (folder / "school.toml").write_text(SCHOOL + ana)
    async with FakeSlack() as slack:
        result = await asyncio.to_thread(told, "check", **slack.environment())
    assert "problem  workspaces: north lies in slack:T0OTHER, and the token of this process is of" in result.output


@pytest.mark.logs_errors("Slack does not accept the token")
async def test_a_check_tells_that_a_token_is_not_accepted(folder: Path) -> None:
    async with FakeSlack() as slack:
        slack.faults.append(refusing("auth.test", "invalid_auth"))
        result = await asyncio.to_thread(told, "check", **slack.environment())
    assert "problem  workspaces: Slack does not accept the token (invalid_auth)." in result.output.splitlines()


def test_a_check_finds_that_somebody_was_at_the_journal(folder: Path) -> None:
    told("migrate")
    with closing(Store(f"sqlite:///{folder / 'deskbell.db'}")) as store:
        with store.begin(NORTH, NOW) as work:
            work.tickets.add(ticket(1))
        with store.transaction() as connection:
            connection.exec_driver_sql("UPDATE journal SET at = '2020-01-01 00:00:00'")
    result = told("check", **SLACK)
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == (
        "problem  journal: north: the lines about tickets 1 are not as they were written, from number 1 on"
    )


def test_a_check_tells_every_problem_of_every_part(folder: Path) -> None:
    (folder / "school.toml").write_text("colour = 1\n")
    result = told("check", SLACK_BOT_TOKEN=SECRET)
    assert result.exit_code == 1
    problems = [line.split(":")[0] for line in result.output.splitlines() if line.startswith("problem")]
    assert problems == ["problem  schools"] * 4 + ["problem  platforms"] * 2 + ["problem  database"]


def test_a_check_tells_how_much_of_its_own_a_school_has(folder: Path) -> None:
    (folder / "school.toml").write_text(SCHOOL + 'articles = "own"\nplaybooks = "own"\n')
    (folder / "own").mkdir()
    for name, to in (("articles/eduroam.md", "printer.md"), ("playbooks/login.toml", "login.toml")):
        (folder / "own" / to).write_text((CONTENT / name).read_text("utf-8"), "utf-8")
    lines = told("check").output.splitlines()
    assert "ok       schools: North School (articles of its own: 1, playbooks of its own: 1)" in lines


def test_a_check_goes_on_when_the_settings_are_wrong(folder: Path) -> None:
    result = told("check", SLACK_BOT_TOKEN=SECRET, LOG_LEVEL="loud")
    parts = [line.split(":")[0].split()[1] for line in result.output.splitlines() if line.startswith("problem")]
    assert parts == ["settings", "platforms", "platforms", "database"]
    assert sorted(path.name for path in folder.iterdir()) == ["school.toml"]


def test_a_folder_that_is_not_there_is_told_before_a_database_could_be_made_in_it(folder: Path) -> None:
    nowhere = {"DATABASE_URL": "sqlite:///gone/deskbell.db"}
    assert refused("migrate", **nowhere) == [NO_FOLDER]
    lines = told("check", **nowhere).output.splitlines()
    assert [line for line in lines if line.startswith("problem")] == [f"problem  settings: {NO_FOLDER}"]


def test_a_check_tells_that_one_port_is_to_serve_two_processes(folder: Path) -> None:
    line = "consider settings: PORT and WORKER_PORT are the same: a web server and a worker on one machine need two."
    assert line in told("check", PORT="9000", WORKER_PORT="9000").output.splitlines()
    assert line not in told("check", PORT="0", WORKER_PORT="0").output.splitlines()


def test_a_check_tells_what_is_heard_where_when_there_are_two_ways_to_hear(folder: Path) -> None:
    def doubts(**more: str) -> list[str]:
        return [line for line in told("check", **SLACK, **more).output.splitlines() if "consider platforms" in line]

    [line] = doubts(SLACK_APP_TOKEN="xapp-1")
    assert line.startswith("consider platforms: SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set.")
    assert doubts() == []


@pytest.mark.parametrize("command", ["check", "migrate"])
def test_a_database_out_of_reach_is_told_without_its_password(folder: Path, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    result = told(command, DATABASE_URL=f"postgresql://desk:{SECRET}@127.0.0.1:{port}/desk")
    assert result.exit_code == 1
    assert "The database cannot be used. Is DATABASE_URL right, and the server running?" in result.output


@pytest.mark.parametrize("command", ["run", "web"])
def test_a_platform_that_checks_nobody_is_not_served_to_others(folder: Path, command: str) -> None:
    assert refused(command, TEAMS_EMULATOR="http://127.0.0.1:9", HOST="0.0.0.0", PORT="0") == [  # noqa: S104
        "teams is set up to take everybody at their word: HOST must be 127.0.0.1 for that."
    ]
