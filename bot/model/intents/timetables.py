"""Several classes at once: one held again, one that repeats, and all of a day called off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class CopySession(Intent):
    """Hold a class once more, or every week."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = (
        "session (copy|repeat|duplicate) [{number}] [to|on] [{when}]",
        "(copy|repeat|duplicate) (session|class|lesson) {number} [to|on] [{when}]",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you|i want to|i need to] (copy|repeat|duplicate) [the|my] "
        "(session|class|lesson|lecture|seminar) {number} [to|on] [{when}]",
    )
    hints: ClassVar[str] = "session copy repeat again every weekly series"
    shown: ClassVar[str] = "session copy NUMBER WHEN"
    leads: ClassVar[str] = "sessions"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    refusable: ClassVar[bool] = True
    number: int | None = None
    when: str = ""
    asks: bool = False  # first, for it was said without a number


@dataclass(frozen=True, slots=True)
class PlanSeries(Intent):
    """Plan a class at each of these times: what it is, then the times."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = ("session series {what}",)
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    names_people: ClassVar[bool] = True
    what: str


@dataclass(frozen=True, slots=True)
class CancelSessions(Intent):
    """Cancel all your classes of a day."""

    name: ClassVar[str] = "session_cancel"
    words: ClassVar[tuple[str, ...]] = ("session cancel all [{which}]", "session call off all [{asked}]")
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you|i have to|i need to|i want to] (cancel|call off) (all|every one) [of] "
        "[my|the|our] (sessions|classes|lessons|lectures|seminars) [{asked}]",
    )
    hints: ClassVar[str] = "cancel all classes day sick"
    shown: ClassVar[str] = "session cancel all DAY"
    leads: ClassVar[str] = "session cancel all"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    effect: ClassVar[Effect] = Effect.CHANGES
    weighty: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    which: str = ""  # their numbers, perhaps with the reason behind a colon; or the day, which is asked about
    asked: str = ""  # the same, asked about in any case


@dataclass(frozen=True, slots=True)
class RestoreSessions(Intent):
    """Hold several cancelled classes after all; everybody is told."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = ("session restore all {which}",)
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    weighty: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    which: str  # their numbers
