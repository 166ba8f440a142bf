"""The line where something stands too deep is found in any TOML text."""

from __future__ import annotations

import tomllib

import pytest

from bot.content import playbook_texts
from bot.model.playbooks.nesting import is_too_deep, line_too_deep

TEXTS = {
    "values": ("a = 1\nb = [1,\n2]\n", {1: 1, 2: 2}),
    "headings": ('x = "[[[["\n[a."b.c".d] # [[[\ne.f = 1\n', {3: 2, 4: 3, 5: 3}),
    "a list of tables": ("[[a]]\nb = 1\n[a.c]\nd = 1\n[[a.e]]\nf = {g = [\n[1]]}\n", {3: 2, 4: 4, 5: 6, 8: 7}),
    "tables in lines": ("a = [\n  { b = 1 },\n  { b.c = { d = 1.5, e = 2 } },\n]\nz = 1\n", {3: 2, 4: 3, 5: 3}),
    "long texts": ('a = """\n[b.c.d]\n\\"""[["""\nc = \'\'\'{{\n{\'\'\'\nd.e.f.g = 2020-01-01\n', {2: 6, 3: 6}),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_line_is_that_where_the_limit_is_passed(name: str) -> None:
    text, lines = TEXTS[name]
    assert {deepest: line_too_deep(text, deepest) for deepest in lines} == lines


@pytest.mark.parametrize("text", [*(text for text, _ in TEXTS.values()), *playbook_texts().values()])
def test_a_line_is_found_where_something_is_too_deep_and_nowhere_else(text: str) -> None:
    tables = tomllib.loads(text)
    depths = range(1, 12)
    assert [bool(line_too_deep(text, deepest)) for deepest in depths] == [is_too_deep(tables, each) for each in depths]


def test_a_text_that_is_no_toml_has_a_line_too() -> None:
    assert line_too_deep("]]}} = = [\n" + "[\n" * 20, 8) == 9
    assert line_too_deep("]]}} = = \" '''\n", 8) == 0
