"""The demo's page, used over HTTP as its script does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.program.process import until


@dataclass
class Page:
    url: str
    web: aiohttp.ClientSession

    async def says(self, who: str, words: str, channel: str = "", below: str | None = None) -> int:
        """The HTTP status; 0 when the connection broke. In private, unless a channel is named."""
        return await self._post("say", {"as": who, "channel": channel or f"@{who}", "thread": below, "words": words})

    async def presses(self, who: str, label: str, channel: str = "") -> int:
        for message in reversed(await self.messages(channel or f"@{who}")):
            for button in message["buttons"]:
                if button["label"] == label:
                    return await self._post("press", {"as": who, "message": message["id"], "words": button["words"]})
        raise AssertionError(f"no button {label!r}")

    async def pushes(self, minutes: int) -> int:
        return await self._post("clock", {"minutes": minutes})

    async def state(self) -> dict[str, Any]:
        async with self.web.get(f"{self.url}/chat/state") as response:
            found: dict[str, Any] = await response.json()
            return found

    async def messages(self, channel: str) -> list[dict[str, Any]]:
        """What the desk said in a place."""
        said = (await self.state())["messages"]
        return [each for each in said if each["author"] == "deskbell" and each["channel"] == channel]

    async def hears(self, channel: str, words: str) -> str:
        """The plain text of the newest message with these words, once it is there."""

        async def look() -> str:
            plain = [message["plain"] for message in await self.messages(channel)]
            return next((text for text in reversed(plain) if words in text), "")

        return await until(look, f"{words!r} in {channel}")

    async def burst(self, who: str, words: list[str], after: int, then: Callable[[], None]) -> dict[str, int]:
        """Say all of it at once, and do something as soon as so many were answered; the status of each."""
        statuses: dict[str, int] = {}

        async def say(each: str) -> None:
            statuses[each] = await self.says(who, each)
            if len(statuses) == after:
                then()

        await asyncio.gather(*(say(each) for each in words))
        return statuses

    async def _post(self, what: str, body: dict[str, Any]) -> int:
        try:
            async with self.web.post(f"{self.url}/chat/{what}", json=body) as response:
                await response.read()
                return response.status
        except (aiohttp.ClientError, ConnectionError):
            return 0
