"""Which reminders of classes somebody wants."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Intent, Topic


@dataclass(frozen=True, slots=True)
class _Reminders(Intent):
    """Shows or changes them."""

    name = "reminders"
    topic = Topic.SESSIONS


@dataclass(frozen=True, slots=True)
class ShowReminders(_Reminders):
    """See which reminders of classes you get."""

    words = ("[show|my] [my] reminders [settings]",)
    sentences = (
        "[please|pls] mute [me|notifications|messages|this|the bot|yourself] [please|pls]",
        "[please|pls|can you|could you] stop (sending|writing|messaging|pinging|notifying|texting) [me] [any|so many|"
        "all these|these] [messages|notifications|pings] [please|pls]",
        "[please|pls] (notifications|messages) (settings|off) [please|pls]",
        "[please|pls|how do i|can i] (turn|switch) off [the|my|all|your] (notifications|messages) [please|pls]",
        "[please|pls] (turn|switch) [the|my|all|your] (notifications|messages) off [please|pls]",
        "[set|my|turn on|no messages] (quiet hours|do not disturb|quiet mode)",
    )
    hints = "reminders settings which"
    example = "reminders"


@dataclass(frozen=True, slots=True)
class MuteReminders(_Reminders):
    """Get no reminders, of one class or of all; what changes is still told."""

    words = ("reminders off [for|of|about] [{about}]",)
    sentences = (
        "[please|pls] (mute|stop|turn off|switch off) [the|my|all] [class] reminders [for|of|about] [{about}]",
        "[please|pls] stop reminding me [please|pls] [of|about] [{about}]",
        "[please|pls] (don't|dont|do not) remind me [any more|anymore] [of|about] [{about}]",
        "[please|pls] no more reminders [please|pls] [for|of|about] [{about}]",
        "[please|pls] stop sending [me] [the|my|any] [class] reminders [please|pls] [for|of|about] [{about}]",
        "[please|pls] (turn|switch) [the|my|all] [class] reminders off [please|pls] [for|of|about] [{about}]",
        "i (don't|dont|do not) want [the|any|more|any more] reminders [any more|anymore] [for|of|about] [{about}]",
        "unsubscribe [me] [from] [the|all] [reminders]",
    )
    hints = "reminders off stop mute unsubscribe"
    shown = "reminders off CLASS"
    about: str = ""


@dataclass(frozen=True, slots=True)
class ShortenReminders(_Reminders):
    """Get only the last reminder, of one class or of all."""

    words = ("reminders last [for|of|about] [{about}]",)
    sentences = (
        "[please|pls] only [the|one|the last|my last] [last] reminder [please|pls] [for|of|about] [{about}]",
        "[please|pls] (fewer|less) reminders [please|pls] [for|of|about] [{about}]",
        "one reminder is enough [for|of|about] [{about}]",
    )
    hints = "reminders fewer less only last one"
    shown = "reminders last CLASS"
    about: str = ""


@dataclass(frozen=True, slots=True)
class HearReminders(_Reminders):
    """Get all reminders again, of one class or of all."""

    words = ("reminders on [for|of|about] [{about}]",)
    sentences = (
        "[please|pls] (unmute|turn on|switch on) [the|my|all] [class] reminders [again] [for|of|about] [{about}]",
        "[please|pls] (turn|switch) [the|my|all] [class] reminders [back] on [again] [for|of|about] [{about}]",
        "[please|pls] remind me [again] of [all] my classes [again]",
    )
    hints = "reminders on again back"
    shown = "reminders on CLASS"
    about: str = ""
