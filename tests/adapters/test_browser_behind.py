"""Behind the scenes of the local chat: what its page is told of a message and of the cards that answer it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.browser import BrowserAdapter, Room
from adapters.found import previews
from bot.model.errors import NotSent
from bot.model.messages import Button, Card, Place
from bot.model.ports import Post
from bot.model.witness import Change, Coming, Witnessed
from bot.model.words import say
from tests.adapters.local_chat import (
    LISBON,
    NINE,
    STUDENT,
    Client,
    RememberingInbox,
    a_room,
    card_to,
    local_chat,
    opened,
    simple,
)

CARD = Card(say("Which one?"), choices=(Button(say("The first"), "1"),), buttons=(Button(say("Stop"), "stop"),))
TOLD = Witnessed(
    NINE,
    STUDENT.identity,
    "help <b>login",
    "login_help",
    "login_help",
    {"service": "mail"},
    changes=(Change("walkthroughs", 1, "added", {"state": "asking", "walk": {"step": "x" * 999}}),),
    marks=("key",),
)


def lit(room: Room) -> BrowserAdapter:
    chat = local_chat(room)
    chat.backstage.previews = previews()
    return chat


async def got(client: Client, path: str) -> Any:
    async with client.get(path) as response:
        assert response.status == 200, await response.text()
        return await response.json()


async def test_the_json_on_the_page_is_that_of_the_platforms_own_preview(tmp_path: Path) -> None:
    chat = lit(a_room(tmp_path))
    post = card_to("@student", CARD)
    chat.backstage.witness(TOLD)
    message = await chat.say(post)

    async with opened(chat, RememberingInbox()) as client:
        (reply,) = (await got(client, "/chat/behind?turn=t1"))["replies"]
        await chat.edit(message, card_to("@student", simple("done"), "later"))
        (edited,) = (await got(client, f"/chat/behind?message={message}"))["replies"]

    for each, first, second in zip(previews(), reply["previews"], edited["previews"], strict=True):
        assert json.loads(first["json"]) == each.of(post, None).body
        assert json.loads(second["json"]) == each.of(card_to("@student", simple("done"), "later"), message).body
        assert first["aloud"] == each.of(post, None).aloud
        assert [measure["used"] for measure in first["measures"]] == [m.used for m in each.of(post, None).measures]
    assert (reply["message"], reply["to"]) == (message, "Sam Rivera, in private")


async def test_what_was_understood_and_which_rows_were_written_is_told(tmp_path: Path) -> None:
    room = a_room(tmp_path)
    chat = lit(room)
    chat.backstage.witness(TOLD)
    await chat.say(card_to("#help-desk", CARD, only=STUDENT.identity))
    (message,) = [entry.id for entry in room.entries()]

    async with opened(chat, RememberingInbox()) as client:
        turn = (await got(client, "/chat/behind?turn=t1"))["turn"]
        of_card = await got(client, f"/chat/behind?message={message}")

    assert (turn["who"], turn["words"], turn["intent"]) == ("Sam Rivera", "help <b>login", "login_help")
    assert turn["arguments"] == {"service": "mail"}
    assert turn["outcome"] == "It was understood and done."
    (change,) = turn["changes"]
    assert (change["table"], change["row"], change["what"], change["values"]["state"]) == (
        "walkthroughs",
        1,
        "added",
        "asking",
    )
    assert len(change["values"]["walk"]) == 400
    assert of_card["turn"]["id"] == "t1"
    assert of_card["replies"][0]["to"] == "Sam Rivera alone, in #help-desk"


async def test_it_is_all_there_after_the_program_was_started_again(tmp_path: Path) -> None:
    chat = lit(a_room(tmp_path))
    chat.backstage.witness(TOLD)
    await chat.say(card_to("@student", CARD))
    async with opened(chat, RememberingInbox()) as client:
        before = await got(client, "/chat/behind?turn=t1"), await got(client, "/chat/state")

    async with opened(lit(a_room(tmp_path)), RememberingInbox()) as client:
        assert (await got(client, "/chat/behind?turn=t1"), await got(client, "/chat/state")) == before
    assert [turn["words"] for turn in before[1]["turns"]] == ["help <b>login"]


async def test_a_whisper_stands_elsewhere_where_a_platform_cannot_whisper(tmp_path: Path) -> None:
    chat = lit(a_room(tmp_path))
    await chat.say(card_to("#help-desk", CARD, only=STUDENT.identity))

    async with opened(chat, RememberingInbox()) as client:
        looks = (await got(client, "/chat/state"))["messages"][0]["looks"]

    where = {(look["place"]["channel"], look["alone"]) for look in looks.values()}
    assert where == {("#help-desk", True), ("@student", False)}


async def test_what_comes_next_is_told_in_the_readers_zone(tmp_path: Path) -> None:
    chat = lit(a_room(tmp_path))

    async def coming() -> Sequence[Coming]:
        return [Coming(NINE + timedelta(days=200), "reminder", "“Algebra”: hour before")]

    chat.backstage.coming = coming

    async with opened(chat, RememberingInbox()) as client:
        (found,) = await got(client, "/chat/coming")

    assert found == {
        "at": "Wed 9 Jun 2027, 10:00 Lisbon time",
        "noun": "reminder",
        "what": "“Algebra”: hour before",
    }


@pytest.mark.parametrize("path", ["?turn=t1", "?turn=", "", "?message=m1", "?message=m2"])
async def test_what_is_not_known_is_not_found(tmp_path: Path, path: str) -> None:
    room = a_room(tmp_path)
    async with opened(lit(room), RememberingInbox()) as client:
        await client.post("/chat/say", json={"as": "student", "channel": "@student", "words": "hello"})
        async with client.get(f"/chat/behind{path}") as response:
            assert (response.status, set(await response.json())) == (404, {"error"})


async def test_only_the_page_itself_may_look(tmp_path: Path) -> None:
    async with opened(lit(a_room(tmp_path)), RememberingInbox()) as client:
        for path in ("/chat/behind?turn=t1", "/chat/coming", *(f"/chat/skin/{each.name}.css" for each in previews())):
            async with client.get(path, headers={"Origin": "http://evil.example"}) as response:
                assert response.status == 403
            async with client.get(path) as response:
                assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_full_disk_keeps_no_answer_from_being_told_of(tmp_path: Path) -> None:
    room = a_room(tmp_path)
    chat = lit(room)
    chat.backstage.witness(TOLD)
    (tmp_path / "room.jsonl").unlink()
    (tmp_path / "room.jsonl").mkdir()

    with pytest.raises(NotSent):
        await chat.say(card_to("@student", CARD))
    async with opened(chat, RememberingInbox()) as client:
        assert (await got(client, "/chat/state"))["turns"] == []


async def test_in_the_dark_the_page_has_no_pane_and_keeps_nothing(tmp_path: Path) -> None:
    chat = local_chat(a_room(tmp_path))
    await chat.say(Post(Place("browser", "local", "@student"), CARD, LISBON, "key"))

    async with opened(chat, RememberingInbox()) as client:
        state = await got(client, "/chat/state")
        async with client.get("/") as response:
            page = await response.text()

    assert (state["messages"][0]["looks"], state["turns"], state["previews"]) == ({}, [], [])
    assert 'id="behind"' not in page
    assert "/chat/skin/" not in page


async def test_the_looks_are_named_by_the_platforms_themselves(tmp_path: Path) -> None:
    async with opened(lit(a_room(tmp_path)), RememberingInbox()) as client, client.get("/") as response:
        page = await response.text()

    for each in previews():
        assert f"<span>{each.title}</span>" in page
        assert f'href="/chat/skin/{each.name}.css"' in page
