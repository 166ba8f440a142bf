"""A browser, and the local chat it opens, served on loopback with a desk that follows a script."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Browser, ConsoleMessage, Error, Locator, Page, ViewportSize, async_playwright

from adapters import local
from adapters.browser import BrowserAdapter, PushableClock, Room
from bot.demo import school as show
from bot.model.errors import Unavailable
from bot.model.messages import Button, Card, Kind, Message, Place, Style
from bot.model.people import Identity
from bot.model.ports import Post
from bot.model.words import Said, say
from docs import chromium
from tests.adapters.desk import Formless
from tests.adapters.local_chat import CAST, LISBON, NINE, StillClock, application_of


class ScriptedDesk(Formless):
    """Answers as a desk would, from memory: enough to try the page out."""

    def __init__(self, chat: BrowserAdapter) -> None:
        self.heard: list[Message] = []
        self.busy = False
        self.silent = False
        self.gate = asyncio.Event()
        self.gate.set()
        self.staff_card = ""
        self._chat = chat
        self._posts = 0

    async def hear(self, message: Message) -> None:
        if self.busy:
            raise Unavailable
        await self.gate.wait()
        self.heard.append(message)
        if not self.silent:
            await self._answer(message)

    async def _answer(self, message: Message) -> None:
        words = message.words.lower()
        if (message.place.thread and words == "ack") or words == "ack 12":
            await self._taken(message)
        elif words.startswith("help ticket open") or words == "talk to a person":
            await self._opened(message)
        elif message.addressed:
            await self.say(message.place, ANSWERS.get(words, UNKNOWN), self._whisper(message))

    async def say(self, place: Place, card: Card, only: Identity | None = None) -> str:
        return await self._chat.say(self.post(place, card, only))

    def post(self, place: Place, card: Card, only: Identity | None = None) -> Post:
        self._posts += 1
        return Post(place, card, LISBON, f"key-{len(self.heard)}-{self._posts}", only)

    def _whisper(self, message: Message) -> Identity | None:
        return message.author if message.kind is Kind.COMMAND and not message.place.direct else None

    async def _opened(self, message: Message) -> None:
        await self.say(message.place, Card(say("Ticket {number} is open. A person will answer here.", number=12)))
        self.staff_card = await self.say(STAFF, triage(message.words, say("Nobody yet"), acknowledged=False))

    async def _taken(self, message: Message) -> None:
        taken = triage("I cannot join the class", say("{name}", name=message.author.name), acknowledged=True)
        await self._chat.edit(self.staff_card, self.post(STAFF, taken))
        thread = Place("browser", "local", STAFF.channel, self.staff_card)
        await self.say(thread, Card(say("Ticket {number} is yours. Nobody else will be pinged.", number=12)))
        await self.say(DIRECT, Card(say("{name} is looking at ticket {number}.", name=message.author.name, number=12)))


WIDE = ViewportSize(width=1440, height=900)
STAFF = Place("browser", "local", "#help-desk-staff")
DIRECT = Place("browser", "local", "@student")
PERSON = Button(say("Talk to a person"), "talk to a person")
UNKNOWN = Card(say("I did not understand that. These are things I can do:"), buttons=(PERSON,))
LOGIN = Card(
    say("What happens when you sign in?"),
    title=say("Help with signing in"),
    choices=(
        Button(say("I forgot my password"), "1"),
        Button(say("The code does not arrive"), "2"),
        Button(say("It says that my account is locked"), "3"),
    ),
    buttons=(PERSON,),
    note=say("You can also type the number."),
)
RESET = Card(
    say("Open {link} and choose **Forgot password**. Did that work?", link="the sign-in page"),
    choices=(Button(say("Yes, it works now"), "yes"), Button(say("No, still not"), "no")),
    buttons=(PERSON,),
)
ANSWERS = {"help login": LOGIN, "1": RESET, "yes": Card(say("Good. This is closed now."))}


def triage(words: str, owner: Said, *, acknowledged: bool) -> Card:
    acknowledge = Button(say("Acknowledge"), "ack 12", Style.PRIMARY)
    return Card(
        say("{words}", words=words),
        title=say("Ticket {number} · urgent", number=12),
        facts=(
            (say("Reported by"), say("Sam Rivera, student")),
            (say("Answer due"), say("{due}", due=NINE)),
            (say("Owner"), owner),
        ),
        buttons=(
            *(() if acknowledged else (acknowledge,)),
            Button(say("Ask for more"), "ask 12"),
            Button(say("Close as a mistake"), "discard 12", Style.DANGER),
        ),
    )


class Served:
    """The local chat on a port that stays the same when it is started anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.port = 0
        self.pushes = 0

    async def start(self) -> None:
        self.room = room = Room(self._path)
        clock = PushableClock(StillClock(), room)
        self.chat = BrowserAdapter(room, CAST, clock, self._pushed, "Europe/Lisbon")
        self.desk = ScriptedDesk(self.chat)
        self._runner = web.AppRunner(application_of(self.chat, self.desk))
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        await self.chat.close()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    async def _pushed(self) -> None:
        if not self.room.ahead:  # what is under way, before the push
            return
        self.pushes += 1
        reminder = Card(say("Algebra 2 begins in one hour."), title=say("Class reminder"))
        await self.desk.say(Place("browser", "local", "@instructor"), reminder)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium.path(), args=chromium.ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    served = Served(tmp_path / "room.jsonl")
    await served.start()
    yield served
    await served.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def tab(browser: Browser) -> Page:
    """The one tab of all tests: to begin a process for each would be most of their time."""
    context = await browser.new_context(viewport=WIDE, reduced_motion="reduce")
    return await context.new_page()


@asynccontextmanager
async def opened(tab: Page, url: str) -> AsyncIterator[Page]:
    """A page, opened on a wide screen as by somebody new. What the browser complains about fails the test."""
    complaints: list[str] = []

    def failed(error: Error) -> None:
        complaints.append(str(error))

    def told(line: ConsoleMessage) -> None:
        if "Content Security" in line.text:
            complaints.append(line.text)

    tab.on("pageerror", failed)
    tab.on("console", told)
    await tab.goto(url)
    yield tab
    await tab.unroute_all()
    await tab.evaluate("localStorage.clear(), sessionStorage.clear()")
    await tab.goto("about:blank")
    tab.remove_listener("pageerror", failed)
    tab.remove_listener("console", told)
    await tab.context.clear_permissions()
    await tab.emulate_media(color_scheme="light")
    await tab.set_viewport_size(WIDE)
    await tab.mouse.move(0, 0)
    assert complaints == []


@pytest_asyncio.fixture(loop_scope="session")
async def page(tab: Page, served: Served) -> AsyncIterator[Page]:
    async with opened(tab, served.url) as page:
        yield page


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's database as it begins."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    show.opened(path, True, show.school(local.PAGE), NINE).close()
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def demo_url(demo_file: Path, tmp_path: Path) -> AsyncIterator[str]:
    """Where the demo's page is served; it is nine o'clock on a Saturday until the clock is pushed."""
    school, path = show.school(local.PAGE), tmp_path / "demo.db"
    shutil.copyfile(demo_file, path)
    app, _ = show.staged(show.opened(path, False, school, NINE), school, local.Room(), StillClock())
    listener = socket.create_server(("127.0.0.1", 0))
    running = asyncio.ensure_future(app.run(listener))
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    app.stopping.set()
    await running


@pytest_asyncio.fixture(loop_scope="session")
async def demo(tab: Page, demo_url: str) -> AsyncIterator[Page]:
    """The demo's page with the real desk behind it."""
    async with opened(tab, demo_url) as page:
        yield page


def column(page: Page, user: str) -> Locator:
    return page.locator(f'[data-user="{user}"]')


def messages(place: Locator) -> Locator:
    return place.get_by_role("tabpanel").get_by_role("article")


async def send(page: Page, label: str, words: str) -> None:
    await page.get_by_label(label, exact=True).fill(words)
    await page.keyboard.press("Enter")


async def unacknowledged(served: Served) -> None:
    served.desk.staff_card = await served.desk.say(STAFF, triage("I am lost", say("Nobody yet"), acknowledged=False))


async def nothing_is_serious(page: Page) -> None:
    """Axe finds nothing that keeps anybody out by day; nor, by night, in the colours, which alone are others then."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE_SCRIPT)
    for scheme, rules in (("light", {}), ("dark", {"runOnly": ["color-contrast", "link-in-text-block"]})):
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = await page.evaluate("asked => axe.run(asked)", {"resultTypes": ["violations"], **rules})
        assert [
            (violation["id"], [node["html"] for node in violation["nodes"]])
            for violation in found["violations"]
            if violation["impact"] in ("serious", "critical")
        ] == [], scheme
