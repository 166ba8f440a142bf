"""Setting tickets aside until something happens, and going on with them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Effect, ForStaff


@dataclass(frozen=True, slots=True)
class _SetsAside(ForStaff):
    """Sets a ticket aside, or goes on with it."""

    name = "ticket_wait"
    overheard = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class WaitForSupplier(_SetsAside):
    """Say that a ticket waits for a supplier."""

    words = (
        "[ticket] {number} (wait|waits|waiting) [for|on] [the|a|our] (supplier|vendor) [, {note}]",
        "(wait|waits|waiting) [for|on] [the|a|our] (supplier|vendor) [{number}] [, {note}]",
        "(wait|waits|waiting) [for|on] [the|a|our] (supplier|vendor) {number} {note}",
    )
    hints = "waiting supplier vendor hold"
    shown = "waiting supplier NUMBER"
    note: str = ""


@dataclass(frozen=True, slots=True)
class WaitForChange(_SetsAside):
    """Say that a ticket waits for a planned change."""

    words = (
        "[ticket] {number} (wait|waits|waiting) [for|on] [the|a] [planned] change [, {note}]",
        "(wait|waits|waiting) [for|on] [the|a] [planned] change [{number}] [, {note}]",
        "(wait|waits|waiting) [for|on] [the|a] [planned] change {number} {note}",
    )
    hints = "waiting change hold"
    shown = "waiting change NUMBER"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Schedule(_SetsAside):
    """Plan when a ticket is worked on; at that time I bring it back."""

    words = (
        "(schedule|scheduled) [ticket] {number} [for] [{when}]",
        "(schedule it|scheduled|planned) for {when}",
        "(scheduled|schedule it)",
    )
    hints = "schedule scheduled plan later time"
    shown = "schedule NUMBER for DAY TIME"
    when: str = ""


@dataclass(frozen=True, slots=True)
class Resume(_SetsAside):
    """Go on with a ticket that was set aside."""

    words = (
        "(resume|go on with) [it] [ticket] [{number}] [, {note}]",
        "resume [ticket] {number} {note}",
        "[ticket] [{number}] in progress [, {note}]",
    )
    hints = "resume go on progress"
    shown = "resume NUMBER"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Snooze(_SetsAside):
    """Put off a ticket that is yours; at that time I bring it back."""

    name = "snooze"
    words = ("snooze [ticket] {number} [for|until|till|til] [{when}]", "snooze [it] [for|until|till|til] [{when}]")
    sentences = (
        "[please|pls|can you|could you|can i|could i|may i] snooze [ticket] {number} [for|until|till|til] [{when}]",
    )
    hints = "snooze later remind quiet put off"
    shown = "snooze NUMBER 2h"
    effect = Effect.CHANGES
    refusable = True
    of_a_ticket = True
    joined = True
    when: str = ""
