"""The stream of news: everything first, then each change, and going on after an interruption."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientResponse

from adapters.browser import BrowserAdapter, Room
from tests.adapters.local_chat import NINE, Client, RememberingInbox, card_to, local_chat, opened, simple

HELLO = {"as": "student", "channel": "@student", "words": "hello"}


class Served:
    def __init__(self, room: Room, chat: BrowserAdapter, client: Client) -> None:
        self.room, self.chat, self.client = room, chat, client

    async def say(self, words: str = "hello") -> None:
        await self.client.post("/chat/say", json={**HELLO, "words": words})


@pytest_asyncio.fixture
async def served() -> AsyncIterator[Served]:
    room = Room()
    chat = local_chat(room)
    async with opened(chat, RememberingInbox()) as client:
        yield Served(room, chat, client)


async def next_news(stream: ClientResponse) -> tuple[str, str, Any]:
    """Id, name and data of the next piece of news."""
    block = (await stream.content.readuntil(b"\n\n")).decode()
    fields = dict(line.split(": ", 1) for line in block.strip().splitlines())
    return fields["id"], fields["event"], json.loads(fields["data"])


async def test_news_begin_with_everything_and_go_on_with_each_change(served: Served) -> None:
    await served.say()
    async with served.client.get("/chat/events") as stream:
        _, first, state = await next_news(stream)
        await served.chat.say(card_to("@student", simple("hi"), "one"))
        _, second, message = await next_news(stream)
        await served.chat.edit(message["id"], card_to("@student", simple("changed"), "one"))
        _, third, edited = await next_news(stream)
        served.room.take_back(message["id"])
        _, fourth, gone = await next_news(stream)
        await served.client.post("/chat/clock", json={"minutes": 15})
        _, fifth, clock = await next_news(stream)

    assert [first, second, third, fourth, fifth] == ["state", "message", "message", "gone", "clock"]
    assert [each["plain"] for each in state["messages"]] == ["hello"]
    assert (message["plain"], message["edited"]) == ("hi", False)
    assert (edited["plain"], edited["edited"]) == ("changed", True)
    assert gone == {"id": message["id"]}
    assert clock["now"] == (NINE + timedelta(minutes=15)).isoformat()


@pytest.mark.parametrize("by_header", [True, False])
async def test_a_page_that_was_cut_off_hears_only_what_it_missed(served: Served, by_header: bool) -> None:
    async with served.client.get("/chat/events") as stream:
        known, _, _ = await next_news(stream)
    await served.say("one")
    await served.say("two")

    headers = {"Last-Event-ID": known} if by_header else {}
    async with served.client.get(
        "/chat/events", params={} if by_header else {"since": known}, headers=headers
    ) as stream:
        news = [await next_news(stream) for _ in range(2)]

    assert [(name, data["plain"]) for _, name, data in news] == [("message", "one"), ("message", "two")]
    assert news[0][0] == known  # only with the last piece has it heard everything
    assert news[1][0] == f"{served.room.id}-{served.room.position}"


@pytest.mark.parametrize(
    "since", ["", "x", "-1", "other-1", "{room}-99", "{room}-x", "{room}-²", "{room}-" + "9" * 5_000]
)
async def test_a_page_that_knows_another_room_is_told_everything(served: Served, since: str) -> None:
    async with served.client.get("/chat/events", params={"since": since.format(room=served.room.id)}) as stream:
        _, name, _ = await next_news(stream)

    assert name == "state"


async def test_closing_ends_the_streams(served: Served) -> None:
    async with served.client.get("/chat/events") as stream:
        await next_news(stream)
        await served.chat.close()

        assert await stream.content.read() == b""
