"""What to do with what was reported and is kept, while an article may help."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class OpenHeld(Intent):
    """Open the ticket that is kept while you look at an article."""

    name = "ticket_create"
    words = ("[please|pls] open my ticket [now] [please|pls]", "open my ticket with {text}")
    allowed = Role.GUEST
    text: str = ""
    """What else was said, such as that it is urgent now."""


@dataclass(frozen=True, slots=True)
class OfferHelped(Intent):
    """Say that the article you were shown helped: no ticket is opened."""

    name = "kb_verdict"
    words = ("(it|that|this) helped",)
    allowed = Role.GUEST


@dataclass(frozen=True, slots=True)
class OfferDidNotHelp(Intent):
    """Say that the article you were shown did not help: the ticket is opened."""

    name = "kb_verdict"
    words = ("(it|that|this) (did not|didn't|didnt) help",)
    allowed = Role.GUEST
