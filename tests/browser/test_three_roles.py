"""The student, the person on call and the instructor on the page, with the real desk behind it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from adapters import local
from bot import demo
from bot.app import App, Duty
from tests.adapters.local_chat import NINE, StillClock
from tests.browser.conftest import column, nothing_is_serious, send

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def url(tmp_path: Path) -> AsyncIterator[str]:
    """Where the demo's page is served; it is nine o'clock on a Saturday until the clock is pushed."""
    school = demo.school(local.PAGE)
    store = demo.opened(tmp_path / "demo.db", True, school, NINE)
    room = local.Room()
    clock = local.PushableClock(StillClock(), room)
    adapter = local.BrowserAdapter(room, demo.cast(school), clock, zone=school.zone)
    app = App(store, [school], {adapter.name: adapter}, clock, Duty.WEB | Duty.CLOCK)
    adapter.on_push = app.settled
    listener = socket.create_server(("127.0.0.1", 0))
    running = asyncio.ensure_future(app.run(listener))
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    app.stopping.set()
    await running


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, url: str) -> AsyncIterator[Page]:
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = await context.new_page()
    await page.goto(url)
    yield page
    await context.close()


async def pick(page: Page, place: Locator, label: str) -> None:
    """With the keyboard alone: back from the box to the newest button with this label, and press it."""
    button = place.get_by_role("button", name=label).last
    await expect(button).to_be_visible()
    await page.get_by_label("Message Deskbell as Sam").focus()
    for _ in range(40):
        await page.keyboard.press("Shift+Tab")
        if await button.evaluate("button => button === document.activeElement"):
            break
    await expect(button).to_be_focused()
    await page.keyboard.press("Enter")


async def asks_for_login_help_in_vain(page: Page) -> None:
    student = column(page, "student")
    await page.get_by_label("Message Deskbell as Sam").focus()
    await page.keyboard.type("/help login")
    await page.keyboard.press("Enter")
    await expect(student.get_by_text("Which service will not let you in?")).to_be_visible()
    await pick(page, student, "Live class (Zoom, Teams, Meet)")
    await expect(student.get_by_text("exam or a deadline start")).to_be_visible()
    await page.get_by_label("Message Deskbell as Sam").focus()
    await page.keyboard.type("1")
    await page.keyboard.press("Enter")
    await expect(student.get_by_text("What do you see?")).to_be_visible()
    await expect(student.get_by_role("heading", name="Your ticket 4")).to_be_visible()
    await pick(page, student, "Talk to a person")


async def test_a_student_is_handed_over_and_learns_who_has_it(page: Page) -> None:
    student, on_call = column(page, "student"), column(page, "ana")

    await asks_for_login_help_in_vain(page)

    await expect(student.get_by_role("heading", name="Your ticket 4")).to_be_visible()
    await on_call.get_by_role("tab", name="#help-desk-staff").click()
    await expect(on_call.get_by_role("heading", name="Ticket 4")).to_be_visible()
    reply = on_call.get_by_role("button", name="Reply in thread").last
    await reply.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("ack")
    await page.keyboard.press("Enter")

    taken = "Ana Ferreira has taken ticket 4. Nobody else will be pinged."
    await expect(on_call.get_by_role("list", name="Thread").get_by_text(taken)).to_be_visible()
    await expect(student.get_by_text("Ana Ferreira has your ticket 4")).to_be_visible()
    await expect(on_call.get_by_role("button", name="Acknowledge").and_(page.locator(":visible"))).to_have_count(0)


async def test_a_class_is_added_and_its_reminder_comes_with_the_clock(page: Page) -> None:
    teacher, student = column(page, "teacher"), column(page, "student")
    await send(page, "Message Deskbell as Tess", 'session add "Study hour" today 10:30 45m #algebra-2')
    await expect(teacher.get_by_text("The class is planned.")).to_be_visible()
    await student.get_by_role("tab", name="#algebra-2").click()
    await expect(student.get_by_text("“Study hour” starts")).to_have_count(0)

    await page.get_by_role("button", name="+1 h").click()

    for place in (teacher, student):
        reminder = place.get_by_role("article").filter(has_text="“Study hour” starts")
        await expect(reminder.and_(page.locator(":visible"))).to_have_count(1)


async def test_axe_finds_nothing_serious_on_the_filled_page(page: Page) -> None:
    await asks_for_login_help_in_vain(page)
    await send(page, "Message Deskbell as Tess", 'session add "Study hour" today 10:30 45m #algebra-2')
    await expect(column(page, "teacher").get_by_text("The class is planned.")).to_be_visible()
    await page.get_by_role("button", name="+1 h").click()
    await expect(column(page, "ana").get_by_role("heading", name="Ticket 4")).to_be_visible()

    await nothing_is_serious(page)
