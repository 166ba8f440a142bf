"""From one hour until another, as people type it beside a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.moments.moments import read_moment
from bot.model.moments.readings import beside
from tests.model.test_moments import BERLIN, SUNDAY, found


@pytest.mark.parametrize(
    ("words", "local", "minutes"),
    [
        ("fri 3-4pm", "2026-11-27 15:00", 60),
        ("3 to 4:30pm friday", "2026-11-27 15:00", 90),
        ("friday 11-1pm", "2026-11-27 11:00", 120),
        ("friday 11am - 1", "2026-11-27 11:00", 120),
        ("friday 12-1pm", "2026-11-27 12:00", 60),
        ("monday 8-9", "2026-11-23 08:00", 60),
        ("monday, 8 – 9:30", "2026-11-23 08:00", 90),
        ("friday 9-5", "2026-11-27 09:00", 480),
        ("friday from 14 to 16h", "2026-11-27 14:00", 120),
        ("10:00-12 friday", "2026-11-27 10:00", 120),
        ("friday 23-1", "2026-11-27 23:00", 120),
    ],
)
def test_from_an_hour_until_an_hour_is_a_time_and_a_length(words: str, local: str, minutes: int) -> None:
    moment = found(read_moment(words, BERLIN, SUNDAY))

    assert f"{moment.local:%Y-%m-%d %H:%M}" == local
    assert moment.duration == timedelta(minutes=minutes)
    assert beside(words, moment.spans) == ""
