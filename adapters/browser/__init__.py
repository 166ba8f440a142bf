"""The local chat: a small chat platform of our own, with its page, which needs no account anywhere."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.browser.adapter import BrowserAdapter
from adapters.browser.cast import Character, Step
from adapters.browser.clock import PushableClock
from adapters.browser.room import Damaged, Room
from adapters.settings import Setting
from bot.model.ports import Clock

SETTINGS: tuple[Setting, ...] = ()

__all__ = ["SETTINGS", "BrowserAdapter", "Character", "Damaged", "PushableClock", "Room", "Step", "build"]


def build(environment: Mapping[str, str], clock: Clock) -> None:
    """None: no setting starts the local chat, only the commands that are for trying things out."""
