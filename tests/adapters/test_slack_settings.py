"""What Slack wants to be told, and what it is told by the app manifest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from adapters.manifest import Wanted
from adapters.settings import SettingsError
from adapters.slack import SETTINGS, build, manifest
from adapters.slack.manifest import EVENTS, GROUP_EVENTS
from tests.adapters.desk import Clock
from tests.fakes.slack import SECRET

WHOLE = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": SECRET}


@pytest.mark.parametrize(
    ("environment", "problems"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, ["Nothing can be heard"]),
        ({"SLACK_SIGNING_SECRET": SECRET}, ["SLACK_BOT_TOKEN is missing"]),
        (
            {"SLACK_BOT_TOKEN": "xoxb-...", "SLACK_APP_TOKEN": "xapp-..."},
            ["SLACK_BOT_TOKEN is still the example", "SLACK_APP_TOKEN is still the example"],
        ),
        ({"SLACK_BOT_TOKEN": "hunter2", "SLACK_APP_TOKEN": "hunter2"}, ["must start with xoxb-", "start with xapp-"]),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": "http://slack.com/api/"},
            ["SLACK_API_URL"],
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1\nhunter2", "SLACK_APP_TOKEN": "xapp-1 xapp-2"},
            ["SLACK_BOT_TOKEN has a blank, a line break", "SLACK_APP_TOKEN has a blank"],
        ),
        (
            {"SLACK_BOT_TOKEN": "'xoxb-1'", "SLACK_SIGNING_SECRET": '"hunter2"'},
            ["SLACK_BOT_TOKEN stands in quotation marks", "SLACK_SIGNING_SECRET stands in quotation marks"],
        ),
        ({"SLACK_BOT_TOKEN": "xoxb-…", "SLACK_SIGNING_SECRET": SECRET}, ["SLACK_BOT_TOKEN has a blank"]),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "xapp-hunter2"}, ["SLACK_SIGNING_SECRET is a token"]),
        ({**WHOLE, "SLACK_SIGNING_SECRET": "hunter2"}, ["SLACK_SIGNING_SECRET must be 32 digits and letters from a"]),
        ({**WHOLE, "SLACK_SIGNING_SECRET": SECRET + "0"}, ["SLACK_SIGNING_SECRET must be 32"]),
        (
            {**WHOLE, "SLACK_TICKET_EMOJI": "🎫", "SLACK_ACK_EMOJI": "the eyes"},
            ["SLACK_TICKET_EMOJI must be the name", "SLACK_ACK_EMOJI must be the name"],
        ),
        ({**WHOLE, "SLACK_API_URL": "https://desk:hunter2@slack.com/api/"}, ["SLACK_API_URL must start with"]),
        (
            {"SLACK_BOT_TOKEN": "xoxb-...", "SLACK_APP_TOKEN": "hunter2", "SLACK_ACK_EMOJI": "ticket"},
            ["SLACK_BOT_TOKEN is still the example", "SLACK_APP_TOKEN must start with xapp-", "must be two"],
        ),
    ],
)
def test_every_wrong_setting_is_named_and_no_secret_told(environment: dict[str, str], problems: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        build(environment, Clock())
    found = caught.value.problems
    assert len(found) == len(problems)
    assert all(said in problem for said, problem in zip(problems, found, strict=True))
    assert "hunter2" not in str(caught.value)


def test_without_settings_there_is_no_adapter() -> None:
    assert build({}, Clock()) is None
    assert build({"SLACK_API_URL": "https://slack.com/api/"}, Clock()) is None


def test_what_stands_in_for_slack_may_sign_with_any_secret() -> None:
    elsewhere = {**WHOLE, "SLACK_SIGNING_SECRET": "hunter2", "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    assert build(elsewhere, Clock()) is not None


def test_the_tokens_are_secrets() -> None:
    assert [setting.name for setting in SETTINGS if setting.secret] == [
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_SIGNING_SECRET",
    ]


def read_manifest(command: str = "/help", url: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(manifest(Wanted(command, url)))
    return found


@pytest.mark.parametrize("url", [None, "https://desk.school.org/"])
def test_the_manifest_keeps_slacks_limits(url: str | None) -> None:
    found = read_manifest(url=url)
    shown = found["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    for shortcut in found["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
    (command,) = found["features"]["slash_commands"]
    assert command["should_escape"] is True
    home = found["features"]["app_home"]
    assert (home["messages_tab_enabled"], home["messages_tab_read_only_enabled"]) == (True, False)


def test_the_manifest_says_how_slack_reaches_us() -> None:
    socket, http = read_manifest(), read_manifest("/desk", "https://desk.school.org/")
    address = "https://desk.school.org/slack/events"
    assert socket["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in socket["settings"]["event_subscriptions"]
    assert http["settings"]["socket_mode_enabled"] is False
    assert http["settings"]["event_subscriptions"]["request_url"] == address
    assert http["settings"]["interactivity"]["request_url"] == address
    assert http["features"]["slash_commands"][0]["url"] == address
    assert http["features"]["slash_commands"][0]["command"] == "/desk"


def test_everything_the_manifest_asks_for_has_a_line_that_says_what_breaks_without_it() -> None:
    page = (Path(__file__).parents[2] / "docs/how-to/connect-slack.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    told = [name for row in rows for name in re.findall(r"`([a-z_:.]+)`", row) if re.search(r"[:_.]|^commands$", name)]
    found = read_manifest()
    asked = [*found["oauth_config"]["scopes"]["bot"], *found["settings"]["event_subscriptions"]["bot_events"]]
    assert sorted(told) == sorted(asked)


@pytest.mark.parametrize("command", ["help", "/", "/Help", "/a b", "/" + "a" * 32, '/a"\nb'])
def test_a_command_that_slack_would_refuse_is_refused_here(command: str) -> None:
    with pytest.raises(ValueError, match="command"):
        manifest(Wanted(command))


@pytest.mark.parametrize(
    "url", ["http://desk.school.org", "https://", "https://a b", "https://me@x.org", "https://x?y"]
)
def test_an_address_that_slack_could_not_reach_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        manifest(Wanted(url=url))


def test_who_gives_the_address_with_its_path_means_the_same() -> None:
    whole = "https://desk.school.org/slack/events"
    assert read_manifest(url=whole) == read_manifest(url=f"{whole}/") == read_manifest(url="https://desk.school.org")


@pytest.mark.parametrize(
    ("wanted", "scope"),
    [(Wanted(reads_emails=True), "users:read.email"), (Wanted(reads_groups=True), "usergroups:read")],
)
def test_a_right_that_not_every_school_needs_is_asked_for_only_when_it_is_used(wanted: Wanted, scope: str) -> None:
    usual = read_manifest()["oauth_config"]["scopes"]["bot"]
    assert scope not in usual
    assert yaml.safe_load(manifest(wanted))["oauth_config"]["scopes"]["bot"] == sorted([*usual, scope])


def test_where_groups_give_roles_slack_is_to_tell_who_joins_and_leaves_them() -> None:
    def events(wanted: Wanted) -> list[str]:
        return list(yaml.safe_load(manifest(wanted))["settings"]["event_subscriptions"]["bot_events"])

    assert events(Wanted()) == sorted(EVENTS)
    assert events(Wanted(reads_groups=True)) == sorted([*EVENTS, *GROUP_EVENTS])
