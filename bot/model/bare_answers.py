"""Which words, said alone, are the answer to what a command lacked."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot.model.devices import device_named
from bot.model.letters import plain
from bot.model.moments.class_days import a_day, is_next_week
from bot.model.moments.lengths import read_duration
from bot.model.moments.readings import Moment, Why, left_over
from bot.model.moments.repeats import end_said
from bot.model.understanding.replies import nod, numbered, says
from bot.model.unsaid import Lack

ANSWERED_WITHIN = timedelta(minutes=10)
"""Later a bare number or time is no answer to it any more."""
HOW_LONG = "How long shall “{title}” be? Say it such as 45m or 1h30."
WHEN_INSTEAD = "When shall {which} be instead?"
"""Questions that a number alone answers: of minutes, and of the hour."""
_LONGEST = 60
_NUMBER = re.compile(
    r"(?:(?:it(?:'s| is)|the|my|ticket|number|no|nr|#)[\s.]*)*(\d{1,9})(?:\s+(?:please|pls))?[\s.!]*", re.I
)
_HOUR = re.compile(r"([01]?\d|2[0-3])[\s.!]*")
_COURTEOUS = (
    r"(?:[\s,.!]+(?:please|do|do so|thanks?|thank you|very much|so much|ever so much|indeed|por favor|muchas|gracias"
    r"|s'il (?:te|vous) plait|merci|beaucoup|bien|bitte|vielen|danke|dank|schon|sehr|gerne?|obrigad[oa]|muito|faz favor"
    r"|that would be (?:very |most |so )?(?:kind|nice|great|lovely|good|helpful)(?: of you)?))*[\s,.!]*"
)
_KINDLY = {
    "yes": re.compile(
        r"\W*(?:yes|yeah|yep|sure|certainly|of course|si|claro|oui|volontiers|ja|jawohl|gerne?|sim|that would be "
        rf"(?:very |most |so )?(?:kind|nice|great|lovely|good|helpful)(?: of you)?){_COURTEOUS}"
    ),
    "no": re.compile(rf"\W*(?:no|nope|non|nein|nao){_COURTEOUS}"),
}
"""A yes or a no among thanks."""
_THAT_ONE = re.compile(
    r"\s*the\s+(?:one\s+(?:about|with|for|of)\s+(?P<of>.+)|(?P<before>.+?)\s+(?:one|ticket))[\s.!]*", re.I
)


def answer(lacks: Lack, words: str, zone: str, now: datetime) -> str:
    """The number, the device, the day, moment or length, or the yes or no that these words are and nothing else; empty
    when they are none.
    """
    if len(words) > _LONGEST:
        return ""
    if lacks is Lack.YES:
        said = next((said for said in ("yes", "no") if says(words, (said,))), "")
        return nod(words) or said or next((said for said, way in _KINDLY.items() if way.fullmatch(plain(words))), "")
    if lacks is Lack.NUMBER:
        number = _NUMBER.fullmatch(words.strip())
        return number[1] if number else ""
    if lacks is Lack.END:
        return end_said(words, zone, now)
    if lacks is Lack.DEVICE:
        return device_named(words)
    if lacks in (Lack.PERSON, Lack.NAME):
        return ""  # for that one has to know who there is, or what else the words may be
    if is_next_week(words):
        return words
    read = a_day(words, zone, now)
    length = read_duration(words)
    spans = (length[1],) if length else read.spans
    whole = (length or isinstance(read, Moment) or read.options) and not left_over(words, (*read.spans, *spans))
    return " ".join(words.split()) if whole else ""


def number_for(asked: str, words: str) -> str:
    """The hour, or how many minutes, that a number alone is in answer to the question with this template; empty for all
    else.
    """
    if asked in (Why.NO_TIME.value, WHEN_INSTEAD):
        return hour(words)
    found = _NUMBER.fullmatch(words.strip()) if asked == HOW_LONG else None
    return f"{found[1]}m" if found else ""


def hour(words: str) -> str:
    """`at 10` for a number alone that may be the hour of a day; empty for all else."""
    found = _HOUR.fullmatch(words.strip())
    return f"at {found[1]}" if found else ""


def one_of_two(words: str) -> str:
    """`yes` for the first of the two ways that a question has, `no` for any other number; empty when it is none."""
    if len(words) > _LONGEST:
        return ""
    alone = _NUMBER.fullmatch(words.strip())
    place = int(alone[1]) if alone else numbered(words, 2, among_words=False)
    return "" if place is None else "yes" if place == 1 else "no"


def that_one(words: str) -> str:
    """What is said of the one that is meant, as in `the sound one`; empty when it is not said so."""
    found = _THAT_ONE.fullmatch(words.strip()) if len(words) <= _LONGEST else None
    return (found["of"] or found["before"]) if found else ""
