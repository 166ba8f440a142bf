"""Secrets that only their neighbours tell of: how many are found, of voices that were learnt from and of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.model.secrets import learnt
from bot.model.secrets.learning import Told, learn
from bot.model.secrets.learnt import Weights, likely, read, written
from bot.model.secrets.masking import masked
from docs.secret_weights import CONTENT, marked, of_file, ordinary, source
from tests.model.secret_sayings import SAID

LEFT, HIDDEN_TOO_MUCH = 0.03, 0.01
"""So many of the messages that were learnt from may keep something of their secret, or lose what is none."""
FOUND_OF_A_NEW_VOICE = 0.8
EVERY = 5
"""A fifth of the messages is enough to see it, and is learnt from in a fifth of the time."""


def _left(told: Told) -> bool:
    """Whether a secret is still there, whole or a word of it."""
    kept = masked(told.text)
    for secret in told.secrets:
        elsewhere = told.text.replace(secret, "")
        if secret in kept or any(part in kept and part not in elsewhere for part in re.findall(r"\w{3,}", secret)):
            return True
    return False


def test_hardly_any_secret_that_was_learnt_from_is_left() -> None:
    with_secrets = [told for told in SAID if told.secrets]
    left = [told.text for told in with_secrets if _left(told)]

    assert len(with_secrets) > 2000
    assert len(left) <= LEFT * len(with_secrets), left


def test_hardly_anything_else_is_hidden() -> None:
    without = [told.text for told in SAID if not told.secrets]
    hidden = [text for text in without if masked(text) != text]

    assert len(without) > 3000
    assert len(hidden) <= HIDDEN_TOO_MUCH * len(without), hidden


def test_secrets_of_a_voice_that_nothing_was_learnt_from_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    new = [told for told in of_file("everyday") if told.secrets]
    others = [told for told in marked() if told not in new]
    few = learn(others[::EVERY], list(ordinary())[::EVERY])
    monkeypatch.setattr(learnt, "weights", lambda: few)

    found = [not _left(told) for told in new]
    assert len(found) > 100
    assert sum(found) / len(found) >= FOUND_OF_A_NEW_VOICE


def test_the_weights_were_learnt_from_these_messages() -> None:
    first, *_ = (CONTENT / "secret_weights.tsv").read_text("utf-8").splitlines()

    assert first == source(marked()), "run `make docs`"


def _few() -> Iterator[Told]:
    for word in ("tiger", "lily", "maple", "river"):
        yield Told(f"my password is {word}", (word,))
        yield Told(f"my projector is {word}", ())


def test_what_is_learnt_is_always_the_same_and_read_as_it_was_written() -> None:
    learned = learn(_few(), ())

    assert learn(_few(), ()) == learned
    assert read(iter(written(learned, "").splitlines(keepends=True))) == learned
    assert source(_few()) != source([*_few()][1:])


def test_what_stands_beside_a_secret_needs_less_to_be_more_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    words = dict.fromkeys(("my", "password", "is", "the", "tiger", "lily"), 1)
    against = {f"w={word}": -900 for word in ("my", "password", "is", "the")}
    weights = Weights({**against, "w=tiger": 500, "w=lily": -100}, words)
    monkeypatch.setattr(learnt, "weights", lambda: weights)

    assert list(likely("my password is tiger lily")) == [(15, 25)]
    assert list(likely("my password is the lily")) == []
