"""Who is there."""

from __future__ import annotations

from bot.model.intents.oncall import CallForCover, OverrideOnCall, WhoIsOnCall
from bot.model.messages import Button, Card, Reply, Style
from bot.model.people import Person
from bot.model.words import Typed, lines, say, shortened
from handlers import tickets
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

_CARRIED = 300


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


def override(intent: OverrideOnCall, turn: Turn) -> list[Reply]:
    """The way on which a person changes it: the plan stands in the school's settings."""
    text = say(
        "I cannot change who is on call: the plan stands in the school's file, school.toml, and who runs me changes "
        "it there; nothing has changed. For one ticket {escalate} calls the next person at once. Shall I call "
        "somebody now who takes over?",
        escalate=Typed("escalate NUMBER"),
    )
    said = shortened(" ".join(intent.what.split()), _CARRIED) or "please change who is on call"
    ask = Button(say("Call somebody now"), f"call somebody to take over, {said}", Style.PRIMARY)
    later = Button(say("Open a ticket, it can wait"), f"ticket open On call: {said}")
    return [turn.whisper(text, ask, later, Button(say("Who is on call?"), WhoIsOnCall.example), TALK)]


def call_for_cover(intent: CallForCover, turn: Turn) -> list[Reply]:
    """An urgent ticket for which the others on call are called, down to who comes last."""
    said = turn.spelled(intent.what).strip() or "somebody has to take over"
    _, replies = tickets.open_ticket(turn, tickets.Draft(f"On call: {said}", impact=2, urgency=1, notify=True))
    return replies
