"""Shapes that are parted by their first letters are found where they were found before, and nowhere else."""

from __future__ import annotations

import random
import re
import tomllib
from importlib.resources import files

import pytest

from bot.model.shapes import any_of

SHAPES = (
    *("plain", "(?:red|re?d|blue) lamp", "(?:a |an )?apple", "(?:very ){0,2}good", r"\bmid", "s?cold", "[xy]ray"),
    *(r"(?:in(?:to)?|(?:on|off) the) (?:bus|bed)", "(?:^|but) ?stop", r"(?:\w+ )?odd", "(?:one)", r"(?:x[)|]|y\)) z"),
)
WORDS = (
    *("plain", "red", "rd", "blue", "lamp", "a", "an", "apple", "very", "good", "amid", "mid", "cold", "scold", "xray"),
    *("zray", "in", "into", "on", "off", "the", "bus", "bed", "but", "stop", "odd", "one", "x)", "x|", "y)", "z", "o"),
)


def found(pattern: str, said: str) -> bool:
    return re.search(rf"(?<!\w)(?:{pattern})", said) is not None


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_found_where_it_was(shape: str) -> None:
    chance = random.Random(1)
    said = [" ".join(chance.choices(WORDS, k=chance.randint(1, 4))) for _ in range(2000)]
    told = [found(any_of([shape]), each) for each in said]
    assert told == [found(shape, each) for each in said]
    assert any(told)


def test_one_of_many_is_found_where_one_was() -> None:
    chance = random.Random(2)
    for _ in range(2000):
        said = " ".join(chance.choices(WORDS, k=chance.randint(1, 3)))
        some = chance.sample(SHAPES, 3)
        assert found(any_of(some), said) == any(found(shape, said) for shape in some), (some, said)


def test_what_tells_of_danger_is_found_in_any_order_of_its_words() -> None:
    told = tomllib.loads((files("bot.content") / "safety.toml").read_text("utf-8"))
    shapes = [
        re.sub(r"<(\w+)>", lambda part: str(told["parts"][part[1]]), each) for each in told["bullying"]["english"]
    ]
    words = re.findall(r"[a-z]+", " ".join(shapes))
    parted, before = (re.compile(rf"(?<!\w)(?:{pattern})") for pattern in (any_of(shapes), "|".join(shapes)))
    chance = random.Random(3)
    said = [" ".join(chance.choices(words, k=12)) for _ in range(1500)]
    found_in = [before.search(each) is not None for each in said]
    assert [parted.search(each) is not None for each in said] == found_in
    assert 20 < sum(found_in) < 1480
