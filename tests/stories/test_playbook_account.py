"""Somebody asks for an account, for access, or for a change; somebody else has to agree."""

from __future__ import annotations

import pytest

from adapters.plain import PLAIN
from bot.model.people import Reader
from bot.model.tickets import Priority
from bot.model.words import render
from tests.stories.looking import facts, pages, says_all, ticket, tickets
from tests.world import STAFF, ZONE, World, text

pytestmark = pytest.mark.usefixtures("checked")
ASKED = "Tess Turner asks: May this guest or service account be made?"
GUEST = ("account request", "1", "guest, visiting teacher or contractor", "Ana, for a talk", "course site, one week")
NEW_TODAY = ("account request", "new account", "student", "2")


def test_a_guest_account_waits_for_the_staff_and_then_has_its_ticket(world: World) -> None:
    said = says_all(world.teacher, *GUEST)
    assert said[-1].startswith("I asked the staff whether this account may be made.")
    assert tickets(world) == []
    assert world.staff() == [f"To decide: {ASKED}"]

    world.first.presses("Approve")
    assert world.teacher.hears()[0].startswith("There is a ticket now.")
    assert tickets(world) == [("account_request", "guest_or_service", Priority.P4)]
    assert facts(world)["Which member of the staff invites the guest, and why?"] == "Ana, for a talk"
    assert facts(world)["May this guest or service account be made? (Ana Alves)"] == "Approve"


def test_what_the_staff_refuse_has_a_ticket_only_if_it_is_wanted(world: World) -> None:
    says_all(world.teacher, *GUEST)
    world.first.presses("Reject")
    assert world.teacher.hears()[-1].startswith("The staff looked at it and said no.")
    assert tickets(world) == []

    world.teacher.presses("Open a ticket")
    assert [each[:2] for each in tickets(world)] == [("account_request", "access")]


def test_when_nobody_decides_for_two_days_there_is_a_ticket(world: World) -> None:
    says_all(world.teacher, *GUEST)
    world.passes(days=1, hours=23)
    assert tickets(world) == []

    world.passes(hours=1)
    assert world.teacher.hears()[0].startswith("Nobody has decided yet.")
    assert tickets(world) == [("account_request", "access", Priority.P4)]


def test_nobody_gives_rights_to_themselves(world: World) -> None:
    says_all(world.first, "account request", "2", "for me", "administrator rights", "the course site", "a week")
    world.first.presses("Approve")
    assert world.first.hears()[-1] == "Somebody else has to decide that: you asked for it yourself."
    assert tickets(world) == []

    world.second.presses("Approve")
    assert [each[:2] for each in tickets(world)] == [("account_request", "privileged")]


def test_a_student_account_that_is_new_is_asked_for_again_the_next_day(world: World) -> None:
    says_all(world.student, *NEW_TODAY)
    world.passes(hours=23, minutes=59)
    assert world.student.hears() == []
    world.passes(minutes=1)
    assert world.student.hears() == ["Is the account there now?"]
    assert tickets(world) == []

    says_all(world.student, "no", "no")
    assert tickets(world) == [("account_request", "new", Priority.P4)]
    assert ticket(world).private
    assert "have the parents agree" in facts(world)["May be needed: decide on each"]


def test_only_a_teacher_or_the_staff_have_somebody_called_to_close_an_account_at_once(world: World) -> None:
    for someone in (world.student, world.teacher):
        says_all(someone, "account request", "5", "2")
    assert [each.private for each in world.work().tickets.find()] == [True, True]
    assert [each[1:] for each in tickets(world)] == [("disable_now", Priority.P4), ("disable_now", Priority.P2)]

    assert len(pages(world.first)) == 1


def test_a_course_that_is_missing_leads_into_login_help(world: World) -> None:
    said = says_all(world.student, "account request", "2", "1", "1", "yes")

    assert said[-1] == "Are you a student in the course, or the teacher?"


def test_who_waits_for_the_staff_reads_until_when_they_hear_something(world: World) -> None:
    says_all(world.student, "account request", "1", "3", "Tess", "Moodle")

    note = world.student.last().note
    assert note
    assert render(note, PLAIN, Reader(ZONE)).startswith("You hear from me here by Wed 25 Nov 2026, 09:00 Lisbon time.")


WAITS = f"To decide: {ASKED}"
OVER = f"{ASKED} Nobody has to decide that any more."


@pytest.mark.parametrize("words", ["human", "back", "stop"])
def test_what_is_asked_for_no_more_is_not_to_be_decided_any_more(world: World, words: str) -> None:
    says_all(world.teacher, *GUEST)
    assert world.staff() == [WAITS]
    world.teacher.says(words)

    assert world.staff()[0] == OVER
    with pytest.raises(AssertionError, match="no button"):
        world.first.presses("Approve")


def test_what_nobody_decided_in_time_is_not_to_be_decided_any_more(world: World) -> None:
    says_all(world.teacher, *GUEST)
    world.passes(days=2)

    assert world.staff()[0] == OVER


@pytest.mark.parametrize(("label", "done"), [("Approve", "approved"), ("Reject", "rejected")])
def test_the_card_tells_what_was_decided_and_what_it_was_about(world: World, label: str, done: str) -> None:
    says_all(world.teacher, *GUEST)
    world.first.presses(label)

    card = next(post.card for _, post in world.chat.at(STAFF))
    assert text(card).startswith(f"Ana Alves {done} this. {ASKED}")
    assert "Ana, for a talk" in str(card.facts)
    assert not card.buttons


def test_what_cannot_be_asked_back_about_is_still_to_be_decided(world: World) -> None:
    says_all(world.teacher, *GUEST)
    _, post = world.chat.at(STAFF)[-1]
    shown = [render(button.label, PLAIN, Reader(ZONE)) for button in post.card.buttons]
    assert shown == ["Approve", "Reject"]

    assert world.first.says(post.card.buttons[0].says.replace("approve", "more information")) == "refused"
    assert world.first.hears()[-1].startswith("This can only be approved or rejected.")
    world.first.presses("Approve")
    assert [each[:2] for each in tickets(world)] == [("account_request", "guest_or_service")]
