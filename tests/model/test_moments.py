"""What people type for a day and a time, and which moment it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.moments.moments import read_moment, typed, written
from bot.model.moments.readings import Moment, Reading, Unread, Why, beside
from bot.model.moments.zones import instants

BERLIN = "Europe/Berlin"
NEW_YORK = "America/New_York"
SUNDAY = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
"""09:30 in Berlin."""
ZONES = (
    BERLIN,
    NEW_YORK,
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "America/Santiago",
    "Africa/Casablanca",
    "Europe/Dublin",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Chatham",
    "America/Sao_Paulo",
    "Antarctica/Troll",
    "UTC",
)
CHANGES = (
    (BERLIN, "2026-03-29 02:30"),
    (BERLIN, "2026-10-25 02:30"),
    (NEW_YORK, "2026-03-08 02:30"),
    (NEW_YORK, "2026-11-01 01:30"),
    ("Australia/Lord_Howe", "2026-10-04 02:15"),
    ("Australia/Lord_Howe", "2026-04-05 01:45"),
    ("America/Santiago", "2026-09-06 00:30"),
    ("Pacific/Apia", "2011-12-30 00:30"),
)


def found(reading: Reading) -> Moment:
    assert isinstance(reading, Moment), reading
    return reading


def refused(reading: Reading) -> Unread:
    assert isinstance(reading, Unread), reading
    return reading


@pytest.mark.parametrize(
    ("words", "local"),
    [
        ("2026-12-01 10:00", "2026-12-01 10:00"),
        ("2026-12-01T10:00", "2026-12-01 10:00"),
        ("2026/12/01 10:00", "2026-12-01 10:00"),
        ("1.12.2026 10:00", "2026-12-01 10:00"),
        ("1.12.26 10:00", "2026-12-01 10:00"),
        ("1.12. 10:00", "2026-12-01 10:00"),
        ("13/12/2026 10:00", "2026-12-13 10:00"),
        ("12/13/2026 10:00", "2026-12-13 10:00"),
        ("12/12 10:00", "2026-12-12 10:00"),
        ("1 dec 10:00", "2026-12-01 10:00"),
        ("dec 1 10am", "2026-12-01 10:00"),
        ("DEC 1st, 10 A.M.", "2026-12-01 10:00"),
        ("1 december 2026 10.30", "2026-12-01 10:30"),
        ("Tue 1 Dec 2026, 10:00", "2026-12-01 10:00"),
        ("the 1st of december at 8pm", "2026-12-01 20:00"),
        ("22 nov 09:30", "2027-11-22 09:30"),
        ("22 nov 09:31", "2026-11-22 09:31"),
        ("1 nov 10:00", "2027-11-01 10:00"),
        ("29 feb 10:00", "2028-02-29 10:00"),
        ("tomorrow 10:00", "2026-11-23 10:00"),
        ("today 3pm", "2026-11-22 15:00"),
        ("tue 3pm", "2026-11-24 15:00"),
        ("tuesday 15:00", "2026-11-24 15:00"),
        ("sunday 09:31", "2026-11-22 09:31"),
        ("sunday 09:30", "2026-11-29 09:30"),
        ("next tuesday 10am", "2026-11-24 10:00"),
        ("next sunday 10am", "2026-11-29 10:00"),
        ("on friday at 16:00", "2026-11-27 16:00"),
        ("friday 16h", "2026-11-27 16:00"),
        ("16h30 friday", "2026-11-27 16:30"),
        ("at 9h15 tomorrow", "2026-11-23 09:15"),
        ("10:00", "2026-11-22 10:00"),
        ("09:30", "2026-11-23 09:30"),
        ("noon", "2026-11-22 12:00"),
        ("12am", "2026-11-23 00:00"),
        ("12pm", "2026-11-22 12:00"),
        ("midnight", "2026-11-23 00:00"),
        ("10:00\u202fam  tomorrow", "2026-11-23 10:00"),
    ],
)
def test_a_day_and_a_time_are_read(words: str, local: str) -> None:
    moment = found(read_moment(words, BERLIN, SUNDAY))

    assert f"{moment.local:%Y-%m-%d %H:%M}" == local
    assert instants(moment.local, BERLIN) == (moment.at,)
    assert beside(words, moment.spans) == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", Why.NOTHING),
        ("algebra for everybody", Why.NOTHING),
        ("friday", Why.NO_TIME),
        ("friday 2h", Why.NO_TIME),
        ("friday room 3-4", Why.NO_TIME),
        ("unit 3-4 friday", Why.NO_TIME),
        ("friday 9-30", Why.NO_TIME),
        ("thursdays 10:00", Why.REPEATED),
        ("every monday 14:00", Why.REPEATED),
        ("weekly on monday 14:00", Why.REPEATED),
        ("each tuesday 10:00", Why.REPEATED),
        ("daily from tomorrow 10:00", Why.REPEATED),
        ("dec 10:00", Why.VAGUE),
        ("1.12 10:00", Why.VAGUE),
        ("1-dec 10:00", Why.VAGUE),
        ("on the 10th at 17h", Why.VAGUE),
        ("next week 10:00", Why.VAGUE),
        ("tonight 8:00", Why.VAGUE),
        ("move my 2pm lecture to 3pm", Why.SEVERAL),
        ("thursday or friday 10:00", Why.SEVERAL),
        ("3 may 5 10:00", Why.SEVERAL),
        ("today 09:30", Why.PAST),
        ("yesterday 10:00", Why.PAST),
        ("last friday 10:00", Why.PAST),
        ("2026-11-22 09:30", Why.PAST),
        ("31.11.2026 10:00", Why.IMPOSSIBLE),
        ("31 nov 10:00", Why.IMPOSSIBLE),
        ("13/13/2026 10:00", Why.IMPOSSIBLE),
        ("2027-02-29 10:00", Why.IMPOSSIBLE),
        ("9999-12-31 23:00", Why.IMPOSSIBLE),
        ("24:00", Why.IMPOSSIBLE),
        ("10:60", Why.IMPOSSIBLE),
        ("13pm", Why.IMPOSSIBLE),
        ("wed 1 dec 10:00", Why.WEEKDAY),
        ("friday 16:00 cet", Why.ZONE),
        ("10:00 +02:00", Why.ZONE),
        ("10:00 utc+2", Why.ZONE),
        ("10:00 Europe/Berln", Why.ZONE),
        ("2026-12-01T20:00-05:00", Why.ZONE),
        ("10:00 20h", Why.LENGTH),
        ("10:00 4m", Why.LENGTH),
        ("10:00-09:00", Why.LENGTH),
        ("10:00-11:00 60m", Why.LENGTH),
    ],
)
def test_what_is_not_one_clear_moment_is_refused(words: str, why: Why) -> None:
    assert refused(read_moment(words, BERLIN, SUNDAY)).why is why


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("01/12/2027 10:00", ["2027-01-12 10:00", "2027-12-01 10:00"]),
        ("friday 3-4", ["2026-11-27 03:00 60m", "2026-11-27 15:00 60m"]),
        ("1-12-2027 10:00", ["2027-01-12 10:00", "2027-12-01 10:00"]),
        ("12/01/2026 10:00", ["2026-12-01 10:00"]),
        ("tuesday midnight", ["2026-11-24 00:00", "2026-11-25 00:00"]),
        ("01/12/2027 10:00-11:30", ["2027-01-12 10:00 90m", "2027-12-01 10:00 90m"]),
        ("01/12/2027 10:00 utc", ["2027-01-12 10:00 UTC", "2027-12-01 10:00 UTC"]),
    ],
)
def test_two_readings_are_asked_back_with_words_for_each(words: str, options: list[str]) -> None:
    reading = refused(read_moment(words, BERLIN, SUNDAY))

    assert (reading.why, list(reading.options)) == (Why.AMBIGUOUS, options)


def test_a_named_weekday_settles_which_number_is_the_month() -> None:
    moment = found(read_moment("wed 01/12/2027 10:00", BERLIN, SUNDAY))

    assert written(moment.at, BERLIN) == "Wed 1 Dec 2027, 10:00"


def test_next_tuesday_said_on_a_monday_may_be_tomorrow_or_in_eight_days() -> None:
    reading = refused(read_moment("next tuesday 10:00", BERLIN, SUNDAY + timedelta(days=1)))

    assert (reading.why, reading.options) == (Why.AMBIGUOUS, ("2026-11-24 10:00", "2026-12-01 10:00"))


def test_next_tuesday_said_on_a_tuesday_is_in_seven_days() -> None:
    moment = found(read_moment("next tuesday 10:00", BERLIN, SUNDAY + timedelta(days=2)))

    assert typed(moment.at, BERLIN) == "2026-12-01 10:00"


@pytest.mark.parametrize(
    ("words", "title", "minutes"),
    [
        ("a zoom session for BIO101 tuesday 10am 60 minutes", "a zoom session for BIO101", 60),
        ("“May 1 and 2pm” on friday 16:00 for 1h30", "“May 1 and 2pm”", 90),
        ('"Stats at 9:00" 2027-02-03 11:00 50m', '"Stats at 9:00"', 50),
        ("Algebra 2 - friday 14:00 – 15:15", "Algebra 2", 75),
        ("friday 10pm-1am Night sky", "Night sky", 180),
        ("friday 16h 2h Chess", "Chess", 120),
        ("Python 3.11 tomorrow 10:00", "Python 3.11", None),
        ("10:00 first lesson tomorrow", "first lesson", None),
        ("cancel my 10am class tomorrow", "cancel my class", None),
    ],
)
def test_what_is_left_of_the_words_is_the_title(words: str, title: str, minutes: int | None) -> None:
    moment = found(read_moment(words, BERLIN, SUNDAY))

    assert beside(words, moment.spans) == title
    assert moment.duration == (timedelta(minutes=minutes) if minutes else None)


@pytest.mark.parametrize(
    ("words", "zone", "at"),
    [
        ("2026-12-01 10:00", NEW_YORK, "2026-12-01 15:00"),
        ("2026-12-01 10:00 europe/berlin", "Europe/Berlin", "2026-12-01 09:00"),
        ("2026-12-01 10:00 (Asia/Kathmandu)", "Asia/Kathmandu", "2026-12-01 04:15"),
        ("10:00 2026-12-01 utc", "UTC", "2026-12-01 10:00"),
        ("2026-12-01T10:00:00Z", "UTC", "2026-12-01 10:00"),
        ("tomorrow 00:30 Pacific/Auckland", "Pacific/Auckland", "2026-11-22 11:30"),
    ],
)
def test_a_zone_word_says_whose_clock_is_meant(words: str, zone: str, at: str) -> None:
    moment = found(read_moment(words, NEW_YORK, SUNDAY))

    assert (moment.zone, f"{moment.at:%Y-%m-%d %H:%M}") == (zone, at)
    assert beside(words, moment.spans) == ""


def test_what_is_not_clear_is_offered_as_it_can_be_typed() -> None:
    words = "Algebra 2027-03-28 02:30 1 hour"
    reading = refused(read_moment(words, BERLIN, SUNDAY))

    assert reading.options == ("2027-03-28 01:30 60m", "2027-03-28 03:30 60m")
    assert beside(words, reading.spans) == "Algebra"


def test_the_person_s_own_zone_may_be_unknown() -> None:
    assert refused(read_moment("10:00", "Mars/Olympus", SUNDAY)).what == "Mars/Olympus"


def test_a_moment_is_written_with_its_whole_date() -> None:
    assert written(datetime(2026, 12, 1, 9, 0, tzinfo=UTC), BERLIN) == "Tue 1 Dec 2026, 10:00"


@settings(max_examples=150)
@given(zone=st.sampled_from(ZONES), minute=st.integers(0, 20 * 366 * 24 * 60))
def test_the_words_for_a_moment_are_read_as_that_moment(zone: str, minute: int) -> None:
    at = datetime(2010, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    before = at - timedelta(minutes=1)

    assert found(read_moment(typed(at, zone), zone, before)).at == at
    assert found(read_moment(f"{typed(at, zone)} {zone}", "Asia/Tokyo", before)).at == at


@settings(max_examples=150)
@given(
    change=st.sampled_from(CHANGES),
    minutes=st.integers(-90, 90),
    form=st.sampled_from(["{:%Y-%m-%d %H:%M}", "{:%d/%m/%Y %H:%M} 1h", "{:%d.%m. %H:%M}", "{:%H:%M}"]),
    ahead=st.integers(0, 30),
)
def test_every_option_is_read_as_one_moment_still_to_come(
    change: tuple[str, str], minutes: int, form: str, ahead: int
) -> None:
    zone, local = change[0], datetime.fromisoformat(change[1]) + timedelta(minutes=minutes)
    now = local.replace(tzinfo=UTC) - timedelta(hours=ahead)
    reading = read_moment(form.format(local), zone, now)
    options = reading.options if isinstance(reading, Unread) else ()
    moments = [found(read_moment(option, zone, now)) for option in options]

    assert [moment.at > now for moment in moments] == [True] * len(options)
    assert len({moment.at for moment in moments}) == len(options)


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            ["dec", "1", "10:00", "fri", "next", "12/01/2026", "-", "to", "3pm", "2h", "utc", "İ", "²", "٣"]
        )
        | st.text(max_size=4),
        max_size=8,
    ).map(" ".join)
)
def test_whatever_is_typed_gets_an_answer_whose_spans_lie_in_it(words: str) -> None:
    reading = read_moment(words, BERLIN, SUNDAY)

    assert all(0 <= start < end <= len(words) for start, end in reading.spans)


@pytest.mark.parametrize("piece", ["today ", "10:00 ", "1 ", "dec ", " ", '"', "“", "1.", "60m ", "a/", "1-", "ä"])
def test_a_very_long_text_is_answered(piece: str) -> None:
    assert refused(read_moment(piece * 20_000, BERLIN, SUNDAY)).options == ()
