"""Both ways into Slack's house, HTTP and socket, lead to one dispatch: Bolt's, with our commit before its answer."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeAlias

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.requests import Refused, answer_first, body
from adapters.seals import Seal
from adapters.slack import form, trust
from adapters.slack.hear import direct_channel, heard, own_id
from adapters.slack.reading import workspace_of
from adapters.slack.settings import Settings
from adapters.slack.strangers import turned_away
from bot.model.errors import Unavailable
from bot.model.ids import outsized
from bot.model.messages import Kind, Message
from bot.model.ports import Clock, Inbox

_LOG = logging.getLogger(__name__)
_HEARD = "deskbell_message"


Later: TypeAlias = Callable[[], Awaitable[Message | None]]
"""What can wait until Slack has its answer; what comes of it is heard as well."""


class Learner(Protocol):
    """Learns from what comes in, besides what is said."""

    def serves(self, workspace: str) -> bool:
        """Whether it is one of a school of ours."""

    def learn(self, own: str, direct: tuple[str, str] | None) -> None:
        """Our own user id, and a person with the channel of their conversation with us."""

    async def completed(self, message: Message) -> Message:
        """The message with what it needs and the payload does not tell. `Unavailable` when that must be tried again."""

    def later(self, payload: dict[str, Any], message: Message | None) -> Later | None:
        """What else is to be done about this."""

    def missed(self, message: Message) -> None:
        """What came of something later was not kept."""

    async def open(self, asked: form.Asked, inbox: Inbox) -> bool:
        """Show the form that is asked for; False when nothing could be shown."""

    async def regret(self, message: Message) -> None:
        """Tell who pressed something that it was not kept: it was answered already, and does not come again."""


class Taken(NamedTuple):
    """The answer to a payload, and what to do when it is given."""

    response: BoltResponse
    later: Callable[[], Awaitable[None]] | None = None


class Dispatch:
    """Hears what a verified payload says. `skipped` counts those that say nothing to us, today or ever."""

    def __init__(self, inbox: Inbox, settings: Settings, learner: Learner) -> None:
        self._app, self.inbox, self._learner = _bolt(inbox, settings.bot_token), inbox, learner
        self._emoji, self._seal = settings.emoji, Seal(settings.bot_token)
        self.own = ""
        self.skipped = 0

    async def take(self, payload: dict[str, Any]) -> Taken:
        """200 once it is committed, or holds nothing for us; 503 when Slack shall bring it again; 400 for ids that are
        none of Slack's. It tells of no longest one; the tables of its own library have room for 32 letters
        (`slack_sdk/oauth/installation_store/sqlalchemy` of https://github.com/slackapi/python-slack-sdk).
        """
        workspace = workspace_of(payload)
        if workspace and not self._learner.serves(workspace):
            return Taken(turned_away(payload, workspace))
        own = own_id(payload) or self.own
        filled = form.sent(payload, self._seal)
        message = filled or heard(payload, own, self._emoji)
        if message and outsized(message):
            return Taken(BoltResponse(status=400))
        self.own = own
        self._learner.learn(self.own, direct_channel(payload))
        if filled:
            return Taken(await self._filled(payload, filled))
        if message and (asked := form.asked(payload, message)):
            return Taken(BoltResponse(status=200, body=""), partial(self._open, payload, message, asked))
        if message is None:
            self.skipped += 1
        response = await self._whole(payload, message) if message else BoltResponse(status=200, body="")
        later = self._learner.later(payload, message) if response.status == 200 else None
        return Taken(response, partial(self._follow, payload, later) if later else None)

    async def _follow(self, payload: dict[str, Any], later: Later) -> None:
        message = await later()
        if message is not None and (await self._heard(payload, message)).status != 200:
            self._learner.missed(message)

    async def _whole(self, payload: dict[str, Any], message: Message) -> BoltResponse:
        try:
            return await self._heard(payload, await self._learner.completed(message))
        except Unavailable:
            return BoltResponse(status=503)

    async def _open(self, payload: dict[str, Any], message: Message, asked: form.Asked) -> None:
        """Where no form can be shown, what the button says is said."""
        if not await self._learner.open(asked, self.inbox):
            kept = await self._heard(payload, message)
            if kept.status != 200:
                await self._learner.regret(message)

    async def _filled(self, payload: dict[str, Any], message: Message) -> BoltResponse:
        """A form that is sent off is answered with its mistakes; without any, Slack closes it."""
        if message.kind is not Kind.FILLED:
            return await self._heard(payload, message)
        try:
            wrong = await self.inbox.fill(message)
        except Unavailable:
            return BoltResponse(status=503)
        if not wrong:
            return BoltResponse(status=200, body="")
        return BoltResponse(
            status=200, body=json.dumps(form.mistaken(payload, wrong)), headers={"content-type": ["application/json"]}
        )

    async def _heard(self, payload: dict[str, Any], message: Message) -> BoltResponse:
        try:
            request = AsyncBoltRequest(body=payload, mode="socket_mode", context={_HEARD: message})
        except (AttributeError, KeyError, TypeError, ValueError):
            return BoltResponse(status=400)  # Bolt reads more of the envelope than we do, and trusts its shape
        return await self._app.async_dispatch(request)


class _Hear(AsyncMiddleware):
    """Answers before any listener is looked for: there is one answer to everything, and looking costs 0.2 ms."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - the names are Bolt's
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: ARG002
    ) -> BoltResponse:
        await self.inbox.hear(req.context[_HEARD])
        return BoltResponse(status=200, body="")


def _bolt(inbox: Inbox, token: str) -> AsyncApp:
    async def authorize(team_id: str | None) -> AuthorizeResult:
        """Without a call: the payload is verified, and the token is ours."""
        return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token=token)

    app = AsyncApp(
        name="deskbell",
        logger=_silent(),
        client=AsyncWebClient(),
        signing_secret="",  # checked before Bolt sees a request
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.middleware(_Hear(inbox))
    app.error(_failed)
    return app


async def _failed(error: Exception) -> BoltResponse:
    if isinstance(error, Unavailable):
        return BoltResponse(status=503)
    trace, where = error.__traceback__, ""
    while trace is not None:
        where, trace = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}", trace.tb_next
    _LOG.error("hearing failed: %s at %s", type(error).__name__, where)
    return BoltResponse(status=500)


def _silent() -> logging.Logger:
    """Bolt writes whole requests, with what people typed, into its log."""
    logger = logging.getLogger("deskbell.bolt")
    logger.setLevel(logging.CRITICAL + 1)
    logger.propagate = False
    return logger


def door(dispatch: Dispatch, secret: str, clock: Clock) -> Callable[[web.Request], Any]:
    """The aiohttp handler for everything Slack posts."""

    async def handler(request: web.Request) -> web.Response:
        try:
            content = await body(request)
            trust.verify(secret, request.headers, content, clock.now())
            payload = trust.payload(request.headers.get("Content-Type", ""), content)
        except Refused as refused:
            return web.Response(status=refused.status)
        if payload.get("type") == "url_verification":
            return web.json_response({"challenge": str(payload.get("challenge", ""))})
        if payload.get("ssl_check"):
            return web.Response()
        taken = await dispatch.take(payload)
        response = await to_aiohttp_response(taken.response)
        if taken.later:
            await answer_first(request, response)
            await taken.later()
        return response

    return handler


async def certificate_check(request: web.Request) -> web.Response:
    """Slack looks at the certificate now and then with `GET ?ssl_check=1`."""
    return web.Response(status=200 if request.query.get("ssl_check") == "1" else 405)
