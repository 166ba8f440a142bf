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
_CLAUSE = re.compile(
    r"\s*[,;–—]\s*(?:(?:and|but|so|also|y|et|und|e|pero|mais|aber|mas)\s+)?"
    r"(?=(?:can|could|would|will|please|pls|plz|when|where|what|who|how|why|"
    r"which|is|are|do|does|i need|i want|i would|we need|need|puedes|pueden|podrias|necesito|cuando|donde|como|"
    r"por favor|pouvez|peux|est-ce|je veux|il faut|quand|ou est|comment|kann|konnen|können|bitte|wann|wo|wie|wer|"
    r"ich brauche|pode|podem|preciso|quando|onde)\b)",
    re.IGNORECASE,
)
"""Where a clause begins that asks or wishes for something."""
_LOOKED_AT = 1_000
WISHES = frozenset(("asks", "please", "want"))
"""A sentence of these says what is wanted, whatever the others are about."""
_MOST = 5
"""What somebody wants stands in the last sentences, if it does not stand in the first words."""


def told_apart(said: str, whole: Heard, context: Context, clauses: bool = False) -> Iterator[tuple[str, Heard]]:
    """The last sentences, the very last first; nothing where there is only one. Each is heard by itself, and if
    it wishes for something, then with the things that the others name; a number may stand in any of them.

    `clauses`: of a single sentence the clauses that wish for something stand apart, too, but for what is wished of
    somebody who is named first.
    """
    parts = [part for part in _END.split(said[-_LOOKED_AT:].strip()) if part.strip()]
    if len(parts) == 1 and clauses:
        parts = [part for part in _CLAUSE.split(parts[0]) if part.strip()]
        if " " not in parts[0].strip():
            return
    if len(parts) < 2:
        return
    things = whole.concepts & lexicon().things
    for part in parts[: -_MOST - 1 : -1]:
        listened = heard(part, context)
        if whole.numbers and not listened.numbers:
            listened = replace(listened, concepts=listened.concepts | {"number"}, numbers=whole.numbers)
        yield part, listened
        if things - listened.concepts and listened.concepts & WISHES:
            yield part, replace(listened, concepts=listened.concepts | things)
