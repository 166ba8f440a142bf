"""Sorting tickets: what they are about and how urgent they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Triage(Intent):
    """Say that a ticket is sorted and waits for somebody; give back one that is yours."""

    name: ClassVar[str] = "ticket_sort"
    words: ClassVar[tuple[str, ...]] = (
        "(triage|triaged) [it] [ticket] [{number}] [{about}]",
        "(release|unack|unassign|give back|hand back) [it] [ticket] [{number}]",
        "put [ticket] {number} back",
    )
    hints: ClassVar[str] = "triage sort give back"
    shown: ClassVar[str] = "triage NUMBER CATEGORY"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class SetCategory(Intent):
    """Change what a ticket is about, for example `category 12 access/password`."""

    name: ClassVar[str] = "ticket_sort"
    words: ClassVar[tuple[str, ...]] = ("category [of] [ticket] [{number}] [is|to] {about}",)
    hints: ClassVar[str] = "category about kind"
    shown: ClassVar[str] = "category NUMBER CATEGORY"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class SetImpact(Intent):
    """Change how many people a ticket touches: `high` the whole school, `medium` a class, `low` one person."""

    name: ClassVar[str] = "ticket_sort"
    words: ClassVar[tuple[str, ...]] = ("impact [of] [ticket] [{number}] [is|to] {level}",)
    hints: ClassVar[str] = "impact how many priority"
    shown: ClassVar[str] = "impact NUMBER high"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    level: str = ""


@dataclass(frozen=True, slots=True)
class SetUrgency(Intent):
    """Change how soon a ticket is needed: `high` now, `medium` within a working day, `low` later."""

    name: ClassVar[str] = "ticket_sort"
    words: ClassVar[tuple[str, ...]] = (
        "urgency [of] [ticket] [{number}] [is|to] {level}",
        "set [ticket] {number} to {level:high|medium|low} [priority|urgency]",
        "(priority|prio) [of] [ticket] {number} [is|to] {level:p1|p2|p3|p4|high|medium|low|urgent|critical|normal} "
        "[please|pls|now]",
        "set [ticket] {number} to {level:p1|p2|p3|p4}",
        "(set|change) [the] priority of [ticket] {number} to {level}",
    )
    hints: ClassVar[str] = "urgency urgent soon priority"
    shown: ClassVar[str] = "urgency NUMBER low"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    level: str = ""
