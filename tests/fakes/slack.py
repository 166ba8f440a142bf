"""A Slack on loopback: its Web API, Socket Mode, response_urls and signed deliveries."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import io
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

import aiohttp
from aiohttp import web

from tests.fakes.serving import origin, serving
from tests.fakes.slack_windows import stated
from tests.fakes.slack_workspace import BOT, HELP, TEAM, Workspace, no

SECRET = "0123456789abcdef0123456789abcdef"
BOT_TOKEN, APP_TOKEN = "xoxb-fake", "xapp-fake"


@dataclass(frozen=True, slots=True)
class Call:
    """One request as it came, whole. `body` is what it said, whether as JSON or as a form."""

    method: str
    headers: dict[str, str]
    raw: bytes
    body: dict[str, Any]


@dataclass(slots=True)
class Fault:
    """What goes wrong with the next `times` calls of a method. `accepted`: it is done all the same; `late`: it is done
    when `accept_late` is called, long after the answer.
    """

    method: str
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    accepted: bool = False
    late: bool = False
    drop: bool = False
    hang: bool = False
    times: int = 1


def refusing(method: str, error: str, times: int = 1) -> Fault:
    return Fault(method, 200, json.dumps({"ok": False, "error": error}).encode(), times=times)


class FakeSlack:
    """`async with FakeSlack() as slack`; then `slack.api_url` is where it answers, at `slack.now`."""

    def __init__(self, now: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)) -> None:
        self.now = now
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self._late: list[Call] = []
        self.workspace = Workspace(self._ts)
        self.acknowledged: asyncio.Queue[str] = asyncio.Queue()
        self.sockets: list[web.WebSocketResponse] = []
        self.elsewhere = 0
        """How many sockets other processes of the app have open."""
        self.connected = asyncio.Event()
        self._count = 0
        self.closing = asyncio.Event()
        self.origin = ""
        self.answered = b""
        """What the last thing that was delivered was answered with."""
        self.acknowledgements: dict[str, dict[str, Any]] = {}
        """What each envelope was answered with; `answers`: how often."""
        self.answers = Counter[str]()

    async def __aenter__(self) -> FakeSlack:
        application = web.Application(client_max_size=4 << 20)
        application.add_routes(
            [
                web.post("/api/{method}", self._answer),
                web.post("/hooks/{name}", self._hook),
                web.get("/socket", self._socket),
            ]
        )
        self._runner = await serving(application)
        self.origin = origin(self._runner)
        self._client = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.closing.set()
        await self._client.close()
        for socket in self.sockets:
            await socket.close()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"{self.origin}/api/"

    def environment(self, socket: bool = False) -> dict[str, str]:
        """The settings of an app that is installed here."""
        way = {"SLACK_APP_TOKEN": APP_TOKEN} if socket else {"SLACK_SIGNING_SECRET": SECRET}
        return {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_API_URL": self.api_url, **way}

    def named(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    # -- what it delivers

    def event(self, event: dict[str, Any], event_id: str = "") -> dict[str, Any]:
        return {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A01DESK",
            "event": {"event_ts": self._ts(), **event},
            "event_id": event_id or f"Ev{self._count}",
            "event_time": int(self.now.timestamp()),
            "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
        }

    def message(self, user: str, text: str, channel: str = HELP, **more: Any) -> dict[str, Any]:
        kind = "im" if channel.startswith("D") else "channel"
        said = {"type": "message", "user": user, "text": text, "channel": channel, "channel_type": kind}
        return self.event({**said, "ts": self._ts(), **more})

    def command(self, user: str, text: str, channel: str = HELP, command: str = "/help") -> dict[str, Any]:
        return {
            "team_id": TEAM,
            "channel_id": channel,
            "user_id": user,
            "user_name": user.lower(),
            "command": command,
            "text": text,
            "response_url": self.hook(),
            "trigger_id": f"trigger{self._next()}",
        }

    def pressing(self, user: str, says: str, channel: str, ts: str, ephemeral: bool = False) -> dict[str, Any]:
        return {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": user, "username": user.lower()},
            "container": {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": ephemeral},
            "channel": {"id": channel},
            "trigger_id": f"trigger{self._next()}",
            "response_url": self.hook(),
            "actions": [{"type": "button", "action_id": "button_1", "value": says, "action_ts": self._ts()}],
        }

    def filling(self, user: str, view: dict[str, Any], kind: str, **fields: str) -> dict[str, Any]:
        """`kind` is view_submission, view_closed, or block_actions for what is told while somebody types."""
        first = {"type": "plain_text_input", "action_id": "value", "value": next(iter(fields.values()), "")}
        typed = {"container": {"type": "view", "view_id": view["id"]}, "actions": [first]}
        return {
            "type": kind,
            "team": {"id": TEAM},
            "user": {"id": user, "username": user.lower()},
            "trigger_id": f"trigger{self._next()}",
            "view": stated(view, fields, kind),
            **(typed if kind == "block_actions" else {}),
        }

    def hook(self) -> str:
        return f"{self.origin}/hooks/{self._next()}"

    async def deliver_event(self, url: str, event: dict[str, Any], times: int = 1) -> list[int]:
        """The same event as often as Slack sends it; the HTTP answers."""
        content = json.dumps(event).encode()
        return [
            await self.post(url, content, "application/json", {"X-Slack-Retry-Num": str(n)} if n else {})
            for n in range(times)
        ]

    async def deliver_command(self, url: str, command: dict[str, Any]) -> int:
        return await self.post(url, urlencode(command).encode(), "application/x-www-form-urlencoded")

    async def press(self, url: str, pressing: dict[str, Any]) -> int:
        content = urlencode({"payload": json.dumps(pressing)}).encode()
        return await self.post(url, content, "application/x-www-form-urlencoded")

    async def submit(self, url: str, filled: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """The status, and what the answer says about the window."""
        content = urlencode({"payload": json.dumps(filled)}).encode()
        status = await self.post(url, content, "application/x-www-form-urlencoded")
        return status, json.loads(self.answered) if self.answered else {}

    async def post(self, url: str, content: bytes, kind: str, headers: dict[str, str] | None = None) -> int:
        """Signed, unless `headers` says otherwise."""
        stamp = str(int(self.now.timestamp()))
        sent = {"Content-Type": kind, **self.signed(stamp, content), **(headers or {})}
        async with self._client.post(url, data=io.BytesIO(content), headers=sent) as response:
            self.answered = await response.read()
            return response.status

    @staticmethod
    def signed(stamp: str, content: bytes) -> dict[str, str]:
        digest = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + content, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def send(self, payload: dict[str, Any], kind: str = "events_api", socket: int = -1) -> str:
        """Through the newest socket, or another one; the envelope's id."""
        envelope = f"envelope{self._next()}"
        await self.send_again(envelope, payload, kind, socket)
        return envelope

    async def send_again(
        self, envelope: str, payload: dict[str, Any], kind: str = "events_api", socket: int = -1
    ) -> None:
        await self.sockets[socket].send_json({"envelope_id": envelope, "type": kind, "payload": payload})

    # -- how it answers

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _ts(self) -> str:
        return f"{int(self.now.timestamp())}.{self._next():06d}"

    async def _recorded(self, request: web.Request, method: str) -> Call:
        raw = await request.read()
        as_json = request.content_type == "application/json"
        body = json.loads(raw) if as_json else dict(parse_qsl(raw.decode()))
        call = Call(method, dict(request.headers), raw, body)
        self.calls.append(call)
        return call

    def _faulty(self, method: str) -> tuple[Fault | None, bool]:
        """The fault that is due, and whether the call is carried out."""
        fault = next((f for f in self.faults if f.method == method and f.times > 0), None)
        if fault is None:
            return None, True
        fault.times -= 1
        return fault, fault.accepted

    async def _fail(self, request: web.Request, fault: Fault) -> web.Response:
        if fault.hang:
            await self.closing.wait()
        if (fault.drop or fault.hang) and request.transport:
            request.transport.close()
        return web.Response(status=fault.status, body=fault.body, headers=fault.headers)

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        call = await self._recorded(request, method)
        fault, carried_out = self._faulty(method)
        answer = self._carry_out(call) if carried_out else {}
        if fault and fault.late:
            self._late.append(call)
        return await self._fail(request, fault) if fault else web.json_response(answer)

    async def _hook(self, request: web.Request) -> web.Response:
        call = await self._recorded(request, "response_url")
        fault, carried_out = self._faulty("response_url")
        if carried_out:
            self.workspace.whispers.append(call.body)
        return await self._fail(request, fault) if fault else web.Response(text="ok")

    def accept_late(self) -> None:
        """What was still on its way inside arrives."""
        late, self._late = self._late, []
        for call in late:
            self._carry_out(call)

    def _carry_out(self, call: Call) -> dict[str, Any]:
        opening = call.method == "apps.connections.open"
        if call.headers.get("Authorization") != f"Bearer {APP_TOKEN if opening else BOT_TOKEN}":
            return no("invalid_auth")
        if opening:
            return {"ok": True, "url": f"{self.origin.replace('http', 'ws')}/socket"}
        return self.workspace.carry_out(call.method, call.body)

    def _open(self) -> int:
        return self.elsewhere + sum(not socket.closed for socket in self.sockets)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": self._open()})
        self.connected.set()
        async for frame in socket:
            told = json.loads(frame.data)
            self.acknowledgements[told["envelope_id"]] = told
            self.answers[told["envelope_id"]] += 1
            self.acknowledged.put_nowait(told["envelope_id"])
        return socket
