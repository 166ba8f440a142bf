"""Teams as a platform: hears over HTTP, says cards and edits them; what it once said it cannot look up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from adapters.apart import apart
from adapters.reading import an_id, text
from adapters.requests import Refused
from adapters.teams import trust
from adapters.teams.connector import CardRefused, Connector, NotOfTeams, NotThere
from adapters.teams.doors import Door
from adapters.teams.reading import CHANNEL, PERSONAL, PLATFORM, THREAD, Envelope
from adapters.teams.say import message, plain_message
from adapters.teams.settings import Settings
from adapters.teams.ways import kept, manner, opening
from bot.model.errors import NotSent, Undeliverable, Unknown, Unreachable
from bot.model.ids import LONGEST_CHANNEL
from bot.model.messages import Place
from bot.model.pace import Pace
from bot.model.ports import Abilities, Clock, Inbox, Pauses, Post, Route
from bot.model.words import Manner

_PATH = "/api/messages"
_MOST_KNOWN = 10_000


class TeamsAdapter:
    """One bot. The school of a person is their tenant."""

    name = PLATFORM
    abilities = Abilities(reads_back=False, refers=True, pace=Pace(burst=6, every=timedelta(seconds=2)))
    """Of 7 in a second and 60 in half a minute in one conversation (its page on rate limits) a few are left free."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock
        self.abilities = replace(TeamsAdapter.abilities, local=settings.emulated)
        self._connector = Connector(settings, clock)
        self._direct: dict[Place, str] = {}
        """The conversation with each person; creating it again would give the same."""
        self.doors: list[Door] = []
        self._serves: Callable[[str], bool] = lambda _: True

    def serve(self, serves: Callable[[str], bool]) -> None:
        """The tenants of the settings are let in, and of these only the schools' own are heard."""
        self._serves = serves

    def share(self, pauses: Pauses) -> None:
        self._connector.pauses.shared = pauses

    def routes(self, inbox: Inbox) -> Sequence[Route]:
        door = Door(inbox, self._settings, self._connector, self._clock)
        door.learn, door.serves = self._learn, lambda workspace: self._serves(workspace)
        self.doors.append(door)
        return (Route("POST", _PATH, door.handle),)

    async def run(self, inbox: Inbox) -> None:  # noqa: ARG002 - it is heard over HTTP only
        return None

    async def workspaces(self) -> Collection[str] | None:
        """The tenants that may talk to us; an emulator is of any."""
        return None if self._settings.emulated else self._settings.tenants

    async def say(self, post: Post) -> str:
        """The id of the message; empty for a whisper: nothing in the channel can be edited."""
        self._must_be_here(post.place.workspace)
        if post.handle and post.private_to and not post.place.direct and await self._whispered(post, post.handle):
            return ""
        found = await self._say(apart(post))
        return "" if post.private_to and not post.place.direct and not post.harmless else found

    async def edit(self, remote_id: str, post: Post) -> None:
        if not remote_id:
            raise Undeliverable("only one person saw it")
        self._must_be_here(post.place.workspace)
        way = self._way(post)
        conversation = way["conversation"] if not post.place.direct else await self._with(post.place, way)
        if way["kind"] == CHANNEL:
            conversation += THREAD + (post.place.thread or remote_id)
        try:
            await self._connector.put(way["url"], conversation, remote_id, message(post, self._manner(way)))
        except CardRefused:
            await self._connector.put(way["url"], conversation, remote_id, plain_message(post, self._manner(way)))

    async def find(self, post: Post) -> str | None:  # noqa: ARG002 - there is nothing to look it up with
        return None

    def health(self) -> str | None:
        return next(filter(None, (self._connector.trouble, *(door.keys.trouble for door in self.doors))), None)

    async def close(self) -> None:
        await self._connector.close()
        for door in self.doors:
            await door.keys.close()

    @property
    def skipped(self) -> int:
        """How many activities said nothing to us."""
        return sum(door.skipped for door in self.doors)

    def _must_be_here(self, workspace: str) -> None:
        if not self._settings.emulated and workspace not in self._settings.tenants:
            raise NotSent(f"{workspace} is none of our tenants")

    def _learn(self, told: Envelope) -> None:
        """The conversation that somebody speaks to us in."""
        if told.kind == PERSONAL:
            self._know(told.place, told.conversation)

    def _know(self, place: Place, conversation: str) -> None:
        if len(self._direct) >= _MOST_KNOWN:
            self._direct.clear()
        self._direct[place] = conversation

    async def _say(self, post: Post) -> str:
        way = self._way(post)
        try:
            return await self._said(post, way, message(post, self._manner(way)))
        except CardRefused:
            return await self._said(post, way, plain_message(post, self._manner(way)))

    async def _whispered(self, post: Post, member: str) -> bool:
        """Show it to whoever asked, where they asked; False when Teams will not have it."""
        way, thread = self._way(post), post.place.thread
        where = way["conversation"] + (THREAD + thread if thread else "")
        unseen = replace(self._manner(way), threads=False)
        try:
            await self._connector.whisper(way["url"], where, member, message(post, unseen))
        except (Undeliverable, NotOfTeams):
            return False
        return True

    def _manner(self, way: Mapping[str, str]) -> Manner:
        return manner(way["kind"], self._settings.reads)

    async def _said(self, post: Post, way: Mapping[str, str], activity: dict[str, Any]) -> str:
        place = post.place
        if place.direct:
            return await self._privately(way, place, activity)
        if way["kind"] != CHANNEL:
            return await self._connector.post(way["url"], way["conversation"], activity)
        if place.thread:
            return await self._connector.post(way["url"], way["conversation"] + THREAD + place.thread, activity)
        return await self._begun(way, place, activity)

    async def _privately(self, way: Mapping[str, str], place: Place, activity: dict[str, Any]) -> str:
        """A conversation that we knew and that is not there any more is begun anew, once."""
        known = place.whole in self._direct
        try:
            return await self._connector.post(way["url"], await self._with(place, way), activity)
        except CardRefused:
            raise
        except Undeliverable as error:
            self._direct.pop(place.whole, None)
            if not (known and isinstance(error, NotThere)):
                raise Unreachable(str(error)) from None
        return await self._privately(way, place, activity)

    async def _begun(self, way: Mapping[str, str], place: Place, activity: dict[str, Any]) -> str:
        """A thread of its own in a channel; the id of its first message."""
        answered = await self._connector.create(way["url"], opening(way, place, activity))
        return an_id(answered, "activityId") or an_id({"id": text(answered, "id").partition(THREAD)[2]}, "id")

    async def _with(self, place: Place, way: Mapping[str, str]) -> str:
        """The conversation with a person, begun if need be."""
        if place.whole not in self._direct:
            told = {
                "isGroup": False,
                "bot": {"id": way["bot"]},
                "members": [{"id": way["member"]}],
                "tenantId": place.workspace,
                "channelData": {"tenant": {"id": place.workspace}},
            }
            try:
                found = an_id(await self._connector.create(way["url"], told), "id", most=LONGEST_CHANNEL)
            except Unknown as error:
                raise NotSent(f"no conversation with this person: {error}") from None
            if not found:
                raise Undeliverable("no conversation with this person")
            self._know(place.whole, found)
        return self._direct[place.whole]

    def _way(self, post: Post) -> dict[str, str]:
        """How to reach a place: as Teams told us last, or as anybody's channel and person can be reached."""
        place = post.place
        usual = {
            "url": f"{self._settings.emulator}/" if self._settings.emulated else self._settings.cloud.anywhere,
            "bot": f"28:{self._settings.app_id}",
            "member": place.channel.removeprefix("@"),
            "conversation": place.channel,
            "kind": PERSONAL if place.direct else CHANNEL,
        }
        way = {**usual, **kept(post.references.get(place.whole, ""))}
        try:
            return {**way, "url": trust.service_url(way["url"], self._settings)}
        except Refused:
            raise Undeliverable("an address that is not of Teams") from None
