"""What becomes of a day and a time in words: a moment, or why they are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TypeAlias

from bot.model.errors import AskBack
from bot.model.words import Said, say

Span: TypeAlias = tuple[int, int]
"""As in `words[start:end]`."""


class Why(Enum):
    """Why words are not one moment; the value is what the person is told."""

    NOTHING = "When is it? Say a day and a time, such as tomorrow 10:00 or 1 dec 15:30."
    NO_DAY = "I found no day in your words. Is it this one? Otherwise say it with its day, such as friday 15:00."
    NO_TIME = "At what time? Say it after the day, such as 10:00 or 3pm."
    VAGUE = (
        'I could not tell the day and time. Say them such as friday 15:00 or 1 dec 10:00, and put a title in "quotes".'
    )
    REPEATED = (
        "I could not tell which days are meant. Say one day and time, such as monday 9:00, or for a class that repeats "
        'every monday 9:00 until 18 dec. If those words are part of a title, put it in "quotes".'
    )
    NO_END = "Until when shall it repeat? Say the last day, such as until 18 dec, or for how many weeks."
    SEVERAL = 'I found more than one day or time. Say one of each, and put a title in "quotes".'
    AMBIGUOUS = "This can be read in more than one way. Which day and time do you mean?"
    TWELVE = "Do you mean noon or midnight? Say noon or 12:00, or midnight with its day."
    GAP = "The clocks change then, and that time does not exist on that day. Which time do you mean instead?"
    FOLD = "The clocks change then, and that time comes twice on that day. Which of the two do you mean?"
    PAST = "That time has passed. Say a time that is still to come."
    ZONE = "I do not know the time zone {what}. Use a name such as Europe/Berlin or America/New_York, or UTC."
    IMPOSSIBLE = "There is no such day or time: “{what}”. Please check it."
    A_NAME = "Somebody here is called {what}. Do you mean this day? Otherwise say another one, such as friday 15:00."
    WEEKDAY = "The day of the week does not fit the date, which would be {what}. Which day do you mean?"
    LENGTH = "Say one length from 5 minutes to 12 hours, such as 60m or 1h30."


@dataclass(frozen=True, slots=True)
class Moment:
    """What was understood. `at` is aware UTC; `local` is naive, with `fold=1` when it is the second of two.

    `spans` are the parts of the words that said it, the length among them. A range such as `14:00-15:15` is as long
    as on a day without a change of the clocks.
    """

    at: datetime
    local: datetime
    zone: str
    spans: tuple[Span, ...]
    duration: timedelta | None = None
    day_named: bool = True
    """False when the next such time was taken."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What was not. Each option is words that are read as one moment, which stand where `spans` are."""

    why: Why
    what: str = ""
    options: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> Said:
        return say(self.why.value, what=self.what)


Reading: TypeAlias = Moment | Unread


@dataclass(frozen=True, slots=True)
class Kept:
    """The moment (aware UTC, as agreed in its zone) whose day or time is kept where the words name none."""

    at: datetime
    zone: str


class UnknownZone(AskBack):
    """A name that is no IANA time zone."""


class Stop(Exception):
    """Reading ends here, with this result."""

    def __init__(self, why: Why, what: str = "") -> None:
        super().__init__(why.name)
        self.reading = Unread(why, what)


def beside(words: str, spans: Iterable[Span]) -> str:
    """The words beside the spans, which may come in any order and twice: they may be a title."""
    for start, end in spans:
        words = f"{words[:start]}{' ' * (end - start)}{words[end:]}"
    return " ".join(words.split()).strip(" ,.;-")


_SMALL = frozenset(
    {"a", "all", "an", "and", "at", "class", "everybody", "everyone", "for", "from", "in", "is", "it", "lesson", "my"}
    | {"of", "on", "our", "please", "pls", "session", "starting", "starts", "the", "to", "with"}
)
"""Words that may stand beside a day and a time and say nothing of them."""


def left_over(words: str, spans: Iterable[Span]) -> str:
    """The words that nothing was made of; empty when all of them were understood."""
    rest = beside(words, spans).split()
    return " ".join(word for word in rest if _letters(word) and _letters(word) not in _SMALL)


def apart(words: str, spans: Iterable[Span]) -> str:
    """As long as the words, with ends of lines in the place of the spans."""
    for start, end in spans:
        words = words[:start] + "\n" * (end - start) + words[end:]
    return words


def pieces(words: str, spans: Iterable[Span]) -> list[str]:
    """What stands between the spans and between lines, without pieces of which nothing is left over."""
    return [piece.strip(" ,.;-") for piece in apart(words, spans).split("\n") if left_over(piece, ())]


def _letters(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())
