"""The terminal: one person talks with the desk, line by line."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.settings import Setting
from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.lines import scripted, typed_lines
from bot.model.ports import Clock

SETTINGS: tuple[Setting, ...] = ()

__all__ = ["SETTINGS", "TerminalAdapter", "build", "scripted", "typed_lines"]


def build(environment: Mapping[str, str], clock: Clock) -> None:
    """None: no setting starts the terminal, only its command."""
