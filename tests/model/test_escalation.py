"""The plan of an escalation: anchored at the opening, never early, every level once, quiet after an acknowledgement."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.escalation import (
    Escalation,
    EscalationState,
    Ladder,
    Level,
    Step,
    acknowledged,
    advanced,
    also_calling,
    behind,
    due_levels,
    ended,
    missed,
    opened,
    plan,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ANA, BEN, CARLA = ("ana",), ("ben",), ("carla",)
STEPS = (Step(timedelta(0), ANA), Step(timedelta(minutes=10), BEN))
LAST = Step(timedelta(minutes=15), CARLA)


@pytest.mark.parametrize(
    ("ladder", "levels"),
    [
        (Ladder(()), ()),
        (Ladder((), last_resort=LAST), ((15, CARLA), (25, ()))),
        (Ladder(STEPS), ((0, ANA), (10, BEN), (20, ()))),
        (Ladder(STEPS, last_resort=LAST), ((0, ANA), (10, BEN), (25, CARLA), (35, ()))),
        (
            Ladder(STEPS, repeats=2, pause=timedelta(minutes=5), last_resort=LAST),
            ((0, ANA), (10, BEN), (15, ANA), (25, BEN), (40, CARLA), (45, ())),
        ),
        (Ladder((Step(timedelta(minutes=3), (*ANA, *BEN)),)), ((3, (*ANA, *BEN)), (13, ()))),
    ],
)
def test_a_plan_has_every_rung_at_its_distance_from_the_opening(
    ladder: Ladder, levels: tuple[tuple[int, tuple[str, ...]], ...]
) -> None:
    assert plan(ladder) == tuple(Level(minutes * 60, targets) for minutes, targets in levels)


@pytest.mark.parametrize(
    ("late", "levels"), [(0, 1), (599, 1), (600, 2), (1499, 2), (1500, 3), (2099, 3), (2100, 4), (90_000, 4)]
)
def test_a_level_is_due_from_its_own_second_on(late: int, levels: int) -> None:
    escalation = opened(1, plan(Ladder(STEPS, last_resort=LAST)), NOON)
    assert len(due_levels(escalation, NOON + timedelta(seconds=late))) == levels


def test_nothing_is_due_before_the_opening_when_the_clock_jumps_back() -> None:
    escalation = opened(1, plan(Ladder(STEPS)), NOON)
    assert due_levels(escalation, NOON - timedelta(seconds=1)) == ()


@pytest.mark.parametrize("settled", [lambda e: acknowledged(e, 7, NOON), ended])
def test_nothing_is_due_when_it_is_settled(settled: object) -> None:
    escalation = opened(1, plan(Ladder(STEPS)), NOON)
    quiet = settled(escalation)  # type: ignore[operator]  # one of the two functions above
    assert quiet.due is None
    assert due_levels(quiet, NOON + timedelta(days=1)) == ()


_WAITS = st.integers(0, 3600).map(lambda seconds: timedelta(seconds=seconds))
_STEPS = st.builds(Step, _WAITS, st.sampled_from((ANA, BEN, CARLA)))
_LADDERS = st.builds(
    Ladder,
    st.lists(_STEPS, min_size=1, max_size=4).map(tuple),
    repeats=st.integers(1, 3),
    pause=_WAITS,
    last_resort=st.none() | _STEPS,
)
_TICKS = st.lists(st.integers(0, 5000), max_size=30)


def _played(ladder: Ladder, gaps: list[int]) -> tuple[Escalation, list[tuple[Level, datetime]]]:
    """An escalation that is looked after only now and then: what was pinged, and when."""
    escalation = opened(1, plan(ladder), NOON)
    now, pinged = NOON, []
    for gap in gaps:
        now += timedelta(seconds=gap)
        levels = due_levels(escalation, now)
        pinged += [(level, now) for level in levels]
        escalation = advanced(escalation, len(levels), ())
    return escalation, pinged


@settings(max_examples=200)
@given(_LADDERS, _TICKS)
def test_however_late_the_ticks_no_level_is_early_lost_doubled_or_out_of_order(ladder: Ladder, gaps: list[int]) -> None:
    escalation, pinged = _played(ladder, gaps)

    assert [level for level, _ in pinged] == list(escalation.plan[: len(pinged)])
    for level, at in pinged:
        assert at >= NOON + timedelta(seconds=level.after)
    late = sum(gaps) if gaps else -1
    assert len(pinged) == sum(level.after <= late for level in escalation.plan)


@settings(max_examples=200)
@given(_LADDERS, _TICKS)
def test_the_next_level_is_due_at_the_opening_and_the_sum_of_the_waits_however_late_the_ticks(
    ladder: Ladder, gaps: list[int]
) -> None:
    escalation, pinged = _played(ladder, gaps)

    left = escalation.plan[len(pinged) :]
    assert escalation.due == (NOON + timedelta(seconds=left[0].after) if left else None)


@settings(max_examples=100)
@given(_LADDERS, _TICKS, st.integers(0, 10_000))
def test_after_an_acknowledgement_nothing_is_ever_due(ladder: Ladder, gaps: list[int], later: int) -> None:
    escalation, _ = _played(ladder, gaps)
    taken = acknowledged(escalation, 7, NOON)

    assert (taken.state, taken.by, taken.due) == (EscalationState.ACKNOWLEDGED, 7, None)
    assert due_levels(replace(taken, level=0), NOON + timedelta(seconds=later)) == ()


def test_a_step_that_comes_in_is_due_at_once_and_the_others_when_they_were() -> None:
    begun = advanced(opened(1, plan(Ladder(STEPS, last_resort=LAST)), NOON), 1, ((0, 1),))
    more = also_calling(begun, CARLA, NOON + timedelta(minutes=4))
    assert due_levels(more, NOON + timedelta(minutes=4)) == (Level(240, CARLA),)

    after = advanced(more, 1, ((1, 3),))
    assert (after.due, after.plan[after.level :]) == (begun.due, begun.plan[begun.level :])


def test_a_duty_is_missed_by_who_has_it_now_and_was_not_told_since_its_last_turn() -> None:
    begun = advanced(opened(1, plan(Ladder(STEPS, last_resort=LAST)), NOON), 1, ((0, 1),))
    first, second = STEPS[0].targets[0], STEPS[1].targets[0]
    assert missed(begun, {first: 1, second: 2}) == ()
    assert missed(begun, {first: 2, second: 2}) == (first,)

    handed_on = advanced(also_calling(begun, (first,), NOON), 1, ((1, 2),))
    assert missed(handed_on, {first: 2}) == ()
    assert missed(handed_on, {first: 1}) == (first,)


@pytest.mark.parametrize(
    ("ladder", "minutes"),
    [
        (Ladder(STEPS, last_resort=LAST), [0, 10, 20, 35, 45]),
        (Ladder(STEPS[:1], pause=timedelta(minutes=7)), [0, 7, 14]),
        (Ladder(STEPS[:1], pause=timedelta(0)), [0, 0, 0]),
        (Ladder(()), []),
    ],
)
def test_behind_who_is_told_at_once_all_is_later_by_the_time_the_first_has(ladder: Ladder, minutes: list[int]) -> None:
    assert [level.after // 60 for level in behind(ladder, CARLA)] == minutes
