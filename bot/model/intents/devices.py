"""Devices that are broken, lent or given back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class ReportDevice(Intent):
    """Tell of a broken device, or ask to borrow one: it becomes a ticket."""

    name: ClassVar[str] = "asset_report"
    words: ClassVar[tuple[str, ...]] = ("(device|equipment) (report|broken|loan) [{summary}]",)
    hints: ClassVar[str] = "device broken laptop screen keyboard charger borrow loan lend asset tag cracked"
    shown: ClassVar[str] = "device report WHAT IS WRONG"
    leads: ClassVar[str] = "ticket form"
    topic: ClassVar[Topic | None] = Topic.TICKETS
    allowed: ClassVar[Role] = Role.GUEST
    trouble: ClassVar[bool] = True
    summary: str = ""
