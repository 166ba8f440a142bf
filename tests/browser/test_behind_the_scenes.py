"""The pane behind the scenes and the looks of other platforms, on the demo's page with the real desk behind it."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import Locator, Page, expect

from adapters.found import previews
from tests.browser.conftest import column, messages, nothing_is_serious, send

pytestmark = pytest.mark.asyncio(loop_scope="session")
TYPED = 'x <img src=x onerror="document.title=1"> *bold* <b>b</b> <!channel>'
SECRET = "Maple#7731"
BOX = "Message Deskbell as Sam"


def pane(page: Page) -> Locator:
    return page.get_by_role("region", name="Behind the scenes")


def view(page: Page) -> Locator:
    return pane(page).get_by_role("tabpanel")


async def look_at(page: Page, tab: str) -> Locator:
    await pane(page).get_by_role("tab", name=tab, exact=True).click()
    return view(page)


async def opens_a_ticket(page: Page, words: str = "my class starts in 10 minutes and I have no sound") -> None:
    await send(page, BOX, f"ticket open {words}")
    await expect(column(page, "student").get_by_role("heading", name="Your ticket 4")).to_be_visible()


async def test_a_message_is_followed_from_its_words_to_what_comes_next(demo: Page) -> None:
    await opens_a_ticket(demo)

    await expect(view(demo)).to_contain_text("ticket open my class starts in 10 minutes")
    await expect(view(demo)).to_contain_text("ticket_create")
    await expect(await look_at(demo, "Rows")).to_contain_text("tickets 4")
    await expect(view(demo)).to_contain_text("live_class")
    await expect(await look_at(demo, "Aloud")).to_contain_text("Write in this thread, or type comment 4")
    await expect(view(demo)).to_contain_text("Press Add details, or type comment 4")
    await expect(await look_at(demo, "Next")).to_contain_text("Ticket 4: calls Ben Okafor, step 2")
    await expect(view(demo)).to_contain_text("Sat 21 Nov 2026, 09:10 Lisbon time")

    await demo.get_by_role("button", name="+15 min").click()

    await expect(view(demo)).not_to_contain_text("Ben Okafor")
    await expect(await look_at(demo, "Intent")).to_contain_text("Nobody asked for it: it was due.")


async def test_the_json_of_every_platform_can_be_read_and_copied(demo: Page) -> None:
    await demo.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await opens_a_ticket(demo)

    for each in previews():
        shown = await look_at(demo, each.title)
        await expect(shown.get_by_role("group")).to_have_count(4)  # the card, the staff's, the call, the word below it
        text = await shown.locator("pre").first.text_content()
        assert "Your ticket 4" in json.dumps(json.loads(text or ""))
        await expect(shown.get_by_role("meter").first).to_be_visible()
        await shown.get_by_role("button", name="Copy").first.click()
        await expect(pane(demo).get_by_role("status")).to_have_text("Copied.")
        assert await demo.evaluate("navigator.clipboard.readText()") == text


async def test_an_earlier_message_and_any_card_can_be_looked_behind(demo: Page) -> None:
    await opens_a_ticket(demo)
    await send(demo, BOX, "help")
    await expect(view(demo)).to_contain_text("Sam Rivera")
    choice = pane(demo).get_by_label("Which message")

    await choice.select_option(index=2)
    await expect(view(demo)).to_contain_text("ticket_create")
    await choice.select_option(index=0)
    await expect(view(demo)).not_to_contain_text("ticket_create")
    card = messages(column(demo, "ana")).filter(has=demo.get_by_role("heading", name="Ticket 4")).first
    await card.hover()
    await card.get_by_role("button", name="Look behind").click()

    await expect(view(demo)).to_contain_text("ticket_create")
    await expect((await look_at(demo, "Slack")).get_by_role("group")).to_have_count(1)
    await expect(view(demo)).to_contain_text("To #help-desk-staff")


async def test_the_pane_stands_beside_all_three_and_closes_with_the_keyboard_alone(demo: Page) -> None:
    for place in (column(demo, "student"), column(demo, "teacher"), column(demo, "ana"), pane(demo)):
        box = await place.bounding_box()
        assert box
        assert box["width"] >= 300
        assert box["x"] + box["width"] <= 1440
    opener = demo.get_by_role("button", name="Behind the scenes", exact=True)
    tabs = pane(demo).get_by_role("tab")
    await opener.focus()
    await demo.keyboard.press("Enter")
    await expect(pane(demo)).to_be_hidden()
    await demo.keyboard.press("Enter")
    await expect(pane(demo)).to_be_visible()

    await tabs.nth(0).focus()
    await demo.keyboard.press("ArrowRight")
    await expect(tabs.nth(1)).to_be_focused()
    await expect(view(demo)).to_have_accessible_name("Slack")
    await demo.keyboard.press("End")
    await expect(tabs.nth(5)).to_have_attribute("aria-selected", "true")
    await demo.keyboard.press("Tab")
    await expect(view(demo)).to_be_focused()
    await demo.keyboard.press("Escape")

    await expect(opener).to_be_focused()
    await expect(pane(demo)).to_be_hidden()
    await demo.reload()
    await expect(opener).to_have_attribute("aria-expanded", "false")
    await expect(pane(demo)).to_be_hidden()


async def test_every_tab_and_what_is_new_there_can_be_seen_beside_the_open_pane(demo: Page) -> None:
    await opens_a_ticket(demo)
    await send(demo, "Message Deskbell as Sam", "human")
    for place in ("student", "teacher", "ana"):
        edge = await column(demo, place).bounding_box()
        assert edge
        for tab in await column(demo, place).get_by_role("tab").all():
            box = await tab.bounding_box()
            assert box
            assert edge["x"] <= box["x"]
            assert box["x"] + box["width"] <= edge["x"] + edge["width"]


async def test_many_long_answers_have_the_whole_width_of_a_column_beside_the_open_pane(demo: Page) -> None:
    student = column(demo, "student")
    for words, asked in (("login", "Which service"), ("1", "deadline start"), ("no", "What do you see?")):
        await send(demo, BOX, words)
        await expect(student.get_by_text(asked).last).to_be_visible()
    await demo.set_viewport_size({"width": 1280, "height": 800})
    await expect(pane(demo)).to_be_visible()
    first = student.get_by_role("listitem").filter(has_text="Wrong user name or password").last

    await expect(first).to_be_visible()
    there, log = await first.bounding_box(), await student.get_by_role("log").bounding_box()
    assert there
    assert log
    assert there["width"] > log["width"] * 0.8
    assert there["height"] < 32


@pytest.mark.parametrize("skin", ["Plain", "Slack", "Teams"])
async def test_a_card_has_the_width_of_a_narrow_column_in_every_look(demo: Page, skin: str) -> None:
    student = column(demo, "student")
    await send(demo, BOX, "login")
    await expect(student.get_by_text("Which service").last).to_be_visible()
    await expect(pane(demo)).to_be_visible()

    await demo.get_by_role("radio", name=skin).check()

    log = await student.get_by_role("log").bounding_box()
    assert log
    await expect(
        student.get_by_role("button", name="1. Course site" if skin == "Slack" else "Course site").last
    ).to_be_visible()
    for part in (student.get_by_text("Which service").last, student.locator(".card").last):
        await expect(part).to_be_visible()
        there = await part.bounding_box()
        assert there
        assert there["width"] > log["width"] * 0.6


async def test_what_is_told_of_a_lost_connection_moves_nothing(demo: Page) -> None:
    opener = demo.get_by_role("button", name="Behind the scenes", exact=True)
    before = await opener.bounding_box()

    await demo.locator(".lost").evaluate("told => { told.hidden = false; }")

    await expect(demo.get_by_text("Connection lost, trying again")).to_be_visible()
    assert await opener.bounding_box() == before


async def test_a_whisper_and_its_buttons_look_as_on_each_platform(demo: Page) -> None:
    student = column(demo, "student")
    await student.get_by_role("tab", name="#help-desk").click()
    await send(demo, "Message #help-desk as Sam", "/help my tickets")
    await expect(messages(student)).to_have_count(2)

    await demo.get_by_role("radio", name="Slack").check()
    await expect(messages(student).last).to_contain_text("Only visible to you")
    await demo.get_by_role("radio", name="Teams").check()
    await expect(messages(student)).to_have_count(1)
    await student.get_by_role("tab", name="Deskbell").click()
    await expect(messages(student).last).to_contain_text("You asked where others read along, so I answer here.")
    await messages(student).last.get_by_role("button", name="Talk to a person").click()

    await expect(student.get_by_role("heading", name="Your ticket 4")).to_be_visible()


async def test_an_answer_is_picked_from_the_list_a_platform_makes_of_many(demo: Page) -> None:
    student = column(demo, "student")
    await demo.get_by_role("radio", name="Teams").check()
    await send(demo, BOX, "help login")
    await student.get_by_role("button", name="Live class").click()
    await student.get_by_role("button", name="2. No").click()
    answer = student.get_by_role("button", name="Answer")

    await answer.click()
    await expect(student.get_by_role("alert")).to_have_text("Please pick one first.")
    await student.get_by_role("radio", name="More answers").check()
    await answer.click()
    await student.get_by_role("radio", name="10. Blank page").check()
    await student.get_by_role("button", name="Answer").last.click()

    await expect(view(demo)).to_contain_text("answer 10 at")


async def test_what_people_typed_is_text_without_secrets_in_every_look_and_in_the_pane(demo: Page) -> None:
    await opens_a_ticket(demo, f"{TYPED} my password is {SECRET}")
    staff = messages(column(demo, "ana")).first

    for name in ("Plain", *(each.title for each in previews())):
        await demo.get_by_role("radio", name=name).check()
        await expect(staff).to_contain_text(TYPED)
        await expect(staff.locator("img:not(.avatar), b")).to_have_count(0)
    for tab in ("Intent", "Slack", "Teams", "Aloud", "Rows"):
        await expect(await look_at(demo, tab)).to_contain_text("onerror=")
        await expect(view(demo).locator("img, b")).to_have_count(0)
        assert SECRET not in (await view(demo).text_content() or "")
    await expect(demo).to_have_title("Deskbell demo")


@pytest.mark.parametrize(("width", "look"), [(1440, "Slack"), (390, "Teams")])
async def test_axe_finds_nothing_serious_behind_the_scenes(demo: Page, width: int, look: str) -> None:
    await opens_a_ticket(demo)
    await demo.get_by_role("radio", name=look).check()
    await demo.set_viewport_size({"width": width, "height": 844})
    if width == 390:
        await expect(column(demo, "student")).to_be_visible()
        await expect(pane(demo)).to_be_hidden()
        await nothing_is_serious(demo)
        await demo.get_by_role("button", name="Behind the scenes", exact=True).click()
        assert await demo.evaluate("document.documentElement.scrollWidth") <= 390

    await expect(pane(demo)).to_be_visible()
    for tab in (look, "Rows") if width == 1440 else ("Rows",):
        await look_at(demo, tab)
        await nothing_is_serious(demo)
