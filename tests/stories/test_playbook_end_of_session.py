"""A class is over: a good one, a lost one, one whose report is not ready, and the last one of the day."""

from __future__ import annotations

import pytest

from bot.model.tickets import Priority
from tests.stories.looking import facts, says_all, ticket, tickets
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")
KEPT = "What stays of the class:"
LAST = ("All done", "No", "Yes", "All done")
"""Everything is kept, nobody is needed, and it was the last class of the day in a room that is in order."""


def test_a_good_class_with_a_list_of_ones_own_leaves_nothing_behind(world: World) -> None:
    said = says_all(world.teacher, "finish a class", "Fine", "With check-ins", "1", "All done", "No", "No")

    assert said[2].startswith("I cannot take check-ins yet")
    assert KEPT in said[3]
    assert said[-1].startswith("The class is finished.")
    assert tickets(world) == []


def test_a_lost_class_has_a_ticket_that_stays_open_with_what_was_told(world: World) -> None:
    says_all(world.teacher, "end my class", "3", "Nobody could get in for 40 minutes", "Not at all", "1", "1", "1")

    assert tickets(world) == [("live_class", "lost_session", Priority.P3)]
    assert ticket(world).state.open
    told = facts(world)
    assert "Nobody could get in for 40 minutes" in told.values()
    assert "link it to a fault of that time" in told["May be needed: decide on each"]


def test_a_report_that_is_not_ready_is_asked_for_again_after_20_minutes(world: World) -> None:
    says_all(world.teacher, "finish a class", "1", "1", "Not yet: it is not ready")
    world.passes(minutes=19)
    assert world.teacher.hears() == []
    world.passes(minutes=1)
    assert world.teacher.hears()[0].endswith("Do you have the report?")
    assert KEPT in says_all(world.teacher, "No, I cannot find it")[0]

    assert tickets(world) == [("live_class", "attendance", Priority.P4)]


def test_advice_about_a_student_is_a_private_matter_and_names_are_not_asked_for(world: World) -> None:
    says_all(world.teacher, "finish a class", "1", "3", "1", "All done", "Advice about a student who is often away")

    assert tickets(world) == [("other", "question", Priority.P4)]
    assert ticket(world).private
    assert not [words for words in world.staff() if "Tess" in words or "away" in words]


def test_a_teacher_is_not_asked_about_backups_and_the_staff_get_a_report_if_they_agree(world: World) -> None:
    said = says_all(world.teacher, "finish a class", "1", "Not at all", *LAST)
    assert said[-1] == "Shall the staff get a report of the day? They see what you answered here."
    assert tickets(world) == []
    says_all(world.teacher, "Yes")
    assert tickets(world) == [("live_class", "post_report", Priority.P4)]
    assert ticket(world).state.open


def test_a_backup_that_failed_twice_calls_somebody(world: World) -> None:
    said = says_all(world.second, "finish a class", "1", "Not at all", *LAST)
    assert said[-1].startswith("Look at the backups of the day")
    says_all(world.second, "The same one failed twice in a row", "No")

    assert tickets(world) == [("change", "backup_failed", Priority.P2)]
    failed = ticket(world).id
    assert world.work().escalations.open_on(failed) is not None
