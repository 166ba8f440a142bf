"""Zones, and the times that clocks there skip or show twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.messages import Card
from bot.model.moments.moments import read_moment, written_there
from bot.model.moments.readings import Moment, Reading, UnknownZone, Unread, Why
from bot.model.moments.zones import zone_named

BERLIN = "Europe/Berlin"
NEW_YORK = "America/New_York"


def found(reading: Reading) -> Moment:
    assert isinstance(reading, Moment), reading
    return reading


def refused(reading: Reading) -> Unread:
    assert isinstance(reading, Unread), reading
    return reading


@pytest.mark.parametrize(
    ("words", "zone", "now", "options"),
    [
        ("2026-03-08 02:30", NEW_YORK, "2026-03-01", ["2026-03-08 01:30", "2026-03-08 03:30"]),
        ("2026-03-29 02:00", BERLIN, "2026-03-01", ["2026-03-29 01:00", "2026-03-29 03:00"]),
        ("2026-10-04 02:15", "Australia/Lord_Howe", "2026-10-01", ["2026-10-04 01:45", "2026-10-04 02:45"]),
        ("2026-09-06 00:30", "America/Santiago", "2026-09-01", ["2026-09-05 23:30", "2026-09-06 01:30"]),
        ("30 dec 10:00", "Pacific/Apia", "2011-12-20", ["2011-12-29 10:00", "2011-12-31 10:00"]),
    ],
)
def test_a_time_the_clocks_skip_is_refused_with_the_times_beside_it(
    words: str, zone: str, now: str, options: list[str]
) -> None:
    reading = refused(read_moment(words, zone, datetime.fromisoformat(now).replace(tzinfo=UTC)))

    assert (reading.why, list(reading.options)) == (Why.GAP, options)


@pytest.mark.parametrize(
    ("words", "zone", "first", "apart"),
    [
        ("2026-10-25 02:30", BERLIN, "2026-10-25 00:30", 60),
        ("2026-11-01 01:00", NEW_YORK, "2026-11-01 05:00", 60),
        ("2026-04-05 01:45", "Australia/Lord_Howe", "2026-04-04 14:45", 30),
    ],
)
def test_a_time_that_comes_twice_is_settled_by_first_or_second(words: str, zone: str, first: str, apart: int) -> None:
    now = datetime(2026, 4, 1, tzinfo=UTC)
    reading = refused(read_moment(words, zone, now))
    moments = [found(read_moment(option, zone, now)) for option in reading.options]

    assert (reading.why, list(reading.options)) == (Why.FOLD, [f"{words} first", f"{words} second"])
    assert f"{moments[0].at:%Y-%m-%d %H:%M}" == first
    assert moments[1].at - moments[0].at == timedelta(minutes=apart)
    assert [moment.local.fold for moment in moments] == [0, 1]


def test_between_the_two_equal_times_only_the_second_is_meant() -> None:
    moment = found(read_moment("02:30", BERLIN, datetime(2026, 10, 25, 1, 0, tzinfo=UTC)))

    assert moment.at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Mars/Olympus", "../../etc/passwd", "", "Europe"])
def test_a_name_that_is_no_zone_is_told(name: str) -> None:
    with pytest.raises(UnknownZone) as told:
        zone_named(name)

    assert told.value.card == Card(Unread(Why.ZONE, name).text)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("America/New_York", "Wed 1 Jul 2026, 05:00 New York time"),
        ("America/Argentina/Buenos_Aires", "Wed 1 Jul 2026, 06:00 Buenos Aires time"),
        ("Asia/Kathmandu", "Wed 1 Jul 2026, 14:45 Kathmandu time"),
        ("UTC", "Wed 1 Jul 2026, 09:00 UTC"),
        ("Nowhere/Land", "Wed 1 Jul 2026, 09:00 UTC"),
        ("", "Wed 1 Jul 2026, 09:00 UTC"),
        ("../etc/passwd", "Wed 1 Jul 2026, 09:00 UTC"),
    ],
)
def test_a_moment_is_written_with_the_city_whose_clocks_are_meant_or_in_utc(zone: str, words: str) -> None:
    assert written_there(datetime(2026, 7, 1, 9, tzinfo=UTC), zone) == words
