"""The page in many tabs: a browser keeps six connections to one server, for all of them together."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from bot.model.messages import Card
from bot.model.words import say
from tests.browser.conftest import DIRECT, WIDE, Served, column, messages, send

pytestmark = pytest.mark.asyncio(loop_scope="session")
HIDES = """away => {
    Object.defineProperty(document, "hidden", { get: () => away, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


async def test_the_seventh_tab_works_as_the_first_one_and_that_goes_on_when_it_is_seen_again(
    browser: Browser, served: Served
) -> None:
    context = await browser.new_context(viewport=WIDE)
    first = await context.new_page()
    tabs = [first, *[await context.new_page() for _ in range(6)]]
    for each in tabs:
        await each.goto(served.url)
        if each is not tabs[-1]:
            await each.evaluate(HIDES, True)
    await send(tabs[-1], "Message Deskbell as Sam", "/help login")
    await expect(messages(column(tabs[-1], "student"))).to_have_count(2)
    await expect(messages(column(first, "student"))).to_have_count(0)

    await tabs[-1].evaluate(HIDES, True)
    await first.evaluate(HIDES, False)
    await expect(messages(column(first, "student"))).to_have_count(2)
    await served.desk.say(DIRECT, Card(say("Carla is here.")))
    await expect(messages(column(first, "student"))).to_have_count(3)
    await context.close()
