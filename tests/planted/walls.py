"""A test from elsewhere that a planted fault must turn red, told as one call."""

from __future__ import annotations

from typing import Any

from tests.faults import test_render_wall
from tests.invariants.ground import Broken, Ground
from tests.invariants.names import Holds


def a_form_is_plain(ground: Ground) -> None:
    _tried(test_render_wall.test_a_form_in_slack_has_nothing_but_plain_text, ground)


def a_card_does_nothing(ground: Ground) -> None:
    _tried(test_render_wall.test_whatever_is_typed_does_nothing_wherever_it_stands_on_a_card, ground)


def _tried(test: Any, ground: Ground) -> None:
    """With few examples, and the first bad one is enough."""

    def drawn(_: str, typed: str) -> Broken:
        try:
            test.hypothesis.inner_test(typed)
        except AssertionError as wrong:
            return {Holds.RENDERED: [wrong]}
        return {}

    ground.tries(test_render_wall.ANYTHING, drawn, most=10)
