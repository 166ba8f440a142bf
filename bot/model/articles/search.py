"""Finding articles by what somebody says: the same order every time, on every database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from bot.model.articles.article import Article
from bot.model.articles.terms import Terms
from bot.model.people import Role

RESULTS = 3
IN_TITLE, IN_PHRASES, IN_TEXT = 3.0, 2.5, 1.0
LEAST_SHARE = 0.3
"""An article that has less than this of what was asked for is no answer."""
LEAST_OF_BEST = 0.4
LEAST_OF_A_PHRASE = 2


@dataclass(frozen=True)
class Library:
    """The articles a school has. It is read into memory once and never changes.

    `words` are the school's own, with the commands they stand for: they count in what is asked and in articles.
    """

    articles: tuple[Article, ...] = field(default=(), repr=False)
    words: Mapping[str, str] = field(default_factory=dict, repr=False)

    def prepare(self) -> None:
        """Look through all of it now: whoever asks first would wait for that."""
        _ = self._index

    def get(self, name: str, role: Role) -> Article | None:
        """The article with this name, for who may read it."""
        found = self._index.articles.get(name)
        return found if found and role >= found.audience else None

    def search(self, words: str, role: Role) -> list[Article]:
        """The articles that answer it best and that this role may read, the best first, three at most."""
        index = self._index
        asked = {term: index.telling(term) for term in index.terms.of(words)}
        least = LEAST_SHARE * sum(asked.values())
        scores = {}
        for article in self.articles:
            weights = index.weights[article.name]
            found = asked.keys() & weights.keys()
            if found and role >= article.audience and sum(asked[term] for term in found) >= least:
                scores[article] = sum(asked[term] * weights[term] for term in sorted(found))
        best = max(scores.values(), default=0)
        ranked = sorted(scores, key=lambda article: (-scores[article], article.name))
        return [article for article in ranked if scores[article] >= LEAST_OF_BEST * best][:RESULTS]

    def likely(self, words: str, role: Role) -> Article | None:
        """The article that is certainly about this: all words of one of its phrases, two at least, stand in it."""
        index = self._index
        said = frozenset(index.terms.of(words))
        found: dict[Article, float] = {}
        for term in index.beginning.keys() & said:
            for phrase, worth, article in index.beginning[term]:
                if phrase <= said and role >= article.audience:
                    found[article] = max(worth, found.get(article, 0))
        return min(found, key=lambda article: (-found[article], article.name), default=None)

    @cached_property
    def _index(self) -> _Index:
        return _Index(self.articles, self.words)


class _Index:
    """What is looked up: which article has which words, and how telling each word is."""

    def __init__(self, articles: tuple[Article, ...], words: Mapping[str, str]) -> None:
        self.terms = Terms(words)
        self.articles: Mapping[str, Article] = {article.name: article for article in articles}
        self.weights = {article.name: self._weights(article) for article in articles}
        counts: dict[str, int] = defaultdict(int)
        for weights in self.weights.values():
            for term in weights:
                counts[term] += 1
        self._telling = {term: 1 + log(len(articles) / count) for term, count in counts.items()}
        self._unknown = 1 + log(max(len(articles), 1))
        self.beginning: dict[str, list[tuple[frozenset[str], float, Article]]] = defaultdict(list)
        """Phrases with how telling they are and their articles, each by one of its words: most of what is said has none
        of these.
        """
        for article in articles:
            for phrase in map(frozenset, map(self.terms.of, article.phrases)):
                if len(phrase) >= LEAST_OF_A_PHRASE:
                    worth = sum(map(self.telling, sorted(phrase)))
                    self.beginning[min(phrase)].append((phrase, worth, article))
        self.terms.learn(counts)

    def telling(self, term: str) -> float:
        """How telling a word is that was asked for; one that no article has, the most."""
        return self._telling.get(term, self._unknown)

    def _weights(self, article: Article) -> dict[str, float]:
        """How much each word of an article counts, by where it stands."""
        lines = [(line, IN_TEXT) for line in article.body.splitlines()]
        places = (*lines, *((phrase, IN_PHRASES) for phrase in article.phrases), (article.title, IN_TITLE))
        return {term: worth for words, worth in places for term in self.terms.of(words)}
