"""Who is there."""

from __future__ import annotations

from bot.model.intents.oncall import WhoIsOnCall
from bot.model.messages import Card, Reply
from bot.model.people import Person
from bot.model.words import lines, say
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork


def on_call_now(work: UnitOfWork) -> list[Person]:
    """Who is called first for the most urgent tickets; empty when nobody is by a plan."""
    ladders = sorted(work.school.ladders.items())
    steps = ladders[0][1].steps if ladders else ()
    return work.people.with_handles(steps[0].targets) if steps else []


def who(_: WhoIsOnCall, turn: Turn) -> list[Reply]:
    """Who is called for the most urgent tickets, in order."""
    ladders = sorted(turn.school.ladders.items())
    if not ladders:
        return [turn.whisper(say("Nobody is on call by a plan. The staff channel sees every ticket."), TALK)]
    rows = []
    ladder = ladders[0][1]
    for place, step in enumerate((*ladder.steps, *([ladder.last_resort] if ladder.last_resort else [])), 1):
        names = ", ".join(person.name for person in turn.work.people.with_handles(step.targets)) or "nobody"
        minutes = int(step.wait.total_seconds() // 60)
        when = say("after {minutes} more minutes", minutes=minutes) if minutes else say("at once")
        rows.append(say("{place}. {names}, {when}", place=place, names=names, when=when))
    return [turn.whisper(Card(lines(*rows), title=say("On call, in this order")), TALK)]
