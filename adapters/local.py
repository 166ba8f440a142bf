"""The local chat: the platforms that need no account, for trying things out."""

from __future__ import annotations

from adapters.browser import BrowserAdapter, Character, Damaged, PushableClock, Room, Step
from adapters.browser.cast import PLATFORM as PAGE
from adapters.browser.cast import WORKSPACE
from adapters.terminal import TerminalAdapter, scripted, typed_lines
from adapters.terminal.adapter import PLATFORM as TERMINAL

__all__ = [
    "PAGE",
    "TERMINAL",
    "WORKSPACE",
    "BrowserAdapter",
    "Character",
    "Damaged",
    "PushableClock",
    "Room",
    "Step",
    "TerminalAdapter",
    "scripted",
    "typed_lines",
]
