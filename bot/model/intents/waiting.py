"""Setting tickets aside until something happens, and going on with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class WaitForSupplier(Intent):
    """Say that a ticket waits for a supplier."""

    name: ClassVar[str] = "ticket_wait"
    words: ClassVar[tuple[str, ...]] = (
        "[ticket] {number} (wait|waits|waiting) [for|on] [the|a|our] (supplier|vendor) [, {note}]",
        "(wait|waits|waiting) [for|on] [the|a|our] (supplier|vendor) [{number}] [, {note}]",
        "(wait|waits|waiting) [for|on] [the|a|our] (supplier|vendor) {number} {note}",
    )
    hints: ClassVar[str] = "waiting supplier vendor hold"
    shown: ClassVar[str] = "waiting supplier NUMBER"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    number: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class WaitForChange(Intent):
    """Say that a ticket waits for a planned change."""

    name: ClassVar[str] = "ticket_wait"
    words: ClassVar[tuple[str, ...]] = (
        "[ticket] {number} (wait|waits|waiting) [for|on] [the|a] [planned] change [, {note}]",
        "(wait|waits|waiting) [for|on] [the|a] [planned] change [{number}] [, {note}]",
        "(wait|waits|waiting) [for|on] [the|a] [planned] change {number} {note}",
    )
    hints: ClassVar[str] = "waiting change hold"
    shown: ClassVar[str] = "waiting change NUMBER"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    number: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Schedule(Intent):
    """Plan when a ticket is worked on; at that time I bring it back."""

    name: ClassVar[str] = "ticket_wait"
    words: ClassVar[tuple[str, ...]] = (
        "(schedule|scheduled) [ticket] {number} [for] [{when}]",
        "(schedule it|scheduled|planned) for {when}",
        "(scheduled|schedule it)",
    )
    hints: ClassVar[str] = "schedule scheduled plan later time"
    shown: ClassVar[str] = "schedule NUMBER for DAY TIME"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    number: int | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class Resume(Intent):
    """Go on with a ticket that was set aside."""

    name: ClassVar[str] = "ticket_wait"
    words: ClassVar[tuple[str, ...]] = (
        "(resume|go on with) [it] [ticket] [{number}] [, {note}]",
        "resume [ticket] {number} {note}",
        "[ticket] [{number}] in progress [, {note}]",
    )
    hints: ClassVar[str] = "resume go on progress"
    shown: ClassVar[str] = "resume NUMBER"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    number: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Snooze(Intent):
    """Put off a ticket that is yours; at that time I bring it back."""

    name: ClassVar[str] = "snooze"
    words: ClassVar[tuple[str, ...]] = (
        "snooze [ticket] {number} [for|until|till|til] [{when}]",
        "snooze [it] [for|until|till|til] [{when}]",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you|can i|could i|may i] snooze [ticket] {number} [for|until|till|til] [{when}]",
    )
    hints: ClassVar[str] = "snooze later remind quiet put off"
    shown: ClassVar[str] = "snooze NUMBER 2h"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    effect: ClassVar[Effect] = Effect.CHANGES
    refusable: ClassVar[bool] = True
    of_a_ticket: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    when: str = ""
