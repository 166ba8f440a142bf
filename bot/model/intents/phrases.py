"""Phrases that nobody has understood so far, and teaching what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import ForStaff

QUOTED = r"((?:[\"“”„«‹]|[^=\s][^=]{0,200}(?:=|\bmeans\b\s+\w)).*)"
"""Words that begin with a quotation mark, or have an equals sign or `means`; other words about teaching are none."""


class Quoted(str):
    """An argument that is written so."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ShowUnknown(ForStaff):
    """See what was not understood lately, and teach me."""

    name = "phrase_report"
    words = ("unknown [phrases|words|messages]", "what was not understood", "what (did|do) you not understand")
    hints = "unknown phrases understood unclear teach"
    example = "unknown"


@dataclass(frozen=True, slots=True)
class ListTaught(ForStaff):
    """See the phrases I was taught."""

    name = "phrase_list"
    words = ("teach list", "taught [phrases|words]")
    hints = "taught phrases list"
    example = "teach list"


@dataclass(frozen=True, slots=True)
class Teach(ForStaff):
    """Teach me a phrase: from then on I know what is meant by it."""

    name = "phrase_teach"
    words = ("teach {text}",)
    hints = "teach phrase means"
    shown = 'teach "PHRASE" as COMMAND'
    text: Quoted = Quoted("")


@dataclass(frozen=True, slots=True)
class Forget(ForStaff):
    """Take back a phrase I was taught."""

    name = "phrase_forget"
    words = ("forget {phrase}",)
    hints = "forget phrase taught"
    shown = 'forget "PHRASE"'
    phrase: Quoted = Quoted("")
