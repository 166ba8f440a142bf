"""What the first message of a process waits for."""

from __future__ import annotations

import subprocess
import sys

FIRST = """
import re
from bot.model.people import Role
from bot.model.safety import harm_in
from bot.model.secrets.masking import masked
from bot.model.understanding.context import Context
from bot.model.understanding.understand import understand
from bot.rehearsal import rehearse

if {rehearsed}:
    rehearse()
compiled = []
compiling = re._compiler.compile
re._compiler.compile = lambda *pattern: compiled.append(pattern) or compiling(*pattern)
words = "good morning, the beamer in room 12 is dark and my code is 123456"
harm_in(masked(words))
understand(words, Role.STUDENT, Context())
print(len(compiled))
"""


def _compiled(rehearsed: bool) -> int:
    """How many patterns are compiled for the first words of a process."""
    told = subprocess.run(
        [sys.executable, "-c", FIRST.format(rehearsed=rehearsed)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return int(told.stdout)


def test_the_first_words_wait_for_no_pattern_to_be_compiled() -> None:
    assert _compiled(rehearsed=False) > 0
    assert _compiled(rehearsed=True) == 0
