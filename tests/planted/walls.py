"""A test from elsewhere that a planted fault must turn red, told as one call."""

from __future__ import annotations

from tests.faults import test_render_wall
from tests.invariants.ground import Broken, Ground
from tests.invariants.names import Holds


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
