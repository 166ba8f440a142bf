"""Planned maintenance: telling of it, seeing it, and changing it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import ForStaff, Intent, Topic
from bot.model.people import Role
from bot.model.reports.systems import NAMES

_NAMES = "|".join(NAMES)


@dataclass(frozen=True, slots=True)
class ListMaintenance(Intent):
    """See what maintenance is planned."""

    name = "maintenance_list"
    words = (
        "[show|list] [planned|upcoming] maintenance [list|windows]",
        "maintenance [of|for] [the] ({about:" + _NAMES + "})",
    )
    sentences = (
        "(is|are) there [any] [planned|upcoming] maintenance [planned|coming up] [today|tomorrow|this week]",
        "when is [the] [next] maintenance [of|for|on] [the] [{about:" + _NAMES + "}]",
    )
    hints = "maintenance planned work window upgrade update"
    example = "maintenance"
    topic = Topic.TROUBLE
    allowed = Role.GUEST
    about: str = ""


@dataclass(frozen=True, slots=True)
class CancelMaintenance(ForStaff):
    """Call planned maintenance off, or say that it is over early; who teaches then and was told hears of it."""

    name = "maintenance_change"
    words = (
        "maintenance {number} (cancel|cancelled|canceled|over|done)",
        "maintenance (cancel|over|done) [{number}]",
        "cancel [the] [planned] maintenance [{number}]",
    )
    hints = "maintenance cancel call off"
    shown = "maintenance NUMBER cancel"
    number: int | None = None


@dataclass(frozen=True, slots=True)
class EndMaintenance(ForStaff):
    """Say another end for planned maintenance."""

    name = "maintenance_change"
    words = ("maintenance {number} (until|till) [{until}]",)
    hints = "maintenance until longer"
    shown = "maintenance NUMBER until TIME"
    number: int = 0
    until: str = ""


@dataclass(frozen=True, slots=True)
class PlanMaintenance(ForStaff):
    """Tell everybody who asks that a system is worked on in that time; who teaches then is told ahead."""

    name = "maintenance_plan"
    words = ("maintenance [of|for] [the] ({text=" + _NAMES + "})",)
    hints = "maintenance plan window from until"
    shown = 'maintenance lms "WHAT IS DONE" from TIME until TIME'
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanUnknown(Intent):
    """Tell of maintenance of something that is not known by this name."""

    name = "maintenance_plan"
    words = ("maintenance {text}",)
    allowed = Role.ON_CALL
    text: str = ""
