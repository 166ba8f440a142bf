"""Words of five languages with the same meaning: what examples in one language teach is known of the others."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from bot.model.understanding.context import Context
from bot.model.understanding.examples import features
from bot.model.understanding.learning import Example, learn
from bot.model.understanding.lexicon import lexicon, read
from bot.model.understanding.signals import heard
from bot.model.understanding.spelling import plain_words

ALONE = Context()
TAUGHT = (
    ("the screen of my laptop is broken", "asset_report"),
    ("my keyboard is broken", "asset_report"),
    ("my sister likes pizza", "none"),
    ("my brother likes football", "none"),
)


def entries() -> dict[str, list[str]]:
    tables = tomllib.loads((files("bot.content") / "meanings.toml").read_text("utf-8"))
    return {name: words.split(", ") for name, words in tables["meanings"].items()}


@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        ("broken", "broken roto casse kaputt quebrado"),
        ("charger", "charger cargador chargeur ladekabel carregador"),
        ("lost", "lost perdi perdu verloren perdeu"),
        ("tomorrow", "tomorrow manana demain morgen amanha"),
    ],
)
def test_five_languages_have_one_meaning(meaning: str, words: str) -> None:
    assert [f"~{meaning}" in lexicon().concepts((word,)) for word in words.split()] == [True] * 5


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("se rompió la pantalla", "asset_report"),
        ("tela quebrada", "asset_report"),
        ("tastatur kaputt", "asset_report"),
        ("ma soeur mange au resto", "none"),
    ],
)
def test_what_is_taught_in_english_is_known_in_other_languages(words: str, intent: str) -> None:
    learnt = learn(Example(features(heard(said, ALONE)), meant) for said, meant in TAUGHT)
    alike = learnt.likeness({said for said in features(heard(words, ALONE)) if said.startswith("c:~")})

    assert max(alike, key=alike.__getitem__) == intent


def test_a_meaning_is_a_concept_of_its_own_beside_those_of_the_rules() -> None:
    said = read(
        '[around]\nreal = ""\nwishes = ""\n[spelling]\n[concepts]\nred = "red"\n[rules]', '[meanings]\nred = "rojo"'
    )

    assert said.concepts(("red",)) == frozenset(("red", "^red"))
    assert said.concepts(("rojo",)) == frozenset(("~red", "^~red"))


def test_a_word_stands_in_a_meaning_once_and_as_it_is_heard() -> None:
    twice = [(name, word) for name, words in entries().items() for word in words if words.count(word) > 1]
    unheard = [
        word for words in entries().values() for word in words if " ".join(plain_words(word)) != word.rstrip("*")
    ]
    broad = [word for words in entries().values() for word in words if word.endswith("*") and len(word) < 5]

    assert (twice, unheard, broad) == ([], [], [])
