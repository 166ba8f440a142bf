"""Labelled examples: that they understand a voice they were not learnt from, and what they may not begin."""

from __future__ import annotations

import time

import pytest

from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.deciding import decided, weighed_together
from bot.model.understanding.examples import Weights, features, read, weights, written
from bot.model.understanding.learning import Example, learn
from bot.model.understanding.signals import heard
from bot.model.understanding.understand import guesses, understand
from docs.weights import CONTENT, page, voices

BELOW = Context(addressed=False, direct=False, ticket=7)
RIGHT_OF_A_NEW_VOICE = 0.92
LEFT_OUT = frozenset(
    ("pupil", "everyday", "mixed", "third", "desks", "parents", "second", "hard", "formal", "sleepy", "first")
)


def likest(told: Weights, row: Example) -> str:
    alike = told.likeness(row.told)
    return max(alike, key=alike.__getitem__)


def test_a_voice_that_nothing_was_learnt_from_is_understood() -> None:
    said = voices()
    learnt = learn(row for voice, rows in said.items() if voice not in LEFT_OUT for row in rows)
    judged = [likest(learnt, row) == row.intent for voice in LEFT_OUT for row in said[voice]]

    assert len(judged) > 1000
    assert sum(judged) / len(judged) >= RIGHT_OF_A_NEW_VOICE


def test_the_weights_are_those_the_examples_give() -> None:
    assert (CONTENT / "weights.tsv").read_text("utf-8") == page(), "run `make docs`"


def test_weights_are_read_as_they_were_written() -> None:
    dark, nice = frozenset({"w:lamp", "w:dark"}), frozenset({"w:lamp", "w:nice"})
    rows = [Example(dark, "ticket_create"), Example(nice, "none")] * 3
    learnt = learn(rows)

    assert [likest(read(written(learnt)), row) for row in rows] == [row.intent for row in rows]
    assert learnt.reasons({"w:lamp", "w:dark"}, "ticket_create")[0] == "w:dark"


def name(words: str, context: Context = Context(), role: Role = Role.ADMIN) -> str | None:  # noqa: B008
    intent = understand(words, role, context).intent
    return intent.name if intent else None


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("is there somebody i could ring about this", "talk_to_human"),
        ("my headset is plugged in and still the sound comes from the laptop", "av_help"),
        ("der beamer in raum sieben zeigt heute alles in gelb", "av_help"),
    ],
)
def test_what_no_rule_hears_is_understood_by_examples(words: str, intent: str) -> None:
    assert weighed_together(heard(words, Context())).rules == []
    assert name(words) == intent


@pytest.mark.parametrize("words", ["zorp my flux", "", "7", "password", "the blimp florbed a wug"])
def test_few_or_new_words_begin_nothing_by_examples_alone(words: str) -> None:
    assert decided(heard(words, Context()), weighed_together(heard(words, Context()))) is None


@pytest.mark.parametrize("words", ["solved the one in room 3", "the fuse was renewed", "close it down at 5"])
def test_in_a_thread_examples_end_nothing(words: str) -> None:
    assert name(words, BELOW) == "ticket_comment"


def test_guesses_come_first_that_examples_speak_for() -> None:
    assert guesses("passwrod", Role.STUDENT)[0].name == "login_help"


def test_examples_are_weighed_quickly_and_read_once() -> None:
    start = time.process_time()
    read((CONTENT / "weights.tsv").read_text("utf-8"))
    loaded = time.process_time() - start
    told = features(heard("the projector in room 12 shows no picture at all", Context()))
    times = []
    for _ in range(50):
        start = time.process_time()
        weights().likeness(told)
        times.append(time.process_time() - start)

    assert loaded < 1
    assert min(times) < 0.001
