"""Sorting tickets: what they are about and how urgent they are."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import ForStaff


@dataclass(frozen=True, slots=True)
class _Sorts(ForStaff):
    """Says something of a ticket by which it is sorted."""

    name = "ticket_sort"
    overheard = True
    joined = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Triage(_Sorts):
    """Say that a ticket is sorted and waits for somebody; give back one that is yours."""

    words = (
        "(triage|triaged) [it] [ticket] [{number}] [{about}]",
        "(release|unack|unassign|give back|hand back) [it] [ticket] [{number}]",
        "put [ticket] {number} back",
    )
    hints = "triage sort give back"
    shown = "triage NUMBER CATEGORY"
    about: str = ""


@dataclass(frozen=True, slots=True)
class SetCategory(_Sorts):
    """Change what a ticket is about, for example `category 12 access/password`."""

    words = ("category [of] [ticket] [{number}] [is|to] {about}",)
    hints = "category about kind"
    shown = "category NUMBER CATEGORY"
    about: str = ""


@dataclass(frozen=True, slots=True)
class SetImpact(_Sorts):
    """Change how many people a ticket touches: `high` the whole school, `medium` a class, `low` one person."""

    words = ("impact [of] [ticket] [{number}] [is|to] {level}",)
    hints = "impact how many priority"
    shown = "impact NUMBER high"
    level: str = ""


@dataclass(frozen=True, slots=True)
class SetUrgency(_Sorts):
    """Change how soon a ticket is needed: `high` now, `medium` within a working day, `low` later."""

    words = (
        "urgency [of] [ticket] [{number}] [is|to] {level}",
        "set [ticket] {number} to {level:high|medium|low} [priority|urgency]",
        "(priority|prio) [of] [ticket] {number} [is|to] {level:p1|p2|p3|p4|high|medium|low|urgent|critical|normal} "
        "[please|pls|now]",
        "set [ticket] {number} to {level:p1|p2|p3|p4}",
        "(set|change) [the] priority of [ticket] {number} to {level}",
    )
    hints = "urgency urgent soon priority"
    shown = "urgency NUMBER low"
    level: str = ""
