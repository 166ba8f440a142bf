"""What Teams is answered when a dialog is opened, sent off, or cannot be had."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.model.errors import Unavailable
from bot.model.messages import Button, Card, Kind
from bot.model.words import say
from tests.adapters.desk import NOW, Clock, Inbox
from tests.adapters.stages.stage import posted, private
from tests.adapters.stages.teams import TeamsStage, over_http
from tests.adapters.test_teams_form import ALGEBRA, FORM
from tests.fakes.adaptive_cards import words
from tests.fakes.teams import THREAD, USERS
from tests.fakes.teams_dialogs import dialog, inputs


@pytest.fixture
async def stage(inbox: Inbox) -> AsyncIterator[TeamsStage]:
    async with over_http(inbox, Clock()) as made:
        assert isinstance(made, TeamsStage)
        yield made


def invoked(stage: TeamsStage, name: str, data: Any, conversation: str = "personal", **value: Any) -> dict[str, Any]:
    stage.teams.now = NOW
    told = {"data": data, **value}
    return stage.teams.activity(USERS["student"], conversation, type="invoke", name=name, value=told)


async def answered(stage: TeamsStage, activity: dict[str, Any]) -> tuple[int, Any]:
    status, content = await stage.teams.deliver(stage.url, activity)
    return status, json.loads(content) if content else None


async def test_a_press_opens_the_form_and_nothing_is_said(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.shows = FORM
    card = Card(say("Well?"), buttons=(Button(say("Form"), "ticket form", form=True),))
    await stage.adapter.say(posted(stage.channels["help_desk"], card))

    assert await stage.fills("student", "Form", line="x") == {}

    (asked,) = inbox.asked
    (sent,) = inbox.messages
    assert (asked.words, asked.kind) == ("ticket form", Kind.PRESSED)
    assert (sent.words, sent.kind, sent.fields["line"], sent.fields["few"]) == ("ticket form", Kind.FILLED, "x", "3")
    assert asked.place == sent.place
    assert sent.place.whole == stage.channels["help_desk"]


async def test_mistakes_bring_the_dialog_back_and_the_second_try_is_no_copy(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.shows, inbox.wrong = FORM, {"line": say("Please fill this in.")}
    card = Card(say("Well?"), buttons=(Button(say("Form"), "ticket form", form=True),))
    await stage.adapter.say(posted(private(stage, "student"), card))

    assert await stage.fills("student", "Form", line="") == {"line": "Please fill this in."}
    inbox.wrong = {}
    assert await stage.fills("student", "Form", line="y") == {}

    first, second = inbox.messages
    assert not set(first.keys) & set(second.keys)


async def test_a_dialog_with_mistakes_keeps_what_was_typed_and_its_name(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.shows, inbox.wrong = FORM, {"line": say("Please fill this in.")}
    data = {"says": "ticket form", "opened": "o1", "field.text": "so long", "field.few": "2"}

    _, content = await stage.teams.deliver(stage.url, invoked(stage, "task/submit", data))

    card = dialog(content)
    assert (inputs(card)["A text"]["value"], inputs(card)["A few"]["value"]) == ("so long", "2")
    assert card["actions"][0]["data"] == {"says": "ticket form", "opened": "o1"}


async def test_a_dialog_that_is_taken_closes_and_in_a_channel_tells_where_the_answer_comes(stage: TeamsStage) -> None:
    data = {"says": "ticket form", "field.text": "dark"}

    assert await answered(stage, invoked(stage, "task/submit", data)) == (200, None)
    in_channel = invoked(stage, "task/submit", data, f"{ALGEBRA}{THREAD}1")
    assert await answered(stage, in_channel) == (
        200,
        {"task": {"type": "message", "value": "I answer you in your own chat with me."}},
    )


async def test_words_that_ask_for_no_form_are_told_so_with_a_way_on(stage: TeamsStage, inbox: Inbox) -> None:
    for name, data in (("task/fetch", {"says": "ack 12"}), ("task/fetch", {}), ("task/submit", {"x": 1})):
        status, content = await stage.teams.deliver(stage.url, invoked(stage, name, data))
        card = dialog(content)
        assert status == 200
        assert any("no form" in text for text in words(card))
        assert card["actions"][0]["data"] == {"says": "human"}
    assert inbox.messages == []


async def test_when_nothing_was_kept_the_dialog_stays_open(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.fails = Unavailable()

    status, _ = await answered(stage, invoked(stage, "task/submit", {"says": "ticket form", "field.text": "dark"}))

    assert status == 503


async def test_when_no_form_can_be_had_it_is_told_in_words(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.fails = Unavailable()

    for name in ("task/fetch", "composeExtension/fetchTask"):
        status, content = await stage.teams.deliver(stage.url, invoked(stage, name, {"says": "ticket form"}))
        assert status == 200
        assert any("cannot reach my records" in text for text in words(dialog(content)))


async def test_mistakes_are_told_though_the_form_is_gone(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.wrong = {"line": say("Please fill this in.")}

    status, content = await stage.teams.deliver(stage.url, invoked(stage, "task/submit", {"says": "ticket form"}))

    assert status == 200
    assert "Please fill this in." in list(words(dialog(content)))


async def test_a_message_somebody_points_to_opens_the_form_with_its_words(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.shows = FORM
    pointed = {"id": "1", "body": {"content": "<p>The <b>beamer</b> is dark</p>"}}
    fetch = invoked(stage, "composeExtension/fetchTask", {}, f"{ALGEBRA}{THREAD}1", messagePayload=pointed)

    _, content = await stage.teams.deliver(stage.url, fetch)
    assert inputs(dialog(content))
    (asked,) = inbox.asked
    assert asked.words == "ticket form The beamer is dark"
    assert inbox.messages == []

    data = {"says": "ticket form", "field.text": "The beamer"}
    assert (await answered(stage, invoked(stage, "composeExtension/submitAction", data)))[0] == 200
    assert [message.kind for message in inbox.messages] == [Kind.FILLED]


async def test_what_the_app_adds_to_other_chats_does_not_change_where_a_person_is_answered(stage: TeamsStage) -> None:
    between_two = invoked(stage, "composeExtension/fetchTask", {})
    between_two["conversation"]["id"] = "19:sam_and_mia@unq.gbl.spaces"
    await answered(stage, between_two)

    await stage.adapter.say(posted(private(stage, "student"), Card(say("for Sam"))))

    assert [seen.text for seen in await stage.sees("student")] == ["for Sam"]


async def test_what_is_asked_from_another_chat_is_asked_in_private_and_nothing_is_kept_of_that_chat(
    stage: TeamsStage, inbox: Inbox
) -> None:
    inbox.shows = FORM
    pointed = {"id": "1", "body": {"content": "The beamer is dark"}}
    asking = invoked(stage, "composeExtension/fetchTask", {}, messagePayload=pointed)
    sending = invoked(stage, "composeExtension/submitAction", {"says": "ticket form", "field.text": "The beamer"})
    for told in (asking, sending):
        told["conversation"] |= {"id": "19:foreign@thread.v2", "conversationType": "groupChat"}

    await stage.teams.deliver(stage.url, asking)
    status, answer = await answered(stage, sending)

    assert (status, answer["task"]["value"]) == (200, "I answer you in your own chat with me.")
    for heard in (*inbox.asked, *inbox.messages):
        assert heard.place == private(stage, "student")
        assert set(heard.references) <= {private(stage, "student")}
        assert "foreign" not in str(heard.references)
    assert len(inbox.messages) == 1
