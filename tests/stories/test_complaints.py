"""Who wants to report a teacher is told whom to turn to, and offered a person in private, in five languages."""

from __future__ import annotations

import pytest

from tests.world import HELP_DESK, World

pytestmark = pytest.mark.usefixtures("checked")

SAYINGS = {
    "how do i report a teacher": "You may tell that",
    "I want to complain about a teacher": "You may tell that",
    "where can i complain about my math teacher?": "You may tell that",
    "can i report mr smith": "You may tell that",
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
    assert world.student.hears()[-1].startswith("You may tell that")
    assert [post.place for _, post in world.chat.at(HELP_DESK) if not post.private_to] == []


@pytest.mark.parametrize("words", OTHERS)
def test_what_only_sounds_like_it_is_heard_as_ever(world: World, words: str) -> None:
    world.student.says(words)
    assert not world.student.hears()[-1].startswith("You may tell that")
