"""The lexicon: words in several languages, the concepts they stand for, and which concepts make an intent."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product

from bot.model.understanding.spelling import Spelling, plain_words

_SHORTEST_STEM = 3
_LONGEST_WISH = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """`intent` is meant with this weight where of each of `needs` one concept is there, and none of `without`."""

    intent: str
    weight: float
    needs: tuple[frozenset[str], ...]
    without: frozenset[str]

    def fits(self, found: frozenset[str]) -> bool:
        return self.without.isdisjoint(found) and not any(map(found.isdisjoint, self.needs))


@dataclass(slots=True)
class Way:
    """Where one is after some words: `concepts` of the phrase that ends there, and how phrases go on."""

    concepts: set[str] = field(default_factory=set)
    further: dict[str, Way] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`ways`: the concepts of words and phrases. `stems`: those of what words begin with; `heads`: how stems begin.
    `rules`: by one of the concepts that must be there. `asking`: words a question begins with. `units` and `counted`:
    what stands behind or before a number of something that is no ticket. `polite`: words that may stand before what is
    wanted, and `wishes`: phrases that may; a concept of the first words before and behind these has a `^` too. `same`:
    words for just the same thing, by how articles name it; `common` tell nothing of what is spoken about. `things`:
    concepts that a sentence leaves out when one before it named them. `reasons`: words a reason begins with.
    `greetings`: words that greet or call somebody, and say nothing of what is wanted; `dayparts`: such behind others.
    """

    ways: Way
    stems: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    rules: Mapping[str, tuple[Rule, ...]]
    spelling: Spelling
    asking: frozenset[str]
    units: frozenset[str]
    counted: frozenset[str]
    polite: frozenset[str]
    wishes: frozenset[str]
    common: frozenset[str]
    things: frozenset[str]
    reasons: frozenset[str]
    greetings: frozenset[str]
    dayparts: frozenset[str]
    same: Mapping[str, tuple[str, ...]]
    answers: Mapping[str, str]

    def concepts(self, words: tuple[str, ...]) -> frozenset[str]:
        """What is spoken of, and with a `^` what is spoken of first."""
        found: set[str] = set()
        first = next((at for at, word in enumerate(words) if word not in self.polite), -1)
        begins = {first, self._behind_wishes(words, first)}
        for at in range(len(words)):
            spoken = set(self._spoken(words, at))
            found |= spoken
            if at in begins:
                found |= {f"^{concept}" for concept in spoken}
        return frozenset(found)

    def _behind_wishes(self, words: tuple[str, ...], first: int) -> int:
        """Where what is wanted begins behind `is it possible to` and the like."""
        for length in range(_LONGEST_WISH, 1, -1):
            if " ".join(words[first : first + length]) in self.wishes:
                return next((at for at in range(first + length, len(words)) if words[at] not in self.polite), -1)
        return first

    def knows(self, word: str) -> bool:
        """Whether it is a word of the lexicon, and no name."""
        return self.spelling.knows(word) or word in self.polite or word in self.asking

    def _spoken(self, words: tuple[str, ...], at: int) -> Iterator[str]:
        """The concepts of the phrases that begin there."""
        way = self.ways
        for next_at in range(at, len(words)):
            further = way.further.get(words[next_at])
            if further is None:
                break
            way = further
            yield from way.concepts
        word = words[at]
        if word[:_SHORTEST_STEM] in self.heads:
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
    content = files("bot.content")
    return read((content / "lexicon.toml").read_text("utf-8"), (content / "meanings.toml").read_text("utf-8"))


def read(text: str, meanings: str = "") -> Lexicon:
    """A lexicon as it is written in its file, and meanings as in theirs: each is a concept with a `~` before it."""
    tables = tomllib.loads(text)
    alike = tomllib.loads(meanings).get("meanings", {})
    concepts = tables["concepts"] | {f"~{meaning}": entries for meaning, entries in alike.items()}
    ways, vocabulary, stems = _spoken(concepts, tables.get("groups", {}))
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in _rules(tables["rules"]):
        rules[min(rule.needs[0])].append(rule)
    around = tables["around"]
    asking, units, counted, polite, common, things, reasons, greetings, dayparts = (
        frozenset(around.get(name, "").split())
        for name in ("asking", "units", "counted", "polite", "common", "things", "reasons", "greetings", "dayparts")
    )
    return Lexicon(
        ways,
        {stem: frozenset(concepts) for stem, concepts in stems.items()},
        frozenset(stem[:_SHORTEST_STEM] for stem in stems),
        {concept: tuple(found) for concept, found in rules.items()},
        Spelling(tables["spelling"], vocabulary, around["real"].split(), _native(tables)),
        asking,
        units,
        counted,
        polite,
        frozenset(" ".join(wish.split()) for wish in around["wishes"].split(",")),
        common,
        things,
        reasons,
        greetings,
        dayparts,
        {name: tuple(_entries(entries, {})) for name, entries in tables.get("same", {}).items()},
        tables.get("answers", {}),
    )


def _native(tables: Mapping[str, Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """The hasty words that are plain ones of other languages, and words by which one of these is told."""
    told = {tongue: words.split() for tongue, words in tables.get("tongues", {}).items()}
    return {
        word: frozenset(each for tongue in tongues.split() for each in told[tongue])
        for word, tongues in tables.get("native", {}).items()
    }


def _spoken(concepts: Mapping[str, str], groups: Mapping[str, str]) -> tuple[Way, set[str], dict[str, set[str]]]:
    """The ways of all phrases, the words they are made of, and the stems."""
    ways, vocabulary = Way(), set[str]()
    stems: dict[str, set[str]] = defaultdict(set)
    for concept, entries in concepts.items():
        for entry in _entries(entries, groups):
            if entry.endswith("*"):
                stems[entry[:-1]].add(concept)
                continue
            said, way = plain_words(entry), ways
            for word in said:
                way = way.further.setdefault(word, Way())
            way.concepts.add(concept)
            vocabulary.update(said)
    return ways, vocabulary, stems


def _entries(entries: str, groups: Mapping[str, str]) -> Iterator[str]:
    """The words and phrases between the commas; `{group}` stands for each of its words."""
    for entry in filter(None, (" ".join(each.split()) for each in entries.split(","))):
        if "{" not in entry:  # most have no group
            yield entry
            continue
        pieces = [groups[piece].split("|") if at % 2 else [piece] for at, piece in enumerate(re.split(r"[{}]", entry))]
        yield from ("".join(way) for way in product(*pieces))


def _rules(tables: Mapping[str, str]) -> Iterable[Rule]:
    for intent, lines in tables.items():
        for line in filter(None, map(str.strip, lines.splitlines())):
            weight, *items = re.split(r"\s+", line)
            needs = tuple(frozenset(item.split("|")) for item in items if not item.startswith("-"))
            yield Rule(intent, float(weight), needs, frozenset(item[1:] for item in items if item.startswith("-")))
