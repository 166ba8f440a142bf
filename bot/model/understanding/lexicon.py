"""The lexicon: words in several languages, the concepts they stand for, and which concepts make an intent."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model.understanding.spelling import Spelling, plain_words

_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """`intent` is meant with this weight where of each of `needs` one concept is there, and none of `without`."""

    intent: str
    weight: float
    needs: tuple[frozenset[str], ...]
    without: frozenset[str]

    def fits(self, found: frozenset[str]) -> bool:
        return not self.without & found and all(need & found for need in self.needs)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`phrases`: the concepts of words. `openers`: with how many words at most a phrase goes on that begins so.
    `stems`: the concepts of what words begin with. `rules`: by one of the concepts that must be there.
    `asking`: words a question begins with. `units` and `counted`: what stands behind or before a number of something
    that is no ticket. `polite`: what may stand before what is wanted; a concept of the first words behind it is there
    with a `^` too.
    """

    phrases: Mapping[str, frozenset[str]]
    openers: Mapping[str, int]
    stems: Mapping[str, frozenset[str]]
    rules: Mapping[str, tuple[Rule, ...]]
    spelling: Spelling
    asking: frozenset[str]
    units: frozenset[str]
    counted: frozenset[str]
    polite: frozenset[str]

    def concepts(self, words: tuple[str, ...]) -> frozenset[str]:
        """What is spoken of, and with a `^` what is spoken of first."""
        found: set[str] = set()
        first = next((at for at, word in enumerate(words) if word not in self.polite), -1)
        for at in range(len(words)):
            spoken = set(self._spoken(words, at))
            found |= spoken
            if at == first:
                found |= {f"^{concept}" for concept in spoken}
        return frozenset(found)

    def _spoken(self, words: tuple[str, ...], at: int) -> Iterator[str]:
        """The concepts of the phrases that begin there."""
        word = words[at]
        for length in range(1, self.openers.get(word, 0) + 1):
            yield from self.phrases.get(" ".join(words[at : at + length]), ())
        for end in range(_SHORTEST_STEM, len(word) + 1):
            yield from self.stems.get(word[:end], ())

    def rules_of(self, concepts: frozenset[str]) -> Iterator[Rule]:
        """The rules that fit."""
        for concept in concepts:
            for rule in self.rules.get(concept, ()):
                if rule.fits(concepts):
                    yield rule


@cache
def lexicon() -> Lexicon:
    """The one that comes with the program, read once."""
    return read((files("bot.content") / "lexicon.toml").read_text("utf-8"))


def read(text: str) -> Lexicon:
    """A lexicon as it is written in its file."""
    tables = tomllib.loads(text)
    phrases: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, set[str]] = defaultdict(set)
    openers: dict[str, int] = defaultdict(int)
    for concept, entries in tables["concepts"].items():
        for entry in filter(None, (" ".join(each.split()) for each in entries.split(","))):
            if entry.endswith("*"):
                stems[entry[:-1]].add(concept)
                continue
            said = plain_words(entry)
            phrases[" ".join(said)].add(concept)
            openers[said[0]] = max(openers[said[0]], len(said))
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in _rules(tables["rules"]):
        rules[min(rule.needs[0])].append(rule)
    vocabulary = {word for phrase in phrases for word in phrase.split()}
    return Lexicon(
        {phrase: frozenset(concepts) for phrase, concepts in phrases.items()},
        dict(openers),
        {stem: frozenset(concepts) for stem, concepts in stems.items()},
        {concept: tuple(found) for concept, found in rules.items()},
        Spelling(tables["spelling"], vocabulary, tables["around"]["real"].split()),
        *(frozenset(tables["around"][name].split()) for name in ("asking", "units", "counted", "polite")),
    )


def _rules(tables: Mapping[str, str]) -> Iterable[Rule]:
    for intent, lines in tables.items():
        for line in filter(None, map(str.strip, lines.splitlines())):
            weight, *items = re.split(r"\s+", line)
            needs = tuple(frozenset(item.split("|")) for item in items if not item.startswith("-"))
            yield Rule(intent, float(weight), needs, frozenset(item[1:] for item in items if item.startswith("-")))
