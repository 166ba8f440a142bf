"""What Deskbell says and schools may edit: playbooks, kept as files beside the code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bot.model.playbooks import Shelf, shelve


@cache
def playbooks() -> Shelf:
    """The playbooks that come with the program; `PlaybookError` names every problem in any of them."""
    folder = files("bot.content") / "playbooks"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return shelve({file.name.removesuffix(".toml"): file.read_text("utf-8") for file in found})
