"""The tour above the demo: one step at a time, until somebody has played all three roles."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import column, send

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_tour_leads_through_all_three_roles_and_goes_on_after_a_reload(demo: Page) -> None:
    note = demo.get_by_role("note")
    await expect(note).to_contain_text("Step 1 of 5:")
    await expect(note.get_by_role("button")).to_have_text("Skip tour, close this hint")
    await send(demo, "Message Deskbell as Sam", "/help login")
    await expect(note).to_contain_text("Step 2 of 5:")
    await column(demo, "student").get_by_role("button", name="Talk to a person").last.click()
    await expect(note).to_contain_text("Step 3 of 5:")
    await demo.reload()
    await expect(note).to_contain_text("Step 3 of 5:")
    await column(demo, "ana").get_by_role("button", name="Acknowledge").last.click()
    await expect(note).to_contain_text("Step 4 of 5:")
    await column(demo, "ana").get_by_role("tab", name="Deskbell").click()
    await send(demo, "Message Deskbell as Ana", "resolve 4 new password")
    await expect(note).to_contain_text("Step 5 of 5:")
    await demo.get_by_role("button", name="+1 h").click()
    await expect(note).to_contain_text("That is all there is to it")
    await expect(note.get_by_role("button")).to_have_text("Got it, close this hint")


async def test_a_step_that_was_done_out_of_turn_is_not_asked_for_again(demo: Page) -> None:
    note = demo.get_by_role("note")
    await demo.get_by_role("button", name="+1 h").click()
    await expect(note).to_contain_text("Step 1 of 5:")
    await send(demo, "Message Deskbell as Sam", "/help login")
    await send(demo, "Message Deskbell as Sam", "human")
    await expect(note).to_contain_text("Step 3 of 5:")
