"""What the staff say to who reported a ticket, and what they say to each other."""

from __future__ import annotations

import pytest

from bot.model.reports.passing_on import asked, told


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("him to come at 3", "please come at 3"),
        ("her not to press it again", "please do not press it again"),
        ("them that we need the lid", "we need the lid"),
        ("them try again", "try again"),
        ("the student try again", "try again"),
        ("the student to restart the laptop", "please restart the laptop"),
        ("sam, please come at 3", "please come at 3"),
        ("Sam Rivera that it is back", "it is back"),
        ("I have unlocked your account. Please try again.", "I have unlocked your account. Please try again."),
        ("it works again", "it works again"),
        ("him he can collect it at 3", "you can collect it at 3"),
    ],
)
def test_what_is_told_to_them_by_name_or_as_him_is_surely_meant_and_reads_well(words: str, read: str) -> None:
    found = told(words, "Sam Rivera")

    assert (found.text, found.sure) == (read, True)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("you the truth, he is annoying", "you the truth, he is annoying"),
        ("that we need the lid", "we need the lid"),
        ("that is fine", "that is fine"),
        ("her laptop is ready", "her laptop is ready"),
        ("the user account is locked", "the user account is locked"),
        ("them all about it", "them all about it"),
        ("him yourself", "yourself"),
        ("him what you think?", "what you think?"),
        ("to the left of the door", "to the left of the door"),
        ("Samuel has it", "Samuel has it"),
        ("it like it is", "it like it is"),
        ("your friends", "your friends"),
    ],
)
def test_what_may_be_told_to_a_colleague_is_not_sure(words: str, read: str) -> None:
    found = told(words, "Sam Rivera")

    assert (found.text, found.sure) == (read, False)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("him for the serial number", "can you give us the serial number?"),
        ("her for her room", "can you give us your room?"),
        ("Sam, which room?", "which room?"),
        ("sam what is on the screen", "what is on the screen"),
        ("them if they can come at 3", "if you can come at 3"),
        ("him to restart it", "please restart it"),
        ("which room is it?", "which room is it?"),
        ("since when?", "since when?"),
        ("and which floor?", "and which floor?"),
        ("is it plugged in?", "is it plugged in?"),
    ],
)
def test_a_question_to_them_is_surely_meant_and_reads_well(words: str, read: str) -> None:
    found = asked(words, "Sam Rivera")

    assert (found.text, found.sure) == (read, True)


@pytest.mark.parametrize(
    "words",
    ["her again?", "him again", "around", "when you see him", "the others first", "him about it", "her mother", "why?"],
)
def test_what_may_be_asked_of_a_colleague_is_not_sure(words: str) -> None:
    assert not asked(words, "Sam Rivera").sure


def test_a_name_that_begins_a_sentence_is_no_name() -> None:
    assert told("will be there at 3", "Will Smith").text == "will be there at 3"
