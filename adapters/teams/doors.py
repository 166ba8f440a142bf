"""The way in from Teams: a checked request becomes a turn of botbuilder, and is answered after our commit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from aiohttp import web
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ConversationReference, ResourceResponse
from msrest.exceptions import DeserializationError  # type: ignore[attr-defined] # it names no public names

from adapters.requests import Refused, answer_first, body, json_object
from adapters.seals import Seal
from adapters.teams import trust
from adapters.teams.answers import Work, otherwise, work_in
from adapters.teams.connector import Connector, rested
from adapters.teams.keys import Keys
from adapters.teams.names import Names
from adapters.teams.reading import Envelope, envelope, is_extension
from adapters.teams.settings import Settings
from bot.model.errors import DeliveryError, Unavailable
from bot.model.ids import outsized
from bot.model.messages import Kind, Message
from bot.model.ports import Clock, Inbox

_LOG = logging.getLogger(__name__)
_WORK, _ANSWER = "deskbell_work", "deskbell_answer"
TYPES_AFTER = 1.0
"""Seconds until somebody who waits for an answer sees that the desk is at work; hardly any answer takes so long."""


class Turns(BotAdapter):  # type: ignore[misc] # the library has no types
    """botbuilder's pipeline of one turn, over our own client of the connector: its middleware can be used here."""

    def __init__(self, connector: Connector) -> None:
        super().__init__()
        self._connector = connector

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[ResourceResponse]:
        url, conversation = _where(context.activity)
        sent = [await self._connector.post(url, conversation, each.serialize()) for each in activities]
        return [ResourceResponse(id=each) for each in sent]

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        url, conversation = _where(context.activity)
        await self._connector.put(url, conversation, activity.id, activity.serialize())

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        raise NotImplementedError("the desk takes nothing back")


class Door:
    """Takes what Teams posts. `skipped` counts what said nothing to us, today or ever."""

    def __init__(self, inbox: Inbox, settings: Settings, connector: Connector, clock: Clock) -> None:
        self._inbox, self._settings, self._clock = inbox, settings, clock
        self._turns, self._connector, self._seal = Turns(connector), connector, Seal(settings.app_password)
        self.types_after = TYPES_AFTER
        self.keys = Keys(settings.openid_url, clock)
        self.learn: Callable[[Envelope], None] = lambda _: None
        self.serves: Callable[[str], bool] = lambda _: True
        self._names = Names(connector, clock)
        self.skipped = 0

    async def handle(self, request: web.Request) -> web.Response:
        """200 once it is committed, or holds nothing for us; 503 when Teams shall bring it again."""
        try:
            if request.content_type != "application/json":
                raise Refused(415)
            shown = request.headers.get("Authorization")
            caller = await trust.caller(shown, self._settings, self.keys, self._clock.now())
            found = json_object((await body(request)).decode("utf-8", "strict"))
            trust.verify(caller, found, self._settings)
            url = trust.service_url(found.get("serviceUrl"), self._settings)
            return await self._turn(request, found, url)
        except UnicodeDecodeError:
            return web.Response(status=400)
        except Refused as refused:
            return web.Response(status=refused.status)
        except Unavailable:
            return web.Response(status=503)

    async def _turn(self, request: web.Request, found: dict[str, Any], url: str) -> web.Response:
        """400 for ids that are none of Teams'. People and organisations have 36 letters in the directory
        (https://learn.microsoft.com/graph/api/resources/user), a conversation is part of an address and no longer than
        one (said by the makers of https://github.com/microsoft/botframework-sdk: 2,048).
        """
        told, work = envelope(found, url), work_in(found, url, self._settings.reads, self._seal)
        known = [Message((), told.author, told.place, ""), *([work.message] if work else [])] if told else []
        if any(map(outsized, known)):
            raise Refused(400)
        if told and not self.serves(told.author.workspace):
            raise Refused(403)
        if is_extension(found):
            told = None
        if told:
            self.learn(told)
        if work is None:
            self.skipped += 1
            return _response(otherwise(found))
        try:
            context = TurnContext(self._turns, Activity().deserialize({**found, "serviceUrl": url}))
        except (AttributeError, KeyError, TypeError, ValueError, DeserializationError):
            return web.Response(status=400)  # botbuilder reads more of the activity than we do, and trusts its shape
        context.turn_state[_WORK] = work
        await self._turns.run_pipeline(context, self._do)
        response = _response(context.turn_state[_ANSWER])
        if told and work.message.kind is not Kind.MET and self._names.wants(work.message):
            await answer_first(request, response)
            await self._introduce(work.message, told)
        return response

    async def _introduce(self, message: Message, told: Envelope) -> None:
        """Who said this is known better from now on; what becomes of it is nothing to Teams."""
        introduction = await self._names.introduction(message, told)
        if introduction is not None:
            try:
                await self._inbox.hear(introduction)
            except Unavailable:
                self._names.missed(introduction.author)

    async def _do(self, context: TurnContext) -> None:
        """Whoever waits in a conversation sees after a moment that the desk is at work."""
        work: Work = context.turn_state[_WORK]
        done = asyncio.Event()

        async def answered() -> None:
            try:
                context.turn_state[_ANSWER] = await work.do(self._inbox)
            finally:
                done.set()

        if context.activity.type == "message" and work.message.addressed:
            await asyncio.gather(answered(), self._typing(context.activity, work.message.author.workspace, done))
        else:
            await answered()

    async def _typing(self, activity: Activity, workspace: str, done: asyncio.Event) -> None:
        url, conversation = _where(activity)
        try:
            await asyncio.wait_for(done.wait(), self.types_after)
        except TimeoutError:
            with suppress(DeliveryError):
                async with self._connector.pauses.kept(workspace, rested("typing", conversation)):
                    await self._connector.typing(url, conversation)


def _response(answer: Mapping[str, Any] | None) -> web.Response:
    return web.Response() if answer is None else web.json_response(answer)


def _where(activity: Activity) -> tuple[str, str]:
    return activity.service_url, activity.conversation.id
