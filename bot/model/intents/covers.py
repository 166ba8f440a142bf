"""Standing in for somebody on call."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class EndCover(Intent):
    """Take an override back, or end it now; whom it is about is told."""

    name = "oncall_override"
    words = (
        "(oncall|on call|on-call) override {number} (cancel|over|end)",
        "override {number} (cancel|over|end)",
        "(cancel|end|remove|undo) [the|my] [oncall|on call|on-call] (override|cover) {number}",
        "(cancel|end|remove|undo) [the|my|this] [oncall|on call|on-call] (override|cover) [for|of] "
        "[tonight|today|tomorrow]",
        "override (cancel|over|end)",
    )
    sentences = (
        "(i'm|i am|im) (ill|sick|away|back|here|home|awake) [so|and] [please] (cancel|end|remove|undo) [the|my] "
        "(override|cover) [please]",
    )
    hints = "override cover cancel end back"
    shown = "override NUMBER cancel"
    topic = Topic.ON_CALL
    allowed = Role.ON_CALL
    number: int | None = None
    whom: str = ""


@dataclass(frozen=True, slots=True)
class OverrideOnCall(Intent):
    """Change who is called for a time: you for them, or they for you."""

    name = "oncall_override"
    words = (
        "(oncall|on call|on-call) override [{what}]",
        "override (oncall|on call|on-call) [{what}]",
        "override {what=mine|me}",
    )
    sentences = (
        "[i|i'll|i will|i can] (cover|stand in|fill in|step in|take over) (for|from) {covered}",
        "swap (shifts|my shift|my on call|my on-call|on call|on-call) [{swap}]",
    )
    hints = "override cover swap shift replace stand in"
    shown = "on call override WHO until WHEN"
    topic = Topic.ON_CALL
    allowed = Role.ON_CALL
    effect = Effect.CHANGES
    of_a_sentence = True
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

    name = "oncall_override"
    words = ("call somebody to take over [, {what}]",)
    allowed = Role.ON_CALL
    what: str = ""
