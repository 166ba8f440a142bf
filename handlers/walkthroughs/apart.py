"""What was something else all the same: a ticket of its own, once, beside the walk-through in which it was said."""

from __future__ import annotations

from dataclasses import replace

from bot.model.intents.tickets import OpenTicket
from bot.model.intents.walkthroughs import OpenApart
from bot.model.messages import Button, Card, Reply
from bot.model.playbooks import restore, serialise
from bot.model.playbooks.answers import LONGEST_INPUT
from bot.model.secrets.alone import guarded
from bot.model.walkthroughs import WalkState, Walkthrough
from bot.model.words import say, shortened
from handlers.offers.offering import report
from handlers.playbooks import to_question
from handlers.turn import LONGEST_PRESSED, TALK, Turn, my_ticket
from handlers.walkthroughs.meant import walk_of


def own_ticket(turn: Turn, kept: Walkthrough) -> Button | None:
    """For what was something else all the same: a ticket with these words."""
    words = guarded(turn.message.words).strip()
    fits = words and len(words) <= LONGEST_PRESSED
    return Button(say("No, open a ticket for this"), f"ticket apart from {kept.id} {words}") if fits else None


def open_apart(intent: OpenApart, turn: Turn) -> list[Reply]:
    """The ticket, and the way back to the question; the words are no more among those of the walk."""
    turn.work.walkthroughs.all_open_of(turn.person.id, lock=True)
    kept = walk_of(turn, str(intent.walk))
    way = [to_question(kept)] if kept.state is WalkState.ASKING and kept.playbook in turn.playbooks else []
    mine = (each for each in turn.work.tickets.of(turn.person.id) if each.opened_at >= kept.begun_at)
    if there := next((each for each in mine if each.summary == intent.summary), None):
        known = say("That is your ticket {number} already.", number=there.number)
        return [turn.whisper(known, *way, my_ticket(there.number), TALK)]
    run = restore(kept.walk)
    words = tuple(each for each in run.words if each != shortened(intent.summary, LONGEST_INPUT))
    if words != run.words:
        turn.work.walkthroughs.save(replace(kept, walk=serialise(replace(run, words=words))))
    opened = report(OpenTicket(intent.summary), turn)
    back = Card(say("To go on where we were, press the button, or just answer."), buttons=(*way, TALK))
    return [*opened, *(turn.privately(back) if way else ())]
