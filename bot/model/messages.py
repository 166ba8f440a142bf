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
        return replace(self, thread=None) if self.thread else self


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
    """Words on somebody's message, in place of an emoji that means something to the desk."""
    EDITED = "edited"
    DELETED = "deleted"
    """Nothing was said: a message is not there any more; its author is who had written it."""
    MET = "met"
    """Nothing was said: the desk came to a place, or left it."""
    JOINED = "joined"
    DEPARTED = "departed"
    """Nothing was said: people came to a channel or left it. Who left their private place has left the workspace."""
    REGROUPED = "regrouped"
    """Nothing was said: people came to a group of the platform (`fields`: `group`) or left it; their `groups` has its
    id, or nothing.
    """
    FILLED = "filled"
    """A form was sent off; the words are what the form says."""
    DRAFTED = "drafted"
    """A form is being filled in: what stands in it so far."""
    LEFT = "left"
    """A form was closed without being sent off; `fields` may be empty where the platform does not tell them."""


@dataclass(frozen=True, slots=True)
class Original:
    """The message that was edited, deleted or reacted to.

    `key`: the name of it that is always among the keys it is heard under. `author`: who wrote it, and `words` what it
    says, as far as the platform tells them and they are needed. `stamp`: when it was changed, in the platform's own
    writing, which sorts by time.
    """

    key: str
    author: Identity | None = None
    words: str | None = None
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One gesture of one person, on whatever platform, as words.

    `keys` are the platform's own names for it: a message any of whose keys was heard before is a copy. `addressed` is
    true when it was meant for the desk (a command, a mention, a button, a private conversation) and false for talk
    that was overheard in a channel. `remote_id` is the platform's id of what was said, where that can be edited later.
    `about` is the remote id of the message that carried the button, or that `original` is. `persons` are those who came
    or left. `mentions` maps the tokens in `words` that stand for people and channels (`@sam`, `#algebra`) to the
    platform's ids. `handle` is what an immediate private answer needs, and is good for some minutes only. `references`
    has, for whole places, what the adapter needs to speak there later, in its own words; the newest is kept, and an
    empty one is forgotten.
    `fields` is what stands in a form, by the names of its fields. `within` is what the place is part of, where leaving
    that is leaving the place. `files` are the kinds of what was sent with the words (`picture`, `file`), not the names.
    """

    keys: tuple[str, ...]
    author: Identity
    place: Place
    words: str
    kind: Kind = Kind.SAID
    addressed: bool = True
    remote_id: str | None = None
    about: str | None = None
    original: Original | None = None
    persons: tuple[Identity, ...] = ()
    mentions: Mapping[str, str] = field(default_factory=dict)
    handle: str | None = None
    references: Mapping[Place, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    within: Place | None = None
    files: tuple[str, ...] = ()


class Style(Enum):
    """How a button looks."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. Pressing says `says`, exactly as if the person had typed it to the desk.

    With `form` it opens the form that these words ask for, where the platform has forms; where not, it says them.
    """

    label: Said
    says: str
    style: Style = Style.PLAIN
    form: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One message: words, a few facts, things to press.

    `choices` are the numbered answers to the question in `text`: the first is 1, and its number can be typed.
    `numbers` are theirs where they are not the first ones of the question, or not in its order.
    `listed`: so many of the first `buttons` are to choose among; they show no numbers, but their place can be said.
    `note` is a small line below everything. The plain-text form of a card carries every word of it.
    """

    text: Said
    title: Said | None = None
    facts: tuple[tuple[Said, Said], ...] = ()
    choices: tuple[Button, ...] = ()
    buttons: tuple[Button, ...] = ()
    note: Said | None = None
    numbers: tuple[int, ...] = ()
    listed: int = 0

    @property
    def numbered(self) -> tuple[tuple[int, Button], ...]:
        """The choices, each with what is typed for it."""
        return tuple(zip(self.numbers or range(1, len(self.choices) + 1), self.choices, strict=True))


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
class Asked:
    """Where others read along, and when (aware UTC), somebody asked for what they are told in private.

    `alone`: whether a word to them alone was not tried there; `handle` is what that needs.
    """

    place: Place
    at: datetime
    alone: bool = False
    handle: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Something to say. Stored with the change that caused it and said after the commit.

    `private_to`: shown to that person alone, in the place; where a platform cannot do that, it is said in their own
    conversation, or, when it is `harmless`, to everybody in the place. `key`: said once, ever. `live`: the name of a
    card that stays one message: a second reply with the same name edits the first, wherever that was posted; with
    `edit_only` it is dropped when the first was never posted. `in_place_of`: it edits it only where that is this
    message; else it is said anew, and the name goes with it. `due`, `until`: not before, not after (aware UTC).
    `handle`: what an immediate private answer needs, copied from the message. `followed_at`: when the next of its kind
    is said; what was perhaps said is then not repeated. `reader`: for whom it is written, when `to` and `private_to` do
    not tell; a channel reads the school's time. `viewers`: who shall see a live card as it looks to them, where a
    platform can do that. `asked`: where its reader hears of it when it can never be said; `droppable`: of this nobody
    hears then. `brief`: it says again what nobody understood, and is kept no longer than somebody may refer to it.
    """

    to: Place | Person | Thread
    card: Card
    private_to: Person | None = None
    harmless: bool = False
    lane: Lane = Lane.ANSWER
    key: str | None = None
    live: str | None = None
    edit_only: bool = False
    in_place_of: str | None = None
    due: datetime | None = None
    until: datetime | None = None
    only_while: Guard | None = None
    handle: str | None = None
    followed_at: datetime | None = None
    reader: Person | None = None
    viewers: tuple[Person, ...] = ()
    asked: Asked | None = None
    droppable: bool = False
    brief: bool = False
