"""Whether somebody may be in danger by what is written: themselves, by others, or by what happens right now."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

from bot.model.shapes import any_of
from bot.model.understanding.spelling import folded

_END = re.compile(r"[.!?;:\n]+")
_TITLE = re.compile(r"\b(mrs?|ms|dr|prof|sra?|hr|fr)\.")
"""Its full stop ends no sentence."""
_NO_WORD = re.compile(r"[^\w.]+")
_PART = re.compile(r"<(\w+)>")
_ASKED_AGAIN = 1
"""Of the last message more than one thing is asked."""


class Harm(Enum):
    """What may come to somebody; the first that fits is meant."""

    SELF = "self_harm"
    NOW = "danger"
    """Fire, a weapon, an injury."""
    OTHERS = "bullying"
    """Bullying, threats, abuse, intimate pictures."""
    GRIEF = "grief"
    """Somebody has died: nobody is in danger, and whatever else they ask for is answered first."""
    COMPLAINT = "complaint"
    """Somebody wants to report a teacher: nobody need be in danger, and it is a matter for a person, in private."""
    STRAIN = "strain"
    """It is too much for somebody: nobody need be in danger, and whatever else they ask for is answered instead."""


_DANGERS = (Harm.SELF, Harm.NOW, Harm.OTHERS)


class Tongue(Enum):
    """A language in which that is understood."""

    ENGLISH = "english"
    SPANISH = "spanish"
    FRENCH = "french"
    GERMAN = "german"
    PORTUGUESE = "portuguese"


@dataclass(frozen=True, slots=True)
class Safety:
    """To whom a school sends people if they may be in danger: `contact` in its own words, and whole texts of its own.
    `invented`: its file still has the contact of the example, who is not there; then nobody is named.
    """

    contact: str = ""
    texts: Mapping[Harm, str] = field(default_factory=dict)
    invented: bool = False


_PARTS = re.compile(
    r"([.,;:!?]?\s?\b(?:and|but|so|y|pero|et|mais|und|aber|e|mas)\b|[.,;:!?]+(?=\s|$)|\n+)", re.IGNORECASE
)
"""What stands between the parts of a sentence, and not within a time of day."""


def harm_in(words: str) -> Harm | None:
    """What may come to somebody, in five languages; None for what only sounds like it, as a laptop that dies."""
    said = _plain(words)
    if not _any(*_DANGERS).search(said):
        return None
    said = _spared("shapes").sub(" ~ ", said)
    return next((kind for kind in _DANGERS if _any(kind).search(said)), None)


def grieves(words: str) -> bool:
    """Whether somebody tells that a person or an animal of theirs has died, in five languages."""
    return bool(_any(Harm.GRIEF).search(_plain(words)))


def is_strained(words: str) -> bool:
    """Whether somebody says that they can bear no more themselves, in five languages."""
    said = _plain(words)
    return bool(_any(Harm.STRAIN).search(said) and _any(Harm.STRAIN).search(_spared("others").sub(" ~ ", said)))


def complains(words: str) -> bool:
    """Whether somebody wants to report or complain about one of the school's people, in five languages."""
    return bool(_any(Harm.COMPLAINT).search(_plain(words)))


def beside_grief(words: str) -> str:
    """What is said beside such a loss, without the part of a sentence that tells of it; empty where nothing is."""
    first, *more = _PARTS.split(words)
    parts = [("", first), *zip(more[::2], more[1::2], strict=True)]
    left = [(between, part) for between, part in parts if not grieves(part)]
    if not left or len(left) == len(parts):
        return ""
    return (left[0][1] + "".join(between + part for between, part in left[1:])).strip(" ,.;:!\n")


def tongue_of(words: str, harm: Harm) -> Tongue:
    """The language of words that tell of this harm: of which they have most small words, the one in which it was found
    counting for one more.
    """
    said = _plain(words)
    counted = {tongue: len(small.findall(said)) for tongue, small in _small().items()}
    found = {tongue for tongue, shape in _spoken(harm).items() if shape.search(said)}
    return max(Tongue, key=lambda tongue: (counted[tongue] + (tongue in found), counted[tongue]))


@lru_cache(maxsize=_ASKED_AGAIN)
def _plain(words: str) -> str:
    """Words one by one, with a full stop by itself where a sentence ends."""
    said = _END.sub(" . ", _TITLE.sub(r"\1", folded(words).replace("'", "")))
    return _NO_WORD.sub(" ", said).strip(" .")


@cache
def _any(*harms: Harm) -> re.Pattern[str]:
    """What tells of any of them, in any language; made when it is asked for, which takes long."""
    return _begun(any_of(chain(*(shapes for harm in harms for shapes in _told(harm).values()))))


@cache
def _spared(what: str) -> re.Pattern[str]:
    return _begun("|".join(_whole(_content()["spared"][what])))


@cache
def _spoken(harm: Harm) -> Mapping[Tongue, re.Pattern[str]]:
    return {tongue: _begun(any_of(shapes)) for tongue, shapes in _told(harm).items()}


@cache
def _small() -> Mapping[Tongue, re.Pattern[str]]:
    """The small words of each language."""
    return {tongue: re.compile(rf"\b{_content()['tongues'][tongue.value]}\b") for tongue in Tongue}


def _told(harm: Harm) -> Mapping[Tongue, Sequence[str]]:
    """The shapes of words that tell of it, by language."""
    return {tongue: _whole(_content()[harm.value][tongue.value]) for tongue in Tongue}


def _whole(shapes: Iterable[str]) -> Sequence[str]:
    parts: Mapping[str, str] = _content()["parts"]
    return [_PART.sub(lambda found: parts[found[1]], shape) for shape in shapes]


@cache
def _content() -> Mapping[str, Any]:
    return tomllib.loads((files("bot.content") / "safety.toml").read_text("utf-8"))


def _begun(pattern: str) -> re.Pattern[str]:
    """Where a word begins."""
    return re.compile(rf"(?<!\w)(?:{pattern})")
