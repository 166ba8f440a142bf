"""Words as they are typed in the local chat: what a slash, or the desk's name, in front of them makes of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.model.messages import Kind
from bot.model.understanding.calls import typed_after

MOST_CHARACTERS = 40_000
TOO_LONG = "This is too long: a message has room for 40,000 characters."
_CALLED = re.compile(r"@deskbell\b[\s,:]*", re.IGNORECASE)


class Called(NamedTuple):
    """What typed words are to the desk."""

    words: str
    kind: Kind
    addressed: bool


def called(words: str, direct: bool) -> Called:
    """A slash makes a command; in a channel only a command or words that begin with @deskbell are for the desk."""
    if words.startswith("/"):
        return Called(typed_after(words), Kind.COMMAND, True)
    if match := _CALLED.match(words):
        return Called(words[match.end() :].strip(), Kind.SAID, True)
    return Called(words, Kind.SAID, direct)
