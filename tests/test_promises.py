"""What is promised names the tests that hold it, and these are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/explanation/promises.md"
ROW = re.compile(r"^\| (\d+) \| (.+) \| (.+) \| (.*) \|$", re.MULTILINE)
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
FAULTS = 60
"""Kinds of faults that are thought of."""


def rows() -> list[tuple[str, ...]]:
    return ROW.findall(PAGE.read_text("utf-8"))


@cache
def written_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_kind_of_fault_is_promised_something_about() -> None:
    assert [int(number) for number, *_ in rows()] == list(range(1, FAULTS + 1))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_test_that_holds_a_promise_is_there(row: tuple[str, ...]) -> None:
    _, _, promise, holders = row
    named = NAMED.findall(holders)
    assert len(named) == holders.count("`") // 2
    assert named or promise.startswith("Nothing to promise:")
    assert [f"{file}::{name}" for file, name in named if name not in written_in(file)] == []
    assert all(name.startswith("test_") for _, name in named)


def test_every_test_that_the_page_names_is_there() -> None:
    """In its figures and sentences, too."""
    named = NAMED.findall(PAGE.read_text("utf-8"))
    assert [f"{file}::{name}" for file, name in named if name not in written_in(file)] == []
