"""Labelled examples: that they understand a voice they were not learnt from, and what they may not begin."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from bot.model.people import Role
from bot.model.understanding.context import Context
from bot.model.understanding.deciding import decided, weighed_together
from bot.model.understanding.examples import features
from bot.model.understanding.learning import Example, learn
from bot.model.understanding.signals import HELD, heard
from bot.model.understanding.understand import guesses, understand
from bot.model.understanding.weights import Weights, read, weights, written
from docs.weights import CONTENT, source, voices

BELOW = Context(addressed=False, direct=False, ticket=7)
RIGHT_OF_A_NEW_VOICE = 0.92
EVERY = 3
"""A third of the examples is enough to see it, and is learnt from in a third of the time."""
LEFT_OUT = frozenset(
    ("pupil", "everyday", "mixed", "third", "desks", "parents", "second", "hard", "formal", "sleepy", "first")
)


def likest(told: Weights, row: Example) -> str:
    alike = told.likeness(row.told)
    return max(alike, key=alike.__getitem__)


def test_a_voice_that_nothing_was_learnt_from_is_understood() -> None:
    told = voices()
    learnt = learn(row for voice, rows in told.items() if voice not in LEFT_OUT for row in rows[::EVERY])
    judged = [likest(learnt, row) == row.intent for voice in LEFT_OUT for row in told[voice]]

    assert len(judged) > 1000
    assert sum(judged) / len(judged) >= RIGHT_OF_A_NEW_VOICE


def test_the_weights_were_learnt_from_these_examples() -> None:
    first, *_ = (CONTENT / "weights.tsv").read_text("utf-8").splitlines()

    assert first == source(voices()), "run `make docs`"


def test_what_is_learnt_is_always_the_same_and_another_example_has_another_source() -> None:
    rows = voices()["first"]

    assert learn(rows) == learn(rows)
    assert source({"first": rows}) != source({"first": rows[1:]})


def test_weights_are_read_as_they_were_written() -> None:
    dark, nice = frozenset({"w:lamp", "w:dark"}), frozenset({"w:lamp", "w:nice"})
    rows = [Example(dark, "ticket_create"), Example(nice, "none")] * 3
    learnt = learn(rows)

    assert [likest(read(iter(written(learnt, "").splitlines())), row) for row in rows] == [row.intent for row in rows]
    assert learnt.reasons({"w:lamp", "w:dark"}, "ticket_create")[0] == "w:dark"


def said(words: str, intent: str, ruled: Mapping[str, float] | None = None) -> Example:
    return Example(features(heard(words, Context())), intent, ruled or {})


def test_another_form_of_a_word_is_like_the_one_that_is_known() -> None:
    learnt = learn([said("the zorbling hums", "ticket_create"), said("the quizzle hums", "none")] * 3)

    assert likest(learnt, said("two zorblings hum", "")) == "ticket_create"
    assert likest(learnt, said("two quizzles hum", "")) == "none"


def test_what_a_rule_takes_for_something_else_is_outweighed_by_examples() -> None:
    rows = [said("the zorbling hums", "none"), said("the quizzle hums", "ticket_create")] * 3
    misled = [said("the zorbling hums", "none", {"ticket_create": 2.0}), rows[1]] * 3

    assert talk(learn(misled), misled[0]) > talk(learn(rows), rows[0]) + 0.3


def talk(learnt: Weights, row: Example) -> float:
    """By how much something is more like talk than like a ticket."""
    alike = learnt.likeness(row.told)
    return alike["none"] - alike["ticket_create"]


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


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("3120 wurde geschlossen, aber es geht immer noch nicht", "ticket_reopen"),
        ("je voudrais signaler que la porte de la salle 9 ne ferme pas", "ticket_create"),
        ("@dana please close 3120", None),
    ],
)
def test_what_sounds_only_spoken_of_is_done_where_examples_are_sure(words: str, intent: str | None) -> None:
    assert HELD in heard(words, Context()).concepts
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
    with (CONTENT / "weights.tsv").open(encoding="utf-8") as lines:
        read(lines)
    loaded = time.process_time() - start
    told = features(heard("the projector in room 12 shows no picture at all", Context()))
    times = []
    for _ in range(50):
        start = time.process_time()
        weights().likeness(told)
        times.append(time.process_time() - start)

    assert loaded < 1
    assert min(times) < 0.001
