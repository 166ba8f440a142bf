"""The settings: what is read, what is refused, and what is never told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adapters import found
from adapters.settings import SettingsError
from bot import settings
from bot.clock import MachineClock
from store.database import address

ROOT = Path(__file__).parent.parent
SECRET = "geheim-4711"
WRONG = {
    "DATABASE_URL": f"mysql://desk:{SECRET}@db/desk",
    "PORT": "eighty",
    "LOG_LEVEL": "inof",
    "DATABASE_POOLER": "yes",
    "SLACK_BOT_TOKN": SECRET,
}


def refused(environment: dict[str, str], folder: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        settings.read(environment, folder)
    assert SECRET not in str(caught.value)
    return caught.value.problems


def test_nothing_set_means_a_file_beside_the_program(tmp_path: Path) -> None:
    read = settings.read({}, tmp_path)
    assert (read.database_url, read.host, read.port) == ("sqlite:///deskbell.db", "127.0.0.1", 8080)
    assert (read.school, read.pooler, read.log_level) == (tmp_path / "school.toml", False, "info")


def test_the_env_file_fills_in_what_the_environment_does_not_have(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=1234\nLOG_LEVEL=error\nSLACK_BOT_TOKEN='xoxb-1'\n")
    read = settings.read({"LOG_LEVEL": "DEBUG"}, tmp_path)
    assert (read.port, read.log_level, read.values["SLACK_BOT_TOKEN"]) == (1234, "debug", "xoxb-1")


def test_every_problem_is_told_at_once_with_the_nearest_right_name(tmp_path: Path) -> None:
    assert refused(WRONG, tmp_path) == [
        "SLACK_BOT_TOKN is not a setting. Did you mean SLACK_BOT_TOKEN?",
        "DATABASE_URL must be like `sqlite:///deskbell.db` or `postgresql://user:password@host/name`.",
        "PORT must be a number from 0 to 65535, not 'eighty'.",
        "LOG_LEVEL must be one of debug, info, warning, error. Did you mean info?",
        "DATABASE_POOLER must be 1 or 0.",
    ]


@pytest.mark.parametrize(
    "told", ["sqlite:///", "sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"]
)
def test_a_database_without_a_file_would_keep_nothing_and_is_refused(tmp_path: Path, told: str) -> None:
    assert refused({"DATABASE_URL": told}, tmp_path) == [
        "DATABASE_URL names no file, so nothing would be kept: say one, as in `sqlite:///deskbell.db`."
    ]


def test_a_level_that_is_like_none_is_answered_with_all_and_a_guess_at_none(tmp_path: Path) -> None:
    assert refused({"LOG_LEVEL": "verbose"}, tmp_path) == ["LOG_LEVEL must be one of debug, info, warning, error."]


def test_a_name_in_the_env_file_that_is_like_nothing_is_a_problem_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"COLOUR={SECRET}\n")
    assert refused({}, tmp_path) == ["COLOUR is not a setting."]


@pytest.mark.parametrize(
    "name", ["SLACK_WEBHOOK_URL", "TEAMS", "PATH", "HOSTNAME", "PORTAL", "DATABASE_CONNECTION_POOL_URL"]
)
def test_what_other_programs_have_in_the_environment_is_their_own(name: str, tmp_path: Path) -> None:
    assert settings.read({name: "theirs"}, tmp_path).port == 8080


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///deskbell.db", "sqlite"),
        ("postgres://desk:word@db:5432/desk", "postgresql+psycopg"),
        ("postgresql://desk:word@db/desk?sslmode=require", "postgresql+psycopg"),
        ("postgresql+psycopg://desk@/desk?host=/tmp", "postgresql+psycopg"),
    ],
)
def test_both_names_of_postgresql_are_taken(url: str, driver: str, tmp_path: Path) -> None:
    assert settings.read({"DATABASE_URL": url}, tmp_path).database_url == url
    assert address(url).drivername == driver


@pytest.mark.parametrize(
    "url",
    [
        "deskbell.db",
        "postgresql//desk",
        f"postgresql://desk@db:{SECRET}/desk",
        f"oracle://desk:{SECRET}@db",
    ],
)
def test_a_wrong_address_is_refused_without_a_word_of_it(url: str, tmp_path: Path) -> None:
    [problem] = refused({"DATABASE_URL": url}, tmp_path)
    assert problem.startswith("DATABASE_URL must be like")


def test_what_no_postgresql_knows_behind_the_address_is_named(tmp_path: Path) -> None:
    url = f"postgresql://desk:{SECRET}@db/desk?sslmode=require&pgbouncer=true"
    assert refused({"DATABASE_URL": url}, tmp_path) == [
        "DATABASE_URL has the option `pgbouncer`, which PostgreSQL does not know: leave it out."
    ]


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.7", "::", "fe80::1%eth0", "localhost", "desk.example"])
def test_a_host_is_an_address_or_a_name(host: str, tmp_path: Path) -> None:
    assert settings.read({"HOST": host}, tmp_path).host == host


@pytest.mark.parametrize("host", ["http://127.0.0.1", "127.0.0.1:8080", "a b", "a..b", "-", "x" * 64, "ü"])
def test_a_host_that_can_be_none_is_refused(host: str, tmp_path: Path) -> None:
    assert refused({"HOST": host}, tmp_path) == [
        f"HOST must be an address, such as 127.0.0.1 or 0.0.0.0, not {host!r}."
    ]


def test_a_name_in_small_letters_is_misspelt_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("database_url=sqlite:///x.db\n")
    assert refused({"port": "theirs"}, tmp_path) == ["database_url is not a setting. Did you mean DATABASE_URL?"]


@pytest.mark.parametrize(
    ("port", "fits"), [("0", True), ("65535", True), ("65536", False), ("-1", False), ("²", False)]
)
def test_a_port_is_a_number_up_to_65535(port: str, fits: bool, tmp_path: Path) -> None:
    both = {"PORT": port, "WORKER_PORT": port}
    if fits:
        told = settings.read(both, tmp_path)
        assert (told.port, told.worker_port) == (int(port), int(port))
    else:
        assert [problem.split()[0] for problem in refused(both, tmp_path)] == list(both)


def test_without_a_port_a_worker_listens_nowhere(tmp_path: Path) -> None:
    assert settings.read({"WORKER_PORT": " "}, tmp_path).worker_port is None


def test_the_problems_of_a_platform_name_its_settings_and_no_values() -> None:
    with pytest.raises(SettingsError) as caught:
        found.build({"SLACK_BOT_TOKEN": f"xoxp-{SECRET}", "SLACK_APP_TOKEN": SECRET}, MachineClock())
    assert SECRET not in str(caught.value)
    assert [problem.split()[0] for problem in caught.value.problems] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]


def test_a_platform_without_settings_is_not_there() -> None:
    assert found.build({}, MachineClock()) == {}


def test_the_example_names_settings_that_exist_and_only_those() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    named = {match[1] for line in lines if (match := re.match(r"(?:# )?([A-Z_]+)=", line))}
    assert named <= {setting.name for setting in settings.everything()}
    assert {setting.name for setting in settings.OWN} <= named


def test_no_two_settings_have_the_same_name_and_each_says_what_it_means() -> None:
    names = [setting.name for setting in settings.everything()]
    assert len(names) == len(set(names))
    assert all(setting.meaning.endswith(".") for setting in settings.everything())
