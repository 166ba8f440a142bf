"""Planned maintenance: telling of it, seeing it, and changing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role
from bot.model.reports.systems import NAMES

_NAMES = "|".join(NAMES)


@dataclass(frozen=True, slots=True)
class ListMaintenance(Intent):
    """See what maintenance is planned."""

    name: ClassVar[str] = "maintenance_list"
    words: ClassVar[tuple[str, ...]] = (
        "[show|list] [planned|upcoming] maintenance [list|windows]",
        "maintenance [of|for] [the] ({about:" + _NAMES + "})",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "(is|are) there [any] [planned|upcoming] maintenance [planned|coming up] [today|tomorrow|this week]",
        "when is [the] [next] maintenance [of|for|on] [the] [{about:" + _NAMES + "}]",
    )
    hints: ClassVar[str] = "maintenance planned work window upgrade update"
    shown: ClassVar[str] = "maintenance"
    example: ClassVar[str] = "maintenance"
    topic: ClassVar[Topic | None] = Topic.TROUBLE
    allowed: ClassVar[Role] = Role.GUEST
    about: str = ""


@dataclass(frozen=True, slots=True)
class CancelMaintenance(Intent):
    """Call planned maintenance off, or say that it is over early; who teaches then and was told hears of it."""

    name: ClassVar[str] = "maintenance_change"
    words: ClassVar[tuple[str, ...]] = (
        "maintenance {number} (cancel|cancelled|canceled|over|done)",
        "maintenance (cancel|over|done) [{number}]",
        "cancel [the] [planned] maintenance [{number}]",
    )
    hints: ClassVar[str] = "maintenance cancel call off"
    shown: ClassVar[str] = "maintenance NUMBER cancel"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    number: int | None = None


@dataclass(frozen=True, slots=True)
class EndMaintenance(Intent):
    """Say another end for planned maintenance."""

    name: ClassVar[str] = "maintenance_change"
    words: ClassVar[tuple[str, ...]] = ("maintenance {number} (until|till) [{until}]",)
    hints: ClassVar[str] = "maintenance until longer"
    shown: ClassVar[str] = "maintenance NUMBER until TIME"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    number: int = 0
    until: str = ""


@dataclass(frozen=True, slots=True)
class PlanMaintenance(Intent):
    """Tell everybody who asks that a system is worked on in that time; who teaches then is told ahead."""

    name: ClassVar[str] = "maintenance_plan"
    words: ClassVar[tuple[str, ...]] = ("maintenance [of|for] [the] ({text=" + _NAMES + "})",)
    hints: ClassVar[str] = "maintenance plan window from until"
    shown: ClassVar[str] = 'maintenance lms "WHAT IS DONE" from TIME until TIME'
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanUnknown(Intent):
    """Tell of maintenance of something that is not known by this name."""

    name: ClassVar[str] = "maintenance_plan"
    words: ClassVar[tuple[str, ...]] = ("maintenance {text}",)
    allowed: ClassVar[Role] = Role.ON_CALL
    text: str = ""
