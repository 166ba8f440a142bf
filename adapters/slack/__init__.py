"""Slack: everything that knows its name is in here."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime

from adapters.slack.adapter import SlackAdapter
from adapters.slack.manifest import manifest
from adapters.slack.settings import SETTINGS, read
from bot.model.ports import Clock

__all__ = ["SETTINGS", "SlackAdapter", "build", "manifest"]


class _Wall:
    """The age of a signature is measured on the real clock, whatever clock the school runs on."""

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time(), UTC)


def build(environment: Mapping[str, str], clock: Clock | None = None) -> SlackAdapter | None:
    """None when no setting of Slack is there. Raises `SettingsError`."""
    settings = read(environment)
    return SlackAdapter(settings, clock or _Wall()) if settings else None
