"""What comes while somebody reads further up leaves them there, in a real browser."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from bot.model.messages import Card, Place
from bot.model.people import Identity
from bot.model.words import say
from tests.browser.conftest import DIRECT, STAFF, Served, column, send

pytestmark = pytest.mark.asyncio(loop_scope="session")
UP_AS_IT_COMES = """(log, words) => {
    const parse = JSON.parse;
    JSON.parse = (text) => {
        if (text.includes(words)) log.scrollTop = 0;
        return parse(text);
    };
}"""
"""Reads further up when these words come, so that the page hears of it after them."""


async def with_more_than_fits(page: Page, served: Served) -> Locator:
    """The column of the student, who has read to the end."""
    student = column(page, "student")
    for number in range(12):
        await served.desk.say(DIRECT, Card(say("Line {number}", number=number)))
    await expect(student.get_by_text("Line 11")).to_be_in_viewport()
    return student


async def test_who_reads_further_up_is_offered_what_is_new(page: Page, served: Served) -> None:
    student = await with_more_than_fits(page, served)

    await student.get_by_role("log").evaluate("log => { log.scrollTop = 0; }")
    await served.desk.say(DIRECT, Card(say("Something new")))
    await expect(student.get_by_text("Something new")).not_to_be_in_viewport()
    await expect(student.get_by_role("button", name="Show what is new")).to_be_visible()
    log = await student.get_by_role("log").bounding_box()
    offer = await student.get_by_role("button", name="Show what is new").bounding_box()
    assert log
    assert offer
    assert log["y"] + log["height"] <= offer["y"], "it lies on nothing that is read or pressed"
    await student.get_by_role("button", name="Show what is new").click()

    await expect(student.get_by_text("Something new")).to_be_in_viewport()
    await expect(student.get_by_role("button", name="Show what is new")).to_be_hidden()


async def test_what_comes_while_somebody_begins_to_read_further_up_moves_nothing(page: Page, served: Served) -> None:
    student = await with_more_than_fits(page, served)

    await student.get_by_role("log").evaluate(UP_AS_IT_COMES, "Something new")
    await served.desk.say(DIRECT, Card(say("Something new")))

    await expect(student.get_by_role("button", name="Show what is new")).to_be_visible()
    await expect(student.get_by_text("Something new")).not_to_be_in_viewport()


async def test_the_answer_to_more_words_than_fit_is_seen_below_them(page: Page, served: Served) -> None:
    await send(page, "Message Deskbell as Sam", "I cannot get in. " * 200)

    await expect(column(page, "student").get_by_text("I did not understand that.")).to_be_in_viewport()


async def test_what_is_told_to_one_alone_in_a_channel_is_seen_whatever_is_said_in_threads(
    page: Page, served: Served
) -> None:
    oncall = column(page, "oncall")
    for number in range(12):
        await served.desk.say(STAFF, Card(say("Line {number}", number=number)))
    root = await oncall.get_by_role("listitem").filter(has_text="Line 0").first.get_attribute("data-id")
    await served.desk.say(Place(STAFF.platform, STAFF.workspace, STAFF.channel, root), Card(say("It is solved.")))
    await expect(oncall.get_by_text("It is solved.")).to_be_in_viewport()

    await served.desk.say(STAFF, Card(say("You solved it.")), Identity("browser", "local", "oncall"))

    await expect(oncall.get_by_text("You solved it.")).to_be_in_viewport()
