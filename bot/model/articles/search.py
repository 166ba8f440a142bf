"""Finding articles by what somebody says: the same order every time, on every database."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log

from bot.model.articles.article import Article
from bot.model.people import Role

RESULTS = 3
LONGEST_READ = 500
"""So many letters of what somebody says are looked at."""
IN_TITLE, IN_PHRASES, IN_TEXT = 3.0, 2.5, 1.0
MISSPELT = 0.8
"""What a word counts that is only like one of an article's."""
SHORTEST_MISSPELT = 5
LEAST_SHARE = 0.3
"""An article that has less than this of what was asked for is no answer."""
LEAST_OF_BEST = 0.4
LEAST_OF_A_PHRASE = 2
_COMMON = """
    a about after all also am an and any are as at be but by can cannot cant could did do does doesnt dont
    for from get got had has have help how i if in is isnt it its just me my no not of on or our please pls
    problem problems so some that the their them then there they this to us was we what when where which who
    why will with wont work works working would you your
"""
_EVERYWHERE = frozenset(_COMMON.split())
"""Words that say nothing of what a sentence is about."""


@dataclass(frozen=True)
class Library:
    """The articles a school has. It is read into memory once and never changes."""

    articles: tuple[Article, ...] = field(default=(), repr=False)

    def get(self, name: str, role: Role) -> Article | None:
        """The article with this name, for who may read it."""
        found = self._index.articles.get(name)
        return found if found and role >= found.audience else None

    def search(self, words: str, role: Role) -> list[Article]:
        """The articles that answer it best and that this role may read, the best first, three at most."""
        index = self._index
        asked = [index.known(term) for term in dict.fromkeys(terms(words))]
        whole = sum(index.weight(near) for near in asked)
        scores = {}
        for article in self.articles:
            weights = index.weights[article.name]
            found = [(near, max((weights.get(t, 0) * n for t, n in near.items()), default=0)) for near in asked]
            share = sum(index.weight(near) for near, worth in found if worth)
            if role >= article.audience and share and share >= LEAST_SHARE * whole:
                scores[article] = sum(index.weight(near) * worth for near, worth in found)
        best = max(scores.values(), default=0)
        ranked = sorted(scores, key=lambda article: (-scores[article], article.name))
        return [article for article in ranked if scores[article] >= LEAST_OF_BEST * best][:RESULTS]

    def likely(self, words: str, role: Role) -> Article | None:
        """The article that is certainly about this: all words of one of its phrases, two at least, stand in it."""
        index = self._index
        said = {near for term in terms(words) for near in index.known(term)}
        found: dict[Article, float] = {}
        for phrase, name in (each for term in said for each in index.beginning.get(term, ())):
            article = index.articles[name]
            if phrase <= said and role >= article.audience:
                worth = sum(index.weight({term: 1}) for term in phrase)
                found[article] = max(worth, found.get(article, 0))
        return min(found, key=lambda article: (-found[article], article.name), default=None)

    @cached_property
    def _index(self) -> _Index:
        return _Index(self.articles)


class _Index:
    """What is looked up: which article has which words, and how telling each word is."""

    def __init__(self, articles: tuple[Article, ...]) -> None:
        self.articles: Mapping[str, Article] = {article.name: article for article in articles}
        self.weights = {article.name: _weights(article) for article in articles}
        self.phrases = {article.name: _phrases(article) for article in articles}
        self.beginning: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        """Phrases with their articles, each by one of its words: most of what is said has none of these."""
        for name, phrases in self.phrases.items():
            for phrase in phrases:
                self.beginning[min(phrase)].append((phrase, name))
        counts: dict[str, int] = defaultdict(int)
        self._near: dict[str, set[str]] = defaultdict(set)
        for weights in self.weights.values():
            for term in weights:
                counts[term] += 1
        self._telling = {term: 1 + log(len(articles) / count) for term, count in counts.items()}
        self._unknown = 1 + log(max(len(articles), 1))
        for term in counts:
            for shorter in _shorter(term):
                self._near[shorter].add(term)
        self.known = lru_cache(maxsize=4096)(self._known)

    def _known(self, term: str) -> dict[str, float]:
        """The words of articles that this one is, or is with one letter missing, wrong, too many or changed over."""
        if term in self._telling:
            return {term: 1.0}
        near = {found for shorter in _shorter(term) for found in self._near.get(shorter, ())}
        return dict.fromkeys(sorted(near), MISSPELT)

    def weight(self, near: Mapping[str, float]) -> float:
        """How telling a word is that was asked for; one that no article has, the most."""
        return min((self._telling[term] for term in near), default=self._unknown)


def terms(words: str) -> Iterator[str]:
    """What is compared of words: small, without accents and endings, and without what every sentence has."""
    folded = unicodedata.normalize("NFKD", words[:LONGEST_READ]).casefold()
    if not folded.isascii():
        folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    for word in re.findall(r"\w+", re.sub(r"(?<=\w)['\u2019\u2010-](?=\w)", "", folded)):
        if word not in _EVERYWHERE:
            yield _stem(word)


@lru_cache(maxsize=4096)
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


def _shorter(term: str) -> set[str]:
    """The word, and it without each of its letters: two that share one of these differ by one slip."""
    if len(term) < SHORTEST_MISSPELT:
        return {term}
    return {term, *(term[:at] + term[at + 1 :] for at in range(len(term)))}


def _weights(article: Article) -> dict[str, float]:
    """How much each word of an article counts, by where it stands."""
    places = ((article.body, IN_TEXT), (" ".join(article.phrases), IN_PHRASES), (article.title, IN_TITLE))
    return {term: worth for words, worth in places for term in terms(words)}


def _phrases(article: Article) -> tuple[frozenset[str], ...]:
    phrases = (frozenset(terms(phrase)) for phrase in article.phrases)
    return tuple(phrase for phrase in phrases if len(phrase) >= LEAST_OF_A_PHRASE)
