"""Draws the two icons of the Teams app package from the bell of the local chat's page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import sync_playwright

from docs import chromium

ADAPTERS = Path(__file__).parent.parent / "adapters"
BELL = ADAPTERS / "browser" / "page" / "icon.svg"
FOLDER = ADAPTERS / "teams"
WHITE = re.compile(r'<[^<>]* fill="#fff"/>')
GROUND = re.compile(r'<rect[^<>]* fill="(#[0-9a-f]{6})"/>')
ICONS = (
    # Teams rounds the corners itself, and wants the drawing within the middle 120 pixels
    ("color.png", 192, "-1 -1.8 34 34", True),
    # the bar of the bell lies on whole pixels, so that it is sharp
    ("outline.png", 32, "4 3.4 24 24", False),
)
"""The name, the length of a side in pixels, the part of the bell's drawing that is seen, whether it has a ground."""


def draw() -> None:
    """Draw both anew."""
    drawing = BELL.read_text("utf-8")
    ground = GROUND.findall(drawing)[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.ARGUMENTS)
        for name, side, seen, full in ICONS:
            page = browser.new_page(viewport={"width": side, "height": side})
            svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{seen}">{"".join(WHITE.findall(drawing))}</svg>'
            style = f"margin: 0; overflow: hidden; background: {ground if full else 'transparent'}"
            page.set_content(f'<body style="{style}">{svg}')
            page.screenshot(path=FOLDER / name, omit_background=not full)
        browser.close()


if __name__ == "__main__":
    draw()
