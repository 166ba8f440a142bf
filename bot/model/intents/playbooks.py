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
    topic: ClassVar[Topic | None] = Topic.TROUBLE
    allowed: ClassVar[Role] = Role.GUEST


@dataclass(frozen=True, slots=True)
class ConnectivityHelp(Begin):
    """Get help with Wi-Fi, VPN or a slow line."""

    name: ClassVar[str] = "connectivity_help"
    playbook: ClassVar[str] = "connectivity"
    words: ClassVar[tuple[str, ...]] = ("(wifi|wi-fi|internet|network|connectivity|eduroam|vpn) [help] [please|pls]",)
    hints: ClassVar[str] = "wifi internet network connection eduroam vpn slow line cable drops"
    shown: ClassVar[str] = "wifi"
    example: ClassVar[str] = "wifi"
    trouble: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AudioVideoHelp(Begin):
    """Get help with sound, picture or the meeting of a class."""

    name: ClassVar[str] = "av_help"
    playbook: ClassVar[str] = "audio_video"
    words: ClassVar[tuple[str, ...]] = (
        "(sound|audio|video|camera|microphone|mic|av) [and] [video] [help] [please|pls]",
    )
    hints: ClassVar[str] = "sound audio video camera microphone mic hear see echo screen zoom meeting"
    shown: ClassVar[str] = "sound"
    example: ClassVar[str] = "sound"
    trouble: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class CompatibilityHelp(Begin):
    """See whether a device or browser is good enough."""

    name: ClassVar[str] = "compatibility_help"
    playbook: ClassVar[str] = "compatibility"
    words: ClassVar[tuple[str, ...]] = ("(device|browser|compatibility|requirements) [check] [help] [please|pls]",)
    hints: ClassVar[str] = "browser device laptop requirements supported compatible version chromebook ipad"
    shown: ClassVar[str] = "device check"
    example: ClassVar[str] = "device check"
    trouble: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class CourseworkHelp(Begin):
    """Get help with handing something in, a quiz or a grade."""

    name: ClassVar[str] = "coursework_help"
    playbook: ClassVar[str] = "coursework"
    words: ClassVar[tuple[str, ...]] = ("(coursework|assignment|homework|quiz|exam|upload) [help] [please|pls]",)
    hints: ClassVar[str] = "assignment homework quiz exam upload submit grade deadline"
    shown: ClassVar[str] = "coursework"
    example: ClassVar[str] = "coursework"
    trouble: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SecurityReport(Begin):
    """Tell of a strange message, a lost device or a stolen account."""

    name: ClassVar[str] = "security_report"
    playbook: ClassVar[str] = "security"
    words: ClassVar[tuple[str, ...]] = ("(security|phishing|hacked|virus|stolen) [report|help] [please|pls]",)
    hints: ClassVar[str] = "security phishing hacked virus stolen lost suspicious mail scam clicked"
    shown: ClassVar[str] = "security"
    example: ClassVar[str] = "security"
    trouble: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AccountRequest(Begin):
    """Ask for an account, for access, or for a change of one."""

    name: ClassVar[str] = "account_request"
    playbook: ClassVar[str] = "account"
    words: ClassVar[tuple[str, ...]] = ("account [request|help] [please|pls]", "request [an] (account|access)")
    hints: ClassVar[str] = "account access guest new request permission role licence disable"
    shown: ClassVar[str] = "account request"
    example: ClassVar[str] = "account request"
    effect: ClassVar[Effect] = Effect.BRINGS


@dataclass(frozen=True, slots=True)
class OnboardingHelp(Begin):
    """Begin at the school: what to set up first."""

    name: ClassVar[str] = "onboarding_help"
    playbook: ClassVar[str] = "onboarding"
    words: ClassVar[tuple[str, ...]] = ("(onboarding|getting started|first day|i am new|i'm new|im new) [help]",)
    hints: ClassVar[str] = "onboarding new first start begin checklist setup"
    shown: ClassVar[str] = "getting started"
    example: ClassVar[str] = "getting started"


@dataclass(frozen=True, slots=True)
class ClassroomSetup(Begin):
    """Prepare an online class: meeting, settings, breakout rooms, recording."""

    name: ClassVar[str] = "classroom_setup_help"
    playbook: ClassVar[str] = "classroom_setup"
    words: ClassVar[tuple[str, ...]] = (
        "(prepare|set up|setup) [a|my|an] [online] (class|classroom|lesson) [help]",
        "(class|classroom) (setup|set-up) [help]",
    )
    hints: ClassVar[str] = "prepare class setup meeting breakout rooms recording waiting lobby teach"
    shown: ClassVar[str] = "prepare a class"
    example: ClassVar[str] = "prepare a class"
    allowed: ClassVar[Role] = Role.INSTRUCTOR


@dataclass(frozen=True, slots=True)
class EndOfSession(Begin):
    """Finish a class: attendance, recording, what went wrong."""

    name: ClassVar[str] = "end_of_session"
    playbook: ClassVar[str] = "end_of_session"
    words: ClassVar[tuple[str, ...]] = ("(finish|end) [a|my|the] (class|session|lesson) [help]",)
    hints: ClassVar[str] = "finish end class session after attendance report"
    shown: ClassVar[str] = "finish a class"
    example: ClassVar[str] = "finish a class"
    allowed: ClassVar[Role] = Role.INSTRUCTOR


@dataclass(frozen=True, slots=True)
class ChangeRequest(Begin):
    """Plan work on a service: who approves it, who is told, how it is undone."""

    name: ClassVar[str] = "change_request"
    playbook: ClassVar[str] = "maintenance"
    words: ClassVar[tuple[str, ...]] = (
        "(change request|plan maintenance|plan work|plan a change) [help] [please|pls]",
    )
    hints: ClassVar[str] = "change request maintenance window upgrade patch"
    shown: ClassVar[str] = "change request"
    example: ClassVar[str] = "change request"
    allowed: ClassVar[Role] = Role.ON_CALL
    effect: ClassVar[Effect] = Effect.BRINGS


@dataclass(frozen=True, slots=True)
class Approve(Intent):
    """Approve what a walk-through asks the staff for."""

    name: ClassVar[str] = "approve"
    words: ClassVar[tuple[str, ...]] = ("approve {at}",)
    allowed: ClassVar[Role] = Role.ON_CALL
    at: Visit = ""


@dataclass(frozen=True, slots=True)
class AskMore(Intent):
    """Ask for more before you decide what a walk-through asks the staff for."""

    name: ClassVar[str] = "ask_more"
    words: ClassVar[tuple[str, ...]] = ("more information {at}",)
    allowed: ClassVar[Role] = Role.ON_CALL
    at: Visit = ""


@dataclass(frozen=True, slots=True)
class Reject(Intent):
    """Reject what a walk-through asks the staff for."""

    name: ClassVar[str] = "reject"
    words: ClassVar[tuple[str, ...]] = ("reject {at}",)
    allowed: ClassVar[Role] = Role.ON_CALL
    at: Visit = ""
