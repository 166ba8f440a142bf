"""Several classes at once: one held again, one that repeats, all of a day called off, and by which clock all are."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Effect, Intent
from bot.model.intents.sessions import Planned
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class CopySession(Planned):
    """Hold a class once more, or every week."""

    words = (
        "session (copy|repeat|duplicate) [{number}] [to|on] [{when}]",
        "(copy|repeat|duplicate) (session|class|lesson) {number} [to|on] [{when}]",
    )
    sentences = (
        "[please|pls|can you|could you|i want to|i need to] (copy|repeat|duplicate) [the|my] "
        "(session|class|lesson|lecture|seminar) {number} [to|on] [{when}]",
    )
    hints = "session copy repeat again every weekly series"
    shown = "session copy NUMBER WHEN"
    leads = "sessions"
    refusable = True
    number: int | None = None
    when: str = ""
    asks: bool = False  # first, for it was said without a number


@dataclass(frozen=True, slots=True)
class PlanSeries(Intent):
    """Plan a class at each of these times: what it is, then the times."""

    name = "session_schedule"
    words = ("session series {what}",)
    allowed = Role.INSTRUCTOR
    names_people = True
    what: str


@dataclass(frozen=True, slots=True)
class CancelSessions(Planned):
    """Cancel all your classes of a day."""

    name = "session_cancel"
    words = ("session cancel all [{which}]", "session call off all [{asked}]")
    sentences = (
        "[please|pls|can you|could you|i have to|i need to|i want to] (cancel|call off) (all|every one) [of] "
        "[my|the|our] (sessions|classes|lessons|lectures|seminars) [{asked}]",
    )
    hints = "cancel all classes day sick"
    shown = "session cancel all DAY"
    leads = "session cancel all"
    effect = Effect.CHANGES
    weighty = True
    refusable = True
    which: str = ""  # their numbers, perhaps with the reason behind a colon; or the day, which is asked about
    asked: str = ""  # the same, asked about in any case


@dataclass(frozen=True, slots=True)
class InviteToSessions(Planned):
    """Add people to all classes of one name."""

    words = ("session invite all {what}",)
    hints = "invite all every class series people"
    shown = "session invite all NAME @NAME"
    leads = "sessions"
    names_people = True
    weighty = True
    refusable = True
    what: str = ""  # their numbers, or what they are called; with the people behind it, where `who` is not told
    who: str = ""


@dataclass(frozen=True, slots=True)
class RestoreSessions(Intent):
    """Hold several cancelled classes after all; everybody is told."""

    name = "session_schedule"
    words = ("session restore all {which}",)
    allowed = Role.INSTRUCTOR
    weighty = True
    refusable = True
    which: str  # their numbers


@dataclass(frozen=True, slots=True)
class ClockOfSessions(Intent):
    """See in which zone times are shown to you, and how to change it."""

    name = "session_list"
    words = (
        "session times",
        "[what is|what's] my (time zone|timezone)",
        "(time zone|timezone)",
        "(set|change) my (time zone|timezone) [to] [{zone}]",
    )
    zone: str = ""
