"""Teams on a stage: a stand-in of its connector, and the bot behind its door."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import pairwise
from typing import Any

from adapters.teams import build
from bot.model.messages import Place
from bot.model.people import Identity
from bot.model.ports import Adapter, Clock, Inbox
from tests.adapters.stages.stage import NAMES, PLACES, NotLetIn, Seen, Stage, TurnedAway
from tests.fakes.serving import application_with, origin, serving
from tests.fakes.teams import BOT, CHANNELS, TENANT, THREAD, USERS, FakeTeams, Said, standing_in
from tests.fakes.teams_dialogs import dialog

_MENTION = "<at>Deskbell</at>"
NOT_RIGHT = "Not right yet:"


class TeamsStage:
    threads = True
    private_threads = whispers = False
    longest = 40_000
    presses_buttons = True
    forms = True
    url = ""

    def __init__(self, adapter: Adapter, teams: FakeTeams, clock: Clock, overhears: bool = True) -> None:
        self.adapter = adapter
        self.overhears = overhears
        self.people = {who: Identity("teams", TENANT, user, NAMES[who]) for who, user in USERS.items()}
        self.channels = {name: Place("teams", TENANT, channel) for name, channel in CHANNELS.items()}
        self.references = {place: json.dumps({"bot": BOT}) for place in self.channels.values()}
        self.teams, self._clock = teams, clock
        self._last: dict[str, Any] = {}

    async def says(self, who: str, words: str, where: Place) -> None:
        self.teams.now = self._clock.now()
        if not (self.overhears or where.direct or words.startswith("/") or "@deskbell" in words):
            return  # it is said, and the bot is not told
        text = words.replace("@deskbell", _MENTION)
        conversation = "personal" if where.direct else where.channel + (THREAD + where.thread if where.thread else "")
        told = self.teams.message(USERS[who], text, conversation, called=NAMES[who])
        told["entities"] = list(_entities(text))
        if words.startswith("/") and not where.direct:
            told["recipient"]["isTargeted"] = True
        await self._tell(told)

    async def says_again(self) -> None:
        await self._tell(self._last)

    async def presses(self, who: str, label: str) -> None:
        self.teams.now = self._clock.now()
        for message in reversed(self._messages(who)):
            for data in _pressable(message, label):
                if "msteams" in data:
                    await self._open(who, message, data)
                else:
                    await self._tell(self.teams.pressing(USERS[who], message, data, called=NAMES[who]))
                return
        raise AssertionError(f"no button {label!r}")

    async def fills(self, who: str, label: str, **fields: str) -> dict[str, str]:
        await self.presses(who, label)
        opened, conversation = self._opened
        typed = {f"field.{name}": value for name, value in fields.items()}
        assert typed.keys() <= standing_in(opened).keys()
        more = {"called": NAMES[who], "conversation": conversation}
        status, answer = await self.teams.deliver(self.url, self.teams.sending(USERS[who], opened, typed, **more))
        assert status == 200
        return _mistakes(dialog(answer)) if b'"continue"' in answer else {}

    async def _open(self, who: str, message: Said, data: dict[str, Any]) -> None:
        status, answer = await self.teams.deliver(
            self.url, self.teams.opening(USERS[who], message, data, called=NAMES[who])
        )
        assert status == 200
        self._opened = (dialog(answer), message.conversation)

    async def other_business(self) -> None:
        await self.teams.deliver(self.url, self.teams.activity(USERS["ana"], "personal", type="typing"))

    async def sees(self, who: str) -> list[Seen]:
        return [_seen(message) for message in self._messages(who)]

    def written(self, channel: Place) -> str:
        name = next(name for name, place in self.channels.items() if place == channel)
        return f"<at>{name.replace('_', '-')}</at>"

    def told(self) -> tuple[str, dict[str, Any]]:
        """The last request of the adapter, as it came."""
        call = self.teams.calls[-1]
        return f"{call.method} v3/{call.path}", call.body

    async def _tell(self, activity: dict[str, Any]) -> None:
        self._last = activity
        status, _ = await self.teams.deliver(self.url, activity)
        if status == 503:
            raise TurnedAway
        if status == 403:
            raise NotLetIn
        assert status == 200

    def _messages(self, who: str) -> list[Said]:
        places = {self.teams.private(USERS[who]), *(CHANNELS[name] for name in PLACES[who])}
        here = [each for each in self.teams.said if each.conversation.partition(THREAD)[0] in places]
        return [each for each in here if each.only in ("", f"29:{USERS[who]}")]


def _entities(text: str) -> Iterator[dict[str, Any]]:
    named = {"Deskbell": BOT, **{name.replace("_", "-"): channel for name, channel in CHANNELS.items()}}
    for name in re.findall(r"<at>([^<]*)</at>", text):
        yield {"type": "mention", "text": f"<at>{name}</at>", "mentioned": {"id": named[name], "name": name}}


def _card(message: Said) -> dict[str, Any]:
    attachments = message.activity.get("attachments") or [{"content": {}}]
    found: dict[str, Any] = attachments[0]["content"]
    return found


def _pressable(message: Said, label: str) -> Iterator[dict[str, Any]]:
    card = _card(message)
    for element in card.get("body", ()):
        for choice in element.get("choices", ()):
            if _bare(choice["title"]) == label:
                yield {element["id"]: choice["value"]}
    for action in card.get("actions", ()):
        if _bare(action["title"]) == label:
            yield action["data"]


def _mistakes(card: dict[str, Any]) -> dict[str, str]:
    """What is told right above each field."""
    found = {}
    for above, element in pairwise(card["body"]):
        words = "".join(run["text"] for run in above.get("inlines", ()))
        if words.startswith(NOT_RIGHT):
            label = element["label"]
            found[element["id"].removeprefix("field.")] = words.removeprefix(f"{NOT_RIGHT} {label}").strip()
    return found


def _bare(title: str) -> str:
    return re.sub(r"\A\d+\. ", "", title)


def _seen(message: Said) -> Seen:
    whole = message.conversation.partition(THREAD)[0]
    channel = f"@{whole.removeprefix('a:')}" if whole.startswith("a:") else whole
    parts = list(parts_of(_card(message)))
    words, marks = ([text for kind, text in parts if kind == wanted] for wanted in ("words", "mark"))
    summary = str(message.activity["summary"])
    return Seen(Place("teams", TENANT, channel, message.root), summary, "\n".join(words), tuple(marks))


def parts_of(card: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The words of a card, and everything in it that Teams acts upon: text with markup, links, elements to press."""
    for element in card.get("body", ()):
        if element["type"] == "RichTextBlock":
            yield "words", "".join(run["text"] for run in element["inlines"])
            yield from (("mark", str(run["selectAction"])) for run in element["inlines"] if "selectAction" in run)
            continue
        yield "mark", f"{element['type']} {element.get('text', '')}"
        for choice in element.get("choices", ()):
            yield "words", choice["title"]
            yield from (("mark", mark) for mark in re.findall(r"[*_~`<>\[\]#]", choice["title"]))
    for action in card.get("actions", ()):
        yield "words", action["title"]
        yield "mark", f"{action['type']} {action.get('fallback', {}).get('type')}"


@asynccontextmanager
async def over_http(inbox: Inbox, clock: Clock, reads: bool = True) -> AsyncIterator[Stage]:
    async with FakeTeams(clock.now()) as teams:
        adapter = build({**teams.environment(), "TEAMS_READS_CHANNELS": "yes" if reads else "no"}, clock)
        assert adapter is not None
        stage = TeamsStage(adapter, teams, clock, reads)
        runner = await serving(application_with(adapter.routes(inbox)))
        stage.url = f"{origin(runner)}/api/messages"
        yield stage
        await runner.cleanup()
        await adapter.close()


STAGES = {"teams over HTTP": over_http, "teams that tells mentions only": partial(over_http, reads=False)}
