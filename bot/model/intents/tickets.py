"""Opening, following and finishing tickets."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.intents.intent import Effect, ForStaff, Intent, Topic
from bot.model.people import Role


@dataclass(frozen=True, slots=True)
class _Followed(Intent):
    """What everybody may do with tickets of their own, and finds under that heading in the help."""

    topic = Topic.TICKETS
    allowed = Role.GUEST


@dataclass(frozen=True, slots=True)
class OpenTicket(_Followed):
    """Open a ticket: say in a sentence what is wrong."""

    name = "ticket_create"
    words = (
        "ticket (open|new|create) [{summary}]",
        "ticket",
        "(open|create|new|raise|file) [a|new] ticket [{summary}]",
    )
    sentences = (
        "[hi|hello|hey] [please|pls|i want to|i need to|i would like to|i'd like to|can i|can you|could you|"
        "can someone|can somebody|could someone|could somebody] (open|create|make|raise|file|submit|report|log) "
        "[a|an|new|another] (ticket|problem|issue|fault|bug|incident|request) [about|for|with] [{summary}]",
        "new (ticket|problem|issue|fault|bug|request) [about|for|with] {summary}",
    )
    hints = "ticket open new report problem broken issue"
    shown = "ticket open WHAT IS WRONG"
    leads = "ticket form"
    effect = Effect.BRINGS
    trouble = True
    verbatim = True
    summary: str = ""


@dataclass(frozen=True, slots=True)
class OpenAllTheSame(Intent):
    """Open a ticket although something is known of that system."""

    name = "ticket_create"
    words = ("ticket all the same {summary}",)
    allowed = Role.GUEST
    verbatim = True
    summary: str = ""


@dataclass(frozen=True, slots=True)
class FillTicket(Intent):
    """Open a ticket by filling in a form."""

    name = "ticket_create"
    words = ("ticket form [{summary}]", "[the|a] form for (a|the) ticket")
    allowed = Role.GUEST
    teachable = True
    opens_form = True
    verbatim = True
    summary: str = ""


@dataclass(frozen=True, slots=True)
class AddDetails(Intent):
    """Add to a ticket by filling in a form."""

    name = "ticket_comment"
    words = ("ticket details [{number}]",)
    allowed = Role.GUEST
    opens_form = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ListTickets(_Followed):
    """See your tickets."""

    name = "ticket_list"
    words = ("[show] my [open] (tickets|ticket)", "tickets", "ticket list")
    sentences = (
        "[please|pls|can you|could you|what are|where are] [show|list|see] [me] my [open] tickets [please|pls]",
        "(what|which) tickets do i have [open|now]",
    )
    hints = "my tickets list show open"
    example = "my tickets"
    effect = Effect.SHOWS


@dataclass(frozen=True, slots=True)
class ListQueue(ForStaff):
    """See every open ticket, the most urgent first."""

    name = "ticket_list"
    words = (
        "[show] [the] queue [please]",
        "[show] all [open] tickets",
        "q",
        "[show] [the] queue {which:urgent|new|mine|oldest|week|p1|p2|p3|p4} [first|please]",
    )
    hints = "queue all tickets open team"
    example = "queue"
    which: str = ""
    """`urgent`, `new` (nobody has them), `mine`, `p1` to `p4`, `oldest` first, `week`: how many came; empty for all."""


@dataclass(frozen=True, slots=True)
class ShowTicket(_Followed):
    """See how a ticket stands."""

    name = "ticket_status"
    words = (
        "[status of] ticket {number}",
        "(status|check) [of] {number}",
        "status",
        "show [it|ticket]",
        "show [me] (the ticket|this ticket|that ticket)",
        "what (did|has|have) (he|she|they) (try|tried) [already|so far|yet|before]",
    )
    sentences = (
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
    hints = "status ticket update number how far"
    shown = "ticket NUMBER"
    leads = "my tickets"
    effect = Effect.SHOWS
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ReadTicket(_Followed):
    """Read all that was written about a ticket."""

    name = "ticket_read"
    words = ("ticket {number} (in full|whole)", "[read|show] all of ticket {number}")
    hints = "ticket whole full text"
    shown = "ticket NUMBER in full"
    leads = "my tickets"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Comment(_Followed):
    """Add something to a ticket, or answer in its thread."""

    name = "ticket_comment"
    words = ("comment [on] {number} [{text}]", "comment", "(add to|note on|append to) [ticket] {number} {text}")
    sentences = (
        "[some|here is|here's] more (info|information|details) (for|on|about|to) [my|the] [ticket] {number} {text}",
        "(for|on|about) [my|the] ticket {number} [please|pls] (note|add) [that] {text}",
    )
    hints = "comment add note more information"
    shown = "comment NUMBER WORDS"
    effect = Effect.BRINGS
    verbatim = True
    number: int | None = None
    text: str = ""
    answers: bool = False
    """Whether it is taken for the answer to a question, and was not said to be about the ticket."""


@dataclass(frozen=True, slots=True)
class Tell(ForStaff):
    """Tell the person who reported a ticket something. All else in its thread stays with the staff."""

    name = "ticket_comment"
    words = ("(tell|reply) {number}", "tell [{number}] {text}", "reply [{number}] {text}")
    hints = "tell reply answer reporter"
    shown = "tell NUMBER WORDS"
    overheard = True
    verbatim = True
    number: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ask(ForStaff):
    """Ask the person who reported a ticket something; the ticket waits for the answer."""

    name = "ticket_comment"
    words = ("ask {number}", "ask [{number}] {text}")
    hints = "ask question reporter"
    shown = "ask NUMBER QUESTION"
    overheard = True
    verbatim = True
    number: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Close(_Followed):
    """Close a ticket that is done."""

    name = "ticket_close"
    words = (
        "[please|pls] close [it|my|the|this] [ticket] [please|pls] [, {reason}]",
        "[please|pls] [ticket] close [my|the] [ticket] {number} [{reason}]",
        "[please|pls] close [it|my|the|this] [ticket] [please|pls] {reason=because|since|works|thanks}",
    )
    sentences = (
        "[please|pls|can you|could you|you can|you may] close [out] (my|the|this) ticket [please|pls|now] [{reason}]",
        "[please|pls|can you|could you|you can|you may] close [out] [my|the] [ticket] {number} [please|pls|now] "
        "[{reason}]",
        "[my|the] [ticket] {number} (can|may|should) be closed [please|pls|now] [{reason}]",
        "[please|pls|can you|could you] mark [my|the] [ticket] {number} [as] closed [please|pls] [, {reason}]",
        "(cierra|cierre|cerrar|ferme|fermez|fermer|schließe|schließ|schliesse|fecha|feche|fechar) "
        "[el|los|le|les|das|die|o|os] [ticket] {number} [por favor|bitte|stp|svp]",
    )
    hints = "close ticket done solved"
    shown = "close NUMBER"
    leads = "my tickets"
    overheard = True
    effect = Effect.CHANGES
    weighty = True
    refusable = True
    of_a_ticket = True
    joined = True
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdraw(_Followed):
    """Withdraw a ticket that is not needed any more."""

    name = "ticket_close"
    words = (
        "[please|pls] withdraw [my|the|this] [ticket|request] [please|pls] [, {reason}]",
        "[please|pls] cancel [my|the|this] ticket [please|pls] [, {reason}]",
        "[please|pls] [ticket] (cancel|withdraw) [my|the] [ticket|request] {number} [{reason}]",
    )
    hints = "withdraw cancel ticket not needed"
    shown = "withdraw NUMBER"
    leads = "my tickets"
    overheard = True
    weighty = True
    refusable = True
    joined = True
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reopen(_Followed):
    """Open a ticket again when the trouble is back."""

    name = "ticket_reopen"
    words = (
        "[please] (reopen|re-open) [it|my|the|this] [ticket] [please] [, {reason}]",
        "[please] [ticket] (reopen|re-open) [my|the] [ticket] {number} [{reason}]",
        "[please] (reopen|re-open) [it|my|the|this] [ticket] [please] {reason=still|because|since|not|again|same|it's}",
    )
    sentences = (
        "[please|pls|can you|could you|can we] (reopen|re-open) [my|the|this] [ticket] {number} [{reason}]",
        "[please|pls|can you|could you] (reopen|re-open) [my|the|this] {reason}",
    )
    hints = "reopen again back not fixed"
    shown = "reopen NUMBER"
    leads = "my tickets"
    overheard = True
    effect = Effect.CHANGES
    refusable = True
    of_a_ticket = True
    joined = True
    number: int | None = None
    reason: str = ""
