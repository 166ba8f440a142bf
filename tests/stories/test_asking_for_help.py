"""Whoever asks for help in general reads what the desk does; in a walk-through, how to go on."""

from __future__ import annotations

import pytest

from tests.stories.looking import SECOND, says_all
from tests.world import World

pytestmark = pytest.mark.usefixtures("checked")


@pytest.mark.parametrize("words", ["i need help", "pls help", "please help me", "what should i do", "hilfe", "ayuda",
    "ich brauche hilfe", "preciso de ajuda"])  # fmt: skip
def test_it_is_not_taken_for_a_question_about_languages(world: World, words: str) -> None:
    (said,) = says_all(world.student, words)

    assert said.startswith("How can I help?")
    assert "Portuguese" not in said


@pytest.mark.parametrize("words", ["i need help", "please help me sir", "ich brauche hilfe"])
def test_in_a_walk_through_the_question_is_not_lost_by_it(world: World, words: str) -> None:
    says_all(world.student, "login", "1")

    assert says_all(world.student, words)[0].startswith("Nothing you answer here can break anything")
    world.student.presses("Back to the question")
    assert world.student.hears()[-1].endswith(SECOND)


@pytest.mark.parametrize(
    ("way", "words", "next_question"),
    [
        (("wifi",), "la de la escuela", "Which building are you in?"),
        (("wifi",), "Schul-WLAN", "Which building are you in?"),
        (("wifi",), "celui de l'école", "Which building are you in?"),
        (("login", "1", "2"), "Benutzername oder Passwort falsch", "What have you tried already?"),
        (("login", "1", "2"), "mot de passe incorrect", "What have you tried already?"),
        (("login", "1", "2"), "senha errada", "What have you tried already?"),
        (("sound", "zoom"), "agora", "Who has the problem?"),
        (("sound", "zoom", "no"), "só eu", "What is wrong?"),
        (("sound", "zoom", "no"), "nur ich", "What is wrong?"),
    ],
)
def test_the_commonest_answers_are_understood_in_five_languages(
    world: World, way: tuple[str, ...], words: str, next_question: str
) -> None:
    says_all(world.student, *way)

    assert next_question in says_all(world.student, words)[0]
