"""Phrases a school has taught: how they are written, what they may stand for, and what is kept of those unknown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.model.intents.catalogue import CATALOGUE
from bot.model.people import Role
from bot.model.understanding.grammar import command
from bot.model.understanding.phrases import Taught, command_of, nearest, normal, parted, teachable
from bot.model.understanding.unknown import LONGEST_KEPT, Shape, kept, shape_of, whole
from tests.faults.sayings import SAYINGS

MESSAGES = [
    json.loads(line)["text"]
    for line in (Path(__file__).parents[2] / "bot" / "content" / "examples" / "first.jsonl")
    .read_text("utf-8")
    .splitlines()
]


@pytest.mark.parametrize(
    ("text", "phrase", "meaning"),
    [
        ('"the lms ate my work" as playbook coursework', "the lms ate my work", "playbook coursework"),
        ('"the lms ate my work" = login', "the lms ate my work", "login"),
        ("the lms ate my work = login", "the lms ate my work", "login"),
        ("“the beamer” means `sound`", "the beamer", "sound"),
        ("«le projo» -> av_help", "le projo", "av_help"),
        ("„der Beamer“: sound", "der Beamer", "sound"),
        ('"x" login', "x", "login"),
        ('"x"', "x", ""),
        ('"as" as as', "as", "as"),
        ("'the flux' = \"login\"", "the flux", "login"),
    ],
)
def test_a_phrase_and_its_meaning_are_told_apart(text: str, phrase: str, meaning: str) -> None:
    assert parted(text) == (phrase, meaning)


@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        *(("playbook login", "login"), ("walk-through audio video", "sound"), ("the playbook audio_video", "sound")),
        *(("login_help", "login"), ("login help", "login"), ("AV-help", "sound"), ("/wifi.", "wifi")),
        *(("ticket_create", "ticket open it flubs"), ("kb_search", "search it flubs"), ("none", "thanks")),
        *(("is canvas down", "is canvas down"), ("article eduroam", "article eduroam"), ("queue", "queue")),
        *(("blah", None), ("playbook blah", None), ("", None)),
    ],
)
def test_a_meaning_is_a_command_the_name_of_an_intent_or_a_playbook(meaning: str, words: str | None) -> None:
    assert command_of(meaning, "it flubs") == words


def test_only_what_every_student_may_ask_for_can_be_taught() -> None:
    said = [words.format(n=1, walk=1, code="BCDFG-HJKMN") for kind in CATALOGUE for words in SAYINGS[kind]]
    taught = {words for words in said if teachable(words)}

    assert all((intent := command(words)) and intent.allowed <= Role.STUDENT for words in taught)
    assert not {words for words in taught if any(figure.isdigit() for figure in words)}
    assert {"login", "is canvas down?", "my tickets", "on call", "human", "thanks", "article eduroam"} <= taught
    assert not {"unlink", "link", "queue", "restart at 1.1", "drop the draft of ticket"} & taught


def test_a_name_with_a_wrong_letter_leads_to_the_right_ones() -> None:
    assert nearest("logn") == ["login"]
    assert nearest("playbook coursewrk")[0] == "coursework"
    assert nearest("tikets")[0] == "my tickets"
    assert nearest("zzzzzz") == []


@pytest.mark.parametrize("words", MESSAGES)
def test_what_is_written_as_phrases_are_stays_the_same_when_it_is_said(words: str) -> None:
    assert normal(normal(words)) == normal(words)
    phrase = kept(words, [])
    assert len(phrase) <= LONGEST_KEPT
    assert not whole(phrase) or normal(phrase) == phrase == normal(words)


def test_a_row_that_stands_for_what_cannot_be_taught_is_not_known() -> None:
    taught = Taught({"abra": "resolve 1", "cadabra": "gibberish here", "simsala": "wifi"})

    assert [taught.meaning(words) for words in ("abra", "cadabra")] == [None, None]
    assert [taught.meaning(words) for words in ("Simsala!", "simsalla")] == ["wifi", "wifi"]


def test_a_word_of_the_lexicon_is_never_taken_for_one_of_a_phrase() -> None:
    taught = Taught({"my cameron fails": "human"})

    assert taught.meaning("my camera fails") is None
    assert taught.meaning("my camerom fails") == "human"


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("The LMS ate my work!!", "the lms ate my work"),
        ("write to sam.rivera@north.edu", "write to …"),
        ("call +49 170/1234567 now", "call … now"),
        ("my number is A1234567 ok", "my number is … ok"),
        ("room 12 flubs", "room 12 flubs"),
        ("hi my name is Peter Schmidt and it flubs", "hi my name is … and it flubs"),
        ("ask Mr Smith about it", "ask mr … about it"),
        ("Peter Parker ate my Google Docs", "… ate my google docs"),
        ("Sam ate it, says sam's flubber", "… ate it says … flubber"),
        ("<@U1> or @kim or #math", "… or … or …"),
        ("see https://north.edu/u/17?a=b now", "see … now"),
        ("••• flubs", "… flubs"),
        ("???", ""),
    ],
)
def test_names_numbers_and_addresses_are_left_out(words: str, phrase: str) -> None:
    assert kept(words, ["Sam Rivera"]) == phrase


@pytest.mark.parametrize("piece", ["1 ", "1", "A", "Aa ", "a.", "1. ", "@", "my name is ", "sam ", "…", "a@b."])
def test_what_is_very_long_is_cut_first(piece: str) -> None:
    assert len(kept(piece * (100_000 // len(piece)) + "x", ["Sam Rivera"])) <= LONGEST_KEPT


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        *(("", Shape.NOTHING), ("?!", Shape.NOTHING), ("flux", Shape.FEW), ("my flux flubs", Shape.FEW)),
        *(("flux?", Shape.QUESTION), ("where is it", Shape.QUESTION), ("my flux flubs again", Shape.SENTENCE)),
        *(("flux " * 15, Shape.SENTENCE), ("flux " * 16, Shape.LONG)),
    ],
)
def test_the_shape_tells_how_much_was_said(words: str, shape: Shape) -> None:
    assert shape_of(words) is shape
