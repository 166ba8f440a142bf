"""Where the conversation stands when something new does not fit into it."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from bot.model.messages import Button, Card, Style
from bot.model.words import lines, say
from tests.browser.conftest import DIRECT, LOGIN, Served, column, send

pytestmark = pytest.mark.asyncio(loop_scope="session")
LONG = Card(
    lines(*(say("Line {number} of a long question.", number=number) for number in range(60))),
    title=say("A long question"),
    choices=(Button(say("The only answer"), "1"),),
)


async def distance_from_top(place: Locator, words: str) -> float:
    """How far below the upper edge of the conversation these words stand, in pixels."""
    log, article = place.get_by_role("log"), place.get_by_role("article").filter(has_text=words).last
    outer, inner = await log.bounding_box(), await article.bounding_box()
    assert outer
    assert inner
    return inner["y"] - outer["y"]


async def test_a_card_that_does_not_fit_is_shown_from_its_top(page: Page, served: Served) -> None:
    student = column(page, "student")
    for number in range(12):
        await served.desk.say(DIRECT, Card(say("Before {number}", number=number)))

    await served.desk.say(DIRECT, LONG)

    await expect(student.get_by_role("heading", name="A long question")).to_be_in_viewport()
    assert abs(await distance_from_top(student, "A long question")) < 3

    await page.reload()

    await expect(student.get_by_role("heading", name="A long question")).to_be_in_viewport()


async def test_the_answer_to_a_pressed_button_is_shown(page: Page, served: Served) -> None:
    student = column(page, "student")
    await served.desk.say(DIRECT, LONG)

    await student.get_by_role("button", name="The only answer").press("Enter")

    await expect(student.get_by_role("button", name="Yes, it works now")).to_be_in_viewport()


async def test_a_card_that_grows_by_its_own_button_is_read_from_its_top(page: Page, served: Served) -> None:
    student = column(page, "student")
    for number in range(12):
        await served.desk.say(DIRECT, Card(say("Before {number}", number=number)))
    asked = await served.desk.say(DIRECT, Card(say("Which one?"), choices=(Button(say("This one"), "this"),)))
    served.desk.silent = True

    await student.get_by_role("button", name="This one").click()
    await served.chat.edit(asked, served.desk.post(DIRECT, LONG))
    await served.desk.say(DIRECT, Card(say("What came with it")))

    await expect(student.get_by_role("button", name="Show what is new")).to_be_visible()
    assert abs(await distance_from_top(student, "A long question")) < 3


async def test_twelve_answers_take_little_room_and_short_ones_stand_in_pairs(page: Page, served: Served) -> None:
    student = column(page, "student")
    for words in ("Option {number}", "An answer that needs somewhat more than half of a line {number}"):
        choices = tuple(Button(say(words, number=number), f"{number}") for number in range(1, 13))
        await served.desk.say(DIRECT, Card(say("Which of them?"), choices=choices))

        card = student.get_by_role("article").last
        await expect(card.get_by_role("button")).to_have_count(12)
        boxes = await card.get_by_role("button").evaluate_all("all => all.map(each => each.getBoundingClientRect())")
        assert (boxes[0]["y"] == boxes[1]["y"]) is ("Option" in words)
        assert boxes[-1]["y"] + boxes[-1]["height"] - boxes[0]["y"] <= 12 * 46


async def test_what_fits_is_followed_at_the_bottom(page: Page, served: Served) -> None:
    student = column(page, "student")
    for number in range(12):
        await served.desk.say(DIRECT, Card(say("Before {number}", number=number)))

    await send(page, "Message Deskbell as Sam", "/help login")

    await expect(student.get_by_role("button", name="Talk to a person").last).to_be_in_viewport()
    await expect(student.get_by_role("heading", name="Help with signing in")).to_be_in_viewport()


async def test_who_reads_further_up_is_not_moved_by_a_long_card(page: Page, served: Served) -> None:
    student = column(page, "student")
    for number in range(30):
        await served.desk.say(DIRECT, Card(say("Before {number}", number=number)))
    await expect(student.get_by_text("Before 29")).to_be_in_viewport()
    await student.get_by_role("log").evaluate("log => { log.scrollTop = 0; }")
    await expect(student.get_by_text("Before 0", exact=True)).to_be_in_viewport()

    await served.desk.say(DIRECT, LONG)
    await served.desk.say(DIRECT, LOGIN)

    await expect(student.get_by_role("button", name="Show what is new")).to_be_visible()
    assert await student.get_by_role("log").evaluate("log => log.scrollTop") == 0
    await student.get_by_role("button", name="Show what is new").click()
    await expect(student.get_by_role("heading", name="Help with signing in")).to_be_in_viewport()


async def test_the_buttons_of_a_card_stand_in_one_line(page: Page, served: Served) -> None:
    buttons = (Button(say("Take it"), "1", Style.PRIMARY), Button(say("Leave it"), "2"))
    await served.desk.say(DIRECT, Card(say("A ticket"), buttons=buttons))
    student = column(page, "student")

    boxes = [await student.get_by_role("button", name=name).bounding_box() for name in ("Take it", "Leave it")]

    first, second = (box for box in boxes if box)
    assert (first["y"], first["height"]) == (second["y"], second["height"])
