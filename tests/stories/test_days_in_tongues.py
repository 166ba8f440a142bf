"""A day of the week is the same day in five languages, for whatever it is said: a class, work, a cover, a reminder."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.model.moments.weekdays import ENGLISH
from tests.stories.looking import says_all
from tests.world import ZONE, World

DAYS = (
    ("monday", "lun. ", "lunes", "lundi", "Montag", "segunda-feira", "segunda", "Mo."),
    ("tues", "martes", "mardi", "Dienstag", "terça-feira", "terça"),
    ("weds", "mié.", "miércoles", "mercredi", "Mittwoch", "quarta-feira", "quarta"),
    ("thur", "jueves", "jeu.", "jeudi", "Donnerstag", "Do.", "quinta-feira", "quinta"),
    ("fri", "viernes", "vendredi", "ven.", "Freitag", "Fr.", "sexta-feira", "sexta"),
    ("sat", "sábado", "samedi", "Samstag"),
    ("sun", "domingo", "dimanche", "Sonntag"),
)
EACH = [(name.strip(), day) for day, names in enumerate(DAYS) for name in names]


def local(moment: datetime) -> tuple[int, int]:
    there = moment.astimezone(ZoneInfo(ZONE))
    return there.weekday(), there.hour


@pytest.mark.parametrize(("name", "day"), EACH)
def test_it_is_that_day_for_all_that_takes_one(world: World, name: str, day: int) -> None:
    says_all(world.teacher, f'session add "Algebra" {name} 10:00 60m')
    says_all(world.last, f'maintenance lms "new disks" from {name} 18:00 until 20:00')
    says_all(world.last, f"cover ana {name} 11:00 to 12:00")
    says_all(world.student, "/ticket open the lamp is dark")
    put_off = says_all(world.first, "ack 1", f"snooze 1 until {name} 13:00")[-1]

    work = world.work()
    assert [local(each.starts_at) for each in work.sessions.find()] == [(day, 10)]
    assert [local(each.starts_at) for each in work.maintenance.find()] == [(day, 18)]
    assert [local(each.starts_at) for each in work.covers.find()] == [(day, 11)]
    assert re.search(rf"\b{ENGLISH[day][:3]} \d\d Nov 2026, 13:00", put_off, re.IGNORECASE), put_off
