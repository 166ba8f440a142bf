"""A Bot Connector on loopback: it remembers what is said, refuses what the real one refuses, and can fail."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import aiohttp
from aiohttp import web

from tests.fakes.adaptive_cards import faults, in_utf16
from tests.fakes.fault import Fault
from tests.fakes.serving import origin, serving
from tests.fakes.teams_dialogs import inputs

TENANT = "11111111-1111-4111-8111-111111111111"
BOT = "28:22222222-2222-4222-8222-222222222222"
USERS = {
    "student": "aaaaaaaa-0000-4000-8000-000000000001",
    "teacher": "aaaaaaaa-0000-4000-8000-000000000002",
    "ana": "aaaaaaaa-0000-4000-8000-000000000003",
}
CHANNELS = {name: f"19:{name}@thread.tacv2" for name in ("help_desk", "staff", "algebra")}
TEAM = "19:team@thread.tacv2"
MOST_BYTES = 100_000
THREAD = ";messageid="


@dataclass
class Said:
    """A message of the bot; `conversation` with its thread, `id` counts up."""

    id: str
    conversation: str
    activity: dict[str, Any]
    only: str = ""
    """The one member who sees it; empty when everybody there does."""

    @property
    def root(self) -> str | None:
        """Below which message it stands."""
        thread = self.conversation.partition(THREAD)[2]
        return thread if thread and thread != self.id else None


@dataclass
class Call:
    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class FakeTeams:
    """One tenant with a bot. `failures`: what the next calls are answered with, None lets one through. `faults`: how
    the next messages go wrong.
    """

    now: datetime
    said: list[Said] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    typing: list[str] = field(default_factory=list)
    failures: list[web.Response | None] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _late: list[tuple[web.Request, dict[str, Any]]] = field(default_factory=list)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    roster_failures: list[web.Response] = field(default_factory=list)
    roster: dict[str, dict[str, str]] = field(default_factory=dict)
    """What is told of people, by their ids in the directory; of nobody else anything is told."""
    asked: list[str] = field(default_factory=list)
    installed: set[str] = field(default_factory=lambda: set(USERS.values()))
    """Who has the app: with anybody else no conversation can be begun."""
    count: int = 1_795_329_841_000

    async def __aenter__(self) -> FakeTeams:
        application = web.Application(client_max_size=4 << 20)
        application.router.add_route("*", "/v3/{path:.*}", self._answer)
        self._runner = await serving(application)
        self.origin = origin(self._runner)
        self._client = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.closing.set()
        await self._client.close()
        await self._runner.cleanup()

    def environment(self) -> dict[str, str]:
        """The settings of a bot that speaks to this stand-in."""
        return {"TEAMS_EMULATOR": self.origin}

    # -- what it delivers

    def activity(self, user: str, conversation: str, **more: Any) -> dict[str, Any]:
        """What all activities have; `conversation` is a channel with its thread, or `personal`."""
        self.count += 1
        personal = conversation == "personal"
        place = {
            "id": self.private(user) if personal else conversation,
            "conversationType": "personal" if personal else "channel",
            "tenantId": TENANT,
        }
        return {
            "id": str(self.count),
            "timestamp": f"{self.now:%Y-%m-%dT%H:%M}:{self.count % 60_000 / 1000:06.3f}Z",
            "channelId": "msteams",
            "serviceUrl": self.origin,
            "from": {"id": f"29:{user}", "aadObjectId": user, "name": more.pop("called", "")},
            "recipient": {"id": BOT, "name": "Deskbell"},
            "conversation": place,
            "channelData": {"tenant": {"id": TENANT}},
            "entities": [],
            **more,
        }

    def message(self, user: str, text: str, conversation: str = "personal", **more: Any) -> dict[str, Any]:
        """Without a thread it begins one in its channel."""
        found = self.activity(user, conversation, type="message", textFormat="plain", text=text, **more)
        if conversation != "personal" and THREAD not in conversation:
            found["conversation"]["id"] += THREAD + found["id"]
        return found

    def pressing(self, user: str, message: Said, data: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A button of Action.Execute."""
        conversation = "personal" if message.conversation.startswith("a:") else message.conversation
        value = {"action": {"type": "Action.Execute", "verb": "say", "data": data}}
        named = {"type": "invoke", "name": "adaptiveCard/action", "replyToId": message.id}
        return self.activity(user, conversation, **named, value=value, **more)

    def opening(self, user: str, message: Said, data: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A button that opens a dialog."""
        return self.asking(user, "task/fetch", data, message.conversation, **more)

    def sending(self, user: str, opened: dict[str, Any], typed: dict[str, str], **more: Any) -> dict[str, Any]:
        """A dialog that is sent off from where it was opened, with what stands in it."""
        (submit,) = opened["actions"]
        data = {**submit["data"], **standing_in(opened), **typed}
        return self.asking(user, "task/submit", data, more.pop("conversation"), **more)

    def asking(
        self, user: str, name: str, data: dict[str, Any], conversation: str = "personal", **more: Any
    ) -> dict[str, Any]:
        """Something about a dialog."""
        value = {"data": data, "context": {"theme": "default"}}
        place = "personal" if conversation.startswith("a:") else conversation
        return self.activity(user, place, type="invoke", name=name, value=value, **more)

    async def deliver(self, url: str, activity: dict[str, Any], **headers: str) -> tuple[int, bytes]:
        """Post it to the bot; its answer."""
        content = json.dumps(activity).encode()
        told = {"Content-Type": "application/json", **headers}
        async with self._client.post(url, data=content, headers=told) as response:
            return response.status, await response.read()

    def private(self, user: str) -> str:
        """The conversation of a person with the bot."""
        return f"a:{user.removeprefix('29:')}"

    # -- what it takes

    async def _answer(self, request: web.Request) -> web.Response:
        if request.method == "GET":
            return self._asked(request)
        body = json.loads(await request.read())
        self.calls.append(Call(request.method, request.match_info["path"], dict(request.headers), body))
        failure = self.failures.pop(0) if self.failures else None
        if failure is not None:
            return failure
        if self.faults and request.path.endswith("/activities"):
            return await self._fail(request, body, self.faults.pop(0))
        return self._taken(request, body)

    async def _fail(self, request: web.Request, body: dict[str, Any], fault: Fault) -> web.Response:
        if fault.accepted:
            self._taken(request, body)
        if fault.late:
            self._late.append((request, body))
        if fault.hang:
            await self.closing.wait()
        if (fault.drop or fault.hang) and request.transport:
            request.transport.close()
        return web.Response(status=fault.status, body=fault.body, headers=fault.headers)

    def accept_late(self) -> None:
        """What was still on its way inside arrives."""
        for request, body in self._late:
            self._taken(request, body)
        self._late.clear()

    def _taken(self, request: web.Request, body: dict[str, Any]) -> web.Response:
        if in_utf16(body) > MOST_BYTES:
            return refused(413, "MessageSizeTooBig")
        match [request.method, *request.match_info["path"].split("/")]:
            case ["POST", "conversations"]:
                return self._created(body)
            case ["POST", "conversations", conversation, "activities"] if "isTargetedActivity" in request.query:
                return self._targeted(conversation, body)
            case ["POST", "conversations", conversation, "activities"] if body.get("type") == "typing":
                self.typing.append(conversation)
                return web.json_response({}, status=201)
            case ["POST", "conversations", conversation, "activities"]:
                return self._posted(conversation, body)
            case ["PUT", "conversations", conversation, "activities", message]:
                return self._put(conversation, message, body)
        return refused(404, "NotFound")

    def _asked(self, request: web.Request) -> web.Response:
        """Who a member of a team or a conversation is."""
        self.asked.append(request.path)
        if self.roster_failures:
            return self.roster_failures.pop(0)
        match request.match_info["path"].split("/"):
            case ["conversations", str(where), "members", str(who)] if where in {*CHANNELS.values(), TEAM} or (
                self._known(where)
            ):
                user = who.removeprefix("29:")
                found = self.roster.get(user)
                if found is not None and where not in CHANNELS.values():
                    known = {"id": who, "aadObjectId": user, "tenantId": TENANT, "userRole": "user"}
                    return web.json_response({**known, **found})
        return refused(404, "MemberNotFoundInConversation")

    def _created(self, body: dict[str, Any]) -> web.Response:
        if not body["isGroup"]:
            (member,) = body["members"]
            user = member["id"].removeprefix("29:")
            if user not in self.installed:
                return refused(403, "BotNotInConversationRoster")
            return web.json_response({"id": self.private(user)}, status=201)
        channel = body["channelData"]["channel"]["id"]
        answer = self._posted(channel, body["activity"])
        if answer.status != 201:
            return answer
        number = self.said[-1].id
        return web.json_response({"id": f"{channel}{THREAD}{number}", "activityId": number}, status=201)

    def _posted(self, conversation: str, activity: dict[str, Any]) -> web.Response:
        if not self._known(conversation):
            return refused(404, "ConversationNotFound")
        if wrong := faults(activity):
            return refused(400, wrong)
        self.count += 1
        number = str(self.count)
        if conversation in CHANNELS.values():
            conversation += THREAD + number
        self.said.append(Said(number, conversation, activity))
        return web.json_response({"id": number}, status=201)

    def _targeted(self, conversation: str, activity: dict[str, Any]) -> web.Response:
        """In company only, and for one member that is named."""
        recipient = activity.get("recipient") or {}
        if recipient.get("isTargeted") is not True or conversation.startswith("a:"):
            return refused(400, "Bad argument")
        if recipient.get("id", "").removeprefix("29:") not in USERS.values():
            return refused(403, "BotNotInConversationRoster")
        answer = self._posted(conversation, activity)
        if answer.status == 201:
            self.said[-1].only = recipient["id"]
        return answer

    def _put(self, conversation: str, number: str, activity: dict[str, Any]) -> web.Response:
        found = next((said for said in self.said if (said.id, said.conversation) == (number, conversation)), None)
        if found is None or found.only:
            return refused(404, "ActivityNotFoundInConversation")
        if wrong := faults(activity):
            return refused(400, wrong)
        found.activity = activity
        return web.json_response({"id": number})

    def _known(self, conversation: str) -> bool:
        private = {self.private(user) for user in self.installed}
        return conversation.partition(THREAD)[0] in {*private, *CHANNELS.values()}


def standing_in(card: dict[str, Any]) -> dict[str, str]:
    """What a dialog sends for inputs nobody touched."""
    return {each["id"]: each.get("value", "") for each in inputs(card).values()}


def refused(status: int, code: str, **headers: str) -> web.Response:
    body = {"error": {"code": code, "message": "no"}}
    return web.json_response(body, status=status, headers={n.replace("_", "-"): value for n, value in headers.items()})
