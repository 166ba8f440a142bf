"""What somebody who looks behind the scenes is told, and that nothing is told that did not happen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.content import playbooks
from bot.delivery.loop import Delivery
from bot.demo.coming import coming
from bot.demo.watched import WatchedEngine
from bot.model.witness import Witnessed
from store.watched import WatchedStore
from tests.world import HELP_DESK, MONDAY, NORTH, World

SECRET = "Maple#7731"
URGENT = "ticket open urgent my class starts in 5 minutes and I cannot join"


class Scene(World):
    """A school in a box with somebody behind the scenes."""

    def start(self) -> None:
        self.told: list[Witnessed] = []
        self.store = watched = WatchedStore(self.database_url)
        self.store.know(self.schools, self.clock.now())
        self.engine = WatchedEngine(watched, self.schools, playbooks(), self.told.append)
        self.delivery = Delivery(self.store, {self.chat.name: self.chat}, self.clock, at_once)

    def rows(self) -> list[tuple[str, int | None, str]]:
        """Of the last unit of work: table, number and what was done."""
        return [(change.table, change.row, change.what) for change in self.told[-1].changes]


async def at_once(function):  # type: ignore[no-untyped-def]  # as the world's own
    return function()


@pytest.fixture
def scene(sqlite_files: Iterator[str]) -> Iterator[Scene]:
    scene = Scene(next(sqlite_files))
    yield scene
    scene.close()


def test_what_was_understood_and_written_is_told_after_the_commit(scene: Scene) -> None:
    scene.student.says(URGENT)

    told = scene.told[-1]
    assert (told.at, told.author, told.words, told.outcome) == (MONDAY, scene.student.identity, URGENT, "ticket_create")
    assert told.intent == "ticket_create"
    assert told.arguments["summary"] == URGENT.removeprefix("ticket open ")
    assert {("tickets", 1, "added"), ("escalations", 1, "added")} <= set(scene.rows())
    ticket = next(change for change in told.changes if change.table == "tickets")
    assert (ticket.values["number"], ticket.values["state"], ticket.values["priority"]) == (1, "new", 2)
    assert set(told.marks) == {post.key for post in scene.chat.posts.values()}


def test_only_what_is_new_of_a_row_is_told(scene: Scene) -> None:
    scene.student.says(URGENT)
    scene.first.says("ack 1")

    changes = {change.table: change for change in scene.told[-1].changes}
    assert set(changes["tickets"].values) == {"state", "owner", "acknowledged_at"}
    assert changes["escalations"].values["due"] is None
    assert changes["escalations"].values["state"] == "acknowledged"


def test_what_was_not_understood_is_told_with_its_guesses(scene: Scene) -> None:
    scene.student.says("flurble the wug")

    assert (scene.told[-1].intent, scene.told[-1].outcome, len(scene.told[-1].guesses)) == ("", "unknown", 3)


def test_what_was_undone_is_not_told(scene: Scene) -> None:
    scene.student.says("ack 77")

    told = scene.told[-1]
    assert told.outcome == "refused"
    assert {change.table for change in told.changes} <= {"people", "identities", "outbox"}
    assert len(told.marks) == 1


def test_a_secret_is_masked_here_as_everywhere(scene: Scene) -> None:
    scene.student.says(f"ticket open no way in, my password is {SECRET}")

    assert "•••" in scene.told[-1].words
    assert SECRET not in str(scene.told)


def test_talk_that_is_not_for_the_desk_changes_nothing(scene: Scene) -> None:
    scene.student.says("hello")
    scene.student.says("who has the homework?", where=HELP_DESK)

    assert (scene.told[-1].outcome, scene.told[-1].changes, scene.told[-1].marks) == ("talk", (), ())


def test_what_the_clock_does_is_told_too(scene: Scene) -> None:
    scene.student.says(URGENT)
    before = len(scene.told)

    scene.passes(minutes=10)

    (told,) = scene.told[before:]
    assert (told.author, told.outcome, told.at) == (None, "clock", MONDAY + timedelta(minutes=10))
    assert told.words == "escalate due"
    assert ("escalations", 1, "changed") in scene.rows()
    assert any(post.key in told.marks for post in scene.chat.posts.values())


def test_what_comes_next_is_told_in_its_order(scene: Scene) -> None:
    scene.student.says("ticket open my camera stays black")
    scene.student.says("/help login")
    scene.person("kim").says(URGENT)
    scene.teacher.says('session add "Study hour" tomorrow 16:00 45m for @sam')

    with scene.store.read(NORTH, scene.clock.now()) as work:
        found = coming(work)

    assert [(each.noun, each.what, each.at - MONDAY) for each in found] == [
        ("escalation", "Ticket 1: calls Ben Okafor, step 2", timedelta(minutes=10)),
        ("ticket", "Sam Rivera: the ticket opens unless the article helped", timedelta(minutes=10)),
        ("reminder", "“Study hour”: day before", timedelta(hours=7)),
        ("walk-through", "Sam Rivera: is over when nothing is answered", timedelta(hours=24)),
        ("reminder", "“Study hour”: hour before", timedelta(hours=30)),
    ]
