"""Forms on the page: what its dialog is made of, what is brought to the desk, and what is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from adapters.browser import BrowserAdapter, Room
from adapters.browser.say import shown
from bot.model.errors import Unavailable
from bot.model.forms import Field, FieldKind, Form
from bot.model.messages import Button, Card, Kind, Place
from bot.model.words import say
from tests.adapters.desk import Inbox
from tests.adapters.local_chat import LISBON, NINE, STUDENT, Client, card_to, local_chat, opened

HOSTILE = '<img src=x> "&" \u202e'
FORM = Form(
    name="class",
    title=say("Plan a class"),
    says="class form",
    fields=(
        Field("title", say("What is it called?"), hint=say("{hint}", hint=HOSTILE), value=HOSTILE),
        Field("why", say("Why?"), FieldKind.TEXT, required=False),
        Field("length", say("How long?"), FieldKind.CHOICE, options=(("30", say("Short")), ("60", say("Long")))),
        Field("day", say("When?"), FieldKind.DAY, value="2026-12-01"),
        Field("channel", say("Where?"), FieldKind.CHANNEL, required=False),
    ),
    submit=say("Plan it"),
    intro=say("You began this on {at}.", at=NINE),
    reader=LISBON,
)
BUTTONS = (Button(say("Fill in a form"), "class form", form=True), Button(say("Help"), "help"))
ASKED: dict[str, Any] = {"as": "student", "message": "m1", "says": "class form"}
TOLD: dict[str, Any] = {**ASKED, "opening": "a1", "fields": {"title": "Algebra with @ana", "channel": "#help-desk"}}


class Page:
    def __init__(self, chat: BrowserAdapter, inbox: Inbox, client: Client) -> None:
        self.chat, self.inbox, self.client = chat, inbox, client

    async def posts(self, what: str, body: dict[str, Any]) -> tuple[int, Any]:
        answer = await self.client.post(f"/chat/{what}", json=body)
        return answer.status, await answer.json()


@pytest_asyncio.fixture
async def page() -> AsyncIterator[Page]:
    chat, inbox = local_chat(Room()), Inbox()
    inbox.shows = FORM
    async with opened(chat, inbox) as client:
        await chat.say(card_to("#help-desk", Card(say("Well?"), buttons=BUTTONS)))
        await chat.say(card_to("#help-desk-staff", Card(say("Well?"), buttons=BUTTONS), "staff"))
        yield Page(chat, inbox, client)


def test_a_button_that_opens_a_form_says_so() -> None:
    card = shown(Card(say("Well?"), buttons=BUTTONS), LISBON)

    assert 'data-words="class form" aria-haspopup="dialog">Fill in a form' in card.html
    assert 'data-words="help">Help' in card.html
    assert [button.form for button in card.buttons] == [True, False]


async def test_the_page_is_told_which_buttons_open_a_form(page: Page) -> None:
    state = await (await page.client.get("/chat/state")).json()

    assert [button["form"] for button in state["messages"][0]["buttons"]] == [True, False]


async def test_a_form_is_given_in_finished_texts_and_nothing_is_heard(page: Page) -> None:
    status, answer = await page.posts("form", ASKED)

    assert status == 200
    form = answer["form"]
    assert (form["title"], form["submit"]) == ("Plan a class", "Plan it")
    assert form["intro"] == "You began this on Sat 21 Nov 2026, 09:00 Lisbon time."
    title, why, length, day, channel = form["fields"]
    assert (title["kind"], title["value"], title["hint"], title["required"]) == ("line", HOSTILE, HOSTILE[:-1], True)
    assert (why["kind"], why["required"], why["options"]) == ("text", False, [])
    assert [option["label"] for option in length["options"]] == ["Please choose", "Short", "Long"]
    assert (day["kind"], day["value"]) == ("day", "2026-12-01")
    assert [option["value"] for option in channel["options"]] == ["", "#help-desk"]
    assert page.inbox.messages == []
    [asked] = page.inbox.asked
    assert (asked.words, asked.kind, asked.about) == ("class form", Kind.PRESSED, "m1")
    assert (asked.author, asked.place) == (STUDENT.identity, Place("browser", "local", "#help-desk"))


async def test_words_that_ask_for_no_form_get_none(page: Page) -> None:
    page.inbox.shows = None

    assert await page.posts("form", ASKED) == (200, {"form": None})


@pytest.mark.parametrize(("path", "kind"), [("fill", Kind.FILLED), ("leave", Kind.LEFT), ("draft", Kind.DRAFTED)])
async def test_what_was_done_with_a_form_is_brought_to_the_desk(page: Page, path: str, kind: Kind) -> None:
    said = {**TOLD, "says": "class form with some words"}

    assert (await page.posts(path, said))[0] == 200
    assert (await page.posts(path, said))[0] == 200
    assert (await page.posts(path, {**said, "opening": "a2"}))[0] == 200

    first, again, other = page.inbox.messages
    assert (first.words, first.kind, first.fields) == ("class form", kind, TOLD["fields"])
    assert first.place == Place("browser", "local", "#help-desk")
    assert first.mentions == {"@ana": "oncall", "#help-desk": "#help-desk"}
    assert first.keys == again.keys != other.keys


async def test_a_draft_and_the_same_sent_off_are_two_messages(page: Page) -> None:
    for path in ("draft", "leave", "fill"):
        assert (await page.posts(path, TOLD))[0] == 200

    assert len({message.keys for message in page.inbox.messages}) == 3


async def test_what_is_wrong_comes_back_in_words_by_its_field(page: Page) -> None:
    page.inbox.wrong = {"title": say("Not {it}, please.", it=HOSTILE), "day": say("Before {at}.", at=NINE)}

    assert await page.posts("fill", TOLD) == (
        200,
        {"wrong": {"title": f"Not {HOSTILE[:-1]}, please.", "day": "Before Sat 21 Nov 2026, 09:00 Lisbon time."}},
    )


@pytest.mark.parametrize("path", ["form", "fill", "leave", "draft"])
async def test_a_desk_that_is_busy_says_so(page: Page, path: str) -> None:
    page.inbox.fails = Unavailable()

    assert await page.posts(path, TOLD) == (503, {"error": "Deskbell is busy just now."})


@pytest.mark.parametrize("path", ["fill", "leave", "draft"])
@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"as": "nobody"}, 404),
        ({"as": 7}, 400),
        ({"message": "m9"}, 404),
        ({"message": "m2"}, 404),
        ({"message": 1}, 400),
        ({"message": None}, 400),
        ({"message": None, "channel": "#help-desk-staff"}, 403),
        ({"message": None, "channel": "#help-desk"}, 200),
        ({"says": ""}, 400),
        ({"says": "\x00 "}, 400),
        ({"says": ["class form"]}, 400),
        ({"opening": ""}, 400),
        ({"opening": "a/b"}, 400),
        ({"opening": "a" * 41}, 400),
        ({"opening": 1}, 400),
        ({"fields": None}, 400),
        ({"fields": []}, 400),
        ({"fields": {"title": 7}}, 400),
        ({"fields": {"title": None}}, 400),
        ({"fields": {"title": {"a": "b"}}}, 400),
        ({"fields": {"title": "\ud800\x00"}}, 200),
        ({"fields": {}}, 200),
    ],
)
async def test_what_makes_no_sense_is_refused(page: Page, path: str, changes: dict[str, Any], status: int) -> None:
    assert (await page.posts(path, {**TOLD, **changes}))[0] == status
    assert len(page.inbox.messages) == (status == 200)


@pytest.mark.parametrize("path", ["fill", "leave", "draft"])
async def test_words_that_ask_for_no_form_cannot_be_filled_in(page: Page, path: str) -> None:
    page.inbox.shows = None

    assert await page.posts(path, {**TOLD, "says": "human"}) == (400, {"error": "This form is no longer there."})
    assert page.inbox.messages == []
