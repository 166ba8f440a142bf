"""What somebody wants: their words, where they stand, and what they were asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.model import playbooks
from bot.model.errors import NotYet
from bot.model.intents.attendance import CheckIn
from bot.model.intents.help import Courtesy, Help
from bot.model.intents.intent import Intent
from bot.model.intents.offers import OfferDidNotHelp, OfferHelped, OpenHeld
from bot.model.intents.outages import JoinOutage, OutageCheck, OutageFails, OutageWorks
from bot.model.intents.playbooks import AudioVideoHelp, SecurityReport
from bot.model.intents.tickets import OpenTicket, Reopen, ShowTicket
from bot.model.intents.troubleshooting import Answer, Helpful, LoginHelp, Unhelpful
from bot.model.messages import Kind
from bot.model.playbooks.pages import is_long
from bot.model.playbooks.steps import MOST_OPTIONS
from bot.model.triage import weigh
from bot.model.understanding.answers import answered, can_answer, place_of_an_answer, yes_or_no
from bot.model.understanding.context import Context
from bot.model.understanding.courtesies import only_kind
from bot.model.understanding.dark import only_dark
from bot.model.understanding.denying import ALL_WELL
from bot.model.understanding.own_words import stands_for, understood_with
from bot.model.understanding.phrases import Taught
from bot.model.understanding.replies import not_helped
from bot.model.understanding.tried import tried_in
from bot.model.understanding.understand import Understanding, guesses, understand
from bot.model.walkthroughs import EXPIRES_AFTER, VERDICTS
from bot.model.words import visible
from handlers.articles import words as article_words
from handlers.covers import standing_in
from handlers.offers import offering
from handlers.outages.notices import ASKED_AT_THE_END, asked_of
from handlers.sessions import meant as session_meant
from handlers.tickets import answers as ticket_answers
from handlers.tickets import spoken as ticket_spoken
from handlers.tickets import words as ticket_words
from handlers.troubleshooting import devices as walkthrough_devices
from handlers.troubleshooting import hurry as walkthrough_hurry
from handlers.troubleshooting import leaving as walkthrough_leaving
from handlers.troubleshooting import meant as walkthrough_meant
from handlers.troubleshooting import screens as walkthrough_screens
from handlers.troubleshooting import which_service as walkthrough_services
from handlers.turn import Turn
from store.unit_of_work import UnitOfWork

_WHOLE = frozenset((Kind.PRESSED, Kind.FILLED, Kind.DRAFTED, Kind.LEFT))
"""What says words of ours: they have their number, mean the same everywhere and are never talk below a card."""
_ABOUT = re.compile(r"(ticket|session)/(\d+)/")
_ANY_ANSWER = (*VERDICTS, *(str(number) for number in range(len(VERDICTS) + 1, MOST_OPTIONS + 1)))
"""Of a question that is there no more: who answers it is told so."""


def understood(
    turn: Turn, colleagues: frozenset[str], labels: frozenset[str], taught: Callable[[UnitOfWork], Taught]
) -> Understanding:
    """What somebody wants, given where it was said and what they were asked. What the school has taught is looked for
    last, so that a command costs nothing more.
    """
    turn = _in_common_words(turn)
    message = turn.message
    if message.files and not message.words:
        return Understanding(None)
    noun, number = _thread(turn) if message.kind not in _WHOLE else (None, 0)
    context = Context(
        message.addressed,
        message.place.direct,
        number if noun == "ticket" else None,
        number if noun == "session" and _concerned(turn, number) else None,
        command=message.kind is Kind.COMMAND,
        staff=message.place in turn.school.staff,
        colleagues=colleagues,
    )
    asks = message.addressed and message.kind in (Kind.SAID, Kind.COMMAND) and (noun is None or context.command)
    found = _heard(turn, context, asks)
    if told := _works_or_stops(found, turn, context, asks):
        return Understanding(told)
    if asks and walkthrough_meant.gives_a_code(turn, found.exact):
        return Understanding(Answer(text=message.words))
    if asks and not found.exact and (walkthrough_devices.meant(turn, found.intent) or walkthrough_devices.left(turn)):
        return Understanding(Answer(text=message.words))
    if not asks or (_done(found, turn) and not can_answer(message.words, labels)):
        return found
    asked = _question(turn, context)
    found = found if asked == context else _heard(turn, asked, asks)
    if instead := _instead(found, asked, turn):
        return Understanding(instead)
    if not isinstance(found.intent, Answer) and (told := _beside(found, turn) or _no_help(asked, turn)):
        return Understanding(told)
    return _taught(found, turn, context, taught)


def _heard(turn: Turn, context: Context, asks: bool) -> Understanding:
    """What the words mean; said to the desk, what is no wish and more than kind is not understood, and asked about."""
    words, role = turn.message.words, turn.person.role
    found = understood_with(turn.school.words, words, role, context)
    if asks and isinstance(found.intent, AudioVideoHelp) and context.options is None and only_dark(words):
        return Understanding(None, guesses(words, role, context))
    if not asks or not isinstance(found.intent, Courtesy) or found.intent.more == ALL_WELL:
        return found
    if only_kind(found.intent, words, found.exact):
        return found
    return Understanding(None, guesses(words, role, context))


def _taught(
    found: Understanding, turn: Turn, context: Context, taught: Callable[[UnitOfWork], Taught]
) -> Understanding:
    """What is understood, or else what the school has taught, or what nothing else can be meant by."""
    said = _unfamiliar(found, turn.message.words)
    meant = taught(turn.work).meaning(said) if said else None
    if meant:
        return understand(meant, turn.person.role, context)
    asks_nothing = found.intent is None or found.intent == Courtesy(ALL_WELL)
    meant_so = _meant_by_nothing_else(turn, context) if asks_nothing else None
    return Understanding(meant_so) if meant_so else found


def _instead(found: Understanding, asked: Context, turn: Turn) -> Intent | None:
    """What is meant by words that are first heard as something near it."""
    words, heard = turn.message.words, found.intent
    if answer := _as_answer(found, asked, turn):
        return answer
    if trouble := walkthrough_hurry.trouble_told(turn, found, asked):
        return trouble
    if heard == OpenTicket(words) and walkthrough_services.spoken_of(turn):
        return LoginHelp(words)
    if isinstance(heard, OutageCheck) and not found.exact and "?" not in words and turn.soon(words):
        return OpenTicket(words)
    if isinstance(heard, AudioVideoHelp) and not found.exact and walkthrough_services.of_a_room(turn):
        return OpenTicket(words)
    if isinstance(heard, session_meant.NEAR) and not found.exact:
        return standing_in.meant(turn) or session_meant.rather(turn, heard)
    return session_meant.begins_later(turn) or session_meant.rather(turn, heard) if isinstance(heard, CheckIn) else None


def _as_answer(found: Understanding, asked: Context, turn: Turn) -> Intent | None:
    """What is answered by words that are first heard as something else: the open question, or the staff's."""
    words, heard = turn.message.words, found.intent
    if asked.options and not found.exact and (at := walkthrough_hurry.answered(turn, asked.asked, asked.options)):
        return Answer(at)
    if asked.options and heard is None and tried_in(turn.playbooks, words):
        return Answer(text=words)
    if asked.options is None and isinstance(heard, Help | None) and (place := place_of_an_answer(words)):
        return Answer(place, at=walkthrough_meant.NOT_ASKED)
    if isinstance(heard, Answer) and heard.text and walkthrough_services.harm_told(turn, asked.asked):
        return SecurityReport()
    numbered = isinstance(heard, ShowTicket) and words.strip(" .!").isdecimal()
    return ticket_answers.answer(turn) if numbered else None


def _works_or_stops(found: Understanding, turn: Turn, context: Context, asks: bool) -> Intent | None:
    """That it works, or does not, or that they want no more questions, whatever they were asked before."""
    if context.ticket is not None and turn.message.addressed and (told := ticket_words.of_thread(turn, context.ticket)):
        return told
    if not asks or _settled(found, turn):
        return ticket_spoken.meant(found, turn, context.colleagues) if asks else None
    question = partial(_question, turn, context)
    told = walkthrough_leaving.meant(turn, question) or ticket_words.verdict(turn, question)
    return told or article_words.meant(turn) or ticket_spoken.meant(found, turn, context.colleagues)


def _meant_by_nothing_else(turn: Turn, context: Context) -> Intent | None:
    """What is meant by words that mean nothing: a class called by its name, the screen that was asked for, the answer
    to the staff; who only calls the desk asks for help.
    """
    if visible(turn.message.words).strip():
        told = session_meant.meant(turn, context) or standing_in.meant(turn) or walkthrough_screens.meant(turn)
        return told or ticket_answers.numbered(turn) or ticket_answers.answer(turn)
    return None if turn.work.walkthroughs.open_of(turn.person.id) else Help()


def ticket_below(turn: Turn) -> int | None:
    """The number of the ticket that the thread is about."""
    noun, number = _thread(turn)
    return number if noun == "ticket" else None


def _beside(found: Understanding, turn: Turn) -> Intent | None:
    """What is said of an outage that is over, of what is held, or of a ticket they wait for."""
    told = _after_an_outage(turn) or _hurries(found, turn) or ticket_words.awaited(found, turn)
    unclear = found.intent is None or (isinstance(found.intent, Reopen | Courtesy) and not found.exact)
    return told or ((article_words.stays_so(turn) or _has_it_too(turn)) if unclear else None)


def _after_an_outage(turn: Turn) -> Intent | None:
    """What they say to the question whether it works again, where that is all they say."""
    said = yes_or_no(turn.message.words, ASKED_AT_THE_END)
    number = asked_of(turn.work, turn.person) if said else None
    if number is None:
        return None
    return OutageWorks(number) if said == "yes" else OutageFails(number)


def _has_it_too(turn: Turn) -> Intent | None:
    """That it is what is known, of which they were told when their walk-through began."""
    if yes_or_no(turn.message.words, "") != "yes":
        return None
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    if kept is None or not walkthrough_meant.told_at_once(turn, kept):
        return None
    return JoinOutage() if turn.work.tickets.outages() else OutageCheck()


def _hurries(found: Understanding, turn: Turn) -> Intent | None:
    """The ticket that is held for somebody who says now that it is urgent."""
    words = turn.message.words
    if found.exact or isinstance(found.intent, OpenTicket):
        return None
    soon = turn.soon(words)
    urgent = soon or (found.intent is None and weigh(words, soon)[1] == 1)
    return OpenHeld(words) if urgent and offering.waits(turn) else None


def _no_help(asked: Context, turn: Turn) -> Intent | None:
    """What they say of the remedy where another question is open: it is asked again."""
    words = turn.message.words
    return Answer(text=words) if asked.asked and not_helped(words) and not offering.waits(turn) else None


def _settled(found: Understanding, turn: Turn) -> bool:
    """Whether it is a command as the help writes it, or tells of an article, whatever they were asked."""
    if isinstance(found.intent, OfferHelped | OfferDidNotHelp):
        return True
    return found.exact and not isinstance(found.intent, Courtesy | Helpful | Unhelpful) and _done(found, turn)


def _done(found: Understanding, turn: Turn) -> bool:
    """Whether it is a command and no answer to a question, which might be a word that only others may say. What helped
    may be what was asked about last.
    """
    if found.intent is None or (isinstance(found.intent, Help) and found.intent.about):
        return False
    if isinstance(found.intent, OfferHelped | OfferDidNotHelp):
        return False
    return found.exact and turn.person.role >= found.intent.allowed


def _unfamiliar(found: Understanding, words: str) -> str:
    """Words that may be a phrase of the school's: no command and no answer, or what help is asked with and about."""
    if isinstance(found.intent, Help):
        return found.intent.about
    answers = isinstance(found.intent, Answer) and not found.intent.near
    return "" if found.exact or answers else words


def _in_common_words(turn: Turn) -> Turn:
    """The turn with the command that a phrase of the school's own stands for."""
    message, own = turn.message, turn.school.words
    if not own or not message.addressed or message.kind not in (Kind.SAID, Kind.COMMAND):
        return turn
    meant = stands_for(message.words, own)
    return replace(turn, message=replace(message, words=meant)) if meant else turn


def _thread(turn: Turn) -> tuple[str | None, int]:
    """What the thread a message stands in is about."""
    place = turn.message.place
    name = turn.work.outbox.card_at(place, place.thread) if place.thread else None
    if place.thread and not name and not turn.message.addressed and turn.work.outbox.in_doubt(place):
        raise NotYet("a card may stand there")  # who speaks to the desk is answered at any rate
    about = _ABOUT.match(name) if name else None
    return (about[1], int(about[2])) if about else (None, 0)


def _concerned(turn: Turn, session: int) -> bool:
    """Whether words below a class may be meant for the desk: other people's talk there is theirs."""
    return turn.message.addressed or turn.work.sessions.taught_by(turn.person.id, session)


def _question(turn: Turn, context: Context) -> Context:
    """The context with the question that is open for the person, or was when they last answered."""
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    if kept is None:
        return _verdict(turn, context)
    run = playbooks.restore(kept.walk)
    if not playbooks.fits(turn.playbooks, run):
        return replace(context, options=_ANY_ANSWER)
    shown = playbooks.prompt(turn.playbooks, run)
    asked = " ".join(shown.texts[-1:])
    unseen = is_long(len(shown.options)) and not run.sees_further
    asking = replace(context, options=shown.options, unseen=unseen)
    return replace(asking, asked=asked, typed=shown.typed, free=shown.free)


def _verdict(turn: Turn, context: Context) -> Context:
    """The context with the question whether it was helpful; whatever else is said goes on without it."""
    asked = replace(context, options=VERDICTS)
    said = answered(turn.message.words, asked)
    if not isinstance(said, Answer) or said.option not in range(1, len(VERDICTS) + 1):
        return context
    since = turn.now - EXPIRES_AFTER
    return asked if turn.work.walkthroughs.asked_of(turn.person.id, since) else context
