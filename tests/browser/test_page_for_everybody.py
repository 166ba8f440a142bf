"""The page on a narrow screen, without JavaScript, and under the eyes of axe."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.conftest import DIRECT, LOGIN, Served, column, messages, nothing_is_serious, send, unacknowledged

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_narrow_screen_shows_one_person_at_a_time(page: Page, served: Served) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    people = page.get_by_role("navigation", name="People")
    await expect(column(page, "student")).to_be_visible()
    await expect(column(page, "oncall")).to_be_hidden()

    await unacknowledged(served)
    await people.get_by_role("button", name="On call (1 unread)").click()

    await expect(column(page, "oncall").get_by_role("button", name="Acknowledge")).to_be_visible()
    await expect(column(page, "student")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390


async def seen_of(place: Locator, height: int) -> float:
    """How many pixels of its height stand on the screen."""
    box = await place.bounding_box()
    assert box
    return min(box["y"] + box["height"], height) - max(box["y"], 0)


@pytest.mark.parametrize(("width", "height"), [(750, 475), (375, 300), (320, 256)])
async def test_a_page_that_is_made_very_large_still_shows_what_is_said(
    page: Page, served: Served, width: int, height: int
) -> None:
    await page.set_viewport_size({"width": width, "height": height})
    await served.desk.say(DIRECT, LOGIN)
    student = column(page, "student")
    await expect(student.get_by_role("article")).to_have_count(1)

    assert await seen_of(student.get_by_role("log"), height) >= 60, "some of it before anything is scrolled"
    await page.get_by_label("Message Deskbell as Sam").scroll_into_view_if_needed()

    assert await seen_of(student.get_by_role("log"), height) >= 100
    assert await page.evaluate("document.documentElement.scrollWidth") <= width


async def test_a_page_at_twice_its_size_spends_two_rows_on_what_is_above_the_talk(demo: Page) -> None:
    await demo.set_viewport_size({"width": 700, "height": 450})
    person = await demo.get_by_role("navigation", name="People").get_by_role("button").first.bounding_box()
    behind = await demo.get_by_role("button", name="Behind the scenes").bounding_box()

    assert person
    assert behind
    assert abs(person["y"] - behind["y"]) < 10


async def test_what_is_chosen_is_told_apart_where_colours_are_forced(demo: Page) -> None:
    await demo.emulate_media(forced_colors="active")
    chosen, other = (demo.get_by_role("tab", selected=each).first for each in (True, False))
    look = "element => getComputedStyle(element).backgroundColor + getComputedStyle(element).borderBottomColor"

    assert await chosen.evaluate(look) != await other.evaluate(look)
    await demo.emulate_media(forced_colors="none")


async def test_a_channel_says_how_the_desk_is_asked_there(demo: Page) -> None:
    await expect(demo.get_by_label("Message #help-desk-staff as Ana")).to_have_attribute(
        "placeholder", "Write, or ask @deskbell"
    )
    await send(demo, "Message #help-desk-staff as Ana", "my tickets")
    hint = column(demo, "ana").get_by_role("alert").filter(has_text="No answer? Begin with @deskbell")
    await expect(hint).to_be_visible()
    await send(demo, "Message #help-desk-staff as Ana", "@deskbell my tickets")
    await expect(hint).to_be_hidden()


async def test_typed_markup_is_shown_as_it_was_typed(page: Page) -> None:
    typed = '<img src=x onerror="document.title=1"> & <b>bold</b>'

    await send(page, "Message Deskbell as Sam", f"/help ticket open {typed}")

    await expect(messages(column(page, "student")).first).to_contain_text(typed)
    await expect(messages(column(page, "oncall")).first).to_contain_text(typed)
    await expect(page).to_have_title("Deskbell demo")


async def test_the_conversation_can_be_read_without_javascript(browser: Browser, served: Served) -> None:
    await served.desk.say(DIRECT, LOGIN)
    await unacknowledged(served)
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()

    await page.goto(served.url)

    await expect(page.get_by_role("heading", name="Help with signing in")).to_be_visible()
    await expect(page.get_by_text("I am lost")).to_be_visible()
    await expect(page.locator("noscript p")).to_be_visible()
    await context.close()


@pytest.mark.parametrize("width", [1440, 390])
async def test_axe_finds_nothing_serious(page: Page, served: Served, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 900})
    await send(page, "Message Deskbell as Sam", "/help login")
    await column(page, "student").get_by_role("button", name="I forgot my password").click()
    await send(page, "Message Deskbell as Sam", "/help ticket open I cannot join")
    await expect(messages(column(page, "student"))).to_have_count(5)
    if width == 390:
        await page.get_by_role("button", name="On call").click()
    on_call = column(page, "oncall")
    await on_call.get_by_role("button", name="Reply in thread").click()
    await send(page, "Reply in thread as Ana", "ack")
    await expect(messages(on_call)).to_have_count(3)
    served.desk.busy = True
    await send(page, "Message #help-desk-staff as Ana", "hello")
    await expect(on_call.get_by_role("alert")).to_be_visible()

    await nothing_is_serious(page)
