"""Phrases that nobody has understood so far, and teaching what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role

QUOTED = r"((?:[\"“”„«‹]|[^=\s][^=]{0,200}(?:=|\bmeans\b\s+\w)).*)"
"""Words that begin with a quotation mark, or have an equals sign or `means`; other words about teaching are none."""


class Quoted(str):
    """An argument that is written so."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ShowUnknown(Intent):
    """See what was not understood lately, and teach me."""

    name: ClassVar[str] = "phrase_report"
    words: ClassVar[tuple[str, ...]] = (
        "unknown [phrases|words|messages]",
        "what was not understood",
        "what (did|do) you not understand",
    )
    hints: ClassVar[str] = "unknown phrases understood unclear teach"
    shown: ClassVar[str] = "unknown"
    example: ClassVar[str] = "unknown"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL


@dataclass(frozen=True, slots=True)
class ListTaught(Intent):
    """See the phrases I was taught."""

    name: ClassVar[str] = "phrase_list"
    words: ClassVar[tuple[str, ...]] = ("teach list", "taught [phrases|words]")
    hints: ClassVar[str] = "taught phrases list"
    shown: ClassVar[str] = "teach list"
    example: ClassVar[str] = "teach list"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL


@dataclass(frozen=True, slots=True)
class Teach(Intent):
    """Teach me a phrase: from then on I know what is meant by it."""

    name: ClassVar[str] = "phrase_teach"
    words: ClassVar[tuple[str, ...]] = ("teach {text}",)
    hints: ClassVar[str] = "teach phrase means"
    shown: ClassVar[str] = 'teach "PHRASE" as COMMAND'
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    text: Quoted = Quoted("")


@dataclass(frozen=True, slots=True)
class Forget(Intent):
    """Take back a phrase I was taught."""

    name: ClassVar[str] = "phrase_forget"
    words: ClassVar[tuple[str, ...]] = ("forget {phrase}",)
    hints: ClassVar[str] = "forget phrase taught"
    shown: ClassVar[str] = 'forget "PHRASE"'
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    phrase: Quoted = Quoted("")
