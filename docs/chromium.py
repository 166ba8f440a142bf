"""The browser that looks at the page: for the picture and for the tests."""

from __future__ import annotations

import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell begins several times faster than a whole browser."""
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def path() -> str:
    """Of the one on this machine. Raises `LookupError` when there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise LookupError(f"the page needs a browser on this machine, any of: {', '.join(NAMES)}")
    return found
