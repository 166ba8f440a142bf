"""SECURITY.md names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_every_test_that_the_threats_name_is_there_and_every_wall_is_named() -> None:
    named = set(re.findall(r"test_\w+\.py", (ROOT / "SECURITY.md").read_text("utf-8")))
    there = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert named <= there
    walls = {path.name for path in Path(__file__).parent.glob("test_*_wall.py")}
    assert walls <= named
