"""Who is there."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class WhoIsOnCall(Intent):
    """See who is on call."""

    name = "oncall_who"
    words = (
        "oncall",
        "[who is|whos|who's] on call [now]",
        "on-call",
        "whose shift is it",
        "[show|list|my] overrides",
        "(who is|who's|whos) next [on call|on-call|oncall]",
    )
    sentences = (
        "wer ist [am] [heute|morgen|jetzt|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|wochenende] dran",
        "wer übernimmt [am] "
        "[heute|morgen|jetzt|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|wochenende]",
    )
    hints = "who is on call oncall shift duty"
    example = "on call"
    topic = Topic.ON_CALL
    effect = Effect.SHOWS


@dataclass(frozen=True, slots=True)
class OpeningHours(Intent):
    """See when the support team answers."""

    name = "oncall_who"
    words = (
        "[what are|what's|show] [your|the] [support|help desk] (opening hours|opening times|office hours|working hours|"
        "support hours|business hours|hours of support) [please|today]",
    )
    sentences = (
        "[hi|hello|hey] (when are|what time are|at what time are|until when are|till when are) "
        "(you|you guys|you people|the support team|the help desk|the support staff) "
        "(open|there|available|online|working) [today|now|tomorrow|at the weekend|on weekends|at night] [please]",
        "[hi|hello|hey] (when|what time|at what time) (do|does) (you|the support team|the help desk|support) "
        "(open|close|start|work) [today|tomorrow|please]",
        "[hi|hello|hey] (are you|is the support team|is the help desk|is support) open "
        "[today|now|tomorrow|at the weekend|on weekends|at night]",
        "what are your hours [today|please]",
    )
    example = "opening hours"
    topic = Topic.HELP
    allowed = Role.GUEST
