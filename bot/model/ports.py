"""What the engine asks of the world: platforms, the clock, and the way in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol, runtime_checkable

from bot.model.forms import Form
from bot.model.messages import Card, Message, Place
from bot.model.pace import Pace
from bot.model.people import Identity, Reader
from bot.model.words import Said


class Look(NamedTuple):
    """A card, and for whom it is written."""

    card: Card
    reader: Reader


class Inbox(Protocol):
    """Where adapters bring what they heard."""

    async def hear(self, message: Message) -> None:
        """Returns when the message and its answers are committed: only then may the platform be told.

        Raises `Unavailable` when nothing was kept: the platform shall send it again (HTTP 503).
        """

    async def form(self, asked: Message) -> Form | None:
        """The form that these words ask for, with what the person typed into it last; None when they ask for none.

        Nothing is said. Raises `Unavailable`; a platform that cannot wait shows something until it is there.
        """

    async def look(self, asked: Message, name: str) -> Look | None:
        """A live card as it is now and as this person shall see it; None when it is not theirs to see, or no more.

        The name may come from anywhere. Nothing is said. Raises `Unavailable`.
        """

    async def fill(self, filled: Message) -> Mapping[str, Said]:
        """A form that was sent off (kind FILLED). Empty when it is taken: then the answers are committed, as by `hear`.
        Else what is wrong, by field: nothing was done, and what was typed is kept for the person.

        Raises `Unavailable` when nothing was kept.
        """


class Clock(Protocol):
    """The one source of the time."""

    def now(self) -> datetime:
        """Aware UTC."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a platform can do. The engine asks this, never for its name. What it cannot do in another way than others
    (show something to one person alone, open a form) is the adapter's own business.
    """

    edits: bool = True
    """A message can be changed after it was posted."""
    reads_back: bool = True
    """`find` can tell whether a post with a key is there. Of what one person alone was shown it is never asked."""
    refers: bool = False
    """It needs the references of the places it is to speak in."""
    local: bool = False
    """It takes everybody at their word: nobody but this machine may reach it."""
    pace: Pace | None = None
    """How fast it takes messages in one channel; None: as fast as they come."""


@dataclass(frozen=True, slots=True)
class Post:
    """One card on its way to one place: everything an adapter needs to say it.

    `key` names this post for reading back and is unique for ever. `private_to` in a place of several people: this
    person alone is to see it, or it is said `apart`, with why, or to everybody when it is `harmless`; the adapter does
    which it can. `handle` of the message that is answered may be the way to do it, and may be spent.
    `references`: the newest of the place, and of the private one of `private_to`, where the adapter needs them. `live`:
    the name of a card that stays one message; its `viewers` see it as it looks to them, where that can be done.
    `since`: it was not said before; for reading back.
    """

    place: Place
    card: Card
    reader: Reader
    key: str
    private_to: Identity | None = None
    handle: str | None = None
    harmless: bool = False
    references: Mapping[Place, str] = field(default_factory=dict)
    live: str | None = None
    viewers: tuple[Identity, ...] = ()
    since: datetime | None = None


class Route(NamedTuple):
    """An HTTP endpoint of an adapter; `handler` is an aiohttp handler."""

    method: str
    path: str
    handler: Callable[[Any], Awaitable[Any]]


@runtime_checkable
class TellsGroups(Protocol):
    """An adapter whose platform has groups of people, and that can tell who is in them."""

    def watch(self, groups: Iterable[tuple[str, str, str]]) -> None:
        """Tell from now on who is in these: (platform, workspace, group)."""


@runtime_checkable
class RestsMethods(Protocol):
    """An adapter whose platform limits each of its methods by itself, in each workspace."""

    def rest(self, methods: Mapping[tuple[str, str], datetime]) -> None:
        """Call none of these, each a (workspace, method), before its moment: another process was told so. Whatever
        needs one there is `Throttled`.
        """


class Pauses(Protocol):
    """Pauses of what is called besides what is said: all processes keep what a platform asks one of them for.

    A method has a name of the adapter's; a workspace may be empty where the pause is for all of them.
    """

    async def until(self, platform: str, workspace: str, methods: Collection[str]) -> Mapping[str, datetime]:
        """Which of these rest, and until when. If that cannot be found out quickly, none does."""

    def begin(self, platform: str, workspace: str, method: str, until: datetime) -> None:
        """The platform asks for a pause of this method. Returns at once; other processes are told as soon as can be."""


@runtime_checkable
class SharesPauses(Protocol):
    """An adapter that calls more than what it is told to say."""

    def share(self, pauses: Pauses) -> None:
        """Ask these before such a call, and tell them of each pause."""


@runtime_checkable
class AsksWhose(Protocol):
    """An adapter that may be spoken to from workspaces of no school of ours."""

    def serve(self, serves: Callable[[str], bool]) -> None:
        """Ask this about the workspace of everything that comes, before anything is learnt, kept or called because of
        it; what is not served is not heard.
        """


@runtime_checkable
class HasWorkspaces(Protocol):
    """An adapter that can speak in some workspaces, and in no other."""

    async def workspaces(self) -> Collection[str] | None:
        """Those it speaks in; None: in whichever there is. Raises `DeliveryError` while it cannot be told."""


@runtime_checkable
class PassesOver(Protocol):
    """An adapter that takes what says nothing to us, today or ever."""

    @property
    def skipped(self) -> int:
        """How many such payloads came."""


@runtime_checkable
class TellsFacts(Protocol):
    """An adapter with figures of its connection, for whoever looks after the program."""

    def facts(self) -> Mapping[str, str | float]:
        """Figures by name, with the unit in the name; empty when there are none."""


class Adapter(Protocol):
    """A platform. Raises `DeliveryError` and nothing else from `say`, `edit` and `find`."""

    name: str
    abilities: Abilities

    def routes(self, inbox: Inbox) -> Sequence[Route]:
        """Endpoints for the web server; empty when the platform is not heard over HTTP. Asked for in each process that
        serves them; in others, which only say, it is not.
        """

    async def run(self, inbox: Inbox) -> None:
        """Hear until cancelled, over connections that are opened again whenever they end. Returns at once when the
        platform is only heard over HTTP. Called in the worker alone, and begun anew when `health` stays bad.
        """

    async def say(self, post: Post) -> str:
        """Post it; the remote id, which is also the `Place.thread` of answers below it. Empty for what one person alone
        sees: nobody edits that, or answers below it.
        """

    async def edit(self, remote_id: str, post: Post) -> None:
        """Put the card in the place of an earlier one. Raises `Undeliverable` when that one is gone."""

    async def find(self, post: Post) -> str | None:
        """The remote id under which this post's key is there already, if it is."""

    def health(self) -> str | None:
        """None when all is well, else one sentence about the connection, and what to do; nothing secret."""

    async def close(self) -> None:
        """Give back connections. May be called twice, or without `run`."""
