"""Devices that are broken, lent or given back."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class ReportDevice(Intent):
    """Tell of a broken device, or ask to borrow one."""

    name = "asset_report"
    words = ("(device|equipment) (report|broken|loan) [{summary}]",)
    hints = "device broken laptop screen keyboard charger borrow loan lend asset tag cracked"
    shown = "device report WHAT IS WRONG"
    leads = "ticket form"
    topic = Topic.TICKETS
    allowed = Role.GUEST
    trouble = True
    verbatim = True
    summary: str = ""
