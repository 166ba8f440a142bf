"""Slack on a stage: the fake one, heard over HTTP and over a socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

from aiohttp import web

from adapters.slack import SlackAdapter, build
from bot.model.forms import Form
from bot.model.messages import Message, Place
from bot.model.people import Identity
from bot.model.ports import Clock, Inbox, Look
from bot.model.words import Said
from tests.adapters.stages.mrkdwn import USERS, as_shown, label_of, marks_in
from tests.adapters.stages.stage import NAMES, PATIENCE, PLACES, Leaving, Seen, Stage, TurnedAway
from tests.fakes import block_kit
from tests.fakes.serving import application_with, origin, serving
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_windows import tells
from tests.fakes.slack_workspace import BOT, HELP, ON_CALL, TEAM

CHANNELS = {
    name: Place("slack", TEAM, channel)
    for name, channel in {"help_desk": HELP, "staff": ON_CALL, "algebra": "C03ALG"}.items()
}


class Slack(FakeSlack):
    """Remembers who gets to see what is said at a response_url."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock.now())
        self.workspace.channels["C03ALG"] = []
        self.workspace.channels |= {f"D{user}": [] for user in USERS.values()}
        self.owners: dict[str, tuple[str, str]] = {}

    def whose(self, payload: dict[str, Any], user: str, channel: str) -> dict[str, Any]:
        self.owners[payload["response_url"].rpartition("/")[2]] = (user, channel)
        return payload

    async def _hook(self, request: web.Request) -> web.Response:
        before = len(self.workspace.whispers)
        answer = await super()._hook(request)
        user, channel = self.owners[request.match_info["name"]]
        for whisper in self.workspace.whispers[before:]:
            whisper |= {"user": user, "channel": channel}
        return answer


class Watched:
    """The inbox, with a word when something could not be kept."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.failures: asyncio.Queue[str] = asyncio.Queue()

    async def hear(self, message: Message) -> None:
        try:
            await self.inbox.hear(message)
        except Exception:
            self.failures.put_nowait("")
            raise

    async def form(self, asked: Message) -> Form | None:
        return await self.inbox.form(asked)

    async def look(self, asked: Message, name: str) -> Look | None:
        return await self.inbox.look(asked, name)

    async def fill(self, filled: Message) -> Mapping[str, Said]:
        return await self.inbox.fill(filled)


class SlackStage:
    threads = private_threads = overhears = whispers = presses_buttons = forms = True
    longest = 40_000
    references: Mapping[Place, str] = {}

    def __init__(self, adapter: SlackAdapter, slack: Slack, clock: Clock) -> None:
        self.adapter = adapter
        self.people = {who: Identity("slack", TEAM, user, NAMES[who]) for who, user in USERS.items()}
        self.channels = CHANNELS
        self.slack, self._clock = slack, clock
        self._last: tuple[str, dict[str, Any]] = ("", {})

    async def take(self, kind: str, payload: dict[str, Any]) -> None:
        """Deliver what Slack has to tell; `TurnedAway` when it must come again."""
        raise NotImplementedError

    async def other_business(self) -> None:
        raise NotImplementedError

    async def says(self, who: str, words: str, where: Place) -> None:
        user, channel = USERS[who], self._channel(where)
        self.slack.now = self._clock.now()
        if words.startswith("/"):
            command, _, rest = words.partition(" ")
            payload = self.slack.command(user, rest, channel, command)
            await self._tell("slash_commands", self.slack.whose(payload, user, channel))
            return
        more = {"thread_ts": where.thread} if where.thread else {}
        called = words.replace("@deskbell", f"<@{BOT}>")
        await self._tell("events_api", self.slack.message(user, called, channel, **more))

    async def says_again(self) -> None:
        await self.take(*self._last)

    async def presses(self, who: str, label: str) -> None:
        user = USERS[who]
        self.slack.now = self._clock.now()
        for message in reversed(self._messages(who)):
            for element in (e for block in message.get("blocks", ()) for e in block.get("elements", ())):
                if element["type"] == "button" and label_of(element) == label:
                    hidden = "ts" not in message
                    pressing = self.slack.pressing(
                        user, element["value"], message["channel"], message.get("ts", ""), hidden
                    )
                    pressing["message"] = {"thread_ts": message.get("thread_ts")}
                    pressing["actions"][0]["action_id"] = element["action_id"]
                    await self._tell("interactive", self.slack.whose(pressing, user, message["channel"]))
                    return
        raise AssertionError(f"no button {label!r}")

    async def fills(self, who: str, label: str, **fields: str) -> dict[str, str]:
        view = await self._opened(who, label)
        answer = await self.submit(self.slack.filling(USERS[who], view, "view_submission", **fields))
        assert answer.get("response_action", "errors") == "errors"
        return dict(answer.get("errors", {}))

    async def leaves(self, who: str, label: str, /, **fields: str) -> None:
        """What is put into a field is told at once where the window asks for it, and nothing when it is closed."""
        view = await self._opened(who, label)
        for _ in filter(partial(tells, view), fields):  # each change tells of all fields
            await self.submit(self.slack.filling(USERS[who], view, "block_actions", **fields))
        await self.submit(self.slack.filling(USERS[who], view, "view_closed"))

    async def _opened(self, who: str, label: str) -> dict[str, Any]:
        await self.presses(who, label)
        windows = self.slack.workspace.windows
        await asyncio.wait_for(windows.came.wait(), PATIENCE)  # the window opens behind the answer
        windows.came.clear()
        _, view = windows.open.popitem()
        return dict(view)

    async def submit(self, payload: dict[str, Any]) -> dict[str, Any]:
        """What the window is told."""
        raise NotImplementedError

    async def sees(self, who: str) -> list[Seen]:
        return [self._seen(message) for message in self._messages(who)]

    def written(self, channel: Place) -> str:
        return next(f"<#{place.channel}|{n.replace('_', '-')}>" for n, place in CHANNELS.items() if place == channel)

    def told(self) -> tuple[str, dict[str, Any]]:
        """The last request of the adapter, as it came."""
        return self.slack.calls[-1].method, self.slack.calls[-1].body

    async def _tell(self, kind: str, payload: dict[str, Any]) -> None:
        self._last = (kind, payload)
        await self.take(kind, payload)

    def _channel(self, place: Place) -> str:
        return f"D{place.channel.removeprefix('@')}" if place.direct else place.channel

    def _messages(self, who: str) -> list[dict[str, Any]]:
        workspace = self.slack.workspace
        places = [f"D{USERS[who]}", *(CHANNELS[name].channel for name in PLACES[who])]
        whispers = [each for each in workspace.whispers if each["user"] == USERS[who]]
        said = [each for place in places for each in workspace.channels[place] if each["user"] == BOT]
        return [*whispers, *sorted(said, key=lambda message: float(message["ts"]))]

    def _seen(self, message: dict[str, Any]) -> Seen:
        channel = message["channel"]
        where = f"@{channel[1:]}" if channel.startswith("D") else channel
        place = Place("slack", TEAM, where, message.get("thread_ts"))
        texts = list(block_kit.texts(message.get("blocks", ())))
        written = [text for kind, text in texts if kind == "mrkdwn"]
        shown = [as_shown(text) if kind == "mrkdwn" else text for kind, text in texts]
        marks = [mark for text in (message["text"], *written) for mark in marks_in(text)]
        return Seen(place, as_shown(message["text"]), "\n".join(shown), tuple(marks))


class OverHttp(SlackStage):
    url = ""

    async def take(self, kind: str, payload: dict[str, Any]) -> None:
        deliver = {
            "events_api": self._event,
            "slash_commands": self.slack.deliver_command,
            "interactive": self.slack.press,
        }
        status = await deliver[kind](self.url, payload)
        if status == 503:
            raise TurnedAway
        assert status == 200

    async def submit(self, payload: dict[str, Any]) -> dict[str, Any]:
        status, answer = await self.slack.submit(self.url, payload)
        assert status == 200
        return answer

    async def other_business(self) -> None:
        content = json.dumps({"type": "url_verification", "challenge": "x"}).encode()
        assert await self.slack.post(self.url, content, "application/json") == 200

    async def _event(self, url: str, payload: dict[str, Any]) -> int:
        return (await self.slack.deliver_event(url, payload))[0]


class OverSocket(SlackStage):
    def __init__(self, adapter: SlackAdapter, slack: Slack, clock: Clock, failures: asyncio.Queue[str]) -> None:
        super().__init__(adapter, slack, clock)
        self._failures = failures
        self._acknowledged: set[str] = set()
        self._came = asyncio.Condition()
        self._pumps = [asyncio.ensure_future(self._pump(queue)) for queue in (slack.acknowledged, failures)]

    async def take(self, kind: str, payload: dict[str, Any]) -> None:
        envelope = await self.slack.send(payload, kind)
        if await self._outcome(envelope) != envelope:
            await self.other_business()
            assert envelope not in self._acknowledged
            raise TurnedAway

    async def submit(self, payload: dict[str, Any]) -> dict[str, Any]:
        envelope = await self.slack.send(payload, "interactive")
        assert await self._outcome(envelope) == envelope
        return dict(self.slack.acknowledgements[envelope].get("payload", {}))

    async def other_business(self) -> None:
        await self._outcome(await self.slack.send({"type": "something_new"}))

    async def leave(self) -> None:
        for pump in self._pumps:
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)

    async def _outcome(self, envelope: str) -> str:
        async with self._came:
            await asyncio.wait_for(self._came.wait_for(lambda: self._acknowledged & {envelope, ""}), PATIENCE)
            found = envelope if envelope in self._acknowledged else ""
            self._acknowledged.discard("")
            return found

    async def _pump(self, queue: asyncio.Queue[str]) -> None:
        while True:
            envelope = await queue.get()
            async with self._came:
                self._acknowledged.add(envelope)
                self._came.notify_all()


def _adapter(slack: Slack, clock: Clock, socket: bool = False) -> SlackAdapter:
    adapter = build(slack.environment(socket), clock)
    assert adapter is not None
    return adapter


@asynccontextmanager
async def over_http(inbox: Inbox, clock: Clock) -> AsyncIterator[Stage]:
    slack = Slack(clock)
    async with slack:
        stage = OverHttp(_adapter(slack, clock), slack, clock)
        runner = await serving(application_with(stage.adapter.routes(inbox)))
        stage.url = f"{origin(runner)}/slack/events"
        await stage.adapter.run(inbox)
        yield stage
        await runner.cleanup()
        await stage.adapter.close()


@asynccontextmanager
async def over_a_socket(inbox: Inbox, clock: Clock) -> AsyncIterator[Stage]:
    slack = Slack(clock)
    async with slack:
        watched = Watched(inbox)
        stage = OverSocket(_adapter(slack, clock, socket=True), slack, clock, watched.failures)
        running = asyncio.ensure_future(stage.adapter.run(watched))
        await asyncio.wait_for(slack.connected.wait(), PATIENCE)
        yield stage
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await stage.adapter.close()
        await stage.leave()


LEAVING = Leaving.WINDOW
STAGES = {"slack over HTTP": over_http, "slack over a socket": over_a_socket}
