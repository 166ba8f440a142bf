"""Words that only look like a command: what stands behind it says that they are something else."""

from __future__ import annotations

import re

from bot.model.intents.articles import ShowArticle
from bot.model.intents.covers import OverrideOnCall
from bot.model.intents.escalation import Acknowledge, Assign, Escalate, Resolve
from bot.model.intents.help import Help
from bot.model.intents.intent import Intent
from bot.model.intents.mutes import MuteReminders
from bot.model.intents.playbooks import Begin
from bot.model.intents.sessions import AddSession, MoveSession
from bot.model.intents.tickets import Ask, Comment, OpenTicket, Tell
from bot.model.intents.waiting import Snooze
from bot.model.intents.walkthroughs import LoginHelp
from bot.model.letters import plain
from bot.model.moments.lengths import lengths
from bot.model.people import Role
from bot.model.understanding.asking import only_asks
from bot.model.understanding.calls import without_help
from bot.model.understanding.context import Context
from bot.model.understanding.denying import beside_denial
from bot.model.understanding.dials import of_a_dial
from bot.model.understanding.elsewhere import is_none_of_ours
from bot.model.understanding.free import meant_freely, says_nothing
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.numbered import NUMBER_FIRST
from bot.model.understanding.signals import heard, numbers_of
from bot.model.understanding.speakers import goes_on_of_others
from bot.model.understanding.spelling import plain_words

_ALONE = Context()
_HOW_URGENT = re.compile(
    r"#?\d{1,9}(?: (?:to|as|a|an|the|of|is|more|very|high\w*|low\w*|urgent|critical|p[1-4]|priority|please|now))+\W*$",
    re.I,
)
"""What is said of a ticket that there is already."""
_ME = re.compile(
    r"(?:me|us|everybody|everyone|all of (?:us|them)|mum|mom|dad|my (?:mum|mom|dad|wife|husband|sister|brother))\b",
    re.I,
)
"""Who is told something that no ticket needs a number for."""
_NO_TITLE = re.compile(
    r"(?:in|on|about|from|of|was|is|are|said|says|by|to|for|i|we|that|which|they|he|she)\b", re.IGNORECASE
)
_FOR_ME = re.compile(r"(?:me|us)\b[\s,.]*(.*)", re.IGNORECASE | re.DOTALL)
_TAILS = ("note", "solution", "reason", "when")
_TIME_LIKE = frozenset(("when", "long", "until"))
_A_TIME = 2  # a time shows in so many words of it


def is_something_else(intent: Intent, words: str, context: Context) -> bool:
    """Whether words only look like this command: `tell me` asks the desk and tells nobody, a ticket that has a number
    is none to be opened, who asks about an outage tells of none, help with something is that thing, and what is told
    as over, or of somebody else's, is no trouble here.
    """
    if isinstance(intent, AddSession | MoveSession) and of_a_dial(words):
        return True
    if isinstance(intent, Begin) and (beside_denial(words) == "" or is_none_of_ours(words)):
        return True
    if isinstance(intent, Help):
        return without_help(words) != words
    if isinstance(intent, Tell | Ask) and intent.number is None:
        return bool(_ME.match(intent.text)) or (context.ticket is None and _is_clear(words, context))
    if isinstance(intent, OpenTicket):
        numbered = NUMBER_FIRST.match(intent.summary) and numbers_of(intent.summary)
        return bool(numbered or _HOW_URGENT.match(intent.summary))
    if only_asks(intent, words):
        return True
    return _has_another_object(intent) or of_others(intent, words, context) or _goes_on(intent, words, context)


def of_others(intent: Intent, words: str, context: Context) -> bool:
    """Whether what stands behind a command says that it is not the speaker's, or not now."""
    if context.addressed and not isinstance(intent, Acknowledge | Resolve):
        return False
    tail = next((getattr(intent, name) for name in _TAILS if hasattr(intent, name)), "")
    return bool(intent.of_a_ticket and tail) and goes_on_of_others(intent.name, words, tail, context)


def _goes_on(intent: Intent, words: str, context: Context) -> bool:
    """Whether the words go on to something else: what is given to the experts is not somebody's now, and a riddle that
    is solved is no ticket.
    """
    further = intent.whom if isinstance(intent, Assign) else intent.note if isinstance(intent, Acknowledge) else ""
    if any(map(lexicon().knows, plain_words(further))):
        return isinstance(meant_freely(words, Role.ADMIN, context), Escalate)
    solves_none = isinstance(intent, Resolve) and intent.solution and intent.number is None and context.ticket is None
    return bool(solves_none) and says_nothing(words, context)


def _has_another_object(intent: Intent) -> bool:
    """Whether what stands behind a command is nothing it takes: no time, no title, a game."""
    match intent:
        case LoginHelp() if intent.about:
            return "pastime" in heard(intent.about, _ALONE).concepts
        case Snooze():
            return not _may_be_a_time(intent.when)
        case MuteReminders():
            return bool(numbers_of(intent.about))
        case OverrideOnCall() if behind := _FOR_ME.match(intent.covered):
            return not _may_be_a_time(behind[1])
    return isinstance(intent, ShowArticle) and bool(_NO_TITLE.match(intent.article))


def _may_be_a_time(words: str) -> bool:
    begins = " ".join(words.split()[:_A_TIME])
    if not begins or _TIME_LIKE & heard(begins, _ALONE).concepts:
        return True
    return any(start == 0 for _, (start, _) in lengths(plain(f"for {words}")))


def _is_clear(words: str, context: Context) -> bool:
    """Whether it is clear that words are about something else than a ticket, or about nothing."""
    meant = meant_freely(words, Role.ADMIN, context)
    return meant is not None and not isinstance(meant, Comment)
