"""Who posts a secret where others read along is told in private what to do, and the staff hear that it happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.found import previews
from adapters.plain import PLAIN, plain_text
from bot.model.messages import Place
from bot.model.people import Reader
from bot.model.words import render
from tests.gestures import reaction
from tests.stories.looking import DARK, says_all
from tests.stories.outages import labels
from tests.world import ALGEBRA, HELP_DESK, STAFF, ZONE, World

pytestmark = pytest.mark.usefixtures("checked")
SECRET = "Maple#7731"
LEAK = f"my password is {SECRET}, why is it refused?"
WARNED = (
    "In your message in a conversation with others there may be a password, a code or a number that nobody should "
    "know. I have kept nothing of it. But it still stands there, and others may have read it.\n"
    "Please delete your message, if you can.\n"
    "If it is a password, change it now, everywhere you use it. If it is a code, give it to nobody else.\n"
    "Nobody here needs it, or will ever ask for it."
)
POSTED = (
    "Somebody posted in a conversation with others what may be a password, a code or a number that nobody should know. "
)
ASKED = f"{POSTED}I have kept nothing of it. I asked them to delete it and to change it."
OVER = f"{POSTED}They have taken it away."
THANKS = "Thank you, it is gone. If it was a password and you have not changed it yet: please do."


def test_talk_with_a_secret_in_it_is_not_kept_and_its_writer_is_told_in_private_what_to_do(world: World) -> None:
    assert world.student.says(LEAK, where=HELP_DESK) == "talk"

    assert world.student.hears() == [WARNED]
    assert world.chat.posts["p1"].place == world.student.place
    assert [render(each.label, PLAIN, Reader(ZONE)) for each in world.student.last().buttons] == [
        "How do I change it?",
        "Somebody may have used it",
        "Talk to a person",
    ]
    assert world.chat.at(HELP_DESK) == []


def test_the_staff_hear_that_it_happened_and_neither_what_nor_who(world: World) -> None:
    world.student.says(LEAK, where=HELP_DESK)

    assert world.staff() == [ASKED]


def test_the_way_back_to_a_question_is_on_the_card_of_whoever_is_asked(world: World) -> None:
    says_all(world.student, "login", "1")
    world.student.says("@deskbell 482913", where=HELP_DESK)

    assert "Back to the question" in labels(world.student)
    (noted,) = [post.card for _, post in world.chat.at(STAFF)]
    assert noted.buttons == ()


def test_its_buttons_lead_to_the_article_and_to_a_private_report(world: World) -> None:
    world.student.says(LEAK, where=HELP_DESK)
    world.student.hears()
    world.student.presses("How do I change it?", on="In your message in")
    assert "You forgot your password" in plain_text(world.student.last(), Reader(ZONE))

    world.student.presses("Somebody may have used it", on="In your message in")
    assert world.student.hears()[-1].endswith("What happened? Thank you for telling us. Nothing here is your fault.")


def test_many_posts_of_one_person_are_one_line_to_the_staff_and_later_ones_another(world: World) -> None:
    for _ in range(5):
        world.student.says(LEAK, where=HELP_DESK)
    assert world.staff() == [ASKED]
    assert world.student.hears() == [WARNED] * 5

    world.student.says(LEAK, where=ALGEBRA)
    world.passes(minutes=31)
    world.student.says(LEAK, where=HELP_DESK)
    assert world.staff() == [ASKED] * 3


def test_who_invites_others_to_a_meeting_with_its_passcode_is_not_bothered(world: World) -> None:
    words = "Join the Zoom meeting https://zoom.example/j/845, meeting ID 845 1234 5678, passcode: 482913"
    world.teacher.says(words, where=ALGEBRA)
    assert (world.staff(), world.teacher.hears()) == ([], [])

    world.teacher.says(f"{words}. My own password is {SECRET}", where=ALGEBRA)
    assert world.teacher.hears() == [WARNED]


def test_a_question_with_a_secret_is_answered_and_its_writer_warned(world: World) -> None:
    world.student.says(f"@deskbell ticket open {LEAK}", where=HELP_DESK)

    said = world.student.hears()
    assert said.count(WARNED) == 1
    assert any("my password is •••" in each for each in said)
    assert world.staff()[-1] == ASKED
    assert world.chat.at(HELP_DESK) == []


def test_what_is_deleted_is_over_for_the_staff_and_its_writer_is_thanked(world: World) -> None:
    world.student.says(LEAK, where=HELP_DESK)
    world.student.hears()
    world.student.deletes()

    assert world.staff() == [OVER]
    assert world.student.hears() == [THANKS]
    world.student.deletes()
    assert (world.staff(), world.student.hears()) == ([OVER], [])


def test_it_is_over_when_the_last_of_several_is_gone(world: World) -> None:
    world.student.says(LEAK, where=HELP_DESK)
    world.student.says(LEAK, where=HELP_DESK)
    world.student.deletes()
    assert world.staff() == [ASKED]
    world.student.said.pop()
    world.student.deletes()
    assert world.staff() == [OVER]


def test_it_is_over_too_when_an_edit_takes_it_out(world: World) -> None:
    world.student.says(LEAK, where=HELP_DESK)
    world.student.edits("my password is wrong")

    assert world.staff() == [OVER]
    assert world.student.hears() == [WARNED, THANKS]


def test_an_edit_that_brings_it_into_talk_is_warned_of_and_can_be_deleted(world: World) -> None:
    world.student.says("it is refused", where=HELP_DESK)
    world.student.edits(LEAK)
    assert (world.staff(), world.student.hears()) == ([ASKED], [WARNED])

    world.student.deletes()
    assert (world.staff(), world.student.hears()) == ([OVER], [THANKS])


def test_a_ticket_made_of_it_and_its_deletion_are_both_known(world: World) -> None:
    world.student.says(f"@deskbell ticket open {LEAK}", where=HELP_DESK)
    world.student.deletes()

    assert OVER in world.staff()
    assert THANKS in world.student.hears()


@pytest.mark.parametrize("forger", ["kim", "ana"])
def test_nobody_else_ends_it(world: World, forger: str) -> None:
    world.person("kim", "Kim Lee").says("hello all", where=HELP_DESK)
    world.student.says(LEAK, where=HELP_DESK)
    world.student.deletes(author=world.person(forger).identity)

    assert world.staff() == [ASKED]


def test_in_private_and_among_the_staff_no_line_is_posted(world: World) -> None:
    world.student.says(LEAK)
    world.student.says(DARK)
    before = world.staff()
    world.first.says(LEAK, where=STAFF)
    world.first.says(LEAK, where=world.thread())

    assert world.staff() == before
    assert [said.startswith("I have hidden something") for said in world.first.hears()] == [True, True]


def test_of_a_command_and_a_form_nothing_has_to_be_deleted_that_does_not_stand_there(world: World) -> None:
    world.student.says(f"/ticket open {LEAK}", where=HELP_DESK)
    assert "Does it still stand in the conversation?" in world.student.hears()[0]

    world.student.fills(world.student.opens("ticket form"), summary=LEAK, where="", about="other", who="1", hurry="1")
    said = next(each for each in world.student.hears() if each.startswith("I have hidden something"))
    assert "delete" not in said


def test_below_a_class_it_is_warned_of_and_nothing_else_is_said(world: World) -> None:
    world.teacher.says('session add "Algebra" tomorrow 10:00 #algebra', mentions={"#algebra": "algebra"})
    world.student.hears()
    thread = replace(ALGEBRA, thread=world.chat.at(ALGEBRA)[0][0])
    below = len(world.chat.below(thread.thread or ""))

    assert world.student.says(LEAK, where=thread) == "talk"
    assert world.student.hears() == [WARNED]
    assert len(world.chat.below(thread.thread or "")) == below


def test_a_school_without_a_staff_channel_warns_all_the_same(world: World) -> None:
    world.engine.schools = {"north": replace(world.schools[0], staff=())}
    world.student.says(LEAK, where=HELP_DESK)
    world.student.deletes()

    assert world.student.hears() == [WARNED, THANKS]
    assert [post for post in world.chat.posts.values() if post.place.channel == "staff"] == []


def test_each_platform_says_how_to_delete_in_its_own_words(world: World) -> None:
    world.student.says(LEAK, where=HELP_DESK)
    post = world.chat.heard[0]

    shown = {each.name: each.of(post, None).aloud for each in previews()}
    assert len(shown) > 1
    assert all("Please delete your message: point at it, or hold it on a phone" in said for said in shown.values())
    assert len({said.partition("point at it")[2] for said in shown.values()}) == len(shown)


def test_a_reaction_on_it_warns_its_writer(world: World) -> None:
    world.student.says(LEAK, where=Place("chat", "north", "elsewhere"))
    world.student.hears()
    world.hears(reaction(world.first.identity, world.count(), "ticket open", world.student.said[-1], {}))

    assert any(said.startswith("I have hidden something") for said in world.student.hears())


def test_in_private_the_warning_comes_before_what_helps(world: World) -> None:
    world.student.says(f"@deskbell I cannot log in, my password is {SECRET}", where=HELP_DESK)

    first, *others = (said for said in world.student.hears() if not said.startswith("I answer you in private"))
    assert first == WARNED
    assert others
