"""Forms as Slack's modals: what is opened, in time; what is sent off, kept and refused."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from adapters.slack.form import drawn, sent
from adapters.slack.opening import NOT_KEPT
from bot.model.errors import Unavailable
from bot.model.forms import Field, FieldKind, Form
from bot.model.messages import Button, Card, Kind, Message, Place
from bot.model.people import Identity
from bot.model.words import say
from tests.adapters.desk import NOW
from tests.adapters.test_slack_later import Desk
from tests.adapters.test_slack_say import post
from tests.fakes.slack import FakeSlack, refusing
from tests.fakes.slack_windows import problems
from tests.fakes.slack_workspace import HELP, TEAM

SAM = "U01STUD"
HOSTILE = "<!channel> *bold* <@U02INST> `x` \u202e\n" + "y" * 9000
FORM = Form(
    name="ticket",
    title=say("Open a ticket"),
    says="ticket form",
    fields=(
        Field("summary", say("What is wrong?"), FieldKind.TEXT, say("In your own words.")),
        Field("about", say("About what?"), FieldKind.CHOICE, options=(("a", say("This")), ("b", say("That")))),
        Field("day", say("When?"), FieldKind.DAY, value="2026-12-01"),
        Field("start", say("At?"), FieldKind.TIME, required=False),
        Field("channel", say("Where?"), FieldKind.CHANNEL, required=False),
    ),
    submit=say("Send"),
    intro=say("Somebody reads it."),
)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with FakeSlack(NOW) as slack, Desk(slack) as made:
        made.inbox.shows = FORM
        yield made


async def press(desk: Desk, channel: str = HELP, ts: str = "", **action: Any) -> None:
    pressing = desk.slack.pressing(SAM, "ticket form", channel, ts)
    pressing["actions"][0] |= {"action_id": "form_1", **action}
    assert await desk.slack.press(desk.url, pressing) == 200


async def window(desk: Desk) -> dict[str, Any]:
    await asyncio.wait_for(desk.slack.workspace.windows.came.wait(), 5)
    return desk.slack.workspace.windows.newest()


async def test_a_button_with_a_form_opens_it_and_says_nothing(desk: Desk) -> None:
    await press(desk)

    view = await window(desk)
    assert (view["title"]["text"], view["submit"]["text"]) == ("Open a ticket", "Send")
    assert [block.get("block_id") for block in view["blocks"]] == [None, "summary", "about", "day", "start", "channel"]
    assert desk.inbox.messages == []
    assert [asked.words for asked in desk.inbox.asked] == ["ticket form"]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.opening.AT_ONCE", 0.0)


@pytest.mark.usefixtures("slow")
async def test_a_form_that_takes_long_comes_into_a_window_that_is_open(desk: Desk) -> None:
    desk.inbox.gate.clear()

    await press(desk)
    assert "One moment" in json.dumps(await window(desk))
    desk.inbox.gate.set()
    await desk.settled()

    assert [call.method for call in desk.slack.calls] == ["views.open", "views.update"]
    assert desk.slack.workspace.windows.newest()["callback_id"] == "deskbell_form"


async def test_when_the_records_are_away_the_window_says_so(desk: Desk) -> None:
    desk.inbox.fails = Unavailable("away")

    await press(desk)

    assert "I cannot reach my records just now." in json.dumps(await window(desk))


@pytest.mark.parametrize("error", ["expired_trigger_id", "exchanged_trigger_id", "invalid_arguments"])
async def test_a_window_that_does_not_open_leaves_the_words(desk: Desk, error: str) -> None:
    desk.slack.faults.append(refusing("views.open", error))

    await press(desk)
    await desk.settled()

    assert [message.words for message in desk.inbox.messages] == ["ticket form"]


async def test_who_pressed_is_told_when_neither_the_form_nor_the_words_could_be_had(desk: Desk) -> None:
    desk.inbox.fails = Unavailable("away")
    desk.slack.faults += [refusing("views.open", "expired_trigger_id")] * 2

    await press(desk)
    await desk.settled()

    told = [call.body["text"] for call in desk.slack.calls if call.method == "response_url"]
    assert told == [NOT_KEPT.template]


async def test_where_there_is_no_form_the_words_are_said(desk: Desk) -> None:
    desk.inbox.shows = None

    await press(desk)
    await desk.settled()

    assert [(message.words, message.kind) for message in desk.inbox.messages] == [("ticket form", Kind.PRESSED)]


@pytest.mark.usefixtures("slow")
async def test_a_window_without_a_form_leads_on(desk: Desk) -> None:
    desk.inbox.shows = None
    desk.inbox.gate.clear()

    await press(desk)
    await window(desk)
    desk.inbox.gate.set()
    await desk.settled()

    assert len(desk.inbox.messages) == 1
    assert "I answer you" in json.dumps(desk.slack.workspace.windows.newest())


async def test_a_shortcut_opens_the_form_with_the_words_of_the_message(desk: Desk) -> None:
    shortcut = {
        "type": "message_action",
        "callback_id": "ticket_from_message",
        "trigger_id": "t1",
        "team": {"id": TEAM},
        "user": {"id": SAM},
        "channel": {"id": HELP},
        "message": {"ts": "1.1", "text": "the &lt;beamer&gt; is dark"},
        "response_url": desk.slack.hook(),
    }
    assert await desk.slack.press(desk.url, shortcut) == 200
    await window(desk)

    assert [asked.words for asked in desk.inbox.asked] == ["ticket form the <beamer> is dark"]


async def test_what_is_sent_off_is_heard_where_it_was_asked_for(desk: Desk) -> None:
    await press(desk, channel=HELP)
    filled = desk.slack.filling(SAM, await window(desk), "view_submission", summary="dark", about="b", channel="#C9")

    assert await desk.slack.submit(desk.url, filled) == (200, {})

    [message] = desk.inbox.messages
    assert (message.kind, message.words, message.place) == (Kind.FILLED, "ticket form", Place("slack", TEAM, HELP))
    assert message.fields == {"summary": "dark", "about": "b", "day": "2026-12-01", "start": "", "channel": "#C9"}
    assert message.mentions == {"#C9": "C9"}


async def test_mistakes_are_told_at_their_fields(desk: Desk) -> None:
    await press(desk)
    desk.inbox.wrong = {"summary": say("Please fill this in."), "unknown": say("Something else.")}
    filled = desk.slack.filling(SAM, await window(desk), "view_submission")

    assert await desk.slack.submit(desk.url, filled) == (
        200,
        {"response_action": "errors", "errors": {"summary": "Please fill this in."}},
    )


async def test_a_mistake_that_has_no_field_is_told_all_the_same(desk: Desk) -> None:
    await press(desk)
    desk.inbox.wrong = {"gone": say("Something else.")}
    filled = desk.slack.filling(SAM, await window(desk), "view_submission")

    assert (await desk.slack.submit(desk.url, filled))[1]["errors"] == {"summary": "Something else."}


async def test_a_form_that_cannot_be_kept_is_to_be_sent_again(desk: Desk) -> None:
    await press(desk)
    filled = desk.slack.filling(SAM, await window(desk), "view_submission", summary="dark")
    desk.inbox.fails = Unavailable("away")

    assert (await desk.slack.submit(desk.url, filled))[0] == 503


async def test_the_same_sending_has_one_key_and_another_has_another(desk: Desk) -> None:
    await press(desk)
    view = await window(desk)
    for words in ("dark", "dark", "darker"):
        await desk.slack.submit(desk.url, desk.slack.filling(SAM, view, "view_submission", summary=words))

    first, again, other = (message.keys for message in desk.inbox.messages)
    assert first == again != other


async def test_what_is_typed_is_kept_and_closing_tells_of_it(desk: Desk) -> None:
    await press(desk)
    view = await window(desk)

    await desk.slack.submit(desk.url, desk.slack.filling(SAM, view, "block_actions", summary="the bea"))
    await desk.slack.submit(desk.url, desk.slack.filling(SAM, view, "view_closed"))

    typed, left = desk.inbox.messages
    assert (typed.kind, typed.fields["summary"]) == (Kind.DRAFTED, "the bea")
    assert (left.kind, left.fields) == (Kind.LEFT, {})


@pytest.mark.parametrize(
    "change",
    [
        {"private_metadata": "no json"},
        {"private_metadata": "[]"},
        {"private_metadata": '{"says": 7}'},
        {"callback_id": "other"},
        {"state": None},
        {"state": {"values": []}},
        {"state": {"values": {"summary": "x"}}},
        {"state": {"values": {"summary": {"value": {"value": ["x"]}}}}},
        {"private_metadata": None},
        {"id": None},
    ],
)
async def test_a_window_of_any_other_shape_does_no_harm(desk: Desk, change: dict[str, Any]) -> None:
    await press(desk)
    filled = desk.slack.filling(SAM, await window(desk), "view_submission", summary="dark")
    filled["view"] |= change

    status, _ = await desk.slack.submit(desk.url, filled)

    assert status == 200
    assert all(set(map(type, message.fields.values())) <= {str} for message in desk.inbox.messages)


@pytest.mark.parametrize("words", [HOSTILE, "", "\ud800", "x" * 3001])
def test_every_form_keeps_the_limits_whatever_stands_in_it(words: str) -> None:
    said = say("{words}", words=words or "-")
    options = tuple((f"o{number}", said) for number in range(30))
    kinds = (FieldKind.LINE, FieldKind.TEXT, FieldKind.CHOICE)
    fields = tuple(Field(kind.value, said, kind, said, options, value=words) for kind in kinds)
    form = replace(FORM, title=say("{words}", words=words), submit=say("{words}", words=words), fields=fields)
    by = Message((), Identity("slack", TEAM, SAM), Place("slack", TEAM, f"@{SAM}"), words)

    view = drawn(replace(form, intro=say("{words}", words=words)), by)

    assert list(problems(json.loads(json.dumps(view)))) == []
    assert "mrkdwn" not in json.dumps(view)


def test_who_sends_off_is_who_slack_says() -> None:
    payload = {"type": "view_submission", "view": {"callback_id": "deskbell_form", "private_metadata": '{"says": "x"}'}}

    assert sent(payload) is None
    assert sent({**payload, "user": {"id": SAM}, "team": {"id": TEAM}}) is not None


async def test_a_card_marks_the_buttons_that_open_forms(desk: Desk) -> None:
    card = Card(say("Hello"), buttons=(Button(say("Form"), "ticket form", form=True), Button(say("Help"), "help")))
    await desk.adapter.say(post(card, channel=HELP))

    elements = desk.slack.workspace.channels[HELP][0]["blocks"][-1]["elements"]
    assert [element["action_id"] for element in elements] == ["form_1", "button_2"]
