"""What is heard and what is said: the words every adapter, handler and the engine share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, IntEnum

from bot.model.people import Identity, Person
from bot.model.words import Said


@dataclass(frozen=True, slots=True)
class Place:
    """Where people talk. `thread` is the remote id of the message the thread hangs under.

    The private conversation of one person with the desk is the channel `@` + user id on every platform; the adapter
    finds the platform's own channel for it. The channel `~` + user id is the page that a platform may have for each
    person: what is said there takes the place of what it showed.
    """

    platform: str
    workspace: str
    channel: str
    thread: str | None = None

    @property
    def direct(self) -> bool:
        """Whether only one person and the desk can read here."""
        return self.channel.startswith(("@", "~"))

    @property
    def page(self) -> bool:
        """Whether it is somebody's page."""
        return self.channel.startswith("~")

    @property
    def whole(self) -> Place:
        """The same place without its thread."""
        return replace(self, thread=None)


def private_place(identity: Identity) -> Place:
    """The private conversation of a person with the desk."""
    return Place(identity.platform, identity.workspace, f"@{identity.user}")


def page_of(identity: Identity) -> Place:
    """The page of a person."""
    return Place(identity.platform, identity.workspace, f"~{identity.user}")


class Kind(Enum):
    """How something came to be heard."""

    SAID = "said"
    COMMAND = "command"
    PRESSED = "pressed"
    REACTED = "reacted"
    MET = "met"
    """Nothing was said: the desk came to a place, or left it."""


@dataclass(frozen=True, slots=True)
class Message:
    """One gesture of one person, on whatever platform, as words.

    `keys` are the platform's own names for it: a message any of whose keys was heard before is a copy. `addressed` is
    true when it was meant for the desk (a command, a mention, a button, a private conversation) and false for talk
    that was overheard in a channel. `about` is the remote id of the message that carried the button. `mentions` maps
    the tokens in `words` that stand for people and channels (`@sam`, `#algebra`) to the platform's ids. `handle` is
    what an immediate private answer needs, and is good for some minutes only. `references` has, for whole places, what
    the adapter needs to speak there later, in its own words; the newest is kept, and an empty one is forgotten.
    """

    keys: tuple[str, ...]
    author: Identity
    place: Place
    words: str
    kind: Kind = Kind.SAID
    addressed: bool = True
    about: str | None = None
    mentions: Mapping[str, str] = field(default_factory=dict)
    handle: str | None = None
    references: Mapping[Place, str] = field(default_factory=dict)


class Style(Enum):
    """How a button looks."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. Pressing says `says`, exactly as if the person had typed it to the desk."""

    label: Said
    says: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Card:
    """One message: words, a few facts, things to press.

    `choices` are the numbered answers to the question in `text`: the first is 1, and its number can be typed.
    `note` is a small line below everything. The plain-text form of a card carries every word of it.
    """

    text: Said
    title: Said | None = None
    facts: tuple[tuple[Said, Said], ...] = ()
    choices: tuple[Button, ...] = ()
    buttons: tuple[Button, ...] = ()
    note: Said | None = None


class Lane(IntEnum):
    """Who goes first when not everything can be said at once."""

    PAGE = 0
    ANSWER = 1
    NOTICE = 2


@dataclass(frozen=True, slots=True)
class Thread:
    """The thread under a live card of the staff channel, by the card's name. Waits until the card is posted."""

    of: str


@dataclass(frozen=True, slots=True)
class Guard:
    """Said only while the row of this noun is in this state; checked under the row's lock before sending begins."""

    noun: str
    id: int
    state: str
    plan: int | None = None
    """When given, the row's plan must still be this one: a session that was moved has a newer one."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Something to say. Stored with the change that caused it and said after the commit.

    `private_to`: shown to that person alone, in the place; where a platform cannot do that, it is said in their own
    conversation, or, when it is `harmless`, to everybody in the place. `key`: said once, ever. `live`: the name of a
    card that stays one message: a second reply with the same name edits the first, wherever that was posted; with
    `edit_only` it is dropped when the first was never posted. `due`, `until`: not before, not after (aware UTC).
    `handle`: what an immediate private answer needs, copied from the message. `reader`: for whom it is written, when
    `to` and `private_to` do not tell; a channel reads the school's time.
    """

    to: Place | Person | Thread
    card: Card
    private_to: Person | None = None
    harmless: bool = False
    lane: Lane = Lane.ANSWER
    key: str | None = None
    live: str | None = None
    edit_only: bool = False
    due: datetime | None = None
    until: datetime | None = None
    only_while: Guard | None = None
    handle: str | None = None
    reader: Person | None = None
