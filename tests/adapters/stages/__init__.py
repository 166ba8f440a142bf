"""Every platform on a stage: one module each, found by the name of its adapter package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from adapters.found import platforms
from bot.model.ports import Clock, Inbox
from tests.adapters.stages.stage import Leaving, Stage

MakeStage: TypeAlias = Callable[[Inbox, Clock], AbstractAsyncContextManager[Stage]]


def staged(platform: str) -> Mapping[str, MakeStage]:
    """The stages of one platform by name; empty when nobody has made one."""
    if not (Path(__file__).parent / f"{platform}.py").exists():
        return {}
    found: Mapping[str, MakeStage] = import_module(f"{__name__}.{platform}").STAGES
    return found


def leaving(*ways: Leaving) -> list[str]:
    """The stages of the platforms that tell so of a closed form: what their modules say in `LEAVING`, where they do."""
    return [
        name
        for platform in platforms()
        for name in staged(platform)
        if getattr(import_module(f"{__name__}.{platform}"), "LEAVING", None) in ways
    ]


STAGES: Mapping[str, MakeStage] = {name: make for platform in platforms() for name, make in staged(platform).items()}
