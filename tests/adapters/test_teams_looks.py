"""Who sees which buttons in Teams, and a card that takes the place of the one whose button was pressed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any

import pytest

from adapters.teams.say import message
from bot.model.messages import Button, Card, private_place
from bot.model.people import Identity, Reader
from bot.model.ports import Look
from bot.model.words import say
from tests.adapters.desk import NOW, Clock, Inbox
from tests.adapters.stages.school import Desk, Play
from tests.adapters.stages.stage import posted
from tests.adapters.stages.teams import TeamsStage, over_http
from tests.fakes.adaptive_cards import problems, words
from tests.fakes.teams import TENANT, USERS, Said

NAME = "ticket/1/staff"
DONE = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Done."}
CARD = Card(say("Well?"), buttons=(Button(say("Acknowledge"), "ack 1"),))


@pytest.fixture
async def stage(inbox: Inbox) -> AsyncIterator[TeamsStage]:
    async with over_http(inbox, Clock()) as made:
        assert isinstance(made, TeamsStage)
        made.teams.now = NOW
        yield made


def looking(stage: TeamsStage, who: str, data: Any, card: Said, verb: str = "look") -> dict[str, Any]:
    activity = stage.teams.pressing(USERS[who], card, data)
    activity["value"]["action"]["verb"] = verb
    return activity


async def answered(stage: TeamsStage, activity: dict[str, Any]) -> Any:
    status, content = await stage.teams.deliver(stage.url, activity)
    return json.loads(content) if status == 200 else status


async def standing(stage: TeamsStage) -> Said:
    await stage.adapter.say(replace(posted(stage.channels["staff"], CARD), live=NAME))
    return stage.teams.said[-1]


@pytest.mark.parametrize(("known", "count", "asked"), [(0, 1, 0), (1, 1, 1), (1, 2, 1), (60, 60, 60), (61, 61, 0)])
def test_who_is_known_and_at_most_sixty_ask_for_the_card(stage: TeamsStage, known: int, count: int, asked: int) -> None:
    viewers = tuple(Identity("teams", TENANT, f"user{number}") for number in range(count))
    ways = {private_place(each): json.dumps({"member": f"29:{each.user}"}) for each in viewers[:known]}

    said = message(replace(posted(stage.channels["staff"], CARD), live=NAME, viewers=viewers, references=ways))

    card = said["attachments"][0]["content"]
    assert problems(card) == []
    assert len(card.get("refresh", {}).get("userIds", ())) == asked
    assert card["actions"][0]["data"] == {"says": "ack 1", "look": NAME}


async def test_who_looks_gets_the_card_as_it_looks_to_them(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.looks[NAME] = Look(Card(say("Your ticket"), buttons=(Button(say("Add details"), "x"),)), Reader("UTC"))

    answer = await answered(stage, looking(stage, "student", {"look": NAME}, await standing(stage)))

    assert (answer["statusCode"], answer["type"]) == (200, "application/vnd.microsoft.card.adaptive")
    assert problems(answer["value"]) == []
    assert list(words(answer["value"])) == ["Your ticket", "Add details"]
    assert inbox.messages == []
    assert [asked.author.user for asked in inbox.asked] == [USERS["student"]]


async def test_a_press_is_answered_with_the_card_as_it_is_now(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.looks[NAME] = Look(Card(say("Taken")), Reader("UTC"))

    answer = await answered(
        stage, looking(stage, "ana", {"says": "ack 1", "look": NAME}, await standing(stage), verb="say")
    )

    assert list(words(answer["value"])) == ["Taken"]
    assert [said.words for said in inbox.messages] == ["ack 1"]


@pytest.mark.parametrize("data", [{}, {"look": ""}, {"look": 7}, {"look": ["x"]}, {"look": "ticket/2/x"}, "x", None])
async def test_what_nobody_may_see_is_answered_all_the_same(stage: TeamsStage, inbox: Inbox, data: Any) -> None:
    inbox.looks[NAME] = Look(Card(say("Secret")), Reader("UTC"))
    card = await standing(stage)

    assert await answered(stage, looking(stage, "student", data, card)) == DONE
    assert inbox.messages == []


async def test_what_was_heard_does_not_come_again_because_nobody_could_look(stage: TeamsStage, inbox: Inbox) -> None:
    inbox.no_looks = True
    card = await standing(stage)

    assert await answered(stage, looking(stage, "ana", {"says": "ack 1", "look": NAME}, card, verb="say")) == DONE
    assert await answered(stage, looking(stage, "ana", {"look": NAME}, card)) == 503


async def test_the_staff_take_it_in_place_and_who_reported_it_sees_their_own(sqlite_files: Iterator[str]) -> None:
    desk = Desk(next(sqlite_files))
    async with over_http(desk, desk.clock) as stage:
        assert isinstance(stage, TeamsStage)
        desk.open(stage)
        play = Play(stage, desk)
        await play.says("student", "/ticket open the screen is dark")
        card = next(said for said in stage.teams.said if said.conversation.startswith(stage.channels["staff"].channel))
        refresh = card.activity["attachments"][0]["content"]["refresh"]
        assert refresh["userIds"] == [f"29:{USERS['student']}"]

        own = await answered(stage, looking(stage, "student", refresh["action"]["data"], card))
        assert {"Your ticket 1", "It works now", "Add details"} <= set(words(own["value"]))
        assert "Acknowledge" not in set(words(own["value"]))

        data = card.activity["attachments"][0]["content"]["actions"][0]["data"]
        taken = await answered(stage, looking(stage, "ana", data, card, verb="say"))
        assert {"Resolve"} <= set(words(taken["value"]))
        assert "Acknowledge" not in set(words(taken["value"]))
    desk.store.close()
