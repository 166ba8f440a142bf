"""The page of the local chat, in a real browser."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from bot.model.messages import Card, Place
from bot.model.words import say
from tests.browser.conftest import DIRECT, LOGIN, Served, column, messages, send, unacknowledged

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_is_typed_is_shown_and_answered(page: Page) -> None:
    student = column(page, "student")

    await send(page, "Message Deskbell as Sam", "/help login")

    await expect(messages(student)).to_have_count(2)
    await expect(messages(student).first).to_contain_text("/help login")
    await expect(student.get_by_role("heading", name="Help with signing in")).to_be_visible()
    await expect(page.get_by_label("Message Deskbell as Sam")).to_have_value("")


async def test_a_suggestion_is_sent_and_then_there_are_none(page: Page) -> None:
    student = column(page, "student")
    await expect(student.get_by_role("group", name="Try one of these").get_by_role("button")).to_have_count(3)

    await student.get_by_role("button", name="/help login").click()

    await expect(messages(student)).to_have_count(2)
    await expect(student.get_by_role("group", name="Try one of these")).to_have_count(0)


async def test_a_suggestion_with_dots_is_put_into_the_box_to_be_completed(page: Page) -> None:
    await column(page, "student").get_by_role("button", name="/help ticket open ...").click()

    await expect(page.get_by_label("Message Deskbell as Sam")).to_have_value("/help ticket open ")
    await expect(page.get_by_label("Message Deskbell as Sam")).to_be_focused()


async def test_everything_can_be_done_with_the_keyboard_alone(page: Page) -> None:
    student = column(page, "student")
    answer = student.get_by_role("button", name="1 I forgot my password")

    await page.get_by_label("Message Deskbell as Sam").focus()
    await page.keyboard.type("/help login")
    await page.keyboard.press("Enter")
    await expect(answer).to_be_visible()
    for _ in range(4):  # back from the box: talk to a person, and the three answers
        await page.keyboard.press("Shift+Tab")
    await expect(answer).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(messages(student)).to_have_count(3)
    await expect(student.get_by_role("button", name="I forgot my password (you chose this)")).to_be_focused()


async def test_after_a_long_talk_everybody_s_box_is_a_few_keys_away(page: Page, served: Served) -> None:
    for _ in range(20):
        await served.desk.say(DIRECT, LOGIN)
        await unacknowledged(served)
    await expect(messages(column(page, "oncall"))).to_have_count(20)
    await page.get_by_role("button", name="+1 day").focus()

    for name, label in (("Sam", "Deskbell"), ("Ines", "Deskbell"), ("Ana", "#help-desk-staff")):
        skip, box = page.get_by_role("button", name=f"Skip to writing as {name}"), f"Message {label} as {name}"
        await tabs_to(page, skip, 4)
        await page.keyboard.press("Enter")
        await expect(page.get_by_label(box)).to_be_focused()


async def test_without_skipping_only_the_newest_buttons_are_on_the_way_and_the_arrows_lead_to_the_others(
    page: Page, served: Served
) -> None:
    for _ in range(20):
        await served.desk.say(DIRECT, LOGIN)
    answers = column(page, "student").get_by_role("button", name="1 I forgot my password")
    await expect(answers).to_have_count(20)
    await column(page, "student").get_by_role("log").focus()

    await tabs_to(page, answers.last, 2)
    for _ in range(4):
        await page.keyboard.press("ArrowUp")
    await expect(answers.last).not_to_be_focused()
    await expect(answers.nth(18)).to_be_focused()
    await tabs_to(page, page.get_by_label("Message Deskbell as Sam"), 8)


async def tabs_to(page: Page, goal: Locator, most: int) -> None:
    """Press Tab until it is reached, so many times at most."""
    for _ in range(most):
        await page.keyboard.press("Tab")
        if await goal.evaluate("goal => goal === document.activeElement"):
            return
    await expect(goal).to_be_focused(timeout=1)


async def test_the_places_are_tabs_moved_through_with_the_arrows(page: Page) -> None:
    tabs = column(page, "instructor").get_by_role("tab")

    await tabs.nth(0).focus()
    await page.keyboard.press("ArrowRight")
    await expect(tabs.nth(1)).to_be_focused()
    await expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    await expect(page.get_by_label("Message #algebra-2 as Ines")).to_be_visible()
    await page.keyboard.press("End")
    await expect(tabs.nth(2)).to_be_focused()
    await page.keyboard.press("ArrowRight")

    await expect(tabs.nth(0)).to_be_focused()
    await expect(page.get_by_label("Message #algebra-2 as Ines")).to_be_hidden()


async def test_the_buttons_of_a_card_wait_for_the_answer(page: Page, served: Served) -> None:
    student = column(page, "student")
    await served.desk.say(DIRECT, LOGIN)
    served.desk.silent = True
    answer = student.get_by_role("button", name="I forgot my password")

    await answer.click()
    await expect(answer).to_be_disabled()
    await answer.click(force=True)
    await served.desk.say(DIRECT, Card(say("Here is the answer.")))

    await expect(answer).to_be_enabled()
    assert [message.words for message in served.desk.heard] == ["1"]


async def test_a_card_on_the_other_side_is_taken_and_changes_in_place(page: Page) -> None:
    on_call, student = column(page, "oncall"), column(page, "student")
    await send(page, "Message Deskbell as Sam", "/help ticket open I cannot join the class")
    await expect(on_call.get_by_text("Nobody yet")).to_be_visible()

    await on_call.get_by_role("button", name="Acknowledge").click()

    await expect(on_call.get_by_role("definition").filter(has_text="Ana Castro")).to_be_visible()
    await expect(on_call.get_by_role("button", name="Acknowledge")).to_have_count(0)
    await expect(messages(on_call)).to_have_count(2)  # the card, and the answer in its thread
    await expect(student.get_by_text("Ana Castro is looking at ticket 12.")).to_be_visible()


async def test_a_reply_in_the_thread_stands_below_its_card(page: Page, served: Served) -> None:
    on_call = column(page, "oncall")
    await unacknowledged(served)

    await on_call.get_by_role("button", name="Reply in thread").click()
    await expect(page.get_by_label("Reply in thread as Ana")).to_be_focused()
    await page.keyboard.type("ack")
    await page.keyboard.press("Enter")

    thread = on_call.get_by_role("list", name="Thread")
    await expect(thread.get_by_role("article")).to_have_count(2)
    await expect(thread.get_by_text("Ticket 12 is yours.")).to_be_visible()
    assert served.desk.heard[0].place.thread == served.desk.staff_card


async def test_escape_closes_the_reply_and_keeps_what_was_typed(page: Page, served: Served) -> None:
    await unacknowledged(served)
    reply = column(page, "oncall").get_by_role("button", name="Reply in thread")

    await reply.click()
    await page.keyboard.type("half a sen")
    await page.keyboard.press("Escape")
    await expect(reply).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(page.get_by_label("Reply in thread as Ana")).to_have_value("half a sen")


async def test_a_command_in_a_channel_is_seen_by_its_author_alone(page: Page) -> None:
    student, instructor = column(page, "student"), column(page, "instructor")
    await student.get_by_role("tab", name="#help-desk").click()
    await instructor.get_by_role("tab", name="#help-desk").click()

    await send(page, "Message #help-desk as Sam", "/help login")
    await send(page, "Message #help-desk as Sam", "hello all")

    await expect(messages(student)).to_have_count(3)
    await expect(student.get_by_text("Only you can see this")).to_have_count(2)
    await expect(messages(instructor)).to_have_count(1)
    await expect(messages(instructor)).to_contain_text("hello all")


async def test_a_place_with_something_new_says_how_much(page: Page, served: Served) -> None:
    on_call = column(page, "oncall")

    await served.desk.say(Place("browser", "local", "@oncall"), Card(say("Your duty begins.")))
    await expect(on_call.get_by_role("tab", name="Deskbell (1 unread)")).to_be_visible()
    await on_call.get_by_role("tab", name="Deskbell").click()

    await expect(on_call.get_by_role("tab", name="Deskbell", exact=True)).to_be_visible()


async def test_pushing_the_clock_shows_the_new_time_and_what_has_become_due(page: Page, served: Served) -> None:
    clock = page.get_by_role("banner")
    await expect(clock).to_contain_text("Sat 21 Nov, 09:00")

    await page.get_by_role("button", name="+1 day").click()

    await expect(clock).to_contain_text("Sun 22 Nov, 09:00")
    await expect(page.get_by_text("The time is now Sun 22 Nov, 09:00.")).to_be_attached()
    await expect(column(page, "instructor").get_by_text("Algebra 2 begins in one hour.")).to_be_visible()
    assert served.pushes == 1


async def test_a_busy_desk_leaves_the_words_in_the_box(page: Page, served: Served) -> None:
    student = column(page, "student")
    served.desk.busy = True
    await send(page, "Message Deskbell as Sam", "a long story")

    await expect(student.get_by_role("alert")).to_contain_text("Not sent. Deskbell is busy just now.")
    await expect(page.get_by_label("Message Deskbell as Sam")).to_have_value("a long story")
    served.desk.busy = False
    await page.keyboard.press("Enter")

    await expect(student.get_by_role("alert")).to_be_hidden()
    await expect(messages(student)).to_have_count(2)


async def test_what_is_too_long_stays_in_the_box_with_how_long_it_may_be(page: Page, served: Served) -> None:
    alert, box = column(page, "student").get_by_role("alert"), page.get_by_label("Message Deskbell as Sam")
    await send(page, "Message Deskbell as Sam", "word " * 8000 + "end")

    await expect(alert).to_contain_text("a message has room for 40,000 characters")
    await expect(alert).to_contain_text("make them shorter, or send them in parts.")
    await expect(alert).not_to_contain_text("try again")
    assert (await box.input_value()).endswith("word end")
    assert served.desk.heard == []


async def test_who_types_faster_than_the_desk_listens_is_heard_to_the_end(page: Page, served: Served) -> None:
    student = column(page, "student")
    served.desk.gate.clear()
    await send(page, "Message Deskbell as Sam", "/help login")
    await send(page, "Message Deskbell as Sam", "1")
    served.desk.gate.set()

    await expect(messages(student)).to_have_count(4)
    await expect(page.get_by_label("Message Deskbell as Sam")).to_have_value("")
    assert [message.words for message in served.desk.heard] == ["help login", "1"]


async def test_the_page_comes_back_by_itself_after_a_restart(page: Page, served: Served) -> None:
    student = column(page, "student")
    await send(page, "Message Deskbell as Sam", "/help login")
    await expect(messages(student)).to_have_count(2)
    await page.get_by_label("Message Deskbell as Sam").fill("half a sen")

    await served.stop()
    await expect(page.get_by_text("Connection lost, trying again")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(student.get_by_role("alert")).to_contain_text("There is no connection.")
    await served.start()
    await expect(page.get_by_text("Connection lost, trying again")).to_be_hidden()

    await expect(messages(student)).to_have_count(2)
    await expect(page.get_by_label("Message Deskbell as Sam")).to_have_value("half a sen")
    await page.get_by_label("Message Deskbell as Sam").press("Enter")
    await expect(messages(student)).to_have_count(4)


async def test_what_is_half_typed_outlives_a_reload(page: Page) -> None:
    await page.get_by_label("Message Deskbell as Sam").fill("half a sen")

    await page.reload()

    await expect(page.get_by_label("Message Deskbell as Sam")).to_have_value("half a sen")


async def test_the_hint_can_be_closed_for_good(page: Page) -> None:
    await page.get_by_role("button", name="Got it").click()
    await expect(page.get_by_text("Start here:")).to_be_hidden()

    await page.reload()

    await expect(page.get_by_role("heading", name="Sam Rivera")).to_be_visible()
    await expect(page.get_by_text("Start here:")).to_be_hidden()
