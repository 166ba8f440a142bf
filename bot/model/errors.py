"""What goes wrong: errors that carry the sentence for the person, and what a platform answered.

BotError            the person did not get what they asked for; `card` is the answer
├── NotFound        it is not there, or not theirs: the two look the same
├── Conflict        somebody or something was first
├── Refused         their role may not
├── AskBack         something is missing or can be read in two ways
└── WrongFields     a form has mistakes; each is told at its field
DeliveryError       a platform did not take what we said
├── NotSent         certainly not said; worth another try
│   ├── Unexplained the platform's word for why is unknown here
│   └── Throttled   certainly not said; not before a moment
│       └── Shut    nothing at all is taken from us for now
├── Undeliverable   never will be: the channel is gone, the card is refused
│   └── Unreachable the person left, or never took the app
└── Unknown         perhaps said: the answer did not come or made no sense
Unavailable         the store cannot be used just now; the platform shall come again
└── NotYet          nobody knows for a moment what it is about; the platform shall come again
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from bot.model.messages import Button, Card
from bot.model.unsaid import Lack, Unsaid
from bot.model.words import Fact, Said, say


class BotError(Exception):
    """The person did not get what they asked for; the text is the answer they get."""

    def __init__(self, text: Said | str, *buttons: Button, choices: tuple[Button, ...] = (), **facts: Fact) -> None:
        said = text if isinstance(text, Said) else say(text, **facts)
        super().__init__(said.template)
        self.card = Card(said, choices=choices, buttons=buttons)


class NotFound(BotError):
    """What was asked for is not there, or is not theirs to see."""


class Conflict(BotError):
    """Somebody was first, or the thing is not in a state that allows it."""


class Refused(BotError):
    """The person's role does not allow it."""


class AskBack(BotError):
    """Something is missing, or can be understood in two ways."""

    unsaid: Unsaid | None = None
    """The command that a bare answer makes whole; None when the whole of it has to be said again."""

    def answered_by(self, lacks: Lack, before: str, after: str = "") -> AskBack:
        """The same question; its answer may be said alone."""
        self.unsaid = Unsaid(lacks, before, after)
        return self

    def to_choose(self, count: int) -> AskBack:
        """The same question; so many of its first buttons can be named by their place."""
        self.card = replace(self.card, listed=count)
        return self


class WrongFields(BotError):
    """A form was sent off with mistakes: what is wrong, by the name of the field."""

    def __init__(self, fields: Mapping[str, Said]) -> None:
        super().__init__("Something in the form is not right yet. Please look at it again.")
        self.fields = fields


class DeliveryError(Exception):
    """A platform did not take what we said. The text is for the log: a code of the platform, never words of people."""


class NotSent(DeliveryError):
    """Certainly not said; it may be tried again."""


class Unexplained(NotSent):
    """The platform refused it, and why is a word that nobody here knows: it may pass, or never be taken."""


class Held(Enum):
    """What a platform wants a pause of."""

    MESSAGE = "message"
    PLACE = "place"
    """Everything in this place."""
    WORKSPACE = "workspace"
    """Everything of this way, saying or editing, in the whole workspace."""
    METHOD = "method"
    """Whatever needs one method of the platform's, `Throttled.method`, in the whole workspace."""
    ALL = "all"
    """Everything in the whole workspace."""


class Throttled(NotSent):
    """Certainly not said; `held` not before `seconds` from now. `method` is empty unless a method is held."""

    def __init__(self, why: str, seconds: float, held: Held = Held.MESSAGE, method: str = "") -> None:
        super().__init__(why)
        self.seconds = seconds
        self.held = held
        self.method = method


class Shut(Throttled):
    """Nothing at all is taken from us for now: the app was removed, or its token is not accepted."""

    def __init__(self, why: str, seconds: float) -> None:
        super().__init__(why, seconds, Held.ALL)


class Undeliverable(DeliveryError):
    """It will never be said in this place."""


class Unreachable(Undeliverable):
    """Nothing will ever be said to this person there: they left, or never took the app."""


class Unknown(DeliveryError):
    """Perhaps said, perhaps not: the answer did not come, or made no sense."""


class Unavailable(Exception):
    """The store cannot be used just now. Nothing was kept; the platform shall send it again."""


class NotYet(Unavailable):
    """It may be about something of ours of which nobody knows just now whether it was said. Nothing was kept."""
