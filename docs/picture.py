"""Takes the README's picture: the demo, played by all three people up to a moment that shows what it is about."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from docs import chromium

PICTURE = Path(__file__).parent / "demo.png"
WIDTH, HEIGHT, SHARPNESS = 1440, 960, 1.5
TO_THE_TOP = """words => {
  const log = words.closest(".log");
  log.scrollTop += words.closest("article").getBoundingClientRect().top - log.getBoundingClientRect().top - 16;
}"""


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of a demo with a new school, stopped at the end."""
    command = [
        sys.executable,
        "-m",
        "bot",
        "demo",
        "--no-browser",
        "--port",
        "0",
        "--database",
        str(folder / "demo.db"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as demo:  # noqa: S603  # our own program
        try:
            yield demo.stdout.readline().split()[1] if demo.stdout else ""
        finally:
            demo.terminate()


def play(page: Page) -> None:
    """A school morning: a class is reminded, a student cannot sign in, the person on call is pinged."""
    student, staff = page.locator('[data-user="student"]'), page.locator('[data-user="ana"]')
    page.get_by_role("button", name="+1 day").click()
    student.get_by_text("Join the class").first.wait_for()
    page.get_by_label("Message Deskbell as Sam").fill("/help login")
    page.keyboard.press("Enter")
    press(student, "Course site")
    press(student, "Yes")
    page.get_by_role("button", name="Skip tour").click()
    staff.get_by_text("If nobody answers").first.wait_for()
    student.get_by_role("button", name="Wrong user name").first.wait_for()
    student.get_by_text("Your ticket").first.evaluate(TO_THE_TOP)
    staff.get_by_text("If nobody answers").first.scroll_into_view_if_needed()


def press(column: Locator, label: str) -> None:
    column.get_by_role("button", name=label).last.click()


def photographed(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SHARPNESS, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    play(page)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_load_state("load")
    page.screenshot(path=PICTURE)
    context.close()


def take() -> None:
    """Take the picture anew."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.ARGUMENTS)
        photographed(browser, address)
        browser.close()


if __name__ == "__main__":
    take()
