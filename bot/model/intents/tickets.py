"""Opening, following and finishing tickets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.model.intents.intent import Effect, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class OpenTicket(Intent):
    """Open a ticket: say in a sentence what is wrong."""

    name: ClassVar[str] = "ticket_create"
    words: ClassVar[tuple[str, ...]] = (
        "ticket (open|new|create) [{summary}]",
        "ticket",
        "(open|create|new|raise|file) [a|new] ticket [{summary}]",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[hi|hello|hey] [please|pls|i want to|i need to|i would like to|i'd like to|can i|can you|could you|"
        "can someone|can somebody|could someone|could somebody] (open|create|make|raise|file|submit|report|log) "
        "[a|an|new|another] (ticket|problem|issue|fault|bug|incident|request) [about|for|with] [{summary}]",
        "new (ticket|problem|issue|fault|bug|request) [about|for|with] {summary}",
    )
    hints: ClassVar[str] = "ticket open new report problem broken issue"
    shown: ClassVar[str] = "ticket open WHAT IS WRONG"
    leads: ClassVar[str] = "ticket form"
    topic: ClassVar[Topic | None] = Topic.TICKETS
    allowed: ClassVar[Role] = Role.GUEST
    effect: ClassVar[Effect] = Effect.BRINGS
    trouble: ClassVar[bool] = True
    summary: str = ""


@dataclass(frozen=True, slots=True)
class OpenAllTheSame(Intent):
    """Open a ticket although something is known of that system."""

    name: ClassVar[str] = "ticket_create"
    words: ClassVar[tuple[str, ...]] = ("ticket all the same {summary}",)
    allowed: ClassVar[Role] = Role.GUEST
    summary: str = ""


@dataclass(frozen=True, slots=True)
class FillTicket(Intent):
    """Open a ticket by filling in a form."""

    name: ClassVar[str] = "ticket_create"
    words: ClassVar[tuple[str, ...]] = ("ticket form [{summary}]", "[the|a] form for (a|the) ticket")
    allowed: ClassVar[Role] = Role.GUEST
    teachable: ClassVar[bool | None] = True
    opens_form: ClassVar[bool] = True
    summary: str = ""


@dataclass(frozen=True, slots=True)
class AddDetails(Intent):
    """Add to a ticket by filling in a form."""

    name: ClassVar[str] = "ticket_comment"
    words: ClassVar[tuple[str, ...]] = ("ticket details [{number}]",)
    allowed: ClassVar[Role] = Role.GUEST
    opens_form: ClassVar[bool] = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ListTickets(Intent):
    """See your tickets."""

    name: ClassVar[str] = "ticket_list"
    words: ClassVar[tuple[str, ...]] = ("[show] my [open] (tickets|ticket)", "tickets", "ticket list")
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you|what are|where are] [show|list|see] [me] my [open] tickets [please|pls]",
        "(what|which) tickets do i have [open|now]",
    )
    hints: ClassVar[str] = "my tickets list show open"
    shown: ClassVar[str] = "my tickets"
    example: ClassVar[str] = "my tickets"
    topic: ClassVar[Topic | None] = Topic.TICKETS
    allowed: ClassVar[Role] = Role.GUEST
    effect: ClassVar[Effect] = Effect.SHOWS


@dataclass(frozen=True, slots=True)
class ListQueue(Intent):
    """See every open ticket, the most urgent first."""

    name: ClassVar[str] = "ticket_list"
    words: ClassVar[tuple[str, ...]] = (
        "[show] [the] queue [please]",
        "[show] all [open] tickets",
        "q",
        "[show] [the] queue {which:urgent|new|mine|oldest|week|p1|p2|p3|p4} [first|please]",
    )
    hints: ClassVar[str] = "queue all tickets open team"
    shown: ClassVar[str] = "queue"
    example: ClassVar[str] = "queue"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    which: str = ""
    """`urgent`, `new` (nobody has them), `mine`, `p1` to `p4`, `oldest` first, `week`: how many came; empty for all."""


@dataclass(frozen=True, slots=True)
class ShowTicket(Intent):
    """See how a ticket stands."""

    name: ClassVar[str] = "ticket_status"
    words: ClassVar[tuple[str, ...]] = (
        "[status of] ticket {number}",
        "(status|check) [of] {number}",
        "status",
        "show [it|ticket]",
        "show [me] (the ticket|this ticket|that ticket)",
        "what (did|has|have) (he|she|they) (try|tried) [already|so far|yet|before]",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "(any news|any update|any updates|what is new|what about|how is|how's|hows|where is|where's) "
        "[on|about|of|with] my (ticket|request|issue|case) [going|doing|now]",
        "(any news|any update|any updates|what is new|what about|how is|how's|hows|where is|where's) "
        "[on|about|of|with] [my|the] (ticket|request|issue|case) {number} [going|doing|now]",
        "(any news|any update|any updates|what is happening|what's happening|whats happening|where are we|eta|"
        "what is the eta) (on|about|of|with|for) [my|the] [ticket|request|issue|case] [number] {number} "
        "[now|please|pls]",
        "(is|was) my (ticket|request|issue|case) (done|ready|fixed|solved|resolved|finished) [yet|now|already]",
        "(is|was) [my|the] [ticket|request|issue|case] {number} (done|ready|fixed|solved|resolved|finished) "
        "[yet|now|already]",
        "(has|did) (anyone|anybody|someone|somebody) (look at|looked at|see|seen|take|taken|answer|answered) my "
        "(ticket|request|issue|case) [yet|now|already]",
        "(has|did) (anyone|anybody|someone|somebody) (look at|looked at|see|seen|take|taken|answer|answered) [my|the] "
        "[ticket|request|issue|case] {number} [yet|now|already]",
    )
    hints: ClassVar[str] = "status ticket update number how far"
    shown: ClassVar[str] = "ticket NUMBER"
    leads: ClassVar[str] = "my tickets"
    topic: ClassVar[Topic | None] = Topic.TICKETS
    allowed: ClassVar[Role] = Role.GUEST
    effect: ClassVar[Effect] = Effect.SHOWS
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ReadTicket(Intent):
    """Read all that was written about a ticket."""

    name: ClassVar[str] = "ticket_read"
    words: ClassVar[tuple[str, ...]] = ("ticket {number} (in full|whole)", "[read|show] all of ticket {number}")
    hints: ClassVar[str] = "ticket whole full text"
    shown: ClassVar[str] = "ticket NUMBER in full"
    leads: ClassVar[str] = "my tickets"
    topic: ClassVar[Topic | None] = Topic.TICKETS
    allowed: ClassVar[Role] = Role.GUEST
    number: int = 0


@dataclass(frozen=True, slots=True)
class Comment(Intent):
    """Add something to a ticket, or simply answer in its thread."""

    name: ClassVar[str] = "ticket_comment"
    words: ClassVar[tuple[str, ...]] = (
        "comment [on] {number} [{text}]",
        "comment",
        "(add to|note on|append to) [ticket] {number} {text}",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[some|here is|here's] more (info|information|details) (for|on|about|to) [my|the] [ticket] {number} {text}",
        "(for|on|about) [my|the] ticket {number} [please|pls] (note|add) [that] {text}",
    )
    hints: ClassVar[str] = "comment add note more information"
    shown: ClassVar[str] = "comment NUMBER WORDS"
    topic: ClassVar[Topic | None] = Topic.TICKETS
    allowed: ClassVar[Role] = Role.GUEST
    effect: ClassVar[Effect] = Effect.BRINGS
    number: int | None = None
    text: str = ""
    answers: bool = False
    """Whether it is taken for the answer to a question, and was not said to be about the ticket."""


@dataclass(frozen=True, slots=True)
class Tell(Intent):
    """Tell the person who reported a ticket something. All else in its thread stays with the staff."""

    name: ClassVar[str] = "ticket_comment"
    words: ClassVar[tuple[str, ...]] = ("(tell|reply) {number}", "tell [{number}] {text}", "reply [{number}] {text}")
    hints: ClassVar[str] = "tell reply answer reporter"
    shown: ClassVar[str] = "tell NUMBER WORDS"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    number: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ask(Intent):
    """Ask the person who reported a ticket something; the ticket waits for the answer."""

    name: ClassVar[str] = "ticket_comment"
    words: ClassVar[tuple[str, ...]] = ("ask {number}", "ask [{number}] {text}")
    hints: ClassVar[str] = "ask question reporter"
    shown: ClassVar[str] = "ask NUMBER QUESTION"
    topic: ClassVar[Topic | None] = Topic.ON_CALL
    allowed: ClassVar[Role] = Role.ON_CALL
    overheard: ClassVar[bool] = True
    number: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Close(Intent):
    """Close a ticket that is done."""

    name: ClassVar[str] = "ticket_close"
    words: ClassVar[tuple[str, ...]] = (
        "[please|pls] close [it|my|the|this] [ticket] [please|pls] [, {reason}]",
        "[please|pls] [ticket] close [my|the] [ticket] {number} [{reason}]",
        "[please|pls] close [it|my|the|this] [ticket] [please|pls] {reason=because|since|works|thanks}",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you|you can|you may] close [out] (my|the|this) ticket [please|pls|now] [{reason}]",
        "[please|pls|can you|could you|you can|you may] close [out] [my|the] [ticket] {number} [please|pls|now] "
        "[{reason}]",
        "[my|the] [ticket] {number} (can|may|should) be closed [please|pls|now] [{reason}]",
        "[please|pls|can you|could you] mark [my|the] [ticket] {number} [as] closed [please|pls] [, {reason}]",
        "(cierra|cierre|cerrar|ferme|fermez|fermer|schließe|schließ|schliesse|fecha|feche|fechar) "
        "[el|los|le|les|das|die|o|os] [ticket] {number} [por favor|bitte|stp|svp]",
    )
    hints: ClassVar[str] = "close ticket done solved"
    shown: ClassVar[str] = "close NUMBER"
    leads: ClassVar[str] = "my tickets"
    topic: ClassVar[Topic | None] = Topic.TICKETS
    allowed: ClassVar[Role] = Role.GUEST
    overheard: ClassVar[bool] = True
    effect: ClassVar[Effect] = Effect.CHANGES
    weighty: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    of_a_ticket: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdraw(Intent):
    """Withdraw a ticket that is not needed any more."""

    name: ClassVar[str] = "ticket_close"
    words: ClassVar[tuple[str, ...]] = (
        "[please|pls] withdraw [my|the|this] [ticket|request] [please|pls] [, {reason}]",
        "[please|pls] cancel [my|the|this] ticket [please|pls] [, {reason}]",
        "[please|pls] [ticket] (cancel|withdraw) [my|the] [ticket|request] {number} [{reason}]",
    )
    hints: ClassVar[str] = "withdraw cancel ticket not needed"
    shown: ClassVar[str] = "withdraw NUMBER"
    leads: ClassVar[str] = "my tickets"
    topic: ClassVar[Topic | None] = Topic.TICKETS
    allowed: ClassVar[Role] = Role.GUEST
    overheard: ClassVar[bool] = True
    weighty: ClassVar[bool] = True
    refusable: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reopen(Intent):
    """Open a ticket again when the trouble is back."""

    name: ClassVar[str] = "ticket_reopen"
    words: ClassVar[tuple[str, ...]] = (
        "[please] (reopen|re-open) [it|my|the|this] [ticket] [please] [, {reason}]",
        "[please] [ticket] (reopen|re-open) [my|the] [ticket] {number} [{reason}]",
        "[please] (reopen|re-open) [it|my|the|this] [ticket] [please] {reason=still|because|since|not|again|same|it's}",
    )
    sentences: ClassVar[tuple[str, ...]] = (
        "[please|pls|can you|could you|can we] (reopen|re-open) [my|the|this] [ticket] {number} [{reason}]",
        "[please|pls|can you|could you] (reopen|re-open) [my|the|this] {reason}",
    )
    hints: ClassVar[str] = "reopen again back not fixed"
    shown: ClassVar[str] = "reopen NUMBER"
    leads: ClassVar[str] = "my tickets"
    topic: ClassVar[Topic | None] = Topic.TICKETS
    allowed: ClassVar[Role] = Role.GUEST
    overheard: ClassVar[bool] = True
    effect: ClassVar[Effect] = Effect.CHANGES
    refusable: ClassVar[bool] = True
    of_a_ticket: ClassVar[bool] = True
    joined: ClassVar[bool] = True
    number: int | None = None
    reason: str = ""
