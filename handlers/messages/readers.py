"""Who reads words for more than they say by themselves, in which order, and why.

The tuples below are asked from the top, and the first that reads something is believed. A new reader stands in the last
tuple that is early enough, and reads as little as it can: where no two read the same words, their order is free. It
matters where it says `Before`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from bot.model.intents.attendance import CheckIn
from bot.model.intents.help import Courtesy, Help
from bot.model.intents.intent import Intent
from bot.model.intents.offers import OfferDidNotHelp, OfferHelped, OpenHeld
from bot.model.intents.outages import JoinOutage, OutageCheck
from bot.model.intents.playbooks import AudioVideoHelp
from bot.model.intents.tickets import OpenTicket, Reopen, ShowTicket
from bot.model.intents.walkthroughs import Answer, Helpful, LoginHelp, Unhelpful
from bot.model.messages import Kind
from bot.model.people import Role
from bot.model.triage import weigh
from bot.model.understanding.answers import yes_or_no
from bot.model.understanding.class_clocks import wrong_clock
from bot.model.understanding.context import Context
from bot.model.understanding.replies import not_helped, says
from bot.model.understanding.understand import Understanding
from bot.model.words import visible
from handlers.articles import words as article_words
from handlers.covers import standing_in
from handlers.escalation import answers as calls
from handlers.messages import listed
from handlers.offers import offering
from handlers.outages import over as outages_over
from handlers.outages import several as outages_several
from handlers.sessions import by_number as session_by_number
from handlers.sessions import just_said as session_just_said
from handlers.sessions import lacking as session_lacking
from handlers.sessions import meant as session_meant
from handlers.tickets import answers as ticket_answers
from handlers.tickets import spoken as ticket_spoken
from handlers.tickets import words as ticket_words
from handlers.turn import Turn
from handlers.walkthroughs import corrected as walkthrough_corrected
from handlers.walkthroughs import hurry as walkthrough_hurry
from handlers.walkthroughs import leaving as walkthrough_leaving
from handlers.walkthroughs import meant as walkthrough_meant
from handlers.walkthroughs import readers as walkthrough_readers
from handlers.walkthroughs import remarks as walkthrough_remarks
from handlers.walkthroughs import screens as walkthrough_screens
from handlers.walkthroughs import which_service as walkthrough_services
from handlers.walkthroughs.question import with_question

Reader = Callable[[Turn, Understanding, Context], Intent | None]
"""`(turn, what the words mean by themselves, where they stand)`: what they mean instead; None where this is not it."""


def first(readers: Iterable[Reader], turn: Turn, found: Understanding, context: Context) -> Intent | None:
    """What the first of them reads that reads anything."""
    return next((told for read in readers if (told := read(turn, found, context)) is not None), None)


def below_a_ticket(turn: Turn, found: Understanding, context: Context) -> Intent | None:
    told = ticket_words.of_thread(turn, context.ticket) if context.ticket and turn.message.addressed else None
    return told or calls.below(turn, found, context)


def no_more_questions(turn: Turn, found: Understanding, context: Context) -> Intent | None:
    return None if _settled(found, turn) else walkthrough_leaving.meant(turn, context)


def works_or_fails(turn: Turn, found: Understanding, context: Context) -> Intent | None:
    return None if _settled(found, turn) else ticket_words.verdict(turn, partial(with_question, turn, context))


def of_an_article(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    return None if _settled(found, turn) else article_words.meant(turn)


def told_to_the_staff(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    """The number or the thing that they asked for, or what is said of what they offer."""
    intent, words = found.intent, turn.message.words
    numbered = isinstance(intent, ShowTicket) and words.strip(" .!").isdecimal()
    thing = intent is not None and not found.exact and ticket_answers.only_names(intent, words)
    return ticket_answers.answer(turn) if numbered or thing or _is_for_the_staff_to_say(turn, found) else None


def _is_for_the_staff_to_say(turn: Turn, found: Understanding) -> bool:
    theirs = found.exact and found.intent is not None and found.intent.allowed is Role.ON_CALL
    alone = theirs and getattr(found.intent, "number", None) is None and turn.message.kind is Kind.SAID
    return alone and turn.person.role < Role.ON_CALL


def another_service(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    words = turn.message.words
    return LoginHelp(words) if found.intent == OpenTicket(words) and walkthrough_services.spoken_of(turn) else None


def an_outage_too_near(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    words = turn.message.words
    asks = isinstance(found.intent, OutageCheck) and not found.exact and "?" not in words
    return OpenTicket(words) if asks and turn.soon(words) else None


def a_room(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    heard = isinstance(found.intent, AudioVideoHelp) and not found.exact
    return OpenTicket(turn.message.words) if heard and walkthrough_services.of_a_room(turn) else None


def no_link(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    return None if found.exact else session_meant.way_in(turn)


def near_a_class(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    if found.intent is None or found.exact or not isinstance(found.intent, session_meant.HEARD_AS):
        return None
    return standing_in.meant(turn) or session_just_said.meant(turn) or session_meant.rather(turn, found.intent)


def a_wrong_clock(turn: Turn, found: Understanding, context: Context) -> Intent | None:
    """By which clock times are shown, or the answer to the staff, who may have asked for just that."""
    words = turn.message.words
    told = None if found.exact or context.asked else wrong_clock(words, found.intent, turn.soon(words))
    return told and (ticket_answers.answer(turn) or told)


def a_late_teacher(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    if not isinstance(found.intent, CheckIn):
        return None
    return session_meant.begins_later(turn) or session_meant.rather(turn, found.intent)


def what_is_held(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    """The ticket that is held for somebody who says now that it is urgent."""
    words = turn.message.words
    if found.exact or isinstance(found.intent, OpenTicket):
        return None
    soon = turn.soon(words)
    urgent = soon or (found.intent is None and weigh(words, soon)[1] == 1)
    return OpenHeld(words) if urgent and offering.waits(turn) else None


def no_change(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    return article_words.stays_so(turn) if _unclear(found) else None


def has_it_too(turn: Turn, found: Understanding, _: Context) -> Intent | None:
    """That it is what is known, of which they were told when their walk-through began."""
    if not _unclear(found) or yes_or_no(turn.message.words, "") != "yes":
        return None
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    if kept is None or not walkthrough_meant.told_at_once(turn, kept):
        return None
    return JoinOutage() if turn.work.tickets.outages() else OutageCheck()


def no_help(turn: Turn, _: Understanding, asked: Context) -> Intent | None:
    words = turn.message.words
    fails = not_helped(words) or says(words, ("fails",))
    return Answer(text=words) if asked.asked and fails and not offering.waits(turn) else None


def a_bare_call(turn: Turn, _found: Understanding, _: Context) -> Intent | None:
    """Help, for whoever says nothing but the desk's name, and an open question again."""
    if visible(turn.message.words).strip() or turn.work.walkthroughs.open_of(turn.person.id):
        return None
    return Help()


AT_ONCE: tuple[Reader, ...] = (
    # Below a solved ticket's card `it works` is said of that one, whatever else is open.
    below_a_ticket,
    # `yes`, `ok` and `no` are said to the call, or to the colleague, that they have just read, and to nothing older.
    lambda turn, found, _: calls.meant(turn, found),
    # `stop` and `cancel it` answer no question that offers it, and say nothing of whether it works.
    no_more_questions,
    # Before `back` as a command: below a card that only leads to the question somebody says it who is there again.
    walkthrough_remarks.goes_on,
    # Before whether it works: said of a system with a known outage, it is about all who have it.
    lambda turn, found, _: outages_over.meant(turn, found),
    # Before what the staff say (`sorted now`): by what was asked last, a ticket, the walk-through, an article.
    works_or_fails,
    # Before `no_change` (`still nothing`), as the one above: of an article, also by the numbers of its buttons.
    of_an_article,
    # `how do I do that` is asked of what they were told to do, and `done` said of it.
    walkthrough_remarks.of_the_question,
    # Names and numbers of the staff, who are asked none of the above; a number alone is left to what follows.
    lambda turn, found, context: ticket_spoken.meant(found, turn, context.colleagues),
    lambda turn, found, _: None if found.exact else standing_in.rather(turn, found.intent),
    # `ticket 3 is urgent` of whoever reported it.
    lambda turn, found, _: ticket_spoken.hurry_of_their_own(found, turn),
    # `call whoever is on call` of anybody else.
    lambda turn, found, _: ticket_spoken.call_of_their_own(found, turn),
    # A name behind the question who shall teach a class, or they would be invited to it.
    lambda turn, found, _: None if done(found, turn) else session_lacking.meant(turn),
    # Three digits that the open question knows are no ticket's number; where one is open, no device is asked for.
    walkthrough_readers.an_error_code,
    # The device of a ticket: last, for a bare yes or number here leaves it unsaid.
    walkthrough_readers.a_device,
)
"""Looked at before it is asked whether words are a command, of whoever speaks to the desk: a word or two that may also
be one, or an answer. They part by what was said last or is open, so that hardly two of them read the same words.
"""
INSTEAD: tuple[Reader, ...] = (
    # Before any answer: a person has to know of it at once.
    walkthrough_hurry.many_kept_out,
    # Before what answers the open question: who takes back names another answer.
    walkthrough_corrected.meant,
    # Answers to the question that is open, told in other words: when a class is, what was tried before.
    walkthrough_readers.time_left,
    walkthrough_readers.what_was_tried,
    # Where none is open, what can only be an answer is told so.
    # Before who says an answer while no question is open.
    lambda turn, found, _: listed.meant(turn) if _unclear(found) else None,
    walkthrough_readers.an_answer_to_nothing,
    # Harm is more than the answer it is told in.
    walkthrough_readers.harm_done,
    # A number that was asked for is no ticket to be shown, nor what only names a thing the report of another one; and
    # what may only be said by the staff (`ok, i'll take it`) is said of what they offer.
    told_to_the_staff,
    # Who lacks only the link that the desk knows has no trouble that somebody must be called for.
    no_link,
    lambda turn, found, _: None if found.exact else session_meant.dead_link(turn, found.intent),
    # By what the words were heard as, one reader for each: a class that is planned, a ticket, an outage, picture, ...
    walkthrough_hurry.trouble_told,
    lambda turn, found, _: outages_several.reported(turn, found),
    another_service,
    # Behind another service, which is a trouble of its own.
    walkthrough_remarks.told_besides,
    an_outage_too_near,
    a_room,
    # Before what is done with classes, and behind the trouble beside one that is near: who says that all times are
    # wrong would have none of them changed.
    a_wrong_clock,
    lambda turn, found, _: None if found.exact else session_by_number.meant(turn),
    # Behind the trouble beside a class that is near: what is left of such words is about the class.
    near_a_class,
    lambda turn, found, _: walkthrough_hurry.kept_out(turn, found),
    a_late_teacher,
)
"""Once the question that is open is known: what is meant by words that are first heard as something near it."""
BESIDE: tuple[Reader, ...] = (
    # They were asked it, and it is all they say.
    lambda turn, _found, _: outages_over.works(turn),
    # Before the ticket they wait for (`urgent`): what is urgent now is what they have just told.
    what_is_held,
    lambda turn, found, _: ticket_words.offered(found, turn) or ticket_words.done_as_asked(found, turn),
    lambda turn, found, _: ticket_words.awaited(found, turn),
    lambda turn, found, _: ticket_words.called_off(turn) if ticket_words.seems_reported(found) else None,
    # Words that mean nothing by themselves: behind what knows them for urgent, or for an answer.
    no_change,
    has_it_too,
    # At last the question is asked again, or what shall be repaired where none is open.
    no_help,
    walkthrough_remarks.to_be_repaired,
)
"""The same for what answers no open question; behind `INSTEAD`, which knows the words for something of their own."""
AT_LAST: tuple[Reader, ...] = (
    # Says no word, so none of the others can read it.
    a_bare_call,
    # Before the answer to the staff, which takes any words: what names a class, or somebody who stands in, ...
    lambda turn, _, context: session_meant.meant(turn, context),
    lambda turn, _found, _context: session_just_said.meant(turn),
    lambda turn, _found, _context: standing_in.meant(turn),
    # ... and what was asked back last.
    lambda turn, _found, _context: walkthrough_screens.meant(turn),
    lambda turn, _found, _context: ticket_answers.numbered(turn),
    lambda turn, _found, _context: ticket_answers.answer(turn),
    # Behind a class that was just spoken of, which `cancel it` means, and the answer to the staff.
    lambda turn, _found, _context: ticket_words.called_off(turn),
    # Behind the answer to the staff, who may have asked for just that.
    walkthrough_remarks.needs_no_answer,
)
"""Where nothing else is meant, nor anything the school has taught."""


def done(found: Understanding, turn: Turn) -> bool:
    """Whether it is a command and no answer to a question, which might be a word that only others may say. What helped
    may be what was asked about last.
    """
    if found.intent is None or (isinstance(found.intent, Help) and found.intent.about):
        return False
    if isinstance(found.intent, OfferHelped | OfferDidNotHelp):
        return False
    return found.exact and turn.person.role >= found.intent.allowed


def _settled(found: Understanding, turn: Turn) -> bool:
    """Whether it is a command as the help writes it, or tells of an article, whatever they were asked."""
    if isinstance(found.intent, OfferHelped | OfferDidNotHelp):
        return True
    return done(found, turn) and not isinstance(found.intent, Courtesy | Helpful | Unhelpful)


def _unclear(found: Understanding) -> bool:
    """Whether words mean nothing by themselves, or only seem to."""
    return found.intent is None or (isinstance(found.intent, Reopen | Courtesy) and not found.exact)
