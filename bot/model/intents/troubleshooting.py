"""Being walked through a problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class LoginHelp(Intent):
    """Get help with signing in, one question at a time."""

    name: ClassVar[str] = "login_help"
    words: ClassVar[tuple[str, ...]] = (
        "[help] (login|log in|signin|sign in|log-in|sign-in) [help]",
        "i (forgot|lost) my password",
        "[i] (can't|cant|can not|cannot) (log|sign|get) in",
    )
    hints: ClassVar[str] = "login log in sign password account locked code forgot access"
    shown: ClassVar[str] = "login"
    example: ClassVar[str] = "login"
    topic: ClassVar[Topic | None] = Topic.SIGNING_IN
    allowed: ClassVar[Role] = Role.GUEST


@dataclass(frozen=True, slots=True)
class Answer(Intent):
    """Answer the question you were asked."""

    name: ClassVar[str] = "answer"
    words: ClassVar[tuple[str, ...]] = ("answer {option} at {at}",)
    allowed: ClassVar[Role] = Role.GUEST
    option: int = 0
    at: str = ""
    """Which question was asked, when a button says it; a typed answer is to the last one."""
    text: str = ""
    """What was typed, when it is not a number."""


@dataclass(frozen=True, slots=True)
class Back(Intent):
    """Go back to the question before."""

    name: ClassVar[str] = "back"
    words: ClassVar[tuple[str, ...]] = ("[go] back [at {at}]",)
    allowed: ClassVar[Role] = Role.GUEST
    at: str = ""


@dataclass(frozen=True, slots=True)
class Restart(Intent):
    """Begin again with the first question."""

    name: ClassVar[str] = "restart"
    words: ClassVar[tuple[str, ...]] = ("(restart|start over|start again) [at {at}]",)
    allowed: ClassVar[Role] = Role.GUEST
    at: str = ""


@dataclass(frozen=True, slots=True)
class OpenOffered(Intent):
    """Open the ticket you were offered."""

    name: ClassVar[str] = "answer"
    words: ClassVar[tuple[str, ...]] = ("open the ticket of {at}",)
    allowed: ClassVar[Role] = Role.GUEST
    at: str = ""
