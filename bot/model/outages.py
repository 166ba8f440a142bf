"""Known outages: what the staff say of one, and when enough people say that it is not over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.playbooks.categories import CATEGORIES
from bot.model.reports.systems import Named, named_first, named_in_a_row
from bot.model.tickets import OUTAGES, Ticket
from bot.model.words import visible

ASKED_WITHIN = timedelta(hours=24)
"""How long after the end an answer may open it again."""
AT_LEAST, ONE_OF = 3, 3
"""So many people, and at least one of so many that answered, have to say that it does not work."""
BURST_WITHIN, BURST_OF, BURST_HERE_OF = timedelta(minutes=15), 5, 3
"""So many people with the same trouble in so short a time: it is the service; so many in one building, the building."""
TOLD_WITHIN = timedelta(hours=2)
"""What was reported so long before the staff tell of an outage goes on as part of it."""
_LIKE: Mapping[str, str] = {
    "access": "service_down sso_loop",
    "lms": "service_down sso_loop assignment quiz content integration course_wide",
    "live_class": "platform_down join whole_class lost_session",
    "network": "network_down wifi eduroam vpn dns wired slow",
    "security": "phishing",
    "software": "compatibility lockdown_browser",
}
"""By category, what may be the fault of a whole service. One person's password or microphone never is."""
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "lms": ("access", "lms"),
    "software": ("software", "access", "lms", "live_class"),
}
"""By category, where reports of the same system stand: a program that does not start may be the service behind it."""
_FAILING: Mapping[str, str] = {"lms": "lms", "exam program": "software"}
"""By system, the category that has all reports that may come of its outage."""
QUOTED = re.compile(r'["“„«]([^"“”„«»]*)["”“»]')
_UNTIL = re.compile(r"(?:^|[\s,;.]+)(?:until|till?)\s+(\S.*)$", re.IGNORECASE | re.DOTALL)
_SINCE = re.compile(
    r"(?:^|[\s,;.]+)(since\s+\S.*?)(?:(?=[\s,;.]+(?:until|till?)\s)|[\s,;.]*$)", re.IGNORECASE | re.DOTALL
)
_GOES_ON = re.compile(r"(?:in|at|on|is|are|was|were|has|have|does|do|cannot|can't|isn't|doesn't|won't|keeps?)\b", re.I)
"""Words that make no sense without the name before them."""
_KINDLY = re.compile(r"^\W*(?:(?:hi|hello|hey|ok|okay|good news|fyi|update|and|so)\b[\s,.:!]*)*", re.IGNORECASE)
_NOW = r"(?: (?:now|again|for (?:everyone|everybody|all)|everywhere|finally))*(?:,? (?:please|pls|thanks))?[\s.!]*"
_IS_OVER = re.compile(
    r"(?:both |all )?(?:the )?(?:outage|fault|disruption|downtime|incident)s? (?:is |are |has |has been |was )?"
    r"(?:now |all |both |finally )*"
    rf"(?:over|ended|finished|fixed|resolved|solved|done|gone){_NOW}",
    re.IGNORECASE,
)
_IS_BACK = re.compile(
    r"(?:(?:page|site|server|service|system) )?(?:(?:(?:is|are|seems|has come|came) )?(?:now |all |finally )*"
    r"(?:back(?: up| on| online| to normal)?|up(?: again| and running)?|(?:working|running|online|fine)(?: again)?|"
    rf"fixed|resolved|repaired|restored)|works? (?:again|now)|(?:has |have )?recovered){_NOW}",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(further notice|we know more|unknown)[\s.!]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of an outage. `rest`: all that follows the name, `called`: the name where it is not known.

    `until`: the words for its end, empty when there are none; `open_end`: nobody knows when it ends.
    """

    named: Named | None
    called: str
    rest: str
    words: str
    until: str
    open_end: bool


def read_told(text: str) -> Told:
    """Take apart `SYSTEM "what fails" since 8:30 until 14:00`; the quotation marks may be left out, what fails may
    stand before the system, and since when behind its end.
    """
    text = _system_first(text)
    named, rest = named_first(text)
    called = ""
    if named is None:
        quoted = QUOTED.search(text)
        called, rest = (text[: quoted.start()], text[quoted.start() :]) if quoted else _first_word(text)
    quoted = QUOTED.search(rest)
    words, after = (quoted[1], rest[quoted.end() :]) if quoted else ("", rest)
    begun = _SINCE.search(after)
    if begun:
        after = f"{after[: begun.start()]} {after[begun.end() :]}"
    end = _UNTIL.search(after)
    until = end[1].strip() if end else ""
    if not quoted:
        words = after[: end.start()] if end else after
    words = f"{words} {begun[1]}" if begun else words
    if named and not quoted and _GOES_ON.match(words):
        words = f"{text.strip().removesuffix(rest).strip()} {words}"
    open_end = bool(_OPEN_END.match(until))
    return Told(named, called.strip(" ,:"), rest.strip(), tidy(words), "" if open_end else until, open_end)


@dataclass(frozen=True, slots=True)
class SaidOver:
    """That systems work again; `surely`: that their outage is over. Where none is named it may be any outage."""

    named: Sequence[Named]
    surely: bool


def read_over(words: str) -> SaidOver | None:
    """What words say that tell of the end of an outage: `the lms outage is over`, `canvas is back up`."""
    said = _KINDLY.sub("", words, count=1)
    named, rest = named_in_a_row(said, first=True)
    if not named:
        one, rest = named_first(said)
        named = (one,) if one else ()
    if _IS_OVER.fullmatch(rest):
        return SaidOver(named, surely=True)
    return SaidOver(named, surely=False) if named and _IS_BACK.fullmatch(rest) else None


def like(category: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The categories and subcategories of reports that may have the same cause as one of this category."""
    if category not in _LIKE:
        return (category,), tuple(sorted(CATEGORIES.get(category, ())))
    categories = _BESIDE.get(category, (category,))
    return categories, tuple(dict.fromkeys(word for each in categories for word in _LIKE[each].split()))


def tells_begin(ticket: Ticket) -> bool:
    """Whether the staff's words already say since when it fails."""
    return bool(_SINCE.search(ticket.announced))


def away_for_others(ticket: Ticket) -> bool:
    """Whether the ticket may concern others too: a whole system is down, or the network of a building."""
    return ticket.subcategory in OUTAGES and bool(ticket.system if ticket.impact == 1 else ticket.building)


def failing(outage: Ticket) -> str:
    """The category of reports that such an outage causes: if the course site fails, that is more than signing in."""
    return _FAILING.get(outage.system, outage.category)


def comes_back(yes: int, no: int, ended_at: datetime | None, now: datetime) -> bool:
    """Whether so many say within a day that it still fails that the outage is open again."""
    recent = ended_at is not None and now - ended_at <= ASKED_WITHIN
    return recent and no >= AT_LEAST and no * ONE_OF >= yes + no


def _system_first(text: str) -> str:
    """The same with the system in front, where what fails stands there."""
    quoted = QUOTED.match(text.strip())
    if quoted is None:
        return text
    behind = text.strip()[quoted.end() :].strip(" ,:")
    named, rest = named_first(behind)
    return f"{behind.removesuffix(rest).strip()} {quoted[0]} {rest}" if named else text


def _first_word(text: str) -> tuple[str, str]:
    first, _, rest = text.strip().partition(" ")
    return first, rest


def tidy(words: str) -> str:
    return " ".join(visible(words).split()).strip(" ,;:-")
