"""Several sentences: what each of them says, with the things that another one has named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.model.understanding.context import Context
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.signals import Heard, heard

_END = re.compile(r"(?<=[^\W\d]{2}[.!?…])(?<!\b[MD][rs]\.)(?<!\bMrs\.)[\"”’')]*\s+|(?<=\d[.!?…])\s+(?=[^\W\d])|[\r\n]+")
"""Where a sentence ends, which is not behind `Mr.`, and not before a number."""
_LOOKED_AT = 1_000
_MOST = 5
"""What somebody wants stands in the last sentences, if it does not stand in the first words."""


def told_apart(said: str, whole: Heard, context: Context) -> Iterator[tuple[str, Heard]]:
    """The last sentences, the very last first; nothing where there is only one. Each is heard by itself, if it names a
    thing, and then with the things that the others name; a number may stand in any of them.
    """
    parts = [part for part in _END.split(said[-_LOOKED_AT:].strip()) if part.strip()]
    if len(parts) < 2:
        return
    things = whole.concepts & lexicon().things
    for part in parts[: -_MOST - 1 : -1]:
        listened = heard(part, context)
        if whole.numbers and not listened.numbers:
            listened = replace(listened, concepts=listened.concepts | {"number"}, numbers=whole.numbers)
        if listened.concepts & lexicon().things:
            yield part, listened
        if not listened.concepts & lexicon().things or things - listened.concepts:
            yield part, replace(listened, concepts=listened.concepts | things)
