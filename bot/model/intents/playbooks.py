"""Asking to be walked through one of the playbooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role

Visit: TypeAlias = str
"""Where a walk-through waits for the staff: its number, a dot, and which of its steps that is."""


@dataclass(frozen=True, slots=True)
class Begin(Intent):
    """Be walked through something, one question at a time."""

    playbook: ClassVar[str] = ""
    topic = Topic.TROUBLE
    allowed = Role.GUEST


@dataclass(frozen=True, slots=True)
class ConnectivityHelp(Begin):
    """Get help with Wi-Fi, VPN or a slow line."""

    name = "connectivity_help"
    playbook = "connectivity"
    words = ("(wifi|wi-fi|internet|network|connectivity|eduroam|vpn) [help] [please|pls]",)
    hints = "wifi internet network connection eduroam vpn slow line cable drops"
    example = "wifi"
    trouble = True


@dataclass(frozen=True, slots=True)
class AudioVideoHelp(Begin):
    """Get help with sound, picture or the meeting of a class."""

    name = "av_help"
    playbook = "audio_video"
    words = ("(sound|audio|video|camera|microphone|mic|av) [and] [video] [help] [please|pls]",)
    hints = "sound audio video camera microphone mic hear see echo screen zoom meeting"
    example = "sound"
    trouble = True


@dataclass(frozen=True, slots=True)
class CompatibilityHelp(Begin):
    """See whether a device or browser is good enough."""

    name = "compatibility_help"
    playbook = "compatibility"
    words = ("(device|browser|compatibility|requirements) [check] [help] [please|pls]",)
    hints = "browser device laptop requirements supported compatible version chromebook ipad"
    example = "device check"
    trouble = True


@dataclass(frozen=True, slots=True)
class CourseworkHelp(Begin):
    """Get help with handing something in, a quiz or a grade."""

    name = "coursework_help"
    playbook = "coursework"
    words = ("(coursework|assignment|homework|quiz|exam|upload) [help] [please|pls]",)
    hints = "assignment homework quiz exam upload submit grade deadline"
    example = "coursework"
    trouble = True


@dataclass(frozen=True, slots=True)
class SecurityReport(Begin):
    """Tell of a strange message, a lost device or a stolen account."""

    name = "security_report"
    playbook = "security"
    words = ("(security|phishing|hacked|virus|stolen) [report|help] [please|pls]",)
    hints = "security phishing hacked virus stolen lost suspicious mail scam clicked"
    example = "security"
    trouble = True


@dataclass(frozen=True, slots=True)
class AccountRequest(Begin):
    """Ask for an account, for access, or for a change of one."""

    name = "account_request"
    playbook = "account"
    words = ("account [request|help] [please|pls]", "request [an] (account|access)")
    hints = "account access guest new request permission role licence disable"
    example = "account request"
    effect = Effect.BRINGS


@dataclass(frozen=True, slots=True)
class OnboardingHelp(Begin):
    """Begin at the school: what to set up first."""

    name = "onboarding_help"
    playbook = "onboarding"
    words = ("(onboarding|getting started|first day|i am new|i'm new|im new) [help]",)
    hints = "onboarding new first start begin checklist setup"
    example = "getting started"


@dataclass(frozen=True, slots=True)
class ClassroomSetup(Begin):
    """Prepare an online class: meeting, settings, breakout rooms, recording."""

    name = "classroom_setup_help"
    playbook = "classroom_setup"
    words = (
        "(prepare|set up|setup) [a|my|an] [online] (class|classroom|lesson) [help]",
        "(class|classroom) (setup|set-up) [help]",
    )
    hints = "prepare class setup meeting breakout rooms recording waiting lobby teach"
    example = "prepare a class"
    allowed = Role.INSTRUCTOR


@dataclass(frozen=True, slots=True)
class EndOfSession(Begin):
    """Finish a class: attendance, recording, what went wrong."""

    name = "end_of_session"
    playbook = "end_of_session"
    words = ("(finish|end) [a|my|the] (class|session|lesson) [help]",)
    hints = "finish end class session after attendance report"
    example = "finish a class"
    allowed = Role.INSTRUCTOR


@dataclass(frozen=True, slots=True)
class ChangeRequest(Begin):
    """Plan work on a service: who approves it, who is told, how it is undone."""

    name = "change_request"
    playbook = "maintenance"
    words = ("(change request|plan maintenance|plan work|plan a change) [help] [please|pls]",)
    hints = "change request maintenance window upgrade patch"
    example = "change request"
    allowed = Role.ON_CALL
    effect = Effect.BRINGS


@dataclass(frozen=True, slots=True)
class _Decides(Intent):
    """Decides what a walk-through asks the staff for."""

    allowed = Role.ON_CALL
    at: Visit = ""


@dataclass(frozen=True, slots=True)
class Approve(_Decides):
    """Approve what a walk-through asks the staff for."""

    name = "approve"
    words = ("approve {at}",)


@dataclass(frozen=True, slots=True)
class AskMore(_Decides):
    """Ask for more before you decide what a walk-through asks the staff for."""

    name = "ask_more"
    words = ("more information {at}",)


@dataclass(frozen=True, slots=True)
class Reject(_Decides):
    """Reject what a walk-through asks the staff for."""

    name = "reject"
    words = ("reject {at}",)
