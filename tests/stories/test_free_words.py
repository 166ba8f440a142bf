"""What is said without knowing any command: it is done, or it is told what can be done instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model.tickets import TicketState
from tests.stories.looking import DARK, fact, says_all, state, ticket
from tests.world import HELP_DESK, STAFF, World


def test_a_broken_device_is_a_ticket_of_its_category(world: World) -> None:
    assert world.student.says("the screen of my school laptop is cracked") == "asset_report"

    assert (ticket(world).category, ticket(world).subcategory) == ("device", "laptop")
    assert world.student.hears()[-1].startswith("Your ticket 1")


def test_a_device_that_was_stolen_is_a_matter_of_security_first(world: World) -> None:
    assert world.student.says("device report my laptop was stolen") == "asset_report"

    assert world.work().tickets.find() == []
    assert world.student.choices() != []


@pytest.mark.parametrize(
    "words",
    [
        "my chromebook lost a key from the keyboard",
        "my tablet lost its screen protector",
        "device report my laptop lost its network connection",
        "my laptop screen lost half of its pixels",
        "device report keyboard lost the letter e",
        "device report we lost the charger of the tablet",
        "ticket open my chromebook lost a key from the keyboard",
    ],
)
def test_a_device_that_lost_a_part_is_broken_and_not_gone(world: World, words: str) -> None:
    world.student.says(words)

    assert ticket(world).category == "device"
    assert not ticket(world).private
    assert world.first.hears() == []


@pytest.mark.parametrize(
    "words",
    [
        "device report lost",
        "device report my laptop is lost",
        "my tablet got lost",
        "my laptop lost the day before yesterday",
        "device report I lost my laptop charger and my laptop",
    ],
)
def test_a_device_that_is_lost_itself_is_a_matter_of_security(world: World, words: str) -> None:
    assert says_all(world.student, words, "stop")[-1].startswith("We stop “Security” here.")


def test_a_school_device_that_is_lost_somewhere_calls_whoever_is_on_call(world: World) -> None:
    world.student.says("device report my chromebook lost at the station")

    assert ticket(world).private
    assert len(world.first.hears()) == 1


def test_feedback_goes_to_the_staff_when_who_gave_it_wants_that(world: World) -> None:
    assert world.student.says("the tutorial was way too fast for me") == "feedback"
    assert world.student.hears()[-1].startswith("I do not collect ratings, so nobody has read this yet.")

    world.student.presses("Send it to the staff")
    assert ticket(world).summary == "Feedback: the tutorial was way too fast for me"


def test_a_change_of_who_is_on_call_may_be_asked_for_with_a_ticket(world: World) -> None:
    assert world.first.says("can somebody cover my shift friday 18-22") == "oncall_override"
    assert "Say who is called, and until when." in world.first.hears()[-1]

    world.first.presses("Open a ticket, it can wait")
    assert ticket(world).summary == "On call: can somebody cover my shift friday 18-22"


def test_who_wants_to_be_marked_present_is_told_that_no_list_is_kept(world: World) -> None:
    assert world.student.says("check me in please, attendance code QX7T") == "attendance_checkin"

    assert world.student.hears()[-1].startswith("I keep no attendance lists, so I have noted nothing.")


def test_a_teacher_who_looks_for_attendance_is_led_to_the_program_of_the_class(world: World) -> None:
    assert world.teacher.says("attendance") == "attendance_checkin"
    assert "tell your teacher" not in world.teacher.hears()[-1]

    world.teacher.presses("Where to find it")
    assert world.teacher.hears()[-1].startswith("Attendance: who was in class")


def test_planned_changes_are_explained_to_the_staff(world: World) -> None:
    assert world.first.says("what changes are planned this week") == "change_request"

    assert "maintenance shows what is planned, and when" in world.first.hears()[-1]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("snooze 1 2h", "Mon 23 Nov 2026, 11:00 Lisbon time"),
        ("snooze 1 90 min", "Mon 23 Nov 2026, 10:30 Lisbon time"),
        ("snooze 1 half an hour", "Mon 23 Nov 2026, 09:30 Lisbon time"),
        ("snooze 1 until friday 10:00", "Fri 27 Nov 2026, 10:00 Lisbon time"),
    ],
)
def test_a_ticket_is_put_off_by_who_has_it_and_comes_back(world: World, words: str, due: str) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    assert world.first.says(words) == "snooze"

    assert state(world) is TicketState.SCHEDULED
    assert fact(world, STAFF, "Planned for") == due
    world.passes(days=5)
    assert state(world) is TicketState.IN_PROGRESS


def test_a_ticket_of_somebody_else_is_not_put_off(world: World) -> None:
    world.student.says(DARK)
    before = state(world)
    for words in ("snooze 1 2h", "snooze", "remind me about 1 later"):
        world.first.says(words)

    assert state(world) is before
    assert any("Only whoever has ticket 1 can put it off" in line for line in world.first.hears())


def test_without_a_time_it_is_asked_until_when(world: World) -> None:
    world.student.says(DARK)
    world.first.says("ack 1")
    world.first.says("snooze 1")

    assert world.first.hears()[-1].startswith("Until when?")


def test_trouble_that_others_may_have_too_is_asked_about_in_free_words(world: World) -> None:
    assert world.student.says("hey is canvas having issues for anyone else today") == "outage_check"
    assert world.student.hears() != []


def test_who_looks_something_up_is_led_to_the_articles(world: World) -> None:
    assert world.student.says("where do i find the late submission policy") == "kb_search"
    assert world.student.says("wie exportiere ich noten aus moodle") == "kb_search"

    assert len(world.student.hears()) == 2


def test_a_school_has_words_of_its_own(world: World) -> None:
    world.schools = (replace(world.schools[0], words={"mi escritorio": "my tickets"}),)
    world.restarts()

    assert world.student.says("¡Mi escritorio!") == "ticket_list"
    assert world.student.says("/help mi escritorio") == "ticket_list"
    assert world.student.says("mi escritorio", where=HELP_DESK) == "talk"
    assert world.student.says("mi escritorio azul") == "unknown"


def test_what_is_said_for_the_record_does_not_open_a_solved_ticket_again(world: World) -> None:
    world.student.says(DARK)
    world.first.says("resolve 1 put it back")
    world.first.hears()

    assert world.first.says("for the record on ticket 1: did not come back after the reboot") == "ticket_comment"
    assert world.first.hears() == ["Added to ticket 1. Only the staff see it."]
    assert state(world) is TicketState.RESOLVED


def test_a_stranger_who_shows_pictures_in_a_class_is_told_of_at_once(world: World) -> None:
    world.student.says("some boy from outside got in the class meeting and showed horrible pictures")

    assert (ticket(world).category, ticket(world).subcategory) == ("security", "meeting_intrusion")
    assert "I am calling Ana Alves." in world.student.hears()[-1]


def test_a_code_that_was_given_away_on_the_phone_is_hidden_and_asked_about(world: World) -> None:
    assert world.student.says("ich hab den Code am Telefon durchgegeben: 552 817, war das falsch?") == "security_report"

    hidden, _ = world.student.hears()
    assert hidden.startswith("I have hidden something in your message.")


def test_a_fault_that_is_back_leaves_the_ticket_open(world: World) -> None:
    world.student.says(DARK)
    world.first.says("the problem is back", where=world.thread())

    assert state(world) is not TicketState.RESOLVED
