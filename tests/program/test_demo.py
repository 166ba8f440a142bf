"""The demo, as somebody starts it who wants to try it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import func, select

from adapters import local
from bot.demo import school as demo
from store.schema import outbox
from store.store import Store
from tests.program.page import Page
from tests.program.process import Process, until

DEMO = ("demo", "--no-browser", "--port", "0", "--database", "demo.db")


async def test_one_line_leads_to_the_page_and_the_desk_answers(
    start: Callable[..., Process], web: aiohttp.ClientSession
) -> None:
    demo = start(*DEMO, "--fresh", afresh=True)
    page = Page(await demo.url(), web)

    assert await page.says("student", "/help login") == 200
    assert "Which service will not let you in?" in await page.hears("@student", "Which service")
    for path, words in {"/": "Sam Rivera", "/livez": '"ok": true', "/readyz": '"ok": true'}.items():
        async with web.get(page.url + path) as response:
            assert (response.status, words in await response.text()) == (200, True)
    async with web.get(f"{page.url}/metrics") as response:
        assert 'deskbell_heard_total{outcome="login_help",platform="browser"} 1.0' in await response.text()

    second = start(*DEMO)
    assert await second.ended() == 1
    assert second.err == (
        "Another Deskbell is running on demo.db. Only one process may use a SQLite file: stop the other first.\n"
    )
    assert await demo.stops() == 0
    assert demo.out == f"Open {page.url}/  (Ctrl+C stops; data in demo.db; --fresh begins again)\n"
    assert demo.err == second.out == ""


async def test_told_to_stop_in_the_middle_of_a_burst_it_loses_nothing_and_goes_on_later(
    start: Callable[..., Process], web: aiohttp.ClientSession, tmp_path: Path
) -> None:
    demo = start(*DEMO)
    page = Page(await demo.url(), web)
    assert await page.says("student", "login") == 200
    await page.hears("@student", "Which service")
    assert await page.presses("student", "Live class (Zoom, Teams, Meet)") == 200
    assert await page.pushes(60) == 200
    before = (await page.state())["clock"]["now"]

    async with web.get(f"{page.url}/chat/events") as somebody_looks:
        statuses = await page.burst("teacher", tickets(30), 5, demo.process.terminate)
        assert await demo.ended() == 0
        assert somebody_looks.status == 200
    assert demo.err == ""

    page = Page(await start(*DEMO).url(), web)
    await all_answered_once(page, statuses, tmp_path)
    assert (await page.state())["clock"]["now"] > before
    assert await page.says("student", "2") == 200
    assert "What do you see?" in await page.hears("@student", "What do you see?")


async def test_killed_in_the_middle_of_a_burst_every_message_taken_is_answered_once(
    start: Callable[..., Process], web: aiohttp.ClientSession, tmp_path: Path
) -> None:
    demo = start(*DEMO)
    page = Page(await demo.url(), web)

    statuses = await page.burst("teacher", tickets(40), 8, demo.is_killed)
    assert set(statuses.values()) <= {0, 200, 503}, "taken, cut off, or not taken by a machine that is too busy"

    page = Page(await start(*DEMO).url(), web)
    await page.pushes(2)
    await all_answered_once(page, statuses, tmp_path)


def tickets(count: int) -> list[str]:
    return [f"ticket open thing number {number}. is broken" for number in range(count)]


async def all_answered_once(page: Page, statuses: dict[str, int], folder: Path) -> None:
    """Each message that was taken has one answer and one card for the staff; no other has two."""
    taken = [words for words, status in statuses.items() if status == 200]
    assert taken

    async def counted() -> dict[str, tuple[int, int]]:
        said = [message for message in (await page.state())["messages"] if message["author"] == "deskbell"]

        def count(words: str, place: str) -> int:
            thing = words.removeprefix("ticket open ")
            return sum(thing in message["plain"] for message in said if message["channel"] == place)

        return {words: (count(words, "@teacher"), count(words, "#help-desk-staff")) for words in statuses}

    async def all_said() -> bool:
        counts = await counted()
        return all(min(counts[words]) >= 1 for words in taken) and not await waiting(page, folder)

    await until(all_said, "an answer to everything that was taken")
    for words, (answers, cards) in (await counted()).items():
        assert answers == cards == 1 if words in taken else answers == cards <= 1, words


async def waiting(page: Page, folder: Path) -> int:
    """How much is on its way to be said just now."""
    now = datetime.fromisoformat((await page.state())["clock"]["now"])
    store = Store(f"sqlite:///{folder / 'demo.db'}")
    with store.looking() as connection:
        on_its_way = outbox.c.state.in_(["sending", "unknown"]) | (outbox.c.next_at <= now)
        found = connection.execute(select(func.count()).where(on_its_way)).scalar_one()
    store.close()
    return int(found)


@pytest.mark.parametrize("start", ["2026-11-21T09:00", "2026-11-23T05:20", "2026-11-23T18:30", "2026-11-25T23:58"])
def test_whenever_the_demo_begins_its_classes_are_at_hours_a_school_knows(tmp_path: Path, start: str) -> None:
    now = datetime.fromisoformat(start).replace(tzinfo=UTC)
    of = demo.school(local.PAGE)
    store = demo.opened(tmp_path / "demo.db", True, of, now)
    with store.begin(of, now) as work:
        teacher = work.people.with_handles(["teacher"])[0]
        soon, exam, evening = work.sessions.upcoming(now, teacher.id, 5)
    store.close()

    assert timedelta(hours=1) < soon.starts_at - now < timedelta(minutes=70), "one that is near, whatever the time"
    assert time(8) <= exam.local.time() <= time(17)
    assert time(17) <= evening.local.time() <= time(19)
    assert exam.starts_at - now >= timedelta(hours=25)
