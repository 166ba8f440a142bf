"""What may be said in a run: whatever else stands on the platform at its end, nobody asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from tests.kills.asks import Shown, Town, Who

PERHAPS = "You may have got this message before."
UNEXPECTED = "unexpected"


_REPORTED = (
    r"Your ticket \d+\n",
    r"\w+ \w+ has your ticket \d+ and is looking at it\.",
    r"Nobody has taken your ticket \d+ yet\.",
)
_INVITED = (r"You are invited to “thing number \d+\. of all” on ",)
_REMINDED = (r"“thing number \d+\. of all” starts in (one|\d+) (hour|minute)s?:",)
ONCE: Mapping[Who, Sequence[str]] = {
    Who.STAFF: (
        r"Ticket \d+ · P\d, \w+\n",
        r"\w+ \w+ has taken ticket \d+\.",
        r"I am calling [\w ,]+\. (If nobody answers,|There is nobody left to call after that\.)",
        r"Ticket \d+ is with \w+ \w+:",
        r"Nobody has taken ticket \d+, and I called all on the list:",
        r"[-\w ]+: it is still so, thing number \d+\.",
    ),
    Who.CLASS: (*_INVITED, *_REMINDED),
    Who.STUDENT: (*_REPORTED, *_INVITED, *_REMINDED),
    Who.TEACHER: (
        *_REPORTED,
        *_REMINDED,
        r"The class is planned\.[^“]*\n\nClass: \d+: thing number \d+\. of all\n",
        r"The class is planned\.[^“]*You also teach “[^”]+”.* then\.\n\nClass: \d+: thing number \d+\. of all\n",
        r"Your class “thing number \d+\. of all” is on ",
    ),
    Who.ON_CALL: (r"Ticket \d+ (needs you|is with \w+ \w+):", r"You have taken ticket \d+\."),
}
"""How all that begins that may be said to somebody; a place shows each of these at most once, with its numbers."""
AGAIN: Mapping[Who, Sequence[str]] = {
    Who.STUDENT: (r"Added to ticket \d+\.\n",),
    Who.TEACHER: (r"Added to ticket \d+\.\n",),
}
"""The same of what comes as often as somebody asks."""
GIVEN_UP = (r"I could not tell \w+ \w+\.", r"My private message to \w+ \w+ (?:may not have|did not) arrived?\.")
"""The same of what the staff hear where nothing can be looked up."""


def unexpected(town: Town, shown: Sequence[Shown], rows: Sequence[Row[Any]]) -> Iterator[str]:
    """Each message is of a row that is for that place, stands where somebody reads who is to, and is of a known kind;
    of each card and each kind there is one in a place.
    """
    yield from _of_no_row(town, shown, rows)
    cards: Counter[tuple[str, str]] = Counter()
    kinds: Counter[tuple[str, str, str]] = Counter()
    lives = {row.mark: row.live for row in rows if row.live}
    for each in shown:
        who = town.readers.get(each.place)
        kind = _kind(who, each.text, town.reads_back) if who else None
        if kind is None:
            yield f"{UNEXPECTED}: {each.place} shows: {each.text}"
        elif kind and town.reads_back:  # else a copy may be there that nobody can tell about
            kinds[each.place, each.below, kind] += 1
        if each.key in lives:
            cards[each.place, lives[each.key]] += 1
    yield from (f"{UNEXPECTED}: {place} shows {n} cards {live}" for (place, live), n in cards.items() if n > 1)
    yield from (f"{UNEXPECTED}: {place} shows {n} times: {kind}" for (place, _, kind), n in kinds.items() if n > 1)


def _kind(who: Who, text: str, reads_back: bool) -> str | None:
    """How it begins, if there may be one of these in a place; empty where there may be more, None for all else."""
    for pattern in ONCE[who]:
        if found := re.match(pattern, text):
            return found[0]
    more = GIVEN_UP if who is Who.STAFF and not reads_back else AGAIN.get(who, ())
    return "" if any(re.match(pattern, text) for pattern in more) else None


def _of_no_row(town: Town, shown: Sequence[Shown], rows: Sequence[Row[Any]]) -> Iterator[str]:
    """Where messages keep no mark, one whose id is in no row may be a copy that nobody can tell about."""
    if town.reads_back:
        places = {row.mark: town.where(row.spoken.place) for row in rows}
        for each in shown:
            if each.place != places.get(each.key):
                yield f"{UNEXPECTED}: {each.place} shows what is for {places.get(each.key)}: {each.text}"
        return
    known = {row.remote_id for row in rows}
    strange = [each for each in shown if each.remote_id not in known]
    if len(strange) > sum((row.doubts or 0) + (row.faults or 0) for row in rows):
        yield from (f"{UNEXPECTED}: {each.place} shows what is in no row: {each.text}" for each in strange)
