"""Codes that join two accounts: how they look, and how long and how often one may try."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import NewType

Code = NewType("Code", str)
"""As somebody typed it, in small or capital letters, with or without its hyphen."""

LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789"
"""No vowels, so that no code is a word; nothing that looks like something else."""
_HALF = 5
CODE = rf"[{LETTERS}]{{{_HALF}}}[- ]?[{LETTERS}]{{{_HALF}}}"
"""The pattern of a code."""
GOOD_FOR = timedelta(minutes=15)
MOST_TRIES = 5
"""So many wrong codes a person may say in the time a code is good for."""


def new_code(pick: Callable[[str], str]) -> Code:
    """A code to show; `pick` takes one of some letters by chance."""
    letters = "".join(pick(LETTERS) for _ in range(2 * _HALF))
    return Code(f"{letters[:_HALF]}-{letters[_HALF:]}")


def digest(school: str, code: Code) -> str:
    """What is kept of a code: enough to know it again, however it is typed."""
    plain = code.upper().replace("-", "").replace(" ", "")
    return hashlib.sha256(f"{school}/{plain}".encode()).hexdigest()
