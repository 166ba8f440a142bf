"""Who says that they have not got the link to a class, and not another one."""

from __future__ import annotations

import pytest

from bot.model.understanding.named_classes import is_dead_link, lacks_the_link


@pytest.mark.parametrize(
    "words",
    [
        "no link",
        "lost the link",
        "my class has no link",
        "I don't have the link, can you send it please?",
        "what's the link for today's lesson",
        "i need the link now, class has started",
        "where is the link?? thanks",
        "no tengo el enlace de la clase",
        "je ne trouve pas le lien du cours",
        "wo ist der Link zum Unterricht",
        "onde está o link para a aula de hoje",
    ],
)
def test_nothing_but_the_class_its_time_and_courtesy_stands_behind_its_link(words: str) -> None:
    assert lacks_the_link(words)


@pytest.mark.parametrize(
    "words",
    [
        "what is the link between x and y",
        "there is no link between them",
        "my dog has no link",
        "where is the link to the memes",
        "where is the link to my calendar",
        "no link to my homework",
    ],
)
def test_another_link_is_not_that_of_a_class(words: str) -> None:
    assert not lacks_the_link(words)


@pytest.mark.parametrize(
    ("words", "of_any", "of_a_class"),
    [
        ("the link to my class does not open", True, True),
        ("the zoom link is dead", True, False),
        ("the link in the article is broken", True, False),
        ("the link to my class please", False, False),
        ("my class does not open", False, False),
    ],
)
def test_a_link_that_leads_nowhere_is_told_from_one_that_is_asked_for(
    words: str, of_any: bool, of_a_class: bool
) -> None:
    assert (is_dead_link(words), is_dead_link(words, to_a_class=True)) == (of_any, of_a_class)
