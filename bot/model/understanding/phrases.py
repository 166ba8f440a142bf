"""Phrases that a school has taught the desk: how one is written, what it may stand for, and which one was said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches

from bot.model.intents.articles import Search
from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.devices import ReportDevice
from bot.model.intents.feedback import Feedback
from bot.model.intents.help import Greet
from bot.model.intents.intent import Intent
from bot.model.intents.playbooks import Begin
from bot.model.intents.tickets import OpenTicket
from bot.model.people import Role
from bot.model.understanding.filling import kind_of
from bot.model.understanding.grammar import command
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.replies import ANYTHING, replies, says
from bot.model.understanding.spelling import Spelling, plain_words

LONGEST = 100
"""Letters in a phrase: what is longer is never said twice."""
NEAREST = 3
_QUOTES = "\"“”„«»‹›'‘’`"
_QUOTED = re.compile(
    r"[\"“”„«‹]([^\"“”„«»‹›]*)[\"“”»›]?\s*(?:(?:as|means)\b|=+>?|->|→|:)?(.*)", re.IGNORECASE | re.DOTALL
)
_EQUATED = re.compile(r"(.+?)(?:=+>?|\bmeans\b)(.*)", re.IGNORECASE | re.DOTALL)
_COURTESIES = frozenset(
    {"please", "pls", "plz", "kindly", "thanks", "thank", "you", "thx", "ty", "so", "much", "very", "cheers", "sorry"}
    | {"por", "favor", "gracias", "svp", "sil", "s", "il", "te", "vous", "plait", "merci", "bitte", "danke", "faz"}
    | {"obrigado", "obrigada"}
)
_PLAYBOOK = re.compile(r"(?:the\s+)?(?:playbook|walk-?through)\s+(.+)", re.IGNORECASE)
_TELLS: Mapping[type[Intent], str] = {
    OpenTicket: "ticket open {phrase}",
    ReportDevice: "device report {phrase}",
    Search: "search {phrase}",
    Feedback: "feedback {phrase}",
    Greet: "thanks",
}
"""What a phrase stands for that is filed under the name of one of these, the first of its name: its words are what the
command is given, and what is of no concern is answered with nothing.
"""


def normal(words: str) -> str:
    """The words as phrases are compared: without capitals, accents and marks, and with the lexicon's spelling."""
    return " ".join(lexicon().spelling.mended(plain_words(words)))


def without_courtesies(said: tuple[str, ...]) -> tuple[str, ...]:
    """Plain words without those before and behind that only greet, ask kindly or thank."""
    greets = lexicon().greetings
    telling = [at for at, word in enumerate(said) if word not in _COURTESIES and word not in greets]
    return said[telling[0] : telling[-1] + 1] if telling else ()


def answers_questions(phrase: str) -> bool:
    """Whether somebody may answer any question with this, in one of five languages: yes, no, ok, a number."""
    number = phrase.isdecimal() or phrase in replies().numbers
    return number or says(phrase, ANYTHING)


def tells_nothing(phrase: str) -> bool:
    """Whether a phrase is one letter, or one word that is said of anything."""
    words = lexicon()
    return len(phrase) == 1 or phrase in words.common | words.polite | words.greetings | words.asking


def parted(text: str) -> tuple[str, str]:
    """A phrase and what it is to mean, out of `"phrase" as meaning`, `phrase = meaning` or `phrase means meaning`."""
    match = _QUOTED.fullmatch(text.strip()) or _EQUATED.fullmatch(text.strip())
    phrase, meaning = (match[1], match[2]) if match else (text, "")
    return phrase.strip().strip(_QUOTES), meaning.strip().strip(_QUOTES).strip()


def command_of(meaning: str, phrase: str) -> str | None:
    """The words of the desk for what somebody says a phrase means: a command, the name of an intent, or a playbook."""
    said = meaning.lstrip("/!").strip(" .")
    match = _PLAYBOOK.fullmatch(said)
    kind = _playbook(match[1]) if match else kind_of(_name(said))
    if kind is not None and (words := _TELLS.get(kind) or kind.example):
        return words.format(phrase=phrase)
    return said if command(said) is not None else None


def known_name(meaning: str) -> bool:
    """Whether this is the name of an intent, be it one that can be taught or not."""
    return kind_of(_name(meaning)) is not None


def teachable(words: str) -> bool:
    """Whether a phrase may stand for these words: only for what everybody may ask for, without a number, and never for
    what ends or changes something that is there. What the role may not is refused all the same when it is said.
    """
    intent = command(words)
    if intent is None or intent.allowed > Role.STUDENT or intent.overheard:
        return False
    if "number" in {field.name for field in fields(intent)}:
        return False
    return intent.topic is not None if intent.teachable is None else intent.teachable


def nearest(meaning: str) -> list[str]:
    """Names that somebody may have meant who wrote another one, the likeliest first."""
    match = _PLAYBOOK.fullmatch(meaning.strip())
    near = get_close_matches(_name(match[1] if match else meaning), _names(), NEAREST, 0.5)
    return list(dict.fromkeys(_names()[name] for name in near))


def _names() -> dict[str, str]:
    """What can be taught, by every name it has: that of the intent, its words, its playbook."""
    found: dict[str, str] = {}
    for kind in CATALOGUE:
        words = _TELLS.get(kind, kind.example)
        if words and teachable(words.format(phrase="x")):
            shown = kind.name if kind in _TELLS else words
            names = (kind.name, _name(kind.shown), kind.playbook if issubclass(kind, Begin) else "")
            found.update({name: shown for name in names if name and name not in found})
    return found


def _playbook(named: str) -> type[Intent] | None:
    return next((kind for kind in CATALOGUE if issubclass(kind, Begin) and kind.playbook == _name(named)), None)


def _name(words: str) -> str:
    return "_".join(re.findall(r"\w+", words.lower().replace("_", " ")))


class Taught:
    """The phrases of one school, and what they stand for; what cannot be taught any more is left out."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        taught = ((phrase, words) for phrase, words in phrases.items() if not answers_questions(phrase))
        self._meanings = {phrase: words for phrase, words in taught if teachable(words)}
        known = lexicon().spelling.known
        own = {word for phrase in self._meanings for word in phrase.split()} - known
        self._spelling = Spelling({}, own, known)

    def meaning(self, words: str) -> str | None:
        """What these words stand for, heard through one wrong letter in a long one; None when they are no phrase."""
        if not self._meanings:
            return None
        said = normal(words)
        kind = " ".join(without_courtesies(tuple(said.split())))
        return next((found for each in dict.fromkeys((said, kind)) if (found := self._meaning(each))), None)

    def _meaning(self, said: str) -> str | None:
        mended = " ".join(self._spelling.mended(tuple(said.split())))
        return self._meanings.get(said) or self._meanings.get(mended)
