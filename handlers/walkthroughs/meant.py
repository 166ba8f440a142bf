"""Which walk-through somebody means, and where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.model import playbooks
from bot.model.errors import Conflict, NotFound
from bot.model.intents.playbooks import Begin
from bot.model.live import WALK, number_of
from bot.model.messages import Button, Card, Reply
from bot.model.playbooks.place import Run
from bot.model.playbooks.prompts import prompt
from bot.model.reports.systems import unnamed
from bot.model.understanding.answers import plain
from bot.model.understanding.options import spoken_of, told_of
from bot.model.walkthroughs import EXPIRES_AFTER, WalkState, Walkthrough
from bot.model.words import say
from handlers.playbooks import again
from handlers.tickets.goes_on import goes_on
from handlers.turn import HELP, TALK, Turn
from handlers.walkthroughs.facts import known_now

_GOES_BACK = re.compile(r"\W*(?:go )?back to\b", re.IGNORECASE)
_CODE = re.compile(r"\d{3}")
_JUST_LEFT = timedelta(hours=1)
IS_OVER = say("That walk-through is over.")
NOT_ASKED = "0"
"""The number of no walk-through: what is answered where there is no question."""


def open_walk(turn: Turn, at: str) -> tuple[Walkthrough, list[Reply]]:
    """The walk-through that is meant, and the answer when it is over."""
    if at:
        kept = walk_of(turn, at)
    else:
        found = turn.work.walkthroughs.open_of(turn.person.id, lock=True)
        if found is None:
            raise nothing_asked()
        kept = found
    if kept.state is WalkState.EXPIRED and not at:
        turn.work.walkthroughs.save(replace(kept, state=WalkState.LEFT, due=None))
        if of_a_ticket := goes_on(turn, again(kept)):
            return kept, of_a_ticket
        return kept, turn.privately(Card(IS_OVER, buttons=(again(kept), TALK)))
    if not kept.state.open:
        raise Conflict(IS_OVER, again(kept), TALK)
    return kept, []


def walk_of_card(turn: Turn) -> str:
    """The number of the walk-through on whose card a button was pressed."""
    pressed = turn.message.about
    name = turn.work.outbox.card_at(turn.message.place, pressed) if pressed else None
    return str(number_of(WALK, name) or "-")


def solved_walk(turn: Turn, at: str) -> Walkthrough | None:
    """What was solved not long ago, to be taken up again: the one that is meant, or the one they were asked about."""
    since = turn.now - EXPIRES_AFTER
    if at:
        kept = turn.work.walkthroughs.numbered(at.partition(".")[0])
    elif turn.work.walkthroughs.open_of(turn.person.id) is None:
        kept = turn.work.walkthroughs.asked_of(turn.person.id, since)
    else:
        return None
    if kept is None or kept.person != turn.person.id or kept.state is not WalkState.SOLVED or kept.begun_at <= since:
        return None
    return replace(kept, verdict=None)


def left_walk(turn: Turn) -> Walkthrough | None:
    """What they left a moment ago, with all answers: for a person, if they ask for one and for nothing else."""
    mine = turn.work.walkthroughs.begun_since(turn.person.id, turn.now - _JUST_LEFT, 1)
    kept = mine[0] if mine else None
    if kept is None or kept.state is not WalkState.LEFT or kept.ticket is not None:
        return None
    since = (ticket.opened_at >= kept.begun_at for ticket in turn.work.tickets.of(turn.person.id))
    return None if any(since) else kept


def nothing_asked() -> Conflict:
    return Conflict("No question is open just now.", Button(say("Help me sign in"), "login"), TALK)


def walk_of(turn: Turn, at: str) -> Walkthrough:
    if at == NOT_ASKED:
        raise nothing_asked()
    number = at.partition(".")[0]
    kept = turn.work.walkthroughs.numbered(number)
    if kept is None or kept.person != turn.person.id:
        raise NotFound("That question is not open any more.", HELP, TALK)
    return kept


def gives_a_code(turn: Turn, command: bool) -> bool:
    """Whether these words are no command, and hold the error code that the open question can be answered with."""
    words = turn.message.words
    if (command and not words.strip().isdecimal()) or not _CODE.search(words):
        return False
    kept = turn.work.walkthroughs.open_of(turn.person.id)
    if kept is None or kept.state is not WalkState.ASKING or kept.playbook not in turn.playbooks:
        return False
    return playbooks.coded(turn.playbooks, standing(turn, kept), words) is not None


def told_at_once(turn: Turn, kept: Walkthrough) -> bool:
    """Whether something is known to be away, and they were told so and have answered nothing since."""
    book = turn.playbooks.get(kept.playbook)
    if book is None or kept.state is not WalkState.ASKING or standing(turn, kept).answers:
        return False
    return bool(known_now(turn.work, book.category))


def standing(turn: Turn, kept: Walkthrough) -> Run:
    """Where it stands; at the start again when somebody edited the playbook meanwhile."""
    run = playbooks.restore(kept.walk)
    if kept.playbook not in turn.playbooks:
        raise Conflict(IS_OVER, TALK)
    return run if playbooks.fits(turn.playbooks, run) else playbooks.restart(turn.playbooks[kept.playbook], run)


def option_meant(turn: Turn, run: Run, intent: Begin) -> int | None:
    """The one answer, from 1, that a word speaks of which begins the playbook, too: `upload` to what it is about. The
    word that leads back to its question is no answer to it.
    """
    shown = prompt(turn.playbooks, run)
    if shown.typed or plain(turn.message.words) == intent.example or _GOES_BACK.match(turn.message.words):
        return None
    words = turn.message.words
    return spoken_of(words, shown.options).meant or told_of(unnamed(words), shown.options)
