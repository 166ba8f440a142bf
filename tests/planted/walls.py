"""Tests from elsewhere that a planted fault must turn red, each told as one call."""

from __future__ import annotations

from store.store import Store
from tests.faults import test_render_wall
from tests.invariants.ground import Broken, Ground
from tests.invariants.names import Holds
from tests.store import test_statements


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


def many_answers_are_one_statement(store: Store) -> None:
    test_statements.test_writing_what_is_to_be_said_is_one_statement(store, 50)
