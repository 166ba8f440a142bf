"""Who is there."""

from __future__ import annotations

from dataclasses import replace

from bot.model.covers import Cover
from bot.model.escalation import Step
from bot.model.intents.oncall import WhoIsOnCall
from bot.model.messages import Button, Card, Reply
from bot.model.people import Person, Role
from bot.model.words import Said, lines, say
from handlers.oncall_plan import called, in_their_places, says_it_again
from handlers.turn import TALK, Turn
from store.unit_of_work import UnitOfWork

_SHOWN = 10
TAKE_OVER = Button(say("I take over"), "override me")


def on_call_now(work: UnitOfWork) -> list[Person]:
    """Who is called first for the most urgent tickets; empty when nobody is by a plan."""
    ladders = sorted(work.school.ladders.items())
    steps = ladders[0][1].steps if ladders else ()
    return called(work, steps[0].targets) if steps else []


def who(_: WhoIsOnCall, turn: Turn) -> list[Reply]:
    """Who is called for the most urgent tickets, in order, and who stands in for whom."""
    ladders = sorted(turn.school.ladders.items())
    if not ladders:
        return [turn.whisper(say("Nobody is on call by a plan. The staff channel sees every ticket."), TALK)]
    ladder = ladders[0][1]
    steps = _apart(turn.work, (*ladder.steps, *([ladder.last_resort] if ladder.last_resort else [])))
    staff = turn.person.role >= Role.ON_CALL
    rows = [_row(turn.work, place, step, staff) for place, step in enumerate(steps, 1)]
    first = turn.person.id in {person.id for person in on_call_now(turn.work)}
    ways = (TAKE_OVER, TALK) if staff and not first else (TALK,)
    return [
        turn.whisper(Card(lines(*rows, *(_ahead(turn) if staff else ())), title=say("On call, in this order")), *ways)
    ]


def _apart(work: UnitOfWork, steps: tuple[Step, ...]) -> list[Step]:
    """The steps that call somebody else than the one before: in place of another one the next is called."""
    apart: list[Step] = []
    wait = None
    for number, step in enumerate(steps):
        if number and says_it_again(work, steps[number - 1].targets, step.targets):
            wait = wait or step.wait
            continue
        apart.append(replace(step, wait=wait or step.wait))
        wait = None
    return apart


def _row(work: UnitOfWork, place: int, step: Step, staff: bool) -> Said:
    """For whom somebody stands in is said to the staff alone."""
    found = in_their_places(work, step.targets)
    names = [_standing_in(work, person, cover if staff else None) for person, cover in found]
    minutes = int(step.wait.total_seconds() // 60)
    when = say("after {minutes} more minutes", minutes=minutes) if minutes else say("at once")
    text = ", ".join(f"{{name{number}}}" for number in range(len(names))) or "nobody"
    return say(
        f"{{place}}. {text}, {{when}}", place=place, when=when, **{f"name{n}": each for n, each in enumerate(names)}
    )


def _standing_in(work: UnitOfWork, person: Person, cover: Cover | None) -> Said:
    if cover is None:
        return say("{name}", name=person.name)
    absent = work.people.get(cover.covered).name
    return say("{name} (for {absent} until {until})", name=person.name, absent=absent, until=cover.ends_at)


def _ahead(turn: Turn) -> list[Said]:
    """What is entered and has not begun."""
    ahead = [cover for cover in turn.work.covers.ahead(turn.now) if not cover.stands(turn.now)][:_SHOWN]
    return [row(turn.work, cover) for cover in ahead]


def row(work: UnitOfWork, cover: Cover) -> Said:
    """One override in a line."""
    by, absent = work.people.get(cover.by).name, work.people.get(cover.covered).name
    text = "Override {number}: {name} for {absent}, from {start} until {until}"
    return say(text, number=cover.number, name=by, absent=absent, start=cover.starts_at, until=cover.ends_at)
