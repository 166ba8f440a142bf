"""The local chat as a platform: what is heard, what is shown, what a restart keeps."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.browser import BrowserAdapter, PushableClock, Room, build
from adapters.browser.room import Damaged, Draft
from bot.model.errors import Undeliverable
from bot.model.messages import Button, Card, Kind, Message, Place
from bot.model.people import Identity
from bot.model.ports import Post
from bot.model.words import say
from tests.adapters.local_chat import (
    LISBON,
    NINE,
    STUDENT,
    Client,
    RememberingInbox,
    StillClock,
    a_room,
    card_to,
    local_chat,
    opened,
    simple,
)

PRESS = Card(say("Sure?"), choices=(Button(say("Yes"), "yes"),), buttons=(Button(say("Talk to a person"), "person"),))


async def say_as(client: Client, channel: str, words: str, thread: str | None = None, user: str = "student") -> str:
    body = {"as": user, "channel": channel, "words": words, "thread": thread}
    answer = await client.post("/chat/say", json=body)
    assert answer.status == 200
    return str((await answer.json())["id"])


async def heard(channel: str, words: str) -> Message:
    inbox = RememberingInbox()
    async with opened(local_chat(Room()), inbox) as client:
        await say_as(client, channel, words)
    (message,) = inbox.heard
    return message


def test_no_setting_starts_the_local_chat() -> None:
    assert build({}, StillClock()) is None  # type: ignore[func-returns-value]  # that it is None is what is tested


@pytest.mark.parametrize(
    ("channel", "typed", "words", "kind", "addressed"),
    [
        ("@student", "my tickets", "my tickets", Kind.SAID, True),
        ("@student", " /help login ", "help login", Kind.COMMAND, True),
        ("#help-desk", "hello all", "hello all", Kind.SAID, False),
        ("#help-desk", "/help login", "help login", Kind.COMMAND, True),
        ("#help-desk", "@Deskbell, my tickets", "my tickets", Kind.SAID, True),
        ("#help-desk", "@deskbells are nice", "@deskbells are nice", Kind.SAID, False),
        ("#help-desk", "ask @deskbell", "ask @deskbell", Kind.SAID, False),
    ],
)
async def test_typed_words_are_heard(channel: str, typed: str, words: str, kind: Kind, addressed: bool) -> None:
    message = await heard(channel, typed)

    assert message.place == Place("browser", "local", channel)
    assert (message.words, message.kind, message.addressed) == (words, kind, addressed)
    assert message.author == Identity("browser", "local", "student")
    assert message.keys == ("post:m1",)


@pytest.mark.parametrize(
    ("words", "mentions"),
    [
        ("is @sam here", {"@sam": "student"}),
        ("is @INSTRUCTOR here, or @Ana?", {"@INSTRUCTOR": "instructor", "@Ana": "oncall"}),
        ("see #Algebra-2.", {"#Algebra-2": "#algebra-2"}),
        ("ask @nobody in #nowhere", {}),
        ("write to sam@sam", {}),
    ],
)
async def test_people_and_channels_named_in_the_words_are_known(words: str, mentions: dict[str, str]) -> None:
    assert dict((await heard("@student", words)).mentions) == mentions


async def test_a_reply_in_a_thread_is_heard_in_it_and_threads_have_one_level() -> None:
    inbox = RememberingInbox()
    async with opened(local_chat(Room()), inbox) as client:
        root = await say_as(client, "#help-desk", "hello")
        reply = await say_as(client, "#help-desk", "hi", root, "instructor")
        await say_as(client, "#help-desk", "hi hi", reply)

    assert [message.place.thread for message in inbox.heard] == [None, root, root]
    assert [message.addressed for message in inbox.heard] == [False, False, False]


async def test_pressing_says_the_words_of_the_button_about_its_card() -> None:
    inbox = RememberingInbox()
    chat = local_chat(Room())
    card = await chat.say(card_to("@student", PRESS))
    async with opened(chat, inbox) as client:
        for _ in range(2):
            answer = await client.post("/chat/press", json={"as": "student", "message": card, "words": "yes"})
            assert answer.status == 200

    first, second = inbox.heard
    assert (first.kind, first.words, first.about, first.addressed) == (Kind.PRESSED, "yes", card, True)
    assert first.keys != second.keys


async def test_a_command_in_a_channel_is_shown_to_its_author_alone() -> None:
    chat = local_chat(Room())
    async with opened(chat, RememberingInbox()) as client:
        await say_as(client, "#help-desk", "/help login")
        await say_as(client, "#help-desk", "hello")
        state = await (await client.get("/chat/state")).json()

    assert [message["private_to"] for message in state["messages"]] == ["student", None]
    assert "Only you can see this" in state["messages"][0]["html"]


async def test_what_the_desk_could_not_keep_disappears() -> None:
    inbox = RememberingInbox()
    inbox.busy = True
    async with opened(local_chat(Room()), inbox) as client:
        answer = await client.post("/chat/say", json={"as": "student", "channel": "@student", "words": "hello"})
        state = await (await client.get("/chat/state")).json()

    assert answer.status == 503
    assert state["messages"] == []


async def test_a_press_the_desk_could_not_keep_is_not_shown_as_chosen() -> None:
    room = Room()
    chat = local_chat(room)
    inbox = RememberingInbox()
    inbox.busy = True
    card = await chat.say(card_to("@student", PRESS))
    async with opened(chat, inbox) as client:
        answer = await client.post("/chat/press", json={"as": "student", "message": card, "words": "yes"})

    assert answer.status == 503
    assert room.entries()[0].chosen == (("student", ""),)


async def test_a_card_is_edited_in_place_and_found_by_its_key() -> None:
    room = Room()
    chat = local_chat(room)
    remote_id = await chat.say(card_to("#help-desk", simple("first"), "one"))

    await chat.edit(remote_id, card_to("#help-desk", simple("second"), "two"))

    (entry,) = room.entries()
    assert entry.draft.shown
    assert (entry.draft.shown.plain, entry.edited) == ("second", True)
    assert await chat.find(card_to("#help-desk", simple("first"), "one")) == remote_id
    assert await chat.find(card_to("#help-desk", simple("first"), "three")) is None


@pytest.mark.parametrize("remote_id", ["m2", "m9", "nonsense"])
async def test_only_a_message_of_the_desk_can_be_edited(remote_id: str) -> None:
    room = Room()
    chat = local_chat(room)
    await chat.say(card_to("#help-desk", simple("hello")))
    room.add(Draft("#help-desk", "student", NINE, words="hello"))

    with pytest.raises(Undeliverable):
        await chat.edit(remote_id, card_to("#help-desk", simple("changed")))


async def test_nothing_is_said_below_a_message_that_is_not_there() -> None:
    nowhere = Post(Place("browser", "local", "#help-desk", "m9"), simple("hello"), LISBON, "key")

    with pytest.raises(Undeliverable):
        await local_chat(Room()).say(nowhere)


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\ud800 half", "\x00"]
)
async def test_typed_words_are_shown_as_words(typed: str) -> None:
    async with opened(local_chat(Room()), RememberingInbox()) as client:
        await say_as(client, "@student", f"look: {typed}")
        page = await (await client.get("/")).text()

    assert "<script>" not in page
    assert "onerror=alert(1)>" not in page
    assert "look:" in page


async def test_the_page_shows_the_conversation_without_any_script() -> None:
    chat = local_chat(Room())
    root = await chat.say(card_to("#help-desk", simple("who has seen the key")))
    await chat.say(Post(Place("browser", "local", "#help-desk", root), simple("it is here"), LISBON, "two"))
    await chat.say(card_to("#help-desk", simple("for Sam alone"), "three", STUDENT.identity))
    async with opened(chat, RememberingInbox()) as client:
        page = await (await client.get("/")).text()

    assert page.count("who has seen the key") == 2  # the student and the instructor are in this channel
    assert page.count('<ol class="thread"><li>') == 2
    assert page.count("for Sam alone") == 1


def conversation(room: Room) -> BrowserAdapter:
    room.add(Draft("@student", "student", NINE, words="hello \u2028 <b>"))
    return local_chat(room)


async def test_a_restart_shows_the_same_conversation(tmp_path: Path) -> None:
    before = a_room(tmp_path)
    chat = conversation(before)
    remote_id = await chat.say(card_to("@student", PRESS, "one"))
    await chat.edit(remote_id, card_to("@student", PRESS, "one"))
    before.choose(remote_id, "student", "yes")
    before.take_back(before.add(Draft("@student", "student", NINE, words="gone")).id)
    before.push(timedelta(hours=1))

    after = a_room(tmp_path)

    assert after.entries() == before.entries()
    assert (after.id, after.position, after.ahead) == (before.id, before.position, before.ahead)
    assert after.add(Draft("@student", "student", NINE, words="new")).id == "m4"


async def test_a_line_that_was_cut_off_is_forgotten_and_the_next_one_is_whole(tmp_path: Path) -> None:
    conversation(a_room(tmp_path))
    with (tmp_path / "room.jsonl").open("ab") as file:
        file.write(b'{"message": {"id": "m2", "wor')

    a_room(tmp_path).add(Draft("@student", "student", NINE, words="again"))

    assert [entry.draft.words for entry in a_room(tmp_path).entries()] == ["hello \u2028 <b>", "again"]


def test_a_damaged_file_is_refused_with_the_line(tmp_path: Path) -> None:
    conversation(a_room(tmp_path))
    path = tmp_path / "room.jsonl"
    path.write_text(path.read_text() + json.dumps({"edit": {"id": "m9"}}) + "\n")

    with pytest.raises(Damaged, match=r"room\.jsonl, line 3"):
        a_room(tmp_path)


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    conversation(a_room(tmp_path))

    assert (tmp_path / "room.jsonl").stat().st_mode & 0o777 == 0o600


def test_two_rooms_have_different_ids() -> None:
    assert Room().id != Room().id


def test_the_clock_can_be_pushed_again_and_again(tmp_path: Path) -> None:
    clock = PushableClock(StillClock(), a_room(tmp_path))
    clock.push(timedelta(minutes=15))
    clock.push(timedelta(days=1))

    assert clock.now() == NINE + timedelta(days=1, minutes=15)
    assert PushableClock(StillClock(), a_room(tmp_path)).now() == clock.now()
