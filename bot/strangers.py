"""Strangers: what comes from a workspace of no school of ours is counted, and named in the log once an hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from bot.figures import Figures
from bot.model.ports import Clock
from bot.model.school import School

NAMED_AGAIN_AFTER = timedelta(hours=1)
MOST_NAMED = 1000
_log = structlog.get_logger()


class Strangers:
    """Tells whose workspaces are served."""

    def __init__(self, schools: Sequence[School], clock: Clock, figures: Figures) -> None:
        self._schools, self._clock, self._figures = schools, clock, figures
        self._named: dict[tuple[str, str], datetime] = {}

    def serves(self, platform: str, workspace: str) -> bool:
        """Whether a workspace is one of a school of ours."""
        if any(school.owns(platform, workspace) for school in self._schools):
            return True
        self._figures.heard.labels(platform, "nobody").inc()
        self._name(platform, workspace)
        return False

    def _name(self, platform: str, workspace: str) -> None:
        now, stranger = self._clock.now(), (platform, workspace)
        if stranger in self._named and now - self._named[stranger] < NAMED_AGAIN_AFTER:
            return
        if len(self._named) >= MOST_NAMED:
            self._named.clear()
        self._named[stranger] = now
        _log.warning("not a workspace of any school", workspaces=f"{platform}:{workspace}")
