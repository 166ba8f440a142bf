"""What somebody wants: an intent with its arguments, or guesses to ask back with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.model.intents.articles import Search
from bot.model.intents.catalogue import CATALOGUE
from bot.model.intents.help import Courtesy, Help, TalkToHuman
from bot.model.intents.intent import Intent
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.intents.tickets import Comment, ListQueue, OpenTicket
from bot.model.intents.triage import SetUrgency
from bot.model.intents.walkthroughs import Answer, LoginHelp
from bot.model.people import Role
from bot.model.reports.buildings import is_question
from bot.model.understanding.a_person import names_only_a_person
from bot.model.understanding.answers import answered, likely_answer, possible_answer
from bot.model.understanding.asking import only_asks
from bot.model.understanding.context import Context
from bot.model.understanding.free import likely, meant_freely
from bot.model.understanding.grammar import Wanted, command, command_below, sentence
from bot.model.understanding.lookalikes import is_something_else
from bot.model.understanding.misspelt import misspelt
from bot.model.understanding.numbered import with_number, with_thread
from bot.model.understanding.overhearing import overheard
from bot.model.understanding.politeness import asked_kindly
from bot.model.understanding.replies import is_gesture, says
from bot.model.understanding.signals import numbers_of
from bot.model.understanding.spelling import Spelling, plain_words
from bot.model.understanding.staff_channel import ordered
from bot.model.understanding.urgency_words import bidden
from bot.model.understanding.weighing import CHANGES

GUESSES = 3
_ALONE = Context()
_A_WISH = 4
"""So few words behind `ok` are part of it."""
_GUESSED = [kind for kind in CATALOGUE if kind.hints and kind is not TalkToHuman]
_USUAL, _STAFF = (Help, OpenTicket, LoginHelp), (Help, ListQueue, WhoIsOnCall)
"""What is offered where the words are like nothing."""
_HINTS = {kind: frozenset(plain_words(f"{kind.hints} {kind.shown}")) - {"no"} for kind in _GUESSED}
_SPELLING = Spelling({}, frozenset[str]().union(*_HINTS.values()))
_WORD, _EMOJI = re.compile(r"[^\W\d_]{2}"), re.compile(r":[\w+-]+:")
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
    if below is not None and (told := bidden(words, below) or ordered(words, context)):
        return Understanding(with_thread(told, context))
    if not context.addressed:
        return Understanding(overheard(words, role, context))
    if answer := answered(words, context):
        return Understanding(answer)
    if meant := _meant(words, role, context):
        return meant
    if context.typed:
        return Understanding(_looked_up(words, role, context) or Answer(text=words))
    intent = None if context.free else _mended(words, role, context) or meant_freely(words, role, context)
    if intent is not None and not only_asks(intent, words):
        return Understanding(with_thread(with_number(intent, words, context), context))
    if context.ticket is not None and words.strip():
        return Understanding(Comment(context.ticket, words))
    return Understanding(possible_answer(words, context), guesses(words, role, context))


def _looked_up(words: str, role: Role, context: Context) -> Intent | None:
    """What is asked of the desk where a name is wanted: a question is none."""
    asked = meant_freely(words, role, replace(context, free=False)) if context.free and is_question(words) else None
    return asked if isinstance(asked, Search) else None


def _meant(words: str, role: Role, context: Context) -> Understanding | None:
    """The command that words are, exactly or as a sentence; a sentence is none where any words are wanted."""
    below_ticket = context.ticket is not None and not context.command

    def wanted(kind: type[Intent]) -> bool:
        if context.typed and role < kind.allowed:
            return False
        return not below_ticket or (kind is not Courtesy and role >= kind.allowed)

    kind = context.options is None and is_gesture(words) and wanted(Courtesy)
    intent = Courtesy() if kind else asked_kindly(words, wanted)
    if isinstance(intent, Courtesy) and (behind := _behind_courtesy(intent, wanted, role, context)):
        return behind
    if intent and not is_something_else(intent, words, context):
        return Understanding(with_thread(intent, context), exact=True)
    if answer := likely_answer(words, context):
        return Understanding(answer)
    if not context.free:
        told = sentence(words, lambda kind: wanted(kind) and (not below_ticket or kind.overheard))
        if told is not None and not is_something_else(told, words, context):
            return Understanding(with_thread(told, context))
    intent = _in_few_words(words, role, context)
    return Understanding(with_thread(intent, context), exact=True) if intent else None


def _in_few_words(words: str, role: Role, context: Context) -> Intent | None:
    """A person, as other languages call one, or what is understood below a class alone."""
    if context.ticket is None and names_only_a_person(words) and not only_asks(TalkToHuman(), words):
        return TalkToHuman()
    return command_below(words, lambda kind: role >= kind.allowed) if context.session is not None else None


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
    return None if told is None or isinstance(told, Courtesy) else Understanding(with_thread(told, context))


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
