"""When people are reminded of a session, and what a move or a cancellation does to that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import AskBack, Conflict
from bot.model.moments.moments import written
from bot.model.moments.readings import UnknownZone
from bot.model.moments.zones import instants
from bot.model.sessions import (
    APART,
    Offsets,
    ReminderKind,
    Session,
    SessionState,
    cancelled,
    check_start,
    moved,
    plan,
    recomputed,
)

NEW_YORK = "America/New_York"
INVITATION, DAY_BEFORE, HOUR_BEFORE = ReminderKind
TENTH_AT_NINE = datetime.fromisoformat("2026-12-10 09:00")
NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
ZONES = (NEW_YORK, "Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "Pacific/Apia", "Asia/Kathmandu", "UTC")


def session_at(starts_at: datetime, zone: str = "UTC") -> Session:
    return Session(
        id=1,
        number=7,
        title="Algebra",
        instructor=2,
        starts_at=starts_at,
        duration=timedelta(hours=1),
        zone=zone,
        local=starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None),
        participants=(3, 4),
    )


@pytest.mark.parametrize(
    ("ahead", "kinds"),
    [
        (timedelta(days=30), [INVITATION, DAY_BEFORE, HOUR_BEFORE]),
        (timedelta(days=3), [INVITATION, DAY_BEFORE, HOUR_BEFORE]),
        (timedelta(hours=24, minutes=10), [INVITATION, DAY_BEFORE, HOUR_BEFORE]),
        (timedelta(hours=24, minutes=9, seconds=59), [INVITATION, HOUR_BEFORE]),
        (timedelta(hours=24), [INVITATION, HOUR_BEFORE]),
        (timedelta(hours=1, minutes=10), [INVITATION, HOUR_BEFORE]),
        (timedelta(hours=1, minutes=9), [INVITATION]),
        (timedelta(minutes=1), [INVITATION]),
        (timedelta(0), []),
        (timedelta(minutes=-1), []),
    ],
)
def test_only_what_is_still_to_come_is_planned(ahead: timedelta, kinds: list[ReminderKind]) -> None:
    assert [one.kind for one in plan(session_at(NOON + ahead), NOON, Offsets())] == kinds


@pytest.mark.parametrize(
    ("ahead", "due"),
    [
        (timedelta(days=3, seconds=1), timedelta(seconds=1)),
        (timedelta(days=3), timedelta(0)),
        (timedelta(days=3, seconds=-1), timedelta(0)),
    ],
)
def test_the_invitation_comes_three_days_ahead_or_at_once(ahead: timedelta, due: timedelta) -> None:
    invitation = plan(session_at(NOON + ahead), NOON, Offsets())[0]

    assert invitation.due - NOON == due


@pytest.mark.parametrize(
    ("starts", "hours_before_now", "said"),
    [
        ((25, 6, 59), 72, (23, 20, 30)),
        ((25, 7, 0), 72, (24, 7, 0)),
        ((25, 20, 59), 72, (24, 20, 59)),
        ((25, 21, 0), 72, (24, 20, 30)),
        ((25, 6, 0), 30, (24, 7, 0)),
        ((25, 22, 0), 25, (25, 7, 0)),
        ((25, 22, 0), 26, (24, 20, 30)),
    ],
)
def test_nobody_is_reminded_of_the_next_day_at_night(
    starts: tuple[int, int, int], hours_before_now: int, said: tuple[int, int, int]
) -> None:
    zone = ZoneInfo("America/Bogota")
    starts_at = datetime(2026, 11, *starts, tzinfo=zone).astimezone(UTC)
    now = starts_at - timedelta(hours=hours_before_now)
    planned = plan(session_at(starts_at, "America/Bogota"), now, Offsets(), invited=True)
    assert planned[0].kind is ReminderKind.DAY_BEFORE
    assert planned[0].due == datetime(2026, 11, *said, tzinfo=zone)


def test_people_who_know_of_a_session_are_not_invited_again() -> None:
    planned = plan(session_at(NOON + timedelta(days=5)), NOON, Offsets(), invited=True)

    assert [one.kind for one in planned] == [DAY_BEFORE, HOUR_BEFORE]


def test_a_reminder_right_after_the_change_notice_is_left_out() -> None:
    planned = plan(session_at(NOON + timedelta(hours=24, minutes=5)), NOON, Offsets(), invited=True)

    assert [one.kind for one in planned] == [HOUR_BEFORE]


def test_a_school_may_choose_other_times() -> None:
    offsets = Offsets(timedelta(days=7), timedelta(hours=48), timedelta(minutes=15))
    start = NOON + timedelta(days=30)

    assert [start - one.due for one in plan(session_at(start), NOON, offsets)] == [
        timedelta(days=7),
        timedelta(hours=48),
        timedelta(minutes=15),
    ]


def test_reminders_are_counted_in_elapsed_time_when_the_clocks_change() -> None:
    start = datetime(2026, 3, 8, 13, 0, tzinfo=UTC)
    planned = plan(session_at(start, NEW_YORK), datetime(2026, 3, 1, tzinfo=UTC), Offsets())

    assert written(start, NEW_YORK) == "Sun 8 Mar 2026, 09:00"
    assert [written(one.due, NEW_YORK) for one in planned] == [
        "Thu 5 Mar 2026, 08:00",
        "Sat 7 Mar 2026, 08:00",
        "Sun 8 Mar 2026, 08:00",
    ]


def test_the_hour_before_a_session_after_the_skipped_hour_is_the_hour_before_that() -> None:
    start = datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    planned = plan(session_at(start, NEW_YORK), datetime(2026, 3, 1, tzinfo=UTC), Offsets())

    assert written(start, NEW_YORK) == "Sun 8 Mar 2026, 03:30"
    assert written(planned[-1].due, NEW_YORK) == "Sun 8 Mar 2026, 01:30"


@settings(max_examples=200)
@given(
    zone=st.sampled_from(ZONES),
    local=st.datetimes(datetime.fromisoformat("2010-01-01"), datetime.fromisoformat("2029-12-31")),
    ahead=st.timedeltas(timedelta(days=-1), timedelta(days=6)),
    invited=st.booleans(),
)
def test_every_plan_keeps_its_promises(zone: str, local: datetime, ahead: timedelta, invited: bool) -> None:
    start = local.replace(tzinfo=UTC) if not instants(local, zone) else instants(local, zone)[0]
    now = start - ahead
    planned = plan(session_at(start, zone), now, Offsets(), invited)
    dues = {one.kind: one.due for one in planned}
    exact = {INVITATION: timedelta(days=3), DAY_BEFORE: timedelta(hours=24), HOUR_BEFORE: timedelta(hours=1)}

    assert len(dues) == len(planned)
    assert all(now <= one.due < one.until == start for one in planned)
    assert all(
        due == start - exact[kind] or (kind is INVITATION and due == now) or kind is DAY_BEFORE
        for kind, due in dues.items()
    )
    by_day = dues.get(DAY_BEFORE, start - exact[DAY_BEFORE]).astimezone(ZoneInfo(zone))
    assert start - by_day == exact[DAY_BEFORE] or time(7) <= by_day.time() < time(21)
    assert (INVITATION in dues) is (ahead > timedelta(0) and not invited)
    assert all(later.due - one.due >= APART for one, later in pairwise(planned))
    assert {DAY_BEFORE, HOUR_BEFORE} <= dues.keys() or ahead < timedelta(hours=24) + APART


def test_a_moved_session_has_a_new_plan_at_its_new_time() -> None:
    before = session_at(NOON + timedelta(days=5))
    after = moved(before, TENTH_AT_NINE, "europe/berlin", NOON)

    assert (after.starts_at, after.zone) == (datetime(2026, 12, 10, 8, 0, tzinfo=UTC), "Europe/Berlin")
    assert (after.local, after.plan) == (TENTH_AT_NINE, before.plan + 1)
    assert {one.plan for one in plan(after, NOON, Offsets())} == {after.plan}


def test_a_session_can_move_to_the_second_of_two_equal_times() -> None:
    local = datetime.fromisoformat("2026-10-25 02:30").replace(fold=1)
    after = moved(session_at(NOON), local, "Europe/Berlin", datetime(2026, 10, 1, tzinfo=UTC))

    assert after.starts_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("local", "says"),
    [
        (NOON, "That time has passed. Say a time that is still to come."),
        (NOON + timedelta(days=400, minutes=1), "That is more than {days} days ahead. Say an earlier day."),
    ],
)
def test_a_session_cannot_move_to_the_past_or_very_far(local: datetime, says: str) -> None:
    with pytest.raises(AskBack, match=says.replace(".", r"\.")):
        moved(session_at(NOON + timedelta(days=1)), local.replace(tzinfo=None), "UTC", NOON)


def test_a_session_may_be_four_hundred_days_ahead() -> None:
    check_start(NOON + timedelta(days=400), NOON)


def test_a_session_cannot_move_to_a_time_that_does_not_exist() -> None:
    with pytest.raises(AskBack, match="does not exist"):
        moved(session_at(NOON), datetime.fromisoformat("2027-03-28 02:30"), "Europe/Berlin", NOON)


def test_a_session_cannot_move_to_an_unknown_zone() -> None:
    with pytest.raises(UnknownZone):
        moved(session_at(NOON), TENTH_AT_NINE, "Mars/Olympus", NOON)


def test_a_session_cannot_move_to_where_it_is() -> None:
    session = session_at(NOON + timedelta(days=1))

    with pytest.raises(Conflict, match="already starts"):
        moved(session, session.local, session.zone, NOON)


def test_a_cancelled_session_is_not_reminded_of_moved_or_cancelled_again() -> None:
    session = cancelled(session_at(NOON + timedelta(days=5)))

    assert (session.state, session.plan) == (SessionState.CANCELLED, 2)
    assert plan(session, NOON, Offsets()) == ()
    with pytest.raises(Conflict, match="was cancelled"):
        moved(session, TENTH_AT_NINE, "UTC", NOON)
    with pytest.raises(Conflict, match="already cancelled"):
        cancelled(session)


def test_new_rules_of_a_zone_keep_the_agreed_time_on_the_clock() -> None:
    session = session_at(datetime(2026, 12, 1, 9, 0, tzinfo=UTC), "Europe/Berlin")
    under_old_rules = replace(session, starts_at=session.starts_at - timedelta(hours=1))

    assert recomputed(session) is session
    assert recomputed(under_old_rules) == replace(session, plan=2)


def test_the_second_of_two_equal_times_survives_a_new_reading_of_the_rules() -> None:
    session = session_at(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/Berlin")

    assert recomputed(replace(session, local=session.local.replace(fold=0))).starts_at == session.starts_at
