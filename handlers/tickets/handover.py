"""Handing somebody over to a person: one ticket, however often they ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.model.errors import AskBack
from bot.model.live import OFFER, TICKET, number_of
from bot.model.messages import Button, Reply
from bot.model.people import Role
from bot.model.reports.affected import told_affected
from bot.model.reports.awaiting import asks_for_answer
from bot.model.reports.dangers import danger
from bot.model.reports.nearness import near
from bot.model.tickets import AFFECTED, Comment, Ticket
from bot.model.unsaid import Lack
from bot.model.walkthroughs import EXPIRES_AFTER
from bot.model.words import Said, say, shortened, visible
from handlers.tickets.cards import below_card
from handlers.tickets.notes import full
from handlers.tickets.opening import Draft, drafted, in_class_soon, open_ticket
from handlers.tickets.promises import standing
from handlers.tickets.urgency import raised
from handlers.turn import HELP, LONGEST_PRESSED, TALK, Turn, my_ticket
from handlers.unsaid import excuse
from handlers.walkthroughs.ends import known_of
from handlers.walkthroughs.words import own_words

_TALK = "Would like to talk to a person"
TALK_PLEASE = f"{_TALK}."


_QUOTED = 60
_JUST_REPORTED = timedelta(hours=1)
_PATIENCE = 3
"""So often in a row they are asked in other words."""
AHEAD_OF_A_PERSON = timedelta(hours=2)
"""A class that begins so near makes the wish for a person urgent: the usual answer may come a day later."""


def hand_over(turn: Turn, words: Sequence[str] = ()) -> list[Reply]:
    """Open a ticket without further questions, with what they said and what is known; an open one for a person gets the
    words instead.
    """
    mine = [ticket for ticket in turn.work.tickets.of(turn.person.id) if ticket.state.open]
    here = _number_of_card(turn)
    known = next((ticket for ticket in mine if ticket.number == here or _waits_for_a_person(ticket, turn)), None)
    said = " / ".join(words)
    known = known or (mine[0] if len(mine) == 1 and (asks_for_answer(said) or _is_it(turn, mine[0], said)) else None)
    if known is None or (danger(said) and not known.private):
        return open_ticket(turn, _draft(turn, said))[1]
    return _told(turn, known, said)


def _is_it(turn: Turn, ticket: Ticket, said: str) -> bool:
    """Whether who only asks for a person has reported something urgent not long ago: somebody is called for it."""
    return not said and ticket.priority in turn.school.ladders and turn.now - ticket.opened_at <= _JUST_REPORTED


def for_a_ticket(turn: Turn, times: int) -> list[Reply]:
    """The question whether what nobody understands shall come onto the ticket with which they wait for a person, or
    onto the only one they have open: unasked nothing does, for the staff read it.

    Empty where none is meant. `times`: so often in a row they were not understood. What the staff mistype is for no
    ticket.
    """
    words, mine = own_words(turn), [each for each in turn.work.tickets.of(turn.person.id) if each.state.open]
    waits = next((each for each in mine if _waits_for_a_person(each, turn)), None)
    meant = waits or (mine[0] if len(mine) == 1 else None)
    if meant is None or turn.person.role >= Role.ON_CALL or not re.search(r"\w", words):
        return []
    if danger(words) and not meant.private:
        return []
    said, number = shortened(visible(words).strip(), _QUOTED), meant.number
    text = _without_repeating(turn, said, number, times)
    adds = Button(say("Add this to ticket {number}", number=number), f"comment {number} {words}")
    shown = my_ticket(number)
    if len(words) > LONGEST_PRESSED:
        return [turn.whisper(text, shown, HELP, TALK)]
    return [excuse(turn, AskBack(text, adds, shown, HELP, TALK).answered_by(Lack.YES, f"comment {number}"))]


def _without_repeating(turn: Turn, said: str, number: int, times: int) -> Said:
    """Words that they have not just read; from some times on with the count, which is another one each time."""
    counted = say(
        "I still have no answer to “{said}” (message {times}). A person reads it when you put it on your ticket "
        "{number}.",
        said=said,
        times=times,
        number=number,
    )
    asked = say(
        "Shall I put “{said}” on your ticket {number}? The support team reads it there.",
        said=said,
        number=number,
    )
    either = say(
        "I can do nothing with “{said}” myself. A person can, when you put it on your ticket {number}.",
        said=said,
        number=number,
    )
    read = [card.text for card in turn.last_said(_PATIENCE)]
    return next((text for text in (asked, either) if times <= _PATIENCE and text not in read), counted)


def _draft(turn: Turn, words: str) -> Draft:
    """As urgent as a report in these words, and urgent at any rate when a class is near."""
    draft = drafted(words, turn) if words else Draft("")
    soon = draft.class_soon or in_class_soon(turn, AHEAD_OF_A_PERSON) or near(words, turn.now, turn.person.zone, 120)
    affected = [] if draft.private else [(AFFECTED, told_affected(words))]
    return replace(
        draft,
        summary=f"{_TALK}: {words}" if words else TALK_PLEASE,
        urgency=1 if soon else draft.urgency,
        class_soon=soon,
        answers=(*known_of(turn.work, turn.person.id), *affected),
        waits=True,
        own_words=False,
    )


def _told(turn: Turn, known: Ticket, words: str) -> list[Reply]:
    """Their ticket is pointed to; who has it reads what they said now."""
    knows = say("A person knows already: it is your ticket {number}.", number=known.number)
    if turn.work.escalations.open_on(known.id):
        knows = say(
            "That is your ticket {number}. {standing}", number=known.number, standing=standing(turn.work, known)
        )
    if known.owner is not None:
        name = turn.work.people.get(known.owner).name
        knows = say("A person knows already: {name} has your ticket {number}.", name=name, number=known.number)
    heard = "What you wrote now stands there." if words else "Tell them more with `comment {number}` and your words."
    text = say(
        f"{{knows}} {heard} Is it about something else? Type `ticket open` and what it is.",
        knows=knows,
        number=known.number,
    )
    shown = turn.whisper(text, my_ticket(known.number))
    asks = say("{name} would like to talk to a person.", name=turn.person.name)
    if not words:
        known = turn.work.tickets.numbered(known.number, lock=True)
        more = raised(turn, known, _draft(turn, ""))[1] if known.state.open else []
        return [shown, *below_card(turn.work, known, asks, f"talk/{known.id}"), *more]
    turn.work.comments.add(Comment(0, known.id, turn.person.id, turn.now, words, internal=False))
    line = say("{asks} {text}", asks=asks, text=full(words, known.number))
    replies = [shown, *below_card(turn.work, known, line)]
    return [*replies, *_as_urgent(turn, known.number, words)]


def _as_urgent(turn: Turn, number: int, words: str) -> list[Reply]:
    """A ticket is as urgent as what they say now; somebody is called for what nobody has."""
    known = turn.work.tickets.numbered(number, lock=True)
    return raised(turn, known, drafted(words, turn), words)[1]


def _number_of_card(turn: Turn) -> int | None:
    """The ticket whose card, or whose thread, this was said on."""
    message = turn.message
    for remote_id in (message.about, message.place.thread):
        name = turn.work.outbox.card_at(message.place, remote_id) if remote_id else None
        if known := number_of(TICKET, name):
            return known
        if (number := number_of(OFFER, name)) and (offer := turn.work.offers.numbered(number, turn.person.id)):
            return offer.ticket
    return None


def _waits_for_a_person(ticket: Ticket, turn: Turn) -> bool:
    """Whether somebody was asked for in it: by these very words, or at the end of a walk-through of today."""
    asked = ticket.summary.startswith(_TALK)
    return asked or bool(ticket.answers and turn.now - ticket.opened_at < EXPIRES_AFTER)
