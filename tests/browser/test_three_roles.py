"""The student, the person on call and the instructor on the page, with the real desk behind it."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import column, nothing_is_serious, send

pytestmark = pytest.mark.asyncio(loop_scope="session")


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


async def test_a_student_is_handed_over_and_learns_who_has_it(demo: Page) -> None:
    student, on_call = column(demo, "student"), column(demo, "ana")

    await asks_for_login_help_in_vain(demo)

    await expect(student.get_by_role("heading", name="Your ticket 4")).to_be_visible()
    await on_call.get_by_role("tab", name="#help-desk-staff").click()
    await expect(on_call.get_by_role("heading", name="Ticket 4")).to_be_visible()
    reply = on_call.get_by_role("button", name="Reply in thread").last
    await reply.focus()
    await demo.keyboard.press("Enter")
    await demo.keyboard.type("ack")
    await demo.keyboard.press("Enter")

    taken = "Ana Ferreira has taken ticket 4. Nobody else will be pinged."
    await expect(on_call.get_by_role("list", name="Thread").get_by_text(taken)).to_be_visible()
    await expect(student.get_by_text("Ana Ferreira has your ticket 4")).to_be_visible()
    await expect(on_call.get_by_role("button", name="Acknowledge").and_(demo.locator(":visible"))).to_have_count(0)


async def test_a_class_is_added_and_its_reminder_comes_with_the_clock(demo: Page) -> None:
    teacher, student = column(demo, "teacher"), column(demo, "student")
    await send(demo, "Message Deskbell as Tess", 'session add "Study hour" today 10:30 45m #algebra-2')
    await expect(teacher.get_by_text("The class is planned.")).to_be_visible()
    await student.get_by_role("tab", name="#algebra-2").click()
    await expect(student.get_by_text("“Study hour” starts")).to_have_count(0)

    await demo.get_by_role("button", name="+1 h").click()

    for place in (teacher, student):
        reminder = place.get_by_role("article").filter(has_text="“Study hour” starts")
        await expect(reminder.and_(demo.locator(":visible"))).to_have_count(1)


async def test_axe_finds_nothing_serious_on_the_filled_page(demo: Page) -> None:
    await asks_for_login_help_in_vain(demo)
    await send(demo, "Message Deskbell as Tess", 'session add "Study hour" today 10:30 45m #algebra-2')
    await expect(column(demo, "teacher").get_by_text("The class is planned.")).to_be_visible()
    await demo.get_by_role("button", name="+1 h").click()
    await expect(column(demo, "ana").get_by_role("heading", name="Ticket 4")).to_be_visible()

    await nothing_is_serious(demo)


async def test_moments_of_this_year_are_written_as_the_clock_is_and_told_in_full_when_pointed_at(demo: Page) -> None:
    await send(demo, "Message Deskbell as Sam", "ticket open my class starts in 10 minutes and I have no sound")
    student = column(demo, "student")

    await expect(student.get_by_text("If nobody answers by Sat 21 Nov, 09:10, I call")).to_be_visible()
    await expect(student.get_by_title("Sat 21 Nov 2026, 09:10 Lisbon time")).to_be_visible()
