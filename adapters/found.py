"""Which platforms there are: every package in this folder that has `build`."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import TypeAlias

import adapters
from adapters.previews import Previews
from adapters.settings import Id, Named, Setting, SettingsError
from bot.model.ports import Adapter, Clock

Adapters: TypeAlias = dict[str, Adapter]


def names() -> list[str]:
    """What the adapter packages are called, without a look into them."""
    return sorted(info.name for info in pkgutil.iter_modules(adapters.__path__) if info.ispkg)


def platforms() -> dict[str, ModuleType]:
    """The adapter packages by name."""
    found = {name: import_module(f"adapters.{name}") for name in names()}
    return {name: module for name, module in found.items() if hasattr(module, "build")}


def settings() -> tuple[Setting, ...]:
    """What all platforms want to be told."""
    return tuple(setting for module in platforms().values() for setting in module.SETTINGS)


def ids(name: str) -> Mapping[Named, Id]:
    """The ids of a platform; empty where a name is one."""
    return getattr(import_module(f"adapters.{name}"), "IDS", {})


def doubts(environment: Mapping[str, str]) -> list[str]:
    """What may be meant so, and is seldom meant, in settings that work: of every package that has `doubts`."""
    return [doubt for each in platforms().values() if hasattr(each, "doubts") for doubt in each.doubts(environment)]


def previews() -> Sequence[Previews]:
    """How the platforms would show a card: of every package that has `PREVIEWS`."""
    return [module.PREVIEWS for module in platforms().values() if hasattr(module, "PREVIEWS")]


def build(environment: Mapping[str, str], clock: Clock) -> Adapters:
    """The adapters of the platforms that are set up; `SettingsError` with the problems of all of them."""
    built: Adapters = {}
    problems: list[str] = []
    for name, module in platforms().items():
        try:
            if adapter := module.build(environment, clock):
                built[name] = adapter
        except SettingsError as error:
            problems += error.problems
    if problems:
        raise SettingsError(problems)
    return built
