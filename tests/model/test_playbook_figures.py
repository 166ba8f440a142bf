"""Walk-throughs that are over, under way or left become figures of playbooks and of their steps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.playbooks.figures import Passed, Seen, Totals, count
from bot.model.playbooks.place import Ended
from bot.model.walkthroughs import Verdict, WalkState


def walk(path: str, state: WalkState = WalkState.SOLVED, ended: Ended | None = Ended.END, **more: object) -> Passed:
    steps = tuple(f"lamp:{step}" for step in path)
    known: dict[str, object] = {"playbook": "lamp", "verdict": None, "to": steps[-1], "answers": len(steps) - 1}
    return Passed(state=state, ended=ended, path=steps, **{**known, **more})  # type: ignore[arg-type]  # by name


ALL = (
    walk("ABG", verdict=Verdict.HELPFUL),
    walk("AG", verdict=Verdict.UNHELPFUL),
    walk("AG", verdict=Verdict.ASKED),
    walk("ABABT", WalkState.TICKET),
    walk("AI", WalkState.INFORMED),
    walk("AB", WalkState.PERSON, Ended.PERSON),
    walk("AB", WalkState.LEFT, None),
    walk("A", WalkState.EXPIRED, None),
    walk("AB", WalkState.ASKING, None),
    walk("AW", WalkState.WAITING, None),
)


def test_every_walk_that_was_started_ended_in_one_way_or_is_under_way() -> None:
    found = count(ALL).of("lamp")

    assert (found.started, found.under_way, found.left) == (10, 2, 2)
    assert (found.solved, found.ticket, found.informed, found.person) == (3, 1, 1, 1)
    assert (found.helpful, found.unhelpful) == (1, 1)
    ends = (found.under_way, found.left, found.solved, found.ticket, found.informed, found.person)
    assert sum(ends) == found.started


def test_each_step_tells_how_often_it_was_shown_and_what_followed() -> None:
    found = count(ALL)

    a, b = found.at("lamp:A"), found.at("lamp:B")
    assert a == Seen(11, solved=3, left=1, before=a.before, taken=a.taken)
    assert found.at("lamp:A").taken == {"lamp:B": 6, "lamp:G": 2, "lamp:I": 1, "lamp:W": 1}
    assert b == Seen(6, solved=1, left=1, person=1, handed_over=1, before=b.before, taken=b.taken)
    assert found.at("lamp:B").taken == {"lamp:G": 1, "lamp:A": 1, "lamp:T": 1}


def test_each_step_tells_how_many_came_there_after_how_many_steps_and_what_became_of_them() -> None:
    found = count(ALL)

    assert [(found.at(f"lamp:{step}").walks, found.at(f"lamp:{step}").solved) for step in "ABG"] == [
        (10, 3),
        (5, 1),
        (3, 3),
    ]
    assert [found.at(f"lamp:{step}").handed_over for step in "ABTG"] == [0, 1, 1, 0]
    assert [found.at(f"lamp:{step}").median for step in "ABGTX"] == [0, 1, 1, 4, None]
    assert count([walk("ABG"), walk("AG")]).at("lamp:G").median == 1.5


def test_what_flows_into_a_step_flows_out_of_it_or_stops_there() -> None:
    found = count(ALL)
    into = {address: sum(seen.taken[address] for seen in found.steps.values()) for address in found.steps}

    assert found.steps["lamp:A"].shown - into["lamp:A"] == len(ALL)
    assert all(found.steps[step].shown == into[step] for step in found.steps if step != "lamp:A")


@pytest.mark.parametrize(
    ("lengths", "median"),
    [((), None), ((4,), 4), ((1, 4), 2.5), ((1, 1, 9), 1), ((2, 3, 3, 8), 3), ((1, 2, 7, 9), 4.5)],
)
def test_the_median_is_of_those_that_came_to_an_end(lengths: tuple[int, ...], median: float | None) -> None:
    ended = [walk("AB", answers=length) for length in lengths]
    others = [walk("AB", WalkState.LEFT, None, answers=50), walk("AB", WalkState.ASKING, None, answers=50)]

    assert count([*ended, *others]).of("lamp").median == median


def test_a_way_to_another_playbook_counts_whether_it_is_there_or_not() -> None:
    gone = walk("A", WalkState.TICKET, Ended.ELSEWHERE, to="fire:F1")
    there = replace(walk("A"), path=("lamp:A", "fire:F1"), to="fire:F1")
    found = count([gone, there])

    assert found.at("lamp:A").taken == {"fire:F1": 2}
    assert found.at("fire:F1").shown == 1
    assert (found.of("lamp").started, found.of("fire")) == (2, Totals())
