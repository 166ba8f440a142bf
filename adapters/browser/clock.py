"""A clock that can be pushed ahead, so that reminders and escalations can be watched."""

from __future__ import annotations

from datetime import datetime, timedelta

from adapters.browser.room import Room
from bot.model.ports import Clock


class PushableClock:
    """The real time and what it was pushed by; the room keeps that over a restart."""

    def __init__(self, real: Clock, room: Room) -> None:
        self._real = real
        self._room = room

    def now(self) -> datetime:
        """Aware UTC."""
        return self._real.now() + self._room.ahead

    def push(self, by: timedelta) -> None:
        self._room.push(by)
