"""Known outages: telling of them, asking about them, and what those say whom they concern."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import ForStaff, Intent, Topic
from bot.model.people import Role
from bot.model.reports.systems import NAMES

_NAMES = "|".join(NAMES)
_DOWN = "down|out|offline|broken|away|unavailable|dead|up|ok|okay|working|not working"
_OVER = "over|ended|fixed|resolved|solved|done|back"
_STAYS = (
    "not over|not fixed|not solved|not resolved|not done|not back|isn't over|isn't fixed|isn't solved|isn't resolved|"
    "isn't back|still down|still out|still away|still there|still on|still ongoing|ongoing|still not over|"
    "still not fixed|still not solved|still not resolved|still not done|still not back"
)
_NOW = "[again] [for] [everyone|everybody|all of us|others|anyone else] [right] [now|today|at the moment|just now]"
_FAULTS = "outage|outages|fault|faults|problem|problems|issue|issues|trouble|disruption"


@dataclass(frozen=True, slots=True)
class OutageCheck(Intent):
    """See what is known to be down, and be told when it works again."""

    name = "outage_check"
    words = (
        "[show|known] (outages|outage|outage list)",
        "outage ({about:" + _NAMES + "})",
        "outage [of|for] [the] ({about:" + _NAMES + "}) [is|are] (" + _STAYS + ") [yet|now|still|though]",
        "[the] ({about:" + _NAMES + "}) outage [is] (" + _STAYS + ") [yet|now|still|though]",
        "[the] outage [is] (" + _STAYS + ") [yet|now|still|though]",
        "[the] (service status|system status|status page)",
        "(status|state) of [the] ({about:" + _NAMES + "})",
    )
    sentences = (
        "[hi|hello|hey] (is|are) [the] ({about:" + _NAMES + "}) [page|site|server|service] (" + _DOWN + ") " + _NOW,
        "[hi|hello|hey] [the] ({about:" + _NAMES + "}) (is|are|seems|looks|seems to be) "
        "(down|offline|out|away|dead|unavailable) " + _NOW,
        "[hi|hello|hey] (is there|are there|any|do you know of) [a|an|any] [known] (" + _FAULTS + ") (with|of|on|at) "
        "[the] ({about:" + _NAMES + "}) " + _NOW,
        "[hi|hello|hey] (is|are) (anything|something|everything|any systems|all systems) (" + _DOWN + ") " + _NOW,
        "(what|what's|whats|which systems|which services) [is|are] (down|offline|broken|out) " + _NOW,
    )
    hints = "outage outages down status service working known fault"
    example = "outages"
    topic = Topic.TROUBLE
    allowed = Role.GUEST
    trouble = True
    of_a_sentence = True
    about: str = ""


@dataclass(frozen=True, slots=True)
class JoinOutage(Intent):
    """Be put on the list of a known outage."""

    name = "outage_join"
    words = ("[i] have it too [, {about}]",)
    allowed = Role.GUEST
    teachable = True
    about: str = ""


@dataclass(frozen=True, slots=True)
class OutageWorks(Intent):
    """Say that it works again after an outage."""

    name = "outage_answer"
    words = ("[yes] outage {number} works [for me]",)
    allowed = Role.GUEST
    number: int = 0


@dataclass(frozen=True, slots=True)
class OutageFails(Intent):
    """Say that it still does not work after an outage."""

    name = "outage_answer"
    words = ("[no] outage {number} still fails [for me]",)
    allowed = Role.GUEST
    number: int = 0


@dataclass(frozen=True, slots=True)
class EndOutage(ForStaff):
    """Say that an outage is over; everybody who has it is asked whether it works."""

    name = "outage_over"
    words = (
        "outage (over|ended|fixed) [{number}] [, {note}]",
        "outage (over|ended|fixed) [of|for] [the] ({about=" + _NAMES + "})",
        "outage [of|for] [the] ({about:" + _NAMES + "}) [is] (" + _OVER + ") [, {note}]",
        "outage {number} [is] (" + _OVER + ") [, {note}]",
    )
    hints = "outage over fixed end"
    shown = "outage over lms"
    overheard = True
    weighty = True
    number: int | None = None
    about: str = ""
    note: str = ""
    surely: bool = True
    """Whether it was said that the outage is over, and not only that the system works."""


@dataclass(frozen=True, slots=True)
class ExpectEnd(Intent):
    """Say until when an outage lasts."""

    name = "outage_tell"
    words = ("outage [{number}] (until|till|til) [{until}]",)
    allowed = Role.ON_CALL
    overheard = True
    weighty = True
    number: int | None = None
    until: str = ""


@dataclass(frozen=True, slots=True)
class TellOutage(ForStaff):
    """Tell everybody who asks that a system is down."""

    name = "outage_tell"
    words = ("outage [of|for] [the] ({text=" + _NAMES + "})",)
    hints = "outage tell down announce until"
    shown = 'outage lms "WHAT FAILS" until TIME'
    overheard = True
    weighty = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class TellUnknown(Intent):
    """Tell of an outage of something that is not known by this name."""

    name = "outage_tell"
    words = ("outage {text}",)
    allowed = Role.ON_CALL
    weighty = True
    text: str = ""
