"""The doors of the local chat: who may call, what is refused, and how news reach the page."""

from __future__ import annotations

import json
import zlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from adapters.browser import BrowserAdapter, Room
from bot.model.errors import Unavailable
from bot.model.messages import Button, Card
from bot.model.words import say
from tests.adapters.local_chat import INSTRUCTOR, NINE, Client, RememberingInbox, card_to, local_chat, opened, simple

JSON = {"Content-Type": "application/json"}
HELLO = {"as": "student", "channel": "@student", "words": "hello"}
GETS = ["/", "/chat/state", "/chat/events", "/chat/page.css", "/chat/page.js", "/chat/icon.svg"]
POSTS = [f"/chat/{name}" for name in ("say", "press", "clock", "form", "fill", "leave", "draft")]


class Doors:
    def __init__(self, room: Room, chat: BrowserAdapter, inbox: RememberingInbox, client: Client) -> None:
        self.room, self.chat, self.inbox, self.client = room, chat, inbox, client

    async def say(self, **changes: Any) -> int:
        return (await self.client.post("/chat/say", json={**HELLO, **changes})).status

    async def press(self, **changes: Any) -> int:
        body = {"as": "student", "message": "m1", "words": "yes", **changes}
        return (await self.client.post("/chat/press", json=body)).status


@pytest_asyncio.fixture
async def doors() -> AsyncIterator[Doors]:
    room, inbox = Room(), RememberingInbox()
    chat = local_chat(room)
    async with opened(chat, inbox) as client:
        yield Doors(room, chat, inbox, client)


def port(doors: Doors) -> int:
    assert doors.client.port
    return doors.client.port


@pytest.mark.parametrize("path", [path for path in GETS if path != "/chat/events"])
async def test_what_is_served_is_guarded_by_headers(doors: Doors, path: str) -> None:
    answer = await doors.client.get(path)

    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_needs_nothing_from_elsewhere_and_has_nothing_inline(doors: Doors) -> None:
    page = await (await doors.client.get("/")).text()

    assert "http://" not in page
    assert "https://" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count('<script src="/chat/')


@pytest.mark.parametrize("path", GETS + POSTS)
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "127.0.0.1", "localhost:1", "[::1]:1", ""],
)
async def test_another_host_is_refused(doors: Doors, path: str, host: str) -> None:
    headers = {"Host": host.format(port=port(doors)), **JSON}
    method = "POST" if path in POSTS else "GET"

    answer = await doors.client.request(
        method, path, headers=headers, data=json.dumps(HELLO) if method == "POST" else None
    )

    assert answer.status in {400, 403}
    assert doors.inbox.heard == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
async def test_this_machine_has_several_names(doors: Doors, host: str) -> None:
    own = f"{host}:{port(doors)}"

    answer = await doors.client.post("/chat/say", json=HELLO, headers={"Host": own, "Origin": f"http://{own}"})

    assert answer.status == 200


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1", ""]
)
async def test_a_page_of_another_site_is_refused(doors: Doors, path: str, origin: str) -> None:
    answer = await doors.client.post(path, json=HELLO, headers={"Origin": origin.format(port=port(doors))})

    assert answer.status == 403
    assert doors.inbox.heard == []


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b'{"as": "student"}', "text/plain", 415),
        (b"as=student", "application/x-www-form-urlencoded", 415),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'"student"', "application/json", 400),
        (b"null", "application/json", 400),
        (b"NaN", "application/json", 400),
        (b"\xff\xfe\x00", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"a": ' * 50_000, "application/json", 400),
        (b'{"as": ' + b"9" * 5_000 + b"}", "application/json", 400),
        (b"{}", "application/json", 400),
        (b'{"words": "' + b"a" * 1_000_000 + b'"}', "application/json", 413),
    ],
)
async def test_a_body_that_makes_no_sense_is_refused(
    doors: Doors, path: str, body: bytes, content_type: str, status: int
) -> None:
    answer = await doors.client.post(path, data=body, headers={"Content-Type": content_type})

    assert answer.status == status
    assert doors.inbox.heard == []


async def test_a_body_that_grows_when_unpacked_is_refused(doors: Doors) -> None:
    bomb = zlib.compress(b'{"words": "' + b" " * 50_000_000 + b'"}')

    answer = await doors.client.post("/chat/say", data=bomb, headers={**JSON, "Content-Encoding": "deflate"})

    assert answer.status == 413


@pytest.mark.logs_errors("Unhandled exception")
async def test_a_body_that_cannot_be_unpacked_is_refused(doors: Doors) -> None:
    answer = await doors.client.post("/chat/say", data=b"nonsense", headers={**JSON, "Content-Encoding": "gzip"})

    assert answer.status == 400


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 200),
        ({"as": "nobody"}, 404),
        ({"as": "deskbell"}, 404),
        ({"as": "student" * 1300}, 404),
        ({"as": None}, 400),
        ({"as": ["student"]}, 400),
        ({"channel": "#nowhere"}, 404),
        ({"channel": "@oncall"}, 403),
        ({"channel": "#help-desk-staff"}, 403),
        ({"channel": 7}, 400),
        ({"words": ""}, 400),
        ({"words": " \n\x00 "}, 400),
        ({"words": 7}, 400),
        ({"words": "a" * 40_000}, 200),
        ({"words": "a" * 40_001}, 413),
        ({"words": "\ud800"}, 200),
        ({"thread": "m9"}, 404),
        ({"thread": "m1" * 4500}, 404),
        ({"thread": "../m1"}, 404),
        ({"thread": 1}, 400),
        ({"unknown": "is ignored"}, 200),
    ],
)
async def test_who_may_say_what_where(doors: Doors, changes: dict[str, Any], status: int) -> None:
    assert await doors.say(**changes) == status
    assert len(doors.inbox.heard) == (status == 200)


async def test_a_thread_of_another_place_is_not_there(doors: Doors) -> None:
    assert await doors.say(channel="#help-desk") == 200

    assert await doors.say(thread="m1") == 404


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 200),
        ({"words": "no"}, 400),
        ({"words": "Yes"}, 400),
        ({"message": "m2"}, 400),
        ({"message": "m3"}, 404),
        ({"message": "m4"}, 404),
        ({"message": "m9"}, 404),
        ({"as": "instructor"}, 404),
        ({"as": "nobody"}, 404),
    ],
)
async def test_only_a_button_one_can_see_can_be_pressed(doors: Doors, changes: dict[str, Any], status: int) -> None:
    card = Card(say("Sure?"), buttons=(Button(say("Yes"), "yes"),))
    await doors.chat.say(card_to("@student", card))
    await doors.chat.say(card_to("@student", simple("nothing to press")))
    await doors.chat.say(card_to("@oncall", card))
    await doors.chat.say(card_to("#help-desk", card, only=INSTRUCTOR.identity))

    assert await doors.press(**changes) == status
    assert len(doors.inbox.heard) == (status == 200)


@pytest.mark.parametrize("minutes", [0, -1, 10_081, 1.5, True, "15", None, 1e400])
async def test_the_clock_goes_ahead_by_whole_minutes_only(doors: Doors, minutes: object) -> None:
    answer = await doors.client.post("/chat/clock", data=json.dumps({"minutes": minutes}), headers=JSON)

    assert answer.status == 400
    assert doors.room.ahead == timedelta()


async def test_pushing_the_clock_lets_what_is_due_happen_and_tells_the_time(doors: Doors) -> None:
    seen: list[timedelta] = []

    async def due() -> None:
        seen.append(doors.room.ahead)

    doors.chat.on_push = due
    answer = await doors.client.post("/chat/clock", json={"minutes": 60})

    assert (await answer.json())["now"] == (NINE + timedelta(hours=1)).isoformat()
    assert seen == [timedelta(0), timedelta(hours=1)]


async def test_a_desk_that_cannot_do_what_is_due_is_busy(doors: Doors) -> None:
    async def busy() -> None:
        raise Unavailable

    doors.chat.on_push = busy

    assert (await doors.client.post("/chat/clock", json={"minutes": 60})).status == 503
