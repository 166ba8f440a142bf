"""What may stand in a file of requirements: the one that comes with the program, and a part of a school's own."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import Field

from bot.files.values import OneDay, Part
from bot.model.requirements import Locks, Needs, Requirements, Seats, Speed, Uploads

System = Literal["windows", "macos", "chromeos", "linux", "ios", "android"]
Browser = Literal["chrome", "edge", "firefox", "safari"]


class SpeedPart(Part):
    """The least a line must have."""

    down: float = Field(ge=0)
    """Megabits a second."""
    up: float = Field(ge=0)
    """Megabits a second."""
    delay: float | None = Field(default=None, ge=0)
    """Milliseconds, at most."""


class LinesPart(Part):
    """Lines for a class."""

    sound: SpeedPart | None = None
    """For a class that one only hears."""
    picture: SpeedPart | None = None
    """For a class with pictures."""
    teaching: SpeedPart | None = None
    """For whoever teaches it."""


class SeatsPart(Part):
    """How many people a meeting takes."""

    name: str | None = Field(default=None, min_length=1, max_length=60)
    """How people call the program."""
    most: list[int] | None = Field(default=None, min_length=1, max_length=6)
    """People in one meeting, a number for each edition."""


class ProductPart(Part):
    """What one program needs."""

    name: str | None = Field(default=None, min_length=1, max_length=60)
    """How people call it."""
    systems: dict[System, float] = {}
    """The oldest version of each system that it runs on; 0 for any. It does not run on one that is left out."""
    browsers: dict[Browser, int] = {}
    """How many versions before the newest one it still takes."""
    memory: int = Field(default=0, ge=0)
    """Gigabytes, at least; 0 when nothing is known."""
    advised_memory: int = Field(default=0, ge=0)
    """Gigabytes that are advised."""


class UploadsPart(Part):
    """What one can hand in to the course site."""

    name: str | None = Field(default=None, min_length=1, max_length=60)
    """How people call it."""
    file: int | None = Field(default=None, ge=1)
    """Gigabytes of one file."""
    media: int | None = Field(default=None, ge=1)
    """Megabytes of sound or video that it plays."""
    store: int | None = Field(default=None, ge=1)
    """Megabytes of one's own store."""


class LocksPart(Part):
    """How long accounts are locked after too many tries."""

    first: int | None = Field(default=None, ge=1)
    """Minutes of the first lock of a Microsoft account."""
    others: tuple[int, int] | None = None
    """Minutes of other accounts, at least and at most."""


class RequirementsPart(Part):
    """Figures that take the place of those that come with the program."""

    checked_on: OneDay | None = None
    """When somebody last looked whether they are still right."""
    speed: LinesPart = LinesPart()
    """Lines for a class."""
    seats: SeatsPart = SeatsPart()
    """How many people a meeting takes."""
    newest: dict[Browser, int] = {}
    """The newest version of each browser."""
    uploads: UploadsPart = UploadsPart()
    """What one can hand in."""
    locks: LocksPart = LocksPart()
    """How long accounts are locked."""
    product: dict[str, ProductPart] = {}
    """What each program needs, by the names that stand in the file of the program itself."""


@cache
def _published() -> RequirementsPart:
    return RequirementsPart.model_validate(
        tomllib.loads((files("bot.content") / "requirements.toml").read_text("utf-8"))
    )


def requirements(own: RequirementsPart) -> Requirements:
    """The figures in force where a school has some of its own."""
    told = _over(_published().model_dump(exclude_unset=True), own.model_dump(exclude_unset=True))
    speed, products = told["speed"], told["product"].items()
    return Requirements(
        told["checked_on"],
        Speed(**speed["sound"]),
        Speed(**speed["picture"]),
        told["newest"],
        {name: Needs(**{"name": name, "systems": {}, "browsers": {}, **each}) for name, each in products},
        Uploads(**told["uploads"]),
        Locks(**told["locks"]),
        Speed(**speed["teaching"]),
        Seats(told["seats"]["name"], tuple(told["seats"]["most"])),
    )


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """One set of tables over another; a list of systems or browsers is taken whole."""
    whole = ("systems", "browsers")
    merged = dict(below)
    for name, value in above.items():
        inner = merged.get(name)
        merged[name] = _over(inner, value) if isinstance(inner, dict) and name not in whole else value
    return merged
