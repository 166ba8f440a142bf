"""An intent out of free words: which command it is, and its arguments."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields

from bot.model.intents.attendance import CheckIn
from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.changes import PlannedChanges
from bot.model.intents.covers import OverrideOnCall
from bot.model.intents.devices import ReportDevice
from bot.model.intents.escalation import Acknowledge, Escalate, Resolve
from bot.model.intents.feedback import Feedback
from bot.model.intents.help import Courtesy, Greet, Help, SpeakMyLanguage, names_a_tongue
from bot.model.intents.intent import Intent
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.intents.playbooks import ChangeRequest
from bot.model.intents.sessions import AddSession, CancelSession, FillSession, MoveSession
from bot.model.intents.tickets import Close, Comment, ListQueue, ListTickets, OpenTicket, Reopen, ShowTicket
from bot.model.intents.waiting import Snooze
from bot.model.intents.walkthroughs import LoginHelp
from bot.model.letters import plain
from bot.model.moments.readings import Stop
from bot.model.moments.shifts import one_shift
from bot.model.reports.circumstances import tells_screen
from bot.model.understanding.dials import of_a_dial
from bot.model.understanding.planning_words import without_asking
from bot.model.understanding.signals import Heard

Filled = Callable[[str, Heard], Intent | None]
_NUMBER = re.compile(r"(?:#|t-|inc-?)?\d{1,9}(?![\w/])", re.IGNORECASE)
_ALONG = re.compile(r"^[\s,:;.!–—-]*(?:(?:as|is|was|and|please|pls|that|to)\b[\s,:;-]*)*", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:for|until|till?|in|after|at|to next|to lunch|to tomorrow|tomorrow|tonight|today)\b.*$|"
    r"\b\d+ ?(?:m|min|mins|minutes|h|hours?)\b",
    re.IGNORECASE,
)
_BESIDES = re.compile(r"^(?:for|until|till?|to)\s+|\s+(?:about|abt|on|for|of) (?:#|t-)?\d{3,}$", re.IGNORECASE)
"""What is no part of a time: the word before it, and the ticket behind it."""
_PUT_ON_CALL = re.compile(
    r"^\W*on.?call\W+@?[\w.-]+ (?:\w+ )?(?:until|till|from|for|tonight|today|tomorrow|instead)\b", re.IGNORECASE
)
"""Somebody is named who shall be on call, and when; nobody asks who is."""
_CODE = re.compile(r"\b(?=\w*\d)\w{3,12}\b")
_QUERY = re.compile(
    r"^(?:(?:please|pls|bitte|por favor|can you|hi|hello|hey|is there|do you have|find me|show me|search for|"
    r"look (?:up|for)|where (?:do|can) (?:i|we) find|"
    r"(?:yo |je |ich |eu )?(?:busc(?:ar|a|que|o)|(?:re)?cherch(?:er|e)|such(?:en?)? nach|suchen?|"
    r"procur(?:ar|e|o)|pesquis(?:ar|a|e|o)))\b[\s,:]*)+",
    re.IGNORECASE,
)
_IN_ORDER = sorted(CATALOGUE, key=lambda kind: kind.topic is None)
_GREETED = frozenset(("~hello", "short"))
"""A greeting to somebody, or with a slip in it."""


def filled(name: str, said: str, heard: Heard) -> Intent | None:
    """The command of this name with what these words say about it; None when what it needs was not said."""
    if name in _FILLED:
        return _FILLED[name](said, heard)
    kind = kind_of(name)
    return kind() if kind else None


def kind_of(name: str) -> type[Intent] | None:
    """The first command of this name; one that stands in the help comes before those that do not."""
    return next((kind for kind in _IN_ORDER if kind.name == name), None)


def _number(heard: Heard) -> int | None:
    return heard.numbers[0] if heard.numbers else None


def _rest(said: str) -> str:
    """What stands behind the number of a ticket."""
    match = _NUMBER.search(said)
    rest = _ALONG.sub("", said[match.end() :]).strip() if match else ""
    return rest if rest.strip(" ?!.") else ""


def _comment(said: str, heard: Heard) -> Intent | None:
    return Comment(_number(heard), _rest(said) or said) if heard.numbers else None


def _tickets(_: str, heard: Heard) -> Intent:
    return ListQueue() if heard.concepts & {"team", "queue"} and "mine" not in heard.concepts else ListTickets()


def _plan(said: str, heard: Heard) -> Intent | None:
    if heard.concepts & {"picture", "device", "~projector"} and not heard.concepts & {"class", "plan", "subject"}:
        return OpenTicket(said)  # a projector that is needed by then
    if "~nobody" in heard.concepts and "plan" not in heard.concepts:
        return OpenTicket(said)  # nobody can join a class that there is
    if "feed" in heard.concepts:
        return FillSession()
    shift = _shift(said)
    if shift or ("move" in heard.concepts and "plan" not in heard.concepts):
        return MoveSession(None, said.partition(" to ")[2].strip() or shift)
    return None if of_a_dial(said) else AddSession(without_asking(said))


def _shift(said: str) -> str:
    """The part of the words that says how much later or earlier."""
    with suppress(Stop):
        found = one_shift(plain(said))
        return said[slice(*found.span)] if found else ""
    return ""


def _change(_: str, heard: Heard) -> Intent:
    asks = heard.concepts & {"asks", "change"} and not heard.concepts & {"want"}
    return PlannedChanges() if asks else ChangeRequest()


def _snooze(said: str, heard: Heard) -> Intent:
    match = _TIME.search(said)
    when = _BESIDES.sub("", match[0]) if match else ""
    return Snooze(_number(heard), when.strip())


def _on_call(said: str, _: Heard) -> Intent:
    return OverrideOnCall(said) if _PUT_ON_CALL.match(said) else WhoIsOnCall()


def _check_in(said: str, _: Heard) -> Intent | None:
    if tells_screen(said):
        return None  # a code that is shown is none of a class
    match = _CODE.search(said)
    return CheckIn(match[0] if match else "")


def _about(name: str, field: str) -> Filled:
    """The command of a name with what is asked about in its field."""

    def fill(said: str, _: Heard) -> Intent | None:
        kind = kind_of(name)
        known = kind is not None and field in {each.name for each in fields(kind)}
        return kind(**{field: _QUERY.sub("", said).strip(" ?!.")}) if kind and known else None

    return fill


_FILLED: Mapping[str, Filled] = {
    "login_help": lambda said, _: LoginHelp(said),
    "ticket_create": lambda said, _: OpenTicket(said),
    "ticket_status": lambda _, heard: ShowTicket(_number(heard)),
    "ticket_list": _tickets,
    "ticket_comment": _comment,
    "ticket_close": lambda said, heard: Close(_number(heard), _rest(said)),
    "ticket_reopen": lambda said, heard: Reopen(_number(heard), _rest(said)),
    "escalate": lambda said, heard: Escalate(_number(heard), said),
    "ack": lambda _, heard: Acknowledge(_number(heard)),
    "resolve": lambda said, heard: Resolve(_number(heard), _rest(said) or said),
    "snooze": _snooze,
    "oncall_who": _on_call,
    "oncall_override": lambda said, _: OverrideOnCall(said),
    "session_schedule": _plan,
    "session_cancel": lambda _said, _heard: CancelSession(),
    "attendance_checkin": _check_in,
    "feedback": lambda said, _: Feedback(said),
    "asset_report": lambda said, _: ReportDevice(said),
    "change_request": _change,
    "kb_search": _about("kb_search", "query"),
    "outage_check": _about("outage_check", "about"),
    "help_menu": lambda said, _: SpeakMyLanguage() if names_a_tongue(said) else Help(),
    "none": lambda said, heard: Greet() if heard.concepts >= _GREETED else Courtesy(said),
}
