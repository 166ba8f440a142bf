"""Slack as a platform: hears over HTTP or a socket, says cards, edits them, and reads back what was perhaps said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from adapters.reading import an_id, text
from adapters.settings import loopback
from adapters.slack import history, home
from adapters.slack.api import Api, BlocksRefused, HandleSpent
from adapters.slack.doors import Dispatch, Later, certificate_check, door
from adapters.slack.form import Asked
from adapters.slack.hear import removed
from adapters.slack.names import Names
from adapters.slack.opening import opened, regretted
from adapters.slack.pointed import shown
from adapters.slack.reading import PLATFORM
from adapters.slack.say import edited, payload, whispered
from adapters.slack.settings import TICKET, Settings
from adapters.slack.socket import NOT_OPEN, Patience, Socket
from adapters.slack.whose import Whose
from bot.model.errors import DeliveryError, NotSent, Unavailable, Undeliverable, Unknown
from bot.model.messages import Kind, Message, Place
from bot.model.pace import Pace
from bot.model.ports import Abilities, Clock, Inbox, Pauses, Post, Route

_PATH = "/slack/events"
_POINTED = ("conversations.replies", "conversations.open")
_REMOVED = "The app was removed from Slack: install it again and put the new token into SLACK_BOT_TOKEN."


class SlackAdapter:
    """One workspace, with one bot token."""

    name = PLATFORM
    abilities = Abilities(pace=Pace(burst=4, every=timedelta(seconds=1)))
    """One message a second in a channel, a few more for a moment (its documentation on rate limits)."""

    def __init__(self, settings: Settings, clock: Clock, patience: Patience | None = None) -> None:
        self._settings, self._clock = settings, clock
        self._patience = patience or Patience()
        self._api = Api(settings.api_url, settings.bot_token, clock)
        self._names = Names(self._api, clock)
        self._whose = Whose(self._api)
        self._direct: dict[str, str] = {}
        self._dispatches: list[Dispatch] = []
        self.serves: Callable[[str], bool] = lambda _: True
        self._socket: Socket | None = None
        self._hears = False
        """Whether this process is the one that hears over a socket."""

    def watch(self, groups: Iterable[tuple[str, str, str]]) -> None:
        self._names.watch((workspace, group) for platform, workspace, group in groups if platform == PLATFORM)

    def serve(self, serves: Callable[[str], bool]) -> None:
        self.serves = serves

    def share(self, pauses: Pauses) -> None:
        self._api.pauses.shared = pauses

    def rest(self, methods: Mapping[tuple[str, str], datetime]) -> None:
        self._api.rests.update(methods)

    def routes(self, inbox: Inbox) -> Sequence[Route]:
        secret = self._settings.signing_secret
        if not secret:
            return ()
        handler = door(self._dispatch(inbox), secret, self._clock)
        return (Route("POST", _PATH, handler), Route("GET", _PATH, certificate_check))

    async def run(self, inbox: Inbox) -> None:
        self._hears = bool(self._settings.app_token)
        with suppress(DeliveryError):
            await self._whose.ask()
        for dispatch in self._dispatches:
            dispatch.own = dispatch.own or self._whose.own
        if self._hears:
            take = self._dispatch(inbox).take
            self._socket = Socket(self._api, self._settings.app_token, take, self._clock, self._patience)
            await self._socket.run()

    async def workspaces(self) -> Collection[str] | None:
        return await self._whose.workspaces()

    async def say(self, post: Post) -> str:
        """The `ts` of the message; empty for one that only one person sees, which nothing can find or edit again."""
        self._whose.must_be_here(post.place.workspace)
        if post.place.page:
            return await self._show(post)
        if post.private_to and not post.place.direct:
            await self._whisper(post, post.private_to.user, whispered(post))
            return ""
        channel, began = await self._channel(post.place), self._clock.now()
        try:
            answer = await self._send("chat.postMessage", {"channel": channel, **payload(post)}, post.place)
        except Undeliverable:
            self._direct.pop(post.place.channel.removeprefix("@"), None)
            raise
        if self._socket and post.place.direct:
            self._socket.signs.said(began)
        return _ts(answer)

    async def edit(self, remote_id: str, post: Post) -> None:
        if not remote_id:
            raise Undeliverable("chat.update: only one person saw it")
        self._whose.must_be_here(post.place.workspace)
        if post.place.page:
            await self._show(post)
            return
        where = {"channel": await self._channel(post.place), "ts": remote_id}
        await self._send("chat.update", {**where, **edited(post)}, post.place)

    async def find(self, post: Post) -> str | None:
        if post.place.page or (post.private_to and not post.place.direct):
            return None
        self._whose.must_be_here(post.place.workspace)
        return await history.found(self._api, await self._channel(post.place), post, self._clock.now())

    def health(self) -> str | None:
        if self._api.trouble or not self._hears:
            return self._api.trouble
        return self._socket.health() if self._socket else NOT_OPEN

    def facts(self) -> Mapping[str, str | float]:
        return self._socket.facts() if self._socket else {}

    async def close(self) -> None:
        await self._api.close()

    @property
    def skipped(self) -> int:
        """How many payloads said nothing to us: kinds we do not know, and our own words."""
        return sum(dispatch.skipped for dispatch in self._dispatches)

    def _dispatch(self, inbox: Inbox) -> Dispatch:
        """The one that leads to this inbox, however often its connection is opened from the beginning."""
        for known in self._dispatches:
            if known.inbox is inbox:
                return known
        dispatch = Dispatch(inbox, self._settings, self)
        dispatch.own = self._whose.own
        self._dispatches.append(dispatch)
        return dispatch

    def learn(self, own: str, direct: tuple[str, str] | None) -> None:
        self._whose.own = own or self._whose.own
        if direct:
            self._direct[direct[0]] = direct[1]

    async def completed(self, message: Message) -> Message:
        """A reaction that wants a ticket, with the words it is set on; Slack waits for its answer meanwhile."""
        if message.kind is not Kind.REACTED or message.words != TICKET or message.original is None:
            return message
        if self._whose.elsewhere(message.place.workspace):
            return message
        try:
            async with (
                asyncio.timeout(self._patience.reading),
                self._api.pauses.kept(message.place.workspace, *_POINTED),
            ):
                return await shown(self._api, message, await self._channel(message.place))
        except Undeliverable:
            return message
        except (DeliveryError, TimeoutError):
            raise Unavailable("what the reaction is set on could not be read") from None

    def later(self, payload: dict[str, Any], message: Message | None) -> Later | None:
        if removed(payload):
            return self._look_whether_removed
        if message is not None and message.kind is Kind.REGROUPED:
            self._names.regrouped(message.fields["group"])
            return None
        if message is not None and home.pressed(payload):
            return partial(_later, home.again(message))
        if message is None or self._whose.elsewhere(message.author.workspace):
            return None
        if self._names.wants(message):
            return partial(self._names.introduction, message)
        return None

    def missed(self, message: Message) -> None:
        if message.kind is Kind.MET:
            self._names.missed(message.author)

    async def open(self, asked: Asked, inbox: Inbox) -> bool:
        if self._whose.elsewhere(asked.message.author.workspace):
            return False
        return await opened(self._api, inbox, asked)

    async def regret(self, message: Message) -> None:
        if message.handle and self._trusted(message.handle):
            await regretted(self._api, message.handle)

    async def _look_whether_removed(self) -> None:
        """Slack tells of it late at times, when the app has been installed anew."""
        with suppress(Unknown, Undeliverable):
            try:
                async with self._api.pauses.kept("", "auth.test"):
                    await self._api.call("auth.test", {})
            except NotSent:
                if self._api.trouble:
                    self._api.shut(_REMOVED)

    async def _show(self, post: Post) -> str:
        """The Home tab of a person; showing it again does no harm."""
        user = post.place.channel.removeprefix("~")
        await self._api.call(
            "views.publish", {"user_id": user, "view": home.view(post)}, workspace=post.place.workspace
        )
        return home.ID

    async def _channel(self, place: Place) -> str:
        if not place.direct:
            return place.channel
        user = place.channel.removeprefix("@")
        if user not in self._direct:
            try:
                answer = await self._api.call("conversations.open", {"users": user}, workspace=place.workspace)
            except Unknown as error:  # whether it is open now is no matter: nothing was said there
                raise NotSent(str(error)) from None
            channel = answer.get("channel")
            if not isinstance(channel, dict) or not isinstance(channel.get("id"), str):
                raise NotSent("conversations.open: no channel")
            self._direct[user] = channel["id"]
        return self._direct[user]

    async def _whisper(self, post: Post, user: str, said: dict[str, Any]) -> None:
        if post.handle and self._trusted(post.handle):
            with suppress(HandleSpent):
                await self._api.hook(post.handle, {"response_type": "ephemeral", "replace_original": False, **said})
                return
        await self._send("chat.postEphemeral", {"channel": post.place.channel, "user": user, **said}, post.place)

    def _trusted(self, handle: str) -> bool:
        """Slack's own host over https, or the loopback stand-in that we call anyway."""
        try:
            url, api = urlsplit(handle), urlsplit(self._settings.api_url)
            if url.username is not None or url.password is not None:
                return False
            own = (url.scheme, url.hostname, url.port) == (api.scheme, api.hostname, api.port)
            return (own and loopback(api.hostname)) or (
                (url.scheme, url.hostname, url.port or 443) == ("https", "hooks.slack.com", 443)
            )
        except ValueError:
            return False

    async def _send(self, method: str, body: dict[str, Any], place: Place) -> dict[str, Any]:
        """With blocks, and once more without when they are what Slack refuses."""
        try:
            return await self._api.call(method, body, workspace=place.workspace)
        except BlocksRefused:
            if not body.get("blocks"):
                raise
            bare = {name: value for name, value in body.items() if name != "blocks"}
            bare |= {"blocks": []} if method == "chat.update" else {}
            return await self._api.call(method, bare, workspace=place.workspace)


async def _later(message: Message) -> Message:
    return message


def _ts(answer: dict[str, Any]) -> str:
    if not text(answer, "ts"):
        raise Unknown("chat.postMessage: no ts")
    return an_id(answer, "ts")
