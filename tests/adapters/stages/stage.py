"""What a platform must show and take for the contract tests, and who plays there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from bot.model.messages import Card, Place
from bot.model.people import Identity, Reader
from bot.model.ports import Adapter, Post
from bot.model.words import say

NAMES = {"student": "Sam Rivera", "teacher": "Tess Turner", "ana": "Ana Alves"}
PLACES = {
    "student": ("help_desk", "algebra"),
    "teacher": ("help_desk", "algebra"),
    "ana": ("help_desk", "staff"),
}
"""Which channels each of them is in, besides the private conversation with the desk."""


class Leaving(Enum):
    """What a platform tells of a form that is closed before it is sent; its stage then has `leaves`."""

    WINDOW = "window"
    """Whatever was put into its fields."""
    QUESTIONS = "questions"
    """The fields that were asked for, one after the other."""


PATIENCE = 20.0
"""Seconds after which an answer will not come any more."""


class TurnedAway(Exception):
    """The platform was told that nothing was kept."""


class NotLetIn(Exception):
    """The platform was told that this is none of our business."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message of the desk as one person sees it. `text` is its plain form, `shown` the words of its rich one.

    `marks` is everything in either that the platform would act on: mentions, links, formatting, elements.
    """

    place: Place
    text: str
    shown: str
    marks: tuple[str, ...] = ()


class Stage(Protocol):
    """A platform with three people, in three channels and a private conversation each."""

    people: dict[str, Identity]
    """By the names of `NAMES`."""
    channels: dict[str, Place]
    """`help_desk`, `staff`, `algebra`."""
    threads: bool
    """Whether a person can write below a message of a channel."""
    private_threads: bool
    """The same in their own conversation with the desk."""
    overhears: bool
    """Whether the desk is told what is said in a channel without naming it."""
    whispers: bool
    """Whether a message in a channel can be shown to one person alone."""
    longest: int
    """So many characters a person can write in one message."""
    presses_buttons: bool
    forms: bool
    """Whether a form is shown as one."""

    @property
    def adapter(self) -> Adapter: ...

    async def says(self, who: str, words: str, where: Place) -> None:
        """Returns when the platform has its answer; raises `TurnedAway` when that was to come again, `NotLetIn` when it
        was refused.
        """

    async def says_again(self) -> None:
        """What was turned away comes again, as it does there."""

    async def presses(self, who: str, label: str) -> None:
        """The newest button with this label that this person sees; where there is none, what it says is typed."""

    async def fills(self, who: str, label: str, **fields: str) -> dict[str, str]:
        """Press the newest button with this label, fill in the form that opens and send it off; what is wrong, by
        field. Raises `NotImplementedError` where there are no `forms`."""

    async def other_business(self) -> None:
        """Something the platform is answered at once: every answer that was given before has come by then."""

    async def sees(self, who: str) -> list[Seen]:
        """Every message of the desk this person sees now, the oldest first."""

    def written(self, channel: Place) -> str:
        """How somebody names a channel in a sentence."""


def private(stage: Stage, who: str) -> Place:
    """The private conversation of this person with the desk."""
    identity = stage.people[who]
    return Place(identity.platform, identity.workspace, f"@{identity.user}")


def posted(place: Place, card: Card, key: str = "key", only: Identity | None = None) -> Post:
    """A post for somebody in Lisbon."""
    return Post(place, card, Reader("Europe/Lisbon"), key, only)


def simple(words: str) -> Card:
    """A card with nothing but words somebody typed."""
    return Card(say("{words}", words=words))
