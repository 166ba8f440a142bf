"""What somebody wants: an intent with its arguments, or guesses to ask back with."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from bot.model.intents.articles import ShowArticle
from bot.model.intents.attendance import CheckIn
from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.covers import OverrideOnCall
from bot.model.intents.escalation import Acknowledge, Assign, Escalate, Resolve
from bot.model.intents.help import Courtesy, Help, TalkToHuman
from bot.model.intents.intent import Intent, Topic
from bot.model.intents.mutes import MuteReminders
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.intents.playbooks import Begin
from bot.model.intents.sessions import AddSession, MoveSession
from bot.model.intents.tickets import Ask, Close, Comment, ListQueue, OpenTicket, Reopen, Tell
from bot.model.intents.triage import SetUrgency
from bot.model.intents.waiting import Snooze
from bot.model.intents.walkthroughs import Answer, LoginHelp
from bot.model.people import Role
from bot.model.understanding.answers import answered, likely_answer, possible_answer
from bot.model.understanding.asking import only_asks
from bot.model.understanding.calls import without_help
from bot.model.understanding.colleagues import of_a_colleague
from bot.model.understanding.context import Context
from bot.model.understanding.denying import beside_denial
from bot.model.understanding.dials import of_a_dial
from bot.model.understanding.elsewhere import is_none_of_ours
from bot.model.understanding.free import likely, meant_freely, says_nothing
from bot.model.understanding.grammar import Wanted, command, command_below, exact, sentence
from bot.model.understanding.lexicon import lexicon
from bot.model.understanding.misspelt import misspelt
from bot.model.understanding.numbered import with_number
from bot.model.understanding.replies import is_gesture, says
from bot.model.understanding.signals import heard, numbers_of
from bot.model.understanding.speakers import goes_on_of_others
from bot.model.understanding.spelling import Spelling, plain_words
from bot.model.understanding.staff_channel import for_the_desk
from bot.model.understanding.urgency_words import bidden, counts
from bot.model.understanding.weighing import CHANGES

GUESSES, _ALONE = 3, Context()
_A_WISH = 4
"""So few words behind `ok` are part of it."""
_GUESSED = [kind for kind in CATALOGUE if kind.hints and kind is not TalkToHuman]
_USUAL, _STAFF = (Help, OpenTicket, LoginHelp), (Help, ListQueue, WhoIsOnCall)
"""What is offered where the words are like nothing."""
_HINTS = {kind: frozenset(plain_words(f"{kind.hints} {kind.shown}")) - {"no"} for kind in _GUESSED}
_SPELLING = Spelling({}, frozenset[str]().union(*_HINTS.values()))
_NUMBER_FIRST = re.compile(r"(?:ticket |number )?(?:#|t-|inc-?)?(\d{1,9})(?![\w/])[\s,:;.!–—-]*", re.IGNORECASE)
_HOW_URGENT = re.compile(
    r"#?\d{1,9}(?: (?:to|as|a|an|the|of|is|more|very|high\w*|low\w*|urgent|critical|p[1-4]|priority|please|now))+\W*$",
    re.I,
)
"""What is said of a ticket that there is already."""
_WORD, _EMOJI = re.compile(r"[^\W\d_]{2}"), re.compile(r":[\w+-]+:")
_ASKED = re.compile(r"\?(?![\w=&/%])")
_DOUBT = re.compile(r"(but|however|although|though|not|or|until|maybe|perhaps|hopefully|i (hope|think|guess))\b", re.I)
_ME = re.compile(
    r"(?:me|us|everybody|everyone|all of (?:us|them)|mum|mom|dad|my (?:mum|mom|dad|wife|husband|sister|brother))\b",
    re.I,
)
"""Who is told something that no ticket needs a number for."""
_NO_TITLE = re.compile(
    r"(?:in|on|about|from|of|was|is|are|said|says|by|to|for|i|we|that|which|they|he|she)\b", re.IGNORECASE
)
_FOR_ME = re.compile(r"(?:me|us)\b[\s,.]*(.*)", re.IGNORECASE | re.DOTALL)
_TAILS, _TIME_LIKE = ("note", "solution", "reason", "when"), frozenset(("when", "long", "until"))
_A_TIME = 2  # a time shows in so many words of it
_EACH_OTHER = frozenset(("me", "us", "everyone", "everybody", "anyone", "anybody", "somebody", "someone", "yourself"))
_BEGUN = CHANGES - {"ticket_close"}  # not begun behind `ok`; who thanks may say that a ticket can be closed


@dataclass(frozen=True, slots=True)
class Understanding:
    """`intent` is None when nothing is to be done: then `guesses` has what may have been meant, best first; it is empty
    for talk between people, which is left alone. `exact`: nothing else can be meant, whatever was asked. `also`: the
    further commands in the words, each as it can be typed; their words are none of `intent`.
    """

    intent: Intent | None
    guesses: tuple[type[Intent], ...] = ()
    exact: bool = False
    also: tuple[str, ...] = ()


def understand(words: str, role: Role, context: Context) -> Understanding:
    """What these words mean, said by somebody with this role in this context."""
    below = context.ticket if not context.command and role >= SetUrgency.allowed else None
    if below is not None and (sets := bidden(words, below)):
        return Understanding(_filled(sets, context))
    if not context.addressed:
        return Understanding(_overheard(words, role, context))
    if answer := answered(words, context):
        return Understanding(answer)
    if meant := _meant(words, role, context):
        return meant
    if context.typed:
        return Understanding(Answer(text=words))
    intent = None if context.free else _mended(words, role, context) or meant_freely(words, role, context)
    if intent is not None and not only_asks(intent, words):
        return Understanding(_filled(with_number(intent, words, context), context))
    if context.ticket is not None and words.strip():
        return Understanding(Comment(context.ticket, words))
    return Understanding(possible_answer(words, context), guesses(words, role, context))


def _meant(words: str, role: Role, context: Context) -> Understanding | None:
    """The command that words are, exactly or as a sentence; a sentence is none where any words are wanted."""
    below_ticket = context.ticket is not None and not context.command

    def wanted(kind: type[Intent]) -> bool:
        if context.typed and role < kind.allowed:
            return False
        return not below_ticket or (kind is not Courtesy and role >= kind.allowed)

    kind = context.options is None and is_gesture(words) and wanted(Courtesy)
    intent = Courtesy() if kind else exact(words, wanted)
    if isinstance(intent, Courtesy) and (behind := _behind_courtesy(intent, wanted, role, context)):
        return behind
    if intent and not _is_something_else(intent, words, context):
        return Understanding(_filled(intent, context), exact=True)
    if answer := likely_answer(words, context):
        return Understanding(answer)
    if not context.free:
        told = sentence(words, lambda kind: wanted(kind) and (not below_ticket or kind.overheard))
        if told is not None and not _is_something_else(told, words, context):
            return Understanding(_filled(told, context))
    intent = command_below(words, lambda kind: role >= kind.allowed) if context.session is not None else None
    return Understanding(_filled(intent, context), exact=True) if intent else None


def _mended(words: str, role: Role, context: Context) -> Intent | None:
    """The command that words with a wrong letter are; below a ticket they may be words for it."""
    if context.ticket is not None and not context.command:
        return None
    return misspelt(words, lambda kind: role >= kind.allowed)


def _behind_courtesy(said: Courtesy, wanted: Wanted, role: Role, context: Context) -> Understanding | None:
    """What is wanted behind `ok` or `great`, which is most of what is said."""
    numbered = bool(numbers_of(said.more))
    if context.ticket is not None or not (numbered or len(plain_words(said.more)) >= _A_WISH):
        return None
    told = command(said.more, wanted)
    if told is None and (freely := meant_freely(said.more, role, context)) and (numbered or freely.name not in _BEGUN):
        told = freely
    return None if told is None or isinstance(told, Courtesy) else Understanding(_filled(told, context))


def guesses(words: str, role: Role, context: Context = _ALONE) -> tuple[type[Intent], ...]:
    """The commands most like these words that this role may give, best first: always three, each with a button of its
    own. A person is none of them: the way to one stands below every answer.
    """
    speaks = _WORD.search(_EMOJI.sub(" ", words)) and not says(words, ("yes", "no"))
    heard_of = likely(words, context) if speaks else ()
    said = set(_SPELLING.mended(plain_words(words)))
    like = sorted((kind for kind in _GUESSED if said & _HINTS[kind]), key=lambda kind: -len(said & _HINTS[kind]))
    order = (*like, *(_STAFF if role >= Role.ON_CALL else _USUAL))
    best: dict[str, type[Intent]] = {}
    for kind in (*heard_of, *order):
        if kind in _HINTS and role >= kind.allowed:
            best.setdefault(kind.pressed(), kind)
    return tuple(best.values())[:GUESSES]


def _overheard(words: str, role: Role, context: Context) -> Intent | None:
    """In a thread some words work without addressing the desk, and some commands as they are written also among the
    staff; anything else below a ticket is a comment.

    Words after a number that is not this ticket's make it a comment too: "fixed 2 cables" is not about ticket 2.
    """
    if context.session is not None:
        intent = command_below(words, lambda kind: role >= kind.allowed)
        filled = _filled(intent, context) if intent else None
        if filled is None:
            meant = meant_freely(words, role, context)
            return meant if isinstance(meant, CheckIn) else None
        return filled if getattr(filled, "number", None) == context.session else None
    if not words.strip() or (context.ticket is None and not context.staff):
        return None
    if context.ticket is None:
        return for_the_desk(words, role)
    intent = command(words, lambda kind: kind.overheard and role >= kind.allowed, lambda _: False)
    intent = intent or misspelt(words, lambda kind: kind is Acknowledge and role >= kind.allowed)
    meant = meant_freely(words, role, context) if _may_be_free(intent, words, context) else None
    if meant is not None and not (isinstance(meant, Acknowledge) and of_a_colleague(words, context.colleagues)):
        return _filled(meant, context)
    if intent is None or _is_talk(intent, words, context.colleagues) or _of_others(intent, words, context):
        return Comment(context.ticket, words)
    filled = _filled(intent, context)
    return filled if _fits(filled, context.ticket) else Comment(context.ticket, words)


def _may_be_free(intent: Intent | None, words: str, context: Context) -> bool:
    """Whether words below a ticket are no command, or are only told to each other."""
    free = intent is None and not counts(words, context.ticket or 0)
    return free or (isinstance(intent, Tell | Ask) and _is_talk(intent, words, context.colleagues))


def _is_talk(intent: Intent, words: str, colleagues: frozenset[str]) -> bool:
    """Whether words that could be a command are something people say to each other."""
    if isinstance(intent, Tell | Ask):
        first = re.split(r"[\s,:;.!?]", intent.text.casefold(), maxsplit=1)[0]
        return intent.number is None and (first.startswith("@") or first in _EACH_OTHER | colleagues)
    doubt = isinstance(intent, Resolve) and _DOUBT.match(intent.solution)
    return bool(doubt or _ASKED.search(words))


def _is_something_else(intent: Intent, words: str, context: Context) -> bool:
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
        numbered = _NUMBER_FIRST.match(intent.summary) and numbers_of(intent.summary)
        return bool(numbered or _HOW_URGENT.match(intent.summary))
    if only_asks(intent, words):
        return True
    return _has_another_object(intent) or _of_others(intent, words, context) or _goes_on(intent, words, context)


def _of_others(intent: Intent, words: str, context: Context) -> bool:
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
    return not begins or bool(_TIME_LIKE & heard(begins, _ALONE).concepts)


def _is_clear(words: str, context: Context) -> bool:
    """Whether it is clear that words are about something else than a ticket, or about nothing."""
    meant = meant_freely(words, Role.ADMIN, context)
    return meant is not None and not isinstance(meant, Comment)


def _fits(intent: Intent, ticket: int) -> bool:
    arguments = {field.name: getattr(intent, field.name) for field in fields(intent)}
    number = arguments.pop("number", ticket)
    return number == ticket or not any(arguments.values())


def _filled(intent: Intent, context: Context) -> Intent:
    """The intent with the number of what the thread is about, where it was left out."""
    names = {field.name for field in fields(intent)}
    known = context.session if intent.topic is Topic.SESSIONS else context.ticket
    if "number" not in names or getattr(intent, "number") is not None:  # noqa: B009
        return intent
    return _spoken_of(intent) if known is None else replace(intent, number=known)  # type: ignore[call-arg]


def _spoken_of(intent: Intent) -> Intent:
    """The intent with the number of a ticket that is spoken of in its words, where these are all there is."""
    if isinstance(intent, Tell | Ask) and len(numbers := numbers_of(intent.text)) == 1:
        return replace(intent, number=numbers[0])
    if isinstance(intent, Close | Reopen) and (match := _NUMBER_FIRST.match(intent.reason)):
        return replace(intent, number=int(match[1]), reason=intent.reason[match.end() :])
    return intent
