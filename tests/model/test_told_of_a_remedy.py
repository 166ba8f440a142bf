"""That a remedy worked, or did not, as it is told afterwards, in five languages, by oneself or for somebody else."""

from __future__ import annotations

import pytest

from bot.model.understanding.replies import says


@pytest.mark.parametrize(
    "words",
    [
        "that did the trick",
        "it is fixed, thanks",
        "works like a charm",
        "yay it works",
        "hat geklappt danke",
        "es hat funktioniert",
        "jetzt gehts",
        "funcionó",
        "ya pude entrar",
        "ça a marché",
        "j'ai réussi, merci",
        "funcionou",
        "deu certo, obrigada",
        "he says it works now",
        "sie sagt es geht wieder",
    ],
)
def test_that_it_worked_is_understood(words: str) -> None:
    assert says(words, ("works",))
    assert not says(words, ("fails",))


@pytest.mark.parametrize(
    "words",
    [
        "same thing happens",
        "it didn't do anything",
        "made it worse",
        "hat nicht geklappt",
        "es passiert nichts",
        "no funcionó",
        "no cambia nada",
        "ça n'a pas marché",
        "ça change rien",
        "não funcionou",
        "nao deu certo",
        "he says it still does not work",
        "elle dit que ça ne marche pas",
    ],
)
def test_that_it_did_not_is_understood(words: str) -> None:
    assert says(words, ("fails",))
    assert not says(words, ("works",))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("she doesn't know", "unsure"),
        ("he says no", "no"),
        ("no, she says yes", "yes"),
        ("he did that already", "did"),
        ("ele diz que não", "no"),
    ],
)
def test_what_is_told_for_somebody_else_is_their_answer(words: str, kind: str) -> None:
    assert says(words, (kind,))


@pytest.mark.parametrize("words", ["he said no to me yesterday", "she", "he works at the school", "does she know"])
def test_what_is_told_of_somebody_else_is_no_answer(words: str) -> None:
    assert not says(words, ("yes", "no", "works", "fails", "did", "unsure"))
