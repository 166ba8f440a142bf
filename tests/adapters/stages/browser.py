"""The local chat on a stage: what its page asks of it over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from typing import Any

from adapters.calling import MOST_CHARACTERS
from adapters.local import PAGE, WORKSPACE, BrowserAdapter, Character, PushableClock, Room
from bot.model.messages import Place
from bot.model.ports import Clock, Inbox
from tests.adapters.local_chat import Client, opened
from tests.adapters.stages.stage import NAMES, PLACES, Leaving, Seen, Stage, TurnedAway

CHANNELS = {name: Place(PAGE, WORKSPACE, f"#{name.replace('_', '-')}") for name in ("help_desk", "staff", "algebra")}
CAST = tuple(
    Character(
        who,
        name,
        who,
        ((f"@{who}", "Deskbell"), *((CHANNELS[place].channel, place) for place in PLACES[who])),
    )
    for who, name in NAMES.items()
)


class Words(HTMLParser):
    """The words of some HTML, and its elements with what they can do."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(" ".join([tag, *sorted(f"{name}={value}" for name, value in attrs if name in _ACTING)]))
        self.elements += [f"{tag}.{name}" for name, _ in attrs if name.startswith("on")]
        if tag == "li":
            self.words += [f"{value}. " for name, value in attrs if name == "value"]  # a browser writes it in front

    def handle_data(self, data: str) -> None:
        self.words.append(data)


_ACTING = ("href", "src", "style", "class", "srcdoc")


class BrowserStage:
    threads = True
    private_threads = True
    overhears = whispers = True
    longest = MOST_CHARACTERS
    presses_buttons = True
    forms = True

    def __init__(self, adapter: BrowserAdapter, client: Client) -> None:
        self.adapter = adapter
        self.people = {character.user: character.identity for character in CAST}
        self.channels = CHANNELS
        self._client = client
        self._last: tuple[str, dict[str, Any]] = ("", {})

    async def says(self, who: str, words: str, where: Place) -> None:
        await self._post("say", {"as": who, "channel": where.channel, "thread": where.thread, "words": words})

    async def says_again(self) -> None:
        await self._post(*self._last)

    async def presses(self, who: str, label: str) -> None:
        message, words = await self._button(who, label)
        await self._post("press", {"as": who, "message": message, "words": words})

    async def fills(self, who: str, label: str, **fields: str) -> dict[str, str]:
        wrong: dict[str, str] = (await self._post("fill", await self._filled(who, label, fields)))["wrong"]
        return wrong

    async def leaves(self, who: str, label: str, /, **fields: str) -> None:
        await self._post("leave", await self._filled(who, label, fields))

    async def _filled(self, who: str, label: str, fields: dict[str, str]) -> dict[str, Any]:
        """The form of this button, with what the page has in it."""
        message, words = await self._button(who, label)
        asked = {"as": who, "message": message, "says": words}
        form = (await self._post("form", asked))["form"]
        standing = {field["name"]: field["value"] for field in form["fields"]}
        assert fields.keys() <= standing.keys()
        return {**asked, "opening": form["opening"], "fields": {**standing, **fields}}

    async def _button(self, who: str, label: str) -> tuple[str, str]:
        for message in reversed(await self._messages(who)):
            for button in message["buttons"]:
                if button["label"] == label:
                    return message["id"], button["words"]
        raise AssertionError(f"no button {label!r}")

    async def other_business(self) -> None:
        await self._state()

    async def sees(self, who: str) -> list[Seen]:
        return [self._seen(message) for message in await self._messages(who)]

    def written(self, channel: Place) -> str:
        return channel.channel

    async def _post(self, what: str, body: dict[str, Any]) -> dict[str, Any]:
        self._last = (what, body)
        async with self._client.post(f"/chat/{what}", json=body) as response:
            if response.status == 503:
                raise TurnedAway
            assert response.status == 200, await response.text()
            answer: dict[str, Any] = await response.json()
            return answer

    async def _state(self) -> dict[str, Any]:
        async with self._client.get("/chat/state") as response:
            found: dict[str, Any] = await response.json()
            return found

    async def _messages(self, who: str) -> list[dict[str, Any]]:
        seen = next(character for character in CAST if character.user == who)
        return [
            message
            for message in (await self._state())["messages"]
            if message["author"] == "deskbell"
            and seen.sees(message["channel"])
            and message["private_to"] in (None, who)
        ]

    def _seen(self, message: dict[str, Any]) -> Seen:
        html = Words(message["html"])
        place = Place(PAGE, WORKSPACE, message["channel"], message["thread"])
        return Seen(place, message["plain"], " ".join(html.words), tuple(html.elements))


@asynccontextmanager
async def local_chat(inbox: Inbox, clock: Clock) -> AsyncIterator[Stage]:
    room = Room()
    adapter = BrowserAdapter(room, CAST, PushableClock(clock, room), zone="Europe/Lisbon")
    async with opened(adapter, inbox) as client:
        yield BrowserStage(adapter, client)


LEAVING = Leaving.WINDOW
STAGES = {"browser": local_chat}
