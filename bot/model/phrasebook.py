"""Lines of phrases, of which the first that stands in some words is found without looking at the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_HEAD = re.compile(r"[a-z0-9]{1,3}")
_WORDS = re.compile(r"(?<![a-z0-9])[a-z0-9]{1,3}")
_GROUP = re.compile(r"\(\?:([^()]*)\)")


class Phrasebook:
    """A line is phrases with `;` between them, each a pattern of folded words that begins with a word as it is written,
    or with a group of such words. A line is looked for only where a word begins with the first three letters of one.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: list[re.Pattern[str]] = []
        self._by_head: dict[str, set[int]] = defaultdict(set)
        for number, line in enumerate(lines):
            self._lines.append(re.compile(line.replace(";", "|"), re.DOTALL))
            for phrase in line.split(";"):
                for head in _heads(phrase):
                    self._by_head[head].add(number)

    def first(self, said: str) -> int | None:
        """The number of the first line of which a phrase stands in these folded words."""
        near = ((line, word.start()) for word in _WORDS.finditer(said) for line in self._by_head.get(word[0], ()))
        return next((line for line, at in sorted(near) if self._lines[line].match(said, at)), None)


def _heads(phrase: str) -> Iterable[str]:
    """What the words that a phrase may begin with begin with."""
    group = _GROUP.match(phrase)
    return (_HEAD.findall(each)[0] for each in (group[1].split("|") if group else [phrase]))
