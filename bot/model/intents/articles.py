"""Looking for an answer in the articles, and saying whether one helped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Search(Intent):
    """Look for an answer in the articles."""

    name: ClassVar[str] = "kb_search"
    words: ClassVar[tuple[str, ...]] = (
        "(search|kb) [the] [kb|articles|knowledge base|guides] [for|about] [{query}]",
        "[the] (article|articles)",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[is there|do you have|find me|show me] [a|an|the|any] (article|articles|guide|guides|docs|documentation) "
        "(about|on|for|to) {query}",
    )
    hints: ClassVar[str] = "search article guide documentation manual"
    shown: ClassVar[str] = "search WORDS"
    example: ClassVar[str] = "search"
    topic: ClassVar[Topic | None] = Topic.HELP
    allowed: ClassVar[Role] = Role.GUEST
    of_a_sentence: ClassVar[bool] = True
    query: str = ""


@dataclass(frozen=True, slots=True)
class ArticleHelped(Intent):
    """Say that an article helped."""

    name: ClassVar[str] = "kb_verdict"
    words: ClassVar[tuple[str, ...]] = ("article helped {article}",)
    allowed: ClassVar[Role] = Role.GUEST
    article: str = ""


@dataclass(frozen=True, slots=True)
class ArticleDidNotHelp(Intent):
    """Say that an article did not help."""

    name: ClassVar[str] = "kb_verdict"
    words: ClassVar[tuple[str, ...]] = ("article did not help {article}",)
    allowed: ClassVar[Role] = Role.GUEST
    article: str = ""


@dataclass(frozen=True, slots=True)
class FoundHelped(Intent):
    """Say that one of the articles you found helped."""

    name: ClassVar[str] = "kb_verdict"
    words: ClassVar[tuple[str, ...]] = ("one of (these|them) helped",)
    allowed: ClassVar[Role] = Role.GUEST


@dataclass(frozen=True, slots=True)
class ShowArticle(Intent):
    """Read an article."""

    name: ClassVar[str] = "kb_article"
    words: ClassVar[tuple[str, ...]] = ("[read] [the] article {article}",)
    allowed: ClassVar[Role] = Role.GUEST
    teachable: ClassVar[bool | None] = True
    article: str = ""
