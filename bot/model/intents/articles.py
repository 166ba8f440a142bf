"""Looking something up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Search(Intent):
    """Look for an answer."""

    name: ClassVar[str] = "kb_search"
    words: ClassVar[tuple[str, ...]] = ("(search|kb) [for] [{query}]",)
    hints: ClassVar[str] = "search article guide documentation manual"
    allowed: ClassVar[Role] = Role.GUEST
    query: str = ""
