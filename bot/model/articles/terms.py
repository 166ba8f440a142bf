"""What words of articles and questions are compared by: stems, and one of them for all words that mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import Spelling, plain_words

LONGEST_READ = 500
"""So many letters of what somebody says are looked at."""
SHORTEST_MISSPELT = 6
_WORD = re.compile(r"\w+")
_REMEMBERED = 10_000
_ENDINGS = (
    ("oes", "ao"),
    ("eis", "el"),
    ("eis", "il"),
    *((ending, "") for ending in ("es", "er", "ern", "en", "em", "n")),
)
"""How German, Spanish and Portuguese words end in their other forms, and how without."""
_SHORTEST_FORM = 5
_ORDERS = frozenset(("ticket", "open", "new", "form", "device", "report", "search", "article", "playbook"))
"""Words of commands that say nothing of what is wanted."""


class Terms:
    """`words`: the school's own, and the commands they stand for; such a word counts as what it means, too."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._same: dict[str, tuple[str, ...]] = {}
        """What a stem stands for that is another word for the same."""
        self._phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._longest: dict[str, int] = {}
        """The stems that phrases begin with, and how many words the longest of these has."""
        self._begins: set[str] = set()
        self._spelling: Spelling | None = None
        self._vocabulary: frozenset[str] = frozenset()
        self._heard = lru_cache(maxsize=_REMEMBERED)(self._stems)
        same = [(_simple(other), _simple(name)) for name, others in lexicon().same.items() for other in others]
        for phrase, meant in sorted(same, key=lambda each: len(each[0])):
            self._add(phrase, meant)
        for phrase, command in [(_simple(each), command) for each, command in words.items()]:
            self._add(phrase, (*self.of(" ".join(phrase)), *self._meaning(command)))

    def learn(self, vocabulary: Iterable[str]) -> None:
        """From now on a long word that is none is taken for that one of these, or of its own, that it is most like."""
        self._vocabulary = frozenset(vocabulary)
        self._spelling = Spelling({}, self._vocabulary | self._same.keys())
        self._heard.cache_clear()

    def of(self, words: str) -> Sequence[str]:
        """Without accents and endings, and without what every sentence has; one word for all that mean the same."""
        said = words[:LONGEST_READ].lower()
        if not said.isascii() or "'" in said or "-" in said:
            said = " ".join(plain_words(said))
        return self._merged([stem for word in _WORD.findall(said) for stem in self._heard(word)])

    def _merged(self, said: Sequence[str]) -> Sequence[str]:
        """With what phrases stand for instead of these."""
        if self._begins.isdisjoint(said):
            return said
        found: list[str] = []
        at = 0
        while at < len(said):
            lengths = range(self._longest.get(said[at], 0), 1, -1)
            length = next((each for each in lengths if tuple(said[at : at + each]) in self._phrases), 1)
            found += self._phrases.get(tuple(said[at : at + length]), said[at : at + length])
            at += length
        return found

    def _add(self, phrase: tuple[str, ...], meant: tuple[str, ...]) -> None:
        if len(phrase) == 1 and phrase != meant:
            self._same[phrase[0]] = meant
            self._heard.cache_clear()
        elif phrase and phrase != meant:
            phrase = tuple(term for stem in phrase for term in self._same.get(stem, (stem,)))
            if set(meant) <= set(phrase):  # it says that by itself, and something more
                return
            self._phrases[phrase] = meant
            self._begins.add(phrase[0])
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def _meaning(self, command: str) -> Sequence[str]:
        return self.of(" ".join(word for word in plain_words(command) if word not in _ORDERS))

    def _stems(self, word: str) -> tuple[str, ...]:
        return tuple(term for stem in self._mended(word) for term in self._same.get(stem, (stem,)))

    def _mended(self, word: str) -> tuple[str, ...]:
        """The stem of a word; that of the one it is a form of, or of the only one it can be but for a letter."""
        plain = _simple(word)
        if len(plain) != 1 or plain[0] in self._vocabulary or plain[0] in self._same:
            return plain
        for ending, instead in _ENDINGS:
            form = _stem(word.removesuffix(ending) + instead) if word.endswith(ending) else ""
            if len(form) >= _SHORTEST_FORM and form in self._same:
                return (form,)
        if self._spelling is None or len(word) < SHORTEST_MISSPELT or lexicon().knows(word):
            return plain
        return self._spelling.mended(plain)


def _simple(words: str) -> tuple[str, ...]:
    """The stems of words, without those that every sentence has."""
    known = lexicon()
    plain = (each for word in plain_words(words) for each in known.spelling.plain(word))
    return tuple(_stem(word) for word in plain if word not in known.common)


def _stem(word: str) -> str:
    """A word without the endings of number and time."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            word = word[:-1] if word[-1] == word[-2] else word
            break
    return word.removesuffix("e") if len(word) > 3 else word
