"""What is said to somebody who answers a question with a remark: how do I do that, I did, just fix it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.model.intents.articles import Search
from bot.model.intents.devices import ReportDevice
from bot.model.intents.help import Courtesy
from bot.model.intents.intent import Intent
from bot.model.intents.tickets import OpenTicket, Reopen
from bot.model.intents.walkthroughs import Answer, Back, ShowAnswers
from bot.model.letters import plain
from bot.model.messages import Button, Kind
from bot.model.people import Role
from bot.model.playbooks.book import Step, StepKind
from bot.model.playbooks.pages import FIRST_PAGE
from bot.model.playbooks.prompts import Prompt
from bot.model.playbooks.titles import BUILDING
from bot.model.reports.circumstances import tells_more, tells_only_more
from bot.model.reports.nearness import says_it_is_soon, told_when
from bot.model.reports.subjects import UNSORTED, guess
from bot.model.safety import is_strained
from bot.model.understanding.answers import answered
from bot.model.understanding.context import Context
from bot.model.understanding.replies import remark, says
from bot.model.understanding.understand import Understanding
from bot.model.walkthroughs import Walkthrough
from bot.model.words import Said, say
from handlers.offers.offering import waits_for_more
from handlers.playbooks import to_question
from handlers.turn import Turn
from handlers.walkthroughs.question import with_question

_NO_PLACE = ("yes", "no", "works", "fails", "noise")
_OK = re.compile(r"\W*(?:ok|okay|k|right|good|fine|now|so)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|this|that|them|these|those|there|eso|esto|lo|la|ca|cela|das|es|isso|isto)\b")
"""What is asked of something that was spoken of."""
KEPT_FOR_A_PERSON = say("I keep that for whoever helps you. To go on, please answer this:")
KEPT_TOO = say("That is kept for a person, too. One press is enough to go on:")
KEPT_AS_SOON = say("I know now that there is little time. To go on, please answer this:")
_PUZZLED = say(
    "Nothing you answer here can break anything: take what comes nearest, and `back` undoes it. Or a person can help, "
    "and sees what you have answered so far."
)
_HOW = say(
    "I know no more about this than what I wrote. Leave out what you cannot find, and answer what comes nearest; "
    "`back` undoes it. Or a person can show you, and sees what you have answered so far."
)
_FAILS = say("I am sorry that it still does not work. To find out more, I ask you this:")
_WHICH = say("Which of these did you do? Press it, or type its number.")
_SAID: Mapping[str, Said] = {
    "did": say("Good. Now please tell me this:"),
    "fix": say(
        "I am a program and cannot repair it myself. Your answers help whoever does. Go on with this, or type `human`:"
    ),
    "afraid": say("It is good that you tell us. We want to help, and not to blame anybody. Now please tell me this:"),
}


def without_the_question(words: str, shown: Prompt) -> Said | None:
    """What is said to a remark in place of the question, with a button to it."""
    match remark(words):
        case "puzzled":
            return _PUZZLED
        case "how":
            return _HOW if shown.kind is StepKind.CONFIRM else _PUZZLED
    return None


def above_the_question(words: str, shown: Prompt) -> Said | None:
    """What is said to a remark above the question, which is asked again."""
    kind = remark(words)
    if shown.kind is StepKind.WAIT:
        return None
    if kind == "did" and shown.kind is StepKind.TRIED:
        return _WHICH
    return _FAILS if says(words, ("fails",)) else _SAID.get(kind)


def is_no_words(words: str, step: Step) -> bool:
    """Whether a question for words is answered with a remark: that is not what a person shall read as the answer. What
    answers every question names no building.
    """
    if step.kind is not StepKind.INPUT or not words:
        return False
    return bool(remark(words)) or (step.sets == BUILDING and says(words, _NO_PLACE))


def goes_on(turn: Turn, found: Understanding, context: Context) -> Intent | None:
    """That they want to see the question again; `back` says so below a card that has a button to it, and after a
    while.
    """
    words = turn.message.words
    back = isinstance(found.intent, Back) and not found.intent.at and turn.message.kind is Kind.SAID
    names = _behind_an_ok(found, words)
    if not (back or names or remark(words) == "resume"):
        return None
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    if kept is None or (back and not _shows_the_way(turn, to_question(kept))):
        return None
    if names and guess(names)[0] != _about(turn, kept):
        return None
    return None if not back and answered(words, with_question(turn, context)) else ShowAnswers(FIRST_PAGE)


def _behind_an_ok(found: Understanding, words: str) -> str:
    """What is named behind an ok, as in `ok, the password again`; empty where nothing is."""
    said = found.intent
    return said.more if isinstance(said, Courtesy) and found.exact and _OK.match(words) else ""


def _about(turn: Turn, kept: Walkthrough) -> str:
    """What the walk-through is about, as reports are sorted; empty where the school no longer has it."""
    return turn.playbooks[kept.playbook].category if kept.playbook in turn.playbooks else ""


def of_the_question(turn: Turn, found: Understanding, context: Context) -> Intent | None:
    """A remark about the open question, which could be the beginning of something else."""
    words = turn.message.words
    for_staff = found.exact and found.intent is not None and found.intent.allowed >= Role.ON_CALL
    if for_staff or remark(words) not in ("how", "did", "fix", "afraid"):
        return None
    asked = with_question(turn, context)
    if asked.options is None or answered(words, asked) is not None:
        return None
    return Answer(text=words)


def to_be_repaired(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    """That it shall be repaired, where nothing is asked: of their ticket, or it is asked what."""
    words = turn.message.words
    says_nothing = remark(words) == "fix" and found.intent == OpenTicket(words)
    return Reopen(None, words) if says_nothing and not _in_a_walk(turn) else None


def needs_no_answer(turn: Turn, _found: Understanding, _: Context) -> Intent | None:
    """That something is done, or waits, where nobody has asked for it."""
    words = turn.message.words
    done = remark(words) == "did" or says(words, ("bye",))
    return Courtesy() if done and turn.message.place.direct and not _in_a_walk(turn) else None


def _in_a_walk(turn: Turn) -> bool:
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    return kept is not None and kept.state.open


def told_besides(turn: Turn, found: Understanding, asked: Context) -> Intent | None:
    """What goes on about what they are asked for: that it still fails, a report that names nothing of its own, or since
    when it is so, on which device, and what else belongs to it.
    """
    words = turn.message.words
    if found.exact or not asked.options or asked.typed or is_strained(words) or waits_for_more(turn):
        return None
    when = told_when(words, turn.now, turn.person.zone) is not None
    more = found.intent is None and (when or tells_more(words) or turn.soon(words))
    only = isinstance(found.intent, ReportDevice | None) and tells_only_more(words, at_least=2)
    if more or only or says(words, ("shared",)) or says_it_is_soon(words):
        return Answer(text=words, besides=True)
    if isinstance(found.intent, Search) and _POINTS.search(plain(words)) and _names_nothing(turn):
        return Answer(text=words, besides=True)
    if isinstance(found.intent, Reopen) and not turn.work.tickets.of(turn.person.id):
        return Answer(text=words)
    return Answer(text=words, besides=True) if found.intent == OpenTicket(words) and _names_nothing(turn) else None


def _names_nothing(turn: Turn) -> bool:
    """Whether a report could be about anything, so that it is about what was spoken of."""
    return guess(turn.message.words) == UNSORTED and not turn.soon(turn.message.words)


def _shows_the_way(turn: Turn, back: Button) -> bool:
    last = turn.last_said()
    return not last or back in last[0].buttons
