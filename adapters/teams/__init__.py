"""Teams: everything that knows its name is in here."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.teams.manifest import manifest
from adapters.teams.preview import PREVIEWS
from adapters.teams.settings import IDS, SETTINGS, read
from bot.model.ports import Adapter, Clock

__all__ = ["IDS", "PREVIEWS", "SETTINGS", "build", "manifest"]


def build(environment: Mapping[str, str], clock: Clock) -> Adapter | None:
    """None when no setting of Teams is there. `clock` measures the age of tokens. Raises `SettingsError`."""
    settings = read(environment)
    if settings is None:
        return None
    from adapters.teams.adapter import TeamsAdapter  # its libraries take half a second to load, where it is wanted

    return TeamsAdapter(settings, clock)
