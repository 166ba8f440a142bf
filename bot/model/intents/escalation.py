"""Taking tickets, finishing them, calling for more people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class TakeOver(Intent):
    """Take a ticket from the person who has it; they are told."""

    name: ClassVar[str] = "ack"
    words: ClassVar[tuple[str, ...]] = (
        "(take over|takeover) [it] [ticket] {number}",
        "take [ticket] {number} over",
        "(take over|take it over)",
    )
    shown: ClassVar[str] = "take over NUMBER"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    joined: ClassVar[bool] = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Acknowledge(Intent):
    """Take a ticket, so that nobody else is pinged."""

    name: ClassVar[str] = "ack"
    words: ClassVar[tuple[str, ...]] = (
        "(ack|acked|acknowledge|acknowledged) [it] [ticket] [{number}] [{note}]",
        "(take|taking) [ticket] {number} [{note}]",
        "[ok|👀] (on it|i got this|i got this one|taking it|mine|meins|i have it) [, {note}]",
        "[ok|okay|yes] (i take it|i'll take it|i will take it|i can take it|accept|accepted)",
        "assign [ticket] {number} [to] me",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[i|i'll|ill|i will|i can|can i|may i|let me] take [ticket] {number} [please|pls|now]",
    )
    hints: ClassVar[str] = "ack acknowledge take mine on it"
    shown: ClassVar[str] = "ack NUMBER"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    effect: ClassVar[Effect] = Effect.CHANGES
    refusable: ClassVar[bool] = True
    of_a_ticket: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Resolve(Intent):
    """Say that a ticket is solved, and how."""

    name: ClassVar[str] = "resolve"
    words: ClassVar[tuple[str, ...]] = (
        "(resolve|resolved|fixed|solved) [it] [ticket] [, {solution}]",
        "(resolve|resolved|fixed|solved|done) [ticket] {number} [{solution}]",
        "(resolved|fixed|solved) [it] {solution=with}",
        "resolve {solution}",
        "mark {number} [as] resolved [{solution}]",
    )
    sentences: ClassVar[tuple[str, ...]] = ("(resolved|fixed|solved) {solution}",)
    hints: ClassVar[str] = "resolve resolved fixed solved done"
    shown: ClassVar[str] = "resolve NUMBER HOW"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    effect: ClassVar[Effect] = Effect.CHANGES
    weighty: ClassVar[bool] = True
    of_a_ticket: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    solution: str = ""


@dataclass(frozen=True, slots=True)
class Escalate(Intent):
    """Call the next person for a ticket at once."""

    name: ClassVar[str] = "escalate"
    words: ClassVar[tuple[str, ...]] = ("escalate it [please|pls|now]", "escalate [ticket] [{number}] [{reason}]")
    hints: ClassVar[str] = "escalate page urgent next person"
    shown: ClassVar[str] = "escalate NUMBER"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    effect: ClassVar[Effect] = Effect.CHANGES
    weighty: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    of_a_ticket: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assign(Intent):
    """Ask somebody of the staff to take a ticket."""

    name: ClassVar[str] = "ack"
    words: ClassVar[tuple[str, ...]] = (
        "(assign|reassign|give|hand|pass) [over] [ticket] {number} [over] to {whom}",
        "(assign|reassign) [ticket] {number} {whom}",
    )
    allowed: ClassVar[Role] = Role.ON_CALL
    weighty: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    whom: str = ""
    every: bool = False
    """Whether all that they have is meant."""


@dataclass(frozen=True, slots=True)
class Decline(Intent):
    """Say that you do not take a ticket that you are asked to take, or called for."""

    name: ClassVar[str] = "ack"
    words: ClassVar[tuple[str, ...]] = ("decline [ticket] {number} [{note}]",)
    shown: ClassVar[str] = "decline NUMBER"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    number: int
    note: str = ""
