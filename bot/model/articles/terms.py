"""What words of articles and questions are compared by: one word for all its forms, and for all that mean the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from bot.model.articles.engine import Engine
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.spelling import Spelling, plain_words

LONGEST_READ = 500
"""So many letters of what somebody says are looked at."""
SHORTEST_MISSPELT = 4
FAILS = "~fails"
"""What stands among words for one of the meanings that something does not work; no word is written like it."""
_FAILING = frozenset(("~not", "~cannot", "~it_will_not", "~nobody", "~broken", "~missing"))
_REMEMBERED = 10_000
_WORD = re.compile(r"[^\W_]+(?:['’]t\b)?")
_ORDERS = frozenset(("ticket", "open", "new", "form", "device", "report", "search", "article", "playbook"))
"""Words of commands that say nothing of what is wanted."""


class Terms:
    """`words`: the school's own, and the commands they stand for; such a word counts as what it means, too. A long word
    that is none is taken for that one of `vocabulary`, the words of all articles, or of those for the same, that it is
    most like.
    """

    def __init__(self, engine: Engine, words: Mapping[str, str], vocabulary: Collection[str]) -> None:
        same = [(other, name) for name, others in lexicon().same.items() for other in others]
        same += [(phrase, f"{phrase} {_meaning(command)}") for phrase, command in words.items()]
        known = sorted({*vocabulary, *(word for pair in same for part in pair for word in plain(part))})
        engine.learn(known)
        self._engine = engine
        telling = {*vocabulary, *(word for _, name in same for word in plain(name))}
        forms = {engine.form(word) for word in telling}
        self._apart = {word for word in known if word not in telling and engine.form(word) in forms}
        """Words of other languages that look like a form of what articles say: `connecter` would be `connected`."""
        self._spelling = Spelling({}, known)
        self._heard = lru_cache(maxsize=_REMEMBERED)(self._forms)
        self._same: dict[str, list[tuple[frozenset[str], Sequence[str], frozenset[str]]]] = defaultdict(list)
        """Words that stand for others, by one of them; what they stand for; which of them tell nothing beside."""
        for phrase, meant in same:
            self._add(plain(phrase), self.of(meant), telling)

    def of(self, words: str) -> Sequence[str]:
        """Each word once, without what every sentence has; one word for all that mean the same."""
        said = dict.fromkeys(form for word in parted(words) for form in self._heard(word))
        same = [each for word in said for each in self._same.get(word, ()) if each[0] <= said.keys()]
        spent = {word for _, _, spent in same for word in spent}
        left = (word for word in said if word not in spent)
        return tuple(dict.fromkeys((*left, *(word for _, means, _ in same for word in means))))

    def _add(self, phrase: Sequence[str], means: Sequence[str], telling: Collection[str]) -> None:
        forms = {word: self._form(word) for word in phrase}
        spent = frozenset(form for word, form in forms.items() if len(forms) == 1 or word not in telling)
        for form in sorted(forms.values())[:1]:
            self._same[form].append((frozenset(forms.values()), means, spent))

    def _forms(self, word: str) -> Sequence[str]:
        if word.isdecimal():  # nearly every message has another one
            return (word,)
        return [self._form(each) or self._form(self._mended(each)) or each for each in plain(word)]

    def _form(self, word: str) -> str:
        return word if word in self._apart or word.isdecimal() else self._engine.form(word)

    def _mended(self, word: str) -> str:
        """The only word it can be but for a letter."""
        return word if len(word) < SHORTEST_MISSPELT or lexicon().knows(word) else self._spelling.mended((word,))[0]


def parted(words: str) -> Sequence[str]:
    """Word by word, as far as it is read."""
    return _WORD.findall(words[:LONGEST_READ].lower())


def plain(words: str) -> Sequence[str]:
    """Those that tell something, without accents and haste."""
    common = lexicon().common
    return [part for word in _written(words) if word not in common for part in parted(word)]


def fails(words: str) -> bool:
    """Whether these words, as far as they are read, say in any language that something fails, or is not there."""
    return bool(lexicon().concepts(_written(words[:LONGEST_READ])) & _FAILING)


def _written(words: str) -> tuple[str, ...]:
    """Each word as it would be written without haste."""
    return tuple(each for word in plain_words(words) for each in lexicon().spelling.plain(word))


def _meaning(command: str) -> str:
    return " ".join(word for word in plain(command) if word not in _ORDERS)
