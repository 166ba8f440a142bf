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
    Priority,
    Resolution,
    Ticket,
    TicketState,
    acknowledged,
    cancelled,
    closed,
    may_see,
    moved,
    reopened,
    resolved,
    taken_up,
    triaged,
    waiting,
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
def test_a_closed_ticket_is_opened_again_by_the_people_on_call_and_within_14_days_and_is_theirs(
    who: Person, later: timedelta, may: bool
) -> None:
    done = closed(resolved(TICKET, Resolution.SOLVED, "", NOON, NOON), NOON)
    if may:
        again = reopened(done, who, NOON + later)
        assert (again.state, again.owner, again.acknowledged_at) == (S.IN_PROGRESS, ANA.id, NOON + later)
        return
    with pytest.raises(Conflict, match="more than"):
        reopened(done, who, NOON + later)


@pytest.mark.parametrize("who", [SAM, ANA])
def test_a_withdrawn_ticket_is_new_when_it_is_opened_again(who: Person) -> None:
    gone = cancelled(replace(TICKET, state=S.IN_PROGRESS, owner=ANA.id, acknowledged_at=NOON), NOON)
    assert (gone.state, gone.resolution, gone.closed_at) == (S.CANCELLED, Resolution.WITHDRAWN, NOON)
    again = reopened(gone, who, NOON)
    assert (again.state, again.owner, again.acknowledged_at, again.closed_at) == (S.NEW, None, None, None)


@pytest.mark.parametrize("to", [S.WAITING_USER, S.WAITING_VENDOR, S.WAITING_CHANGE, S.SCHEDULED])
@pytest.mark.parametrize("state", [S.NEW, S.TRIAGED])
def test_setting_aside_what_is_nobodys_begins_it(state: TicketState, to: TicketState) -> None:
    aside = waiting(replace(TICKET, state=state), to, ANA, NOON, NOON + timedelta(days=1))
    assert (aside.state, aside.owner, aside.close_at) == (to, ANA.id, NOON + timedelta(days=1))
    again = taken_up(aside, SAM, NOON)
    assert (again.state, again.owner, again.close_at) == (S.IN_PROGRESS, ANA.id, None)


def test_giving_a_ticket_back_leaves_it_to_anybody() -> None:
    back = triaged(acknowledged(TICKET, ANA, NOON))
    assert (back.state, back.owner, back.acknowledged_at) == (S.TRIAGED, None, None)


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
