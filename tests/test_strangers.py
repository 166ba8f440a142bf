"""Who speaks from a workspace of no school: told to the adapters, counted, and named in the log once an hour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot import strangers as module
from bot.app import App, Duty
from bot.figures import Figures
from bot.strangers import Strangers
from store.store import Store
from tests.fakes.chat import Chat
from tests.world import MONDAY, NORTH, Turned


class Choosy(Chat):
    """Hears from workspaces of anybody, and asks whose they are."""

    serves: Callable[[str], bool]

    def serve(self, serves: Callable[[str], bool]) -> None:
        self.serves = serves


def counted(figures: Figures) -> int:
    line = 'deskbell_heard_total{outcome="nobody",platform="chat"} '
    return next(int(float(each[len(line) :])) for each in figures.written(None).decode().splitlines() if line in each)


def test_an_adapter_is_told_whose_workspaces_are_served(database_url: str) -> None:
    chat = Choosy()
    app = App(Store(database_url), [NORTH], {chat.name: chat}, Turned(), Duty.WEB)
    assert (chat.serves("north"), chat.serves("south")) == (True, False)
    assert counted(app.figures) == 1
    app.close()


def test_a_school_that_names_no_workspace_serves_all() -> None:
    served = Strangers([replace(NORTH, workspaces=frozenset())], Turned(), Figures())
    assert served.serves("chat", "south")


def test_each_is_counted_and_one_an_hour_stands_in_the_log() -> None:
    clock, figures = Turned(), Figures()
    strangers = Strangers([NORTH], clock, figures)
    named = []
    for minutes in (0, 30, 59, 60, 90):
        clock.moment = MONDAY + timedelta(minutes=minutes)
        with capture_logs() as logs:
            strangers.serves("chat", "south")
            strangers.serves("chat", "north")
        named += [(minutes, line["workspaces"]) for line in logs]

    assert named == [(0, "chat:south"), (60, "chat:south")]
    assert counted(figures) == 5


def test_no_more_strangers_are_remembered_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_NAMED", 3)
    strangers = Strangers([NORTH], Turned(), Figures())
    for number in range(10):
        strangers.serves("chat", f"s{number}")
    assert len(strangers._named) <= 3
