"""A walk-through when there is little time, and when there is time after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import playbooks
from bot.model.intents.attendance import CheckIn
from bot.model.intents.intent import Intent
from bot.model.intents.outages import OutageCheck
from bot.model.intents.playbooks import AudioVideoHelp, Begin, ConnectivityHelp
from bot.model.intents.sessions import AddSession, MoveSession
from bot.model.intents.tickets import OpenTicket
from bot.model.messages import Reply
from bot.model.playbooks.place import Run
from bot.model.reports.nearness import beside_when, option_when, told_when
from bot.model.reports.reports import keeps_many_out, read_report
from bot.model.reports.systems import named_in, whole
from bot.model.school import answered_by
from bot.model.tickets import Ticket
from bot.model.understanding.context import Context
from bot.model.understanding.denying import TOLD
from bot.model.understanding.elsewhere import tells_trouble
from bot.model.understanding.kept_out import is_kept_out
from bot.model.understanding.understand import Understanding, understand
from bot.model.walkthroughs import Walkthrough
from bot.model.words import Said, say
from handlers.escalation import ladder
from handlers.tickets import opening as tickets
from handlers.tickets.cards import below_card, refreshed
from handlers.turn import Turn
from handlers.walkthroughs.ends import draft

_NETWORK = "network"
_LONGEST = 80
"""Who says more than what is when has more to say."""


def answered(turn: Turn, asked: str, labels: Sequence[str]) -> int | None:
    """The answer to a question if there is little time, or when something is due, for whoever tells what is when; the
    answer, from 1, and None to any other question.
    """
    words = turn.message.words
    soon = told_when(words, turn.now, turn.person.zone) if len(words) <= _LONGEST else None
    return None if soon is None else option_when(asked, labels, soon)


def trouble_told(turn: Turn, found: Understanding, asked: Context) -> Intent | None:
    """The trouble that is told beside a class that is near: what does not work for all is a ticket at once. None where
    a question is open, and for words that are clear by themselves.
    """
    words = turn.message.words
    if found.exact or not isinstance(found.intent, AddSession | MoveSession | None):
        return None
    if asked.options is not None or asked.typed or asked.free or "?" in words or not turn.soon(words):
        return None
    beside = beside_when(words)
    meant = understand(beside, turn.person.role, asked).intent
    if isinstance(meant, OpenTicket | OutageCheck):
        return OpenTicket(words)
    return meant if isinstance(meant, Begin) and meant.name in TOLD and tells_trouble(beside) else None


def many_kept_out(turn: Turn, found: Understanding, asked: Context) -> Intent | None:
    """In place of an answer to the open question, a ticket for what keeps many from an exam or a class that is near;
    what is known of it where an outage is announced, so that nobody is called again.
    """
    words = turn.message.words
    if not asked.asked or found.exact or "?" in words or not keeps_many_out(words, turn.soon(words)):
        return None
    alone = understand(words, turn.person.role, Context()).intent
    if not isinstance(alone, OutageCheck | OpenTicket | ConnectivityHelp):
        return None
    named = named_in(words) if read_report(words).category != _NETWORK else None
    systems = (*((named.value,) if named else ()), _NETWORK)
    known = next((each for each in systems if turn.work.tickets.outages(*whole(each))), None)
    return OutageCheck(known) if known else OpenTicket(words)


def kept_out(turn: Turn, found: Understanding) -> Intent | None:
    """Help with getting in, for whoever cannot join a class and seems to say only that they are not there."""
    words = turn.message.words
    soon = turn.soon(words)
    seems = isinstance(found.intent, CheckIn) or (found.intent is None and soon)
    return AudioVideoHelp() if seems and not found.exact and is_kept_out(words, soon) else None


def calmed(turn: Turn, kept: Walkthrough, run: Run) -> tuple[Run, list[Said], list[Reply]]:
    """For whoever took back that there is little time: the walk that knows it, what they read of it, who else hears.

    The ticket is as urgent as it would be without that, unless somebody has it, or the desk knows of a class that is
    near, or they said so in their own words.
    """
    there = playbooks.taken_back(turn.playbooks, run)
    known = turn.work.tickets.numbered(run.ticket, lock=True) if there is not run and run.ticket else None
    if known is None or not known.state.open or run.hurries(turn.now) or tickets.in_class_soon(turn):
        return there, [], []
    line = say("{name} says that there is time.", name=turn.person.name)
    if known.owner is not None:
        return there, [], below_card(turn.work, known, line)
    calm = turn.work.tickets.save(_calm(turn, kept, there, known))
    note = say("Then your ticket {number} is not urgent any more.", number=calm.number)
    told = below_card(turn.work, calm, line)
    return there, [note], [*ladder.stop(turn.work, calm, None), *told, *refreshed(turn.work, calm)]


def _calm(turn: Turn, kept: Walkthrough, run: Run, known: Ticket) -> Ticket:
    """The ticket as it would be opened for whoever asks for a person where the walk stands."""
    end = playbooks.prompt(turn.playbooks, playbooks.hand_over(run)).end
    if end is None or end.ticket is None:
        return known
    made = draft(turn, kept, run, end.ticket)
    return replace(
        known,
        summary=made.summary,
        category=made.category,
        subcategory=made.subcategory,
        impact=made.impact,
        urgency=made.urgency,
        priority=made.priority(tickets.lifts_of(turn, made)),
        answers=made.answers,
        private=known.private or made.private,
        close_at=answered_by(known.opened_at, turn.school.zone, turn.school.hours),
    )
