"""Tickets: how urgent, which move may follow which, who may see one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.plain import PLAIN
from bot.model.errors import Conflict
from bot.model.people import Person, Reader, Role
from bot.model.tickets import (
    MOVES,
    Lifts,
    Priority,
    Resolution,
    Ticket,
    TicketState,
    acknowledged,
    closed,
    may_see,
    moved,
    near,
    priority,
    reopened,
    resolved,
    weigh,
)
from bot.model.words import render

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SAM = Person(1, "Sam Rivera", Role.STUDENT, "UTC")
ANA = Person(2, "Ana Alves", Role.ON_CALL, "UTC")
S = TicketState
TICKET = Ticket(
    id=9,
    number=12,
    reporter=SAM.id,
    summary="The projector stays dark",
    category="other",
    subcategory="question",
    impact=3,
    urgency=2,
    priority=Priority.P4,
    state=S.NEW,
    opened_at=NOON,
)


@pytest.mark.parametrize(
    ("impact", "urgency", "level"),
    [(1, 1, 1), (1, 2, 2), (1, 3, 3), (2, 1, 2), (2, 2, 3), (2, 3, 4), (3, 1, 3), (3, 2, 4), (3, 3, 4)],
)
def test_priority_comes_from_impact_and_urgency(impact: int, urgency: int, level: int) -> None:
    assert priority(impact, urgency) is Priority(level)


@pytest.mark.parametrize(
    ("impact", "urgency", "level"),
    [(1, 1, 1), (1, 2, 2), (1, 3, 2), (2, 1, 2), (2, 2, 2), (2, 3, 3), (3, 1, 2), (3, 2, 3), (3, 3, 3)],
)
def test_a_class_within_the_hour_lifts_one_level_and_never_above_p2(impact: int, urgency: int, level: int) -> None:
    assert priority(impact, urgency, lifts=Lifts(class_soon=True)) is Priority(level)


@pytest.mark.parametrize("subcategory", ["compromised", "malware", "data_exposure"])
def test_a_break_in_is_at_least_p2(subcategory: str) -> None:
    assert priority(3, 3, subcategory) is Priority.P2
    assert priority(1, 1, subcategory) is Priority.P1


def test_several_reports_of_the_same_are_p1() -> None:
    assert priority(3, 3, lifts=Lifts(burst=True)) is Priority.P1


@pytest.mark.parametrize(
    ("words", "impact", "urgency"),
    [
        ("the projector stays dark", 3, 2),
        ("The WHOLE class cannot hear me", 2, 2),
        ("nobody in my course sees the quiz", 2, 2),
        ("everyone is locked out", 1, 2),
        ("all students get an error", 1, 2),
        ("I have an exam and cannot open it", 3, 1),
        ("the deadline is tonight", 3, 1),
        ("the whole class is stuck, we begin in 5 minutes", 2, 1),
        ("my quiz is in 20 minutes", 3, 1),
        ("urgent: everybody is offline", 1, 1),
        ("I was in the examples folder", 3, 2),
        ("", 3, 2),
    ],
)
def test_the_words_of_a_report_say_how_many_and_how_soon(words: str, impact: int, urgency: int) -> None:
    assert weigh(words) == (impact, urgency)


@pytest.mark.parametrize(
    ("words", "soon"),
    [
        ("my exam starts in 60 minutes", True),
        ("my exam starts in 61 minutes", False),
        ("my exam starts in 600 minutes", False),
        ("class in ten min, no sound", True),
        ("the lecture has begun and I am not in", True),
        ("my exam is next week", False),
        ("it stopped 5 minutes ago, in 5 minutes I go home", False),
        ("deadline in half an hour", True),
    ],
)
def test_a_class_an_exam_or_a_deadline_within_the_hour_is_near(words: str, soon: bool) -> None:
    assert near(words) is soon


@pytest.mark.parametrize("to", TicketState)
@pytest.mark.parametrize("state", TicketState)
def test_a_ticket_moves_only_where_it_may(state: TicketState, to: TicketState) -> None:
    ticket = replace(TICKET, state=state)
    if to in MOVES[state]:
        assert moved(ticket, to).state is to
        return
    with pytest.raises(Conflict) as refused:
        moved(ticket, to)
    said = render(refused.value.card.text, PLAIN, Reader("UTC"))
    assert said.startswith("Ticket 12 is ")
    assert "your answer" not in said


def test_the_moves_are_those_of_the_service_rules() -> None:
    assert MOVES[S.NEW] == (S.TRIAGED, S.IN_PROGRESS, S.RESOLVED, S.CANCELLED)
    assert MOVES[S.RESOLVED] == (S.CLOSED, S.IN_PROGRESS)
    assert MOVES[S.CLOSED] == ()
    assert MOVES[S.CANCELLED] == (S.NEW,)
    assert S.CLOSED not in MOVES[S.NEW]


@pytest.mark.parametrize("state", [state for state in TicketState if not state.open])
def test_what_is_over_cannot_be_taken(state: TicketState) -> None:
    with pytest.raises(Conflict):
        acknowledged(replace(TICKET, state=state), ANA, NOON)


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (S.NEW, S.IN_PROGRESS),
        (S.TRIAGED, S.IN_PROGRESS),
        (S.IN_PROGRESS, S.IN_PROGRESS),
        (S.WAITING_USER, S.WAITING_USER),
    ],
)
def test_taking_a_ticket_begins_it_and_leaves_begun_work_where_it_stands(
    state: TicketState, after: TicketState
) -> None:
    taken = acknowledged(replace(TICKET, state=state, owner=7), ANA, NOON)
    assert (taken.state, taken.owner, taken.acknowledged_at) == (after, ANA.id, NOON)


def test_a_reporter_may_open_a_resolved_ticket_again() -> None:
    done = resolved(replace(TICKET, owner=ANA.id), Resolution.SOLVED, "New lamp", NOON, NOON + timedelta(days=3))
    again = reopened(done, SAM, NOON)
    assert (again.state, again.reopened, again.close_at, again.resolution, again.solution) == (
        S.IN_PROGRESS, 1, None, None, "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "later", "may"),
    [
        (SAM, timedelta(0), False),
        (ANA, timedelta(days=14), True),
        (ANA, timedelta(days=14, seconds=1), False),
    ],
)
def test_a_closed_ticket_is_opened_again_by_the_people_on_call_and_within_14_days(
    who: Person, later: timedelta, may: bool
) -> None:
    done = closed(resolved(TICKET, Resolution.SOLVED, "", NOON, NOON), NOON)
    if may:
        assert reopened(done, who, NOON + later).state is S.NEW
        return
    with pytest.raises(Conflict, match="more than"):
        reopened(done, who, NOON + later)


def test_an_open_ticket_cannot_be_opened_again() -> None:
    with pytest.raises(Conflict, match="open already"):
        reopened(TICKET, ANA, NOON)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (SAM, True),
        (replace(SAM, id=5), False),
        (Person(6, "Tess", Role.INSTRUCTOR, "UTC"), False),
        (ANA, True),
        (Person(7, "Carla", Role.ADMIN, "UTC"), True),
        (Person(8, "Guest", Role.GUEST, "UTC"), False),
    ],
)
def test_a_ticket_is_seen_by_who_reported_it_and_by_the_people_on_call(who: Person, sees: bool) -> None:
    assert may_see(TICKET, who) is sees


@pytest.mark.parametrize(
    ("summary", "title"),
    [
        ("One line", "One line"),
        ("\n  first\nsecond", "first"),
        ("", ""),
        ("   ", ""),
        ("x" * 120, "x" * 120),
        ("x" * 121, "x" * 119 + "…"),
        ("👩‍🏫" * 60, "👩‍🏫" * 39 + "…"),
    ],
)
def test_the_title_is_the_first_line_cut_between_graphemes(summary: str, title: str) -> None:
    assert replace(TICKET, summary=summary).title == title
