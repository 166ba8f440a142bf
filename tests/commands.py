"""Giving commands to the program, and what it answers."""

from __future__ import annotations

from typer.testing import CliRunner, Result

from bot.cli import app

SECRET = "geheim-4711"
SCHOOL = 'id = "north"\nname = "North School"\nzone = "Europe/Lisbon"\n'
SLACK = {
    "SLACK_BOT_TOKEN": f"xoxb-{SECRET}",
    "SLACK_SIGNING_SECRET": SECRET,
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
}
"""Nobody answers there."""


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
