"""Looking for an answer in the articles, and saying whether one helped."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Search(Intent):
    """Look for an answer in the articles."""

    name = "kb_search"
    words = ("(search|kb) [the] [kb|articles|knowledge base|guides] [for|about] [{query}]", "[the] (article|articles)")
    sentences = (
        "[is there|do you have|find me|show me] [a|an|the|any] (article|articles|guide|guides|docs|documentation) "
        "(about|on|for|to) {query}",
    )
    hints = "search article guide documentation manual"
    shown = "search WORDS"
    example = "search"
    topic = Topic.HELP
    allowed = Role.GUEST
    of_a_sentence = True
    query: str = ""


@dataclass(frozen=True, slots=True)
class ArticleHelped(Intent):
    """Say that an article helped."""

    name = "kb_verdict"
    words = ("article helped {article}",)
    allowed = Role.GUEST
    article: str = ""


@dataclass(frozen=True, slots=True)
class ArticleDidNotHelp(Intent):
    """Say that an article did not help."""

    name = "kb_verdict"
    words = ("article did not help {article}",)
    allowed = Role.GUEST
    article: str = ""


@dataclass(frozen=True, slots=True)
class FoundHelped(Intent):
    """Say that one of the articles you found helped."""

    name = "kb_verdict"
    words = ("one of (these|them) helped",)
    allowed = Role.GUEST


@dataclass(frozen=True, slots=True)
class ShowArticle(Intent):
    """Read an article."""

    name = "kb_article"
    words = ("[read] [the] article {article}",)
    allowed = Role.GUEST
    teachable = True
    article: str = ""
