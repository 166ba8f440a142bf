"""Planning classes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class Planned(Intent):
    """What whoever teaches may do with classes of theirs, and finds under that heading in the help."""

    name = "session_schedule"
    topic = Topic.SESSIONS
    allowed = Role.INSTRUCTOR


@dataclass(frozen=True, slots=True)
class AddSession(Planned):
    """Plan a class: its name, when, how long, and for whom (#channel or @name)."""

    words = (
        "session (add|new|create) [{what}]",
        "(add|create|schedule|plan|book) [a|an] (session|class) [called|named] [{what}]",
    )
    sentences = (
        "[please|pls|can you|could you|i want to|i need to|i would like to|i'd like to] "
        "(add|create|schedule|plan|book|set up) [a|an|another] [new|online|virtual|live|zoom] "
        "(session|class|lesson|lecture|seminar) [called|named|titled|about] {what}",
    )
    hints = "session add new class schedule plan book"
    shown = 'session add "NAME" WHEN LENGTH #CHANNEL'
    leads = "session form"
    names_people = True
    effect = Effect.BRINGS
    refusable = True
    of_a_sentence = True
    what: str = ""


@dataclass(frozen=True, slots=True)
class FillSession(Intent):
    """Plan a class by filling in a form."""

    name = "session_schedule"
    words = ("session form", "[the|a] form for (a|the) (class|session)")
    allowed = Role.INSTRUCTOR
    opens_form = True


@dataclass(frozen=True, slots=True)
class MoveSession(Planned):
    """Move a class; a day or a time left out stays. All are told."""

    words = (
        "session (move|reschedule) [{number}] [to] [{when}]",
        "(move|reschedule) (session|class) {number} [to] [{when}]",
        "session length {number} [to|is] {when}",
    )
    sentences = (
        "[please|pls|can you|could you] (move|reschedule|shift|postpone) [the|my] "
        "(session|class|lesson|lecture|seminar) {number} [to] [{when}]",
        "[please|pls|can you|could you] (change|set) [the] (length|duration) (of|for) [the|my] "
        "(session|class|lesson|lecture|seminar) [{number}] to {when}",
    )
    below = ("[please] (move|reschedule) [it|this|the] [class|session|lesson] [to] {when}",)
    hints = "session move reschedule class time"
    shown = "session move NUMBER WHEN"
    leads = "sessions"
    weighty = True
    refusable = True
    number: int | None = None
    when: str = ""
    asks: bool = False  # first, for it was said right behind an answer, without a word for the class


@dataclass(frozen=True, slots=True)
class ChangeSession(Planned):
    """Give a class another name, room or link; all are told."""

    words = (
        "session rename {number} [to] [{title}]",
        "rename (session|class) {number} [to] [{title}]",
        "session rename",
        "session room {number} [to|is] [{room}]",
        "[the] room of (session|class) {number} [to|is] [{room}]",
        "session room [to|is] {room}",
        "session link {number} [to|is] [{link}]",
        "[the] link (of|for) (session|class) {number} [to|is] {link}",
    )
    sentences = (
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
    below = (
        "[please] rename [it|this] [class|session|lesson] [to] {title}",
        "[the] new room [is] {room}",
        "[the] new link [is] {link}",
    )
    hints = "session rename room name title"
    shown = "session rename NUMBER NAME"
    leads = "sessions"
    refusable = True
    number: int | None = None
    title: str = ""
    room: str = ""
    link: str = ""
    called: str = ""  # before, where that stood beside its new name


@dataclass(frozen=True, slots=True)
class LengthenSession(Intent):
    """Make a class longer or shorter, where its new length is not said."""

    name = "session_schedule"
    words = ("session length {number}",)
    sentences = (
        "[please|pls|can you|could you|i want to|i need to|how do i|how can i] (change|set|edit|alter) [the] "
        "(length|duration) (of|for) [the|my|a|this] (session|class|lesson|lecture|seminar) [{number}]",
        "[please|pls|can you|could you|i want to|i need to] make [the|my|this] (session|class|lesson|lecture|seminar) "
        "[{number}] (longer|shorter)",
    )
    allowed = Role.INSTRUCTOR
    refusable = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class CancelSession(Planned):
    """Cancel a class; everybody is told."""

    name = "session_cancel"
    words = (
        "session (cancel|delete|remove) {number} [{reason}]",
        "(cancel|delete|remove) (session|class) {number} [{reason}]",
        "session cancel [, {reason}]",
        "cancel [my|the|this] (session|class) [, {reason}]",
        "session cancel {called}",
    )
    sentences = (
        "[please|pls|can you|could you] (cancel|call off) [my|the|this] (session|class|lesson|lecture|seminar) "
        "[{number}] [please|pls] [, {reason}]",
        "my (session|class|lesson|lecture|seminar) (is|has been) (cancelled|canceled|called off) [today|tomorrow] "
        "[, {reason}]",
    )
    below = ("[please|pls] cancel [it|this|the] [class|session|lesson] [please|pls] [, {reason}]",)
    hints = "session cancel class call off"
    shown = "session cancel NUMBER"
    leads = "sessions"
    effect = Effect.CHANGES
    weighty = True
    refusable = True
    number: int | None = None
    reason: str = ""
    called: str = ""  # the name or the time of the class, with what was said behind it


@dataclass(frozen=True, slots=True)
class ThinkOfCancelling(Intent):
    """Be asked first whether a class shall be cancelled."""

    name = "session_cancel"
    words = ("session call off {number} [{reason}]",)
    allowed = Role.INSTRUCTOR
    number: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RestoreSession(Planned):
    """Hold a cancelled class after all; everybody is told."""

    words = ("session restore {number}", "(restore|uncancel) (session|class) {number}")
    shown = "session restore NUMBER"
    weighty = True
    refusable = True
    number: int
    asks: bool = False


@dataclass(frozen=True, slots=True)
class ListSessions(Intent):
    """See your next classes."""

    name = "session_list"
    words = (
        "[show] [my|next|upcoming] (sessions|classes) [today|tomorrow|this week]",
        "(what|which) (sessions|classes) do i have [today|tomorrow|this week]",
        "session [list]",
        "[my] next [my] (session|class)",
        "my schedule",
    )
    sentences = (
        "(when|what|what time) (is|does) [my|our|the] [next] (session|class|lesson|lecture|seminar|lab|tutorial) "
        "[start|begin] [today|tomorrow]",
        "when's [my|our|the] next (session|class|lesson|lecture|seminar|lab|tutorial)",
        "do i (have|teach) [a|an|any] (class|classes|session|sessions|lesson|lessons|lecture|lectures|anything) "
        "[on] [today|tomorrow|this week|monday|tuesday|wednesday|thursday|friday|saturday|sunday]",
        "my (schedule|timetable|classes|sessions|lessons|lectures) [for] (today|tomorrow|this week|next week)",
        "[please|pls|can you] show [me] my (classes|sessions|schedule|timetable) [for] [today|tomorrow|this week] "
        "[please|pls]",
    )
    hints = "sessions classes next today schedule when list"
    example = "sessions"
    topic = Topic.SESSIONS
    effect = Effect.SHOWS


@dataclass(frozen=True, slots=True)
class FilesOfSessions(Intent):
    """See how to plan many classes at once; no calendar files are read or written."""

    name = "session_list"
    words = ("session (import|export|file)",)


@dataclass(frozen=True, slots=True)
class ShowSession(Intent):
    """See one class."""

    name = "session_list"
    words = ("[show] (session|class) {number}", "who (is|comes|goes) [invited] (to|in) (class|session) {number}")
    shown = "session NUMBER"
    topic = Topic.SESSIONS
    number: int = 0


@dataclass(frozen=True, slots=True)
class InviteToSession(Planned):
    """Add people to a class, or all of a #channel."""

    words = ("session invite {number} [{who}]", "session invite [{who}]")
    hints = "session invite add people"
    shown = "session invite NUMBER @NAME"
    leads = "sessions"
    names_people = True
    refusable = True
    number: int | None = None
    who: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class UninviteFromSession(Planned):
    """Take people out of a class; they are told."""

    words = ("session uninvite {number} [{who}]", "session uninvite [{who}]")
    hints = "session uninvite remove people"
    shown = "session uninvite NUMBER @NAME"
    leads = "sessions"
    names_people = True
    number: int | None = None
    who: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class HandSession(Planned):
    """Hand a class to another teacher; all are told."""

    words = (
        "session hand [over] [{number}] [over] [to] [{who}]",
        "(hand|give|transfer) [the|my] (session|class|lesson) {number} [over] to {who}",
    )
    hints = "session hand over class teacher substitute takes"
    shown = "session hand NUMBER @NAME"
    leads = "sessions"
    names_people = True
    weighty = True
    refusable = True
    number: int | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class RemindersOfSession(Intent):
    """See when everybody is reminded of your classes."""

    name = "reminders"
    words = ("session reminders [{number}]",)
    allowed = Role.INSTRUCTOR
    number: int | None = None


@dataclass(frozen=True, slots=True)
class CoverSession(Intent):
    """Ask for somebody who covers a class: a person answers."""

    name = "talk_to_human"
    words = ("session cover",)
    allowed = Role.INSTRUCTOR
