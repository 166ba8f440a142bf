"""The first line of phrases that stands in some words is found, though most lines are not looked at."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

from bot.model.phrasebook import Phrasebook
from bot.model.reports.words import SUBJECTS
from bot.model.understanding.spelling import folded

LINES = (r"red lamp\b;(?:green|blue) (?:big )?lamp", r"lamps?\b")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("a red lamp", 0),
        ("the blue big lamp", 0),
        ("lamps and a green lamp", 0),
        ("two lamps", 1),
        ("lampoon", None),
        ("scarred lampshade", None),
        ("", None),
    ],
)
def test_the_first_line_counts_wherever_its_phrase_stands(said: str, line: int | None) -> None:
    assert Phrasebook(LINES).first(said) == line


@pytest.mark.parametrize("voice", ["spanish", "french", "german", "portuguese", "student"])
def test_no_line_is_passed_over_that_has_a_phrase_in_the_words(voice: str) -> None:
    lines = [phrases for _, _, phrases in SUBJECTS]
    book, all_lines = Phrasebook(lines), [re.compile(rf"\b(?:{line.replace(';', '|')})", re.DOTALL) for line in lines]
    for row in (files("bot.content") / "examples" / f"{voice}.jsonl").read_text("utf-8").splitlines():
        said = folded(json.loads(row)["text"])
        found = [number for number, line in enumerate(all_lines) if line.search(said)]
        assert book.first(said) == (found[0] if found else None), said
