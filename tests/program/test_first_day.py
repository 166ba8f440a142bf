"""The first day, as the tutorial tells it: what it says to press and to type leads to what it says one reads."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import aiohttp
import pytest

from tests.program.page import Page
from tests.program.process import Process

STAFF, CLASS = "#help-desk-staff", "#algebra-2"


@pytest.fixture
async def page(start: Callable[..., Process], web: aiohttp.ClientSession) -> AsyncIterator[Page]:
    demo = start("demo", "--no-browser", "--port", "0", "--database", "demo.db", "--fresh")
    yield Page(await demo.url(), web)
    assert await demo.stops() == 0


async def test_sam_cannot_sign_in_and_ana_helps_him(page: Page) -> None:
    await page.says("student", "/help login")
    await page.hears("@student", "Which service will not let you in?")
    await page.presses("student", "School mail, Microsoft or Google account")
    await page.hears("@student", "Does a class, an exam or a deadline start in the next 30 minutes?")
    await page.presses("student", "Yes")
    assert "I am calling Ana Ferreira" in await page.hears("@student", "Your ticket 4")
    await page.presses("student", "Account locked, or too many tries")

    assert "P2, high" in await page.hears(STAFF, "Ticket 4")
    await page.hears("@ana", "Ticket 4 needs you")
    await page.pushes(15)
    await page.hears(STAFF, "Ben Okafor")

    await page.presses("ana", "Acknowledge", STAFF)
    await page.hears("@student", "Ana Ferreira has your ticket 4")
    card = next(each["id"] for each in await page.messages(STAFF) if "Ticket 4" in each["plain"])
    await page.says("ana", "tell I have unlocked your account. Please try again.", STAFF, card)
    await page.hears("@student", "I have unlocked your account. Please try again.")
    await page.says("ana", "resolve 4 I unlocked the account.", STAFF, card)
    asked = await page.hears("@student", "Ticket 4 is solved.")
    assert "“I unlocked the account.” Does it work for you now?" in asked
    await page.presses("student", "It works now")
    await page.hears("@student", "closed")


async def test_tess_plans_a_class_and_a_day_passes(page: Page) -> None:
    await page.says("teacher", "my classes")
    assert "\n3: Parents' evening" in await page.hears("@teacher", "Your next classes")
    await page.says("teacher", 'session add "Study hour" tomorrow 16:00 45m #algebra-2')
    await page.hears("@teacher", "The class is planned.")
    await page.hears(CLASS, "Study hour")
    await page.says("teacher", 'session add "Parents" 3/4 10:00')
    await page.hears("@teacher", "Which")
    await page.says("teacher", "session move 4 to friday 10:00")
    await page.hears(CLASS, "moved")
    await page.pushes(24 * 60)
    for place in ("@student", "@teacher", CLASS):
        await page.hears(place, "starts")
