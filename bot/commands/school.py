"""The school that the command line names, and what is wrong with its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.settings import SettingsError
from bot import settings
from bot.files import schools
from bot.model.playbooks import PlaybookError
from bot.model.school import School
from bot.run import stop
from bot.settings import Settings


@contextmanager
def mistakes_told() -> Iterator[None]:
    """What is wrong with settings or files, in words."""
    try:
        yield
    except (SettingsError, PlaybookError) as error:
        raise stop(error.problems) from None


def every_one() -> tuple[Settings, tuple[School, ...]]:
    """The settings, and all schools of the file."""
    with mistakes_told():
        told = settings.read(os.environ, Path.cwd())
        return told, schools.read(told.school)


def of_name(name: str) -> tuple[Settings, School]:
    """The settings, and the school that is called so; without a name the only one there is."""
    told, tenants = every_one()
    with mistakes_told():
        return told, schools.one(tenants, name)
