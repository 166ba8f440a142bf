"""The staff plan maintenance; who asks is told, and who teaches in that time hears of it ahead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.school import School
from handlers.turn import TALK
from tests.stories.classes import plans
from tests.stories.looking import says_all, tickets
from tests.stories.outages import DOWN, KNOWN, labels
from tests.world import NORTH, STAFF, ZONE, World

pytestmark = pytest.mark.usefixtures("checked")
FRIDAY = 'maintenance lms "new disks" from friday 22:00 until 2:00'
ROW = "1: the course site, from Fri 27 Nov 2026, 22:00 Lisbon time until Sat 28 Nov 2026, 02:00 Lisbon time: new disks"
NOW = 'maintenance canvas "new disks" from now until 14:00'
UNDER = "There is planned maintenance of the course site until Mon 23 Nov 2026, 14:00 Lisbon time."
DONE = "What is done: new disks"


def test_the_staff_plan_it_and_see_it_in_their_list_and_channel(world: World) -> None:
    world.first.says(FRIDAY)

    said = world.first.hears()[0]
    assert said.startswith(f"Maintenance 1 is planned.\n{ROW}\nNo class that I know of falls into it.")
    assert world.staff() == [f"Ana Alves plans maintenance {ROW}"]
    assert tickets(world) == []
    world.student.says("maintenance")
    assert world.student.hears() == [f"Planned maintenance: {ROW}"]
    assert TALK in world.student.last().buttons


def test_while_it_goes_on_who_asks_is_told_first_and_nobody_is_put_on_a_list(world: World) -> None:
    world.first.says(NOW)
    world.student.says("is canvas down?")

    (said,) = world.student.hears()
    assert said.startswith(f"{UNDER}\n{DONE}\nUntil then it may not work.")
    assert labels(world.student) == ["Go through it step by step", "Talk to a person"]
    world.student.says("outages")
    assert world.student.hears()[0].startswith(UNDER)
    world.student.says("is zoom down?")
    assert UNDER not in world.student.hears()[0]

    world.passes(hours=5)
    world.student.says("is canvas down?")
    assert world.student.hears()[-1].startswith("I know of no fault of the course site just now.")
    world.student.says("maintenance")
    assert world.student.hears() == ["No maintenance is planned that I know of."]
    world.first.says("maintenance 1 until 16:00")
    assert world.first.hears()[-1] == "Maintenance 1 is over already."


def test_it_is_over_to_the_second_by_itself_also_when_the_program_was_away(world: World) -> None:
    world.first.says(NOW)
    world.down_for(hours=4, minutes=59, seconds=59)
    world.student.says("is canvas down?")
    assert world.student.hears()[-1].startswith(UNDER)

    world.passes(seconds=1)
    world.student.says("is canvas down?")
    assert UNDER not in world.student.hears()[-1]


def test_what_is_ended_early_is_told_to_nobody_any_more(world: World) -> None:
    world.first.says(NOW)
    world.first.says("maintenance 1 over")
    world.student.says("is canvas down?")

    assert UNDER not in world.student.hears()[0]
    assert says_all(world.student, "login", "1")[-1].startswith("Does a class")
    world.first.says(NOW)
    assert world.first.hears()[-1].startswith("Maintenance 2 is planned.")


def test_what_begins_within_a_day_is_one_line(world: World) -> None:
    world.first.says(FRIDAY)
    world.passes(days=3, hours=12, minutes=59)
    world.student.says("is canvas down?")
    assert "Planned maintenance" not in world.student.hears()[-1]

    world.passes(minutes=2)
    world.student.says("is canvas down?")
    line = ROW.removesuffix(": new disks").replace("1: the course site, ", "Planned maintenance of the course site: ")
    assert world.student.hears()[-1].startswith(f"{line}.\nI know of no fault of the course site just now.")


def test_a_fault_in_that_time_is_told_before_it(world: World) -> None:
    world.first.says(NOW)
    world.first.says(DOWN)
    world.student.says("is canvas down?")

    said = world.student.hears()[0]
    assert said.startswith(KNOWN)
    assert said.index("You are on the list now") < said.index(UNDER)


def test_a_walk_through_ends_with_it_and_offers_a_ticket_and_a_person(world: World) -> None:
    world.first.says(NOW)

    begun, said = says_all(world.student, "login", "1")
    assert begun.startswith(f"{UNDER}\nIs it that? Type yes or outages. If not, go on here.\n")
    assert said.startswith("You need not do anything: this service is being worked on, and that was planned.")
    assert f"{UNDER}\n{DONE}" in said
    assert {"Open a ticket", "Talk to a person"} <= set(labels(world.student))
    assert tickets(world) == []
    world.student.presses("Open a ticket")
    assert len(tickets(world)) == 1


def test_work_on_a_whole_is_work_on_its_parts(world: World) -> None:
    world.first.says('maintenance live "update" from now until 14:00')

    said = says_all(world.student, "sound", "1")[-1]
    assert said.startswith("This program is being worked on just now")
    world.student.says("no")
    assert "worked on" not in world.student.hears()[-1]


def test_who_teaches_in_that_time_is_told_once_a_day_ahead(world: World) -> None:
    plans(world, '"Algebra 2" thursday 22:00 #algebra @sam')
    plans(world, '"Algebra 3" thursday 20:00 60m #algebra')
    world.first.says('maintenance zoom "update" from thursday 21:00 until 23:00')
    told = "Classes that fall into it: 1. Their teachers are told on Wed 25 Nov 2026, 21:00 Lisbon time."
    assert told in world.first.hears()[0]
    world.teacher.hears()
    world.passes(days=2, hours=11, minutes=59)
    assert [words for words in world.teacher.hears() if "maintenance" in words] == []

    world.passes(minutes=1)
    world.restarts()
    world.passes(hours=20)
    heard = [words for words in world.teacher.hears() if "maintenance" in words]
    assert heard == [
        "Planned maintenance of live classes from Thu 26 Nov 2026, 21:00 Lisbon time until Thu 26 Nov 2026, "
        "23:00 Lisbon time: update\nYour class “Algebra 2”: Thu 26 Nov 2026, 22:00 Lisbon time\n"
        "It may not work then. Move the class or plan another way, or talk to a person."
    ]
    assert [words for words in world.student.hears() if "maintenance" in words] == []


def test_what_is_at_a_weekend_or_begins_soon_is_told_at_once(world: World) -> None:
    plans(world, '"Algebra 2" saturday 10:00 #algebra')
    world.teacher.hears()
    world.first.says('maintenance lms "new disks" from saturday 9:00 until 11:00')

    assert "Classes that fall into it: 1. Their teachers are told now." in world.first.hears()[0]
    assert len(world.teacher.hears()) == 1


def test_who_plans_a_class_into_it_is_told_so(world: World) -> None:
    world.first.says(FRIDAY)
    plans(world, '"Algebra 2" friday 21:30 60m #algebra')
    assert f"There is planned maintenance then: {ROW}" in world.teacher.hears()[-1]
    world.teacher.says("session move 1 to friday 20:00")
    assert "maintenance" not in world.teacher.hears()[-1]
    world.teacher.says("session move 1 to saturday 1:00")
    assert f"There is planned maintenance then: {ROW}" in world.teacher.hears()[-1]


def test_who_was_told_hears_of_another_end_and_of_its_calling_off(world: World) -> None:
    plans(world, '"Algebra 2" tomorrow 10:00 #algebra')
    world.first.says('maintenance lms "new disks" from tomorrow 8:00 until 10:30')
    world.teacher.hears()
    world.second.says("maintenance 1 until 9:00")
    assert world.teacher.hears() == [
        "The planned maintenance of the course site now lasts from Tue 24 Nov 2026, 08:00 Lisbon time until "
        "Tue 24 Nov 2026, 09:00 Lisbon time.\nYour class “Algebra 2”: Tue 24 Nov 2026, 10:00 Lisbon time"
    ]

    world.second.says("maintenance 1 until 11:00")
    world.second.says("maintenance 1 cancel")
    assert [words.splitlines()[0] for words in world.teacher.hears()][-1] == (
        "The planned maintenance of the course site from Tue 24 Nov 2026, 08:00 Lisbon time is called off, or over."
    )
    world.second.says("maintenance 1 cancel")
    assert world.second.hears()[-1] == "Maintenance 1 is cancelled already."
    world.passes(days=2)
    assert [words for words in world.teacher.hears() if "maintenance" in words] == []


def test_without_its_number_the_only_one_is_called_off_and_of_two_it_is_asked_which(world: World) -> None:
    assert world.first.says("cancel the maintenance") == "refused"
    for day in ("tomorrow", "friday"):
        world.first.says(f'maintenance lms "new disks" from {day} 21:00 until 23:00')
    assert world.first.says("maintenance cancel") == "refused"
    world.first.presses("Cancel 2")
    assert world.first.hears()[-1] == "Maintenance 2 is called off, or over."
    world.first.says("cancel the maintenance")
    assert world.first.hears() == ["Maintenance 1 is called off, or over."]


def test_what_nobody_was_told_of_is_called_off_without_a_word(world: World) -> None:
    plans(world, '"Algebra 2" friday 22:00 #algebra')
    world.first.says('maintenance lms "new disks" from friday 21:00 until 23:00')
    world.teacher.hears()
    world.first.says("maintenance 1 cancel")
    world.passes(days=6)

    assert [words for words in world.teacher.hears() if "maintenance" in words] == []
    assert len(world.staff()) == 2


def test_an_end_that_makes_it_long_is_told_earlier(world: World) -> None:
    plans(world, '"Algebra 2" friday 22:00 #algebra')
    world.first.says('maintenance lms "new disks" from thursday 21:00 until 23:00')
    world.teacher.hears()
    world.first.says("maintenance 1 until friday 23:00")
    world.passes(minutes=1)

    assert [words for words in world.teacher.hears() if "maintenance" in words] != []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("maintenance lms from friday 22:00 until 23:00", "What is done, and when?"),
        ('maintenance lms "new disks"', "What is done, and when?"),
        ('maintenance lms "new disks" from friday 22:00', "Until when?"),
        ('maintenance lms "new disks" from soon until 23:00', "When is it?"),
        ('maintenance lms "new disks" from friday 22:00 until they call', "When is it?"),
        ('maintenance lms "new disks" from 22 nov 2026 10:00 until 23:00', "That time has passed."),
        ('maintenance lms "new disks" from friday 22:00 until 31 dec 10:00', "That is longer than"),
        ('maintenance lms "new disks" from friday 22:00 until tomorrow 10:00', "The end is not after the start"),
        ('maintenance lms "new disks" from friday 22:00 maybe until 23:00', "I did not understand “maybe”"),
        ("maintenance 7 cancel", "I cannot find maintenance 7."),
        ("maintenance 7 until 23:00", "I cannot find maintenance 7."),
    ],
)
def test_what_is_missing_or_cannot_be_is_asked_back_and_nothing_is_planned(
    world: World, words: str, answer: str
) -> None:
    world.first.says(words)

    assert world.first.hears()[-1].startswith(answer)
    assert world.work().maintenance.find() == []
    assert TALK in world.first.last().buttons


def test_a_doubtful_day_is_asked_back_and_the_buttons_plan_it(world: World) -> None:
    world.first.says('maintenance lms "new disks" from 12/01/2027 22:00 until 23:00')
    assert world.first.hears()[-1].startswith("This can be read in more than one way.")
    assert world.work().maintenance.find() == []

    world.first.presses("Tue 12 Jan 2027, 22:00 Lisbon time")
    assert "from Tue 12 Jan 2027, 22:00 Lisbon time until Tue 12 Jan 2027, 23:00" in world.first.hears()[-1]


def test_a_doubtful_end_is_asked_back_and_the_buttons_move_it(world: World) -> None:
    world.first.says('maintenance lms "new disks" from friday 22:00 until saturday 3')
    world.first.presses("Sat 28 Nov 2026, 03:00 Lisbon time")
    assert "until Sat 28 Nov 2026, 03:00 Lisbon time" in world.first.hears()[-1]

    world.first.says("maintenance 1 until saturday 4")
    world.first.presses("Sat 28 Nov 2026, 04:00 Lisbon time")
    assert "until Sat 28 Nov 2026, 04:00 Lisbon time" in world.first.hears()[-1]


def test_a_name_that_is_not_known_is_asked_back_with_the_nearest(world: World) -> None:
    world.first.says('maintenance cnvas "new disks" from friday 22:00 until 23:00')
    assert world.first.hears() == ["I do not know the system “cnvas”. Which one is it?"]
    world.first.presses("lms: the course site")

    assert world.first.hears()[-1].startswith("Maintenance 1 is planned.")


def test_the_same_time_of_a_system_is_planned_once(world: World) -> None:
    world.first.says(FRIDAY)
    world.second.says('maintenance moodle "again" from friday 23:00 until 23:30')
    assert world.second.hears()[-1].startswith("Maintenance 1 of the course site is planned for that time already.")
    world.second.says('maintenance moodle "after it" from saturday 2:00 until 3:00')
    assert world.second.hears()[-1].startswith("Maintenance 2 is planned.")


def test_a_secret_in_the_words_is_hidden(world: World) -> None:
    world.first.says('maintenance lms "as admin, password: Hunter2!x" from now until 14:00')
    world.student.says("is canvas down?")

    assert "Hunter2" not in world.student.hears()[0] + world.staff()[0]


def test_its_times_are_the_school_s_whoever_plans_it(database_url: str) -> None:
    away = tuple(replace(each, zone="Asia/Tokyo") if each.handle == "ana" else each for each in NORTH.people)
    school: School = replace(NORTH, people=away)
    world = World(database_url, schools=(school,))
    world.first.says(FRIDAY)

    assert world.staff() == [f"Ana Alves plans maintenance {ROW}"]
    assert [post.reader.zone for post in world.chat.posts.values() if post.place == world.first.place] == [ZONE]
    world.close()


def test_asked_in_a_channel_the_answer_is_for_who_asked_alone(world: World) -> None:
    world.first.says(NOW)
    world.student.says("@deskbell is canvas down?", where=STAFF)

    assert world.student.hears()[0].startswith(UNDER)
