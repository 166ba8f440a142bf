"""Tests from elsewhere that a planted fault must turn red, each told as one call."""

from __future__ import annotations

import asyncio
from io import StringIO
from pathlib import Path

import pytest

from store import migrate
from store.store import Store
from tests.faults import test_doors, test_render_wall, test_secret_wall
from tests.faults.doors import slack_door
from tests.invariants.ground import Broken, Ground
from tests.invariants.names import Holds
from tests.store import test_migrations, test_statements
from tests.world import World


def a_form_is_plain(ground: Ground) -> None:
    """With few examples, and the first bad one is enough."""
    plain = test_render_wall.test_a_form_in_slack_has_nothing_but_plain_text.hypothesis.inner_test  # type: ignore[attr-defined]

    def drawn(_: str, typed: str) -> Broken:
        try:
            plain(typed)
        except AssertionError as wrong:
            return {Holds.RENDERED: [wrong]}
        return {}

    ground.tries(test_render_wall.ANYTHING, drawn, most=5)


def a_bug_tells_no_secret(
    busy_secrets: World, monkeypatch: pytest.MonkeyPatch, logged: StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    test_secret_wall.test_a_bug_tells_no_secret(busy_secrets, monkeypatch, logged, caplog)


def a_list_is_refused() -> None:
    async def knocks() -> None:
        async with slack_door() as door:
            await test_doors.test_a_body_that_is_no_object_of_json_is_refused_though_signed(door, "a list")

    asyncio.run(knocks())


def the_schema_is_what_the_steps_make(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'new.db'}")
    migrate.upgrade(store)
    try:
        test_migrations.test_the_migrations_make_what_the_schema_says(store)
    finally:
        store.close()


def many_answers_are_one_statement(store: Store) -> None:
    test_statements.test_writing_what_is_to_be_said_is_one_statement(store, 50)
