"""A command of Slack is kept under a name by which nobody can answer it."""

from __future__ import annotations

from adapters.slack.hear import heard

HOOK = "https://hooks.slack.com/commands/T01NORTH/1/"


def test_a_command_without_a_trigger_is_kept_under_a_name_without_its_address() -> None:
    where = {"team_id": "T01NORTH", "user_id": "U1", "channel_id": "C1", "command": "/help", "text": "login"}
    one, same, other = (heard({**where, "response_url": HOOK + end}) for end in ("secret", "secret", "another"))
    assert one is not None
    assert same is not None
    assert other is not None

    assert one.keys == same.keys != other.keys
    assert "secret" not in str(one.keys)
    assert one.handle == HOOK + "secret"
