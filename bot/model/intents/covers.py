"""Standing in for somebody on call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class EndCover(Intent):
    """Take an override back, or end it now; whom it is about is told."""

    name: ClassVar[str] = "oncall_override"
    words: ClassVar[tuple[str, ...]] = (
        "(oncall|on call|on-call) override {number} (cancel|over|end)",
        "override {number} (cancel|over|end)",
        "(cancel|end|remove|undo) [the|my] [oncall|on call|on-call] (override|cover) {number}",
        "(cancel|end|remove|undo) [the|my|this] [oncall|on call|on-call] (override|cover) [for|of] "
        "[tonight|today|tomorrow]",
        "override (cancel|over|end)",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "(i'm|i am|im) (ill|sick|away|back|here|home|awake) [so|and] [please] (cancel|end|remove|undo) [the|my] "
        "(override|cover) [please]",
    )
    hints: ClassVar[str] = "override cover cancel end back"
    shown: ClassVar[str] = "override NUMBER cancel"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    number: int | None = None


@dataclass(frozen=True, slots=True)
class OverrideOnCall(Intent):
    """Change who is called for a time: you for them, or they for you."""

    name: ClassVar[str] = "oncall_override"
    words: ClassVar[tuple[str, ...]] = (
        "(oncall|on call|on-call) override [{what}]",
        "override (oncall|on call|on-call) [{what}]",
        "override {what=mine|me}",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[i|i'll|i will|i can] (cover|stand in|fill in|step in|take over) (for|from) {covered}",
        "swap (shifts|my shift|my on call|my on-call|on call|on-call) [{swap}]",
    )
    hints: ClassVar[str] = "override cover swap shift replace stand in"
    shown: ClassVar[str] = "on call override WHO until WHEN"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    effect: ClassVar[Effect] = Effect.CHANGES
    of_a_sentence: ClassVar[bool] = True
    what: str = ""
    covered: str = ""
    swap: str = ""

    @property
    def said(self) -> str:
        """All of it in words that are read as one."""
        if self.covered:
            return f"me for {self.covered}"
        return f"swap {self.swap}" if self.swap else self.what


@dataclass(frozen=True, slots=True)
class CallForCover(Intent):
    """Call somebody at once who takes over being on call."""

    name: ClassVar[str] = "oncall_override"
    words: ClassVar[tuple[str, ...]] = ("call somebody to take over [, {what}]",)
    allowed: ClassVar[Role] = Role.ON_CALL
    what: str = ""
