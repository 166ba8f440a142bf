"""A day of the week is the same day in five languages, for whatever it is said: a class, work, a cover, a reminder."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.model.moments.weekdays import ENGLISH
from bot.model.people import Role
from tests.stories.looking import says_all
from tests.world import NORTH, ZONE, World, listed

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


def test_a_class_with_somebody_called_like_a_day_is_planned_for_the_day_that_is_named(world: World) -> None:
    says_all(world.teacher, "session add tutoring with Sam at 10:00 tomorrow")
    says_all(world.teacher, "session add Office hours for Sam, 15:00 friday 30m")
    says_all(world.teacher, 'session add "Algebra" mar 12:00')
    assert [local(each.starts_at) for each in world.work().sessions.find()] == [(1, 10), (4, 15), (1, 12)]

    (asked,) = says_all(world.teacher, "session add lunch with sam 12:00")
    assert asked.startswith("I found no day in your words.")


@pytest.mark.parametrize(
    ("words", "day", "hour"),
    [
        ("on call override sam 14:00 until 16:00", 0, 14),
        ("Sam 18:00 until 20:00 covers for me", 0, 18),
        ("swap with sam 10:00 to 11:00 tomorrow", 1, 10),
        ("cover ana with sam el mar 10:00 to 11:00", 1, 10),
        ("cover ana with sam ven 10:00 to 11:00", 4, 10),
        ("Sam covers for me sex, 10:00 to 11:00", 4, 10),
    ],
)
def test_somebody_on_call_called_like_a_day_is_that_person(world: World, words: str, day: int, hour: int) -> None:
    world.schools = (replace(NORTH, people=(*NORTH.people, listed("sam", "Sam Stone", Role.ON_CALL))),)
    world.restarts()

    world.first.says(words)

    (cover,) = world.work().covers.find()
    assert local(cover.starts_at) == (day, hour)
    assert world.work().people.get(cover.by).name == "Sam Stone"


def test_a_short_name_of_a_day_that_somebody_here_has_is_asked_about(world: World) -> None:
    world.student.says("thanks")
    says_all(world.teacher, "session add Algebra tomorrow 10:00")
    asked = "Somebody here is called sam. Do you mean this day? Otherwise say another one, such as friday 15:00."

    assert says_all(world.teacher, "session move 1 sam 12:00") == [asked]
    assert [local(each.starts_at) for each in world.work().sessions.find()] == [(1, 10)]
    world.teacher.presses("Sat 28 Nov 2026, 12:00 Lisbon time")
    assert [local(each.starts_at) for each in world.work().sessions.find()] == [(5, 12)]

    says_all(world.teacher, "session move 1 dom 12:00")
    assert [local(each.starts_at) for each in world.work().sessions.find()] == [(6, 12)]
