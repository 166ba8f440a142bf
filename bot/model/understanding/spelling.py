"""How words are written: capitals, accents, apostrophes and haste taken away, and a letter that is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

MOST_WORDS = 60
"""What somebody wants stands in the first words they say."""
_LONGEST = 1_000
_SHORTEST_MENDED = 5
_SHORTEST_CLIPPED = 4
_SHORTEST_SWAPPED = 4
_REMEMBERED = 10_000
"""So many words as they were mended: people use the same ones."""
_AT_ONCE = 16
"""What is said is looked at from many sides, one message after the other."""
_AROUND = " .,!?;\n"
_APOSTROPHES = str.maketrans({"’": "'", "`": "'", "´": "'", "ß": "ss", "œ": "oe", "æ": "ae"})
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
_ELIDED = re.compile(r"\b(qu|[ldjnmsct])'(?=\w)")
_JOINED = re.compile(r"(?<=[a-z])-(?=[a-z])")
_WORD = re.compile(r"[#@]?\w+(?:[-.:/]\w+)*")
_PICTURES = str.maketrans(
    {
        sign: f" {word} "
        for word, signs in (
            ("microphone", "🎤🎙"),
            ("camera", "📷📸🎥📹"),
            ("headset", "🎧"),
            ("sound", "🔊🔉🔈"),
            ("no sound", "🔇"),
            ("printer", "🖨"),
            ("wifi", "📶🛜"),
            ("laptop", "💻"),
            ("computer", "🖥"),
            ("phone", "📱"),
            ("password", "🔑🗝"),
            ("projector", "📽"),
            ("ticket", "🎫"),
            ("schedule", "📅🗓📆"),
            ("snooze", "💤"),
            ("star", "⭐🌟"),
            ("not", "❌🚫⛔"),
            ("help", "🆘"),
        )
        for sign in signs
    }
)
"""What is drawn instead of written. Faces and hands say how something is meant, and are no words."""
_LETTER = re.compile(r"[^\W\d_]")
_IT_IS = re.compile(r"\b(it|that|there|here|he|she|who|what|where|when|how)'s\b")
_SHORTENED = (
    (re.compile(r"(?<=\w)'ll\b"), " will"),
    (re.compile(r"(?<=\w)'re\b"), " are"),
    (re.compile(r"(?<=\w)'ve\b"), " have"),
    (re.compile(r"\blet's\b"), "let us"),
)
_I_WILL = re.compile(r"\bill (?=(?:do|take|handle|look|check|get|be|fix|go|see|come|own|sort|try|jump|deal|cover)\b)")
_LONG_DRAWN = re.compile(r"([a-z])\1{2,}")
_BARE = re.compile("[a-z ]*")
"""As nearly all of the lexicon is written: nothing has to be made plain."""


@lru_cache(maxsize=_AT_ONCE)
def folded(words: str) -> str:
    """Without capitals, accents and curly apostrophes."""
    said = words[:_LONGEST].lower().translate(_APOSTROPHES)
    if said.isascii():
        return said
    return "".join(letter for letter in unicodedata.normalize("NFD", said) if not unicodedata.combining(letter))


def drawn_in_words(pictures: str) -> str:
    """What is typed, with the words for what is drawn of the things that a school has."""
    return " ".join(pictures.replace("\ufe0f", "").translate(_PICTURES).split()) if not pictures.isascii() else pictures


def plain_words(words: str) -> tuple[str, ...]:
    """The words one by one, as the lexicon writes them."""
    return _plain_words(words.strip(_AROUND))  # most have one sentence: it is looked at with its full stop and without


@lru_cache(maxsize=_AT_ONCE)
def _plain_words(words: str) -> tuple[str, ...]:
    if _BARE.fullmatch(words) and "ill " not in words and not _LONG_DRAWN.search(words):
        return tuple(words.split())[:MOST_WORDS]
    said = folded(words)
    if not said.isascii() and _LETTER.search(said):
        said = said.translate(_PICTURES)
    if "'" in said:
        for short, long in _SHORTENED:
            said = short.sub(long, said)
        said = _ELIDED.sub(r"\1 ", _POSSESSIVE.sub("", _IT_IS.sub(r"\1 is", said))).replace("'", "")
    if "ill " in said:
        said = _I_WILL.sub("i will ", said)
    said = _LONG_DRAWN.sub(r"\1", _JOINED.sub(" ", said))
    return tuple(match[0] for match in _WORD.finditer(said))[:MOST_WORDS]


class Spelling:
    """Knows the words of a lexicon and hears through one wrong letter in a long one."""

    def __init__(
        self,
        hasty: Mapping[str, str],
        vocabulary: Collection[str],
        real: Collection[str] = (),
        native: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """`native`: hasty words that are plain ones in another language, and the words that tell it is spoken."""
        self._hasty = {word: tuple(plain.split()) for word, plain in hasty.items()}
        self._native = native or {}
        self.known = frozenset(vocabulary)
        self._real = frozenset(real)
        self._near: dict[str, list[str]] = defaultdict(list)
        self._heard = lru_cache(maxsize=_REMEMBERED)(self._plain)
        for word in sorted(self.known):
            if len(word) >= _SHORTEST_MENDED:
                for less in _less(word):
                    self._near[less].append(word)

    def mended(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words as the lexicon knows them, where it does."""
        if self._native.keys().isdisjoint(words):
            return tuple(plain for word in words for plain in self._heard(word))
        said = frozenset(words)
        native = {word for word, told in self._native.items() if word in said and not told.isdisjoint(said)}
        return tuple(plain for word in words for plain in ((word,) if word in native else self._heard(word)))

    def plain(self, word: str) -> tuple[str, ...]:
        """The plain words for one that is typed in a hurry; every other one as it is."""
        return self._hasty.get(word, (word,))

    def knows(self, word: str) -> bool:
        """Whether it is one of the words, a hasty or a real one."""
        return word in self.known or word in self._hasty or word in self._real

    def _plain(self, word: str) -> tuple[str, ...]:
        if word in self._hasty:
            return self._hasty[word]
        if word not in self.known and len(word) >= _SHORTEST_CLIPPED:
            for whole in (
                f"{word}g" if word.endswith("in") else "",
                word.replace("k", "ck") if "ck" not in word else "",
            ):
                if whole in self.known:
                    return (whole,)
        if word in self.known or word in self._real or not word.isalpha():
            return (word,)
        if len(word) < _SHORTEST_MENDED:
            return (next(self._turned(word), word),)
        return (next(self._alike(word), word),)

    def _turned(self, word: str) -> Iterator[str]:
        """Words of four letters of which the two in the middle, or the last two, changed places."""
        if len(word) == _SHORTEST_SWAPPED:
            turned = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in (1, 2))
            yield from (known for known in turned if known in self.known)

    def _alike(self, word: str) -> Iterator[str]:
        """Words that differ by a letter too few, too many or another one, or by two that changed places."""
        yield from (known for known in self._near.get(word, ()) if known[0] == word[0])
        for less in _less(word):
            if less in self.known and less[0] == word[0] and len(less) >= _SHORTEST_MENDED:
                yield less
        for less in _less(word):
            yield from (known for known in self._near.get(less, ()) if _swapped(word, known))


def apart(word: str, other: str) -> bool:
    """Whether one letter is too few, too many or another one, or two neighbours changed places."""
    near = abs(len(word) - len(other)) <= 1
    return near and (_swapped(word, other) or other in _less(word) or word in _less(other))


def _swapped(word: str, other: str) -> bool:
    """Whether one letter is another one, but for the first, or two neighbours changed places."""
    if len(word) != len(other) or word[0] != other[0]:
        return False
    apart = [at for at, (one, two) in enumerate(zip(word, other, strict=True)) if one != two]
    if len(apart) != 2:
        return len(apart) == 1
    first, second = apart
    return second == first + 1 and word[first] == other[second] and word[second] == other[first]


def _less(word: str) -> Iterator[str]:
    """The word without one of its letters."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
