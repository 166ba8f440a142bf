"""The app manifest: what an administrator gives Slack to create the app with every switch set right."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from adapters.manifest import ADDRESS, Wanted

Yaml: TypeAlias = "str | bool | int | Sequence[Yaml] | Mapping[str, Yaml]"

SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "reactions:read",
    "users:read",
)
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "reaction_added",
    "tokens_revoked",
    "user_change",
)
GROUP_EVENTS = ("subteam_members_changed",)
"""Only where groups give roles."""
_PATH = "/slack/events"
_COMMAND = re.compile(r"/[a-z0-9_-]{1,31}")


def manifest(wanted: Wanted) -> str:
    """YAML for Slack's "create from a manifest". Without an address it is for Socket Mode.

    Raises `ValueError` for a command or an address that Slack would refuse: one such entry voids all of them.
    """
    command, url = wanted.command, None if wanted.url is None else wanted.url.rstrip("/").removesuffix(_PATH)
    if not _COMMAND.fullmatch(command):
        raise ValueError("The command must be a slash and 1 to 31 small letters, digits, - or _.")
    if url is not None and not ADDRESS.fullmatch(url):
        raise ValueError("The address must start with https:// and the name of a host.")
    address: dict[str, Yaml] = {} if url is None else {"request_url": url + _PATH}
    at: dict[str, Yaml] = {} if url is None else {"url": url + _PATH}
    return _yaml(
        {
            "display_information": {
                "name": "Deskbell",
                "description": "The school's support desk: help with signing in, tickets, class reminders.",
                "background_color": "#1f4e79",
            },
            "features": _features(command, at),
            "oauth_config": {"scopes": {"bot": _scopes(wanted)}},
            "settings": {
                "event_subscriptions": {**address, "bot_events": _events(wanted)},
                "interactivity": {"is_enabled": True, **address},
                "org_deploy_enabled": False,
                "socket_mode_enabled": url is None,
                "token_rotation_enabled": False,
            },
        }
    )


def _scopes(wanted: Wanted) -> list[str]:
    more = {"users:read.email": wanted.reads_emails, "usergroups:read": wanted.reads_groups}
    return sorted([*SCOPES, *(scope for scope, asked in more.items() if asked)])


def _events(wanted: Wanted) -> list[str]:
    return sorted([*EVENTS, *(GROUP_EVENTS if wanted.reads_groups else ())])


def _features(command: str, at: dict[str, Yaml]) -> dict[str, Yaml]:
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Deskbell", "always_online": True},
        "shortcuts": [
            _shortcut("message", "ticket_from_message", "Make a ticket of this message."),
            _shortcut("global", "ticket_open", "Ask the support desk for help."),
        ],
        "slash_commands": [
            {
                "command": command,
                **at,
                "description": "Get help from the support desk",
                "usage_hint": "login, or say what is wrong",
                "should_escape": True,
            }
        ],
    }


def _shortcut(kind: str, callback: str, description: str) -> dict[str, Yaml]:
    return {"name": "Open a ticket", "type": kind, "callback_id": callback, "description": description}


def _yaml(value: Yaml, indent: str = "") -> str:
    """A scalar stands as JSON, which is also YAML."""
    if isinstance(value, Mapping):
        return "".join(f"{indent}{name}:{_beside(inner, indent)}" for name, inner in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "".join(f"{indent}-{_beside(inner, indent)}" for inner in value)
    return f"{json.dumps(value)}\n"


def _beside(value: Yaml, indent: str) -> str:
    scalar = isinstance(value, str | bool | int)
    return " " + _yaml(value) if scalar else "\n" + _yaml(value, indent + "  ")
