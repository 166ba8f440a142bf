"""Taking tickets, finishing them, calling for more people."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Effect, ForStaff, Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class TakeOver(ForStaff):
    """Take a ticket from the person who has it; they are told."""

    name = "ack"
    words = ("(take over|takeover) [it] [ticket] {number}", "take [ticket] {number} over", "(take over|take it over)")
    shown = "take over NUMBER"
    joined = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Acknowledge(ForStaff):
    """Take a ticket, so that nobody else is pinged."""

    name = "ack"
    words = (
        "(ack|acked|acknowledge|acknowledged) [it] [ticket] [{number}] [{note}]",
        "(take|taking) [ticket] {number} [{note}]",
        "[ok|👀] (on it|i got this|i got this one|taking it|mine|meins|i have it) [, {note}]",
        "[ok|okay|yes] (i take it|i'll take it|i will take it|i can take it|accept|accepted)",
        "assign [ticket] {number} [to] me",
    )
    sentences = ("[i|i'll|ill|i will|i can|can i|may i|let me] take [ticket] {number} [please|pls|now]",)
    hints = "ack acknowledge take mine on it"
    shown = "ack NUMBER"
    overheard = True
    effect = Effect.CHANGES
    refusable = True
    of_a_ticket = True
    joined = True
    number: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Resolve(ForStaff):
    """Say that a ticket is solved, and how."""

    name = "resolve"
    words = (
        "(resolve|resolved|fixed|solved) [it] [ticket] [, {solution}]",
        "(resolve|resolved|fixed|solved|done) [ticket] {number} [{solution}]",
        "(resolved|fixed|solved) [it] {solution=with}",
        "resolve {solution}",
        "mark {number} [as] resolved [{solution}]",
    )
    sentences = ("(resolved|fixed|solved) {solution}",)
    hints = "resolve resolved fixed solved done"
    shown = "resolve NUMBER HOW"
    overheard = True
    effect = Effect.CHANGES
    weighty = True
    of_a_ticket = True
    joined = True
    number: int | None = None
    solution: str = ""


_PLEASE = "[please|pls|can you|could you|can somebody|can someone|somebody|someone]"
_CALL_UP = "(page|call|ping|wake|alert|ring|phone|notify)"
_CALL = "(page|call|ping|get|wake|alert|ring|phone|notify)"


@dataclass(frozen=True, slots=True)
class Escalate(ForStaff):
    """Call the next person for a ticket at once."""

    name = "escalate"
    words = ("escalate it [please|pls|now]", "escalate [ticket] [{number}] [{reason}]")
    sentences = (
        f"{_PLEASE} {_CALL} [up] (whoever|whomever|the person|the one|somebody|someone|anybody|anyone) [who] [is|s] "
        "(on call|on-call|oncall|on duty|on-duty) [now|right now|please|pls] [, {reason}]",
        f"{_PLEASE} {_CALL_UP} [up] the (on call|on-call|oncall|on duty|on-duty) [person|engineer|technician|tech] "
        "[now|right now|please|pls] [, {reason}]",
    )
    hints = "escalate page urgent next person"
    shown = "escalate NUMBER"
    overheard = True
    effect = Effect.CHANGES
    weighty = True
    refusable = True
    of_a_ticket = True
    joined = True
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assign(Intent):
    """Ask somebody of the staff to take a ticket."""

    name = "ack"
    words = (
        "(assign|reassign|give|hand|pass) [over] [ticket] {number} [over] to {whom}",
        "(assign|reassign) [ticket] {number} {whom}",
    )
    allowed = Role.ON_CALL
    weighty = True
    refusable = True
    joined = True
    number: int | None = None
    whom: str = ""
    every: bool = False
    """Whether all that they have is meant."""


@dataclass(frozen=True, slots=True)
class Decline(ForStaff):
    """Say that you do not take a ticket you are called for, or asked to take."""

    name = "ack"
    words = ("decline [ticket] {number} [{note}]",)
    shown = "decline NUMBER"
    number: int
    note: str = ""
