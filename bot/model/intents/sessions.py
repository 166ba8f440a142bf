"""Planning classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class AddSession(Intent):
    """Plan a class: its name, when, how long, and for whom (#channel or @name)."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = (
        "session (add|new|create) [{what}]",
        "(add|create|schedule|plan|book) [a|an] (session|class) [called|named] [{what}]",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you|i want to|i need to|i would like to|i'd like to] "
        "(add|create|schedule|plan|book|set up) [a|an|another] [new|online|virtual|live|zoom] "
        "(session|class|lesson|lecture|seminar) [called|named|titled|about] {what}",
    )
    hints: ClassVar[str] = "session add new class schedule plan book"
    shown: ClassVar[str] = 'session add "NAME" WHEN LENGTH #CHANNEL'
    leads: ClassVar[str] = "session form"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    names_people: ClassVar[bool] = True
    effect: ClassVar[Effect] = Effect.BRINGS
    refusable: ClassVar[bool] = True
    of_a_sentence: ClassVar[bool] = True
    what: str = ""


@dataclass(frozen=True, slots=True)
class FillSession(Intent):
    """Plan a class by filling in a form."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = ("session form", "[the|a] form for (a|the) (class|session)")
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    opens_form: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MoveSession(Intent):
    """Move a class; a day or a time left out stays. Everybody is told."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = (
        "session (move|reschedule) [{number}] [to] [{when}]",
        "(move|reschedule) (session|class) {number} [to] [{when}]",
        "session length {number} [to|is] {when}",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you] (move|reschedule|shift|postpone) [the|my] "
        "(session|class|lesson|lecture|seminar) {number} [to] [{when}]",
        "[please|pls|can you|could you] (change|set) [the] (length|duration) (of|for) [the|my] "
        "(session|class|lesson|lecture|seminar) [{number}] to {when}",
    )
    below: ClassVar[tuple[str, ...]] = ("[please] (move|reschedule) [it|this|the] [class|session|lesson] [to] {when}",)
    hints: ClassVar[str] = "session move reschedule class time"
    shown: ClassVar[str] = "session move NUMBER WHEN"
    leads: ClassVar[str] = "sessions"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    weighty: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    number: int | None = None
    when: str = ""
    asks: bool = False  # first, for it was said right behind an answer, without a word for the class


@dataclass(frozen=True, slots=True)
class ChangeSession(Intent):
    """Give a class another name, room or link; everybody who was invited is told."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = (
        "session rename {number} [to] [{title}]",
        "rename (session|class) {number} [to] [{title}]",
        "session rename",
        "session room {number} [to|is] [{room}]",
        "[the] room of (session|class) {number} [to|is] [{room}]",
        "session room [to|is] {room}",
        "session link {number} [to|is] [{link}]",
        "[the] link (of|for) (session|class) {number} [to|is] {link}",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you] rename [the|my] (session|class|lesson|lecture|seminar) [{number}] to {title}",
        "[please|pls|can you|could you] (change|set|move) [the] room (of|for) [the|my] "
        "(session|class|lesson|lecture|seminar) [{number}] to {room}",
        "[please|pls|can you|could you] (change|set) [the] link (of|for) [the|my] "
        "(session|class|lesson|lecture|seminar) [{number}] to {link}",
        "[please|pls|can you|could you|i want to|i need to|how do i|how can i] rename [the|my|a|this] "
        "(session|class|lesson|lecture|seminar) [{number}]",
        "[please|pls|can you|could you|i want to|i need to|how do i|how can i] (change|set) [the] (name|title) of "
        "[the|my|a|this] (session|class|lesson|lecture|seminar) [{number}]",
    )
    below: ClassVar[tuple[str, ...]] = (
        "[please] rename [it|this] [class|session|lesson] [to] {title}",
        "[the] new room [is] {room}",
        "[the] new link [is] {link}",
    )
    hints: ClassVar[str] = "session rename room name title"
    shown: ClassVar[str] = "session rename NUMBER NAME"
    leads: ClassVar[str] = "sessions"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    refusable: ClassVar[bool] = True
    number: int | None = None
    title: str = ""
    room: str = ""
    link: str = ""
    called: str = ""  # before, where that stood beside its new name


@dataclass(frozen=True, slots=True)
class LengthenSession(Intent):
    """Make a class longer or shorter, where its new length is not said."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = ("session length {number}",)
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you|i want to|i need to|how do i|how can i] (change|set|edit|alter) [the] "
        "(length|duration) (of|for) [the|my|a|this] (session|class|lesson|lecture|seminar) [{number}]",
        "[please|pls|can you|could you|i want to|i need to] make [the|my|this] (session|class|lesson|lecture|seminar) "
        "[{number}] (longer|shorter)",
    )
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    refusable: ClassVar[bool] = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class CancelSession(Intent):
    """Cancel a class; everybody is told."""

    name: ClassVar[str] = "session_cancel"
    words: ClassVar[tuple[str, ...]] = (
        "session (cancel|delete|remove) {number} [{reason}]",
        "(cancel|delete|remove) (session|class) {number} [{reason}]",
        "session cancel [, {reason}]",
        "cancel [my|the|this] (session|class) [, {reason}]",
        "session cancel {called}",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you] (cancel|call off) [my|the|this] (session|class|lesson|lecture|seminar) "
        "[{number}] [please|pls] [, {reason}]",
        "my (session|class|lesson|lecture|seminar) (is|has been) (cancelled|canceled|called off) [today|tomorrow] "
        "[, {reason}]",
    )
    below: ClassVar[tuple[str, ...]] = (
        "[please|pls] cancel [it|this|the] [class|session|lesson] [please|pls] [, {reason}]",
    )
    hints: ClassVar[str] = "session cancel class call off"
    shown: ClassVar[str] = "session cancel NUMBER"
    leads: ClassVar[str] = "sessions"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    effect: ClassVar[Effect] = Effect.CHANGES
    weighty: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    number: int | None = None
    reason: str = ""
    called: str = ""  # the name or the time of the class, with what was said behind it


@dataclass(frozen=True, slots=True)
class ThinkOfCancelling(Intent):
    """Be asked first whether a class shall be cancelled."""

    name: ClassVar[str] = "session_cancel"
    words: ClassVar[tuple[str, ...]] = ("session call off {number} [{reason}]", "session cancelling {number}")
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    number: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RestoreSession(Intent):
    """Hold a cancelled class after all; everybody is told."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = ("session restore {number}", "(restore|uncancel) (session|class) {number}")
    shown: ClassVar[str] = "session restore NUMBER"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    weighty: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    number: int
    asks: bool = False


@dataclass(frozen=True, slots=True)
class ListSessions(Intent):
    """See your next classes."""

    name: ClassVar[str] = "session_list"
    words: ClassVar[tuple[str, ...]] = (
        "[show] [my|next|upcoming] (sessions|classes) [today|tomorrow|this week]",
        "(what|which) (sessions|classes) do i have [today|tomorrow|this week]",
        "session [list]",
        "[my] next [my] (session|class)",
        "my schedule",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "(when|what|what time) (is|does) [my|our|the] [next] (session|class|lesson|lecture|seminar|lab|tutorial) "
        "[start|begin] [today|tomorrow]",
        "when's [my|our|the] next (session|class|lesson|lecture|seminar|lab|tutorial)",
        "do i (have|teach) [a|an|any] (class|classes|session|sessions|lesson|lessons|lecture|lectures|anything) "
        "[on] [today|tomorrow|this week|monday|tuesday|wednesday|thursday|friday|saturday|sunday]",
        "my (schedule|timetable|classes|sessions|lessons|lectures) [for] (today|tomorrow|this week|next week)",
        "[please|pls|can you] show [me] my (classes|sessions|schedule|timetable) [for] [today|tomorrow|this week] "
        "[please|pls]",
    )
    hints: ClassVar[str] = "sessions classes next today schedule when list"
    shown: ClassVar[str] = "sessions"
    example: ClassVar[str] = "sessions"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    effect: ClassVar[Effect] = Effect.SHOWS


@dataclass(frozen=True, slots=True)
class FilesOfSessions(Intent):
    """See how to plan many classes at once; no calendar files are read or written."""

    name: ClassVar[str] = "session_list"
    words: ClassVar[tuple[str, ...]] = ("session (import|export|file)",)


@dataclass(frozen=True, slots=True)
class ShowSession(Intent):
    """See one class."""

    name: ClassVar[str] = "session_list"
    words: ClassVar[tuple[str, ...]] = (
        "[show] (session|class) {number}",
        "who (is|comes|goes) [invited] (to|in) (class|session) {number}",
    )
    shown: ClassVar[str] = "session NUMBER"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    number: int = 0


@dataclass(frozen=True, slots=True)
class InviteToSession(Intent):
    """Add people to a class: @name, or #channel for everybody in its channel."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = ("session invite {number} [{who}]", "session invite [{who}]")
    hints: ClassVar[str] = "session invite add people"
    shown: ClassVar[str] = "session invite NUMBER @NAME"
    leads: ClassVar[str] = "sessions"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    names_people: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    number: int | None = None
    who: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class UninviteFromSession(Intent):
    """Take people out of a class; they are told."""

    name: ClassVar[str] = "session_schedule"
    words: ClassVar[tuple[str, ...]] = ("session uninvite {number} [{who}]", "session uninvite [{who}]")
    hints: ClassVar[str] = "session uninvite remove people"
    shown: ClassVar[str] = "session uninvite NUMBER @NAME"
    leads: ClassVar[str] = "sessions"
    topic: ClassVar[Topic | None] = Topic.SESSIONS
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    names_people: ClassVar[bool] = True
    number: int | None = None
    who: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class RemindersOfSession(Intent):
    """See when everybody is reminded of your classes."""

    name: ClassVar[str] = "reminders"
    words: ClassVar[tuple[str, ...]] = ("session reminders [{number}]",)
    allowed: ClassVar[Role] = Role.INSTRUCTOR
    number: int | None = None


@dataclass(frozen=True, slots=True)
class CoverSession(Intent):
    """Ask for somebody who covers a class: a person answers."""

    name: ClassVar[str] = "talk_to_human"
    words: ClassVar[tuple[str, ...]] = ("session cover",)
    allowed: ClassVar[Role] = Role.INSTRUCTOR
