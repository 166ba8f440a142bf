"""What somebody reports in their own words: what it is about, and the system they name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bot.model.reports.affected import A_CLASS, EVERYBODY, affected
from bot.model.reports.nearness import on_another_day
from bot.model.reports.subjects import guess
from bot.model.reports.systems import named_in, system_of
from bot.model.reports.words import NOT_NOW
from bot.model.secrets.masking import HIDDEN
from bot.model.tickets import OUTAGES
from bot.model.triage import sorted_into, weigh
from bot.model.understanding import speaking
from bot.model.understanding.context import Context
from bot.model.understanding.elsewhere import is_none_of_ours
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.signals import HELD, heard
from bot.model.understanding.spelling import folded, plain_words
from bot.model.understanding.working import beside_working
from bot.model.words import visible

_OF = {
    "lms": ("access", "lms", "other"),
    "live": ("access", "live_class", "other"),
    "mail": ("access", "mail_calendar", "other"),
    "network": ("network", "other"),
    "exam program": ("software", "access", "lms", "other"),
}
"""By system, what trouble with it is about; a projector in a classroom is none of the course site's."""
_ROOM = re.compile(r"(?<!google )\b(classrooms?|meet)\b", re.IGNORECASE)
"""What names a system only behind the name of its maker."""
_MINE = r"my|the|mi|la|el|mon|ma|le|mein|das|der|minha|a|o|it is my|this is my"
_IS = r"is|es|est|ist|lautet|e|was|here|it is"
_AWAY = frozenset({"broken", "down", "spins"})
_KEPT_OUT = _AWAY - {"spins"}
_NO_NETWORK, _NO_WAY_IN = frozenset({"wifi", "neg"}), frozenset({"signin", "neg"})
_NETWORK = frozenset({"network", "wifi", "guest", "wired"})
_NOT_NOW = re.compile(rf"\b(?:{NOT_NOW})")
_ONLY_TOLD = frozenset((HELD, "nowfine", "lastyear"))
"""What is only spoken of, or over."""


def nothing_told(words: str) -> bool:
    """Whether the words say nothing of what is wrong: they are empty, or only announce a secret that was hidden."""
    told = visible(words).strip(" \t\r\n.,:;!?")
    if not told or HIDDEN not in told:
        return not told
    same = lexicon().same
    names = {"pin", *(word for name in ("password", "code") for word in (name, *same[name]))}
    said = " ".join(plain_words(told.replace(HIDDEN, " ")))
    return not said or any(_announces(name).fullmatch(said) for name in names)


@cache
def _announces(name: str) -> re.Pattern[str]:
    """What only says that a secret follows: `my password is`, `das Passwort lautet`."""
    return re.compile(rf"(?:(?:{_MINE}) )?{re.escape(name)}(?: (?:{_IS}))?")


class Report(NamedTuple):
    """`system`: what walk-throughs call the system that was named; empty when none was."""

    category: str
    subcategory: str
    system: str


def read_report(words: str, about: str = "") -> Report:
    """A report, sorted; `about` is the category the person chose. A bare `X does not work` counts as an outage of X."""
    guessed = guess(words)
    category, subcategory = sorted_into(about, guessed)
    named = named_in(_ROOM.sub("", words[:2000]))
    if named is None or category not in _OF[named.system.key]:
        return Report(category, subcategory, "")
    concepts = heard(words[:2000], Context()).concepts
    if guessed[0] == "other" and concepts & _AWAY and "asks" not in concepts:
        return Report(named.system.category, named.system.subcategory, named.value)
    return Report(category, subcategory, named.value)


def stops_all(words: str) -> bool:
    """Whether a report says that nobody can sign in or use the network: then nobody has a way round it."""
    return affected(folded(words)) == EVERYBODY and keeps_out(words)


def keeps_out(words: str) -> bool:
    """Whether a report says that a service or the network lets people in no more, however many they are."""
    report = read_report(words)
    if report.subcategory in OUTAGES:
        return True
    concepts = heard(words[:2000], Context()).concepts
    if report.system and concepts >= _NO_WAY_IN:
        return True
    network = report.category == "network" or report.system in _NETWORK
    fails = concepts & _KEPT_OUT or concepts >= _NO_NETWORK
    return network and bool(fails) and "slow" not in concepts


def keeps_many_out(words: str, soon: bool) -> bool:
    """Whether a report says so of a class at least, now, and that it cannot wait; `soon` when something is `near`."""
    fails = beside_working(words)
    impact, urgency = weigh(fails, soon)
    return impact <= A_CLASS and urgency == 1 and keeps_out(fails) and not _only_told(words)


def _only_told(words: str) -> bool:
    """Whether words tell of what is over, wished, feared, supposed, planned, told by others or of another day."""
    said = folded(words)
    shapes = (_NOT_NOW, speaking.SUPPOSED, speaking.REPORTED)
    if on_another_day(said) or any(shape.search(said) for shape in shapes):
        return True
    return bool(heard(words[:2000], Context()).concepts & _ONLY_TOLD) or is_none_of_ours(words)


def away(system: str) -> tuple[str, str]:
    """The category and subcategory of a report that this whole system is down."""
    known = system_of(system)
    return (known.category, known.subcategory) if known else ("access", "service_down")
