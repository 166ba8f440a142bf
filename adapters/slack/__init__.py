"""Slack: everything that knows its name is in here."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.slack.adapter import SlackAdapter
from adapters.slack.manifest import manifest
from adapters.slack.preview import PREVIEWS
from adapters.slack.settings import IDS, SETTINGS, doubts, read
from bot.model.ports import Clock

__all__ = ["IDS", "PREVIEWS", "SETTINGS", "SlackAdapter", "build", "doubts", "manifest"]


def build(environment: Mapping[str, str], clock: Clock) -> SlackAdapter | None:
    """None when no setting of Slack is there. `clock` measures the age of signatures. Raises `SettingsError`."""
    settings = read(environment)
    return SlackAdapter(settings, clock) if settings else None
