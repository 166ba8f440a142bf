"""Who wants to report a teacher is told whom to turn to, and offered a person in private, in five languages."""

from __future__ import annotations

import pytest

from tests.stories.looking import comments, own_thread, ticket
from tests.world import HELP_DESK, World

pytestmark = pytest.mark.usefixtures("checked")

SAYINGS = {
    "how do i report a teacher": "You can say that",
    "I want to complain about a teacher": "You can say that",
    "where can i complain about my math teacher?": "You can say that",
    "can i report mr smith": "You can say that",
    "quiero quejarme de mi profe": "Puedes contarlo",
    "je veux signaler un professeur": "Vous pouvez en parler",
    "ich möchte mich über meinen mathelehrer beschweren": "Das darfst du sagen",
    "quero fazer uma reclamação contra a minha professora": "Você pode contar isso",
}
OTHERS = (
    "report: my teacher cannot log in",
    "my lab report teacher wants it in pdf",
    "how do i report a broken laptop",
    "i want to complain about the wifi",
    "kann sich ein lehrer krank melden",
    "report teacher account locked",
)


@pytest.mark.parametrize("words", SAYINGS)
def test_whom_to_turn_to_is_told_and_a_person_offered_in_private(world: World, words: str) -> None:
    world.student.says(words)
    assert world.student.hears()[-1].startswith(SAYINGS[words])

    number, post = list(world.chat.posts.items())[-1]
    world.student.says_by_button(post.card.buttons[0], post, number)
    ticket = world.work().tickets.called(1)
    assert ticket is not None
    assert ticket.private
    assert words not in f"{ticket.summary} {ticket.answers}"


def test_where_others_read_along_it_is_told_in_private(world: World) -> None:
    world.student.says("@deskbell how do i report a teacher", where=HELP_DESK)
    assert world.student.hears()[-1].startswith("You can say that")
    assert [post.place for _, post in world.chat.at(HELP_DESK) if not post.private_to] == []


@pytest.mark.parametrize("words", OTHERS)
def test_what_only_sounds_like_it_is_heard_as_ever(world: World, words: str) -> None:
    world.student.says(words)
    assert not world.student.hears()[-1].startswith("You can say that")


def test_a_ticket_that_is_asked_for_is_opened_and_keeps_what_is_told_to_it(world: World) -> None:
    assert world.student.says("/ticket open I want to complain about a teacher") == "ticket_create"
    assert world.student.says("comment 1 I want to report a teacher") == "ticket_comment"

    assert ticket(world).summary == "I want to complain about a teacher"
    world.student.says("how do i report a teacher", where=own_thread(world.student, "Your ticket 1"))
    assert comments(world, 1) == [("I want to report a teacher", False), ("how do i report a teacher", False)]


def test_the_answer_to_what_the_staff_have_asked_reaches_the_ticket_and_whom_to_turn_to_is_told(world: World) -> None:
    world.student.says("ticket open I need a new account for the library page")
    world.first.says("ack 1")
    world.first.says("ask 1 What is it about?")
    world.student.hears()
    world.student.says("I want to report a teacher")

    assert comments(world, 1) == [("What is it about?", False), ("I want to report a teacher", False)]
    added, told = world.student.hears()
    assert added.startswith("Added to ticket 1 as your answer.")
    assert told.startswith("You can say that")


def test_a_form_that_tells_of_it_opens_the_ticket_and_its_draft_is_kept_no_more(world: World) -> None:
    form = world.student.opens("ticket form")
    world.student.leaves(form, summary="I want to report a teacher")
    world.student.hears()
    assert world.student.fills(form, summary="I want to report a teacher", where="room 7") == {}

    assert world.student.hears()[-1].startswith("Your ticket 1")
    assert ticket(world).summary == "I want to report a teacher"
    assert "room 7" in str(ticket(world).answers)
    assert {field.value for field in world.student.opens("ticket form").fields} & {
        "I want to report a teacher"
    } == set()


@pytest.mark.parametrize("words", ["I want to report a teacher", "je veux signaler un professeur"])
def test_who_teaches_is_sent_to_a_colleague_and_to_no_teacher(world: World, words: str) -> None:
    world.teacher.says(words)

    told = world.teacher.hears()[-1].splitlines()[1]
    assert "colleague" in told or "collègue" in told
    assert "a teacher" not in told
    assert "un professeur" not in told
