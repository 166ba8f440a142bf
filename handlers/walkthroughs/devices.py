"""The device that a ticket of a walk-through is about: what is known of it, or what the person is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.model.devices import DEVICE, device_named, matters
from bot.model.intents.help import TalkToHuman
from bot.model.intents.intent import Intent
from bot.model.messages import Reply
from bot.model.playbooks.book import Outcome, TicketSpec
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import Prompt
from bot.model.reports.dangers import danger
from bot.model.tickets import Ticket, TicketState
from bot.model.understanding.answers import NO_ANSWER, yes_or_no
from bot.model.understanding.replies import says
from bot.model.walkthroughs import EXPIRES_AFTER, WalkState, Walkthrough
from bot.model.words import lines, say
from handlers.tickets.cards import refreshed
from handlers.tickets.comments import put_on
from handlers.tickets.devices import told_before, wants
from handlers.turn import TALK, Turn, my_ticket

WHICH = say("Which device is it? You can answer in a few words, or leave it.")
_ASKED = re.compile(r"\b(what|which|whose) device\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;]\s|[.!]\s|\n")
_LEAVES = re.compile(r"\W*(?:\d{1,2}|(?:i )?leave(?: it| this| that)?)\W*", re.IGNORECASE)
_FEW, _LOOKED_BACK = 10, 3
_FRESH = timedelta(hours=1)
"""So long after the question it is answered also by words that go on after the device."""


def in_answers(run: Run) -> bool:
    """Whether the playbook asked for it."""
    return "device" in run.values or any(_ASKED.search(answer.question) for answer in run.answers)


def wanted(run: Run, spec: TicketSpec) -> bool:
    """Whether it helps with such a ticket, and the playbook did not ask for it."""
    return matters(spec.category, spec.subcategory) and not in_answers(run)


def is_asked(turn: Turn, kept: Walkthrough, run: Run, shown: Prompt) -> bool:
    """Whether the last word asks for it: there is a ticket that it helps, and nobody knows it; and no
    question of another walk-through comes after it.
    """
    spec = shown.end.ticket if shown.end and shown.end.outcome is Outcome.TICKET else None
    if spec is None or spec.optional or shown.wake_at or not wanted(run, spec):
        return False
    if danger(" ".join(run.all_words)) or told_before(turn.work, kept.person):
        return False
    return all(each.state is not WalkState.ASIDE for each in turn.work.walkthroughs.all_open_of(kept.person))


def meant(turn: Turn, heard: Intent | None = None) -> Ticket | None:
    """The ticket whose device these words name, when they do and nothing else is asked. `heard`: what they mean else;
    who adds how they can be called has answered the question all the same. What the staff have asked goes before.
    """
    device, more = _named(turn.message.words)
    if not device or not (heard is None or (more and isinstance(heard, TalkToHuman))):
        return None
    if turn.work.walkthroughs.open_of(turn.person.id):
        return None
    newest = _newest(turn)
    if newest is None or newest.state is TicketState.WAITING_USER:
        return None
    if newest.opened_at <= turn.now - (_FRESH if more else EXPIRES_AFTER):
        return None
    return newest if matters(newest.category, newest.subcategory) and wants(newest) else None


def left(turn: Turn) -> Ticket | None:
    """The ticket whose device they leave unsaid, or tell no word of, where that is what they were asked last."""
    words = turn.message.words
    leaves = _LEAVES.fullmatch(words) or yes_or_no(words, "") or says(words, NO_ANSWER)
    if not leaves or turn.work.walkthroughs.open_of(turn.person.id):
        return None
    read = turn.last_said(_LOOKED_BACK)
    newest = _newest(turn) if any(WHICH in dict(card.text.facts).values() for card in read) else None
    return newest if newest and wants(newest) else None


def told(turn: Turn) -> list[Reply]:
    """Put it on the ticket, and what else was said below it; nothing when no ticket is meant."""
    found = meant(turn)
    if found is None:
        return _without(turn)
    ticket = turn.work.tickets.numbered(found.number, lock=True)
    device, more = _named(turn.message.words)
    ticket = turn.work.tickets.save(replace(ticket, answers=((DEVICE, device), *ticket.answers)))
    thanks = say("Thank you. Ticket {number} says now which device it is.", number=ticket.number)
    if more:
        thanks = lines(thanks, say("The rest stands below it, where a person reads it."))
    show = my_ticket(ticket.number)
    noted = put_on(turn, ticket, turn.message.words) if more else []
    return [turn.whisper(thanks, show, TALK), *refreshed(turn.work, turn.work.tickets.numbered(ticket.number)), *noted]


def _without(turn: Turn) -> list[Reply]:
    """That it may be left, for whoever leaves it; nothing when no ticket is meant."""
    ticket = left(turn)
    if ticket is None:
        return []
    text = say(
        "That is fine: ticket {number} is open without it. You can still tell me, for example: `Windows laptop`.",
        number=ticket.number,
    )
    return [turn.whisper(text, my_ticket(ticket.number), TALK)]


def _newest(turn: Turn) -> Ticket | None:
    """The newest ticket of this person, while it is open."""
    mine = turn.work.tickets.of(turn.person.id, limit=_FEW)
    newest = max(mine, key=lambda ticket: ticket.number, default=None)
    return newest if newest and newest.state.open else None


def _named(words: str) -> tuple[str, bool]:
    """The device that words name, and whether they go on after it."""
    if device := device_named(words):
        return device, False
    first, *rest = _CLAUSE.split(words.strip(), maxsplit=1)
    return (device_named(first), True) if rest else ("", False)
