"""A form of the page, in a real browser with the real desk behind it."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.browser.conftest import column, messages, nothing_is_serious, send

pytestmark = pytest.mark.asyncio(loop_scope="session")
BOX = "Message Deskbell as Sam"
HOSTILE = '<img src=x onerror="document.title=1"> the beamer'


async def opens(page: Page) -> Locator:
    """With the keyboard alone: the dialog of a ticket."""
    student = column(page, "student")
    button = student.get_by_role("button", name="Fill in a form")
    if await button.count() == 0:
        await page.get_by_label(BOX).focus()
        await page.keyboard.type("/ticket open")
        await page.keyboard.press("Enter")
        await expect(button).to_be_visible()
    await button.focus()
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Open a ticket")
    await expect(dialog).to_be_visible()
    return dialog


async def test_a_form_is_filled_in_and_sent_with_the_keyboard_alone(demo: Page) -> None:
    dialog = await opens(demo)
    await expect(dialog.get_by_label("What is wrong? (required)")).to_be_focused()

    await demo.keyboard.type(HOSTILE)
    await demo.keyboard.press("Tab")
    await demo.keyboard.type("Lap")
    for _ in range(3):
        await demo.keyboard.press("Tab")
    await demo.keyboard.type("B12")
    await demo.keyboard.press("Enter")

    await expect(dialog).to_have_count(0)
    student, on_call = column(demo, "student"), column(demo, "ana")
    await expect(student.get_by_role("button", name="Fill in a form")).to_be_focused()
    await expect(student.get_by_role("heading", name="Your ticket 4")).to_be_in_viewport()
    await expect(on_call.get_by_text(HOSTILE)).to_be_visible()
    await expect(on_call.get_by_text("device, laptop")).to_be_visible()
    await expect(demo).to_have_title("Deskbell demo")


async def test_what_is_wrong_is_told_at_its_field_and_axe_finds_nothing_serious(demo: Page) -> None:
    dialog = await opens(demo)
    await dialog.get_by_label("Where, and on which device?").fill("B12")
    wrong = dialog.get_by_label("What is wrong? (required)")

    await dialog.get_by_role("button", name="Send").click()

    await expect(wrong).to_be_focused()
    await expect(wrong).to_have_attribute("aria-invalid", "true")
    await expect(wrong).to_have_accessible_description(
        "In your own words. Never a password or a code. Please fill this in."
    )
    await expect(dialog.get_by_role("alert")).to_have_text("Not sent yet. One answer needs another look.")
    await expect(dialog.get_by_label("Where, and on which device?")).to_have_value("B12")
    for width in (390, 1440):
        await demo.set_viewport_size({"width": width, "height": 844})
        await nothing_is_serious(demo)
        assert await demo.evaluate("document.documentElement.scrollWidth") <= width

    await wrong.fill("dark")
    await expect(wrong).to_have_accessible_description("In your own words. Never a password or a code.")
    await dialog.get_by_role("button", name="Send").click()
    await expect(column(demo, "student").get_by_role("heading", name="Your ticket 4")).to_be_visible()


async def test_a_form_that_is_closed_can_be_gone_on_with(demo: Page) -> None:
    student = column(demo, "student")
    dialog = await opens(demo)
    await demo.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(student.get_by_role("button", name="Fill in a form")).to_be_focused()
    await opens(demo)
    await demo.keyboard.type("The beamer")

    await demo.keyboard.press("Escape")

    await expect(dialog).to_have_count(0)
    await expect(messages(student)).to_have_count(3)
    await student.get_by_role("button", name="Continue where you left off").click()
    await expect(dialog.get_by_label("What is wrong? (required)")).to_have_value("The beamer")
    await dialog.get_by_role("button", name="Close").click()
    await expect(student.get_by_role("button", name="Continue where you left off")).to_be_focused()


async def test_a_form_of_a_page_that_is_loaded_again_is_not_lost(demo: Page) -> None:
    await opens(demo)
    await demo.keyboard.type("The beamer")

    await demo.reload()

    dialog = await opens(demo)
    await expect(dialog.get_by_label("What is wrong? (required)")).to_have_value("The beamer")
    await expect(dialog).to_contain_text("what you typed is still here")


async def test_a_desk_that_cannot_be_reached_loses_nothing(demo: Page) -> None:
    dialog = await opens(demo)
    await demo.keyboard.type("The beamer")
    words, notice = dialog.get_by_label("What is wrong? (required)"), dialog.get_by_role("alert")

    async def busy(route: Route) -> None:
        await route.fulfill(status=503, json={"error": "Deskbell is busy just now."})

    await demo.route("**/chat/fill", busy)
    await demo.route("**/chat/leave", lambda route: route.abort())
    await dialog.get_by_role("button", name="Send").click()
    await expect(notice).to_contain_text("Not sent. Deskbell is busy just now. What you typed is still here")
    await dialog.get_by_role("button", name="Close").click()
    await expect(notice).to_contain_text("There is no connection. What you typed cannot be kept just now.")
    await expect(words).to_have_value("The beamer")

    await demo.unroute("**/chat/fill")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    await expect(column(demo, "student").get_by_role("heading", name="Your ticket 4")).to_be_visible()


async def test_a_card_that_changes_behind_a_dialog_is_where_one_goes_on(demo: Page) -> None:
    student = column(demo, "student")
    await send(demo, BOX, "ticket open the printer is out of paper")
    await student.get_by_role("button", name="Add details").click()
    await expect(demo.get_by_role("dialog", name="Add to ticket 4")).to_be_visible()

    taken = {"as": "ana", "channel": "@ana", "words": "ack 4"}
    assert (await demo.request.post(f"{demo.url}chat/say", data=taken)).ok
    await expect(student.locator("dd", has_text="in progress")).to_have_count(1)
    await demo.keyboard.press("Escape")

    await expect(student.get_by_role("button", name="Add details")).to_be_focused()


async def test_words_that_ask_for_no_form_any_more_are_said(demo: Page) -> None:
    student = column(demo, "student")
    await send(demo, BOX, "ticket open the printer is out of paper")
    details = student.get_by_role("button", name="Add details")
    await expect(details).to_be_visible()

    async def none(route: Route) -> None:
        await route.fulfill(json={"form": None})

    await demo.route("**/chat/form", none)
    await details.click()

    await expect(student.get_by_text("comment 4 and what the support team should know")).to_be_visible()
