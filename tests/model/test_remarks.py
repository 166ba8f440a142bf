"""What people say of a question in place of an answer, and words of anger in an answer."""

from __future__ import annotations

import pytest

from bot.model.understanding.replies import numbered, remark, says


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("how do I do that?", "how"),
        ("sorry where is that", "how"),
        ("¿cómo hago eso?", "how"),
        ("ok done", "did"),
        ("déjà fait", "did"),
        ("can't you just fix it?!", "fix"),
        ("I'm back", "resume"),
        ("was war die Frage?", "resume"),
        ("am I in trouble??", "afraid"),
        ("ugh", "noise"),
        ("what do you mean", "puzzled"),
        ("how do i reset my password", ""),
        ("done with this school", ""),
        ("the library", ""),
        ("my phone is lost", ""),
        ("ok", ""),
        ("", ""),
    ],
)
def test_a_remark_is_one_where_nothing_else_is_said(words: str, kind: str) -> None:
    assert remark(words) == kind


@pytest.mark.parametrize("words", ["damn no", "still fucking broken", "no, goddamn", "it isnt fucking working"])
def test_words_of_anger_are_left_out_of_an_answer(words: str) -> None:
    assert says(words, ("no", "fails"))


def test_words_of_anger_alone_are_no_answer_and_numbers_stay_what_they_are() -> None:
    assert not says("damn", ("yes", "no"))
    assert numbered("the second fucking one", 3, among_words=False) == 2
