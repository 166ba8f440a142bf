"""Finding articles by what somebody says: the same order every time, on every database."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from math import ceil

from bot.model.articles.article import Article
from bot.model.articles.engine import Engine
from bot.model.articles.terms import FAILS, Terms, fails, parted, plain
from bot.model.people import Role

RESULTS = 3
LOOKED_AT = 10
"""So many of the best are looked at: of long questions not each has enough."""
LEAST_SHARE = 0.25
"""An article that has fewer of the words asked for is no answer."""
LEAST_OF_BEST = 0.3
LEAST_OF_A_PHRASE = 2
MOST_BESIDE = 4
"""Of a report with more words that tell something, one of them and that it fails says too little."""
_SENTENCE = re.compile(r"(?<=[.!?:])\s|\n")


@dataclass(frozen=True)
class Library:
    """The articles a school has. It is read into memory once and never changes.

    `words` are the school's own, with the commands they stand for: they count in what is asked and in articles.
    """

    articles: tuple[Article, ...] = field(default=(), repr=False)
    words: Mapping[str, str] = field(default_factory=dict, repr=False)

    def prepare(self) -> None:
        """Look through all of it now: whoever asks first would wait for that. Raises `ArticleError`."""
        _ = self._index

    def get(self, name: str, role: Role) -> Article | None:
        """The article with this name, for whoever may read it."""
        found = self._index.articles.get(name)
        return found if found and role >= found.audience else None

    def search(self, words: str, role: Role) -> list[Article]:
        """The articles that answer it best and that this role may read, three at most: first those one of whose phrases
        was said.
        """
        index = self._index
        asked = index.terms.of(words)
        ranked = index.engine.best(asked, index.last(role), LOOKED_AT)
        near = [number for number, worth in ranked if worth >= LEAST_OF_BEST * ranked[0][1]]
        told = index.said(index.heard(words, asked), index.last(role))
        near.sort(key=lambda number: number not in told)
        return [index.ordered[n - 1] for n in islice((n for n in near if index.enough(asked, n)), RESULTS)]

    def nearest(self, name: str, role: Role) -> list[Article]:
        """The articles that this role may read and whose names are most like this one, three at most."""
        names = [each.name for each in self.articles if role >= each.audience]
        return [self._index.articles[each] for each in get_close_matches(name, names, RESULTS)]

    def likely(self, words: str, role: Role) -> Article | None:
        """The article that is certainly about this: all words of one of its phrases, two at least, stand in it. That
        something fails counts as one of them, in whatever language it is said.
        """
        index = self._index
        said = index.terms.of(words)
        told = index.said(index.heard(words, said), index.last(role))
        if len(told) < 2:
            return next((index.ordered[number - 1] for number in told), None)
        ranked = index.engine.best(said, index.last(role), len(self.articles))
        return next(index.ordered[number - 1] for number, _ in ranked if number in told)

    @cached_property
    def _index(self) -> _Index:
        return _Index(self.articles, self.words)


class _Index:
    """What is looked up: the engine with all texts in it, and the words of each phrase."""

    def __init__(self, articles: Sequence[Article], words: Mapping[str, str]) -> None:
        self.articles: Mapping[str, Article] = {article.name: article for article in articles}
        self.ordered = sorted(articles, key=lambda article: (article.audience, article.name))
        """By their numbers: what a role may read has the lowest ones."""
        texts = [([each.title], each.phrases, _SENTENCE.split(each.body)) for each in self.ordered]
        spoken = {word for text in texts for part in text for line in part for word in parted(line)}
        self.engine = Engine()
        self.terms = Terms(self.engine, words, {word for each in spoken for word in plain(each)})
        self.engine.fill(
            (self._written(title), self._written(said), self._written(body)) for title, said, body in texts
        )
        self._beginning: dict[str, list[tuple[frozenset[str], int]]] = defaultdict(list)
        """Phrases by one of their words, and the numbers of their articles: most of what is said has none of these."""
        for number, article in enumerate(self.ordered, 1):
            for each in article.phrases:
                terms = frozenset(self.terms.of(each))
                phrase = terms if len(terms) >= LEAST_OF_A_PHRASE else self.heard(each, terms)
                if len(phrase) >= LEAST_OF_A_PHRASE:
                    self._beginning[min(phrase)].append((phrase, number))

    def last(self, role: Role) -> int:
        """The highest number of what this role may read."""
        return bisect_right(self.ordered, role, key=lambda article: article.audience)

    def enough(self, asked: Sequence[str], number: int) -> bool:
        """Whether this article has the least share of what is asked for."""
        least = ceil(LEAST_SHARE * len(asked))
        return least <= 1 or sum(self.engine.worth([term], number) > 0 for term in asked) >= least

    def heard(self, words: str, terms: Collection[str]) -> frozenset[str]:
        """What stands in these words, and that something fails where the few of them say so."""
        return frozenset((*terms, FAILS)) if len(terms) <= MOST_BESIDE and fails(words) else frozenset(terms)

    def said(self, words: frozenset[str], last: int) -> set[int]:
        """The articles up to this number with a phrase all of whose words are among these."""
        begun = (each for word in self._beginning.keys() & words for each in self._beginning[word])
        return {number for phrase, number in begun if number <= last and phrase <= words}

    def _written(self, lines: Iterable[str]) -> str:
        return "\n".join(" ".join(self.terms.of(line)) for line in lines)
